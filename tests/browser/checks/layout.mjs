// No page is wider than its window, however narrow; what must be wide scrolls by itself; no text is cut off, lies on
// other text or is pulled apart.

import { test } from "node:test";

import { inTabs, nothing, own, served, sites } from "../harness/world.mjs";

/** What sticks out of the page, scrolls without a keyboard, or is cut off. */
function misfits() {
  const found = [];
  const root = document.documentElement;
  const name = (one) => `${one.localName}.${[...one.classList].join(".")} “${one.textContent.trim().slice(0, 24)}”`;
  const scrolls = (one) => /auto|scroll/.test(getComputedStyle(one).overflowX);
  if (root.scrollWidth > root.clientWidth || document.body.scrollWidth > root.clientWidth) {
    const out = [...document.body.querySelectorAll("*")].find((one) => {
      if (one.getBoundingClientRect().right <= root.clientWidth + 0.5) return false;
      for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) if (scrolls(up)) return false;
      return true;
    });
    found.push(`the page scrolls sideways: ${root.scrollWidth} px, because of ${out ? name(out) : "something"}`);
  }
  for (const one of document.body.querySelectorAll("*")) {
    if (one.scrollWidth <= one.clientWidth + 1 || one.clientWidth === 0 || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    if (scrolls(one)) {
      const reached = one.tabIndex >= 0 || one.querySelector("a, button, input");
      if (!reached) found.push(`${name(one)} scrolls, but not by keyboard`);
    } else if (/hidden|clip/.test(style.overflowX) && !/rect|inset/.test(style.clip + style.clipPath) && one.clientWidth > 1) {
      found.push(`${name(one)} is cut off: ${one.scrollWidth} px in ${one.clientWidth} px`);
    }
  }
  return found;
}

/** Texts that lie on each other, where nothing scrolls and nothing is meant to float. */
function collisions() {
  const floats = (one) => {
    for (let up = one; up; up = up.parentElement) {
      const { overflowX, position } = getComputedStyle(up);
      if (/auto|scroll|hidden|clip/.test(overflowX) || /sticky|fixed|absolute/.test(position)) return true;
    }
    return false;
  };
  const boxes = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || !node.parentElement.checkVisibility() || floats(node.parentElement)) continue;
    range.selectNodeContents(node);
    for (const { top, bottom, left, right, height } of range.getClientRects()) {
      // The middle half: the boxes of letters are higher than what is seen of them.
      if (right - left > 3) boxes.push({ node, top: top + height / 4, bottom: bottom - height / 4, left, right });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  const found = new Set();
  const said = ({ node }) => `“${node.data.trim().slice(0, 20)}”`;
  boxes.forEach((a, at) => {
    for (const b of boxes.slice(at + 1, at + 200)) {
      if (b.top > a.bottom - 2) break;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3) found.add(`${said(a)} lies on ${said(b)}`);
    }
  });
  return [...found];
}

/** Lines that are set to the full measure although they hold much less: their words are pulled apart. */
function pulledApart() {
  const found = [];
  const range = document.createRange();
  for (const one of document.querySelectorAll("main p, main li")) {
    if (getComputedStyle(one).textAlign !== "justify") continue;
    one.style.textAlign = "start";
    range.selectNodeContents(one);
    const right = new Map();
    for (const box of range.getClientRects()) {
      const line = Math.round((box.top + box.bottom) / 2 / 12);
      right.set(line, Math.max(right.get(line) ?? 0, box.right));
    }
    const edge = one.getBoundingClientRect();
    const lines = [...right].sort(([a], [b]) => a - b).map(([, right]) => right);
    const short = lines.slice(0, -1).filter((right) => edge.right - right > edge.width / 5);
    if (short.length > 0) found.push(`a line is pulled apart: “${one.textContent.slice(0, 20)}…”`);
    one.style.textAlign = "";
  }
  return found;
}

const WIDTHS = [360, 768, 1440];

for (const site of sites) {
  test(`${site.name}: no page scrolls sideways and no text is cut off or covered, at 320 to 1440 px and in large type`, async () => {
    const { base } = await served(site);
    const wrong = [];
    const kinds = new Set(site.longest());
    await inTabs(site.longest(6), { viewport: { width: 320, height: 700 } }, async (page, tab) => {
      const look = async (what) => {
        const found = [...(await tab.evaluate(misfits)), ...(await tab.evaluate(collisions))];
        wrong.push(...found.map((one) => `${page.path} at ${what}: ${one}`));
      };
      await tab.setViewportSize({ width: 320, height: 700 });
      await tab.goto(site.url(base, page.path));
      await look("320 px");
      if (!kinds.has(page)) return;
      await tab.evaluate(() => document.documentElement.setAttribute("data-type", "large"));
      await look("320 px in large type");
      await tab.setViewportSize({ width: 1440, height: 900 });
      await look("1440 px in large type");
      await tab.evaluate(() => document.documentElement.removeAttribute("data-type"));
      for (const width of WIDTHS) {
        await tab.setViewportSize({ width, height: 800 });
        await look(`${width} px`);
      }
    });
    nothing(wrong, "misfits");
  });
}

test("own: no line of a report is pulled apart, however wide the window", async () => {
  const { base } = await served(own);
  const wrong = [];
  await inTabs(own.ofKind("report"), {}, async (page, tab) => {
    await tab.goto(own.url(base, page.path));
    for (const width of [360, 768, 900, 1024, 1200, 1440]) {
      await tab.setViewportSize({ width, height: 800 });
      wrong.push(...(await tab.evaluate(pulledApart)).map((one) => `${page.path} at ${width} px: ${one}`));
    }
  });
  nothing(wrong, "ugly lines");
});
