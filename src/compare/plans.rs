//! What has become of a plan: an answer, a next report that does not speak of it, or no next report yet.

use crate::model::{PlanAnswer, PlanRef, ReportId, Site, report_after};

/// What is known of a plan. Only an answer can say that it is done.
#[derive(Debug, Clone, Copy)]
pub enum Fate<'a> {
    Answered(ReportId, &'a PlanAnswer),
    /// The next report of the place does not speak of it.
    Unanswered(ReportId),
    /// There is no next report.
    Open,
}

/// Looks into the next report of the same place and kind.
pub fn fate(site: &Site, plan: PlanRef) -> Fate<'_> {
    let Some(next) = report_after(&site.reports, plan.report) else { return Fate::Open };
    let answer = site.report(next).answers.iter().find(|answer| answer.plan == plan);
    answer.map_or(Fate::Unanswered(next), |answer| Fate::Answered(next, answer))
}
