//! The views of rectification ledgers (整改台账).

use serde::Serialize;

use super::{LinkView, PairView};

/// The ledgers of all places.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerView {
    pub section: LedgerSection,
    /// The places that keep a ledger, in the order of the site.
    pub places: Vec<LedgerPlace>,
    pub downloads: Vec<LinkView>,
}

/// How far the ledger of one place is.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerPlace {
    /// Leads to the ledger on the page of the place.
    pub place: LinkView,
    pub above: String,
    pub counts: LedgerCountsView,
}

/// How many entries are how far.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerCountsView {
    pub total: usize,
    /// None where the site names no day to judge by.
    pub overdue: Option<usize>,
    pub open: usize,
    pub in_progress: usize,
    pub unstated: usize,
    pub closed: usize,
}

/// Entries of a ledger by how far they are.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerSection {
    /// By which day it is judged what is overdue, or that by none it is.
    pub as_of: String,
    pub counts: LedgerCountsView,
    /// None where there is no entry.
    pub shelves: Vec<LedgerShelf>,
    /// The pictures of these entries; on the page of their place.
    pub pairs: Vec<PairView>,
}

/// The entries that are equally far.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerShelf {
    /// `overdue`, `open`, `in-progress`, `unstated` or `closed`.
    pub key: &'static str,
    pub name: String,
    pub entries: usize,
    /// Whether any of them says when it was found, or who is to mend it.
    pub any_found: bool,
    pub any_responsible: bool,
    pub rows: Vec<LedgerRow>,
    /// How many more there are, in a sentence, where not all are shown.
    pub rest: Option<String>,
}

/// One problem.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerRow {
    /// On the page of its place.
    pub id: Option<String>,
    pub number: Option<String>,
    pub problem: String,
    pub category: Option<String>,
    pub found: Option<String>,
    pub deadline: Option<String>,
    pub responsible: Option<String>,
    pub closed: Option<String>,
    /// 超期12天, or 晚于期限12天 for what is closed.
    pub late: Option<String>,
    /// Leads to its pictures.
    pub pictures: Option<String>,
    pub note: Option<String>,
    /// Leads to the row on the page of the place.
    pub place: LinkView,
    pub above: String,
    pub report: Option<LinkView>,
}
