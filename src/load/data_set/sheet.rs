//! The cells of a sheet as they are shown in a spreadsheet: dates as dates, numbers without the noise of floats.

use std::collections::BTreeMap;

use calamine::{DataRef, ExcelDateTime, Style, XlsxError};

use crate::diag::{Diagnostic, Span};
use crate::model::column_letters;
use crate::say;

use super::container;
use super::csv::{MOST_CELLS, too_large};
use super::number;
use super::table::{Cell, Content, Row};
use super::workbook::Workbook;

/// The rows of a sheet, all of one width.
pub struct Rows {
    pub first_column: usize,
    pub rows: Vec<Row>,
}

/// Row and column, from 0.
type Place = (u32, u32);

/// Reads the cells that hold anything, and sets them into rows.
pub fn rows(file: &str, workbook: &mut Workbook, sheet: &str) -> Result<Rows, Box<Diagnostic>> {
    let fail = |error: XlsxError| Box::new(container::broken(file, &error.to_string()));
    let mut cells = values(file, workbook, sheet)?;
    for place in without_value(workbook, sheet).map_err(fail)? {
        cells.insert(place, cell(String::new(), Content::NoValue));
    }
    let (Some(first_row), Some(last_row)) =
        (cells.keys().map(|p| p.0).min(), cells.keys().map(|p| p.0).max())
    else {
        return Ok(Rows { first_column: 0, rows: Vec::new() });
    };
    let first = cells.keys().map(|place| place.1).min().unwrap_or(0);
    let last = cells.keys().map(|place| place.1).max().unwrap_or(0);
    if u64::from(last_row - first_row + 1) * u64::from(last - first + 1) > MOST_CELLS as u64 {
        return Err(Box::new(spread(file, sheet, (last_row, last))));
    }
    let mut rows = Vec::new();
    for row in first_row..=last_row {
        let take =
            |column| cells.remove(&(row, column)).unwrap_or_else(|| cell(String::new(), Content::Words));
        rows.push(Row { line: row as usize + 1, cells: (first..=last).map(take).collect() });
    }
    Ok(Rows { first_column: first as usize, rows })
}

fn cell(text: String, content: Content) -> Cell {
    Cell { text, content, range: 0..0 }
}

fn values(
    file: &str,
    workbook: &mut Workbook,
    sheet: &str,
) -> Result<BTreeMap<Place, Cell>, Box<Diagnostic>> {
    let fail = |error: XlsxError| Box::new(container::broken(file, &error.to_string()));
    let mut found = BTreeMap::new();
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(fail)?;
    while let Some((value, style)) = reader.next_cell_with_style_id().map_err(fail)? {
        let format = reader.styles().get(style).map(format_of).unwrap_or_default();
        let shown = shown(value.get_value(), &format);
        if !shown.text.trim().is_empty() {
            found.insert(value.get_position(), shown);
            if found.len() > MOST_CELLS {
                return Err(Box::new(too_large(file)));
            }
        }
    }
    Ok(found)
}

/// Formulas whose value was never stored: a program wrote them and no spreadsheet has calculated them since.
fn without_value(workbook: &mut Workbook, sheet: &str) -> Result<Vec<Place>, XlsxError> {
    let mut found = Vec::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        if record.formula.is_some() && record.value == DataRef::Empty {
            found.push(record.pos);
        }
    }
    Ok(found)
}

/// The code of a number format, and its number where it is one that every spreadsheet knows.
#[derive(Default)]
struct Format {
    code: String,
    id: Option<u32>,
}

fn format_of(style: &Style) -> Format {
    match &style.number_format {
        Some(format) => Format { code: format.format_code.clone(), id: format.format_id },
        None => Format::default(),
    }
}

fn shown(value: &DataRef, format: &Format) -> Cell {
    match value {
        DataRef::Int(n) => cell(number::shown(*n as f64, &format.code), Content::Words),
        DataRef::Float(n) => cell(number::shown(*n, &format.code), Content::Words),
        DataRef::String(text) => cell(text.clone(), Content::Words),
        DataRef::SharedString(text) => cell((*text).to_owned(), Content::Words),
        DataRef::Bool(truth) => cell(if *truth { "TRUE" } else { "FALSE" }.to_owned(), Content::Words),
        DataRef::DateTime(date) => cell(day(date, format), Content::Date),
        // 2020-11-01T00:00:00: the day stands first.
        DataRef::DateTimeIso(text) => cell(text.chars().take(10).collect(), Content::Date),
        DataRef::DurationIso(text) => cell(text.clone(), Content::Date),
        DataRef::Error(error) => cell(error.to_string(), Content::Failed),
        DataRef::Empty => cell(String::new(), Content::Words),
    }
}

/// A date as finely as its format shows it: a cell that shows 2020年11月 means the month, not its first day.
fn day(date: &ExcelDateTime, format: &Format) -> String {
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    if date.is_duration() || date.as_f64() < 1.0 {
        return format!("{hour:02}:{minute:02}");
    }
    match fineness(format) {
        Fineness::Day => format!("{year:04}-{month:02}-{day:02}"),
        Fineness::Month => format!("{year:04}-{month:02}"),
        Fineness::Year => format!("{year:04}"),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fineness {
    Day,
    Month,
    Year,
}

fn fineness(format: &Format) -> Fineness {
    // Formats that spreadsheets know by number alone, as they are in Chinese: 27, 36, 50, 52 and 57 are yyyy年m月.
    if let Some(17 | 27 | 36 | 50 | 52 | 57) = format.id {
        return Fineness::Month;
    }
    let code = number::without_literals(&format.code).to_ascii_lowercase();
    let has = |c| code.contains(c);
    match (has('y'), has('m'), has('d')) {
        (true, true, false) => Fineness::Month,
        (true, false, false) => Fineness::Year,
        _ => Fineness::Day,
    }
}

/// A few cells far apart would make a table of millions of empty ones.
fn spread(file: &str, sheet: &str, (row, column): Place) -> Diagnostic {
    let far = format!("{}{}", column_letters(column as usize), row + 1);
    let message = say!(
        "{sheet} 一直用到 {far}，超过 {MOST_CELLS} 格，不像是一张表",
        "sheet {sheet} reaches to {far}, which is more than {MOST_CELLS} cells"
    );
    let help = say!(
        "删去表外零散的单元格（Ctrl+End 可以跳到最远的一格）",
        "remove stray cells outside the table (Ctrl+End goes to the farthest)"
    );
    Diagnostic::error("too-large", message).at(Span::file(file)).help(help)
}
