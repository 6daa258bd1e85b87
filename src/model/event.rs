//! Events (活动): what was held at a time and a place: meetings, visits, festivals, campaigns.

use super::Period;

/// One event that a report tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub name: String,
    /// 会议, 节会, 走访, …, as the office says.
    pub kind: Option<String>,
    /// The day or the stretch of time it was held in; None where the report gives none.
    pub date: Option<Period>,
    pub venue: Option<String>,
    /// The body that held it, never a person.
    pub host: Option<String>,
    pub note: Option<String>,
}
