// Every page is valid HTML, and says what the Nu validator only notes.

import { test } from "node:test";
import { createRequire } from "node:module";

import { nothing, run, sites } from "../harness/world.mjs";

const jar = createRequire(import.meta.url)("vnu-jar");

/** Warnings that stand, each with its reason. */
const ACCEPTED = [
  // A guess from the letters: names and quotations may be in another language than the site around them.
  /^This document appears to be written in /,
];

for (const site of sites) {
  test(`${site.name}: every page passes the Nu validator`, async () => {
    const options = { maxBuffer: 1 << 28 };
    const result = await run("java", ["-jar", jar, "--stdout", "--exit-zero-always", "--format", "json", "--skip-non-html", site.folder], options);
    const { messages } = JSON.parse(result.stdout);
    const told = messages
      .filter((one) => !ACCEPTED.some((accepted) => accepted.test(one.message)))
      .map((one) => {
        const page = decodeURI(one.url ?? "").split("/public/").pop().split("/own/").pop();
        return `${page}:${one.lastLine ?? 0}: ${one.subType ?? one.type}: ${one.message} – ${(one.extract ?? "").trim()}`;
      });
    nothing(told, "messages");
  });
}
