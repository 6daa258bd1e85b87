// On paper: the right sheet, the whole text at its size, nothing of the site's furniture.

import assert from "node:assert/strict";
import { test } from "node:test";

import { print, squeeze } from "../harness/paper.mjs";
import { inTab, mean, nothing, own, run, served } from "../harness/world.mjs";

/** A line without the number of its sheet. */
const lines = (sheet) => sheet.split("\n").map(squeeze).filter((line) => line && !/^[—–-]+\d+[—–-]+$/.test(line));

function noFurniture(printed, words) {
  const all = squeeze(printed.sheets.join("\n"));
  nothing(words.filter((word) => all.includes(squeeze(word))).map((word) => `prints “${word}”`));
  assert.doesNotMatch(all, /127\.0\.0\.1|https?:\/\/127|\.html/, "the browser's own head or foot is printed");
}

function headingsKeepCompany({ sheets, headings }) {
  const known = new Set(headings.map(squeeze));
  const lonely = sheets.slice(0, -1).flatMap((sheet, at) => {
    const last = lines(sheet).at(-1) ?? "";
    return known.has(last) ? [`sheet ${at + 1} ends with the heading “${last}”`] : [];
  });
  nothing(lonely);
}

/** The middle of the heights of a word on all sheets, in points. */
async function heightOf(file, word) {
  const { stdout } = await run("pdftotext", ["-bbox", file, "-"], { maxBuffer: 1 << 27 });
  const pattern = new RegExp(`yMin="([\\d.]+)"[^>]*yMax="([\\d.]+)">${word}<`, "g");
  const heights = [...stdout.matchAll(pattern)].map((found) => found[2] - found[1]).sort((a, b) => a - b);
  assert.ok(heights.length > 3, `“${word}” is printed ${heights.length} times`);
  return heights[heights.length >> 1];
}

test("own: a report prints on upright A4, whole, and without the site around it", async () => {
  const printed = await print(own, "xiji/jiqiang/2021-remediation.html");
  assert.deepEqual([Math.round(printed.width), Math.round(printed.height)], [595, 842]);
  assert.ok(printed.sheets.length >= 4 && printed.sheets.length <= 16, `${printed.sheets.length} sheets`);
  noFurniture(printed, ["跳到正文", "大字", "深色", "生成工具", "townpress", "每个数都可以追溯", "上一篇", "下一篇", "本文框架", "前后对比", "本文写到的考评"]);
  headingsKeepCompany(printed);
  const text = squeeze(printed.sheets.join(""));
  for (const word of ["吉强镇2021年人居环境整治工作总结", "西吉县吉强镇人民政府", "一、基本情况", "（一）坚持党建引领", "620余处", "近2000万元", "14000余台（次）", "夜里有光"]) {
    assert.ok(text.includes(word), `“${word}” is not printed`);
  }
  printed.sheets.forEach((sheet, at) => assert.match(squeeze(sheet), new RegExp(`[—–-]${at + 1}[—–-]`), `sheet ${at + 1} has its number`));
});

test("own: withheld and lost readings are printed as such", async () => {
  const printed = await print(own, "xianju/medical-device-town/annual.html");
  const text = squeeze(printed.sheets.join(""));
  for (const word of ["未公开", "原文缺失", "xxx个", "推断为2020年"]) assert.ok(text.includes(word), `“${word}” is not printed`);
  headingsKeepCompany(printed);
});

test("own: a place prints on two sheets, with everything it says of itself", async () => {
  const printed = await print(own, "xiji/jiqiang/index.html");
  assert.deepEqual([Math.round(printed.width), Math.round(printed.height)], [595, 842]);
  assert.ok(printed.sheets.length <= 2, `${printed.sheets.length} sheets`);
  noFurniture(printed, ["跳到正文", "大字", "每个数都可以追溯", "参与的对比"]);
  headingsKeepCompany(printed);
  const text = squeeze(printed.sheets.join(""));
  for (const word of ["254.8平方公里", "620余处", "比所写略多", "人居环境整治流动红旗", "创建中"]) assert.ok(text.includes(word), `“${word}” is not printed`);
  nothing(printed.sheets.flatMap((sheet, at) => (squeeze(sheet).includes("指标读数期间") ? [] : [`sheet ${at + 1} has no head of its table`])));
});

test("own: topics, the catalogue and an indicator print upright, no column of them squeezed to nothing", async () => {
  for (const path of ["topics/funding.html", "topics/honours.html", "topics/practices.html", "indicators/index.html", "indicators/land_area.html"]) {
    const printed = await print(own, path);
    assert.deepEqual([path, Math.round(printed.width), Math.round(printed.height)], [path, 595, 842]);
    noFurniture(printed, ["跳到正文", "大字", "每个数都可以追溯"]);
    headingsKeepCompany(printed);
    // A column that is too narrow sets a character a line, so that lines of one character come one after another.
    const thin = printed.sheets.flatMap((sheet, at) => (/(?:^\p{Script=Han}\n){4}/mu.test(sheet) ? [`${path}, sheet ${at + 1}`] : []));
    nothing(thin, "sheets with a column of single characters");
  }
});

test("own: a league prints across, with its coverage, its sources and how to read it", async () => {
  const printed = await print(own, own.ofKind("league")[0].path);
  assert.deepEqual([Math.round(printed.width), Math.round(printed.height)], [842, 595]);
  noFurniture(printed, ["跳到正文", "下载", "每个数都可以追溯"]);
  headingsKeepCompany(printed);
  const text = squeeze(printed.sheets.join(""));
  for (const word of ["参评", "出处", "总结", "都不是零"]) assert.ok(text.includes(word), `“${word}” is not printed`);
});

test("own: the matrix prints across, with what is withheld in words", async () => {
  const printed = await print(own, own.ofKind("matrix")[0].path);
  assert.deepEqual([Math.round(printed.width), Math.round(printed.height)], [842, 595]);
  noFurniture(printed, ["跳到正文", "大字", "深色", "生成工具", "每个数都可以追溯"]);
  const text = squeeze(printed.sheets.join(""));
  for (const word of ["未公开", "参报", "吉强镇", "竹里畲族乡", "254.8平方公里", "出处", "西吉县吉强镇人民政府", "都不是零"]) assert.ok(text.includes(word), `“${word}” is not printed`);
});

test("hostile: a wide table shrinks nothing, and the head of a long one is on every sheet", async () => {
  const wide = await print(mean, "county/plain/o'brien & co #1 100%.html");
  const plain = await print(mean, "county/town-9/o'brien & co #1 100%.html");
  assert.deepEqual([Math.round(wide.width), Math.round(wide.height)], [595, 842]);
  const [one, other] = [await heightOf(wide.file, "Figure"), await heightOf(plain.file, "Figure")];
  assert.ok(Math.abs(one - other) < 0.05, `the text is ${one} pt high beside a wide table, ${other} pt without one`);
  assert.ok(one >= 16, `16 pt type is at least 16 pt high, not ${one}`);
  const rows = wide.sheets.filter((sheet) => /^Row ?\d+/m.test(sheet));
  assert.ok(rows.length >= 3, `the long table is on ${rows.length} sheets`);
  assert.ok(rows.every((sheet) => squeeze(sheet).includes("Longtablehead")), "a sheet of the long table has no head");
  const last = squeeze(wide.sheets.join(""));
  for (const word of ["Column59", "Row299"]) assert.ok(last.includes(word), `“${word}” is not printed`);
});

test("hostile: a matrix of many columns is printed whole", async () => {
  const printed = await print(mean, mean.ofKind("matrix")[0].path);
  assert.deepEqual([Math.round(printed.width), Math.round(printed.height)], [842, 595]);
  const text = squeeze(printed.sheets.join(""));
  nothing(Array.from({ length: 14 }, (_, at) => `Indicator${at}`).filter((word) => !text.includes(word)), "columns lost");
});

test("own: paper is white and ink is black, whatever colours the screen has", async () => {
  const { base } = await served(own);
  await inTab({ colorScheme: "dark" }, async (tab) => {
    await tab.goto(`${base}xiji/jiqiang/2021-remediation.html`);
    await tab.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
    await tab.emulateMedia({ media: "print", colorScheme: "dark" });
    const pale = await tab.locator("main :is(p, td, th, h1, h2, h3, a, li):visible").evaluateAll((all) =>
      all.flatMap((one) => {
        const [r, g, b] = getComputedStyle(one).color.match(/[\d.]+/g).map(Number);
        const light = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
        return light > 0.5 ? [`${one.localName}: ${getComputedStyle(one).color}: ${one.textContent.trim().slice(0, 20)}`] : [];
      }),
    );
    nothing(pale, "pieces of text too pale for paper");
  });
});
