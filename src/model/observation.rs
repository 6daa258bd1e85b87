//! Observations: what a place says of an indicator, for a period and a scope.

use std::sync::Arc;

use super::{Basis, DataSetId, Indicator, IndicatorId, Period, PlaceId, ReportId, Scope, cell_anchor};
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

/// Where an observation is stated. `nth` counts, from 1, what one page states of one indicator in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// In the prose of a report.
    Prose { report: ReportId, nth: u32 },
    /// In the front matter of a report, which its page shows as a table of figures.
    FrontMatter { report: ReportId, nth: u32 },
    /// In the place's own `place.yaml`, which its page shows as a table of figures.
    Profile { nth: u32 },
    /// In a cell of a data set, counted from 0.
    Cell { set: DataSetId, row: u32, column: u32 },
}

impl Source {
    /// The report that states it, if a report does.
    pub fn report(&self) -> Option<ReportId> {
        match *self {
            Source::Prose { report, .. } | Source::FrontMatter { report, .. } => Some(report),
            Source::Profile { .. } | Source::Cell { .. } => None,
        }
    }

    /// The id of the figure on the page that states it, unique there: `fig-trees_planted`, `row-trees_planted-2`.
    pub fn anchor(&self, indicator: &Indicator) -> String {
        let (prefix, nth) = match *self {
            Source::Prose { nth, .. } => ("fig", nth),
            Source::FrontMatter { nth, .. } | Source::Profile { nth } => ("row", nth),
            Source::Cell { row, column, .. } => return cell_anchor(row as usize, column as usize),
        };
        let key = &indicator.key;
        if nth == 1 { format!("{prefix}-{key}") } else { format!("{prefix}-{key}-{nth}") }
    }
}

/// What a place says of an indicator, for a period and a scope. A site holds very many, so what is mostly the same is shared.
#[derive(Debug, Clone)]
pub struct Observation {
    pub place: PlaceId,
    pub indicator: IndicatorId,
    pub reading: Reading,
    /// Shared with the report, where the figure has no period of its own.
    pub period: Arc<Period>,
    pub basis: Basis,
    pub scope: Scope,
    pub note: Option<Box<str>>,
    pub source: Source,
    /// Where the writer wrote it.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The townships of a country state some five million figures in three years.
    #[test]
    fn observations_are_small() {
        assert!(size_of::<Observation>() <= 192, "{}", size_of::<Observation>());
    }
}
