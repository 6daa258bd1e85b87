//! Schemes (评分办法): what is scored, in how many rounds, and what it earns. Never whose household.

use super::{Period, PlaceId, Reading, ReportId};

/// Things of which a source may name all, some or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted<T> {
    /// As the source counts them; None where it does not, and those named are all that is known.
    pub count: Option<usize>,
    pub named: Vec<T>,
}

impl<T> Counted<T> {
    /// How many there are, as far as is known.
    pub fn total(&self) -> usize {
        self.count.unwrap_or(0).max(self.named.len())
    }

    /// How many of them no name is known of.
    pub fn unnamed(&self) -> usize {
        self.total() - self.named.len()
    }
}

impl<T> Default for Counted<T> {
    fn default() -> Self {
        Counted { count: None, named: Vec::new() }
    }
}

/// One thing that earns or costs points (评分项).
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreItem {
    pub name: String,
    /// None: the source gives none.
    pub points: Option<Reading>,
}

/// A side from which something is judged (方面).
#[derive(Debug, Clone, PartialEq)]
pub struct Aspect {
    pub name: String,
    pub points: Option<Reading>,
    pub items: Counted<ScoreItem>,
}

/// What points or a place on the list earn.
#[derive(Debug, Clone, PartialEq)]
pub struct Reward {
    pub name: String,
    /// Money; None where the source gives none.
    pub amount: Option<Reading>,
    pub note: Option<String>,
}

/// How scores come to be.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// The file below `content/` without its ending, which is also its address.
    pub path: String,
    pub file: String,
    /// The place whose scheme it is.
    pub place: PlaceId,
    pub title: String,
    pub issuer: Option<String>,
    pub source: Option<String>,
    pub report: Option<ReportId>,
    pub period: Period,
    pub rule: Option<String>,
    pub note: Option<String>,
    pub aspects: Counted<Aspect>,
    /// Those of no aspect, or all where the source does not tell which aspect they belong to.
    pub items: Counted<ScoreItem>,
    pub rounds: Counted<String>,
    pub rewards: Vec<Reward>,
}
