// Choosing the places that stand side by side. The choice is kept in the address, so that it can be bookmarked and sent;
// without the script the first two places stand there.
(function () {
  "use strict";
  var FEWEST = 2;
  var MOST = 4;

  // The choice in the address: behind `?`, or behind `#` where a browser would not let it stand there.
  // What is behind `#` is the later choice: one behind `?` drops it.
  function asked() {
    var found = /^#p=(.*)/.exec(location.hash) || /[?&]p=([^&]*)/.exec(location.search);
    try {
      return found ? decodeURIComponent(found[1]).split(",") : [];
    } catch (_) {
      return [];
    }
  }

  function keep(keys) {
    var choice = "p=" + keys.join(",");
    var hash = /^#p=/.test(location.hash) ? "" : location.hash;
    try {
      history.replaceState(history.state, "", location.pathname + "?" + choice + hash);
    } catch (_) {
      location.replace("#" + choice);
    }
  }

  function makeChooser(form) {
    var caption = document.getElementById(form.getAttribute("data-chooses"));
    var table = caption && caption.closest("table");
    if (!table) return;
    var boxes = Array.prototype.slice.call(form.querySelectorAll("input"));
    var says = form.querySelector("[role=status]");
    var cells = Array.prototype.slice.call(table.querySelectorAll("[data-place]"));

    function chosen() {
      return boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    }

    function show(keys) {
      cells.forEach(function (cell) { cell.hidden = keys.indexOf(cell.getAttribute("data-place")) < 0; });
    }

    // Only what can be done can be ticked.
    function update() {
      var count = chosen().length;
      boxes.forEach(function (box) { box.disabled = count >= MOST && !box.checked; });
      says.textContent = count < FEWEST ? says.getAttribute("data-few") : count >= MOST ? says.getAttribute("data-many") : "";
    }

    function recall() {
      var wanted = asked();
      var known = boxes.filter(function (box) { return wanted.indexOf(box.value) >= 0; }).slice(0, MOST);
      if (known.length >= FEWEST) boxes.forEach(function (box) { box.checked = known.indexOf(box) >= 0; });
      // A browser may bring back old ticks on reload; the address decides, then what the page was written with.
      else boxes.forEach(function (box) { box.checked = box.defaultChecked; });
      show(chosen());
      update();
    }

    form.addEventListener("change", function () {
      var keys = chosen();
      if (keys.length >= FEWEST) {
        show(keys);
        keep(keys);
      }
      update();
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", recall);
    window.addEventListener("pageshow", recall);
    recall();
    form.hidden = false;
    var how = document.querySelector(".side-how");
    if (how) how.hidden = true;
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-chooses]").forEach(makeChooser);
  });
})();
