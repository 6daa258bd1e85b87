//! What is printed on every page of a paper, and the table of contents before it: heads and feet are told by the page
//! number beside them, a table of contents by the headings that it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::say;

use super::boilerplate::{self, is_page_number, may_be_page_data};
use super::draft::{Block, Dropped, Paragraph};

/// Takes out heads and feet of pages, and gives the lines where a page ended, in order.
pub fn heads(blocks: &mut Vec<Block>, dropped: &mut Vec<Dropped>) -> BTreeSet<usize> {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let numbered = dropped.iter().filter(|dropped| is_page_number(&bare(&dropped.text)));
    let mut pages: BTreeSet<usize> = numbered.map(|dropped| dropped.at).collect();
    if pages.is_empty() {
        return pages;
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in blocks.iter().filter_map(short) {
        *counts.entry(bare(&line.text)).or_default() += 1;
    }
    // A head is the title or another short line, again and again, and stands beside a page number.
    let first = blocks.first().map(Block::at);
    let numbers = pages.clone();
    let beside = |at: usize| numbers.range(at.saturating_sub(2)..=at + 2).next().is_some();
    let is_head = |block: &Block| {
        let line = short(block).filter(|line| Some(line.at) != first && beside(line.at));
        line.is_some_and(|line| counts.get(&bare(&line.text)).is_some_and(|count| *count >= 2))
    };
    for block in std::mem::take(blocks) {
        match block {
            Block::Paragraph(line) if is_head(&Block::Paragraph(line.clone())) => {
                let why = say!("每页的页眉或页脚", "the head or foot of every page");
                pages.insert(line.at);
                dropped.push(Dropped { at: line.at, text: line.text, why });
            }
            block => blocks.push(block),
        }
    }
    pages
}

/// Takes out 名称：… where the lines beside it are of the page as well.
pub fn data(blocks: &mut Vec<Block>, dropped: &mut Vec<Dropped>) {
    let mut known: BTreeSet<usize> =
        dropped.iter().filter(|other| is_data(other)).map(|other| other.at).collect();
    if known.is_empty() {
        return;
    }
    let may_be = |block: &&Block| short(block).is_some_and(|line| may_be_page_data(&line.text));
    let candidates: Vec<usize> = blocks.iter().filter(may_be).map(Block::at).collect();
    // One tells the next, downwards and upwards.
    for at in candidates.iter().chain(candidates.iter().rev()) {
        if known.contains(&(at + 1)) || at.checked_sub(1).is_some_and(|above| known.contains(&above)) {
            known.insert(*at);
        }
    }
    let taken: BTreeSet<usize> = candidates.into_iter().filter(|at| known.contains(at)).collect();
    for block in std::mem::take(blocks) {
        match block {
            Block::Paragraph(line) if taken.contains(&line.at) => {
                let why = say!("网页上正文以外的文字", "words around the text of a web page");
                dropped.push(Dropped { at: line.at, text: line.text, why });
            }
            block => blocks.push(block),
        }
    }
}

fn is_data(dropped: &Dropped) -> bool {
    dropped.text.contains(['：', ':']) && boilerplate::of_line(&dropped.text).is_some()
        || may_be_page_data(&dropped.text)
}

/// No table of contents of a summary is longer.
const MOST_ENTRIES: usize = 200;

/// Takes out the lines below 目录 that name what comes later.
pub fn contents(blocks: &mut Vec<Block>, dropped: &mut Vec<Dropped>) {
    let named = dropped
        .iter()
        .filter(|dropped| dropped.text.chars().filter(|c| !c.is_whitespace()).eq("目录".chars()));
    let Some(at) = named.map(|dropped| dropped.at).next() else { return };
    let first = blocks.iter().position(|block| block.at() > at).unwrap_or(blocks.len());
    let mut end = blocks.len().min(first + MOST_ENTRIES);
    // The table ends where what it names begins again.
    for next in first + 1..end {
        let again = match (short(&blocks[first]), short(&blocks[next])) {
            (Some(line), Some(other)) => entry(&line.text) == entry(&other.text),
            _ => false,
        };
        if again || short(&blocks[next]).is_none() {
            end = next;
            break;
        }
    }
    let later = |line: &str, from: usize| {
        blocks[from..].iter().any(|block| match block {
            Block::Paragraph(other) => other.text.starts_with(line),
            Block::Table(_) => false,
        })
    };
    while end > first && !short(&blocks[end - 1]).is_some_and(|line| later(entry(&line.text), end)) {
        end -= 1;
    }
    let all = (first..end).all(|at| short(&blocks[at]).is_some_and(|line| later(entry(&line.text), end)));
    if end - first < 2 || !all {
        return;
    }
    for block in blocks.drain(first..end) {
        let Block::Paragraph(line) = block else { continue };
        let why = say!("目录里的一行", "a line of a table of contents");
        dropped.push(Dropped { at: line.at, text: line.text, why });
    }
}

/// A line of a table of contents without the number of its page.
fn entry(line: &str) -> &str {
    let words =
        line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "….·—-".contains(c));
    if words.is_empty() { line } else { words }
}

/// A line that is short enough to be a title.
fn short(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(line) if line.text.chars().count() <= 45 => Some(line),
        _ => None,
    }
}
