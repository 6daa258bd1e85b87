//! A table as it was read: its head, its rows, and where every cell stands in its file.

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Span, Words};
use crate::load::Text;
use crate::model::{Layout, cell_name};

use super::squeezed;

/// What stands in a cell besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Words,
    /// A date of the spreadsheet's, written as 2020-11-01, 2020-11 or 2020.
    Date,
    /// A formula whose value was never stored.
    NoValue,
    /// A formula that failed: #DIV/0!
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// As written; of a number in a workbook, as it is shown there.
    pub text: String,
    pub content: Content,
    /// The bytes of a text file that it stands in; empty for a workbook.
    pub range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// In the file, from 1.
    pub line: usize,
    pub cells: Vec<Cell>,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty() && cell.content == Content::Words)
    }
}

/// A merged stretch of a sheet: lines from 1, columns from 0, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    pub lines: (usize, usize),
    pub columns: (usize, usize),
}

/// The cells of a file, before it is known which row is the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    pub file: String,
    pub sheet: Option<String>,
    pub first_column: usize,
    pub rows: Vec<Row>,
    pub merged: Vec<Region>,
}

/// A table with its head; every row has the cells that the file gives it, blank rows are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub file: String,
    pub sheet: Option<String>,
    pub first_column: usize,
    pub head: Row,
    pub rows: Vec<Row>,
    pub merged: Vec<Region>,
}

/// Titles and notes that may stand above the head of a table.
const ABOVE: usize = 20;

impl Grid {
    /// Whether one of the rows that may be the head has this column.
    pub fn has_head(&self, column: &str) -> bool {
        let wanted = squeezed(column);
        let rows = self.rows.iter().filter(|row| !row.is_blank()).take(ABOVE);
        rows.flat_map(|row| &row.cells).any(|cell| squeezed(&cell.text) == wanted)
    }

    /// The head is the first row that names the column of places; where none does, the first row at all.
    pub fn table(self, place_column: &str) -> Option<Table> {
        let mut rows: Vec<Row> = self.rows.into_iter().filter(|row| !row.is_blank()).collect();
        let wanted = squeezed(place_column);
        let is_head = |row: &Row| row.cells.iter().any(|cell| squeezed(&cell.text) == wanted);
        let at = rows.iter().take(ABOVE).position(is_head).unwrap_or(0);
        if rows.is_empty() {
            return None;
        }
        let rest = rows.split_off(at + 1);
        let head = rows.pop()?;
        Some(Table {
            file: self.file,
            sheet: self.sheet,
            first_column: self.first_column,
            head,
            rows: rest,
            merged: self.merged,
        })
    }
}

impl Table {
    /// The columns under a head, compared without spaces.
    pub fn columns(&self, head: &str) -> Vec<usize> {
        let wanted = squeezed(head);
        let cells = self.head.cells.iter().enumerate();
        cells.filter(|(_, cell)| squeezed(&cell.text) == wanted).map(|(at, _)| at).collect()
    }

    pub fn heads(&self) -> impl Iterator<Item = &str> + Clone {
        self.head.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
    }

    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The text of a cell without the spaces around it, and where it stands.
    pub fn text(&self, row: usize, column: usize) -> Option<Text> {
        let cell = self.cell(row, column)?;
        Some(Text { text: cell.text.trim().to_owned(), span: self.span(row, column) })
    }

    /// The cell in the text of the file, or the file as a whole for a workbook.
    pub fn span(&self, row: usize, column: usize) -> Span {
        let range = match self.cell(row, column) {
            Some(cell) => cell.range.clone(),
            None => self.rows.get(row).map_or(0..0, extent),
        };
        Span::new(self.file.as_str(), range)
    }

    pub fn head_span(&self) -> Span {
        Span::new(self.file.as_str(), extent(&self.head))
    }

    pub fn row_span(&self, row: usize) -> Span {
        Span::new(self.file.as_str(), self.rows.get(row).map_or(0..0, extent))
    }

    /// The cell as its file names it.
    pub fn name(&self, row: usize, column: usize) -> Words {
        let line = self.rows.get(row).map_or(0, |row| row.line);
        let head = self.head.cells.get(column).map_or("", |cell| cell.text.trim());
        cell_name(self.sheet.as_deref(), line, self.first_column + column, head)
    }

    /// The merged stretch that a cell belongs to.
    pub fn region(&self, row: usize, column: usize) -> Option<&Region> {
        let line = self.rows.get(row)?.line;
        self.merged.iter().find(|region| region.holds(line, self.first_column + column))
    }

    /// Lets `read` look at one cell, and names the cell in whatever it has to say.
    pub fn at_cell<T>(
        &self,
        row: usize,
        column: usize,
        diagnostics: &mut Diagnostics,
        read: impl FnOnce(&mut Diagnostics) -> T,
    ) -> T {
        let mut found = Diagnostics::default();
        let outcome = read(&mut found);
        for diagnostic in found.sorted() {
            diagnostics.push(self.blame(row, column, diagnostic));
        }
        outcome
    }

    /// Puts the name of a cell before a message.
    pub fn blame(&self, row: usize, column: usize, mut diagnostic: Diagnostic) -> Diagnostic {
        let name = self.name(row, column);
        diagnostic.message = Words {
            zh: format!("{}：{}", name.zh, diagnostic.message.zh),
            en: format!("{}: {}", name.en, diagnostic.message.en),
        };
        if diagnostic.span.is_none() {
            diagnostic.span = Some(self.span(row, column));
        }
        diagnostic
    }

    pub fn layout(&self) -> Layout {
        Layout {
            sheet: self.sheet.clone(),
            first_column: self.first_column,
            lines: self.rows.iter().map(|row| row.line).collect(),
        }
    }

    /// The head and the rows as text, all of one width.
    pub fn texts(&self) -> (Vec<String>, Vec<Vec<String>>) {
        let rows = std::iter::once(&self.head).chain(&self.rows);
        let width = rows.map(|row| row.cells.len()).max().unwrap_or(0);
        let text = |row: &Row| {
            let mut texts: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
            texts.resize(width, String::new());
            texts
        };
        (text(&self.head), self.rows.iter().map(text).collect())
    }
}

impl Region {
    pub fn holds(&self, line: usize, column: usize) -> bool {
        (self.lines.0..=self.lines.1).contains(&line) && (self.columns.0..=self.columns.1).contains(&column)
    }
}

fn extent(row: &Row) -> Range<usize> {
    let start = row.cells.first().map_or(0, |cell| cell.range.start);
    start..row.cells.last().map_or(start, |cell| cell.range.end)
}
