//! The CSV beside a board → its rows as written. Its heads are the keys of `entries`, or their Chinese names.

use crate::diag::{Diagnostic, Diagnostics};
use crate::files::Files;
use crate::load::data_set::{csv, table::Table};
use crate::load::fields::{Text, nearest};
use crate::load::persons::{self, Private};
use crate::say;

use super::describe::kind;
use super::entries::{Written, verdict};

/// The columns there may be: the key, and what tables call it.
const COLUMNS: [(&str, &[&str]); 8] = [
    ("place", &["地方", "镇街", "乡镇", "单位", "县区"]),
    ("village", &["村", "村（居）", "村庄", "村名"]),
    ("score", &["得分", "成绩"]),
    ("rank", &["名次", "排名"]),
    ("result", &["结果"]),
    ("reward", &["奖励", "奖励金"]),
    ("reason", &["原因", "理由"]),
    ("note", &["注", "备注", "说明"]),
];

/// Reads the rows; each cell keeps its place in the file.
pub fn read(file: &str, files: &Files, diagnostics: &mut Diagnostics) -> Vec<Written> {
    let Some(text) = files.text(file) else { return Vec::new() };
    let grid = match csv::read(file, text) {
        Ok(grid) => grid,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return Vec::new();
        }
    };
    let Some(table) = grid.table("place") else { return Vec::new() };
    let Some(keys) = heads(&table, diagnostics) else { return Vec::new() };
    let rows = 0..table.rows.len();
    rows.filter_map(|row| written(&table, row, &keys, diagnostics)).collect()
}

/// The key of each column; None where one is not known, since then nobody can tell what the rows say.
fn heads(table: &Table, diagnostics: &mut Diagnostics) -> Option<Vec<&'static str>> {
    let before = diagnostics.errors();
    let mut keys = Vec::new();
    for cell in &table.head.cells {
        let written = cell.text.trim();
        let at = crate::diag::Span::new(table.file.as_str(), cell.range.clone());
        let known = COLUMNS.iter().find(|(key, words)| *key == written || words.contains(&written));
        if persons::head(written) {
            diagnostics.push(persons::refuse(Private::Household, at));
        } else if known.is_none() {
            let message = say!("不认识“{written}”这一列", "unknown column “{written}”");
            let mut diagnostic = Diagnostic::error("unknown-column", message).at(at);
            if let Some(near) = nearest(written, COLUMNS.iter().map(|(key, _)| *key)) {
                diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
            }
            let zh = COLUMNS.iter().map(|(key, words)| format!("{key}（{}）", words.join("、")));
            let (zh, en) = (zh.collect::<Vec<_>>().join("、"), COLUMNS.map(|(key, _)| key).join(", "));
            diagnostics.push(diagnostic.help(say!("可以是：{zh}", "it may be: {en}")));
        }
        keys.push(known.map_or("", |(key, _)| key));
    }
    (diagnostics.errors() == before).then_some(keys)
}

fn written(table: &Table, row: usize, keys: &[&str], diagnostics: &mut Diagnostics) -> Option<Written> {
    let (has, wants) = (table.rows[row].cells.len(), keys.len());
    if has != wants {
        let line = table.rows[row].line;
        let message = say!(
            "第 {line} 行有 {has} 格，表头有 {wants} 格",
            "line {line} has {has} cells, but the head has {wants}"
        );
        let help = say!(
            "补上或删去多出的分隔符；文字里有逗号的，整格加双引号",
            "mend the separators; a cell that holds a comma is quoted"
        );
        let at = table.row_span(row);
        diagnostics.push(Diagnostic::error("ragged-row", message).at(at).help(help));
        return None;
    }
    let cell = |wanted: &str| -> Option<Text> {
        let column = keys.iter().position(|key| *key == wanted)?;
        table.text(row, column).filter(|text| !text.text.is_empty())
    };
    let verdicts = cell("result").map(|text| results(&text, diagnostics)).unwrap_or_default();
    let plain = |wanted| cell(wanted).map(|text| text.text);
    Some(Written {
        place: cell("place"),
        village: cell("village"),
        score: cell("score"),
        rank: cell("rank"),
        verdicts,
        reward: cell("reward"),
        reason: plain("reason"),
        note: plain("note"),
        span: table.row_span(row),
    })
}

/// One result, or several with 、 or ； between them.
fn results(text: &Text, diagnostics: &mut Diagnostics) -> Vec<crate::model::Verdict> {
    let words = text.text.split(['、', '；', ';']).map(str::trim).filter(|word| !word.is_empty());
    let found = words.filter_map(|word| {
        let word = Text { text: word.to_owned(), span: text.span.clone() };
        kind(&word, diagnostics).map(|found| verdict(found, None))
    });
    found.collect()
}
