//! Data sets: tables that a county gathered, kept as they were written, every figure still in its cell.

use super::PlaceId;
use crate::diag::Words;
use crate::say;

/// A table beside the place that gathered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataSet {
    /// The file below `content/` without its ending, which is also its address: `yuechi/data/census-2020`.
    pub path: String,
    /// The YAML that describes it, as an input file.
    pub file: String,
    /// The CSV or Excel file with the figures, as an input file.
    pub table: String,
    /// The place in whose folder it lies.
    pub place: PlaceId,
    pub title: String,
    /// Who issued the figures, and under which title, as the source names itself.
    pub source: Option<String>,
    pub issuer: Option<String>,
    pub note: Option<String>,
    pub head: Vec<String>,
    /// The cells as written. The cell of row r and column c (both from 0) has the anchor `c-r-c` on its page.
    pub rows: Vec<Vec<String>>,
    pub layout: Layout,
}

/// Where the rows and columns of a data set stand in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The sheet of a workbook; None for CSV.
    pub sheet: Option<String>,
    /// The column of the file, from 0, that is the first of the table.
    pub first_column: usize,
    /// For each row its line in the file, from 1: blank rows and what stands above the head are not in the table.
    pub lines: Vec<usize>,
}

impl DataSet {
    /// A cell as its file names it: 表1 第7行 C列, or the line and the head of the column.
    pub fn cell_name(&self, row: usize, column: usize) -> Words {
        let line = self.layout.lines.get(row).copied().unwrap_or_default();
        let head = self.head.get(column).map_or("", String::as_str);
        cell_name(self.layout.sheet.as_deref(), line, self.layout.first_column + column, head)
    }
}

/// Names a cell by the line and column of its file, both as a spreadsheet does, or by the head of its column.
pub fn cell_name(sheet: Option<&str>, line: usize, column: usize, head: &str) -> Words {
    match sheet {
        Some(sheet) => {
            let letters = column_letters(column);
            say!("{sheet} 第 {line} 行 {letters} 列", "sheet {sheet}, cell {letters}{line}")
        }
        None => say!("第 {line} 行“{head}”列", "line {line}, column “{head}”"),
    }
}

/// The name of a spreadsheet's column, from 0: A, Z, AA, XFD.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The id of a cell on the page of its data set.
pub fn cell_anchor(row: usize, column: usize) -> String {
    format!("c-{row}-{column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_a_spreadsheet_does() {
        let check = |column: usize, expected: &str| assert_eq!(column_letters(column), expected);
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(701, "ZZ");
        check(702, "AAA");
        check(16383, "XFD");
    }
}
