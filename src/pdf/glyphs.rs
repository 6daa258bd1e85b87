//! Characters that no font could show: found on the finished pages, before anything is written.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// All of them, each once.
pub fn missing(document: &PagedDocument) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    for page in document.pages() {
        walk(&page.frame, &mut found);
    }
    found
}

fn walk(frame: &Frame, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let shown = text.text.get(glyph.range()).unwrap_or_default();
                    found.extend(shown.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}'));
                }
                // Without a meaning that the world agrees on, they print what the font likes.
                found.extend(text.text.chars().filter(|c| ('\u{e000}'..='\u{f8ff}').contains(c)));
            }
            _ => {}
        }
    }
}
