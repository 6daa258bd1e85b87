//! What is well written and probably not meant so: asterisks left standing, pictures without words.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::model::{Inline, Link, inline_text};
use crate::say;

use super::Source;
use super::lines::Room;

/// A picture that says nothing to those who cannot see it.
pub(super) fn wordless(at: Range<usize>, room: &mut Room) {
    let span = room.source.span(at);
    room.notes.push("no-alt-text", || {
        Diagnostic::warning("no-alt-text", say!("图片没有文字说明", "this picture has no alternative text"))
            .at(span)
            .help(say!("在 ![ ] 的方括号里写一句说明", "write a sentence between the brackets of ![ ]"))
    });
}

/// Emphasis gone wrong comes in two runs with words between. A single one is a mask, made of asterisks alone beside
/// the unit or the name that it hides: `**镇`, `**平方公里`, `**.**分`.
pub(super) fn literal_asterisks(line: &[Inline], place: &Range<usize>, room: &mut Room) {
    // Every look walks over the line, and a hostile line has a million texts.
    let mut looks = 20;
    look(line, place, &mut looks, room);
}

fn look(line: &[Inline], place: &Range<usize>, looks: &mut usize, room: &mut Room) {
    for inline in line {
        match inline {
            Inline::Text(text) if *looks > 0 && encloses_words(text) => {
                *looks -= 1;
                let Some(at) = asterisks(text, place, room.source) else { continue };
                let span = room.source.span(at);
                room.notes.push("literal-asterisks", || {
                    let message = say!(
                        "正文里留有“**”，读者会看到星号",
                        "`**` is left in the text, and readers will see it"
                    );
                    Diagnostic::warning("literal-asterisks", message).at(span).help(say!(
                        "加粗的两组 ** 要成对、紧贴文字；要写星号本身，写成 \\*\\*",
                        "a pair of ** must touch the words it makes bold; for asterisks write \\*\\*"
                    ))
                });
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                look(inner, place, looks, room);
            }
            // The text of <https://…> is its address, in which nothing is emphasis.
            Inline::Link { to, text } if matches!(&**to, Link::Outside(address) if inline_text(text) == *address) =>
                {}
            Inline::Link { text, .. } => look(text, place, looks, room),
            _ => {}
        }
    }
}

fn encloses_words(text: &str) -> bool {
    // Three or more hide digits, as in 138****1234: they make nothing bold.
    if text.contains("***") {
        return false;
    }
    let mut parts = text.split("**").skip(1).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_some() && part.contains(char::is_alphanumeric) {
            return true;
        }
    }
    false
}

/// Where the first `**` of a text stands in the line it is from. Those that were escaped are not found, and meant.
fn asterisks(text: &str, place: &Range<usize>, source: &Source) -> Option<Range<usize>> {
    const ENOUGH: usize = 4;
    let told: String = text[text.find("**")?..].chars().take(ENOUGH).collect();
    let at = place.start + source.text.get(place.clone())?.find(&told)?;
    (!source.escaped(at)).then_some(at..at + 2)
}
