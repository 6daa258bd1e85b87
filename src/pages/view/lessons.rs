//! The views of lessons: what was seen at one place, and what is proposed for another.

use serde::Serialize;

use super::{LinkView, Named};

/// The lessons of all reports.
#[derive(Debug, Clone, Serialize)]
pub struct LessonsView {
    pub shelves: Vec<LessonShelf>,
    pub downloads: Vec<LinkView>,
}

/// The lessons of one report: from its place to its home.
#[derive(Debug, Clone, Serialize)]
pub struct LessonShelf {
    pub host: LinkView,
    pub home: Named,
    pub period: String,
    pub report: LinkView,
    pub rows: Vec<LessonRow>,
}

/// One lesson.
#[derive(Debug, Clone, Serialize)]
pub struct LessonRow {
    /// On the page of its own report.
    pub id: Option<String>,
    pub seen: Option<String>,
    /// The page of the practice that was seen.
    pub practice: Option<String>,
    pub lesson: String,
    pub proposal: Option<String>,
    pub note: Option<String>,
    /// Leads to the sentence, or to the row on the page of its report.
    pub report: LinkView,
    /// On the page of its own report: leads to the sentence.
    pub said: Option<String>,
}
