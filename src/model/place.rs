//! Places: province, prefecture, county, town, community, village. They nest as their folders do.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Document, IndicatorId, LedgerEntry, Name, ObservationId, PlaceId, ReportId, StatedProject};

/// The administrative level of a place; 乡, 镇 and 街道 are all [`Level::Town`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Province,
    Prefecture,
    County,
    Town,
    Community,
    Village,
}

impl Level {
    /// Every level there is, the highest first.
    pub const ALL: [Level; 6] =
        [Level::Province, Level::Prefecture, Level::County, Level::Town, Level::Community, Level::Village];

    /// Whether two places stand on one tier: villages and communities do, side by side under a town.
    pub fn beside(self, other: Level) -> bool {
        let lowest = |level| matches!(level, Level::Community | Level::Village);
        self == other || lowest(self) && lowest(other)
    }

    /// As written in `place.yaml`.
    pub fn id(self) -> &'static str {
        match self {
            Level::Province => "province",
            Level::Prefecture => "prefecture",
            Level::County => "county",
            Level::Town => "town",
            Level::Community => "community",
            Level::Village => "village",
        }
    }
}

/// A place, with all that lies in its folder.
#[derive(Debug, Clone)]
pub struct Place {
    /// The folder below `content/`, which is also its address: `xiji/jiqiang`.
    pub path: String,
    pub name: Name,
    pub level: Level,
    /// The division code, kept as text: leading zeros count.
    pub code: Option<String>,
    /// Why the name is a neutral one, when the source masks the real one.
    pub masked: Option<String>,
    /// Shared by the states of a site that is served.
    pub about: Arc<Document>,
    pub honours: Vec<Honour>,
    /// The register that its file keeps, in the order of the file.
    pub projects: Vec<StatedProject>,
    /// None: it keeps no ledger here. One without entries is kept and empty.
    pub ledger: Option<Vec<LedgerEntry>>,
    /// The places that this one took over, when they were merged or renamed.
    pub succeeds: Vec<PlaceId>,
    /// The day it came to be, if it is younger than its figures' oldest period.
    pub since: Option<Date>,
    /// The last day it existed; it is not asked for anything later.
    pub until: Option<Date>,
    pub parent: Option<PlaceId>,
    /// In pinyin order.
    pub children: Vec<PlaceId>,
    /// Newest first; those whose period is unknown last.
    pub reports: Vec<ReportId>,
    /// All this place ever stated, in the order of [`super::Site::observations`].
    pub observations: Vec<ObservationId>,
    /// The same by indicator; those of one indicator in the same order.
    pub by_indicator: Vec<(IndicatorId, ObservationId)>,
}

impl Place {
    /// All it ever stated of one indicator, in the order of [`super::Site::observations`].
    pub fn stated(&self, indicator: IndicatorId) -> impl Iterator<Item = ObservationId> + '_ {
        let first = self.by_indicator.partition_point(|(other, _)| *other < indicator);
        let own = self.by_indicator[first..].iter().take_while(move |(other, _)| *other == indicator);
        own.map(|(_, id)| *id)
    }
}

/// How far an honour (荣誉) has come: a target is never counted as held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Held,
    Assessed,
    Shortlisted,
    Creating,
    Target,
}

impl Stage {
    /// Every stage there is.
    pub const ALL: [Stage; 5] =
        [Stage::Held, Stage::Assessed, Stage::Shortlisted, Stage::Creating, Stage::Target];

    /// As written in `place.yaml`.
    pub fn id(self) -> &'static str {
        match self {
            Stage::Held => "held",
            Stage::Assessed => "assessed",
            Stage::Shortlisted => "shortlisted",
            Stage::Creating => "creating",
            Stage::Target => "target",
        }
    }
}

/// A title that a place, or somebody in it, holds or pursues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Honour {
    pub title: String,
    pub stage: Stage,
    /// None: the source gives no year.
    pub year: Option<i16>,
    /// The level of the body that awards it.
    pub award_level: Option<AwardLevel>,
    /// Whose it is, when it is not the place's own.
    pub holder: Option<String>,
    /// The report that states it.
    pub report: Option<ReportId>,
    pub note: Option<String>,
}

/// The level of the body that awards an honour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AwardLevel {
    National,
    Provincial,
    Prefecture,
    County,
    Town,
}

impl AwardLevel {
    /// Every level there is, the highest first.
    pub const ALL: [AwardLevel; 5] = [
        AwardLevel::National,
        AwardLevel::Provincial,
        AwardLevel::Prefecture,
        AwardLevel::County,
        AwardLevel::Town,
    ];

    /// As written in `place.yaml`.
    pub fn id(self) -> &'static str {
        match self {
            AwardLevel::National => "national",
            AwardLevel::Provincial => "provincial",
            AwardLevel::Prefecture => "prefecture",
            AwardLevel::County => "county",
            AwardLevel::Town => "town",
        }
    }
}
