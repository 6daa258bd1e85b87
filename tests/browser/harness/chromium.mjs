// The browser that is already on this machine: where it is, and how it is started.
// Run as a program it prints the path, or says what to install; it needs nothing from npm for that.

import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program in TOWNPRESS_BROWSER, else the first Chromium, Chrome or Edge found; undefined if there is none. */
export function find() {
  const chosen = process.env.TOWNPRESS_BROWSER;
  if (chosen) return runs(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const all = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...all, ...ELSEWHERE].find(runs);
}

/** The environment in which the browser finds the fonts that were put aside for the tests, if there are any. */
function withFonts() {
  const tests = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const aside = process.platform === "linux" && existsSync(join(tests, "../target/fonts/fandol/FandolFang-Regular.otf"));
  return aside ? { ...process.env, FONTCONFIG_FILE: join(tests, "browser/fonts/fonts.conf") } : process.env;
}

/** Starts it for tests: without what it does over the network of its own accord. */
export async function launch() {
  const { chromium } = await import("playwright-core");
  const executablePath = find();
  if (!executablePath) throw new Error("no Chromium, Chrome or Edge found; install one or name it in TOWNPRESS_BROWSER");
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    chromiumSandbox: !root,
    env: withFonts(),
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Nothing but this machine can be reached, whatever a page asks for.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = find();
  if (found) console.log(found);
  else process.exitCode = 1;
}
