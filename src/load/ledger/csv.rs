//! `ledger.csv` → the fields of its rows. Columns are found by their heads, in any order.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::load::data_set::{csv, table::Grid, table::Table};
use crate::load::fields::nearest;
use crate::model::LedgerStatus;
use crate::say;

use super::{KEYS, PROBLEM, Written};

/// Parts of heads of columns about people, which no page shows.
const PERSONAL: [&str; 7] = ["责任人", "姓名", "电话", "手机", "联系方式", "身份证", "经办人"];

pub fn read(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Vec<Written> {
    let grid = match csv::read(file, text) {
        Ok(grid) => grid,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return Vec::new();
        }
    };
    let Some((table, columns)) = with_head(grid, diagnostics) else { return Vec::new() };
    // A ledger without a column of statuses tells them by whether there is a day of closing.
    let has = |name| columns.iter().any(|(key, _)| *key == name);
    let silent = (!has("status") && has("closed")).then_some(LedgerStatus::Open);
    let rows = (0..table.rows.len()).filter_map(|row| {
        let cells = columns.iter().filter_map(|(key, column)| Some((*key, table.text(row, *column)?)));
        let fields: Vec<_> = cells.filter(|(_, text)| !text.text.is_empty()).collect();
        if ragged(&table, row) {
            diagnostics.push(too_wide(&table, row));
            return None;
        }
        if !fields.iter().any(|(key, _)| *key == PROBLEM) {
            diagnostics.push(no_problem(table.rows.get(row).map_or(0, |row| row.line), table.row_span(row)));
            return None;
        }
        Some(Written { fields, silent })
    });
    rows.collect()
}

/// Finds the head by its column of problems; None, which is told, where no row has one.
fn with_head(grid: Grid, diagnostics: &mut Diagnostics) -> Option<(Table, Vec<(&'static str, usize)>)> {
    let names = KEYS.iter().find(|key| key.name == PROBLEM).map_or(&[][..], |key| key.heads);
    let names = names.iter().copied().chain([PROBLEM]);
    let head = names.into_iter().find(|name| grid.has_head(name));
    let (file, empty) = (grid.file.clone(), grid.rows.is_empty());
    let Some(table) = head.and_then(|head| grid.table(head)) else {
        if !empty {
            let message = say!("“{file}”没有“问题”这一列", "{file} has no column `problem`");
            let help = say!(
                "第一行写列名：编号、问题、类别、发现日期、整改期限、责任单位、状态、销号日期",
                "name the columns in the first row: number, problem, category, found, deadline, responsible, status, closed"
            );
            diagnostics.push(Diagnostic::error("missing-field", message).at(Span::file(file)).help(help));
        }
        return None;
    };
    let columns = columns(&table, diagnostics);
    Some((table, columns))
}

/// Which field each column holds; one that holds none is passed over and told.
fn columns(table: &Table, diagnostics: &mut Diagnostics) -> Vec<(&'static str, usize)> {
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    for (at, cell) in table.head.cells.iter().enumerate() {
        let head: String = cell.text.chars().filter(|c| !c.is_whitespace()).collect();
        if head.is_empty() {
            continue;
        }
        let key = KEYS.iter().find(|key| key.name == head || key.heads.contains(&head.as_str()));
        let span = Span::new(table.file.as_str(), cell.range.clone());
        match key {
            Some(key) if found.iter().any(|(known, _)| *known == key.name) => {
                diagnostics.push(again(&head, span));
            }
            Some(key) => found.push((key.name, at)),
            None => diagnostics.push(passed_over(&head, span)),
        }
    }
    found
}

/// Whether a row has text beyond the last head: then a comma within a cell has shifted what stands behind it.
fn ragged(table: &Table, row: usize) -> bool {
    let cells = table.rows.get(row).map_or(&[][..], |row| row.cells.as_slice());
    cells.iter().skip(table.head.cells.len()).any(|cell| !cell.text.trim().is_empty())
}

fn too_wide(table: &Table, row: usize) -> Diagnostic {
    let line = table.rows.get(row).map_or(0, |row| row.line);
    let message = say!("第 {line} 行的格子比表头多", "line {line} has more cells than the head");
    let help = say!(
        "格子里有逗号的，整格加双引号：\"河道,岸坡\"；多出的分隔符删去",
        "quote a cell that holds a comma: \"河道,岸坡\"; remove what is left over"
    );
    Diagnostic::error("ragged-row", message).at(table.row_span(row)).help(help)
}

fn again(head: &str, at: Span) -> Diagnostic {
    let message = say!(
        "“{head}”和前面一列是同一项，不再读",
        "the column `{head}` repeats one before it and is not read"
    );
    let help = say!("只留一列", "leave one of the two");
    Diagnostic::warning("unknown-column", message).at(at).help(help)
}

fn passed_over(head: &str, at: Span) -> Diagnostic {
    let message = say!("“{head}”这一列不读，也不公布", "the column `{head}` is neither read nor shown");
    let diagnostic = Diagnostic::warning("unknown-column", message).at(at);
    if PERSONAL.iter().any(|part| head.contains(part)) {
        return diagnostic.help(say!(
            "个人的姓名和联系方式不上网；由哪个岗位或单位负责，写在“责任单位”一列",
            "people are not named here; write the post or unit into the column `responsible`"
        ));
    }
    let all: Vec<&str> = KEYS.iter().flat_map(|key| key.heads.iter().copied()).collect();
    let diagnostic = match nearest(head, all.iter().copied().chain(KEYS.iter().map(|key| key.name))) {
        Some(near) => diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?")),
        None => diagnostic,
    };
    let (heads, names) = (all.join("、"), KEYS.map(|key| key.name).join(", "));
    diagnostic.help(say!("列名可以是：{heads}", "columns may be: {names}"))
}

fn no_problem(line: usize, at: Span) -> Diagnostic {
    let message = say!("第 {line} 行没有写问题", "line {line} names no problem");
    let help = say!("写明是什么问题；多余的行删去", "say what the problem is, or remove the row");
    Diagnostic::error("missing-field", message).at(at).help(help)
}
