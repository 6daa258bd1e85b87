//! CSV → cells, each with the bytes it stands in.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::diag::{Diagnostic, Span};
use crate::say;

use super::table::{Cell, Content, Grid, Row};

/// The most cells a table may have: a county with every village and a hundred indicators has a tenth of it.
pub const MOST_CELLS: usize = 200_000;

/// Reads a text whose cells are parted by comma, semicolon or tab, whichever its first line has most of.
pub fn read(file: &str, text: &str) -> Result<Grid, Box<Diagnostic>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter(text)).build();
    let mut scan = Scan { text, at: 0, counted: (0, 1), buffer: vec![0; text.len() + 1] };
    let (mut rows, mut cells, mut count) = (Vec::new(), Vec::new(), 0);
    while let Some((cell, end)) = scan.next(&mut reader) {
        if unclosed(&text[cell.range.clone()]) {
            return Err(Box::new(never_closed(file, cell.range)));
        }
        count += 1;
        if count > MOST_CELLS {
            return Err(Box::new(too_large(file)));
        }
        cells.push(cell);
        if end {
            let cells = std::mem::take(&mut cells);
            let line = scan.line_of(&cells);
            rows.push(Row { line, cells });
        }
    }
    Ok(Grid { file: file.to_owned(), sheet: None, first_column: 0, rows, merged: Vec::new() })
}

/// How far a text is read.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Lines are counted on from here: the number of the line that this byte stands in.
    counted: (usize, usize),
    buffer: Vec<u8>,
}

impl Scan<'_> {
    /// The next cell, and whether it is the last of its row.
    fn next(&mut self, reader: &mut Reader) -> Option<(Cell, bool)> {
        let (start, mut length) = (self.at, 0);
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let (result, read, written) = reader.read_field(rest, &mut self.buffer[length..]);
            self.at += read;
            length += written;
            match result {
                ReadFieldResult::Field { record_end } => {
                    let text = String::from_utf8_lossy(&self.buffer[..length]).into_owned();
                    let range = self.trimmed(start..self.at);
                    return Some((Cell { text, content: Content::Words, range }, record_end));
                }
                // The buffer is larger than the text, so it never fills; the empty rest is told apart by `End`.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::End => return None,
            }
        }
    }

    /// The bytes of a cell without the sign that ends it and without blank lines before it.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let raw = &self.text[range.clone()];
        let body = raw.strip_suffix(['\n', ',', ';', '\t']).unwrap_or(raw);
        let start = range.start + (body.len() - body.trim_start_matches('\n').len());
        start..range.start + body.len()
    }

    fn line_of(&mut self, cells: &[Cell]) -> usize {
        let (from, line) = self.counted;
        let start = cells.first().map_or(from, |cell| cell.range.start.max(from));
        let line = line + self.text[from..start].bytes().filter(|&b| b == b'\n').count();
        self.counted = (start, line);
        line
    }
}

/// The sign that parts the first line into most cells; signs within quotes do not count.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        for (sign, count) in &mut counts {
            *count += usize::from(!quoted && *sign == byte);
        }
    }
    // Of equal counts the comma wins, which stands first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

fn unclosed(raw: &str) -> bool {
    raw.starts_with('"') && raw.bytes().filter(|&b| b == b'"').count() % 2 == 1
}

fn never_closed(file: &str, range: Range<usize>) -> Diagnostic {
    let message = say!("这个引号没有配对，后面的内容都被当成了一格", "this quote is never closed");
    let help = say!(
        "补上后半个引号；单元格里的引号本身要写两遍：\"\"",
        "close it; a quote within a cell is written twice: \"\""
    );
    let at = Span::new(file, range.start..range.start + 1);
    Diagnostic::error("csv", message).at(at).help(help)
}

/// A table beyond what a county could have gathered by hand.
pub fn too_large(file: &str) -> Diagnostic {
    let most = MOST_CELLS;
    let message =
        say!("“{file}”的表格超过 {most} 个单元格", "the table of {file} has more than {most} cells");
    let help = say!(
        "删去表外的内容，或把数据分成几个文件",
        "remove what lies outside the table, or part the data into several files"
    );
    Diagnostic::error("too-large", message).at(Span::file(file)).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        read("a.csv", text).unwrap_or_else(|diagnostic| panic!("{:?}", diagnostic.message))
    }

    #[test]
    fn cells_are_read_with_their_lines() {
        let check = |text: &str, expected: &[(usize, &[&str])]| {
            let grid = grid(text);
            let found: Vec<(usize, Vec<&str>)> = grid
                .rows
                .iter()
                .map(|row| (row.line, row.cells.iter().map(|cell| cell.text.as_str()).collect()))
                .collect();
            let expected: Vec<(usize, Vec<&str>)> = expected.iter().map(|(l, c)| (*l, c.to_vec())).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("", &[]);
        check("镇街,人口\n甲镇,1\n", &[(1, &["镇街", "人口"]), (2, &["甲镇", "1"])]);
        check("镇街;人口\n甲镇;1,5", &[(1, &["镇街", "人口"]), (2, &["甲镇", "1,5"])]);
        check("镇街\t人口\n甲镇\t\n", &[(1, &["镇街", "人口"]), (2, &["甲镇", ""])]);
        check("\n\n镇街,人口\n\n甲镇,1", &[(3, &["镇街", "人口"]), (5, &["甲镇", "1"])]);
        check(
            "镇街,\"人口,\n万人\"\n甲镇,\"1\"\"\"\n乙镇,2",
            &[(1, &["镇街", "人口,\n万人"]), (3, &["甲镇", "1\""]), (4, &["乙镇", "2"])],
        );
        check(
            "镇街,人口\n甲镇\n乙镇,1,2\n",
            &[(1, &["镇街", "人口"]), (2, &["甲镇"]), (3, &["乙镇", "1", "2"])],
        );
        check("镇街,人口\n甲镇,", &[(1, &["镇街", "人口"]), (2, &["甲镇", ""])]);
    }

    #[test]
    fn every_cell_knows_its_bytes() {
        let text = "\n镇街,人口\n\n甲镇,\"1,0\"\n乙镇,\n丙镇,3";
        let grid = grid(text);
        let raw: Vec<&str> =
            grid.rows.iter().flat_map(|row| &row.cells).map(|cell| &text[cell.range.clone()]).collect();
        assert_eq!(raw, ["镇街", "人口", "甲镇", "\"1,0\"", "乙镇", "", "丙镇", "3"]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let check = |text: &str, code: &str| {
            assert_eq!(read("a.csv", text).expect_err("refused").code, code);
        };
        check("镇街,人口\n甲镇,\"1\n乙镇,2\n", "csv");
        check(&"a,".repeat(MOST_CELLS + 1), "too-large");
    }
}
