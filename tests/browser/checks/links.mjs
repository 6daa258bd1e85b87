// Links lead somewhere, and the site works from a disk. (That it works from a folder of a server, `policy` shows.)

import { access } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { inTab, inTabs, nothing, sites, watchRequests } from "../harness/world.mjs";

/** What the addresses of a page are, as its writer sees them. A parsed document runs nothing and loads nothing. */
function addresses(html) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const of = (name) => [...document.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name));
  const links = [...document.querySelectorAll("a[href], area[href]")].map((one) => one.getAttribute("href"));
  const loads = [...document.querySelectorAll("link[href]")].map((one) => one.getAttribute("href"));
  loads.push(...of("src"), ...of("srcset"), ...of("data"), ...of("poster"), ...of("action"));
  const ids = of("id");
  const references = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"].flatMap(of);
  return { links, loads, ids, references: references.flatMap((ids) => ids.split(/\s+/).filter(Boolean)) };
}

const OUTSIDE = /^(https?|mailto|tel):/i;
const ORIGIN = "http://site.invalid/deep/folder/";

for (const site of sites) {
  test(`${site.name}: every link, anchor and file is there, relative, and every page can be reached`, async () => {
    const seen = new Map();
    await inTab({}, async (tab) => {
      for (const page of site.pages) seen.set(page.path, await tab.evaluate(addresses, page.html));
    });
    const wrong = [];
    const leadsTo = new Map();
    for (const [path, { links, loads, ids, references }] of seen) {
      const say = (what) => wrong.push(`${path}: ${what}`);
      const doubled = ids.filter((id, at) => ids.indexOf(id) !== at);
      if (doubled.length > 0) say(`ids used twice: ${doubled.join(" ")}`);
      for (const id of references) if (!ids.includes(id)) say(`refers to #${id}, which is not there`);
      const targets = new Set();
      leadsTo.set(path, targets);
      for (const [address, loaded] of [...links.map((link) => [link, false]), ...loads.map((load) => [load, true])]) {
        if (OUTSIDE.test(address)) {
          if (loaded) say(`loads ${address} from outside`);
          continue;
        }
        if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith("//")) say(`an address nobody allows: ${address}`);
        if (address.startsWith("/")) say(`an absolute path: ${address}`);
        if (address === "") say("an empty address");
        const url = new URL(address, ORIGIN + path.split("/").map(encodeURIComponent).join("/"));
        if (!url.href.startsWith(ORIGIN)) {
          say(`leads out of the site: ${address}`);
          continue;
        }
        const target = decodeURIComponent(url.pathname.slice(new URL(ORIGIN).pathname.length));
        if (target.endsWith("/") || target === "") say(`names no file, which a disk cannot serve: ${address}`);
        targets.add(target);
        const page = seen.get(target);
        if (page) {
          const id = decodeURIComponent(url.hash.slice(1));
          if (id && !page.ids.includes(id)) say(`no #${id} in ${target}`);
        } else if (!(await access(join(site.folder, target)).then(() => true, () => false))) {
          say(`nothing at ${address}`);
        }
      }
    }
    const reached = new Set(["index.html"]);
    for (const path of reached) for (const target of leadsTo.get(path) ?? []) reached.add(target);
    for (const { path, kind } of site.pages) {
      if (kind !== "not-found" && kind !== "404" && !reached.has(path)) wrong.push(`${path}: no way leads here from the front page`);
    }
    nothing(wrong, "broken addresses");
  });
}

for (const site of sites) {
  test(`${site.name}: works from a disk, asking nobody for anything`, async () => {
    const home = site.file("");
    const wrong = [];
    await inTabs(site.longest(10), {}, async (page, tab) => {
      tab.removeAllListeners();
      watchRequests(tab, page.path, (url) => url.startsWith(home), wrong);
      await tab.goto(site.file(page.path));
      const styled = await tab.evaluate(() => document.styleSheets.length > 0 && !document.querySelector(".tools")?.hidden);
      if (!styled) wrong.push(`${page.path}: style or script did not come`);
    });
    nothing(wrong);
  });
}
