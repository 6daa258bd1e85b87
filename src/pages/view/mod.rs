//! The typed view of each page: what its template sees, and nothing else.
//!
//! Texts are final: translated, formatted, with relative links. Templates escape them and place them.

use serde::Serialize;

mod bulletin;
mod boards;
mod common;
mod comparison;
mod projects;
mod ledger;
mod picture_pairs;
mod records;
mod frameworks;
mod lessons;
mod plans;
mod topics;

pub use boards::*;
pub use bulletin::*;
pub use common::*;
pub use comparison::*;
pub use frameworks::*;
pub use ledger::*;
pub use lessons::*;
pub use picture_pairs::*;
pub use plans::*;
pub use projects::*;
pub use records::*;
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
    Places(PlacesView),
    Place(Box<PlaceView>),
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
    Bulletin(BulletinView),
    DataSet(DataSetView),
    Topics(TopicsView),
    Honours(HonoursView),
    Funding(FundingView),
    Practices(PracticesView),
    Practice(PracticeView),
    Projects(ProjectsView),
    Project(ProjectView),
    Records(RecordsView),
    Ledger(LedgerView),
    PicturePairs(PicturePairsView),
    Frameworks(FrameworksView),
    Plans(PlansView),
    Lessons(LessonsView),
    Boards(BoardsView),
    Board(BoardView),
    Season(SeasonView),
    Schemes(SchemesView),
    Scheme(SchemeView),
    NotFound(NotFoundView),
}

impl View {
    /// The template of the page.
    pub fn template(&self) -> &'static str {
        match self {
            View::Home(_) => "home.html",
            View::Places(_) => "places.html",
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
            View::Bulletin(_) => "bulletin.html",
            View::DataSet(_) => "data-set.html",
            View::Topics(_) => "topics.html",
            View::Honours(_) => "honours.html",
            View::Funding(_) => "funding.html",
            View::Practices(_) => "practices.html",
            View::Practice(_) => "practice.html",
            View::Projects(_) => "projects.html",
            View::Project(_) => "project.html",
            View::Records(_) => "records.html",
            View::Ledger(_) => "ledger.html",
            View::PicturePairs(_) => "picture-pairs.html",
            View::Frameworks(_) => "frameworks.html",
            View::Plans(_) => "plans.html",
            View::Lessons(_) => "lessons.html",
            View::Boards(_) => "boards.html",
            View::Board(_) => "board.html",
            View::Season(_) => "season.html",
            View::Schemes(_) => "schemes.html",
            View::Scheme(_) => "scheme.html",
            View::NotFound(_) => "404.html",
        }
    }
}

/// One page of a list that has several.
#[derive(Debug, Clone, Serialize)]
pub struct PageLink {
    pub text: String,
    pub href: String,
    pub current: bool,
    /// Whether pages before it are left out.
    pub gap: bool,
}

/// What surrounds every page; `frame` in templates, where the words of the user interface are added to it as `words`.
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
    pub generator: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    pub has_intro: bool,
    pub places: usize,
    pub reports: usize,
    pub figures: usize,
    pub statuses: Vec<StatusCount>,
    /// The ways into the site.
    pub doors: Vec<Door>,
    /// As deep as fits on a front page.
    pub tree: Vec<PlaceNode>,
    /// Newest first; at most twelve.
    pub newest: Vec<ReportLine>,
    pub themes: Vec<ThemeLine>,
    /// The list of all indicators.
    pub indicators: LinkView,
}

/// A way into the site, and what lies behind it.
#[derive(Debug, Clone, Serialize)]
pub struct Door {
    pub link: LinkView,
    pub sentence: String,
}

/// Every place there is.
#[derive(Debug, Clone, Serialize)]
pub struct PlacesView {
    /// How many there are of each level.
    pub levels: Vec<Fact>,
    pub tree: Vec<PlaceNode>,
    /// Whether villages and communities stand on the pages of their towns instead.
    pub cut: bool,
    pub downloads: Vec<LinkView>,
}

/// A theme with what it holds.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeLine {
    pub link: LinkView,
    pub indicators: usize,
    pub figures: usize,
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
    pub records: PlaceRecords,
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
    /// The lines of the title on paper; empty where its writer asked for none.
    pub title_lines: Vec<String>,
    pub place: LinkView,
    pub kind: LinkView,
    pub issuer: Option<String>,
    pub period: PeriodView,
    pub date: Option<String>,
    pub summary: Option<String>,
    /// Its PDF file, where one is made with the pages.
    pub pdf: Option<String>,
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
    pub practices: Vec<PracticeRow>,
    pub projects: Vec<ProjectRow>,
    /// Documents, events, organisations and grids; those it tells of.
    pub lists: Vec<RecordTable>,
    /// The entries of ledgers that name this report.
    pub ledger: Option<LedgerSection>,
    pub picture_pairs: Vec<PairView>,
    pub frameworks: Vec<FrameworkRow>,
    pub plans: Vec<PlanRow>,
    /// The plans of the report before, each with its answer or without one.
    pub answers: Vec<AnswerRow>,
    /// The report that those plans are in.
    pub answered: Option<LinkView>,
    pub lessons: Option<LessonShelf>,
    /// The rounds of inspections that it tells of.
    pub boards: Vec<BoardLine>,
    pub schemes: Vec<SchemeLine>,
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
    /// How many there are on all its pages.
    pub total: usize,
    /// Its pages, where it has several.
    pub pages: Vec<PageLink>,
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
    /// The pages that its rows are on, where they are too many for one.
    pub pages: Vec<PageLink>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    pub sentence: String,
}
