//! Data sets: a CSV or Excel table and the YAML beside it → the table as written and its observations.

mod cells;
pub mod csv;
mod container;
pub mod describe;
mod fractions;
mod long;
mod lower;
mod number;
pub mod places;
mod rows;
mod sheet;
pub mod table;
mod wide;
mod workbook;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Body, Files, extension, folder, name};
use crate::load::keys;
use crate::model::{DataSet, DataSetId, Indicator, Observation, PlaceId};
use crate::say;

use super::fields::nearest;
use super::names::Names;
use super::place::RawPlace;
use describe::Description;
pub use describe::NAMINGS;
use table::Table;

/// What data sets may refer to.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub names: &'a Names,
    pub indicators: &'a [Indicator],
    pub places: &'a [RawPlace],
}

/// A data set and the figures in its cells.
#[derive(Clone)]
pub struct Loaded {
    pub set: Arc<DataSet>,
    pub observations: Arc<[Observation]>,
}

/// Reads all data sets, in the order of their paths.
pub fn read(files: &Files, known: Known, diagnostics: &mut Diagnostics) -> Vec<Loaded> {
    let found: Vec<(Option<(Description, Table)>, Diagnostics)> = descriptions(files)
        .into_par_iter()
        .map(|file| {
            let mut diagnostics = Diagnostics::default();
            let read = read_one(file, files, known.names, &mut diagnostics);
            (read, diagnostics)
        })
        .collect();
    let mut tables = Vec::new();
    for (table, mistakes) in found {
        diagnostics.extend(mistakes);
        tables.extend(table);
    }
    tables.sort_by(|a, b| a.0.path.cmp(&b.0.path));
    let lowered: Vec<(Loaded, Diagnostics)> = tables
        .into_par_iter()
        .enumerate()
        .map(|(at, (description, table))| lower::lower(description, &table, DataSetId(at as u32), known))
        .collect();
    let mut all = Vec::new();
    for (loaded, mistakes) in lowered {
        diagnostics.extend(mistakes);
        all.push(loaded);
    }
    other_ending(files, diagnostics);
    without_description(files, diagnostics);
    all
}

/// The files that describe data sets: every YAML of the content folder but places, boards, schemes and the catalogue.
fn descriptions(files: &Files) -> Vec<&str> {
    let yaml = |path: &&str| extension(path) == Some("yaml");
    files
        .under("content")
        .map(|(path, _)| path)
        .filter(yaml)
        .filter(|path| name(path) != "place.yaml" && *path != super::catalogue::SITE_FILE)
        .filter(|path| !of_boards(path))
        .collect()
}

/// Whether a file lies where boards and schemes are kept.
fn of_boards(path: &str) -> bool {
    [super::boards::FOLDER, super::schemes::FOLDER].contains(&name(folder(path)))
}

fn read_one(
    file: &str,
    files: &Files,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> Option<(Description, Table)> {
    let place = home(file, names, diagnostics)?;
    let description = describe::read(file, place, files, diagnostics)?;
    let grid = grid(&description, files, diagnostics)?;
    let Some(table) = grid.table(&description.place_column.text) else {
        let written = name(&description.table.text);
        let message = say!("“{written}”里什么也没有", "there is nothing in {written}");
        diagnostics.push(Diagnostic::error("empty-table", message).at(description.table.span.clone()));
        return None;
    };
    Some((description, table))
}

/// The rows of a table file as its cells show them, with no regard to what they mean: `.csv` or `.xlsx`.
pub fn rows_of(file: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, Box<Diagnostic>> {
    let ending = extension(file).unwrap_or_default().to_ascii_lowercase();
    let grid = if ending == "csv" {
        let text = crate::files::decode_text(bytes.to_vec()).map_err(|at| {
            let message = say!(
                "“{file}”不是 UTF-8 也不是 GB18030（第 {at} 个字节读不懂）",
                "{file} is neither UTF-8 nor GB18030 (byte {at} cannot be read)"
            );
            let help = say!("在表格软件里另存为 CSV UTF-8", "save it as CSV UTF-8 in your spreadsheet");
            Box::new(Diagnostic::error("encoding", message).at(Span::file(file)).help(help))
        })?;
        let text = text.0.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        csv::read(file, &text)?
    } else {
        workbook::read(file, bytes, None)?
    };
    let cells = |row: table::Row| row.cells.into_iter().map(|cell| cell.text.trim().to_owned()).collect();
    Ok(grid.rows.into_iter().map(cells).collect())
}

/// A data set belongs to the nearest place above it.
fn home(file: &str, names: &Names, diagnostics: &mut Diagnostics) -> Option<PlaceId> {
    let mut at = folder(file);
    while !at.is_empty() {
        if let Some(place) = names.places.get(at) {
            return Some(*place);
        }
        at = folder(at);
    }
    let message = say!("“{file}”不在任何地方的文件夹里", "{file} lies in the folder of no place");
    let help = say!(
        "数据集放在收集它的地方的文件夹里，如 content/yuechi/data/census-2020.yaml",
        "put a data set into the folder of the place that gathered it, as content/yuechi/data/census-2020.yaml"
    );
    diagnostics.push(Diagnostic::error("no-place", message).at(Span::file(file)).help(help));
    None
}

/// The cells of the file that the YAML names.
fn grid(description: &Description, files: &Files, diagnostics: &mut Diagnostics) -> Option<table::Grid> {
    let path = description.table.text.as_str();
    let Some(body) = files.get(path) else {
        missing(description, files, diagnostics);
        return None;
    };
    let ending = extension(path).unwrap_or_default().to_ascii_lowercase();
    let found = match (ending.as_str(), body) {
        ("csv", Body::Text { text, .. }) => {
            if let Some(sheet) = &description.sheet {
                let message = say!(
                    "CSV 没有工作表，sheet 不起作用",
                    "a CSV file has no sheets, so `sheet` does nothing"
                );
                let diagnostic = Diagnostic::warning("sheet", message).at(sheet.span.clone());
                diagnostics.push(diagnostic.help(say!("删去这一行", "remove this line")));
            }
            csv::read(path, text)
        }
        // That it could not be decoded was said when the encodings were looked at.
        ("csv", _) => return None,
        ("xlsx", Body::Bytes(bytes)) => workbook::read(path, bytes, description.sheet.as_ref()),
        _ => Err(Box::new(other_format(description))),
    };
    match found {
        Ok(grid) => Some(grid),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

fn missing(description: &Description, files: &Files, diagnostics: &mut Diagnostics) {
    let path = description.table.text.as_str();
    let (written, beside) = (name(path), folder(path));
    let message = say!("{beside} 里没有“{written}”这个文件", "there is no file {written} in {beside}");
    let mut diagnostic = Diagnostic::error("no-file", message).at(description.table.span.clone());
    let all = files.under(beside).map(|(path, _)| path).filter(|path| folder(path) == beside).map(name);
    let tables: Vec<&str> = all.filter(|name| is_table(name)).collect();
    if let Some(near) = nearest(written, tables.iter().copied()) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    } else if !tables.is_empty() {
        let all = tables.join("、");
        diagnostic = diagnostic.help(say!("那里的表格有：{all}", "the tables there are: {all}"));
    }
    diagnostics.push(diagnostic);
}

fn other_format(description: &Description) -> Diagnostic {
    let written = name(&description.table.text);
    let message = say!("读不了“{written}”这种文件", "{written} is not of a kind that is read");
    let help = say!(
        "在 Excel 或 WPS 里另存为 .xlsx 或 CSV（UTF-8）",
        "save it as .xlsx or as CSV (UTF-8) from your spreadsheet"
    );
    Diagnostic::error("table-format", message).at(description.table.span.clone()).help(help)
}

/// Whether a file holds a table, by its ending.
pub fn is_table(path: &str) -> bool {
    let ending = extension(path).unwrap_or_default().to_ascii_lowercase();
    // ~$a.xlsx is what a spreadsheet leaves beside a file that is open.
    ["csv", "xlsx", "xls", "ods", "et"].contains(&ending.as_str()) && !name(path).starts_with("~$")
}

/// A file that ends in .yml is read by nobody, and its table would be missed without a word.
fn other_ending(files: &Files, diagnostics: &mut Diagnostics) {
    for (path, _) in files.under("content").filter(|(path, _)| extension(path) == Some("yml")) {
        let file = name(path);
        let message =
            say!("“{file}”不会被读取：扩展名要写 .yaml", "{file} is not read: its ending must be .yaml");
        let help = say!("把 .yml 改成 .yaml", "rename it to .yaml");
        diagnostics.push(Diagnostic::warning("yml", message).at(Span::file(path)).help(help));
    }
}

/// A table that no YAML speaks of is shown nowhere, which its owner should hear.
fn without_description(files: &Files, diagnostics: &mut Diagnostics) {
    let mut described: BTreeSet<String> = BTreeSet::new();
    for file in descriptions(files) {
        described.extend(described_by(file, files));
    }
    for (path, _) in files.under("content").filter(|(path, _)| is_table(path)) {
        if described.contains(path) || of_boards(path) || super::ledger::is_table(path, files) {
            continue;
        }
        let file = name(path);
        let yaml = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let message = say!(
            "没有 YAML 说明“{file}”，网站不会用它",
            "no YAML describes {file}, so the site does not use it"
        );
        let help = say!(
            "在旁边写一个 {yaml}.yaml：title: 标题、file: {file}、place: 地名所在的列、period: 期间、columns: 各列的指标",
            "write {yaml}.yaml beside it with `title`, `file: {file}`, `place`, `period` and `columns`"
        );
        diagnostics.push(Diagnostic::warning("no-description", message).at(Span::file(path)).help(help));
    }
}

/// The table that a YAML names, however much else of it is wrong.
fn described_by(file: &str, files: &Files) -> Option<String> {
    let text = files.text(file)?;
    let Ok(root) = super::yaml::parse(file, text, 0..text.len()) else {
        // Until it can be read again, a broken YAML is taken to speak of its namesake.
        return ["csv", "xlsx"]
            .into_iter()
            .map(|ending| format!("{}.{ending}", file.strip_suffix(".yaml").unwrap_or(file)))
            .find(|path| files.contains(path));
    };
    let mut ignored = Diagnostics::default();
    let named =
        super::fields::Fields::of(file, &root, &keys::DATA_SET, &mut ignored).text("file", &mut ignored)?;
    crate::files::resolve(file, &named.text)
}

/// A name without any space: officials set short names wide, 城 关 镇.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
