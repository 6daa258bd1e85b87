// Large type and dark colours, kept for the next page. Runs before the page is painted; without it nothing is lost.
(function () {
  "use strict";
  var root = document.documentElement;

  function recall(key) {
    try {
      return localStorage.getItem("townpress-" + key);
    } catch (_) {
      return null;
    }
  }

  function keep(key, value) {
    try {
      if (value === null) localStorage.removeItem("townpress-" + key);
      else localStorage.setItem("townpress-" + key, value);
    } catch (_) {
      // Some browsers keep nothing for files; the choice then lasts for this page.
    }
  }

  function choose(key, value) {
    if (value === null) root.removeAttribute("data-" + key);
    else root.setAttribute("data-" + key, value);
  }

  var theme = recall("theme");
  if (theme === "dark" || theme === "light") choose("theme", theme);
  if (recall("type") === "large") choose("type", "large");

  var system = window.matchMedia ? window.matchMedia("(prefers-color-scheme: dark)") : { matches: false };

  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : system.matches;
  }

  function isLarge() {
    return root.getAttribute("data-type") === "large";
  }

  document.addEventListener("DOMContentLoaded", function () {
    var tools = document.querySelector(".tools");
    if (!tools) return;

    function show() {
      tools.querySelectorAll("[data-tool]").forEach(function (button) {
        var on = button.getAttribute("data-tool") === "theme" ? isDark() : isLarge();
        button.setAttribute("aria-pressed", String(on));
      });
    }

    tools.addEventListener("click", function (event) {
      var button = event.target.closest("[data-tool]");
      if (!button) return;
      var key = button.getAttribute("data-tool");
      var value;
      if (key === "theme") {
        // What the system wants anyway is not stored, so that the page follows it again.
        var dark = !isDark();
        value = dark === system.matches ? null : dark ? "dark" : "light";
      } else {
        value = isLarge() ? null : "large";
      }
      choose(key, value);
      keep(key, value);
      show();
    });

    if (system.addEventListener) system.addEventListener("change", show);
    show();
    tools.hidden = false;
  });
})();
