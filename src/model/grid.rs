//! Grids (网格): how a place is parted for being looked after, level by level. A place may have several schemes at once.

use crate::diag::Span;

/// One scheme that a report tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    pub name: String,
    /// From the top down, as far as the report lists them: 镇, 村, 组.
    pub levels: Vec<String>,
    /// Why the levels are not as many as the name says.
    pub levels_note: Option<String>,
    /// What the place is parted into, as written: 3个片区, 一个集镇集中整治区.
    pub parts: Vec<String>,
    pub detail: Option<String>,
    pub note: Option<String>,
    /// Where its name is written.
    pub span: Span,
}
