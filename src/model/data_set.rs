//! Data sets: tables that a county gathered, kept as they were written, every figure still in its cell.

use super::PlaceId;

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
}

/// The id of a cell on the page of its data set.
pub fn cell_anchor(row: usize, column: usize) -> String {
    format!("c-{row}-{column}")
}
