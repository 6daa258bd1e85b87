//! The typed view of each page: what its template sees, and nothing else.
//!
//! Texts are final: translated, formatted, with relative links. Templates escape them and place them.

use std::collections::BTreeMap;

use serde::Serialize;

mod topics;

pub use topics::*;

use super::charts::Chart;
use super::prose::Prose;

/// A page ready for its template: the frame around it, the view of its kind, and its longer texts by name.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    pub frame: Frame<'a>,
    pub view: View,
    /// `body` of a report, `about` of a place, `intro` of the front page.
    pub texts: Vec<(&'static str, Prose)>,
    /// Charts by name; the template places them.
    pub charts: Vec<(String, Chart)>,
}

/// The view of one kind of page; serialised without a tag, as `page`.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum View {
    Home(HomeView),
    Place(PlaceView),
    Report(Box<ReportView>),
    Reports(ReportsView),
    Shelf(ShelfView),
    Indicators(IndicatorsView),
    Indicator(IndicatorView),
    Comparisons(ComparisonsView),
    Matrix(MatrixView),
    Side(SideView),
    League(Box<LeagueView>),
    Trend(TrendView),
    DataSet(DataSetView),
    Topics(TopicsView),
    Honours(HonoursView),
    Funding(FundingView),
    NotFound(NotFoundView),
}

impl View {
    /// The template of the page.
    pub fn template(&self) -> &'static str {
        match self {
            View::Home(_) => "home.html",
            View::Place(_) => "place.html",
            View::Report(_) => "report.html",
            View::Reports(_) => "reports.html",
            View::Shelf(_) => "shelf.html",
            View::Indicators(_) => "indicators.html",
            View::Indicator(_) => "indicator.html",
            View::Comparisons(_) => "comparisons.html",
            View::Matrix(_) => "matrix.html",
            View::Side(_) => "side.html",
            View::League(_) => "league.html",
            View::Trend(_) => "trend.html",
            View::DataSet(_) => "data-set.html",
            View::Topics(_) => "topics.html",
            View::Honours(_) => "honours.html",
            View::Funding(_) => "funding.html",
            View::NotFound(_) => "404.html",
        }
    }
}

/// What surrounds every page; `frame` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct Frame<'a> {
    /// BCP 47 tag for `<html lang>`.
    pub lang: &'static str,
    pub site_title: &'a str,
    /// The heading of the page.
    pub title: String,
    /// One sentence for `<meta name="description">`.
    pub description: String,
    /// The name of the template without its ending, for a class on `<body>`.
    pub kind: String,
    pub home: String,
    pub style: String,
    pub script: String,
    pub icon: Option<String>,
    pub nav: Vec<NavItem>,
    /// From the front page down to the page above this one.
    pub crumbs: Vec<LinkView>,
    /// The UI words of the site's language, by key.
    pub words: &'a BTreeMap<String, String>,
    pub generator: &'static str,
}

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

/// A change against the previous comparable period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// With its sign and unit: +1,234人; 持平; 增减不能确定.
    pub text: String,
    /// +5.2%, 约+5%; None from zero, or where the figures are percentages themselves.
    pub percent: Option<String>,
    /// `up`, `down`, `same` or `unsure`.
    pub direction: &'static str,
    /// `better`, `worse` or `none`.
    pub verdict: &'static str,
    /// 比2020年
    pub since: String,
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
    pub children: Vec<PlaceNode>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    pub has_intro: bool,
    pub places: usize,
    pub reports: usize,
    pub figures: usize,
    pub statuses: Vec<StatusCount>,
    pub tree: Vec<PlaceNode>,
    /// Newest first; at most twelve.
    pub newest: Vec<ReportLine>,
    pub themes: Vec<ThemeLine>,
    /// Groups that can be compared.
    pub groups: Vec<LinkView>,
}

/// A theme with what it holds.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeLine {
    pub link: LinkView,
    pub indicators: usize,
    pub figures: usize,
}

/// A label and what it says.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub label: String,
    pub text: String,
    pub href: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HonourView {
    pub title: String,
    /// 国家级, 省级, …
    pub award_level: Option<String>,
    /// Whose it is, when it is not the place's own.
    pub holder: Option<String>,
    /// 创建中, 目标, …; None when held.
    pub stage: Option<String>,
    pub report: Option<LinkView>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HonourYear {
    pub year: String,
    pub honours: Vec<HonourView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    pub name: String,
    /// In the other language, if given.
    pub other_name: Option<String>,
    pub level: String,
    pub masked: Option<String>,
    pub has_about: bool,
    /// The profile card: level, what it lies in, code, counts.
    pub facts: Vec<Fact>,
    /// The latest reading of every indicator and scope it ever gave.
    pub latest: Vec<ThemeGroup>,
    pub reports: Vec<ReportLine>,
    /// Newest first.
    pub honours: Vec<HonourYear>,
    /// Held, but the source gives no year.
    pub undated: Vec<HonourView>,
    /// Not held: targets, in creation, assessed, shortlisted.
    pub pursued: Vec<HonourView>,
    pub children: Vec<PlaceNode>,
    /// Comparisons that this place is part of.
    pub groups: Vec<LinkView>,
    /// The same groups side by side, this place already chosen.
    pub sides: Vec<LinkView>,
    /// What the places under it come to together.
    pub roll_ups: Vec<RollUpView>,
    /// Places under it that have given no figure at all.
    pub silent: Vec<LinkView>,
    /// Tables that this place gathered.
    pub data_sets: Vec<LinkView>,
    /// Merged, renamed, founded: what happened to it, in sentences.
    pub history: Vec<String>,
}

/// What several places come to together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RollUpView {
    pub indicator: LinkView,
    pub period: String,
    /// 相加, 平均, 按…加权平均
    pub method: String,
    /// ≥ 4,620万元
    pub computed: String,
    /// 18/20
    pub coverage: String,
    pub complete: bool,
    /// Who is left out and why: 2个未公开，1个未报.
    pub gaps: Option<String>,
    /// What the place above states for itself, with its source.
    pub stated: Option<LinkView>,
    /// Whether what is stated is what was computed.
    pub agrees: bool,
    /// Stated less computed, when they differ.
    pub difference: Option<String>,
}

/// A heading in the table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineEntry {
    pub level: u8,
    pub text: String,
    pub href: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    pub title: String,
    pub place: LinkView,
    pub kind: LinkView,
    pub issuer: Option<String>,
    pub period: PeriodView,
    pub date: Option<String>,
    pub summary: Option<String>,
    /// The input file, for those who mend it.
    pub file: String,
    pub outline: Vec<OutlineEntry>,
    /// Its figures by theme; each row links to its sentence, and its sentence to the indicator.
    pub figures: Vec<ThemeGroup>,
    pub statuses: Vec<StatusCount>,
    /// Where its money came from, and what for.
    pub funding: Vec<FundingRow>,
    /// What it says itself that the money comes to; never computed.
    pub funding_total: Option<ReadingView>,
    /// The report of the same place before this one.
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
}

/// A shelf of reports and how many it holds.
#[derive(Debug, Clone, Serialize)]
pub struct ShelfLine {
    pub link: LinkView,
    pub reports: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReportsView {
    /// Newest first.
    pub years: Vec<ShelfLine>,
    /// The shelf for reports whose year is not known.
    pub unknown: Option<ShelfLine>,
    pub kinds: Vec<ShelfLine>,
    /// Newest first; at most fifty.
    pub newest: Vec<ReportLine>,
    pub total: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct ShelfView {
    /// Why these reports are together, in a sentence.
    pub sentence: String,
    pub reports: Vec<ReportLine>,
}

/// An indicator in a list.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorLine {
    pub link: LinkView,
    pub unit: String,
    pub places: usize,
    pub statuses: Vec<StatusCount>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorShelf {
    pub theme: String,
    pub key: String,
    pub indicators: Vec<IndicatorLine>,
    /// In the catalogue, but no place has given a reading yet.
    pub unused: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorsView {
    pub shelves: Vec<IndicatorShelf>,
    /// How many indicators have readings.
    pub used: usize,
    pub catalogue: usize,
    /// The tables of the whole site, and the description of their columns.
    pub downloads: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    pub name: String,
    pub other_name: Option<String>,
    pub key: String,
    pub definition: Option<String>,
    pub sensitive: Option<String>,
    /// Unit, theme, which way is better, basis, how it adds up, aliases.
    pub facts: Vec<Fact>,
    /// How many places answer, in a sentence: 3个地方有读数：1个已报，1个未公开，1个原文缺失。
    pub coverage: String,
    pub statuses: Vec<StatusCount>,
    pub rows: Vec<ObservationView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct GroupLine {
    pub link: LinkView,
    pub places: Vec<LinkView>,
    pub indicators: usize,
    /// The page where some of them stand side by side.
    pub side: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ComparisonsView {
    pub groups: Vec<GroupLine>,
}

/// A column of a matrix.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    pub indicator: LinkView,
    pub unit: String,
    /// 4/6
    pub coverage: String,
    /// The period of the whole column; where it differs, each cell tells its own.
    pub period: Option<String>,
}

/// A cell of a matrix.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    pub reading: ReadingView,
    /// Shown under the value when the periods of a column differ or are unknown.
    pub period: Option<String>,
    /// The sentence that states it.
    pub href: Option<String>,
    /// The number of the note that tells why it does not compare with the rest, from 1.
    pub note: Option<usize>,
    /// The fifth of the column that its rank falls in, from 1 (best) to 5; None where it is not ranked.
    pub shade: Option<u8>,
    /// 第2名, 第3–5名
    pub rank: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    pub place: LinkView,
    pub above: String,
    pub cells: Vec<CellView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MatrixView {
    pub name: String,
    /// Who is compared, in a sentence.
    pub sentence: String,
    pub columns: Vec<ColumnView>,
    pub rows: Vec<RowView>,
    /// Why some readings do not compare, in words.
    pub notes: Vec<String>,
    pub others: Vec<LinkView>,
    /// The page where two to four of these places stand side by side.
    pub side: String,
    /// One league for each indicator that can be asked of the group.
    pub leagues: Vec<LinkView>,
    pub downloads: Vec<LinkView>,
}

/// A place in a league.
#[derive(Debug, Clone, Serialize)]
pub struct RankedView {
    pub place: LinkView,
    pub above: String,
    /// 第3名, 第3–5名; None where there is no ranking.
    pub rank: Option<String>,
    pub reading: ReadingView,
    /// In the unit of the indicator: 3,240; a derived figure is marked by `derived`.
    pub value: String,
    /// How a derived figure was made, in words.
    pub derived: Option<String>,
    /// What the figures say against a published rank or share, in words.
    pub contradiction: Option<String>,
    pub change: Option<ChangeView>,
    /// 12.3%
    pub share: Option<String>,
    /// The sentence or cell that states it.
    pub href: String,
    pub period: String,
    /// The key of its bar among the charts of the page.
    pub bar: String,
}

/// A place outside the ranking.
#[derive(Debug, Clone, Serialize)]
pub struct OutsideView {
    pub place: LinkView,
    pub above: String,
    pub reading: ReadingView,
    pub href: Option<String>,
    pub period: Option<String>,
    pub scope: Option<String>,
    pub reason: String,
}

/// A tab: one slot of a question.
#[derive(Debug, Clone, Serialize)]
pub struct TabView {
    pub text: String,
    pub href: String,
    pub current: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct LeagueView {
    pub group: LinkView,
    pub indicator: LinkView,
    pub unit: String,
    pub definition: Option<String>,
    pub period: String,
    pub basis: String,
    /// Which way is better, in words.
    pub better: String,
    /// What is to be seen, in a sentence or two.
    pub sentence: String,
    /// 参评18/20
    pub participation: String,
    pub ranks: bool,
    pub shares: bool,
    pub changes: bool,
    pub tabs: Vec<TabView>,
    pub trend: Option<String>,
    pub ranked: Vec<RankedView>,
    pub outside: Vec<OutsideView>,
    /// Whether there is a distribution strip among the charts, as `strip`.
    pub strip: bool,
    pub median: Option<String>,
    pub total: Option<RollUpView>,
    pub downloads: Vec<LinkView>,
    pub others: Vec<LinkView>,
}

/// One place of a side-by-side page.
#[derive(Debug, Clone, Serialize)]
pub struct SidePlace {
    /// Its number in the page, for choosing.
    pub key: String,
    pub link: LinkView,
    /// Whether it stands in the page before anybody has chosen.
    pub shown: bool,
}

/// One indicator of a side-by-side page.
#[derive(Debug, Clone, Serialize)]
pub struct SideRow {
    pub indicator: LinkView,
    pub unit: String,
    pub period: String,
    /// One cell for each place of the group, in the order of `places`.
    pub cells: Vec<SideCell>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SideCell {
    pub place: String,
    pub shown: bool,
    pub reading: ReadingView,
    pub rank: Option<String>,
    pub href: Option<String>,
    /// Its own period, where it is not that of the row.
    pub period: Option<String>,
    /// Why it does not compare with the others, in words.
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SideView {
    pub group: LinkView,
    pub places: Vec<SidePlace>,
    pub themes: Vec<SideTheme>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SideTheme {
    pub theme: String,
    pub key: String,
    pub rows: Vec<SideRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TrendRow {
    pub place: LinkView,
    /// One for each column of the trend; None where nothing was said.
    pub cells: Vec<Option<TrendCell>>,
    /// Mergers and renamings, and the end of a place that is no more.
    pub note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TrendCell {
    pub reading: ReadingView,
    pub href: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct TrendView {
    pub group: LinkView,
    pub indicator: LinkView,
    pub league: LinkView,
    pub unit: String,
    pub sentence: String,
    /// The periods, oldest first.
    pub columns: Vec<String>,
    pub rows: Vec<TrendRow>,
    /// The breaks that the chart marks, in sentences.
    pub breaks: Vec<String>,
    pub downloads: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DataCell {
    /// The id of the cell, where a figure was read from it.
    pub id: Option<String>,
    pub text: String,
    pub href: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DataSetView {
    pub title: String,
    pub place: LinkView,
    pub source: Option<String>,
    pub issuer: Option<String>,
    pub note: Option<String>,
    pub file: String,
    pub figures: usize,
    pub head: Vec<String>,
    pub rows: Vec<Vec<DataCell>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    pub sentence: String,
}
