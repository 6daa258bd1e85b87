//! Observations: what a place says of an indicator, for a period and a scope.

use super::{Basis, DataSetId, IndicatorId, Period, PlaceId, ReportId, Scope};
use crate::diag::Span;
use crate::quantity::Quantity;

/// What a place says when it is asked for an indicator (读数).
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    Amount(Quantity),
    /// Known and not published: 未公开, or digits behind a mask.
    Withheld(Quantity),
    /// The source lost the digits: 原文缺失.
    Lost(Quantity),
    /// Asked for and not given: 未报.
    Missing,
    /// The question does not fit the place: 不适用.
    NotApplicable,
}

impl Reading {
    /// The quantity as written, where one was written.
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Reading::Amount(q) | Reading::Withheld(q) | Reading::Lost(q) => Some(q),
            Reading::Missing | Reading::NotApplicable => None,
        }
    }

    pub fn quantity_mut(&mut self) -> Option<&mut Quantity> {
        match self {
            Reading::Amount(q) | Reading::Withheld(q) | Reading::Lost(q) => Some(q),
            Reading::Missing | Reading::NotApplicable => None,
        }
    }

    /// The stable name of the status: `reported`, `withheld`, `lost`, `missing`, `not-applicable`.
    pub fn id(&self) -> &'static str {
        match self {
            Reading::Amount(_) => "reported",
            Reading::Withheld(_) => "withheld",
            Reading::Lost(_) => "lost",
            Reading::Missing => "missing",
            Reading::NotApplicable => "not-applicable",
        }
    }
}

/// Where an observation is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// In the prose of a report; `anchor` is the id of the figure on its page.
    Prose { report: ReportId, anchor: String },
    /// In the front matter of a report; `anchor` is the id of its row in the table of figures.
    FrontMatter { report: ReportId, anchor: String },
    /// In the place's own `place.yaml`; `anchor` is the id of its row on the place page.
    Profile { anchor: String },
    /// In a cell of a data set; `anchor` is the id of the cell on the page of the data set.
    Cell { set: DataSetId, anchor: String },
}

impl Source {
    /// The report that states it, if a report does.
    pub fn report(&self) -> Option<ReportId> {
        match self {
            Source::Prose { report, .. } | Source::FrontMatter { report, .. } => Some(*report),
            Source::Profile { .. } | Source::Cell { .. } => None,
        }
    }

    /// The id of the figure on the page that states it.
    pub fn anchor(&self) -> &str {
        match self {
            Source::Prose { anchor, .. }
            | Source::FrontMatter { anchor, .. }
            | Source::Profile { anchor }
            | Source::Cell { anchor, .. } => anchor,
        }
    }
}

/// What a place says of an indicator, for a period and a scope.
#[derive(Debug, Clone)]
pub struct Observation {
    pub place: PlaceId,
    pub indicator: IndicatorId,
    pub reading: Reading,
    pub period: Period,
    pub basis: Basis,
    pub scope: Scope,
    pub note: Option<String>,
    pub source: Source,
    /// Where the writer wrote it.
    pub span: Span,
}
