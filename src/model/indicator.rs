//! Indicators: what a place can be asked for, defined once in the catalogue.

use rust_decimal::Decimal;

use super::{IndicatorId, Name, ThemeId};
use crate::diag::Span;
use crate::quantity::{Dimension, Quantity, Unit};

/// A shelf of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    pub key: String,
    pub name: Name,
}

/// Which way is better; with [`Better::Neither`] there is no rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    Higher,
    Lower,
    Neither,
}

/// What a figure counts in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// What happened within the period (本期).
    InPeriod,
    /// Added up since a start that is not the period's (累计).
    Cumulative,
    /// The state at a date (时点).
    Stock,
}

impl Basis {
    /// Every basis there is.
    pub const ALL: [Basis; 3] = [Basis::InPeriod, Basis::Cumulative, Basis::Stock];

    /// As written in YAML and in metric links.
    pub fn id(self) -> &'static str {
        match self {
            Basis::InPeriod => "period",
            Basis::Cumulative => "cumulative",
            Basis::Stock => "stock",
        }
    }
}

/// How the readings of places make the reading of the place above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    Add,
    Mean,
    WeightedBy(IndicatorId),
    /// It cannot be made from parts: ranks, shares of something else.
    None,
}

/// What an indicator tells of the projects of a place, in the order of a bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProjectRole {
    Planned,
    Started,
    /// Started per planned.
    StartRate,
    Completed,
    /// Completed per planned.
    CompletionRate,
    InvestmentPlanned,
    InvestmentCompleted,
    /// Investment completed per planned.
    InvestmentRate,
}

impl ProjectRole {
    /// Every role there is.
    pub const ALL: [ProjectRole; 8] = [
        ProjectRole::Planned,
        ProjectRole::Started,
        ProjectRole::StartRate,
        ProjectRole::Completed,
        ProjectRole::CompletionRate,
        ProjectRole::InvestmentPlanned,
        ProjectRole::InvestmentCompleted,
        ProjectRole::InvestmentRate,
    ];

    /// As written in the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            ProjectRole::Planned => "planned",
            ProjectRole::Started => "started",
            ProjectRole::StartRate => "start_rate",
            ProjectRole::Completed => "completed",
            ProjectRole::CompletionRate => "completion_rate",
            ProjectRole::InvestmentPlanned => "investment_planned",
            ProjectRole::InvestmentCompleted => "investment_completed",
            ProjectRole::InvestmentRate => "investment_rate",
        }
    }

    /// The two roles that a rate is made of; None for an amount.
    pub fn rate_of(self) -> Option<(ProjectRole, ProjectRole)> {
        match self {
            ProjectRole::StartRate => Some((ProjectRole::Started, ProjectRole::Planned)),
            ProjectRole::CompletionRate => Some((ProjectRole::Completed, ProjectRole::Planned)),
            ProjectRole::InvestmentRate => {
                Some((ProjectRole::InvestmentCompleted, ProjectRole::InvestmentPlanned))
            }
            _ => None,
        }
    }
}

/// Something a place can be asked for.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// As written in metric links: `broken_walls_cleared`.
    pub key: String,
    /// Where the site defines it; None for one that is built in.
    pub added: Option<Span>,
    pub name: Name,
    /// The unit that readings are converted to for comparison.
    pub unit: Unit,
    pub better: Better,
    pub basis: Basis,
    pub sum: Sum,
    /// A figure per another: this indicator is the first divided by the second, where no place states it itself.
    pub ratio: Option<(IndicatorId, IndicatorId)>,
    /// The whole that this indicator is a part of: parts are never added to the whole.
    pub part_of: Option<IndicatorId>,
    /// The indicator that this one gives the rank in: what is published can be held against the figures.
    pub rank_of: Option<IndicatorId>,
    /// The indicator that this one gives a place's share of, in percent of the place above.
    pub share_of: Option<IndicatorId>,
    /// The indicator whose growth over the year before this one gives, in percent, as its two figures give it too:
    /// growth at constant prices is of no figure that is stated.
    pub growth_of: Option<IndicatorId>,
    /// The largest value that makes sense, in the indicator's unit: 100 for a share of a whole.
    pub most: Option<Decimal>,
    /// What it tells in a bulletin of projects.
    pub project: Option<ProjectRole>,
    pub theme: ThemeId,
    pub aliases: Vec<String>,
    pub definition: Option<String>,
    /// Why it should be handled with care, when it should.
    pub sensitive: Option<String>,
}

impl Indicator {
    /// An amount in the unit of this indicator; a bare number is taken to be in it.
    pub fn amount(&self, quantity: &Quantity) -> Option<Decimal> {
        if quantity.unit.dimension == Dimension::None {
            return quantity.number.as_ref()?.value.checked_mul(quantity.unit.multiplier);
        }
        quantity.in_unit(&self.unit)
    }
}
