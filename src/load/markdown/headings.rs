//! The headings of a text that was read, by their words: for front matter that names a section.

use crate::model::{Block, Document, inline_text};

use super::outline::Outline;
use super::settle::nearest_heading;

/// The headings of one text.
pub struct Headings {
    outline: Outline,
    /// What each anchor says, as written.
    texts: Vec<(String, String)>,
}

impl Headings {
    pub fn of(document: &Document) -> Headings {
        let mut outline = Outline::default();
        outline.gather(&document.blocks);
        let texts = document.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some((heading.anchor.clone(), inline_text(&heading.text))),
            _ => None,
        });
        Headings { texts: texts.collect(), outline }
    }

    /// The anchor of the heading that says this, with or without its number, or that has this anchor.
    pub fn find(&self, words: &str) -> Option<&str> {
        self.outline.find(words)
    }

    /// The heading most like it, as written.
    pub fn nearest(&self, words: &str) -> Option<&str> {
        let anchor = nearest_heading(words, &self.outline)?;
        self.texts.iter().find(|(own, _)| own == anchor).map(|(_, text)| text.as_str())
    }
}
