//! The views of the topic pages (专题): records of all places, kind by kind.

use serde::Serialize;

use super::{
    EntryColumns, Fact, FrameworkRow, LedgerSection, LessonShelf, LinkView, PageLink, PairView,
    PlaceBoardRow, PlaceProjects, PlanRow, ReadingView, RecordTable, StatusCount,
};

/// The records of one place.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceRecords {
    /// The ways down the page to each kind of record that there is.
    pub sections: Vec<LinkView>,
    pub funding: Vec<FundingRow>,
    pub practices: Vec<LinkView>,
    pub projects: PlaceProjects,
    /// Bulletins of projects that it is part of, or that its places make.
    pub bulletins: Vec<LinkView>,
    /// Documents, events, organisations and grids; those that its reports tell of.
    pub lists: Vec<RecordTable>,
    /// None where it keeps no ledger here; one without entries says so.
    pub ledger: Option<LedgerSection>,
    pub picture_pairs: Vec<PairView>,
    pub frameworks: Vec<FrameworkRow>,
    /// The place's own: what its reports plan for it, and what others sent from it plan for it.
    pub plans: Vec<PlanRow>,
    /// What those sent from here saw elsewhere.
    pub lessons: Vec<LessonShelf>,
    /// What those sent here saw; what they propose at home is not told here.
    pub seen_here: Vec<LessonShelf>,
    /// The rounds of inspections that it, or a village of it, stood in.
    pub boards: Vec<PlaceBoardRow>,
    /// Which columns the table of these rounds has.
    pub boards_columns: EntryColumns,
    /// The inspections that it carried out itself.
    pub boards_by: Vec<LinkView>,
    pub schemes: Vec<LinkView>,
}

/// Which topic pages there are.
#[derive(Debug, Clone, Serialize)]
pub struct TopicsView {
    pub topics: Vec<TopicLine>,
}

/// One topic page and what it holds, in a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct TopicLine {
    pub link: LinkView,
    pub sentence: String,
}

/// The honours of all places. What is only pursued is counted nowhere but in its own count.
#[derive(Debug, Clone, Serialize)]
pub struct HonoursView {
    /// Held by the places themselves.
    pub own: usize,
    /// Held by somebody in them: a village, an enterprise, a project.
    pub of_others: usize,
    pub pursued_count: usize,
    /// Whether each shelf is folded: where there are many honours, all are.
    pub folded: bool,
    /// Held in a year that the source gives: by award level, newest first.
    pub held: Vec<HonourShelf>,
    /// Held, but the source gives no year: by award level.
    pub undated: Vec<HonourShelf>,
    /// Not held: by stage.
    pub pursued: Vec<HonourShelf>,
    pub downloads: Vec<LinkView>,
}

/// Honours of one award level, or of one stage.
#[derive(Debug, Clone, Serialize)]
pub struct HonourShelf {
    pub name: String,
    pub rows: Vec<HonourRow>,
}

/// One honour in the table of all places.
#[derive(Debug, Clone, Serialize)]
pub struct HonourRow {
    pub title: String,
    pub award_level: String,
    pub year: Option<String>,
    /// Whose it is, when it is not the place's own.
    pub holder: Option<String>,
    /// The place that tells of it.
    pub place: LinkView,
    pub above: String,
    pub report: Option<LinkView>,
    pub note: Option<String>,
}

/// The funding of all reports.
#[derive(Debug, Clone, Serialize)]
pub struct FundingView {
    pub rows: usize,
    /// Whether each shelf is folded: where there are many rows, all are.
    pub folded: bool,
    pub statuses: Vec<StatusCount>,
    pub by_level: Vec<FundingShelf>,
    pub by_purpose: Vec<FundingShelf>,
    /// The totals that reports state.
    pub stated: Vec<StatedTotal>,
    pub downloads: Vec<LinkView>,
}

/// Rows of one source level or one purpose.
#[derive(Debug, Clone, Serialize)]
pub struct FundingShelf {
    pub name: String,
    pub rows: Vec<FundingRow>,
    /// What they come to, said to be computed, with its coverage.
    pub computed: Option<String>,
}

/// One sum of money.
#[derive(Debug, Clone, Serialize)]
pub struct FundingRow {
    /// On the page of its own report.
    pub id: Option<String>,
    pub source: String,
    /// 中央, 上级, 级别未写明; several where it is not certain which.
    pub level: String,
    pub reading: ReadingView,
    pub purpose: Option<String>,
    pub project: Option<String>,
    pub period: String,
    /// The source of the row that already holds it.
    pub within: Option<String>,
    pub uncertain: Option<String>,
    pub note: Option<String>,
    pub place: LinkView,
    pub above: String,
    /// Leads to the sentence, or to the row on the page of its report.
    pub report: LinkView,
    /// On the page of its own report: leads to the sentence.
    pub said: Option<String>,
}

/// A total that a report states.
#[derive(Debug, Clone, Serialize)]
pub struct StatedTotal {
    pub place: LinkView,
    pub reading: ReadingView,
    pub report: LinkView,
}

/// The practices of all reports, by the first letter of their sound.
#[derive(Debug, Clone, Serialize)]
pub struct PracticesView {
    pub practices: usize,
    /// The orders that the index can be read in, where there are two.
    pub orders: Vec<PageLink>,
    /// Whether each shelf is folded: where there are many practices, all are.
    pub folded: bool,
    pub shelves: Vec<PracticeShelf>,
    pub downloads: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PracticeShelf {
    /// A letter, `#` for names that begin with a digit, or a theme.
    pub name: String,
    pub id: String,
    pub lines: Vec<PracticeLine>,
}

/// One practice in the index.
#[derive(Debug, Clone, Serialize)]
pub struct PracticeLine {
    pub link: LinkView,
    /// The other ways it is written; empty where there is one way.
    pub other_names: String,
    pub places: Vec<LinkView>,
    /// 已实行, 建议 or both; empty where no report says.
    pub state: String,
}

/// One practice.
#[derive(Debug, Clone, Serialize)]
pub struct PracticeView {
    pub other_names: String,
    pub uses: Vec<PracticeUseView>,
}

/// A practice in the words of one place.
#[derive(Debug, Clone, Serialize)]
pub struct PracticeUseView {
    pub place: LinkView,
    pub above: String,
    /// State, name as written, frequency, actors, period: what is known of them.
    pub facts: Vec<Fact>,
    pub parts: Vec<String>,
    /// Why the parts are not as many as the name says.
    pub parts_note: Option<String>,
    pub detail: Option<String>,
    /// Leads to the sentence, or to the row on the page of its report.
    pub report: LinkView,
}

/// A practice on the page of a report.
#[derive(Debug, Clone, Serialize)]
pub struct PracticeRow {
    pub id: String,
    pub name: String,
    /// Leads to the page of the practice.
    pub href: Option<String>,
    pub state: String,
    pub parts: String,
    pub parts_note: Option<String>,
    pub frequency: Option<String>,
    pub actors: String,
    pub detail: Option<String>,
    /// Leads to the sentence on the same page.
    pub said: Option<String>,
}
