//! Whether the signature has company: an official document never ends on a page that holds only its signature.

use std::collections::BTreeSet;

use serde_json::Value;
use typst::foundations::Label;
use typst::introspection::Introspector;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::diag::width;

/// So many lines of text stand above attachments and signature, on the same page.
const COMPANY: usize = 2;

/// The mark that the template sets before them.
const MARK: &str = "ending";

/// Which of the reports of a document end so; each has its mark behind its scope.
pub fn lonely(document: &PagedDocument, scopes: &[String]) -> BTreeSet<usize> {
    let reports = scopes.iter().enumerate();
    reports.filter(|(_, scope)| is_lonely(document, scope)).map(|(at, _)| at).collect()
}

/// So many lines may go to the next page with a signature; a taller end stays divided as it is.
const MOVABLE: usize = 14;

/// Whether the last block of a text can be kept whole with what follows it.
pub fn is_movable(block: &Value) -> bool {
    lines(block) <= MOVABLE
}

/// How many lines a block takes, at most.
fn lines(block: &Value) -> usize {
    let all = |key: &str| block[key].as_array().into_iter().flatten();
    match block["block"].as_str().unwrap_or_default() {
        "heading" | "paragraph" | "plain" => words(&block["text"]) / 50 + 1,
        "quote" => all("blocks").map(|inner| 2 * lines(inner)).sum(),
        "list" => {
            all("items").flat_map(|item| item["blocks"].as_array()).flatten().map(|it| 2 * lines(it)).sum()
        }
        // Tables, pictures and code may be any height.
        _ => 10 * MOVABLE,
    }
}

/// How wide the words of a line are together, in halves of a character.
fn words(inlines: &Value) -> usize {
    match inlines {
        Value::String(text) => width(text),
        Value::Array(all) => all.iter().map(|inline| words(&inline["text"])).sum(),
        _ => 0,
    }
}

fn is_lonely(document: &PagedDocument, scope: &str) -> bool {
    let Some(label) = Label::new(PicoStr::intern(&format!("{scope}{MARK}"))) else { return false };
    let introspector = document.introspector();
    let Ok(mark) = introspector.query_label(label) else { return false };
    let Some(position) = mark.location().and_then(|location| introspector.position(location)) else {
        return false;
    };
    let number = position.page.get();
    let Some(page) = document.pages().get(number - 1).filter(|_| number > 1) else { return false };
    let mut lines = Vec::new();
    walk(&page.frame, Point::zero(), &mut lines);
    // What stands above the type area is the running head of a book.
    lines.retain(|y| *y > Abs::mm(37.0) && *y < position.point.y);
    lines.sort();
    lines.dedup_by(|a, b| (*a - *b).abs() < Abs::pt(2.0));
    lines.len() < COMPANY
}

/// The base lines of all texts of a page.
fn walk(frame: &Frame, origin: Point, lines: &mut Vec<Abs>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, origin + *at, lines),
            FrameItem::Text(_) => lines.push((origin + *at).y),
            _ => {}
        }
    }
}
