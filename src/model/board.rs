//! Boards (考评): what one round of an inspection made known of the places it looked at.

use super::{BoardId, DataSetId, Level, Period, PlaceId, Reading, ReportId, SchemeId};
use crate::diag::Span;

/// What an inspection can come to for a place, beside a score and a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VerdictKind {
    RedFlag,
    RedList,
    Praised,
    Clean,
    /// 约谈: called in to talk, the good as well as the bad.
    Summoned,
    Unclean,
    Criticised,
    BlackList,
    YellowCard,
}

impl VerdictKind {
    /// Every kind there is, the best first.
    pub const ALL: [VerdictKind; 9] = [
        VerdictKind::RedFlag,
        VerdictKind::RedList,
        VerdictKind::Praised,
        VerdictKind::Clean,
        VerdictKind::Summoned,
        VerdictKind::Unclean,
        VerdictKind::Criticised,
        VerdictKind::BlackList,
        VerdictKind::YellowCard,
    ];

    /// The stable name of a kind, which files may use as well.
    pub fn id(self) -> &'static str {
        match self {
            VerdictKind::RedFlag => "red_flag",
            VerdictKind::RedList => "red_list",
            VerdictKind::Praised => "praised",
            VerdictKind::Clean => "clean",
            VerdictKind::Summoned => "summoned",
            VerdictKind::Unclean => "unclean",
            VerdictKind::Criticised => "criticised",
            VerdictKind::BlackList => "black_list",
            VerdictKind::YellowCard => "yellow_card",
        }
    }

    /// The words of bulletins for it; the first is the usual one.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            VerdictKind::RedFlag => &["红旗", "流动红旗"],
            VerdictKind::RedList => &["红榜"],
            VerdictKind::Praised => &["表扬", "通报表扬"],
            VerdictKind::Clean => &["清洁", "清洁村庄", "最洁净", "最洁净村庄"],
            VerdictKind::Summoned => &["约谈"],
            VerdictKind::Unclean => &["不洁净", "不洁净村庄", "最脏", "最脏村庄"],
            VerdictKind::Criticised => &["批评", "通报批评"],
            VerdictKind::BlackList => &["黑榜"],
            VerdictKind::YellowCard => &["黄牌", "黄牌警告"],
        }
    }
}

/// A result that one place got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub kind: VerdictKind,
    /// The word of the bulletin; None where the file gives the stable name.
    pub written: Option<String>,
    /// How often, or how many of its villages; None where it is just the one.
    pub count: Option<usize>,
}

/// How many got a result in all, named or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    pub kind: VerdictKind,
    pub written: Option<String>,
    /// None: the source gives no number.
    pub count: Option<usize>,
    pub note: Option<String>,
    pub span: Span,
}

/// Of whom an entry speaks: a place, or a village in it that is no place of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Inspected {
    pub place: PlaceId,
    pub village: Option<String>,
}

/// What a round made known of one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub who: Inspected,
    /// None: no scores were made known.
    pub score: Option<Reading>,
    /// As published, from 1.
    pub rank: Option<usize>,
    pub verdicts: Vec<Verdict>,
    /// Money; None where no reward is told of.
    pub reward: Option<Reading>,
    pub reason: Option<String>,
    pub note: Option<String>,
    /// Where its rank is written, or the entry as a whole.
    pub span: Span,
}

/// Which way a score is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreOrder {
    HighFirst,
    /// Points that are taken away.
    LowFirst,
}

/// One round of an inspection.
#[derive(Debug, Clone)]
pub struct Board {
    /// The file below `content/` without its ending, which is also its address: `xiji/jiqiang/boards/2021`.
    pub path: String,
    /// The YAML, as an input file.
    pub file: String,
    /// The place that inspects.
    pub place: PlaceId,
    pub title: String,
    pub issuer: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
    /// Rounds of one series of one place stand side by side.
    pub series: Option<String>,
    /// What the round is called, where its period does not say it.
    pub round: Option<String>,
    pub period: Period,
    /// The place whose places are inspected: the one that inspects, or one below it.
    pub of: PlaceId,
    /// The level of those inspected.
    pub level: Option<Level>,
    /// What is inspected, where one series has several: 镇区卫生.
    pub subject: Option<String>,
    pub rule: Option<String>,
    pub order: ScoreOrder,
    pub scheme: Option<SchemeId>,
    /// The report that tells of it.
    pub report: Option<ReportId>,
    /// The data set that its figures are read from.
    pub data_set: Option<DataSetId>,
    pub tallies: Vec<Tally>,
    /// In the order of the source.
    pub entries: Vec<Entry>,
}

/// The rounds of one series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Season {
    /// ASCII, unique; part of its address.
    pub key: String,
    pub name: String,
    /// The place that inspects.
    pub place: PlaceId,
    /// Oldest first; those of no known time last.
    pub rounds: Vec<BoardId>,
}
