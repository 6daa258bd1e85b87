// What the script adds: sorting, filtering, large type and dark colours; by mouse and by keyboard, and kept.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inTab, mean, own, served } from "../harness/world.mjs";

/** How light the page's ground is, 0 to 1. */
const lightness = (tab) =>
  tab.evaluate(() => {
    const colour = [document.body, document.documentElement].map((one) => getComputedStyle(one).backgroundColor);
    const opaque = colour.find((one) => !/, 0\)$|transparent/.test(one)) ?? "rgb(255, 255, 255)";
    const [r, g, b] = opaque.match(/[\d.]+/g).map(Number);
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  });

const textSize = (tab) => tab.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main p")).fontSize));

test("hostile: the columns of the matrix can be sorted, readings without a number stay last", async () => {
  const { base } = await served(mean);
  await inTab({}, async (tab) => {
    await tab.goto(`${base}${mean.ofKind("matrix")[0].path}`);
    const column = await tab.evaluate(() => {
      const table = document.querySelector("table.matrix");
      const numbers = (at) => [...table.tBodies[0].rows].filter((row) => row.cells[at].dataset.sort).length;
      return [...table.tHead.rows[0].cells].findIndex((_, at) => at > 0 && numbers(at) > 1);
    });
    const head = tab.locator("table.matrix thead tr:first-child th").nth(column);
    const button = head.getByRole("button");
    const values = () =>
      tab.locator("table.matrix tbody tr").evaluateAll((rows, at) => rows.map((row) => row.cells[at].dataset.sort ?? null), column);
    const order = () => tab.locator("table.matrix tbody tr > th").allTextContents();
    const original = await order();

    await button.click();
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    const numbers = (await values()).map((one) => (one === null ? Infinity : Number(one)));
    assert.deepEqual(numbers, numbers.toSorted((a, b) => a - b));
    assert.ok(numbers.filter(Number.isFinite).length > 1, "there are numbers to sort");

    // The rest by keyboard alone.
    await button.focus();
    await tab.keyboard.press("Enter");
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    const falling = (await values()).map((one) => (one === null ? -Infinity : Number(one)));
    assert.deepEqual(falling, falling.toSorted((a, b) => b - a));
    await tab.keyboard.press("Space");
    assert.equal(await head.getAttribute("aria-sort"), null);
    assert.deepEqual(await order(), original);
    assert.ok((await button.getAttribute("aria-label")).length > 3, "the button says what it does");
  });
});

test("hostile: a long list of reports can be filtered and sorted by words", async () => {
  const { base } = await served(mean);
  await inTab({}, async (tab) => {
    await tab.goto(`${base}reports/index.html`);
    const box = tab.getByRole("searchbox");
    const shown = () => tab.locator("table.reports tbody tr:visible").count();
    const all = await shown();
    assert.ok(all > 8);
    await box.focus();
    await tab.keyboard.type("REPORT 11");
    assert.equal(await shown(), 1);
    assert.match(await tab.locator(".filter output").textContent(), new RegExp(`1.*${all}`));
    await box.fill("nothing is called this");
    assert.equal(await shown(), 0);
    await box.fill("");
    assert.equal(await shown(), all);
    const head = tab.locator("table.reports thead th[data-sorts=text]").first();
    await head.getByRole("button").click();
    const names = await tab.locator("table.reports tbody th").allTextContents();
    const order = new Intl.Collator("en", { numeric: true });
    assert.deepEqual(names, names.toSorted(order.compare));
  });
});

for (const from of ["server", "disk"]) {
  test(`own: large type and dark colours work by keyboard and are kept, from a ${from}`, async () => {
    const { base } = await served(own);
    const address = (path) => (from === "disk" ? own.file(path) : base + path);
    await inTab({ colorScheme: "light" }, async (tab) => {
      await tab.goto(address("index.html"));
      const [light, normal] = [await lightness(tab), await textSize(tab)];
      assert.ok(light > 0.85, `light ground: ${light}`);
      const tool = (name) => tab.locator(`[data-tool=${name}]`);
      assert.equal(await tool("theme").getAttribute("aria-pressed"), "false");

      await tool("theme").focus();
      await tab.keyboard.press("Enter");
      await tool("type").focus();
      await tab.keyboard.press("Space");
      const check = async (where) => {
        assert.equal(await tool("theme").getAttribute("aria-pressed"), "true", where);
        assert.equal(await tool("type").getAttribute("aria-pressed"), "true", where);
        assert.ok((await lightness(tab)) < 0.2, `${where}: dark ground`);
        assert.ok((await textSize(tab)) >= normal * 1.15, `${where}: larger type`);
      };
      await check("at once");
      await tab.reload();
      await check("after a reload");
      await tab.goto(address("xiji/jiqiang/2021-remediation.html"));
      await check("on another page");

      await tool("theme").click();
      await tool("type").click();
      await tab.reload();
      assert.ok((await lightness(tab)) > 0.85, "light again");
      assert.equal(await tool("type").getAttribute("aria-pressed"), "false");
    });
  });
}

test("own: the colours that the system asks for are taken, unless the reader chose others", async () => {
  const { base } = await served(own);
  await inTab({ colorScheme: "dark" }, async (tab) => {
    await tab.goto(base + "index.html");
    assert.ok((await lightness(tab)) < 0.2);
    const tool = tab.locator("[data-tool=theme]");
    assert.equal(await tool.getAttribute("aria-pressed"), "true");
    await tool.click();
    await tab.reload();
    assert.ok((await lightness(tab)) > 0.85, "chosen against the system");
  });
  await inTab({ colorScheme: "dark", javaScriptEnabled: false }, async (tab) => {
    await tab.goto(base + "index.html");
    assert.ok((await lightness(tab)) < 0.2, "without a script too");
  });
});

test("own: the first key leads past the furniture, and what has the focus can be seen", async () => {
  const { base } = await served(own);
  await inTab({}, async (tab) => {
    await tab.goto(base + own.ofKind("matrix")[0].path);
    await tab.keyboard.press("Tab");
    const skip = tab.locator("a.skip");
    assert.ok(await skip.evaluate((one) => one === document.activeElement));
    const box = await skip.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0 && box.width > 20, "the skip link is in sight when it has the focus");
    await tab.keyboard.press("Enter");
    assert.equal(await tab.evaluate(() => document.activeElement.id), "_main");
    const unseen = [];
    for (let at = 0; at < 40; at += 1) {
      await tab.keyboard.press("Tab");
      const told = await tab.evaluate(() => {
        const one = document.activeElement;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        const ring = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
        return one === document.body || ring ? "" : one.outerHTML.slice(0, 100);
      });
      if (told) unseen.push(told);
    }
    assert.deepEqual(unseen, []);
  });
});
