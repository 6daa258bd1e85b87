// A page on paper: what a reader gets who prints with the browser's own head and foot left on.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { inTab, run, served } from "./world.mjs";

const folder = await mkdtemp(join(tmpdir(), "townpress-print-"));
after(() => rm(folder, { recursive: true, force: true }));
let count = 0;

export const MM = 72 / 25.4;
export const squeeze = (text) => text.replace(/\s+/g, "");

/** Prints what a tab shows into a file. */
export async function printTab(tab) {
  const file = join(folder, `${(count += 1)}.pdf`);
  await writeFile(file, await tab.pdf({ preferCSSPageSize: true, displayHeaderFooter: true, printBackground: false }));
  return file;
}

/** Prints a page; the text of each sheet comes back in the order of the page, so that what is broken over the lines of a
 * narrow cell stays together. */
export async function print(site, path) {
  const { base } = await served(site);
  const { file, headings } = await inTab({}, async (tab) => {
    await tab.goto(site.url(base, path));
    const file = await printTab(tab);
    return { file, headings: await tab.locator("main :is(h2, h3, h4, h5, h6):visible").allTextContents() };
  });
  const [info, text] = await Promise.all([
    run("pdfinfo", [file]),
    run("pdftotext", ["-raw", file, "-"], { maxBuffer: 1 << 27 }),
  ]);
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info.stdout).map(Number);
  return { file, headings, sheets: text.stdout.split("\f").slice(0, -1), width, height };
}

/** The lines of every sheet from the top, with their edges in points; a raised number stands in its line. */
export async function linesOf(file) {
  const { stdout } = await run("pdftotext", ["-bbox", file, "-"], { maxBuffer: 1 << 27 });
  return stdout.split("<page ").slice(1).map((sheet) => {
    const words = [...sheet.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)];
    const lines = [];
    for (const [, x0, y0, x1, y1, text] of words) {
      const word = { left: Number(x0), right: Number(x1), top: Number(y0), bottom: Number(y1), text };
      const middle = (word.top + word.bottom) / 2;
      const line = lines.find((one) => Math.abs(one.middle - middle) < 8);
      if (line) line.words.push(word);
      else lines.push({ middle, words: [word] });
    }
    return lines.sort((a, b) => a.middle - b.middle).map(({ words }) => {
      words.sort((a, b) => a.left - b.left);
      const tallest = words.reduce((a, b) => (b.bottom - b.top > a.bottom - a.top ? b : a));
      return {
        text: words.map((word) => word.text).join(""),
        words,
        left: words[0].left,
        right: Math.max(...words.map((word) => word.right)),
        top: tallest.top,
        bottom: tallest.bottom,
      };
    });
  });
}

/** The ink of a sheet between two heights, in millimetres from its upper left corner; `column` tells the heights of the
 * ink farthest left. */
export async function inkOf(file, sheet, from, to) {
  const dpi = 300;
  const { stdout } = await run("pdftoppm", ["-r", dpi, "-f", sheet, "-l", sheet, "-gray", file].map(String), {
    encoding: "buffer",
    maxBuffer: 1 << 27,
  });
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 40).toString("latin1"));
  const pixels = stdout.subarray(head.length);
  const found = { left: Infinity, right: 0, top: Infinity, bottom: 0 };
  const mm = 25.4 / dpi;
  const column = new Map();
  for (let y = Math.round(from / mm); y < Math.min(to / mm, Number(height)); y += 1) {
    for (let x = 0; x < Number(width); x += 1) {
      if (pixels[y * Number(width) + x] > 140) continue;
      found.left = Math.min(found.left, x * mm);
      found.right = Math.max(found.right, (x + 1) * mm);
      found.top = Math.min(found.top, y * mm);
      found.bottom = Math.max(found.bottom, (y + 1) * mm);
      if (!column.has(x)) column.set(x, y * mm);
    }
  }
  return { ...found, width: width * mm, column: column.get(Math.min(...column.keys())) };
}
