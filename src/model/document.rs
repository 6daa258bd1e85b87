//! A text with structure: what Markdown means, before it becomes HTML or paper.

use super::{AssetId, IndicatorId, PlaceId, ReportId};

/// A text and its footnotes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// In the order of their first reference.
    pub footnotes: Vec<Footnote>,
}

/// The text of a footnote and how it is referred to.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    pub label: String,
    pub blocks: Vec<Block>,
    /// How often the text refers to it.
    pub references: usize,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// From 2; the title of the page is the only heading of level 1.
    pub level: u8,
    /// ASCII, unique within its document.
    pub anchor: String,
    /// Whether its writer gave it a number: 一、 （一） 1. 第一章 一是.
    pub numbered: bool,
    pub text: Vec<Inline>,
}

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    Unset,
    Left,
    Centre,
    Right,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// For a task list: whether it is done.
    pub done: Option<bool>,
    pub blocks: Vec<Block>,
}

/// A paragraph, a list, a table: what stands by itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Heading(Heading),
    Paragraph(Vec<Inline>),
    Quote(Vec<Block>),
    /// `start` is the first number of an ordered list.
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    Table {
        alignments: Vec<Alignment>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Code {
        language: Option<String>,
        text: String,
    },
    Rule,
    /// A paragraph within a tight list item: no paragraph of its own.
    Plain(Vec<Inline>),
}

/// What a line of text is made of. A site holds very many, mostly short texts and figures: what is rare and large is boxed.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strike(Vec<Inline>),
    Code(String),
    Link {
        to: Box<Link>,
        text: Box<[Inline]>,
    },
    Picture {
        picture: AssetId,
        alt: Box<str>,
    },
    /// A figure of the prose: the n-th of [`super::Report::figures`].
    Figure {
        figure: usize,
        text: Box<str>,
    },
    Said(Box<Sentence>),
    /// The n-th footnote of the document, at its m-th reference (both from 0).
    FootnoteReference {
        footnote: usize,
        reference: usize,
    },
    /// A line end in the source that stands for a space.
    SoftBreak,
    HardBreak,
}

/// A sentence that records of the report lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// ASCII, unique within its document.
    pub anchor: String,
    pub text: Vec<Inline>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// http, https, mailto or tel.
    Outside(String),
    Report {
        report: ReportId,
        anchor: Option<String>,
    },
    Place(PlaceId),
    Indicator(IndicatorId),
    Picture(AssetId),
    /// A heading of the same page.
    Within(String),
    Home,
}

/// The plain text of a run of inlines: what a reader would say aloud.
pub fn inline_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect(inlines, &mut text);
    text
}

fn collect(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Figure { text, .. } | Inline::Picture { alt: text, .. } => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => collect(inner, out),
            Inline::Link { text, .. } => collect(text, out),
            Inline::Said(sentence) => collect(&sentence.text, out),
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            Inline::FootnoteReference { .. } => {}
        }
    }
}

impl Document {
    /// Whether there is nothing to show; footnotes without a text do not count.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The headings at the top level, in order: the outline of the text.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
    }

    /// The figures under a heading, up to the next heading of its level or above it: as [`Inline::Figure`] counts.
    pub fn figures_under(&self, anchor: &str) -> Vec<usize> {
        let opens = |block: &Block| matches!(block, Block::Heading(heading) if heading.anchor == anchor);
        let Some(start) = self.blocks.iter().position(opens) else { return Vec::new() };
        let level = |block: &Block| match block {
            Block::Heading(heading) => Some(heading.level),
            _ => None,
        };
        let own = level(&self.blocks[start]);
        let behind = self.blocks[start + 1..].iter();
        let section = behind.take_while(|block| level(block).is_none() || level(block) > own);
        let mut figures = Vec::new();
        for block in section {
            in_block(block, &mut |inline| {
                if let Inline::Figure { figure, .. } = inline {
                    figures.push(*figure);
                }
            });
        }
        figures
    }

    /// Gives back the room that lists took in growing: a site holds thousands of texts at once.
    pub fn shrink(&mut self) {
        shrink_blocks(&mut self.blocks);
        self.footnotes.iter_mut().for_each(|footnote| shrink_blocks(&mut footnote.blocks));
    }

    /// Every inline, outer before inner, footnotes last.
    pub fn each_inline<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        let notes = self.footnotes.iter().flat_map(|footnote| &footnote.blocks);
        for block in self.blocks.iter().chain(notes) {
            in_block(block, visit);
        }
    }
}

fn shrink_blocks(blocks: &mut Vec<Block>) {
    blocks.shrink_to_fit();
    for block in blocks {
        match block {
            Block::Heading(heading) => shrink_inlines(&mut heading.text),
            Block::Paragraph(text) | Block::Plain(text) => shrink_inlines(text),
            Block::Quote(blocks) => shrink_blocks(blocks),
            Block::List { items, .. } => {
                items.shrink_to_fit();
                items.iter_mut().for_each(|item| shrink_blocks(&mut item.blocks));
            }
            Block::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(shrink_inlines);
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn shrink_inlines(inlines: &mut Vec<Inline>) {
    inlines.shrink_to_fit();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => text.shrink_to_fit(),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => shrink_inlines(inner),
            _ => {}
        }
    }
}

fn in_block<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Inline)) {
    match block {
        Block::Heading(heading) => in_inlines(&heading.text, visit),
        Block::Paragraph(text) | Block::Plain(text) => in_inlines(text, visit),
        Block::Quote(blocks) => blocks.iter().for_each(|block| in_block(block, visit)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| in_block(block, visit));
        }
        Block::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| in_inlines(cell, visit));
        }
        Block::Code { .. } | Block::Rule => {}
    }
}

fn in_inlines<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                in_inlines(inner, visit)
            }
            Inline::Link { text, .. } => in_inlines(text, visit),
            Inline::Said(sentence) => in_inlines(&sentence.text, visit),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of a country have more than ten million of them.
    #[test]
    fn inlines_are_small() {
        assert!(size_of::<Inline>() <= 32, "{}", size_of::<Inline>());
        assert!(size_of::<Block>() <= 72, "{}", size_of::<Block>());
    }
}
