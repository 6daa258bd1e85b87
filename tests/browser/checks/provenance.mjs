// From every figure to its indicator, and from every row back to the very sentence.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inTab, nothing, own, served, sites } from "../harness/world.mjs";

/** Where the figures and the rows of a page lead, and what they say. A parsed document runs and loads nothing. */
function provenance(html) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const text = (one) => one?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const figures = [...document.querySelectorAll("a.figure")].map((one) => ({
    id: one.id,
    href: one.getAttribute("href"),
    text: text(one),
    within: text(one.closest("p, li, td, th, dd")),
  }));
  const rows = [...document.querySelectorAll("tr.observation")].map((row) => ({
    id: row.id,
    href: row.querySelector(".cell-source a")?.getAttribute("href"),
    shown: text(row.querySelector(".shown")),
    written: text(row.querySelector(".written")),
    words: text(row),
  }));
  const cells = [...document.querySelectorAll(".matrix a.shown")].map((one) => ({
    href: one.getAttribute("href"),
    shown: text(one),
    written: text(one.closest(".reading").querySelector(".written")),
    // “Not reported” with a note: there is a figure, but of another scope, and the note says so.
    other: Boolean(one.closest(".reading").matches(".status-missing") && one.closest("td").querySelector(".note-ref")),
  }));
  return { figures, rows, cells };
}

const squeeze = (text) => text.replace(/\s+/g, "");

/** A text states a reading if it holds what is shown; or what was written, where that is hidden or lost. */
function states(text, { shown, written }) {
  const said = squeeze(text);
  const original = squeeze(written.replace(/^[^:：]*[:：]/, ""));
  // A bare number is shown with the unit of its indicator.
  return said.includes(squeeze(shown)) || (original && said.includes(original)) || (said && squeeze(shown).startsWith(said));
}

for (const site of sites) {
  test(`${site.name}: each figure leads to its row, each row to its sentence, and both say the same`, async () => {
    const seen = new Map();
    await inTab({}, async (tab) => {
      for (const page of site.pages) seen.set(page.path, await tab.evaluate(provenance, page.html));
    });
    const wrong = [];
    const follow = (path, href) => {
      const url = new URL(href, `http://x/${path.split("/").map(encodeURIComponent).join("/")}`);
      return [decodeURIComponent(url.pathname.slice(1)), decodeURIComponent(url.hash.slice(1))];
    };
    for (const [path, { figures, rows, cells }] of seen) {
      for (const figure of figures) {
        const [page, id] = follow(path, figure.href);
        const there = seen.get(page);
        if (!there?.rows.some((row) => row.id === id)) wrong.push(`${path}: “${figure.text}” leads to no row: ${figure.href}`);
        const back = there?.rows.some((row) => row.href && follow(page, row.href).join("#") === `${path}#${figure.id}`);
        if (!back) wrong.push(`${path}: no row of ${page} leads back to “${figure.text}” (#${figure.id})`);
      }
      for (const row of [...rows, ...cells]) {
        if (!row.href) continue;
        const [page, id] = follow(path, row.href);
        const there = seen.get(page);
        const target = there?.figures.find((one) => one.id === id);
        const text = target?.text ?? there?.rows.find((one) => one.id === id)?.words;
        if (text === undefined) wrong.push(`${path}: “${row.shown}” has no source at ${row.href}`);
        else if (!row.other && !states(text, row)) wrong.push(`${path}: “${row.shown}” (${row.written}), but its source says “${text}”`);
      }
    }
    nothing(wrong, "broken trails");
  });
}

/** Whether the element that the address names is there, marked, and not covered by anything. */
function arrived() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(id);
  const box = target.getClientRects()[0];
  const [x, y] = [box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  const style = (one) => {
    const { backgroundColor, boxShadow, outlineStyle, textDecorationLine } = getComputedStyle(one);
    return [backgroundColor, boxShadow, outlineStyle, textDecorationLine].join();
  };
  const marked = target.matches(":target") ? style(target) + [...target.children].map(style) : "";
  history.replaceState(null, "", "#");
  return {
    id,
    text: target.textContent,
    inView: box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.left < innerWidth,
    covered: !(target.contains(top) || top?.contains(target)),
    marked,
  };
}

const HARD_CASE = "indicators/above_scale_industrial_output.html";

for (const width of [360, 1440]) {
  test(`own: at ${width} px a reader who follows a source arrives at the sentence and sees it`, async () => {
    const { base } = await served(own);
    await inTab({ viewport: { width, height: 800 } }, async (tab) => {
      await tab.goto(base + HARD_CASE);
      const sources = tab.locator("tr.observation .cell-source a");
      const count = await sources.count();
      assert.equal(count, 3, "one reported, one withheld, one lost");
      const statuses = await tab.locator("tr.observation .reading").evaluateAll((all) => all.map((one) => one.className));
      for (const status of ["reported", "withheld", "lost"]) {
        assert.equal(statuses.filter((one) => one.includes(`status-${status}`)).length, 1, status);
      }
      const wrong = [];
      for (let at = 0; at < count; at += 1) {
        await tab.goto(base + HARD_CASE);
        await sources.nth(at).click();
        await tab.waitForLoadState();
        const found = await tab.evaluate(arrived);
        if (!found.inView) wrong.push(`#${found.id} is not scrolled into view`);
        if (found.covered) wrong.push(`#${found.id} lies under something`);
        if (!found.marked) wrong.push(`#${found.id} is not the target`);
        // And back: the figure leads to the row of its place.
        await tab.locator(`[id="${found.id}"]`).click();
        await tab.waitForLoadState();
        const row = await tab.evaluate(arrived);
        if (!row.inView || row.covered) wrong.push(`#${row.id} is not to be seen`);
        assert.ok(tab.url().includes(HARD_CASE), `the figure leads to ${tab.url()}`);
      }
      nothing(wrong);
    });
  });

  test(`own: at ${width} px the table of a report leads to the sentences of the report`, async () => {
    const { base } = await served(own);
    await inTab({ viewport: { width, height: 800 } }, async (tab) => {
      await tab.goto(`${base}xiji/jiqiang/2021-remediation.html`);
      const sources = tab.locator("tr.observation .cell-source a");
      const count = await sources.count();
      assert.ok(count >= 40, `${count} rows`);
      const wrong = [];
      for (const at of [0, 7, 20, count - 1]) {
        await sources.nth(at).click();
        await tab.waitForTimeout(50);
        const found = await tab.evaluate(arrived);
        if (!found.inView || found.covered) wrong.push(`#${found.id} is not to be seen`);
      }
      nothing(wrong);
    });
  });
}
