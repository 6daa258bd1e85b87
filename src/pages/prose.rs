//! A text with its links resolved for one page: what HTML and paper are made from.

use serde::Serialize;

use crate::model::Alignment;

/// A text and its footnotes.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Prose {
    pub blocks: Vec<Block>,
    pub footnotes: Vec<Footnote>,
    /// What stands around the text of a report; nothing around other texts.
    pub official: Option<Official>,
}

/// What makes a text an official document, from the top: 主送机关, the text, 附件说明, 署名, 成文日期, 附注, the footnotes, 附件.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Official {
    /// With its colon.
    pub addressee: Option<String>,
    /// The names of the attachments, without numbers.
    pub attachments: Vec<String>,
    pub issuer: Option<String>,
    /// In words: 2021年12月20日.
    pub date: Option<String>,
    /// In brackets: what must be known of the period, where it is not simply known.
    pub remark: Option<String>,
    pub annexes: Vec<Annex>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Annex {
    pub anchor: String,
    /// 附件1
    pub number: String,
    pub name: Vec<Inline>,
    /// Whether it holds a table that is set across the sheet.
    pub wide: bool,
    pub blocks: Vec<Block>,
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
    /// A sentence that other pages lead to.
    Said {
        id: String,
        text: Vec<Inline>,
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
