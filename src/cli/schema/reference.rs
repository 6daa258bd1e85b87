//! Tables of keys → `docs/reference.md`.

use crate::load::gloss;
use crate::load::keys::{KINDS, Key, Map, Need, Shape, maps};

/// The whole reference. A map that several files share is told of once, where it is met first.
pub fn write() -> String {
    let mut out = String::from(
        "<!-- townpress schema --reference -->\n\
         # 全部的键 · All keys\n\n\
         由程序生成，和程序一致；怎样写、为什么，见[内容格式](content.md)。● 必写，◐ 有条件，空着的可无。\n\
         Made by the program; what it means is told in [content.md](content.md). ● required, ◐ it depends, blank: optional.\n",
    );
    let mut told: Vec<&str> = Vec::new();
    for (name, files, map) in KINDS {
        out.push_str(&format!("\n## {name}\n\n`{files}`\n"));
        for map in maps(map) {
            if told.contains(&map.id) {
                continue;
            }
            told.push(map.id);
            table(map, &mut out);
        }
    }
    out
}

fn table(map: &Map, out: &mut String) {
    let Map { id, zh, en, keys } = map;
    out.push_str(&format!("\n<a id=\"{id}\"></a>\n### {zh} · {en}\n\n"));
    out.push_str("| 键 | | 写什么 | 说明 | | 例 |\n| --- | --- | --- | --- | --- | --- |\n");
    for key in *keys {
        out.push_str(&row(key));
    }
}

fn row(key: &Key) -> String {
    let Key { name, need, shape, zh, en, example } = key;
    let need = match need {
        Need::Required => "●",
        Need::Sometimes => "◐",
        Need::Optional => "",
    };
    format!("| `{name}` | {need} | {} | {zh} | {en} | `{example}` |\n", words(shape))
}

/// What may be written, in Chinese.
fn words(shape: &Shape) -> String {
    let plain = match shape {
        Shape::Text => "文字",
        Shape::Markdown => "Markdown",
        Shape::Date => "日期",
        Shape::AsOf => "年、月或日期",
        Shape::Stretch => "期间",
        Shape::Quantity => "数，带单位",
        Shape::Money => "金额",
        Shape::Count => "整数",
        Shape::Number => "数",
        Shape::Year => "年份",
        Shape::Code => "代码",
        Shape::Unit => "单位",
        Shape::Indicator => "指标",
        Shape::Folder => "文件夹",
        Shape::File => "文件",
        Shape::Head => "表头",
        Shape::Url => "网址",
        Shape::Nothing => "空着",
        Shape::Choice(choices) => return choices().into_iter().map(choice).collect::<Vec<_>>().join("、"),
        Shape::Map(map) => return format!("[{}](#{})", map.zh, map.id),
        Shape::List(one) => return format!("列表：{}", words(one)),
        Shape::Keyed(one) => return format!("键: {}", words(one)),
        Shape::Either(shapes) => return shapes.iter().map(words).collect::<Vec<_>>().join("，或"),
    };
    plain.to_owned()
}

fn choice(word: &str) -> String {
    match gloss(word) {
        Some(zh) => format!("`{word}` {zh}"),
        None => format!("`{word}`"),
    }
}
