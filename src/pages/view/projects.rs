//! The views of projects: the list of all, the page of one, and those of a place or a report.

use serde::Serialize;

use super::{Fact, LinkView, PeriodView, PictureView, ReadingView};

/// The projects of all places, by how far they have come.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectsView {
    pub projects: usize,
    pub shelves: Vec<ProjectShelf>,
    /// The places that have projects, each with the way to its own.
    pub places: Vec<ProjectPlace>,
    /// The bulletins of projects by group.
    pub bulletins: Vec<LinkView>,
    /// Whether any project has a percentage.
    pub with_percent: bool,
    pub downloads: Vec<LinkView>,
}

/// The projects of one place: a few as they are, many by their status.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceProjects {
    pub count: usize,
    pub with_percent: bool,
    pub shelves: Vec<ProjectShelf>,
    /// Empty where there are shelves.
    pub lines: Vec<ProjectLine>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ProjectPlace {
    pub link: LinkView,
    pub projects: usize,
}

/// Projects of one status.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectShelf {
    pub name: String,
    pub id: String,
    pub lines: Vec<ProjectLine>,
}

/// One project as it last stood.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectLine {
    pub link: LinkView,
    pub other_names: String,
    /// The project it is a part of.
    pub parent: Option<LinkView>,
    pub place: LinkView,
    pub above: String,
    pub status: StatusView,
    pub progress: Option<ProgressView>,
    pub investment: Option<ReadingView>,
    pub invested: Option<ReadingView>,
    /// The time that the status was stated for.
    pub period: String,
    pub note: Option<String>,
}

/// How far a project has come.
#[derive(Debug, Clone, Serialize)]
pub struct StatusView {
    /// ASCII, for classes; empty where nothing is said.
    pub key: &'static str,
    pub word: String,
    /// The word of the source, where it is another.
    pub said: Option<String>,
}

/// How much is done.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressView {
    pub reading: ReadingView,
    /// The key of its bar among the charts of the page.
    pub bar: String,
    pub period: String,
    /// Where one figure is of several projects: which others.
    pub joint: Option<String>,
    pub schedule: Option<ScheduleView>,
}

/// Progress against the time elapsed.
#[derive(Debug, Clone, Serialize)]
pub struct ScheduleView {
    /// `green`, `yellow`, `red` or `unsure`.
    pub light: &'static str,
    /// A shape of its own for each light.
    pub shape: &'static str,
    pub word: String,
    /// How it was found, in a sentence.
    pub sentence: String,
}

/// One project.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectView {
    pub other_names: String,
    pub status: StatusView,
    pub facts: Vec<Fact>,
    pub progress: Option<ProgressView>,
    /// The oldest first.
    pub moments: Vec<MomentView>,
    /// Said without a date.
    pub undated: Vec<MomentView>,
    /// Projects that are parts of it.
    pub parts: Vec<ProjectLine>,
}

/// Something said of a project.
#[derive(Debug, Clone, Serialize)]
pub struct MomentView {
    pub period: PeriodView,
    /// None: nothing is said of it.
    pub status: Option<StatusView>,
    pub progress: Option<ProgressView>,
    pub invested: Option<ReadingView>,
    pub investment: Option<ReadingView>,
    pub note: Option<String>,
    /// The other projects of the same statement.
    pub joint: Option<String>,
    pub pictures: Vec<PictureView>,
    /// Where it is said.
    pub source: LinkView,
}

/// A statement on the page of its report.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectRow {
    pub id: String,
    /// Each leads to its project.
    pub names: Vec<LinkView>,
    pub status: StatusView,
    pub progress: Option<ProgressView>,
    pub investment: Option<ReadingView>,
    pub invested: Option<ReadingView>,
    pub period: String,
    pub note: Option<String>,
}
