//! Where the text of a report says what a record tells.

use crate::diag::Span;

/// A few words of a report's text, and the sentence that holds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// As written in the front matter.
    pub words: String,
    /// Where they are written there.
    pub span: Span,
    /// The id of the sentence on the page of the report. None where the text does not hold the words, which is an
    /// error, so no site is written.
    pub anchor: Option<String>,
}
