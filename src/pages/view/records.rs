//! The views of plain records: documents, events, organisations and grids, all of one shape.

use serde::Serialize;

use super::LinkView;

/// The records of one kind, of all places.
#[derive(Debug, Clone, Serialize)]
pub struct RecordsView {
    /// What they are, in a sentence.
    pub lead: String,
    pub table: RecordTable,
    pub downloads: Vec<LinkView>,
}

/// A table of records of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct RecordTable {
    /// `documents`, …: for ids.
    pub key: &'static str,
    pub title: String,
    pub caption: String,
    /// The head of the first column.
    pub subject: String,
    /// The heads of the others.
    pub columns: Vec<String>,
    /// By kind on a topic page; one without a name elsewhere.
    pub shelves: Vec<RecordShelf>,
    pub records: usize,
}

/// Records of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct RecordShelf {
    pub name: Option<String>,
    pub rows: Vec<RecordRow>,
}

/// One record.
#[derive(Debug, Clone, Serialize)]
pub struct RecordRow {
    /// On the page of its own report.
    pub id: Option<String>,
    pub subject: String,
    /// Told beside the subject where no shelf tells it.
    pub kind: Option<String>,
    /// One for each column; empty where nothing is known.
    pub cells: Vec<RecordCell>,
    pub note: Option<String>,
    pub place: LinkView,
    pub above: String,
    /// Leads to the row on the page of its report.
    pub report: LinkView,
}

/// What stands in one column, with its head for narrow screens.
#[derive(Debug, Clone, Serialize)]
pub struct RecordCell {
    pub label: String,
    pub text: String,
}
