//! The views of comparisons: groups, matrices, leagues, trends, sides, roll-ups, and the tables behind them.

use serde::Serialize;

use super::common::{LinkView, ReadingView};

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
    /// The list of all indicators.
    pub indicators: LinkView,
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
    /// The bulletin of its projects.
    pub bulletin: Option<LinkView>,
    /// One league for each indicator that can be asked of the group.
    pub leagues: Vec<LinkView>,
    /// Who states the figures, a line each, for paper.
    pub sources: Vec<String>,
    /// Its PDF file and the bound book of its reports, where they are made with the pages.
    pub papers: Vec<LinkView>,
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
    /// Who states the figures, a line each, for paper.
    pub sources: Vec<String>,
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
    /// Who states the figures, a line each, for paper.
    pub sources: Vec<String>,
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
