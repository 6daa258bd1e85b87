// No page is wider than its window, however narrow; what must be wide scrolls by itself; no word is cut off.

import { test } from "node:test";

import { inTabs, nothing, served, sites } from "../harness/world.mjs";

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
    } else if (/hidden|clip/.test(style.overflowX) && !/^(rect|inset)/.test(`${style.clip} ${style.clipPath}`) && one.clientWidth > 1) {
      found.push(`${name(one)} is cut off: ${one.scrollWidth} px in ${one.clientWidth} px`);
    }
  }
  return found;
}

const WIDTHS = [360, 768, 1440];

for (const site of sites) {
  test(`${site.name}: no page scrolls sideways and no text is cut off, at 320 to 1440 px and in large type`, async () => {
    const { base } = await served(site);
    const wrong = [];
    const kinds = new Set(site.longest());
    await inTabs(site.pages, { viewport: { width: 320, height: 700 } }, async (page, tab) => {
      const look = async (what) => wrong.push(...(await tab.evaluate(misfits)).map((one) => `${page.path} at ${what}: ${one}`));
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
