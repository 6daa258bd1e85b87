// Sorting by a column and filtering of rows. Tables are complete and in order without it.
(function () {
  "use strict";

  function rowsOf(body) {
    return Array.prototype.filter.call(body.rows, function (row) {
      return !row.classList.contains("group");
    });
  }

  function textOf(cell) {
    return cell ? cell.textContent.trim() : "";
  }

  // Rows without a number stay last, whichever way the others go.
  function compareNumbers(column, sign) {
    return function (a, b) {
      var x = a.cells[column] && a.cells[column].getAttribute("data-sort");
      var y = b.cells[column] && b.cells[column].getAttribute("data-sort");
      if (x === null || y === null) return (x === null) - (y === null);
      return sign * (parseFloat(x) - parseFloat(y));
    };
  }

  function compareTexts(column, sign) {
    var order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    return function (a, b) {
      return sign * order.compare(textOf(a.cells[column]), textOf(b.cells[column]));
    };
  }

  function makeSortable(table) {
    var heads = table.querySelectorAll("thead th[data-sorts]");
    var bodies = Array.prototype.map.call(table.tBodies, function (body) {
      return { body: body, original: rowsOf(body) };
    });
    if (!bodies.some(function (one) { return one.original.length > 1; })) return;

    heads.forEach(function (head) {
      var column = head.cellIndex;
      var link = head.querySelector("a");
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.setAttribute("aria-label", table.getAttribute("data-sort-word") + textOf(link || head));
      head.appendChild(button);
      head.classList.add("sorts");

      head.addEventListener("click", function (event) {
        if (event.target.closest("a")) return;
        var before = head.getAttribute("aria-sort");
        var next = !before ? "ascending" : before === "ascending" ? "descending" : null;
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        if (next) head.setAttribute("aria-sort", next);
        var sign = next === "descending" ? -1 : 1;
        var compare = head.getAttribute("data-sorts") === "number" ? compareNumbers : compareTexts;
        bodies.forEach(function (one) {
          var rows = one.original.slice();
          if (next) rows.sort(compare(column, sign));
          rows.forEach(function (row) { one.body.appendChild(row); });
        });
      });
    });
  }

  function makeFilter(box) {
    var caption = document.getElementById(box.getAttribute("data-filters"));
    var table = caption && caption.closest("table");
    if (!table) return;
    var input = box.querySelector("input");
    var output = box.querySelector("output");

    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLowerCase();
      var shown = 0;
      var total = 0;
      Array.prototype.forEach.call(table.tBodies, function (body) {
        var here = 0;
        rowsOf(body).forEach(function (row) {
          var fits = !wanted || row.textContent.toLowerCase().indexOf(wanted) >= 0;
          row.hidden = !fits;
          total += 1;
          if (fits) here += 1;
        });
        var group = body.querySelector("tr.group");
        if (group) group.hidden = here === 0;
        shown += here;
      });
      output.textContent = wanted ? shown + " / " + total : "";
    });
    box.hidden = false;
  }

  // A reader sees that there is more to the right, and only where there is.
  function makeFrame(frame) {
    var hint = frame.previousElementSibling;
    if (!hint || !hint.classList.contains("scroll-hint")) hint = null;

    function show() {
      var room = frame.scrollWidth - frame.clientWidth;
      if (hint) hint.hidden = room < 2;
      frame.classList.toggle("has-more", room - frame.scrollLeft > 1);
    }

    frame.addEventListener("scroll", show, { passive: true });
    window.addEventListener("resize", show);
    document.addEventListener("click", show);
    show();
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".matrix-wrap").forEach(makeFrame);
    document.querySelectorAll("table[data-sort-word]").forEach(makeSortable);
    document.querySelectorAll("[data-filters]").forEach(makeFilter);
  });
})();
