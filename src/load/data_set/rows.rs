//! Of whom each row speaks, and which rows speak of nobody.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::load::fields::nearest;
use crate::load::persons;
use crate::model::{Level, PlaceId, column_letters};
use crate::say;

use super::lower::Lowering;
use super::squeezed;
use super::table::Region;

/// Finds the places of every row; reports rows that cannot be read and names that are not known.
pub fn subjects(lowering: &mut Lowering) {
    let mut merged: Vec<&Region> = Vec::new();
    let head = lowering.table.head.line;
    merged.extend(
        lowering.table.merged.iter().filter(|region| region.lines.0 <= head && head <= region.lines.1),
    );
    let mut strangers: Vec<usize> = Vec::new();
    let mut has_total = false;
    for row in 0..lowering.table.rows.len() {
        let found = match kind(lowering, row) {
            Kind::Passed => Vec::new(),
            Kind::Merged(region) => {
                if !merged.contains(&region) {
                    merged.push(region);
                }
                Vec::new()
            }
            Kind::Whole => {
                has_total = true;
                vec![lowering.description.place]
            }
            Kind::Named(name) => lowering.below.named(&name).to_vec(),
            Kind::Nameless => {
                nameless(lowering, row);
                Vec::new()
            }
            Kind::Ragged => {
                ragged(lowering, row);
                Vec::new()
            }
            Kind::Stranger => {
                strangers.push(row);
                Vec::new()
            }
        };
        lowering.subjects.push(found);
    }
    merged_cells(lowering, &merged);
    unknown(lowering, &strangers);
    if !has_total {
        no_total(lowering);
    }
}

/// The YAML speaks of a row that is not there: a total would be thought to be checked, and is not.
fn no_total(lowering: &mut Lowering) {
    let Some(total) = &lowering.description.total else { return };
    let written = &total.text;
    let message = say!(
        "表里没有“{written}”这一行，合计没有核对",
        "the table has no row “{written}”, so no total was checked"
    );
    let help = say!("照表里的写法改 total，或删去它", "write `total` as the table has it, or remove it");
    lowering.diagnostics.push(Diagnostic::warning("no-total", message).at(total.span.clone()).help(help));
}

enum Kind<'a> {
    /// Said to be no figures.
    Passed,
    /// The stated total.
    Whole,
    Named(String),
    Stranger,
    Nameless,
    Ragged,
    Merged(&'a Region),
}

fn kind<'a>(lowering: &Lowering<'a>, row: usize) -> Kind<'a> {
    let table = lowering.table;
    let name = table.cell(row, lowering.place_column).map(|cell| squeezed(&cell.text)).unwrap_or_default();
    if lowering.description.skip.iter().any(|skip| squeezed(&skip.text) == name) {
        return Kind::Passed;
    }
    let width = table.head.cells.len();
    if table.rows[row].cells.len() != width {
        return Kind::Ragged;
    }
    if let Some(region) = (0..width).find_map(|column| table.region(row, column)) {
        return Kind::Merged(region);
    }
    if name.is_empty() {
        return Kind::Nameless;
    }
    if lowering.description.total.as_ref().is_some_and(|total| squeezed(&total.text) == name) {
        return Kind::Whole;
    }
    if lowering.below.named(&name).is_empty() { Kind::Stranger } else { Kind::Named(name) }
}

fn nameless(lowering: &mut Lowering, row: usize) {
    let message = say!("这一行没有写地名", "this row names no place");
    let help = say!(
        "补上地名；不是数字的行（如注释）写进 skip，或从表里删去",
        "name the place, or remove the row if it holds no figures"
    );
    let diagnostic = Diagnostic::error("no-place-name", message).at(lowering.table.row_span(row)).help(help);
    let diagnostic = lowering.table.blame(row, lowering.place_column, diagnostic);
    lowering.diagnostics.push(diagnostic);
}

fn ragged(lowering: &mut Lowering, row: usize) {
    let table = lowering.table;
    let (line, has, wants) = (table.rows[row].line, table.rows[row].cells.len(), table.head.cells.len());
    let message = say!(
        "第 {line} 行有 {has} 格，表头有 {wants} 格",
        "line {line} has {has} cells, but the head has {wants}"
    );
    let help = say!(
        "补上或删去多出的分隔符；数字里有逗号的，整格加双引号：\"1,234\"",
        "mend the separators; a cell that holds a comma is quoted: \"1,234\""
    );
    lowering.diagnostics.push(Diagnostic::error("ragged-row", message).at(table.row_span(row)).help(help));
}

fn merged_cells(lowering: &mut Lowering, regions: &[&Region]) {
    let table = lowering.table;
    let sheet = table.sheet.as_deref().unwrap_or_default();
    for region in regions {
        let corner = |line: usize, column: usize| format!("{}{line}", column_letters(column));
        let (from, to) = (corner(region.lines.0, region.columns.0), corner(region.lines.1, region.columns.1));
        let message = say!(
            "{sheet} 的 {from}:{to} 是合并单元格，分不清每一格的值",
            "in sheet {sheet}, {from}:{to} is merged, so the value of each cell is not clear"
        );
        let help = say!(
            "在 Excel 或 WPS 里取消合并，每一格都填上值；表头只留一行",
            "unmerge it in your spreadsheet and fill in every cell; keep the head in one row"
        );
        let at = table.row_span(0);
        lowering.diagnostics.push(Diagnostic::error("merged-cells", message).at(at).help(help));
    }
}

/// The most names a message lists.
const LISTED: usize = 6;

/// Reports each unknown name once, with the places that the table has left out.
fn unknown(lowering: &mut Lowering, rows: &[usize]) {
    let missing = missing(lowering);
    let mut said: BTreeSet<String> = BTreeSet::new();
    for row in rows {
        let (row, column) = (*row, lowering.place_column);
        let Some(text) = lowering.table.text(row, column) else { continue };
        if !said.insert(squeezed(&text.text)) {
            continue;
        }
        let name = &text.text;
        if let Some(private) = persons::in_place_of_a_thing(name) {
            let refused = persons::refuse(private, lowering.table.span(row, column));
            lowering.diagnostics.push(lowering.table.blame(row, column, refused));
            continue;
        }
        let home = &lowering.below.place(lowering.description.place).name.zh;
        let message = say!("{home}下面没有“{name}”这个地方", "there is no place “{name}” below {home}");
        let mut diagnostic = Diagnostic::error("unknown-place", message);
        if let Some(near) = nearest(&squeezed(name), lowering.below.known()) {
            diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
        }
        if !missing.is_empty() {
            diagnostic =
                diagnostic.help(say!("表里还没有的有：{missing}", "not in the table yet: {missing}"));
        }
        diagnostic = diagnostic.help(say!(
            "合计行写 total: {name}；不是数字的行写 skip: [{name}]；新的地方先建文件夹和 place.yaml",
            "for the row of the total write `total: {name}`, for a row without figures `skip: [{name}]`; a new place needs its folder and place.yaml"
        ));
        let diagnostic = lowering.table.blame(row, column, diagnostic);
        lowering.diagnostics.push(diagnostic);
    }
}

/// The places of the level that the table lists which it does not name, as words.
fn missing(lowering: &Lowering) -> String {
    let named: BTreeSet<PlaceId> = lowering.subjects.iter().flatten().copied().collect();
    let level = |id: &PlaceId| lowering.below.place(*id).level;
    let listed: Option<Level> = named.iter().filter(|id| **id != lowering.description.place).map(level).min();
    let next = lowering.below.next().iter().filter(|id| listed.is_none_or(|listed| level(id) == listed));
    let left: Vec<&str> =
        next.filter(|id| !named.contains(id)).map(|id| lowering.below.place(*id).name.zh.as_str()).collect();
    let mut words = left.iter().take(LISTED).copied().collect::<Vec<_>>().join("、");
    if left.len() > LISTED {
        words.push('…');
    }
    words
}
