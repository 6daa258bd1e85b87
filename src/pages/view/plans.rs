//! The views of plans and of the answers to them.

use serde::Serialize;

use super::{LinkView, Named, ReadingView};

/// The plans of all places.
#[derive(Debug, Clone, Serialize)]
pub struct PlansView {
    pub plans: usize,
    /// How many have which outcome, those without an answer last.
    pub outcomes: Vec<OutcomeCount>,
    /// By place, in pinyin order; those that are only named last.
    pub shelves: Vec<PlanShelf>,
    pub downloads: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OutcomeCount {
    pub outcome: &'static str,
    pub word: String,
    pub count: usize,
}

/// The plans of one place.
#[derive(Debug, Clone, Serialize)]
pub struct PlanShelf {
    pub place: Named,
    pub above: String,
    /// Whether it is unfolded: where there are many places, none is.
    pub open: bool,
    /// Newest first.
    pub rows: Vec<PlanRow>,
}

/// One plan.
#[derive(Debug, Clone, Serialize)]
pub struct PlanRow {
    /// On the page of its own report.
    pub id: Option<String>,
    pub text: String,
    /// 建议, 计划 or 进行中.
    pub state: String,
    /// Whose it is, where the report tells of two places.
    pub whose: Option<Named>,
    pub due: Option<String>,
    /// A post or a unit.
    pub owner: Option<String>,
    pub target: Option<TargetView>,
    pub note: Option<String>,
    /// The period of its report.
    pub period: String,
    pub outcome: OutcomeView,
    /// Leads to the sentence, or to the row on the page of its report.
    pub report: LinkView,
    /// On the page of its own report: leads to the sentence.
    pub said: Option<String>,
}

/// A quantity that is aimed at.
#[derive(Debug, Clone, Serialize)]
pub struct TargetView {
    pub indicator: Named,
    pub reading: ReadingView,
}

/// What has become of a plan.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// `done`, `partly`, `not-done`, `dropped`, `unanswered` or `open`; for classes.
    pub outcome: &'static str,
    /// 已完成, …, 下期总结未回应, 尚无下期总结.
    pub word: String,
    pub value: Option<ReadingView>,
    pub note: Option<String>,
    /// The next report: leads to the sentence or the row that answers.
    pub report: Option<LinkView>,
}

/// A plan of the report before, on the page of the report that answers it or does not.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerRow {
    pub id: String,
    pub plan: PlanRow,
    /// Leads to the sentence that answers.
    pub said: Option<String>,
}
