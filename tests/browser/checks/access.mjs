// axe finds nothing to object to on any kind of page: on a phone and a desk, light, dark and in large type.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";

import { inTabs, nothing, served, sites } from "../harness/world.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [360, 1440];
const LOOKS = [
  { look: "light", colorScheme: "light", type: null },
  { look: "dark", colorScheme: "dark", type: null },
  { look: "large type", colorScheme: "light", type: "large" },
];

for (const site of sites) {
  test(`${site.name}: axe finds no violation on any kind of page`, async () => {
    const { base } = await served(site);
    const wrong = new Map();
    await inTabs(site.longest(), { bypassCSP: true, tabs: 2 }, async (page, tab) => {
      for (const { look, colorScheme, type } of LOOKS) {
        await tab.emulateMedia({ colorScheme });
        await tab.goto(site.url(base, page.path));
        if (type) await tab.evaluate((type) => document.documentElement.setAttribute("data-type", type), type);
        await tab.evaluate(axe);
        for (const width of WIDTHS) {
          await tab.setViewportSize({ width, height: 900 });
          const { violations } = await tab.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }), TAGS);
          for (const { id, help, nodes } of violations) {
            for (const node of nodes) {
              const why = [...node.any, ...node.all, ...node.none][0]?.message ?? "";
              const line = `${page.path}: ${id}: ${help} – ${node.target.join(" ")} – ${why}`;
              wrong.set(line, [...(wrong.get(line) ?? []), `${look} ${width}`]);
            }
          }
        }
      }
    });
    nothing([...wrong].map(([line, where]) => `${line} [${where.join(", ")}]`), "violations");
  });
}

test("axe does object: a page that it must not like is told", async () => {
  await inTabs([1], {}, async (_, tab) => {
    await tab.setContent('<!doctype html><img src="data:,"><p style="color: #ccc">pale</p><a href="#x"></a>');
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), TAGS);
    const told = violations.map((one) => one.id);
    nothing(["image-alt", "color-contrast", "html-has-lang", "link-name"].filter((id) => !told.includes(id)), "faults missed");
  });
});
