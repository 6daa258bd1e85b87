//! The views of boards, seasons and schemes (考评、评分办法).

use serde::Serialize;

use super::{Fact, LinkView, ReadingView};

/// All boards: the seasons, and the rounds that belong to none.
#[derive(Debug, Clone, Serialize)]
pub struct BoardsView {
    pub seasons: Vec<SeasonLine>,
    pub single: Vec<BoardLine>,
    pub downloads: Vec<LinkView>,
}

/// A season and its rounds in the list of all.
#[derive(Debug, Clone, Serialize)]
pub struct SeasonLine {
    pub link: LinkView,
    pub place: LinkView,
    pub above: String,
    pub rounds: Vec<BoardLine>,
}

/// One round in a list.
#[derive(Debug, Clone, Serialize)]
pub struct BoardLine {
    /// On the page of its report.
    pub id: Option<String>,
    pub link: LinkView,
    pub place: LinkView,
    pub above: String,
    /// Its name or its time.
    pub round: String,
    /// Whom it inspected, and what for.
    pub inspected: String,
    /// What it made known, in a sentence; that it made nothing known, where it did not.
    pub says: String,
    pub tallies: Vec<TallyView>,
}

/// Of whom a row speaks.
#[derive(Debug, Clone, Serialize)]
pub struct InspectedView {
    pub place: LinkView,
    /// A village that has no page of its own.
    pub village: Option<String>,
}

/// A place on the list.
#[derive(Debug, Clone, Serialize)]
pub struct PlacingView {
    pub text: String,
    /// Whether the site made it from the scores.
    pub computed: bool,
    /// What the scores say against it, in words.
    pub contradiction: Option<String>,
    pub sort: usize,
}

/// A result, with how many where it is more than the one.
#[derive(Debug, Clone, Serialize)]
pub struct VerdictView {
    pub text: String,
    /// `good`, `bad` or `neutral`; for classes, the word says it.
    pub tone: &'static str,
}

/// A change of rank against an earlier round.
#[derive(Debug, Clone, Serialize)]
pub struct MoveView {
    /// `up`, `down` or `same`.
    pub direction: &'static str,
    /// 升2位, 降1位, 持平
    pub text: String,
    /// The round it is against, in words.
    pub since: String,
}

/// How many got a result, who is named, and how many are not.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    pub verdict: VerdictView,
    /// 4个, or that the source gives no number.
    pub count: String,
    pub named: Vec<InspectedView>,
    /// 另有3个没有写名称; None where all are named or nobody counts them.
    pub unnamed: Option<String>,
    pub note: Option<String>,
}

/// What a round made known of one place.
#[derive(Debug, Clone, Serialize)]
pub struct EntryRow {
    pub id: String,
    pub who: InspectedView,
    pub placing: Option<PlacingView>,
    pub score: Option<ReadingView>,
    pub verdicts: Vec<VerdictView>,
    pub reward: Option<ReadingView>,
    pub moved: Option<MoveView>,
    pub reason: Option<String>,
    pub note: Option<String>,
}

/// Which columns a table of entries has: those that any row fills.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EntryColumns {
    pub placing: bool,
    pub score: bool,
    pub verdicts: bool,
    pub reward: bool,
    pub moved: bool,
    pub reason: bool,
}

/// The page of one round.
#[derive(Debug, Clone, Serialize)]
pub struct BoardView {
    /// Who inspected whom, when, and who says so.
    pub facts: Vec<Fact>,
    pub rule: Option<String>,
    pub note: Option<String>,
    pub tallies: Vec<TallyView>,
    pub columns: EntryColumns,
    pub rows: Vec<EntryRow>,
    /// What is to be known of its ranks: that the site made them, that some contradict the scores.
    pub remarks: Vec<String>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    pub file: String,
    pub downloads: Vec<LinkView>,
}

/// The page of one season.
#[derive(Debug, Clone, Serialize)]
pub struct SeasonView {
    pub facts: Vec<Fact>,
    /// What is to be known of its changes.
    pub remarks: Vec<String>,
    pub sections: Vec<SectionView>,
    pub downloads: Vec<LinkView>,
}

/// Rounds that ask the same of the same.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    pub id: String,
    /// None where a season has one section and there is nothing to tell it from.
    pub title: Option<String>,
    /// For the table, whatever stands above it.
    pub caption: String,
    pub rounds: Vec<RoundHead>,
    pub rows: Vec<SeasonRowView>,
}

/// The head of a column: one round.
#[derive(Debug, Clone, Serialize)]
pub struct RoundHead {
    pub link: LinkView,
    /// 12个参加排名, 只公布结果, 没有结果
    pub says: String,
    /// Why it stands in no order of time.
    pub undated: Option<String>,
    pub tallies: Vec<TallyView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SeasonRowView {
    pub who: InspectedView,
    /// One for each round.
    pub cells: Vec<Option<SeasonCellView>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SeasonCellView {
    /// Leads to the row of the round's page.
    pub href: String,
    pub placing: Option<PlacingView>,
    pub score: Option<ReadingView>,
    pub verdicts: Vec<VerdictView>,
    pub reward: Option<ReadingView>,
    pub moved: Option<MoveView>,
}

/// A round on the page of a place that was inspected.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceBoardRow {
    pub round: LinkView,
    /// What was inspected: the season and the subject.
    pub series: String,
    /// The village of the place that the row is about.
    pub village: Option<String>,
    pub row: EntryRow,
    /// Of how many that were ranked.
    pub of: Option<String>,
}

/// All schemes.
#[derive(Debug, Clone, Serialize)]
pub struct SchemesView {
    pub lines: Vec<SchemeLine>,
    pub downloads: Vec<LinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SchemeLine {
    pub link: LinkView,
    pub place: LinkView,
    pub above: String,
    /// 6个方面，36项指标，3轮
    pub says: String,
}

/// One scheme.
#[derive(Debug, Clone, Serialize)]
pub struct SchemeView {
    pub facts: Vec<Fact>,
    pub rule: Option<String>,
    pub note: Option<String>,
    /// 6个方面，36项指标，3轮
    pub says: String,
    pub aspects: Vec<AspectView>,
    /// 另有2个方面没有写名称
    pub aspects_unnamed: Option<String>,
    pub items: Vec<ItemView>,
    /// Empty where all have a name.
    pub items_unnamed: String,
    pub rounds: Vec<String>,
    /// That no rounds are told, or how many have no name.
    pub rounds_unnamed: Option<String>,
    pub rewards: Vec<RewardView>,
    pub boards: Vec<LinkView>,
    pub file: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct AspectView {
    pub name: String,
    pub points: Option<ReadingView>,
    pub items: Vec<ItemView>,
    /// Empty where all have a name.
    pub unnamed: String,
}

/// One thing that is scored.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    pub name: String,
    pub points: Option<ReadingView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RewardView {
    pub name: String,
    pub amount: Option<ReadingView>,
    pub note: Option<String>,
}
