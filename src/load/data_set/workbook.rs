//! An Excel workbook → the cells of one sheet: the only place that knows the spreadsheet library.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader as _, SheetType, Xlsx, XlsxError};

use crate::diag::Diagnostic;
use crate::load::Text;
use crate::load::fields::nearest;
use crate::say;

use super::table::{Grid, Region};
use super::{container, sheet};

pub type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads the named sheet, or the first.
pub fn read(file: &str, bytes: &[u8], wanted: Option<&Text>) -> Result<Grid, Box<Diagnostic>> {
    container::check(file, bytes)?;
    // The library reckons with numbers of the file unchecked: over a damaged reference such as A99999999999
    // it panics. The file is at fault then, and nothing that was half read is kept.
    let found = catch_unwind(AssertUnwindSafe(|| open(file, bytes, wanted)));
    found.unwrap_or_else(|_| Err(Box::new(container::broken(file, "reference out of range"))))
}

fn open(file: &str, bytes: &[u8], wanted: Option<&Text>) -> Result<Grid, Box<Diagnostic>> {
    let fail = |error: XlsxError| Box::new(container::broken(file, &error.to_string()));
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(fail)?;
    let name = choose(file, &workbook, wanted)?;
    let rows = sheet::rows(file, &mut workbook, &name)?;
    let merged = workbook.merge_cells_by_sheet_name(&name).map_err(fail)?;
    let merged = merged.iter().map(|region| Region {
        lines: (region.start.0 as usize + 1, region.end.0 as usize + 1),
        columns: (region.start.1 as usize, region.end.1 as usize),
    });
    Ok(Grid {
        file: file.to_owned(),
        first_column: rows.first_column,
        rows: rows.rows,
        merged: merged.collect(),
        sheet: Some(name),
    })
}

/// The sheet to read; charts and macros are no tables.
fn choose(file: &str, workbook: &Workbook, wanted: Option<&Text>) -> Result<String, Box<Diagnostic>> {
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<&str> = sheets.map(|sheet| sheet.name.as_str()).collect();
    let Some(wanted) = wanted else {
        let first = names.first().map(|name| (*name).to_owned());
        return first.ok_or_else(|| Box::new(container::broken(file, "no worksheet")));
    };
    if let Some(name) = names.iter().find(|name| name.trim() == wanted.text.trim()) {
        return Ok((*name).to_owned());
    }
    let written = &wanted.text;
    let short = crate::files::name(file);
    let message = say!("{short} 里没有“{written}”这张工作表", "{short} has no sheet “{written}”");
    let mut diagnostic = Diagnostic::error("no-sheet", message).at(wanted.span.clone());
    if let Some(near) = nearest(written, names.iter().copied()) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    let all = names.join("、");
    Err(Box::new(diagnostic.help(say!("里面的工作表有：{all}", "its sheets are: {all}"))))
}
