//! `townpress figures FILE`: what the one parser of quantities finds in a text.

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use crate::diag::{line_column, width};
use crate::disk::{DiskError, read_one};
use crate::files::decode_text;
use crate::quantity::{Listed, listing};
use crate::say;

use super::{Format, Outcome, Result, terminal};

pub fn run(file: &Path, format: Format) -> Result {
    let bytes = read_one(file)?;
    let (text, _) = decode_text(bytes).map_err(|_| unreadable(file))?;
    let found = listing(&text);
    match format {
        Format::Text => terminal::print(&table(&text, &found)),
        Format::Json => terminal::print(&json(&found)),
    }
    Ok(Outcome::Fine)
}

fn unreadable(file: &Path) -> DiskError {
    let file = file.display();
    DiskError {
        message: say!("{file} 不是 UTF-8 也不是 GB18030 文本", "{file} is neither UTF-8 nor GB18030 text"),
        help: Some(say!("在编辑器里另存为 UTF-8 纯文本", "save it as plain UTF-8 text")),
    }
}

/// A quantity as `--format json` prints it. Offsets count characters from the start of the decoded text.
#[derive(Serialize)]
struct Row<'a> {
    raw: &'a str,
    start: usize,
    end: usize,
    value: Option<&'a str>,
    unit: &'a str,
    qualifier: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<&'a str>,
    status: &'a str,
    normalised: Option<Normalised<'a>>,
}

#[derive(Serialize)]
struct Normalised<'a> {
    value: &'a str,
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    m2: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    m: Option<&'a str>,
}

fn json(found: &[Listed]) -> String {
    let rows: Vec<Row> = found.iter().map(row).collect();
    let mut text = serde_json::to_string_pretty(&rows).expect("rows hold nothing but strings and numbers");
    text.push('\n');
    text
}

fn row(listed: &Listed) -> Row<'_> {
    Row {
        raw: &listed.raw,
        start: listed.start,
        end: listed.end,
        value: listed.value.as_deref(),
        unit: &listed.unit,
        qualifier: listed.qualifier.id(),
        min: listed.min.as_deref(),
        max: listed.max.as_deref(),
        status: listed.status.id(),
        normalised: listed.normalised.as_ref().map(|normalised| Normalised {
            value: &normalised.value,
            unit: &normalised.unit,
            m2: normalised.m2.as_deref(),
            m: normalised.m.as_deref(),
        }),
    }
}

/// One line a quantity, in columns; Han characters take two.
fn table(text: &str, found: &[Listed]) -> String {
    let head = ["line:col", "raw", "value", "unit", "qualifier", "status"].map(str::to_owned);
    let mut rows = vec![head];
    // Listed offsets count characters and only grow, so one walk over the text places them all.
    let mut offsets = text.char_indices().map(|(at, _)| at);
    let mut walked = 0;
    for listed in found {
        let at = offsets.nth(listed.start - walked).unwrap_or(text.len());
        walked = listed.start + 1;
        let (line, column) = line_column(text, at);
        // No editor counts the byte order mark.
        let column = if line == 1 && text.starts_with('\u{feff}') { column - 1 } else { column };
        rows.push([
            format!("{line}:{column}"),
            listed.raw.replace(['\n', '\r'], ""),
            listed.value.clone().unwrap_or_else(|| "-".into()),
            listed.unit.clone(),
            listed.qualifier.id().to_owned(),
            listed.status.id().to_owned(),
        ]);
    }
    let widths: [usize; 6] =
        std::array::from_fn(|at| rows.iter().map(|row| width(&row[at])).max().unwrap_or_default());
    let mut out = String::new();
    for row in &rows {
        for (cell, wide) in row.iter().zip(widths) {
            let _ = write!(out, "{cell}{}  ", " ".repeat(wide - width(cell)));
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}
