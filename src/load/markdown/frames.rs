//! Blocks that are open while a text is read.

use std::ops::Range;

use crate::model::{Alignment, Block, Inline, Item};

/// A block that is open, and what it holds so far.
pub(super) enum Frame {
    Document(Vec<Block>),
    Quote(Vec<Block>),
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    Item(Item),
    Footnote {
        label: usize,
        blocks: Vec<Block>,
        at: Range<usize>,
    },
    Table(Table),
    Code {
        language: Option<String>,
        text: String,
    },
    Html(String),
    /// Too deep to be kept: what it holds goes to the block around it.
    Flat,
}

pub(super) struct Table {
    pub alignments: Vec<Alignment>,
    pub head: Vec<Vec<Inline>>,
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// The row that is open.
    pub row: Vec<Vec<Inline>>,
}

impl Frame {
    /// The blocks a frame holds itself.
    pub fn blocks(&mut self) -> Option<&mut Vec<Block>> {
        match self {
            Frame::Document(blocks) | Frame::Quote(blocks) | Frame::Footnote { blocks, .. } => Some(blocks),
            Frame::Item(item) => Some(&mut item.blocks),
            Frame::List { .. } | Frame::Table(_) | Frame::Code { .. } | Frame::Html(_) | Frame::Flat => None,
        }
    }

    /// Whether the blocks in it stand in a list item; `None` where it holds no blocks itself.
    pub fn holds_item(&self) -> Option<bool> {
        match self {
            Frame::Item(_) => Some(true),
            Frame::Document(_) | Frame::Quote(_) | Frame::Footnote { .. } => Some(false),
            Frame::List { .. } | Frame::Table(_) | Frame::Code { .. } | Frame::Html(_) | Frame::Flat => None,
        }
    }
}
