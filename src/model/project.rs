//! Projects (项目): what is being built, as reports and the register of a place state it, gathered over the years.

use jiff::civil::Date;

use super::{AssetId, Period, PlaceId, ProjectId, Reading, ReportId};
use crate::diag::Span;

/// How far a project has come (进度), the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProjectStatus {
    Planned,
    Funded,
    Bidding,
    Signed,
    Started,
    InProgress,
    ToppedOut,
    SubstantiallyComplete,
    Completed,
    Accepted,
    InOperation,
}

impl ProjectStatus {
    /// Every status there is, in the order of a project's life.
    pub const ALL: [ProjectStatus; 11] = [
        ProjectStatus::Planned,
        ProjectStatus::Funded,
        ProjectStatus::Bidding,
        ProjectStatus::Signed,
        ProjectStatus::Started,
        ProjectStatus::InProgress,
        ProjectStatus::ToppedOut,
        ProjectStatus::SubstantiallyComplete,
        ProjectStatus::Completed,
        ProjectStatus::Accepted,
        ProjectStatus::InOperation,
    ];

    /// As written in YAML.
    pub fn id(self) -> &'static str {
        match self {
            ProjectStatus::Planned => "planned",
            ProjectStatus::Funded => "funded",
            ProjectStatus::Bidding => "bidding",
            ProjectStatus::Signed => "signed",
            ProjectStatus::Started => "started",
            ProjectStatus::InProgress => "in_progress",
            ProjectStatus::ToppedOut => "topped_out",
            ProjectStatus::SubstantiallyComplete => "substantially_complete",
            ProjectStatus::Completed => "completed",
            ProjectStatus::Accepted => "accepted",
            ProjectStatus::InOperation => "in_operation",
        }
    }

    /// Whether it may be so before the works begin.
    pub fn precedes_start(self) -> bool {
        self < ProjectStatus::Started
    }
}

/// What is said of a project at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectState {
    /// None: nothing is said of it.
    pub status: Option<ProjectStatus>,
    /// The source's own word for the status, where it is another: 进场, 创建中.
    pub said: Option<String>,
    /// How much is done, in percent.
    pub percent: Option<Reading>,
    /// Money spent so far.
    pub invested: Option<Reading>,
    pub note: Option<String>,
}

/// A dated line of a project's history.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectEntry {
    /// A date; its grain may be a month or a year.
    pub date: Period,
    pub state: ProjectState,
    pub pictures: Vec<ProjectPicture>,
    /// Where its date is written.
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectPicture {
    pub picture: AssetId,
    /// What is to be seen, for those who do not see it.
    pub alt: String,
}

/// What a report or the register of a place states of one project, or of several in one breath.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedProject {
    /// As written; several where one statement is made of several projects. Never empty.
    pub names: Vec<String>,
    /// Other names of the one project.
    pub aliases: Vec<String>,
    /// Where it is, if that is another place than the one that tells.
    pub place: Option<PlaceId>,
    pub state: ProjectState,
    /// When it was so; None: the period of the report.
    pub as_of: Option<Period>,
    /// The whole investment.
    pub investment: Option<Reading>,
    /// The project that it is a part of, and where it is named.
    pub parent: Option<(String, Span)>,
    /// The first day of the works, as planned.
    pub start: Option<Period>,
    /// The day they are due, as planned.
    pub due: Option<Period>,
    pub entries: Vec<ProjectEntry>,
    /// Where its name is written.
    pub span: Span,
}

/// Who states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProjectSource {
    Report(ReportId),
    /// The `place.yaml` of a place.
    Register(PlaceId),
}

/// A statement of a project: its source, and its position in the list there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProjectUse {
    pub source: ProjectSource,
    pub at: usize,
}

/// A project of the whole site: one for all statements whose names for it agree at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// ASCII, unique; part of its address.
    pub key: String,
    /// As written first.
    pub name: String,
    pub other_names: Vec<String>,
    pub place: PlaceId,
    pub parent: Option<ProjectId>,
    /// In the order of their time; those of no known time last.
    pub uses: Vec<ProjectUse>,
}

/// The first day of a start: a month begins on its first.
pub fn first_day(start: &Period) -> Option<Date> {
    use super::{Grain, Time};
    match start.time {
        Time::AsOf { date, grain: Grain::Year } => Some(date.first_of_year()),
        Time::AsOf { date, grain: Grain::Month } => Some(date.first_of_month()),
        Time::AsOf { date, .. } => Some(date),
        Time::During { first, .. } => Some(first),
        Time::Unknown { .. } => None,
    }
}
