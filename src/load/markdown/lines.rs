//! Lines of text while they are read: a paragraph, heading or cell, and the links and pictures open within it.

use std::ops::Range;

use pulldown_cmark::{LinkType, Tag};

use crate::diag::{Diagnostic, Span, Words};
use crate::load::Names;
use crate::model::{Inline, Link, inline_text};
use crate::say;

use super::doubts;
use super::footnotes::{self, Labels};
use super::links::{self, Target};
use super::notes::Notes;
use super::pieces::{Depth, Pieces, nest};
use super::{Elsewhere, RawMetric, Source, anchors, breaks, emphasis, html, metric, pictures};

/// What every step of reading needs.
pub(super) struct Room<'r, 'a, 'n> {
    pub source: &'r Source<'a>,
    pub names: &'r Names,
    pub notes: &'r mut Notes<'n>,
}

/// The open lines, the outermost first, and what they hold that has to wait for the end of the text.
#[derive(Debug, Default)]
pub(super) struct Lines {
    open: Vec<Open>,
    pub labels: Labels,
    pub metrics: Vec<RawMetric>,
    pub within: Vec<(String, Span)>,
    pub elsewhere: Vec<Elsewhere>,
    /// What looks like a footnote mark and is none, and where.
    pub strays: Vec<(String, Range<usize>)>,
}

#[derive(Debug)]
struct Open {
    what: What,
    pieces: Pieces,
    start: usize,
    /// Where the last thing in it ended.
    end: usize,
    /// It holds a picture, link or footnote mark, which a figure must not.
    crowded: bool,
}

#[derive(Debug)]
enum What {
    Line,
    Link { destination: String, at: Range<usize>, written: LinkType },
    Picture { destination: String, at: Range<usize> },
}

impl Lines {
    /// Begins a paragraph, heading or cell.
    pub(super) fn begin(&mut self, at: usize) {
        self.open(What::Line, at);
    }

    fn open(&mut self, what: What, at: usize) {
        self.open.push(Open { what, pieces: Pieces::default(), start: at, end: at, crowded: false });
    }

    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Ends the line. Links and pictures cannot outlive it; should the parser ever leave one open, its text is kept.
    pub(super) fn finish(&mut self, room: &mut Room) -> Vec<Inline> {
        let mut inner = Vec::new();
        let mut place = 0..0;
        while let Some(mut open) = self.open.pop() {
            open.pieces.splice(inner);
            place = open.start..open.end.max(place.end);
            inner = inlines(open.pieces, room, open.end);
        }
        doubts::literal_asterisks(&inner, &place, room);
        inner
    }

    pub(super) fn text(&mut self, text: &str, at: Range<usize>, room: &mut Room) {
        let Some(open) = self.reach(at.end) else { return };
        // The text of <https://…> is its address, in which nothing is emphasis.
        if matches!(open.what, What::Link { written: LinkType::Autolink | LinkType::Email, .. }) {
            open.pieces.literal(text);
        } else {
            open.pieces.text(text, at.clone(), room.source);
            tell_missed_figures(at.clone(), room);
            footnotes::strays(at, room.source, &mut self.strays);
        }
    }

    pub(super) fn code(&mut self, code: &str, at: Range<usize>) {
        self.whole(Inline::Code(code.to_owned()), at.end);
    }

    pub(super) fn html(&mut self, html: &str, at: Range<usize>) {
        if let Some(open) = self.reach(at.end) {
            open.pieces.literal(&html::without_comments(html).replace('\n', " "));
        }
    }

    pub(super) fn soft_break(&mut self, at: Range<usize>) {
        if let Some(open) = self.reach(at.end) {
            open.pieces.line_end();
        }
    }

    pub(super) fn hard_break(&mut self, at: Range<usize>) {
        self.whole(Inline::HardBreak, at.end);
    }

    pub(super) fn footnote(&mut self, label: &str, at: Range<usize>) {
        let footnote = self.labels.number(label);
        self.crowd();
        self.whole(Inline::FootnoteReference { footnote, reference: 0 }, at.end);
    }

    fn whole(&mut self, inline: Inline, end: usize) {
        if let Some(open) = self.reach(end) {
            open.pieces.whole(inline);
        }
    }

    /// The innermost open line, which now reaches to `end`.
    fn reach(&mut self, end: usize) -> Option<&mut Open> {
        let open = self.open.last_mut()?;
        open.end = open.end.max(end);
        Some(open)
    }

    fn crowd(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.crowded = true;
        }
    }

    /// Emphasis as the parser sees it goes back to the delimiters it was made of; see [`emphasis`].
    pub(super) fn delimiters(&mut self, at: Range<usize>, source: &Source, border: Border) {
        let Some(&mark) = source.text.as_bytes().get(at.start) else { return };
        if !matches!(mark, b'*' | b'_' | b'~') {
            return;
        }
        let place = match border {
            Border::Start(length) => at.start..at.start + length,
            Border::End(length) => at.end.saturating_sub(length)..at.end,
        };
        if let Some(open) = self.reach(place.end) {
            open.pieces.delimiters(mark, place);
        }
    }

    /// Masks that the parser, like every editor, takes for italics would vanish from the page.
    pub(super) fn tell_masks(&self, at: Range<usize>, room: &mut Room) {
        if emphasis::may_be_masks(at.clone(), room.source) {
            let span = room.source.span(at);
            room.notes.push("single-star", || {
                let message = say!(
                    "这两个 * 之间的文字会成为斜体，* 不再显示",
                    "the text between these two * is set in italics and the * are gone"
                );
                Diagnostic::warning("single-star", message).at(span).help(say!(
                    "如果 * 是隐去的数字，请写成 \\*",
                    "if the * stand for hidden digits, write \\*"
                ))
            });
        }
    }

    pub(super) fn start_link(&mut self, tag: Tag, at: Range<usize>) {
        self.crowd();
        let start = at.start;
        match tag {
            Tag::Link { dest_url, link_type, .. } => {
                let written = link_type;
                self.open(What::Link { destination: dest_url.into_string(), at, written }, start);
            }
            Tag::Image { dest_url, .. } => {
                self.open(What::Picture { destination: dest_url.into_string(), at }, start);
            }
            _ => {}
        }
    }

    /// Ends the innermost link or picture.
    pub(super) fn end_link(&mut self, room: &mut Room) {
        if self.open.last().is_none_or(|open| matches!(open.what, What::Line)) {
            return;
        }
        let Some(open) = self.open.pop() else { return };
        let text = inlines(open.pieces, room, open.end);
        match open.what {
            What::Line => {}
            What::Picture { destination, at } => self.end_picture(&destination, &text, at, room),
            What::Link { destination, at, written } => {
                let destination = match written {
                    LinkType::Email => format!("mailto:{destination}"),
                    _ => destination,
                };
                self.reach(at.end);
                let link = Written { destination, at, end: open.end, crowded: open.crowded, text };
                self.end_target(link, room);
            }
        }
    }

    fn end_target(&mut self, link: Written, room: &mut Room) {
        let textless = !link.crowded && inline_text(&link.text).trim().is_empty();
        let target = match links::target(&link.destination, room.source.file, room.names) {
            Ok(Target::Link(_) | Target::Within(_) | Target::Elsewhere(..)) if textless => {
                Err(links::Fault::Textless)
            }
            target => target,
        };
        match target {
            // The parser takes <https://…> for a link even in the text of another; a page cannot.
            Ok(_) if self.open.iter().any(|open| matches!(open.what, What::Link { .. })) => {
                self.keep(link.text)
            }
            Ok(Target::Metric) => self.figure(link, room),
            Ok(Target::Link(to)) => {
                self.whole(Inline::Link { to: to.into(), text: link.text.into() }, link.at.end)
            }
            Ok(Target::Within(fragment)) => {
                let to = Link::Within(self.within.len().to_string());
                self.whole(Inline::Link { to: to.into(), text: link.text.into() }, link.at.end);
                self.within.push((fragment, room.source.span(link.at)));
            }
            Ok(Target::Elsewhere(report, fragment)) => {
                let anchor = anchors::elsewhere(&fragment);
                let to = Link::Report { report, anchor: Some(anchor.clone()) };
                self.whole(Inline::Link { to: to.into(), text: link.text.into() }, link.at.end);
                let span = room.source.span(link.at);
                self.elsewhere.push(Elsewhere { report, fragment, anchor, span });
            }
            Err(fault) => {
                let (span, names) = (room.source.span(link.at), room.names);
                room.notes.push(fault.code(), || fault.diagnostic(&link.destination, span, names));
                self.keep(link.text);
            }
        }
    }

    fn end_picture(&mut self, destination: &str, text: &[Inline], at: Range<usize>, room: &mut Room) {
        let alt = inline_text(text);
        match pictures::picture(destination, room.source.file, room.names) {
            Ok(picture) => {
                if alt.trim().is_empty() {
                    doubts::wordless(at.clone(), room);
                }
                self.whole(Inline::Picture { picture, alt: alt.into() }, at.end);
            }
            Err(fault) => {
                let (span, names) = (room.source.span(at.clone()), room.names);
                room.notes.push(fault.code(), || fault.diagnostic(destination, span, names));
                self.reach(at.end);
                self.keep(vec![Inline::Text(alt)]);
            }
        }
    }

    fn keep(&mut self, text: Vec<Inline>) {
        if let Some(open) = self.open.last_mut() {
            open.pieces.splice(text);
        }
    }

    fn figure(&mut self, link: Written, room: &mut Room) {
        let Written { destination, at, end, crowded, text } = link;
        let source = room.source;
        let parts = metric::parts(at.clone(), end, &destination, source);
        let (text_at, target_at) = parts.unwrap_or_else(|| (at.clone(), at.clone()));
        let reference = metric::read(&destination, target_at.clone(), source);
        let words = inline_text(&text).trim().to_owned();
        let in_picture = self.open.iter().any(|open| matches!(open.what, What::Picture { .. }));
        if let Some(wrong) = unfit(&words, &reference.indicator, crowded, in_picture) {
            let span = source.span(at);
            room.notes.push("metric-link", || {
                Diagnostic::error("metric-link", wrong).at(span).help(say!(
                    "写法：[620余处](metric:broken_walls_cleared)",
                    "write it as [620余处](metric:broken_walls_cleared)"
                ))
            });
            return self.keep(text);
        }
        let figure = self.metrics.len();
        self.whole(Inline::Figure { figure, text: words.as_str().into() }, at.end);
        self.metrics.push(RawMetric {
            text: words,
            indicator: reference.indicator,
            parameters: reference.parameters,
            span: source.span(at),
            text_span: source.span(text_at),
            target_span: source.span(target_at),
        });
    }
}

/// Which border of emphasis, and how many characters its delimiter has.
#[derive(Debug, Clone, Copy)]
pub(super) enum Border {
    Start(usize),
    End(usize),
}

/// A link as it was written.
struct Written {
    destination: String,
    at: Range<usize>,
    end: usize,
    crowded: bool,
    text: Vec<Inline>,
}

/// Why a link cannot state a figure.
fn unfit(words: &str, indicator: &str, crowded: bool, in_picture: bool) -> Option<Words> {
    if indicator.is_empty() {
        return Some(say!("metric: 后面没有写指标", "metric: names no indicator"));
    }
    if crowded {
        return Some(say!(
            "数字的链接里只能有文字，不能有图片、链接或脚注",
            "the link of a figure holds text alone, no picture, link or footnote"
        ));
    }
    if in_picture {
        return Some(say!("图片的说明里不能登记数字", "the description of a picture cannot state a figure"));
    }
    words.is_empty().then(|| say!("数字的链接里没有文字", "the link of a figure has no text"))
}

/// A figure that the parser takes for plain text would be lost without a word.
pub(super) fn tell_missed_figures(at: Range<usize>, room: &mut Room) {
    let source = room.source;
    for found in metric::missed(at, source) {
        room.notes.push("metric-link", || {
            Diagnostic::error(
                "metric-link",
                say!(
                    "这里像是登记数字的链接，但没有被认出来",
                    "this looks like the link of a figure but is not read as one"
                ),
            )
            .at(source.span(found))
            .help(say!(
                "写成 [数字](metric:指标)，中间不留空格；括号里的空格写 %20，括号用全角",
                "write [figure](metric:indicator) without a space between; in the target %20 is a space, （） are parentheses"
            ))
        });
    }
}

/// The line as a tree, its emphasis paired and its line ends joined.
fn inlines(pieces: Pieces, room: &mut Room, at: usize) -> Vec<Inline> {
    if pieces.is_empty() {
        return Vec::new();
    }
    let paired = emphasis::pair(pieces.into_inner(), room.source);
    let (line, depth) = nest(breaks::join(paired));
    if depth == Depth::Flattened {
        too_deep(at..at, room);
    }
    line
}

/// Told once a text: who nests one thing a hundred times nests others too.
pub(super) fn too_deep(at: Range<usize>, room: &mut Room) {
    let span = room.source.span(at);
    room.notes.once("too-deep", || {
        Diagnostic::error(
            "too-deep",
            say!(
                "嵌套超过 64 层，里面的层次不再保留",
                "nested more than 64 deep; the levels within are flattened"
            ),
        )
        .at(span)
    });
}
