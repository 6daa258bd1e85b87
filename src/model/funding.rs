//! Funding (资金): where money came from and what it was for, as a report states it.

use super::{Period, Reading, Said};

/// The level that money comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceLevel {
    National,
    Provincial,
    Prefecture,
    County,
    Town,
    /// 上级: from above, and the source does not say from which level.
    Above,
    /// 群众, 商会, 捐赠: from people and their associations.
    Social,
    /// 招商引资: enterprises that invest.
    Market,
}

impl SourceLevel {
    /// Every level there is, in the order of the page.
    pub const ALL: [SourceLevel; 8] = [
        SourceLevel::National,
        SourceLevel::Provincial,
        SourceLevel::Prefecture,
        SourceLevel::County,
        SourceLevel::Town,
        SourceLevel::Above,
        SourceLevel::Social,
        SourceLevel::Market,
    ];

    /// As written in front matter.
    pub fn id(self) -> &'static str {
        match self {
            SourceLevel::National => "national",
            SourceLevel::Provincial => "provincial",
            SourceLevel::Prefecture => "prefecture",
            SourceLevel::County => "county",
            SourceLevel::Town => "town",
            SourceLevel::Above => "above",
            SourceLevel::Social => "social",
            SourceLevel::Market => "market",
        }
    }
}

/// One sum of money, or what is known of it: a withheld amount still has a source and a purpose.
#[derive(Debug, Clone)]
pub struct Funding {
    pub source: String,
    /// The levels it may come from, in order: none where the report says nothing, several where it leaves open which.
    pub source_levels: Vec<SourceLevel>,
    /// None: the report tells of the money and gives no figure.
    pub amount: Option<Reading>,
    pub purpose: Option<String>,
    pub project: Option<String>,
    /// None: that of the report.
    pub period: Option<Period>,
    /// The source of the row that already holds this one; it is added to nothing.
    pub within: Option<String>,
    /// What is not certain about it.
    pub uncertain: Option<String>,
    pub note: Option<String>,
    /// The sentence that tells of it.
    pub said: Option<Said>,
}
