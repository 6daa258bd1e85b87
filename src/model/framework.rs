//! Frameworks (框架): a few words that a report orders its work by, such as 拆清整绿建亮管, and their parts.

use super::{IndicatorId, Said};
use crate::diag::Span;

/// A framework as a report names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    pub name: String,
    pub parts: Vec<FrameworkPart>,
    pub note: Option<String>,
    /// The sentence that tells of it.
    pub said: Option<Said>,
    /// Where its name is written.
    pub span: Span,
}

/// A part of a framework, and what of the report belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkPart {
    pub name: String,
    /// The heading of the section that tells of it, by its anchor.
    pub section: Option<String>,
    /// The indicators that belong to it wherever they stand: a section keeps none that another part names.
    pub indicators: Vec<IndicatorId>,
}

impl FrameworkPart {
    /// Whether anything of the report can belong to it.
    pub fn is_tied(&self) -> bool {
        self.section.is_some() || !self.indicators.is_empty()
    }
}
