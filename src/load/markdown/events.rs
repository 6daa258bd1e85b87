//! The parser's events with offsets into the whole file, and with a parser's panic turned into an end.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Event, OffsetIter, Options, Parser};

use super::Source;

/// Smart punctuation would turn `与"引号"和` into two opening quotes, and heading attributes would let a text set
/// `onclick`: both stay off, as does all that the content format does not name.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
}

/// The events of one body, in order.
pub(super) struct Events<'a> {
    /// Gone once the parser has panicked: its state means nothing any more.
    parser: Option<OffsetIter<'a>>,
    start: usize,
    reached: usize,
}

impl<'a> Events<'a> {
    pub(super) fn new(source: &Source<'a>) -> Self {
        let body = source.body();
        let parser = catch_unwind(|| Parser::new_ext(body, options()).into_offset_iter()).ok();
        Events { parser, start: source.start, reached: source.start }
    }

    /// Where the parser panicked, if it did. Such faults have been found in it before (and mended), and one text
    /// must not take the whole site down.
    pub(super) fn fault(&self) -> Option<usize> {
        self.parser.is_none().then_some(self.reached)
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let parser = self.parser.as_mut()?;
        match catch_unwind(AssertUnwindSafe(|| parser.next())) {
            Ok(next) => next.map(|(event, range)| {
                let range = range.start + self.start..range.end + self.start;
                self.reached = range.start;
                (event, range)
            }),
            Err(_) => {
                self.parser = None;
                None
            }
        }
    }
}
