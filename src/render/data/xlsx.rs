//! Table → Excel workbook: the table on the first sheet, what must be known to read it on the second.
//!
//! Only here do decimals become floats, because the format has nothing else; fifteen digits survive it. Texts are
//! written as texts, never as formulas. The file carries no time of its making, so equal tables give equal bytes.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Url, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::diag::Diagnostic;
use crate::model::Wording;
use crate::pages::{Cell, Column, Kind, Line, Prominence, Table};
use crate::say;

/// The longest text that a cell holds, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// The longest address that a cell links to; longer ones stay text.
const LONGEST_ADDRESS: usize = 2_000;

/// The most links that a sheet may have is 65,530; beyond this, addresses stay text.
const MOST_LINKS: usize = 60_000;

/// Columns are no narrower and no wider than this, in digits.
const NARROWEST: usize = 8;
const WIDEST: usize = 42;

/// More decimals than this are not shown; they are still there.
const MOST_DECIMALS: u32 = 4;

/// A site has thousands of workbooks: little is gained by looking harder for what repeats, and half of the time lost.
const COMPRESSION: u8 = 1;

/// A4, as the format numbers papers.
const A4: u8 = 9;

pub fn bytes(table: &Table, wording: &Wording) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION);
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    write_table(workbook.add_worksheet(), table, wording)?;
    write_notes(workbook.add_worksheet(), table)?;
    workbook.save_to_buffer()
}

/// What an author reads when a workbook cannot be written.
pub fn explain(error: &XlsxError, path: &str) -> Diagnostic {
    let message = say!("不能生成工作簿 {path}：{error}", "the workbook {path} cannot be written: {error}");
    let help = say!(
        "主题用语 data_sheet 和 data_notes 是工作表的名字：不超过 31 个字，不含 [ ] : * ? / \\",
        "the words data_sheet and data_notes of the theme name the sheets: 31 characters at most, none of [ ] : * ? / \\"
    );
    Diagnostic::error("xlsx", message).help(help)
}

fn write_table(sheet: &mut Worksheet, table: &Table, wording: &Wording) -> Result<(), XlsxError> {
    sheet.set_name(&table.sheets.table)?;
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let heads = super::heads(table, wording);
    let mut links = 0;
    for (at, (column, head)) in (0_u16..).zip(table.columns.iter().zip(&heads)) {
        let cells = || table.rows.iter().filter_map(|row| row.get(usize::from(at)));
        sheet.write_string_with_format(0, at, shortened(head), &bold)?;
        sheet.set_column_width(at, width(head, cells()))?;
        // Numbers and dates take the format of their column; text and addresses have none.
        if let Some(format) = format(column, cells()) {
            sheet.set_column_format(at, &Format::new().set_num_format(format))?;
        }
        for (row, cell) in (1_u32..).zip(cells()) {
            write_cell(sheet, row, at, cell, &mut links)?;
        }
    }
    let (rows, columns) = (table.rows.len() as u32, table.columns.len() as u16);
    if columns > 0 {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    fold(sheet, &table.columns)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    links: &mut usize,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, shortened(text))?;
        }
        // The decimal is read as a float by its digits, so the nearest float is taken.
        Cell::Number(number) => match number.to_string().parse::<f64>() {
            Ok(float) => {
                sheet.write_number(row, column, float)?;
            }
            Err(_) => {
                sheet.write_string(row, column, number.to_string())?;
            }
        },
        Cell::Integer(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Date(date) => match date_of(*date) {
            Some(day) => {
                sheet.write_datetime(row, column, &day)?;
            }
            // Excel knows no day before 1900.
            None => {
                sheet.write_string(row, column, date.to_string())?;
            }
        },
        Cell::Address(address) => write_address(sheet, row, column, address, links)?,
    }
    Ok(())
}

/// A link where the address is absolute; a relative one would be taken from wherever the file was saved.
fn write_address(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    address: &str,
    links: &mut usize,
) -> Result<(), XlsxError> {
    let absolute = address.starts_with("https://") || address.starts_with("http://");
    if absolute && address.len() <= LONGEST_ADDRESS && *links < MOST_LINKS {
        *links += 1;
        sheet.write_url(row, column, Url::new(address))?;
    } else {
        sheet.write_string(row, column, shortened(address))?;
    }
    Ok(())
}

fn date_of(date: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// How the numbers of a column are shown: all with the decimals of the one that has most. None for what is no number.
fn format<'t>(column: &Column, cells: impl Iterator<Item = &'t Cell>) -> Option<String> {
    match column.kind {
        Kind::Number => {
            let decimals = cells.map(|cell| match cell {
                Cell::Number(number) => number.scale(),
                _ => 0,
            });
            Some(match decimals.max().unwrap_or(0).min(MOST_DECIMALS) as usize {
                0 => "#,##0".to_owned(),
                decimals => format!("#,##0.{}", "0".repeat(decimals)),
            })
        }
        Kind::Integer => Some("0".to_owned()),
        // The numbers are hundredths already: Excel's own % would multiply them once more.
        Kind::Percent => Some("0.00\"%\"".to_owned()),
        Kind::Date => Some("yyyy-mm-dd".to_owned()),
        Kind::Text | Kind::Address => None,
    }
}

/// As wide as its widest entry, Han characters counted double; the head may wrap.
fn width<'t>(head: &str, cells: impl Iterator<Item = &'t Cell>) -> f64 {
    let entries = cells.map(|cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) | Cell::Address(text) => text.width(),
        // Grouping adds a mark for every three digits.
        Cell::Number(number) => number.to_string().len() * 4 / 3,
        Cell::Integer(number) => number.to_string().len(),
        Cell::Date(_) => 10,
    });
    let widest = entries.max().unwrap_or(0).max(head.width() / 2 + 2);
    (widest + 2).clamp(NARROWEST, WIDEST) as f64
}

/// Folds away each run of columns that only belong to the number before them.
fn fold(sheet: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    let mut first = None;
    for (at, column) in (0_u16..).zip(columns) {
        match (column.prominence, first) {
            (Prominence::Folded, None) => first = Some(at),
            (Prominence::Shown, Some(from)) => {
                sheet.group_columns_collapsed(from, at - 1)?;
                first = None;
            }
            _ => {}
        }
    }
    if let Some(from) = first {
        sheet.group_columns_collapsed(from, columns.len() as u16 - 1)?;
    }
    // The mark to unfold stands at the number, which is on the left of what belongs to it.
    sheet.group_symbols_to_left(true);
    Ok(())
}

fn write_notes(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    sheet.set_name(&table.sheets.notes)?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut row = 0;
    for section in &table.notes {
        sheet.write_string_with_format(row, 0, shortened(&section.title), &bold)?;
        row += 1;
        for line in &section.lines {
            write_line(sheet, row, line, &wrapped)?;
            row += 1;
        }
        row += 1;
    }
    sheet.set_column_width(0, 24)?.set_column_width(1, 72)?.set_column_width(2, 40)?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write_line(sheet: &mut Worksheet, row: u32, line: &Line, wrapped: &Format) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, 0, shortened(&line.label), wrapped)?;
    sheet.write_string_with_format(row, 1, shortened(&line.text), wrapped)?;
    if let Some(address) = &line.address {
        write_address(sheet, row, 2, address, &mut 0)?;
    }
    Ok(())
}

/// A text that fits a cell.
fn shortened(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units < LONGEST_TEXT
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    kept
}
