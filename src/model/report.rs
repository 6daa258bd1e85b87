//! Reports: one place's summary of one period, of one kind.

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    Document, Event, Framework, Funding, Grid, Home, KindId, Lesson, Name, ObservationId, Organisation,
    Period, PicturePair, PlaceId, Plan, PlanAnswer, PolicyDocument, Reading, ReportId, StatedPractice,
    StatedProject,
};

/// A kind of report: annual, remediation, …; declared in `townpress.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// As written in front matter.
    pub key: String,
    pub name: Name,
}

/// One place's summary of one period, of one kind.
#[derive(Debug, Clone)]
pub struct Report {
    /// The file below `content/` without its ending, which is also its address: `xiji/jiqiang/2021-remediation`.
    pub path: String,
    /// The input file.
    pub file: String,
    pub place: PlaceId,
    pub title: String,
    /// The title cut into the lines it has on paper; empty where its writer asked for none. They join to the title.
    pub title_lines: Vec<String>,
    /// 主送机关: to whom it is sent, without the colon.
    pub addressee: Option<String>,
    /// 附件说明: the names of its attachments, in order, without numbers.
    pub attachments: Vec<String>,
    pub kind: KindId,
    pub period: Period,
    pub issuer: Option<String>,
    pub date: Option<Date>,
    pub summary: Option<String>,
    /// In the order of the front matter.
    pub funding: Vec<Funding>,
    /// What the report itself says that all its funding comes to.
    pub funding_total: Option<Reading>,
    /// In the order of the front matter.
    pub practices: Vec<StatedPractice>,
    /// In the order of the front matter.
    pub projects: Vec<StatedProject>,
    /// In the order of the front matter, as the next three.
    pub documents: Vec<PolicyDocument>,
    pub events: Vec<Event>,
    pub organisations: Vec<Organisation>,
    pub grids: Vec<Grid>,
    /// In the order of the front matter.
    pub picture_pairs: Vec<PicturePair>,
    pub frameworks: Vec<Framework>,
    /// Where somebody was sent from, when the report tells of what they saw here.
    pub home: Option<Home>,
    /// In the order of the front matter.
    pub plans: Vec<Plan>,
    /// To plans of the report before, in the order of the front matter.
    pub answers: Vec<PlanAnswer>,
    /// In the order of the front matter.
    pub lessons: Vec<Lesson>,
    /// Shared by the states of a site that is served.
    pub body: Arc<Document>,
    /// The figures of the prose, in the order of their links: `Inline::Figure` counts into this list.
    /// None where the link could not be understood (which is an error, so no site is written).
    pub figures: Vec<Option<ObservationId>>,
    /// All observations of this report: prose first, in order, then front matter.
    pub observations: Vec<ObservationId>,
}

/// The last report of the same place and kind before this one. A report of an unknown period has none.
pub fn report_before(reports: &[Report], id: ReportId) -> Option<ReportId> {
    let day = reports[id.index()].period.last_day()?;
    alike(reports, id).filter(|(other, _)| *other < day).max().map(|(_, other)| other)
}

/// The first report of the same place and kind after this one.
pub fn report_after(reports: &[Report], id: ReportId) -> Option<ReportId> {
    let day = reports[id.index()].period.last_day()?;
    alike(reports, id).filter(|(other, _)| *other > day).min().map(|(_, other)| other)
}

/// The dated reports of one place and kind, each with the last day it covers.
fn alike(reports: &[Report], id: ReportId) -> impl Iterator<Item = (Date, ReportId)> {
    let own = &reports[id.index()];
    // Reports lie in the order of their paths, so those of one place lie in one stretch.
    let folder = own.path.rfind('/').map_or("", |at| &own.path[..=at]);
    let first = reports.partition_point(|other| other.path.as_str() < folder);
    let near = reports[first..].iter().take_while(move |other| other.path.starts_with(folder));
    let numbered = near.enumerate().map(move |(at, other)| (first + at, other));
    let same = numbered.filter(|(_, other)| other.place == own.place && other.kind == own.kind);
    same.filter_map(|(at, other)| Some((other.period.last_day()?, ReportId(at as u32))))
}
