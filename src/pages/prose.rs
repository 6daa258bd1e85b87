//! A text with its links resolved for one page: what HTML and paper are made from.

use serde::Serialize;

use crate::model::Alignment;

/// A text and its footnotes.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Prose {
    pub blocks: Vec<Block>,
    pub footnotes: Vec<Footnote>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Footnote {
    /// From 1, as printed.
    pub number: usize,
    pub blocks: Vec<Block>,
    /// How often the text refers to it.
    pub references: usize,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    Heading { level: u8, anchor: String, text: Vec<Inline> },
    Paragraph { text: Vec<Inline> },
    Plain { text: Vec<Inline> },
    Quote { blocks: Vec<Block> },
    List { start: Option<u64>, items: Vec<Item> },
    Table { alignments: Vec<&'static str>, head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
    Code { language: Option<String>, text: String },
    Rule,
}

#[derive(Debug, Clone, Serialize)]
pub struct Item {
    pub done: Option<bool>,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "inline", rename_all = "kebab-case")]
pub enum Inline {
    Text {
        text: String,
    },
    Strong {
        text: Vec<Inline>,
    },
    Emphasis {
        text: Vec<Inline>,
    },
    Strike {
        text: Vec<Inline>,
    },
    Code {
        text: String,
    },
    Link {
        href: String,
        outside: bool,
        text: Vec<Inline>,
    },
    Picture {
        src: String,
        alt: String,
        width: u32,
        height: u32,
    },
    /// A figure of the prose. `href` leads to its indicator; `says` tells which indicator it states and how sure it is.
    Figure {
        id: String,
        href: String,
        text: String,
        status: &'static str,
        says: String,
        /// The word for a status that the text itself does not tell: 未公开, 原文缺失.
        mark: Option<String>,
    },
    FootnoteReference {
        number: usize,
        reference: usize,
    },
    SoftBreak,
    HardBreak,
}

/// As CSS and Typst name them; empty where the writer set none.
pub fn alignment(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Unset => "",
        Alignment::Left => "left",
        Alignment::Centre => "center",
        Alignment::Right => "right",
    }
}
