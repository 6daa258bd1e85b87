//! The headings of a text: their levels, their anchors, and how they are found by name.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Block, Heading, inline_text};

use super::anchors::{self, LONGEST, PREFIX};

/// All headings so far, in the order of the page.
#[derive(Debug, Default)]
pub struct Outline {
    /// The written levels of the headings that the next one may stand under.
    above: Vec<u8>,
    anchors: BTreeSet<String>,
    /// The last number given to an anchor that several headings share.
    numbers: BTreeMap<String, usize>,
    /// Anchors by what the heading says, with and without its number; the first heading wins.
    by_key: BTreeMap<String, String>,
}

impl Outline {
    /// Gives every heading its level and anchor; blocks may nest no deeper than [`super`] says.
    pub(super) fn number(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Quote(inner) => self.number(inner),
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.number(&mut item.blocks)),
                Block::Paragraph(_)
                | Block::Plain(_)
                | Block::Table { .. }
                | Block::Code { .. }
                | Block::Rule => {}
            }
        }
    }

    /// Takes headings that have their anchors already.
    pub(super) fn gather(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    self.anchors.insert(heading.anchor.clone());
                    self.name(heading);
                }
                Block::Quote(inner) => self.gather(inner),
                Block::List { items, .. } => items.iter().for_each(|item| self.gather(&item.blocks)),
                Block::Paragraph(_)
                | Block::Plain(_)
                | Block::Table { .. }
                | Block::Code { .. }
                | Block::Rule => {}
            }
        }
    }

    fn heading(&mut self, heading: &mut Heading) {
        heading.level = self.level(heading.level);
        let text = inline_text(&heading.text);
        heading.anchor = self.unique(anchors::anchor(&text));
        heading.numbered = anchors::has_marker(&text);
        self.name(heading);
    }

    /// Notes the words by which a heading is found.
    fn name(&mut self, heading: &Heading) {
        let text = inline_text(&heading.text);
        for key in [anchors::key(anchors::without_marker(&text)), anchors::key(&text)] {
            if !key.is_empty() {
                self.by_key.entry(key).or_insert_with(|| heading.anchor.clone());
            }
        }
    }

    /// One below the nearest heading above that is written with a smaller level. The title of the page is 1, so the
    /// first is 2; a level that was skipped in writing is not skipped on the page.
    fn level(&mut self, written: u8) -> u8 {
        while self.above.last().is_some_and(|&above| above >= written) {
            self.above.pop();
        }
        self.above.push(written);
        u8::try_from(self.above.len() + 1).unwrap_or(6).min(6)
    }

    fn unique(&mut self, anchor: String) -> String {
        let mut found = anchor.clone();
        while self.anchors.contains(&found) {
            let number = self.numbers.entry(anchor.clone()).or_insert(1);
            *number += 1;
            let ending = format!("-{number}");
            let stem = anchor[..anchor.len().min(LONGEST - ending.len())].trim_end_matches('-');
            found = format!("{stem}{ending}");
        }
        self.anchors.insert(found.clone());
        found
    }

    /// The anchor a writer means: the anchor itself, with or without `s-`, or the words of the heading.
    pub(super) fn find(&self, fragment: &str) -> Option<&str> {
        let by_anchor =
            self.anchors.get(fragment).or_else(|| self.anchors.get(&format!("{PREFIX}{fragment}")));
        let by_words = || {
            let bare = anchors::key(anchors::without_marker(fragment));
            self.by_key.get(&bare).or_else(|| self.by_key.get(&anchors::key(fragment)))
        };
        by_anchor.or_else(by_words).map(String::as_str)
    }

    /// The anchors of the text, for suggestions.
    pub(super) fn anchors(&self) -> impl Iterator<Item = &str> {
        self.anchors.iter().map(String::as_str)
    }

    /// What the headings say, each beside its anchor.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_key.iter().map(|(key, anchor)| (key.as_str(), anchor.as_str()))
    }
}
