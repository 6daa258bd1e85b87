//! What views of many kinds share: links, readings, periods, rows of observations and of reports.

use serde::Serialize;

use super::comparison::ChangeView;

#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    pub text: String,
    pub href: String,
    /// The page itself, or a page below it.
    pub current: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    pub text: String,
    pub href: String,
}

/// A name that leads somewhere, if there is a page for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    pub text: String,
    pub href: Option<String>,
}

/// A reading as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView {
    /// As written (`18.9万亩`, `620余处`), or the word for its status (未公开, 原文缺失, 未报, 不适用).
    pub shown: String,
    /// `reported`, `withheld`, `lost`, `missing` or `not-applicable`.
    pub status: &'static str,
    /// `exact`, `somewhat_more`, …; for classes.
    pub qualifier: &'static str,
    /// What the qualifier means, in words, when it is not exact: 比所写略多.
    pub qualifier_word: Option<String>,
    /// What the writer wrote, when that is not what is shown: `xx亩`.
    pub written: Option<String>,
    /// The same amount in plain or standard units: 189,000亩 · 126平方公里.
    pub converted: Option<String>,
    /// A decimal for sorting, in the unit of the indicator; None when there is no number.
    pub sort: Option<String>,
}

/// A period as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodView {
    /// 2021年, 2021年上半年, 截至2021年6月30日, or the writer's own words, or 年份未写明.
    pub text: String,
    /// Whether a calendar fixes it.
    pub known: bool,
    /// A labelled inference, never a fact: 推断为2020年（依据…）.
    pub inferred: Option<String>,
}

/// One observation as a row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct ObservationView {
    /// The id of this row on this page, if something links to it.
    pub id: Option<String>,
    pub place: LinkView,
    /// The places above it, for telling apart equal names: 西吉县.
    pub above: String,
    pub indicator: LinkView,
    pub unit: String,
    pub reading: ReadingView,
    pub period: PeriodView,
    /// In words: 全域, 建成区, 项目：….
    pub scope: String,
    /// Whether it covers the whole place.
    pub whole: bool,
    /// 本期, 累计 or 时点.
    pub basis: String,
    pub note: Option<String>,
    /// The page and place that states it: its text says which report, its link leads to the sentence.
    pub source: LinkView,
    /// Whether the source is a sentence of prose (正文) rather than a table entry.
    pub in_prose: bool,
    /// Its rank in the group of its place, linked to the league: 第2名/27.
    pub rank: Option<LinkView>,
    /// Its change against the period before.
    pub change: Option<ChangeView>,
    /// What the figures say against a published rank or share, in words.
    pub contradiction: Option<String>,
    /// The key of its small line among the charts of the page, where it has more than one period.
    pub spark: Option<String>,
}

/// Observations under one theme.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeGroup {
    pub theme: String,
    /// ASCII, for ids.
    pub key: String,
    pub rows: Vec<ObservationView>,
}

/// How many readings have one status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusCount {
    pub status: &'static str,
    pub word: String,
    pub count: usize,
}

/// A report in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ReportLine {
    pub link: LinkView,
    pub place: LinkView,
    pub above: String,
    pub kind: LinkView,
    pub period: PeriodView,
    pub issuer: Option<String>,
    /// How many figures it states.
    pub figures: usize,
}

/// A place in a tree.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceNode {
    pub link: LinkView,
    pub level: String,
    pub masked: bool,
    pub reports: usize,
    pub figures: usize,
    /// Whether what lies below is folded away until it is asked for.
    pub folded: bool,
    pub children: Vec<PlaceNode>,
}

/// A label and what it says.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub label: String,
    pub text: String,
    pub href: Option<String>,
}

/// A picture as it is shown; its size in pixels.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    pub src: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
}
