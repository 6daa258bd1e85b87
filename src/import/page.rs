//! What is printed on every page of a paper, and the table of contents before it: heads and feet are told by the page
//! number beside them, a table of contents by the headings that it names.

use crate::say;

use super::boilerplate::{self, is_page_number, may_be_page_data};
use super::draft::{Block, Dropped, Paragraph};

/// Takes out heads and feet of pages, and gives the lines where a page ended.
pub fn heads(blocks: &mut Vec<Block>, dropped: &mut Vec<Dropped>) -> Vec<usize> {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut pages: Vec<usize> = dropped
        .iter()
        .filter(|dropped| is_page_number(&bare(&dropped.text)))
        .map(|dropped| dropped.at)
        .collect();
    // A head is the title or another short line, again and again, and some of these stand beside a page number.
    let lines: Vec<(usize, String)> = blocks
        .iter()
        .map(|block| (block.at(), short(block).map(|line| bare(&line.text)).unwrap_or_default()))
        .collect();
    let beside = |at: usize| pages.iter().any(|page| page.abs_diff(at) <= 2);
    let is_head: Vec<bool> = lines
        .iter()
        .enumerate()
        .map(|(number, (at, text))| {
            let again = lines.iter().filter(|(_, other)| other == text).count();
            let numbered = lines.iter().any(|(other, same)| same == text && beside(*other));
            number > 0 && !text.is_empty() && again >= 2 && numbered && beside(*at)
        })
        .collect();
    let mut number = 0;
    blocks.retain(|block| {
        number += 1;
        if !is_head[number - 1] {
            return true;
        }
        let why = say!("每页的页眉或页脚", "the head or foot of every page");
        let text = short(block).map(|line| line.text.clone()).unwrap_or_default();
        pages.push(block.at());
        dropped.push(Dropped { at: block.at(), text, why });
        false
    });
    pages
}

/// Takes out 名称：… where the lines beside it are of the page as well.
pub fn data(blocks: &mut Vec<Block>, dropped: &mut Vec<Dropped>) {
    loop {
        let beside = |at: usize| {
            dropped.iter().any(|other| other.at > 0 && other.at.abs_diff(at) == 1 && is_data(other))
        };
        let found = blocks.iter().position(|block| {
            short(block).is_some_and(|line| may_be_page_data(&line.text)) && beside(block.at())
        });
        let Some(Block::Paragraph(line)) = found.map(|at| blocks.remove(at)) else { return };
        let why = say!("网页上正文以外的文字", "words around the text of a web page");
        dropped.push(Dropped { at: line.at, text: line.text, why });
    }
}

fn is_data(dropped: &Dropped) -> bool {
    dropped.text.contains(['：', ':']) && boilerplate::of_line(&dropped.text).is_some()
        || may_be_page_data(&dropped.text)
}

/// Takes out the lines below 目录 that name what comes later.
pub fn contents(blocks: &mut Vec<Block>, dropped: &mut Vec<Dropped>) {
    let named = dropped
        .iter()
        .filter(|dropped| dropped.text.chars().filter(|c| !c.is_whitespace()).eq("目录".chars()));
    let Some(at) = named.map(|dropped| dropped.at).next() else { return };
    let first = blocks.iter().position(|block| block.at() > at).unwrap_or(blocks.len());
    let mut end = blocks.len();
    // The table ends where what it names begins again.
    for next in first + 1..blocks.len() {
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
