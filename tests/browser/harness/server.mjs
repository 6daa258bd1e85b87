// A static web server on the loopback address: one folder, below a path, with the headers that a test wants.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
};

/** Serves `folder` below `/prefix/`; every address that was asked for and is not there is kept in `missing`. */
export async function serve(folder, { prefix = "", headers = {} } = {}) {
  const missing = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = path.startsWith(`${prefix}/`) ? normalize(path.slice(prefix.length)) : undefined;
    try {
      if (inside === undefined || inside.includes(`..${sep}`)) throw new Error("outside");
      const file = join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...headers });
      response.end(body);
    } catch {
      // Browsers ask for this one unasked, and would tell of it as if the page had.
      const unasked = path === "/favicon.ico";
      if (!unasked) missing.push(path);
      response.writeHead(unasked ? 204 : 404, headers);
      response.end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const base = `http://127.0.0.1:${server.address().port}${prefix}/`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { base, missing, close };
}
