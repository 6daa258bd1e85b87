// A report on paper is an official document after GB/T 9704-2012: the type area, its lines and characters, the numbers of
// the sheets, the signature, turned annexes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MM, inkOf, linesOf, print, printTab, squeeze } from "../harness/paper.mjs";
import { buildFrom, inTab, nothing, own, run, served } from "../harness/world.mjs";
import * as official from "../sites/official.mjs";

const PITCH = (225 / 22) * MM;
const ADVANCE = (156 / 28) * MM;
/** Where the type area of a sheet begins and ends, in millimetres: the binding edge is on the left of odd sheets. */
const edges = (sheet) => (sheet % 2 === 1 ? [28, 184] : [26, 182]);

const site = await buildFrom(official, "official");
const long = await print(site, "county/town/long.html");
const sheets = await linesOf(long.file);
const texts = long.sheets.map(squeeze);

const near = (found, wanted, by, what) => assert.ok(Math.abs(found - wanted) <= by, `${what}: ${found}, not ${wanted} ± ${by}`);
const isNumber = (line) => /^—\d+—$/.test(line.text);
const body = (lines) => lines.filter((line) => !isNumber(line));
/** Sheets full of one paragraph, by their number. */
const full = sheets.flatMap((lines, at) => (body(lines).length >= 20 && body(lines).every((line) => /^\p{Script=Han}+$/u.test(line.text)) ? [at + 1] : []));

test("official: a full sheet has 22 lines of 28 characters in its type area", async () => {
  assert.ok(full.length >= 3, `only the sheets ${full} are full of prose`);
  for (const sheet of full) {
    const lines = body(sheets[sheet - 1]);
    const [left, right] = edges(sheet);
    assert.equal(lines.length, 22, `lines of sheet ${sheet}`);
    near((lines.at(-1).bottom - lines[0].bottom) / 21, 28.99, 0.3, `pitch of sheet ${sheet}`);
    nothing(lines.filter((line) => line.text.length !== 28).map((line) => `sheet ${sheet}: ${line.text.length} characters: ${line.text}`));
    for (const line of lines) {
      near(line.left / MM, left, 0.5, `left edge of sheet ${sheet}`);
      near(line.right / MM, right, 0.5, `right edge of sheet ${sheet}`);
      near((line.right - line.left) / 28, ADVANCE, 0.05, `room of a character on sheet ${sheet}`);
    }
    const ink = await inkOf(long.file, sheet, 30, 264);
    near(ink.top, 37 + (PITCH / MM - 5.64) / 2, 0.8, `first ink of sheet ${sheet}`);
    near(ink.bottom, 262 - (PITCH / MM - 5.64) / 2, 0.8, `last ink of sheet ${sheet}`);
  }
});

test("official: type has 16 points on every sheet, beside wide tables too", () => {
  const heights = sheets.map((lines) => lines.filter((line) => /^(全镇上下|先集镇|次序)/.test(line.text)).map((line) => line.bottom - line.top));
  const all = heights.flat();
  assert.ok(heights.filter((one) => one.length > 0).length > 8, "there is prose on more than eight sheets");
  nothing(all.filter((height) => Math.abs(height - all[0]) > 0.05).map((height) => `a line is ${height} pt high, the first one ${all[0]} pt`));
  const tabled = sheets.findIndex((lines) => lines.some((line) => line.text.includes("以上为各村自报数")));
  const after = sheets[tabled].find((line) => line.text.includes("以上为各村自报数"));
  near(after.bottom - after.top, all[0], 0.05, "height of the line behind a wide table");
});

test("official: every sheet has its number where the standard wants it, turned ones too", async () => {
  for (const [at, lines] of sheets.entries()) {
    const sheet = at + 1;
    const number = lines.find((line) => line.text === `—${sheet}—`);
    assert.ok(number, `sheet ${sheet} has its number`);
    const ink = await inkOf(long.file, sheet, 265, 280);
    const [left, right] = edges(sheet);
    near(ink.column, 262 + 7, 0.5, `height of the dash of sheet ${sheet}`);
    if (sheet % 2 === 1) near(right - ink.right, 4.94, 1, `inset of the number of sheet ${sheet}`);
    else near(ink.left - left, 4.94, 1, `inset of the number of sheet ${sheet}`);
  }
});

test("official: every sheet is upright A4, and a wide annex is turned with its head to the left", () => {
  assert.deepEqual([Math.round(long.width), Math.round(long.height)], [595, 842]);
  const begins = texts.findIndex((text) => text.includes("附件1整治任务"));
  const turned = sheets.map((lines, at) => ({ lines, at })).filter(({ at }) => at >= begins && !texts[at].includes("示范村名单"));
  assert.ok(begins > 0 && turned.length >= 2, "the wide annex fills more than one sheet");
  for (const { lines, at } of turned) {
    // Words that run up the sheet come piece by piece.
    const words = body(lines).flatMap((line) => line.words);
    const first = words.reduce((a, b) => (b.left < a.left ? b : a));
    const [left] = edges(at + 1);
    const edge = words.filter((word) => word.left < first.left + 12).map((word) => word.text);
    assert.match(edge.join(""), at === begins ? /[附件]/ : /[整治任务]/, `what stands at the left of sheet ${at + 1}`);
    near(first.left / MM, left + 1.75, 1.75, `left edge of the turned sheet ${at + 1}`);
    const lowest = Math.max(...words.map((word) => word.bottom)) / MM;
    near(lowest, 262, 3, `foot of the turned sheet ${at + 1}`);
  }
});

test("official: levels have their numbers, as text, and no heading ends a sheet", () => {
  const all = texts.join("");
  for (const words of ["一、大处着眼之甲", "（一）摸清底数", "1.厕所的改造", "（1）集镇的厕所", "（2）村庄的厕所", "2.道路的改造", "三、大处着眼之丙", "（三）一处一处销号", "四、各村进度"]) {
    assert.ok(all.includes(words), `“${words}” is printed`);
  }
  const known = new Set(long.headings.map(squeeze));
  assert.ok(known.has("四、各村进度"));
  nothing(sheets.slice(0, -1).flatMap((lines, at) => {
    const last = body(lines).at(-1)?.text ?? "";
    return known.has(last) ? [`sheet ${at + 1} ends with the heading “${last}”`] : [];
  }));
});

test("official: title, addressee, attachments and signature stand as the standard says", () => {
  const [first] = sheets;
  const title = ["试县试镇人民政府", "关于2023年农村人居环境整治提升工作", "情况的总结报告"];
  assert.deepEqual(first.slice(0, 3).map((line) => line.text), title, "the title has the lines of its writer");
  for (const line of first.slice(0, 3)) near((line.left + line.right) / 2 / MM, 106, 1, `middle of “${line.text}”`);
  near((first[0].right - first[0].left) / 8, 22, 0.2, "size of the title");
  const line = (pattern) => {
    const found = sheets.flatMap((lines, at) => lines.map((line, nth) => ({ ...line, nth, sheet: at + 1 }))).find((line) => pattern.test(line.text));
    assert.ok(found, `${pattern} is printed`);
    return found;
  };
  const characters = (found, from) => (found.left - edges(found.sheet)[0] * MM) / ADVANCE - from;
  const addressee = line(/^试县人民政府：$/);
  near(characters(addressee, 0), 0, 0.1, "indent of the addressee");
  near((addressee.bottom - first[2].bottom) / PITCH, 2, 0.3, "lines from the title to the addressee");
  near(characters(line(/^附件：1\.整治任务/), 2), 0, 0.1, "indent of the attachments note");
  line(/^2\.示范村名单$/);
  const date = line(/^2023年12月5日$/);
  const issuer = sheets[date.sheet - 1].find((one) => one.text === "试县试镇人民政府");
  near((date.left - issuer.left) / ADVANCE, 2, 0.1, "characters from the issuer to the date");
  near((edges(date.sheet)[1] * MM - Math.max(issuer.right, date.right)) / ADVANCE, 2, 0.3, "characters right of the signature");
  near((date.bottom - issuer.bottom) / PITCH, 1, 0.1, "lines from the issuer to the date");
  const all = texts.join("");
  assert.ok(all.includes("含两个未并入的村"), "the footnote is printed");
  assert.doesNotMatch(all, /127\.0\.0\.1|公文站|下载|本页|出处/, "something of the site or of the browser is printed");
});

test("official: heads of tables are on every sheet of them, and nothing of them is lost", () => {
  const rows = texts.map((text, at) => ({ text, at })).filter(({ text }) => /第\d+村/.test(text) && !text.includes("示范村名单第1村"));
  assert.ok(rows.length >= 4, `tables are on ${rows.length} sheets`);
  nothing(rows.filter(({ text }) => !text.includes("村名")).map(({ at }) => `sheet ${at + 1} has rows and no head`));
  for (const words of ["第60村", "第11项整治任务完成数量", "649"]) assert.ok(texts.join("").includes(words), `“${words}” is printed`);
});

/** Ways for a text to end, and how many lines in front of each bring the signature over the foot of the sheet. */
const ENDINGS = {
  "a line": ["<p>最后一段说的是明年的打算。</p>", [14, 18]],
  "a long paragraph": [`<p>${"尾".repeat(28 * 5)}</p>`, [10, 15]],
  "a list": ["<ol><li>第一件事。</li><li>第二件事。</li><li>第三件事。</li></ol>", [12, 16]],
  "an attachments note": ['<p>最后一段。</p><div class="attachments"><p class="attachments-label">附件：</p><ul><li>名单</li></ul></div>', [13, 16]],
};

test("official: the signature never stands on a sheet without two lines of the text", async () => {
  const { base } = await served(site);
  const wrong = [];
  await inTab({}, async (tab) => {
    for (const [name, [html, [from, to]]] of Object.entries(ENDINGS)) {
      await tab.goto(`${base}county/town/short.html`);
      await tab.evaluate((html) => {
        document.querySelector(".report-body > p:nth-of-type(2)").outerHTML = html;
      }, html);
      const sheetsOfSignature = new Set();
      for (let filler = from; filler <= to; filler += 1) {
        await tab.evaluate((count) => {
          document.querySelector(".report-body > p").textContent = "字".repeat(28 * count - 2);
        }, filler);
        const pages = await linesOf(await printTab(tab));
        const at = pages.findIndex((lines) => lines.some((line) => line.text.startsWith("2023年12月5日")));
        sheetsOfSignature.add(at);
        const text = pages[at].slice(0, pages[at].findIndex((line) => line.text === "试县试镇人民政府"));
        const before = text.filter((line) => !line.text.startsWith("附件：")).length;
        if (before < 2) wrong.push(`behind ${filler} lines and ${name} the signature stands under ${before} lines of text`);
      }
      if (sheetsOfSignature.size < 2) wrong.push(`${name} never brings the signature to another sheet`);
    }
  });
  nothing(wrong);
});

test("official: the type is a 仿宋, headings 黑体 and 楷体, none made bold", async () => {
  const { base } = await served(site);
  const faces = await inTab({}, async (tab, context) => {
    await tab.goto(`${base}county/town/long.html`);
    await tab.emulateMedia({ media: "print" });
    const client = await context.newCDPSession(tab);
    await client.send("DOM.enable");
    await client.send("CSS.enable");
    const { root } = await client.send("DOM.getDocument");
    const face = async (selector) => {
      const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector });
      const { fonts } = await client.send("CSS.getPlatformFontsForNode", { nodeId });
      const weight = await tab.locator(selector).first().evaluate((node) => getComputedStyle(node).fontWeight);
      return `${fonts.sort((a, b) => b.glyphCount - a.glyphCount)[0].familyName} ${weight}`;
    };
    return Object.fromEntries(await Promise.all(["p:not([class])", "h2", "h3", "h4", "h5"].map(async (one) => [one, await face(`.report-body ${one}`)])));
  });
  const { stdout } = await run("pdffonts", [long.file]);
  nothing(stdout.split("\n").slice(2).filter((line) => line && !/ yes (yes|no) +(yes|no) +\d+ +\d+$/.test(line)), "fonts that are not embedded");
  for (const name of ["p:not([class])", "h4", "h5"]) assert.match(faces[name], /(fang ?song|fandolfang|仿宋).* 400$/i, name);
  assert.match(faces.h2, /(hei|黑体|sans).* 400$/i);
  assert.match(faces.h3, /(kai|楷).* 400$/i);
});

test("own: the longest report is set on the same lines", async () => {
  const [longest] = own.ofKind("report").sort((a, b) => b.html.replace(/[\s\S]*?report-body/, "").length - a.html.replace(/[\s\S]*?report-body/, "").length);
  const printed = await print(own, longest.path);
  const pages = await linesOf(printed.file);
  assert.ok(pages.length >= 3, `${pages.length} sheets`);
  const height = pages[0][2].bottom - pages[0][2].top;
  for (const [at, lines] of pages.entries()) {
    const [left, right] = edges(at + 1);
    const large = lines.filter((line) => Math.abs(line.bottom - line.top - height) < 0.05);
    assert.ok(large.length <= 22, `sheet ${at + 1} has ${large.length} lines`);
    nothing(body(lines).filter((line) => line.left / MM < left - 0.5 || line.right / MM > right + 0.5).map((line) => `sheet ${at + 1}: “${line.text}” leaves the type area`));
    assert.ok(lines.some((line) => line.text === `—${at + 1}—`), `sheet ${at + 1} has its number`);
  }
  const known = new Set(printed.headings.map(squeeze));
  nothing(pages.slice(0, -1).flatMap((lines, at) => (known.has(body(lines).at(-1).text) ? [`sheet ${at + 1} ends with a heading`] : [])));
});
