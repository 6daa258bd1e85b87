//! The parser's events become blocks. What is open is kept in a row, not on the call stack: ten thousand nested
//! quotes cost memory and nothing else.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::diag::Diagnostic;
use crate::model::{Alignment, Block, Heading, Inline, Item, inline_text};
use crate::say;

use super::footnotes::Definition;
use super::frames::{Frame, Table};
use super::html::without_comments;
use super::lines::{Border, Lines, Room, tell_missed_figures, too_deep};
use super::settle::Draft;

/// How many quotes, lists, items and footnotes may stand in each other.
const DEEPEST: usize = 64;

/// A document under construction.
pub(super) struct Builder<'r, 'a, 'n> {
    room: Room<'r, 'a, 'n>,
    lines: Lines,
    /// The open blocks; the first is the document itself.
    frames: Vec<Frame>,
    /// How many of the frames nest in the result.
    depth: usize,
    definitions: Vec<Definition>,
}

impl<'r, 'a, 'n> Builder<'r, 'a, 'n> {
    pub(super) fn new(room: Room<'r, 'a, 'n>) -> Self {
        let frames = vec![Frame::Document(Vec::new())];
        Builder { room, lines: Lines::default(), frames, depth: 0, definitions: Vec::new() }
    }

    pub(super) fn take(&mut self, event: Event, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Rule => {
                self.end_plain();
                self.add(Block::Rule);
            }
            Event::Html(html) => self.verbatim(&html, at),
            Event::Text(text) => match self.frames.last_mut() {
                Some(Frame::Code { text: code, .. }) => code.push_str(&text),
                Some(Frame::Html(_)) => self.verbatim(&text, at),
                _ => {
                    self.line(at.start);
                    self.lines.text(&text, at, &mut self.room);
                }
            },
            Event::TaskListMarker(done) => {
                if let Some(Frame::Item(item)) = self.frames.last_mut() {
                    item.done = Some(done);
                }
            }
            inline => self.inline(inline, at),
        }
    }

    fn inline(&mut self, event: Event, at: Range<usize>) {
        self.line(at.start);
        match event {
            Event::Code(code) => self.lines.code(&code, at),
            Event::InlineHtml(html) => self.lines.html(&html, at),
            Event::SoftBreak => self.lines.soft_break(at),
            Event::HardBreak => self.lines.hard_break(at),
            Event::FootnoteReference(label) => self.lines.footnote(&label, at),
            // Mathematics is not switched on.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, at: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                self.line(at.start);
                if tag == Tag::Emphasis {
                    self.lines.tell_masks(at.clone(), &mut self.room);
                }
                let border = Border::Start(self.delimiter(&tag.to_end(), &at));
                self.lines.delimiters(at, self.room.source, border);
            }
            Tag::Link { .. } | Tag::Image { .. } => {
                self.line(at.start);
                self.lines.start_link(tag, at);
            }
            block => {
                self.end_plain();
                self.start_block(block, at);
            }
        }
    }

    fn start_block(&mut self, tag: Tag, at: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::TableCell => self.lines.begin(at.start),
            Tag::Heading { level, .. } => {
                if level as u8 == 1 {
                    self.written_as_title(at.clone());
                }
                self.lines.begin(at.start);
            }
            Tag::BlockQuote(_) => self.nest(Frame::Quote(Vec::new()), 1, at),
            Tag::List(start) => self.nest(Frame::List { start, items: Vec::new() }, 2, at),
            Tag::Item => {
                let frame = match self.frames.last() {
                    Some(Frame::List { .. }) => Frame::Item(Item { done: None, blocks: Vec::new() }),
                    _ => Frame::Flat,
                };
                self.frames.push(frame);
            }
            Tag::FootnoteDefinition(label) => {
                let label = self.lines.labels.number(&label);
                self.nest(Frame::Footnote { label, blocks: Vec::new(), at: at.clone() }, 1, at);
            }
            Tag::CodeBlock(kind) => {
                self.frames.push(Frame::Code { language: language(&kind), text: String::new() });
            }
            Tag::HtmlBlock => self.frames.push(Frame::Html(String::new())),
            Tag::Table(alignments) => self.frames.push(Frame::Table(Table {
                alignments: alignments.into_iter().map(alignment).collect(),
                head: Vec::new(),
                rows: Vec::new(),
                row: Vec::new(),
            })),
            // Rows gather in their table; the others are not switched on.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                let border = Border::End(self.delimiter(&tag, &at));
                self.lines.delimiters(at, self.room.source, border);
            }
            TagEnd::Link | TagEnd::Image => self.lines.end_link(&mut self.room),
            TagEnd::Paragraph => {
                let line = self.lines.finish(&mut self.room);
                self.add_line(line, Block::Paragraph);
            }
            TagEnd::Heading(level) => {
                let text = self.lines.finish(&mut self.room);
                self.add_heading(level as u8, text, at);
            }
            TagEnd::TableCell => {
                let cell = self.lines.finish(&mut self.room);
                self.with_table(|table| table.row.push(cell));
            }
            TagEnd::HtmlBlock => {
                // Whatever stands on the line of a tag or behind a comment is HTML to the parser, figures too.
                if let Some(Frame::Html(html)) = self.frames.last()
                    && without_comments(html).contains("](metric:")
                {
                    tell_missed_figures(at, &mut self.room);
                }
                self.end_plain();
                self.end_block();
            }
            TagEnd::TableHead => self.with_table(|table| table.head = std::mem::take(&mut table.row)),
            TagEnd::TableRow => self.with_table(|table| table.rows.push(std::mem::take(&mut table.row))),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::CodeBlock
            | TagEnd::Table => {
                self.end_plain();
                self.end_block();
            }
            _ => {}
        }
    }

    fn end_block(&mut self) {
        if self.frames.len() == 1 {
            return;
        }
        match self.frames.pop() {
            Some(Frame::Quote(blocks)) => {
                self.depth -= 1;
                if !blocks.is_empty() {
                    self.add(Block::Quote(blocks));
                }
            }
            Some(Frame::List { start, items }) => {
                self.depth -= 2;
                self.add(Block::List { start, items });
            }
            Some(Frame::Item(item)) => {
                if let Some(Frame::List { items, .. }) = self.frames.last_mut() {
                    items.push(item);
                }
            }
            Some(Frame::Footnote { label, blocks, at }) => {
                self.depth -= 1;
                let end = at.start + self.room.source.text[at.clone()].trim_end().len();
                self.definitions.push(Definition { label, blocks, at: at.start..end });
            }
            Some(Frame::Table(Table { alignments, head, rows, .. })) => {
                self.add(Block::Table { alignments, head, rows });
            }
            Some(Frame::Code { language, text }) => self.add(Block::Code { language, text }),
            Some(Frame::Html(html)) => self.add_line(shown(&html), Block::Paragraph),
            Some(Frame::Document(_) | Frame::Flat) | None => {}
        }
    }

    /// Opens a block that nests, or a stand-in if it would nest too deep.
    fn nest(&mut self, frame: Frame, levels: usize, at: Range<usize>) {
        if self.depth + levels > DEEPEST {
            too_deep(at.start..at.start, &mut self.room);
            self.frames.push(Frame::Flat);
        } else {
            self.depth += levels;
            self.frames.push(frame);
        }
    }

    /// Opens a line for text that stands in a tight list item, which has no paragraph of its own.
    fn line(&mut self, at: usize) {
        if !self.lines.is_open() {
            self.lines.begin(at);
        }
    }

    /// Ends the line of a tight list item.
    fn end_plain(&mut self) {
        if self.lines.is_open() {
            let line = self.lines.finish(&mut self.room);
            let within_item = self.frames.iter().rev().find_map(Frame::holds_item).unwrap_or(false);
            self.add_line(line, if within_item { Block::Plain } else { Block::Paragraph });
        }
    }

    fn add_line(&mut self, line: Vec<Inline>, block: fn(Vec<Inline>) -> Block) {
        if !line.is_empty() {
            self.add(block(line));
        }
    }

    /// A heading that says nothing would be an empty line of the outline.
    fn add_heading(&mut self, level: u8, text: Vec<Inline>, at: Range<usize>) {
        if inline_text(&text).trim().is_empty() {
            let span = self.room.source.span(at);
            self.room.notes.push("heading-empty", || {
                Diagnostic::warning("heading-empty", say!("标题里没有文字", "this heading has no text"))
                    .at(span)
            });
            return self.add_line(text, Block::Paragraph);
        }
        // The anchor and the level on the page are given when all headings are known.
        self.add(Block::Heading(Heading { level, anchor: String::new(), numbered: false, text }));
    }

    fn add(&mut self, block: Block) {
        if let Some(blocks) = self.frames.iter_mut().rev().find_map(Frame::blocks) {
            blocks.push(block);
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(Frame::Table(table)) = self.frames.last_mut() {
            change(table);
        }
    }

    fn verbatim(&mut self, text: &str, at: Range<usize>) {
        match self.frames.last_mut() {
            Some(Frame::Html(html)) => html.push_str(text),
            _ => {
                self.line(at.start);
                self.lines.html(text, at);
            }
        }
    }

    /// How long the delimiter of emphasis is; `~` may be single, as the parser reads it.
    fn delimiter(&self, tag: &TagEnd, at: &Range<usize>) -> usize {
        match tag {
            TagEnd::Strong => 2,
            TagEnd::Strikethrough if self.room.source.text[at.start..].starts_with("~~") => 2,
            _ => 1,
        }
    }

    fn written_as_title(&mut self, at: Range<usize>) {
        let span = self.room.source.span(at);
        self.room.notes.once("heading-level", || {
            Diagnostic::warning(
                "heading-level",
                say!(
                    "正文里的标题从 ## 开始；页面的标题取自文件开头的 title",
                    "headings in the text begin with ##; the title of the page stands at the head of the file"
                ),
            )
            .at(span)
            .help(say!("改成 ##；这里已当作二级标题", "write ##; it is shown as a heading of level 2"))
        });
    }

    pub(super) fn finish(mut self) -> Draft {
        self.end_plain();
        while self.frames.len() > 1 {
            self.end_block();
        }
        let blocks = match self.frames.pop() {
            Some(Frame::Document(blocks)) => blocks,
            _ => Vec::new(),
        };
        let Lines { labels, metrics, within, elsewhere, strays, .. } = self.lines;
        Draft { blocks, labels, definitions: self.definitions, metrics, within, elsewhere, strays }
    }
}

/// Block HTML as a paragraph: its lines, without their indentation and without comments.
fn shown(html: &str) -> Vec<Inline> {
    let html = without_comments(html);
    let lines = html.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut paragraph = Vec::new();
    for line in lines {
        if !paragraph.is_empty() {
            paragraph.push(Inline::SoftBreak);
        }
        paragraph.push(Inline::Text(line.to_owned()));
    }
    paragraph
}

/// The first word of a fence, in the characters that names of languages have.
fn language(kind: &CodeBlockKind) -> Option<String> {
    const LONGEST: usize = 40;
    let CodeBlockKind::Fenced(info) = kind else { return None };
    let word = info.split([' ', '\t', ',', '{', '\n']).find(|word| !word.is_empty())?;
    let name: String = word
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-'))
        .take(LONGEST)
        .collect();
    (!name.is_empty()).then_some(name)
}

fn alignment(written: pulldown_cmark::Alignment) -> Alignment {
    match written {
        pulldown_cmark::Alignment::None => Alignment::Unset,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Centre,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
