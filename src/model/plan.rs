//! Plans (打算): what a report says will be done, and what the next one says has become of it.

use super::{IndicatorId, Period, PlaceId, Reading, ReportId, Said};
use crate::diag::Span;

/// How far a plan is settled when it is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanState {
    /// 建议: somebody suggests it.
    Proposed,
    Planned,
    InProgress,
}

impl PlanState {
    /// Every state there is.
    pub const ALL: [PlanState; 3] = [PlanState::Proposed, PlanState::Planned, PlanState::InProgress];

    /// As written in front matter.
    pub fn id(self) -> &'static str {
        match self {
            PlanState::Proposed => "proposed",
            PlanState::Planned => "planned",
            PlanState::InProgress => "in_progress",
        }
    }
}

/// Whose plan it is: a report on a secondment tells of the place it was made at, and of the one it is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The place of the report.
    Host,
    /// The home of the report.
    Home,
}

impl Whose {
    /// Both.
    pub const ALL: [Whose; 2] = [Whose::Host, Whose::Home];

    /// As written in front matter.
    pub fn id(self) -> &'static str {
        match self {
            Whose::Host => "host",
            Whose::Home => "home",
        }
    }
}

/// The place that somebody was sent from: one of the site, or one that is only named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    Place(PlaceId),
    Named(String),
}

/// A quantity that a plan aims at, or that an answer gives.
#[derive(Debug, Clone)]
pub struct Target {
    pub indicator: IndicatorId,
    pub reading: Reading,
}

/// A plan as a report tells of it.
#[derive(Debug, Clone)]
pub struct Plan {
    /// As answers name it; without one they name its text.
    pub key: Option<String>,
    pub text: String,
    pub state: PlanState,
    pub whose: Whose,
    /// None: the report names no time.
    pub due: Option<Period>,
    /// A post or a unit.
    pub owner: Option<String>,
    pub target: Option<Target>,
    pub note: Option<String>,
    /// The sentence that tells of it.
    pub said: Option<Said>,
    /// Where its text is written.
    pub span: Span,
}

/// What has become of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Done,
    Partly,
    NotDone,
    Dropped,
}

impl Outcome {
    /// Every outcome there is.
    pub const ALL: [Outcome; 4] = [Outcome::Done, Outcome::Partly, Outcome::NotDone, Outcome::Dropped];

    /// As written in front matter.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Partly => "partly",
            Outcome::NotDone => "not_done",
            Outcome::Dropped => "dropped",
        }
    }
}

/// What a report says of a plan of the report before it.
#[derive(Debug, Clone)]
pub struct PlanAnswer {
    /// The plan: the report before, and its position in [`super::Report::plans`].
    pub plan: PlanRef,
    pub state: Outcome,
    /// What was reached, for the indicator of the plan's target.
    pub value: Option<Reading>,
    pub note: Option<String>,
    /// The sentence that says so.
    pub said: Option<Said>,
}

/// A plan of a report, by its position in [`super::Report::plans`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanRef {
    pub report: ReportId,
    pub at: usize,
}
