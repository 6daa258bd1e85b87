// A site whose writer means harm, or only writes more and longer than anybody thought of: markup that would run in
// every field, names without a space, tables of sixty columns and of three hundred rows. In English, so that the
// other language is looked at too.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Markup that calls `alarm` if anything takes it for markup. */
export const attack = (where) =>
  `</title></style></textarea>"'><script>alarm("${where}")</script><img src=x onerror=alarm("${where}")>` +
  `<svg onload=alarm("${where}")><a href=javascript:alarm("${where}")>x</a>`;

/** The same, short enough for a table cell. */
const short = (where) => `<img src=x onerror=alarm("${where}")>`;

const LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgebäudeverwaltung".repeat(3);

/** One grey pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

const INDICATORS = 14;
const TOWNS = 12;

function config() {
  return {
    // Links to mail are part of what is tried here, and no real address.
    checks: { email: "off" },
    title: `Site ${attack("site title")}`,
    description: `Description ${attack("site description")}`,
    language: "en",
    as_of: "2024-06-30",
    kinds: {
      annual: { zh: "年度", en: `Annual ${attack("kind")}` },
      nothing: { zh: "无", en: "Nothing" },
    },
    peers: {
      all: {
        zh: "全部",
        en: `All ${attack("peers")}`,
        places: Array.from({ length: TOWNS }, (_, at) => `county/${folder(at)}`),
        indicators: ["resident_population", ...Array.from({ length: INDICATORS }, (_, at) => `bad_${at}`)],
      },
    },
  };
}

function indicators() {
  const all = {};
  for (let at = 0; at < INDICATORS; at += 1) {
    all[`bad_${at}`] = {
      zh: `指标${at} ${attack(`indicator ${at} zh`)}`,
      en: `Indicator ${at} ${at === 3 ? LONG : attack(`indicator ${at}`)}`,
      unit: "处",
      theme: "bad",
      better: "higher",
      basis: "period",
      sum: "add",
      aliases: [`alias ${at} ${attack(`alias ${at}`)}`],
      definition: `Definition ${attack("definition")}`,
      sensitive: `Sensitive ${attack("sensitive")}`,
    };
  }
  return { themes: { bad: { zh: "坏", en: `Bad ${attack("theme")}` } }, indicators: all };
}

/** Folders that must be written otherwise in an address. */
function folder(at) {
  const special = ["plain", "a & b", "per%20cent", "o'brien", "乡 镇", "hash#tag", "plus+equals=1", "[brackets]"];
  return special[at] ?? `town-${at}`;
}

function place(at) {
  return {
    name: at === 1 ? LONG : `镇${at} ${attack(`place ${at}`)}`,
    name_en: at === 1 ? LONG : `Town ${at} ${attack(`place ${at} en`)}`,
    level: "town",
    masked: at === 0 ? `Masked ${attack("masked")}` : undefined,
    about: `About ${attack("about")}\n\n> ${attack("quote")}\n`,
    honours: [
      {
        title: `Honour ${attack("honour")}`,
        stage: "held",
        award_level: "county",
        holder: `Holder ${attack("holder")}`,
        note: `Note ${attack("honour note")}`,
      },
      { title: `Pursued ${LONG}`, stage: "creating", year: 2021 },
    ],
    ledger: at < 3 ? ledger(at) : undefined,
    metrics: { resident_population: { value: at === 2 ? "未公开" : `${10000 + at * 37}人`, note: attack("note") } },
  };
}

/** Problems of a place, one of them with a name that never ends. */
function ledger(at) {
  return [
    {
      number: `No. ${attack("entry number")}`,
      problem: `Problem ${attack("problem")}`,
      category: `Category ${attack("category")}`,
      found: "2024-01-02",
      deadline: "2024-02-03",
      responsible: `Office ${attack("responsible")}`,
      status: "in_progress",
      before: at === 0 ? "pixel.png" : undefined,
      note: `Note ${attack("entry note")}`,
    },
    { problem: LONG, category: LONG, responsible: LONG, status: "closed", closed: "unknown" },
    { problem: `Nobody says ${short("unstated")}` },
  ];
}

/** A ledger of as many rows as a county keeps. */
function longLedger() {
  const rows = Array.from({ length: 300 }, (_, at) => `${at},Problem ${at},${at % 3 ? "open" : "closed"},${at % 3 ? "" : "2024-05-06"}`);
  return ["number,problem,status,closed", ...rows].join("\n");
}

/** The plain lists of a report. */
function lists() {
  const gap = { missing: `Missing ${attack("missing")}`, text: LONG, date: { when: `When ${attack("pair date")}` } };
  return {
    documents: [{ title: `Document ${attack("document")}`, number: attack("document number"), kind: `Kind ${attack("kind of document")}` }, { title: LONG }],
    events: [{ name: `Event ${attack("event")}`, date: { when: attack("event date") }, venue: LONG, host: attack("host") }],
    organisations: [{ name: `Organisation ${attack("organisation")}`, roles: [attack("role"), LONG], members: "12人", detail: attack("organisation detail") }],
    grids: [{ name: `Grid ${attack("grid")}`, levels: [attack("level"), LONG], parts: [attack("part")], note: attack("grid note") }],
    picture_pairs: [
      { what: `Pair ${attack("pair")}`, where: LONG, before: { picture: "pixel.png", alt: attack("pair alt") }, after: gap, note: attack("pair note") },
      { order: "unknown", before: gap },
    ],
  };
}

const scope = encodeURIComponent(`项目:${attack("scope")}`);
const note = encodeURIComponent(attack("figure note"));
const when = encodeURIComponent(attack("when"));

function figures(at) {
  const values = [`${100 + at}余处`, "近2000处", "***处", "处", "3—5处", "500处以上", "约500处", `${at}处`];
  return Array.from({ length: INDICATORS }, (_, one) => {
    const value = values[(one + at) % values.length];
    const said = one % 3 === 0 ? "" : one % 3 === 1 ? `?scope=${scope}&note=${note}` : `?when=${when}`;
    return `Figure ${one}: [${value}](metric:bad_${one}${said}).`;
  }).join(" ");
}

function wideTable() {
  const row = (cell) => `| ${Array.from({ length: 60 }, (_, at) => cell(at)).join(" | ")} |`;
  return [row((at) => `Column ${at}`), row(() => "---"), row((at) => short(`cell ${at}`)), row((at) => at)].join("\n");
}

function longTable() {
  const rows = Array.from({ length: 300 }, (_, at) => `| Row ${at} | ${at * 7} | ${at % 5 ? "as usual" : LONG} |`);
  return ["| Longtablehead | Number | Remark |", "|---|---:|---|", ...rows].join("\n");
}

/** The body of a report with everything in it that a writer can write. */
function body(at) {
  return `${attack("first paragraph")}

# Heading of the first level ${attack("h1")}

## Heading ${attack("h2")} {onclick=alarm("attribute")}

### ${LONG}

${figures(at)}

<script>alarm("block of html")</script>

<div onclick="alarm('click on html')"><b>block of html</b></div>

<iframe src="javascript:parent.alarm('frame')"></iframe>

Inline <b onmouseover="alarm('inline')">html</b>, <https://example.invalid/?a=1&b="onclick=alarm('auto')>,
[link ${short("link text")}](https://example.invalid/ "title ${attack("title").replaceAll('"', "&quot;")}"),
[address](https://example.invalid/%22onclick=%22alarm('address')), [mail](mailto:a@example.invalid?subject=%22%3E%3Cscript%3Ealarm(1)),
[telephone](tel:+860000), [within](#nowhere-else).

## Nowhere else

![alt ${attack("alt").replaceAll("[", "").replaceAll("]", "")}](pixel.png "title of ${short("picture title").replaceAll('"', "'")}")

\`inline code ${attack("code")}\` and **bold ${attack("bold")}** and ~~struck ${short("struck")}~~.

\`\`\`html"><script>alarm("info")</script>
${attack("fence")}
\`\`\`

\`\`\`rust
fn main() { println!("${"wide ".repeat(60)}"); } // ${attack("rust")}
\`\`\`

    ${attack("indented")}

- [ ] open ${short("task")}
- [x] done
  1. one
     - deeper
       - and deeper ${LONG}

A note.[^${short("footnote").replaceAll(" ", "")}] And another.[^plain]

[^plain]: Plain ${attack("footnote text")}
[^${short("footnote").replaceAll(" ", "")}]: Named

${wideTable()}

${longTable()}

> Quoted ${attack("quoted")}
>
> > twice

&lt;script&gt;alarm("entity")&lt;/script&gt; &#60;script&#62;alarm("number")&#60;/script&#62;

${"word ".repeat(50)}${LONG}
`;
}

function report(at) {
  const head = {
    title: `Report ${at} ${attack(`report ${at}`)}`,
    kind: "annual",
    period:
      at % 3 === 0
        ? 2018 + (at % 4)
        : at % 3 === 1
          ? { when: `When ${attack("period")}`, inferred: 2020, because: `Because ${attack("because")}` }
          : "unknown",
    issuer: `Issuer ${attack("issuer")}`,
    date: "2021-12-20",
    summary: `Summary ${attack("summary")}`,
    ...(at === 0 ? lists() : {}),
    metrics: { households: undefined, resident_population: undefined, bad_0: { value: "7处", scope: `村:${attack("village")}` } },
  };
  return `---\n${JSON.stringify(head, null, 1)}\n---\n${at === 0 ? body(at) : `${attack("short")}\n\n${figures(at)}\n`}`;
}

export async function write(root) {
  const files = {
    "townpress.yaml": JSON.stringify(config(), null, 1),
    "content/index.md": `Front ${attack("front")}\n\n## Heading ${attack("front heading")}\n`,
    "content/indicators.yaml": JSON.stringify(indicators(), null, 1),
    "content/county/place.yaml": JSON.stringify({ name: "County", level: "county" }),
    "content/county/ledger.csv": longLedger(),
    "content/county/nothing/place.yaml": JSON.stringify({ name: `Nothing ${LONG}`, level: "village" }),
    "content/county/nothing/empty.md": "---\ntitle: Empty\nkind: nothing\nperiod: unknown\n---\n",
  };
  for (let at = 0; at < TOWNS; at += 1) {
    files[`content/county/${folder(at)}/place.yaml`] = JSON.stringify(place(at), null, 1);
    files[`content/county/${folder(at)}/o'brien & co #1 100%.md`] = report(at);
  }
  files[`content/county/${folder(0)}/pixel.png`] = PIXEL;
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
