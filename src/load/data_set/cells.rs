//! One cell → what its place says there.

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics};
use crate::load::{Text, metric};
use crate::model::{Indicator, Reading};
use crate::quantity::{self, Unit};
use crate::say;

use super::table::{Content, Table};

/// The reading of a cell of figures; None where it is empty or wrong. A bare number is in `unit`.
pub fn reading(
    table: &Table,
    (row, column): (usize, usize),
    indicator: &Indicator,
    unit: &Unit,
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    let content = table.cell(row, column)?.content;
    let text = table.text(row, column)?;
    table.at_cell(row, column, diagnostics, |diagnostics| {
        if let Some(diagnostic) = no_figure(content, &text) {
            diagnostics.push(diagnostic);
            return None;
        }
        if text.text.is_empty() {
            return None;
        }
        let reading = metric::reading(&text, quantity::parse_in(&text.text, unit), diagnostics)?;
        metric::fits(&reading, indicator, &text, diagnostics).then_some(reading)
    })
}

/// The text of a cell that is not a figure; None where it is empty or a formula gave nothing.
pub fn words(table: &Table, (row, column): (usize, usize), diagnostics: &mut Diagnostics) -> Option<Text> {
    let content = table.cell(row, column)?.content;
    let text = table.text(row, column)?;
    if let Content::NoValue | Content::Failed = content {
        if let Some(diagnostic) = no_figure(content, &text) {
            diagnostics.push(table.blame(row, column, diagnostic));
        }
        return None;
    }
    (!text.text.is_empty()).then_some(text)
}

/// Why a cell holds no figure, whatever its text says.
fn no_figure(content: Content, text: &Text) -> Option<Diagnostic> {
    let written = &text.text;
    let diagnostic = match content {
        Content::NoValue => {
            Diagnostic::error("formula", say!("公式没有存下结果", "the formula has no stored value")).help(
                say!(
                    "在 Excel 或 WPS 里打开、重新计算并保存；或选择性粘贴为数值",
                    "open the file in a spreadsheet, calculate and save it, or paste the values only"
                ),
            )
        }
        Content::Failed => {
            Diagnostic::error("formula", say!("公式出错：{written}", "the formula failed: {written}"))
                .help(say!("改正公式，或直接写数字", "mend the formula or write the figure itself"))
        }
        Content::Date => date(written),
        Content::Words if is_date(written) => date(written),
        Content::Words => return None,
    };
    Some(diagnostic.at(text.span.clone()))
}

fn date(written: &str) -> Diagnostic {
    Diagnostic::error("date", say!("这里应当是数字，写的却是日期 {written}", "a figure is expected here, but {written} is a date"))
        .help(say!(
            "把单元格格式改成“常规”或“数值”再重新填写；日期要放在期间列里",
            "set the format of the cell to General and write the figure again; dates go to the column of the period"
        ))
}

pub fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}
