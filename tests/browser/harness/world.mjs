// What all tests share: the sites, built once by the release binary, and one browser.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import * as empty from "../sites/empty.mjs";
import * as hostile from "../sites/hostile.mjs";

export const run = promisify(execFile);

/** The root of the repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");
const PROGRAM = join(TARGET, "release", process.platform === "win32" ? "townpress.exe" : "townpress");

/** A built site: `pages` are its HTML files from its root, with their text and their kind. */
export class Site {
  constructor(name, folder, pages) {
    Object.assign(this, { name, folder, pages });
  }

  /** Of each kind of page the longest few, which have the most that can go wrong: one template makes them all. */
  longest(few = 1) {
    const kinds = new Map();
    for (const page of this.pages) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
    return [...kinds.values()].flatMap((pages) => pages.sort((a, b) => b.html.length - a.html.length).slice(0, few));
  }

  page(path) {
    const found = this.pages.find((page) => page.path === path);
    if (!found) throw new Error(`${this.name} has no page ${path}`);
    return found;
  }

  ofKind(kind) {
    return this.pages.filter((page) => page.kind === kind);
  }

  /** The address of a page on the disk. */
  file(path) {
    return pathToFileURL(join(this.folder, path)).href;
  }

  /** The address of a page below the address of a server. */
  url(base, path) {
    return base + path.split("/").map(encodeURIComponent).join("/");
  }
}

async function build(name, root, out) {
  try {
    await run(PROGRAM, ["build", "--root", root, "--out", out]);
  } catch (error) {
    throw new Error(`the ${name} site cannot be built:\n${error.stderr || error.stdout || error.message}`);
  }
  const pages = [];
  for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const html = await readFile(file, "utf8");
    const kind = /<body class="page-([a-z0-9-]+)/.exec(html)?.[1];
    if (!kind) throw new Error(`${file} does not say what kind of page it is`);
    pages.push({ path: relative(out, file).split(sep).join("/"), html, kind });
  }
  pages.sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Site(name, out, pages);
}

/** Builds a site that a test writes itself. */
export async function buildFrom(source, name) {
  const root = await mkdtemp(join(temporary, `${name}-`));
  await source.write(root);
  return build(name, root, join(root, "public"));
}

const temporary = await mkdtemp(join(tmpdir(), "townpress-browser-"));
const open = [];

export const own = await build("own", ROOT, join(temporary, "own"));
export const mean = await buildFrom(hostile, "hostile");
export const bare = await buildFrom(empty, "empty");
export const sites = [own, mean, bare];
export const browser = await launch();

/** A server for a site that lives as long as the tests. */
export async function served(site, options) {
  const server = await serve(site.folder, options);
  open.push(server);
  return server;
}

export async function close() {
  await browser.close();
  await Promise.all(open.map((server) => server.close()));
  await rm(temporary, { recursive: true, force: true });
}

/** Does something with every item, in a few tabs of one browser context; `prepare` sees each tab once, before. */
export async function inTabs(items, { prepare = () => {}, tabs = 4, ...options }, work) {
  const context = await browser.newContext(options);
  const left = [...items].reverse();
  const one = async () => {
    const tab = await context.newPage();
    await prepare(tab);
    while (left.length > 0) await work(left.pop(), tab);
    await tab.close();
  };
  try {
    await Promise.all(Array.from({ length: Math.min(tabs, items.length) }, one));
  } finally {
    await context.close();
  }
}

/** One tab of a context of its own. */
export async function inTab(options, work) {
  const context = await browser.newContext(options);
  try {
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Tells of requests that fail or leave the site, of mistakes in scripts, and of what the browser complains about. */
export function watchRequests(tab, path, inside, wrong) {
  tab.on("request", (request) => {
    if (!inside(request.url())) wrong.push(`${path} asks for ${request.url()}`);
  });
  tab.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // The icon is fetched late, and cut off by the way to the next page; that it is there is checked on the disk.
    if (why !== "net::ERR_ABORTED") wrong.push(`${path}: ${request.url()}: ${why}`);
  });
  tab.on("pageerror", (error) => wrong.push(`${path}: ${error.message}`));
  tab.on("console", (line) => {
    if (["error", "warning"].includes(line.type())) wrong.push(`${path}: ${line.text()}`);
  });
}

/** Fails with everything that was found, not only with the first of it. */
export function nothing(found, what = "found") {
  if (found.length === 0) return;
  const shown = found.slice(0, 60).map((line) => `  ${line}`);
  if (found.length > shown.length) shown.push(`  … and ${found.length - shown.length} more`);
  throw new Error(`${found.length} ${what}:\n${shown.join("\n")}`);
}
