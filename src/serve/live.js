// In the page while it is served: shows what is wrong, loads the page anew when it changed, says where figures are written.
(() => {
  const words = WORDS;
  const own = document.currentScript.dataset;
  const host = document.createElement("div");
  host.id = "_townpress-serve";
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>
    :host { all: initial; }
    * { box-sizing: border-box; }
    .panel, .bubble { font: 14px/1.5 "Noto Sans Mono CJK SC", "Sarasa Mono SC", Consolas, monospace; color: #f4f1ea; background: #23201b;
      border-radius: 6px; box-shadow: 0 4px 24px #0008; }
    .panel { position: fixed; z-index: 2147483647; inset: auto 1rem 1rem 1rem; max-height: 60vh; display: flex; flex-direction: column;
      border-top: 4px solid #d9a441; }
    .panel.wrong { border-color: #e2574c; }
    .panel.small { left: auto; }
    .panel[hidden], .bubble[hidden] { display: none; }
    .head { display: flex; gap: 1em; align-items: baseline; padding: .4em .9em; }
    .head .note { opacity: .75; flex: 1; }
    pre { margin: 0; padding: .3em .9em .9em; overflow: auto; font: inherit; white-space: pre; }
    .small pre, .small .note { display: none; }
    button { font: inherit; color: inherit; background: #ffffff1f; border: 1px solid #ffffff40; border-radius: 4px; padding: 0 .7em; cursor: pointer; }
    .bubble { position: absolute; z-index: 2147483646; max-width: min(40rem, 90vw); padding: .5em .9em; overflow-wrap: anywhere; }
    .bubble a { color: #ffd479; display: block; }
    @media print { :host { display: none; } }
  </style>
  <div class="panel" role="status" hidden><div class="head"><strong></strong><span class="note"></span><button type="button"></button></div><pre></pre></div>
  <div class="bubble" role="status" hidden><span></span><a></a></div>`;
  const find = (selector) => root.querySelector(selector);
  const panel = find(".panel"), bubble = find(".bubble");

  // What the panel shows; a writer who has put it away is shown it again when something else is wrong.
  let told = "", small = false;
  function tell(state) {
    // A page that could not be made has its own mistake besides.
    if (own.told) state = { ...state, errors: state.errors + 1, told: own.told + state.told };
    if (state.told !== told) small = state.errors === 0;
    told = state.told;
    panel.hidden = !told;
    panel.classList.toggle("wrong", state.errors > 0);
    panel.classList.toggle("small", small);
    const counts = [];
    if (state.errors) counts.push(`${state.errors} ${words.errors}`);
    if (state.warnings) counts.push(`${state.warnings} ${words.warnings}`);
    find("strong").textContent = counts.join("  ");
    find(".note").textContent = state.errors ? words.stays : "";
    find("button").textContent = small ? words.show : words.hide;
    find("pre").textContent = told;
  }
  find("button").addEventListener("click", () => {
    small = !small;
    panel.classList.toggle("small", small);
    find("button").textContent = small ? words.show : words.hide;
  });

  // The browser connects again by itself, once a few seconds.
  const events = new EventSource("/_townpress/events");
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    // A server that began anew counts anew.
    if (lost || String(state.edition) !== own.edition) return location.reload();
    tell(state);
  };
  let lost = false;
  events.onerror = () => {
    lost = true;
    panel.hidden = false;
    panel.classList.add("small");
    find("strong").textContent = words.lost;
  };
  // An open stream is one of the few connections that a browser grants a site.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  // A figure opens nothing, but says where it is written; with Alt anything that has or leads to an id does.
  function figure(event) {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (!plain) return null;
    const link = event.target.closest("a");
    if (link && link.matches("a.figure") && link.id) return { path: own.path, anchor: link.id, link };
    if (!event.altKey) return null;
    if (link && link.hash && link.origin === location.origin) {
      const path = decodeURIComponent(link.pathname).slice(1);
      return { path, anchor: decodeURIComponent(link.hash.slice(1)), link };
    }
    const named = event.target.closest("[id]");
    return named && { path: own.path, anchor: named.id, link: null };
  }
  document.addEventListener("click", async (event) => {
    if (event.composedPath().includes(host)) return;
    bubble.hidden = true;
    const asked = figure(event);
    if (!asked) return;
    event.preventDefault();
    const query = new URLSearchParams({ path: "/" + asked.path, anchor: asked.anchor });
    const said = await fetch(`/_townpress/where?${query.toString().replaceAll("+", "%20")}`).then((answer) => answer.json());
    find(".bubble span").textContent = said ?? words.unknown;
    const onward = find(".bubble a");
    onward.hidden = !asked.link;
    if (asked.link) {
      onward.href = asked.link.href;
      onward.textContent = `${asked.link.title || words.follow} →`;
    }
    bubble.style.left = `${Math.max(8, Math.min(event.pageX, scrollX + innerWidth - 360))}px`;
    bubble.style.top = `${event.pageY + 14}px`;
    bubble.hidden = false;
  });
  addEventListener("keydown", (event) => event.key === "Escape" && (bubble.hidden = true));
  document.body.append(host);
})();
