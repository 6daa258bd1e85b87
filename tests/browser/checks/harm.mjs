// Nothing that a writer puts into any field ever runs, whatever a reader clicks.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { serve } from "../harness/server.mjs";
import { browser, inTabs, mean, nothing, served } from "../harness/world.mjs";
import { attack } from "../sites/hostile.mjs";

/** What `attack` calls. Following links is another test's subject; here only what they run is. */
async function arm(tab) {
  await tab.addInitScript(() => {
    window.alarm = (where) => console.log(`ALARM ${where}`);
    window.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (link && !/^\s*javascript:/i.test(link.getAttribute("href"))) event.preventDefault();
    });
  });
}

/** Tells of everything a page does that it should not: calls of `alarm`, dialogs, windows, leaving. */
async function provoke(tab, address, said) {
  tab.removeAllListeners();
  tab.on("dialog", (dialog) => {
    said.push("opened a dialog");
    dialog.dismiss().catch(() => {});
  });
  tab.on("console", (line) => {
    if (line.text().startsWith("ALARM ")) said.push(line.text());
  });
  tab.on("popup", (other) => {
    said.push("opened a window");
    other.close().catch(() => {});
  });
  tab.on("framenavigated", (frame) => {
    if (frame.url().split(/[?#]/)[0] !== address) said.push(`went to ${frame.url()}`);
  });
  await tab.goto(address);
  await tab.evaluate(async () => {
    document.querySelectorAll("details").forEach((one) => (one.open = true));
    for (const one of document.querySelectorAll("a, button, summary, input, [onclick], [tabindex]")) {
      for (const type of ["mouseover", "focus", "click"]) {
        one.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
      }
    }
    await new Promise((done) => setTimeout(done, 50));
  });
}

/** What a parser took for markup would be an element or an attribute of the page. */
function planted() {
  const attributes = [...document.querySelectorAll("*")].flatMap((one) =>
    one.getAttributeNames().filter((name) => name.startsWith("on")),
  );
  const elements = document.querySelectorAll("body script, iframe, object, embed, base, form[action], img:not([src$='.png'])");
  return [...attributes, ...[...elements].map((one) => one.outerHTML.slice(0, 80))];
}

test("hostile: no script runs, by itself or by a click", async () => {
  const { base } = await served(mean);
  const wrong = [];
  await inTabs(mean.longest(10), { prepare: arm }, async (page, tab) => {
    const said = [];
    await provoke(tab, mean.url(base, page.path), said);
    said.push(...(await tab.evaluate(planted)).map((one) => `holds ${one}`));
    wrong.push(...said.map((one) => `${page.path}: ${one}`));
  });
  nothing(wrong, "alarms");
});

test("hostile: what was meant to run can be read instead", () => {
  const fields = ["site title", "kind", "peers", "indicator 1", "theme", "place 0 en", "about", "honour", "holder", "masked"];
  fields.push("note", "scope", "figure note", "when", "period", "because", "issuer", "summary", "first paragraph", "h1", "h2");
  fields.push("alt", "code", "bold", "fence", "rust", "indented", "footnote text", "quoted", "front", "definition", "sensitive");
  const all = mean.pages.map((page) => page.html.replace(/<[^>]*>/g, " ")).join("\n") + mean.pages.map((page) => page.html).join("\n");
  const text = all.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  nothing(fields.filter((field) => !text.includes(`alarm("${field}")`) && !text.includes(`alarm(&quot;${field}`)), "texts lost");
});

test("the alarm does ring: the same markup, not escaped, is caught", async () => {
  const folder = await mkdtemp(join(tmpdir(), "townpress-alarm-"));
  await writeFile(join(folder, "index.html"), `<!doctype html><title>x</title><p>${attack("raw")}<p><button onclick="alarm('click')">x</button>`);
  await writeFile(join(folder, "dialog.html"), '<!doctype html><title>x</title><button onclick="alert(1)">x</button>');
  await writeFile(join(folder, "leave.html"), '<!doctype html><title>x</title><script>location = "index.html"</script>');
  const server = await serve(folder);
  const context = await browser.newContext();
  try {
    const heard = async (page) => {
      const said = [];
      const tab = await context.newPage();
      await arm(tab);
      await provoke(tab, `${server.base}${page}`, said).catch(() => {});
      return said.join("\n");
    };
    const raw = await heard("index.html");
    assert.match(raw, /ALARM raw/);
    assert.match(raw, /ALARM click/);
    assert.ok(raw.split("ALARM raw").length - 1 >= 4, `script, image, drawing and link ring:\n${raw}`);
    assert.match(await heard("dialog.html"), /dialog/);
    assert.match(await heard("leave.html"), /went to/);
  } finally {
    await context.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});
