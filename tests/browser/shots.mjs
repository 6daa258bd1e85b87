// Pictures of every kind of page, for people to look at: `npm run shots`, then open tests/browser/shots/.

import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { close, inTab, inTabs, mean, own, run } from "./harness/world.mjs";

const out = join(dirname(fileURLToPath(import.meta.url)), "shots");
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const PAPER = ["xiji/jiqiang/2021-remediation.html", "xianju/medical-device-town/annual.html", own.ofKind("matrix")[0].path, "indicators/above_scale_industrial_output.html"];

for (const site of [own, mean]) {
  for (const colorScheme of ["light", "dark"]) {
    await inTabs(site.longest(), { colorScheme, tabs: 2 }, async (page, tab) => {
      for (const width of [360, 1440]) {
        await tab.setViewportSize({ width, height: 900 });
        await tab.goto(site.file(page.path));
        const tall = await tab.evaluate(() => document.documentElement.scrollHeight);
        const path = join(out, `${site.name}-${page.kind}-${width}-${colorScheme}.png`);
        // A picture of thirty screens helps nobody.
        await tab.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(tall, 4000) } });
      }
    });
  }
}

await inTab({}, async (tab) => {
  for (const path of PAPER) {
    const name = join(out, `own-print-${path.replace(/\.html$/, "").replaceAll("/", "-")}`);
    await tab.goto(own.file(path));
    await tab.pdf({ path: `${name}.pdf`, preferCSSPageSize: true, displayHeaderFooter: true });
    await run("pdftoppm", ["-r", "60", "-png", `${name}.pdf`, name]);
  }
});

await close();
console.log(out);
