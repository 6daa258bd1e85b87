// The least that is a site, and one of each thing with nothing in it.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const FILES = {
  "townpress.yaml": "title: 空站\nkinds:\n  annual: { zh: 年度工作总结 }\n",
  "content/index.md": "",
  "content/county/place.yaml": "name: 空县\nlevel: county\n",
  "content/county/town/place.yaml": "name: 空镇\nlevel: town\n",
  "content/county/town/empty.md": "---\ntitle: 空总结\nkind: annual\nperiod: unknown\n---\n",
};

export async function write(root) {
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
