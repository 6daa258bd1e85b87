//! Whether the signature has company: an official document never ends on a page that holds only its signature.
//!
//! Where it would, some lines at the foot of an earlier page are left free, so that lines of the text, items or rows go on
//! to the page of the signature. The grid stays as it is.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use typst::foundations::Label;
use typst::introspection::Introspector;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};

/// So many lines of text stand above attachments and signature, on the same page.
const COMPANY: usize = 2;

/// The mark that the template sets before them.
const MARK: &str = "ending";

/// The height of a line of the grid.
const PITCH: f64 = 225.0 / 22.0;

/// Which of the reports of a document end so, and how many lines are free at the foot of the page before. Each has its
/// mark behind its scope.
pub fn lonely(document: &PagedDocument, scopes: &[String]) -> BTreeMap<usize, usize> {
    let reports = scopes.iter().enumerate();
    reports.filter_map(|(at, scope)| Some((at, free_before(document, scope)?))).collect()
}

/// None where the ending has company.
fn free_before(document: &PagedDocument, scope: &str) -> Option<usize> {
    let label = Label::new(PicoStr::intern(&format!("{scope}{MARK}")))?;
    let introspector = document.introspector();
    let mark = introspector.query_label(label).ok()?;
    let position = introspector.position(mark.location()?)?;
    let number = position.page.get();
    let before = document.pages().get(number.checked_sub(2)?)?;
    let page = document.pages().get(number - 1)?;
    let above = lines(page).into_iter().filter(|y| *y < position.point.y).count();
    if above >= COMPANY {
        return None;
    }
    let (_, foot) = area(before);
    let free = lines(before).last().map_or(0.0, |last| (foot - *last).to_mm() / PITCH);
    Some(free.max(0.0) as usize)
}

/// The base lines of a page within its type area, from above. A picture is two.
fn lines(page: &Page) -> Vec<Abs> {
    let mut all = Vec::new();
    walk(&page.frame, Point::zero(), &mut all);
    let (head, foot) = area(page);
    // A turned page has its number at the left.
    let left = if is_turned(page) { Abs::mm(34.0) } else { Abs::zero() };
    let mut lines: Vec<Abs> =
        all.into_iter().filter(|at| at.x >= left && at.y > head && at.y <= foot).map(|at| at.y).collect();
    lines.sort();
    lines.dedup_by(|a, b| (*a - *b).abs() < Abs::pt(2.0));
    lines
}

fn is_turned(page: &Page) -> bool {
    page.frame.width() > page.frame.height()
}

/// From where to where text stands.
fn area(page: &Page) -> (Abs, Abs) {
    if is_turned(page) { (Abs::mm(27.0), Abs::mm(183.0)) } else { (Abs::mm(37.0), Abs::mm(262.0)) }
}

fn walk(frame: &Frame, origin: Point, lines: &mut Vec<Point>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => walk(&group.frame, at, lines),
            FrameItem::Text(_) => lines.push(at),
            FrameItem::Image(_, size, _) => lines.extend([at, at + Point::with_y(size.y)]),
            _ => {}
        }
    }
}

/// Leaves lines free above the endings of some reports: more with every attempt.
pub fn keep_together(data: &mut Value, lonely: &BTreeMap<usize, usize>, attempt: usize) {
    for (at, free) in lonely {
        let report = match data.get_mut("report") {
            Some(report) => Some(report),
            None => data.get_mut("reports").and_then(|all| all.get_mut(*at)),
        };
        let Some(report) = report else { continue };
        // What was free the first time is the measure: with a gap above it, the foot of the page is another.
        let free = report["gap"]["free"].as_u64().map_or(*free, |known| known as usize);
        let gap = free + COMPANY + attempt;
        let before = report["texts"]["body"]["blocks"].as_array().map_or(0, |blocks| place(blocks, gap));
        report["gap"] = json!({ "free": free, "lines": gap, "before": before });
    }
}

/// The block before which the gap is asked for: so far from the end that the gap has room on the page where it begins.
fn place(blocks: &[Value], gap: usize) -> usize {
    let mut behind = 0;
    for (at, block) in blocks.iter().enumerate().rev() {
        // Pages before a turned table tell nothing of those behind it. One at the end has the ending on its own sheets.
        if block["shape"]["turned"] == true {
            return if at + 1 < blocks.len() { at + 1 } else { at };
        }
        behind += least(block);
        // Nothing may come between a heading and its text.
        let follows_heading = at > 0 && blocks[at - 1]["block"] == "heading";
        if behind >= gap + COMPANY && !follows_heading {
            return at;
        }
    }
    0
}

/// How many lines a block takes at least.
fn least(block: &Value) -> usize {
    let all = |key: &str| block[key].as_array().into_iter().flatten();
    match block["block"].as_str().unwrap_or_default() {
        "heading" | "paragraph" | "plain" => words(&block["text"]) / 56 + 1,
        "quote" => all("blocks").map(least).sum(),
        "list" => all("items").flat_map(|item| item["blocks"].as_array()).flatten().map(least).sum(),
        "table" => all("rows").count() / 2,
        "code" => block["text"].as_str().map_or(0, |text| text.lines().count()),
        "pictures" => {
            all("pictures").filter_map(|it| it["height"].as_f64()).map(|mm| (mm / PITCH) as usize).sum()
        }
        _ => 0,
    }
}

/// How wide the words of a line are together, in halves of a character.
fn words(inlines: &Value) -> usize {
    match inlines {
        Value::String(text) => crate::diag::width(text),
        Value::Array(all) => all.iter().map(|inline| words(&inline["text"])).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_stands_before_enough_lines_and_not_behind_a_heading() {
        let paragraph =
            |lines: usize| json!({ "block": "paragraph", "text": [{ "text": "字".repeat(28 * lines - 1) }] });
        let heading = json!({ "block": "heading", "text": [{ "text": "一" }] });
        let turned = json!({ "block": "table", "shape": { "turned": true }, "rows": [] });
        let check = |blocks: &[Value], gap: usize, expected: usize| {
            assert_eq!(place(blocks, gap), expected, "{gap} lines in {blocks:?}");
        };
        check(&[], 2, 0);
        check(&[paragraph(20)], 2, 0);
        check(&[paragraph(20), paragraph(20)], 2, 1);
        check(&[paragraph(20), paragraph(1), paragraph(1)], 2, 0);
        check(&[paragraph(3), heading, paragraph(20)], 2, 1);
        check(&[paragraph(20), turned.clone(), paragraph(2)], 2, 2);
        check(&[paragraph(20), turned], 2, 1);
    }
}
