//! The domain as plain data: places, reports, indicators, observations. No I/O, no serde, no templates.

mod board;
mod data_set;
mod document;
mod event;
mod framework;
mod funding;
mod grid;
mod indicator;
mod ledger;
mod lesson;
mod observation;
mod observations;
mod organisation;
mod period;
mod picture_pair;
mod place;
mod policy_document;
mod plan;
mod practice;
mod project;
mod report;
mod said;
mod scheme;
mod scope;
mod site;
mod ties;
mod wording;

pub use board::{Board, Entry, Inspected, ScoreOrder, Season, Tally, Verdict, VerdictKind};
pub use data_set::{DataSet, Layout, cell_anchor, cell_name, column_letters};
pub use document::{
    Alignment, Block, Document, Footnote, Heading, Inline, Item, Link, Sentence, inline_text,
};
pub use event::Event;
pub use framework::{Framework, FrameworkPart};
pub use funding::{Funding, SourceLevel};
pub use grid::Grid;
pub use indicator::{Basis, Better, Indicator, ProjectRole, Sum, Theme};
pub use ledger::{LedgerEntry, LedgerStatus};
pub use lesson::Lesson;
pub use observation::{Observation, Reading, Source};
pub use observations::Observations;
pub use organisation::{Organisation, Post};
pub use period::{Grain, Inference, Period, Time};
pub use picture_pair::{PairOrder, PairSide, PicturePair};
pub use place::{AwardLevel, Honour, Level, Place, Stage};
pub use plan::{Home, Outcome, Plan, PlanAnswer, PlanRef, PlanState, Target, Whose};
pub use policy_document::PolicyDocument;
pub use practice::{Practice, PracticeState, PracticeUse, StatedPractice, bare_name};
pub use project::{
    Project, ProjectEntry, ProjectPicture, ProjectSource, ProjectState, ProjectStatus, ProjectUse,
    StatedProject, first_day,
};
pub use report::{Kind, Report, report_after, report_before};
pub use said::Said;
pub use scheme::{Aspect, Counted, Reward, Scheme, ScoreItem};
pub use scope::{Scope, ScopeKind};
pub use site::{
    AssetId, BoardId, DataSetId, IndicatorId, KindId, ObservationId, Peers, PeersOrigin, Picture, PlaceId,
    PracticeId, ProjectId, ReportId, SchemeId, SeasonId, Site, ThemeId,
};
pub use ties::Ties;
pub use wording::Wording;

/// The first parts of addresses that the site keeps for its own pages: no place may have such a folder.
pub const RESERVED: [&str; 7] = ["assets", "compare", "data", "indicators", "places", "reports", "topics"];

/// The folders of a place that hold its tables and boards: none of them is a place.
pub const FOLDERS_OF_A_PLACE: [&str; 3] = ["boards", "data", "schemes"];

/// The language a site is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    /// The BCP 47 tag, as `<html lang>` takes it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
}

/// A name in Chinese, and in English where somebody gave one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub zh: String,
    pub en: Option<String>,
}

impl Name {
    /// The name in a language; the Chinese one where no English one was given.
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::English, Some(en)) => en,
            _ => &self.zh,
        }
    }
}
