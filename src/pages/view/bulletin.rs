//! The view of a bulletin of projects.

use serde::Serialize;

use super::{LinkView, ReadingView, TabView};

/// Projects planned, started, completed and invested, place by place and for the group.
#[derive(Debug, Clone, Serialize)]
pub struct BulletinView {
    pub group: LinkView,
    pub period: String,
    pub tabs: Vec<TabView>,
    pub columns: Vec<BulletinColumnView>,
    pub rows: Vec<BulletinRowView>,
    pub total: Vec<BulletinTotalView>,
    pub downloads: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct BulletinColumnView {
    /// Leads to the league of its indicator, where there is one.
    pub name: LinkView,
    pub unit: String,
    pub is_rate: bool,
    /// How a rate is made, in a sentence.
    pub made: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct BulletinRowView {
    pub place: LinkView,
    pub above: String,
    pub cells: Vec<BulletinCellView>,
}

/// A figure as published; a rate also as its figures give it.
#[derive(Debug, Clone, Serialize)]
pub struct BulletinCellView {
    /// None: nothing is published.
    pub published: Option<ReadingView>,
    pub href: Option<String>,
    /// In final words, said to be computed.
    pub computed: Option<String>,
    /// Whether the two differ, and how, in words.
    pub remark: Option<String>,
    /// A decimal for sorting.
    pub sort: Option<String>,
}

/// A figure of the group as a whole.
#[derive(Debug, Clone, Serialize)]
pub struct BulletinTotalView {
    /// In final words, said to be computed.
    pub computed: Option<String>,
    /// How many places it covers; only where some are left out.
    pub coverage: Option<String>,
    /// What the place above states.
    pub published: Option<ReadingView>,
    pub href: Option<String>,
    pub remark: Option<String>,
}
