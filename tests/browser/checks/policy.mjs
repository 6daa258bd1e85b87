// The pages need nothing that a strict content security policy forbids, and no script to be read.

import { test } from "node:test";

import { inTab, inTabs, nothing, own, served, sites, watchRequests } from "../harness/world.mjs";

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The words of the main part, without what only a script can serve. */
function words() {
  const main = document.querySelector("main").cloneNode(true);
  main.querySelectorAll(".filter").forEach((box) => box.remove());
  return main.textContent.replace(/\s+/g, " ").trim();
}

/** Keeps what the policy forbids, from the first moment of a page. */
async function watch(tab) {
  await tab.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`);
    });
  });
}

/** What a reader without scripts meets: the words, what cannot be seen, and controls that do nothing. */
function withoutScript() {
  const visible = (one) => one.checkVisibility();
  // The last three are for paper alone.
  const closed = "details:not([open]), .filter, [hidden], .on-paper, .signature, .remark";
  const texts = [...document.querySelectorAll("main :is(p, td, th, li, h1, h2, h3, dd)")];
  return {
    dead: [...document.querySelectorAll("button, input:not([type=checkbox])")].filter(visible).length,
    unseen: texts.filter((one) => one.textContent.trim() && !one.closest(closed) && !visible(one)).length,
  };
}

for (const site of sites) {
  test(`${site.name}: from a folder of a server, under a strict policy, and without a script`, async () => {
    const { base, missing } = await served(site, { prefix: "/~office/2021 总结", headers: { "content-security-policy": POLICY } });
    const home = encodeURI(base);
    const wrong = [];
    const read = new Map();
    const pages = site === own ? site.pages : site.longest(10);
    await inTabs(pages, { prepare: watch }, async (page, tab) => {
      tab.removeAllListeners();
      watchRequests(tab, page.path, (url) => url.startsWith(home), wrong);
      await tab.goto(site.url(home, page.path));
      const told = await tab.evaluate(() => window.violations);
      wrong.push(...told.map((one) => `${page.path}: ${one}`));
      read.set(page.path, await tab.evaluate(words));
    });
    await inTabs(site.longest(10), { javaScriptEnabled: false }, async (page, tab) => {
      await tab.goto(site.url(home, page.path));
      const found = await tab.evaluate(withoutScript);
      if ((await tab.evaluate(words)) !== read.get(page.path)) wrong.push(`${page.path}: says other things without a script`);
      if (found.dead > 0) wrong.push(`${page.path}: shows ${found.dead} controls that do nothing without a script`);
      if (found.unseen > 0) wrong.push(`${page.path}: ${found.unseen} pieces of text cannot be seen without a script`);
    });
    nothing(wrong.concat(missing.map((path) => `not on the server: ${path}`)));
  });
}

test("the policy is really watched", async () => {
  const { base } = await served(sites[0], { headers: { "content-security-policy": POLICY } });
  await inTab({}, async (tab) => {
    await watch(tab);
    await tab.goto(`${base}index.html`);
    const told = await tab.evaluate(async () => {
      document.body.insertAdjacentHTML("beforeend", '<p style="color: red">x</p><img src="https://example.invalid/x.png">');
      await new Promise((done) => setTimeout(done, 200));
      return window.violations.length;
    });
    if (told < 2) throw new Error(`two breaches, ${told} told`);
  });
});
