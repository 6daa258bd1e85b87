//! Markdown → [`Document`]: what a writer's text means, with every figure and every link resolved or reported.
//!
//! The steps of [`parse`]: the parser's events (`events`) become blocks (`blocks`) and lines of text (`lines`); a line
//! is a row of pieces (`pieces`) whose delimiters are paired (`emphasis`) and whose line ends are joined (`breaks`);
//! link targets are judged on the way (`links`, `metric`, `pictures`). When everything is read, headings get
//! their levels and anchors (`outline`), and what had to wait for the whole text is settled (`settle`).
//!
//! Nesting of the result is bounded: 64 blocks, and in a line 64 marks outside a link and 64 inside it. So every
//! later walk over a document may recurse.

mod address;
mod anchors;
mod blocks;
mod breaks;
mod doubts;
mod elsewhere;
mod emphasis;
mod events;
mod footnotes;
mod frames;
mod headings;
mod html;
mod lines;
mod links;
mod metric;
mod nearest;
mod notes;
mod outline;
mod pictures;
mod pieces;
mod script;
mod settle;

pub(super) use anchors::without_marker;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostics, Span};
use crate::load::{Names, Text};
use crate::model::{AssetId, Document};

pub use elsewhere::{Elsewhere, Outlines};
pub use headings::Headings;
pub use outline::Outline;

use blocks::Builder;
use lines::Room;
use notes::Notes;

/// A text as read: its document, and the figures it states.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    pub document: Document,
    /// `metrics[i]` is stated by the one `Inline::Figure { figure: i, .. }` of the document.
    pub metrics: Vec<RawMetric>,
    /// Links to headings of reports: they are known when all reports have been read, see [`Outlines`].
    pub elsewhere: Vec<Elsewhere>,
}

/// A figure as written: `[620余处](metric:broken_walls_cleared?scope=建成区)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawMetric {
    /// The text of the link as a reader sees it: escapes and emphasis are undone.
    pub text: String,
    pub indicator: String,
    pub parameters: Vec<Parameter>,
    /// The whole link.
    pub span: Span,
    pub text_span: Span,
    /// The destination between the parentheses; the whole link where the destination is defined elsewhere.
    pub target_span: Span,
}

/// One `key=value` of a figure's destination, percent signs decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    pub key: String,
    pub value: String,
    pub span: Span,
}

/// Reads the Markdown in `text[body]`; every span is an offset into `text`, the whole normalised file.
pub fn parse(
    file: &str,
    text: &str,
    body: Range<usize>,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> Parsed {
    let source = Source::new(file, text, body);
    let mut notes = Notes::new(file, diagnostics);
    let mut builder = Builder::new(Room { source: &source, names, notes: &mut notes });
    let mut events = events::Events::new(&source);
    for (event, range) in &mut events {
        builder.take(event, range);
    }
    let fault = events.fault();
    let draft = builder.finish();
    if let Some(at) = fault {
        notes.parser_gave_up(at..source.end);
    }
    let parsed = settle::settle(draft, &mut notes);
    notes.close();
    parsed
}

/// The Markdown of one file, cut behind its last line and kept with the offsets of the whole file.
struct Source<'a> {
    file: &'a str,
    /// The same, for spans to share.
    name: Arc<str>,
    /// The file up to the end of its body: an offset into this is an offset into the file.
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Source<'a> {
    /// A body that does not fit its text is cut to what does, so that no caller can make slicing panic.
    fn new(file: &'a str, text: &'a str, body: Range<usize>) -> Self {
        let end = floor_char(text, body.end);
        let start = floor_char(text, body.start).min(end);
        Source { file, name: file.into(), text: &text[..end], start, end }
    }

    fn body(&self) -> &'a str {
        &self.text[self.start..]
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.name.clone(), range)
    }

    /// The character that ends where `at` starts; none at the start of the body.
    fn before(&self, at: usize) -> Option<char> {
        self.text[self.start..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Whether an odd number of backslashes stands before `at`: then what is there was written to be literal.
    fn escaped(&self, at: usize) -> bool {
        let body = &self.text.as_bytes()[self.start..at];
        body.iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
    }
}

fn floor_char(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The picture that a field names by its path, seen from `file`; that there is none is told.
pub fn picture(path: &Text, file: &str, names: &Names, diagnostics: &mut Diagnostics) -> Option<AssetId> {
    match pictures::picture(&path.text, file, names) {
        Ok(picture) => Some(picture),
        Err(fault) => {
            diagnostics.push(fault.diagnostic(&path.text, path.span.clone(), names));
            None
        }
    }
}
