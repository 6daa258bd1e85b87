//! The views of frameworks: parts, and the figures that belong to each.

use serde::Serialize;

use super::{LinkView, ReadingView};

/// The frameworks of all reports.
#[derive(Debug, Clone, Serialize)]
pub struct FrameworksView {
    /// In pinyin order.
    pub rows: Vec<FrameworkRow>,
    pub downloads: Vec<LinkView>,
}

/// One framework.
#[derive(Debug, Clone, Serialize)]
pub struct FrameworkRow {
    /// On the page of its own report.
    pub id: Option<String>,
    pub name: String,
    pub parts: Vec<PartView>,
    /// Whether any part of it has a count.
    pub measured: bool,
    pub note: Option<String>,
    pub place: LinkView,
    pub above: String,
    pub period: String,
    /// Leads to the sentence, or to the card on the page of its report.
    pub report: LinkView,
    /// On the page of its own report: leads to the sentence.
    pub said: Option<String>,
}

/// A part of a framework.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    pub name: String,
    /// Leads to its section.
    pub href: Option<String>,
    /// How many figures belong to it; None where the report ties it to no section and no indicator.
    pub count: Option<String>,
    /// On the page of its own report.
    pub figures: Vec<PartFigure>,
}

/// A figure of a part.
#[derive(Debug, Clone, Serialize)]
pub struct PartFigure {
    pub indicator: LinkView,
    pub reading: ReadingView,
    /// 项目：…; empty for the whole place.
    pub scope: String,
    /// Leads to the sentence.
    pub source: String,
}
