// A long report with everything an official document may have, and a short one to try how it ends.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Twenty-six and then twenty-eight Han characters a line, with no mark that may not begin a line. */
const DENSE = "全镇上下把环境整治当作民生实事来办先摸清底数再排出次序";
const PLAIN = "先集镇、后村庄，一处一处销号，一月一月通报，做到事事有人管、件件有着落。全年改造户厕1126座，硬化道路35.2公里，";

const table = (columns, rows) => {
  const row = (cells) => `| ${cells.join(" | ")} |\n`;
  const head = row(["村名", ...Array.from({ length: columns - 1 }, (_, at) => `第${at + 1}项整治任务完成数量`)]);
  const body = Array.from({ length: rows }, (_, at) => row([`第${at + 1}村`, ...Array.from({ length: columns - 1 }, (_, to) => at * to)]));
  return `${head}${"|---".repeat(columns)}|\n${body.join("")}\n`;
};

function sections() {
  let text = "";
  for (let at = 1; at <= 3; at += 1) {
    text += `## 大处着眼之${"甲乙丙"[at - 1]}\n\n`;
    for (const two of ["摸清底数", "排出次序", "一处一处销号"]) {
      text += `### ${two}\n\n${PLAIN.repeat(2)}没有反弹。\n\n`;
      for (const three of ["厕所", "道路"]) {
        text += `#### ${three}的改造\n\n${PLAIN}没有反弹。\n\n`;
        for (const four of ["集镇", "村庄"]) text += `##### ${four}的${three}\n\n${PLAIN}\n\n`;
      }
    }
  }
  return text;
}

const FRONT = `issuer: 试县试镇人民政府
date: 2023-12-05
`;

const LONG = `---
title: 试县试镇人民政府关于2023年农村人居环境整治提升工作情况的总结报告
title_lines: [试县试镇人民政府, 关于2023年农村人居环境整治提升工作, 情况的总结报告]
kind: annual
period: 2023
addressee: 试县人民政府
attachments: [整治任务完成情况一览表, 示范村名单]
${FRONT}---
${DENSE.repeat(110)}

${sections()}## 各村进度

${table(12, 60)}以上为各村自报数[^1]。

[^1]: 含两个未并入的村。

## 附件1 整治任务完成情况一览表

${table(12, 40)}
## 附件2 示范村名单

第1村、第2村。
`;

const SHORT = `---
title: 试县试镇2022年工作总结
kind: annual
period: 2022
${FRONT}---
全文。

最后一段说的是明年的打算。
`;

const FILES = {
  "townpress.yaml": "title: 公文站\nkinds:\n  annual: { zh: 年度工作总结 }\n",
  "content/county/place.yaml": "name: 试县\nlevel: county\n",
  "content/county/town/place.yaml": "name: 试镇\nlevel: town\n",
  "content/county/town/long.md": LONG,
  "content/county/town/short.md": SHORT,
};

export async function write(root) {
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
