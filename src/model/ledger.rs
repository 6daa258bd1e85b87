//! The rectification ledger (整改台账): problems found in a place, by when and by which post they are to be mended.

use jiff::civil::Date;

use super::{AssetId, Post, ReportId};
use crate::diag::Span;

/// How far the mending of a problem has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerStatus {
    /// 待整改
    Open,
    /// 整改中
    InProgress,
    /// 已整改、已销号
    Closed,
}

impl LedgerStatus {
    /// Every status there is.
    pub const ALL: [LedgerStatus; 3] = [LedgerStatus::Open, LedgerStatus::InProgress, LedgerStatus::Closed];

    /// As written in a YAML.
    pub fn id(self) -> &'static str {
        match self {
            LedgerStatus::Open => "open",
            LedgerStatus::InProgress => "in_progress",
            LedgerStatus::Closed => "closed",
        }
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// The number it has in the office's own ledger, as written.
    pub number: Option<String>,
    pub problem: String,
    pub category: Option<String>,
    pub found: Option<Date>,
    /// The last day for mending it.
    pub deadline: Option<Date>,
    /// The post or unit that is to mend it, never a person.
    pub responsible: Option<Post>,
    /// None: nobody says how far it has come.
    pub status: Option<LedgerStatus>,
    pub closed: Option<Date>,
    pub before: Option<AssetId>,
    pub after: Option<AssetId>,
    /// The report that tells of it.
    pub report: Option<ReportId>,
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}
