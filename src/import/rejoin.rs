//! Lines that programs and scanners broke → the lines that the writer wrote: a number that stands alone above its title,
//! and a text that is broken where the page was full.

use std::collections::BTreeSet;

use crate::diag::Words;
use crate::say;

use super::draft::{Block, Look, Paragraph};
use super::marker;

/// Joins what was broken. `pages` are the lines where a page of the source ended; nothing else may stand between two
/// halves of a line. Says how many lines were joined.
pub fn rejoin(blocks: &mut Vec<Block>, pages: &BTreeSet<usize>) -> Option<Words> {
    let width = page_width(blocks)?;
    let indents = lines(blocks).filter(|line| line.look.indented).count() >= 2;
    let mut joined: Vec<Block> = Vec::new();
    let (mut count, mut before) = (0, None);
    for block in std::mem::take(blocks) {
        let Block::Paragraph(line) = block else {
            before = None;
            joined.push(block);
            continue;
        };
        let here = Broken { at: line.at, columns: columns(&line), full: columns(&line) + SHORT >= width };
        match (joined.last_mut(), before) {
            (Some(Block::Paragraph(above)), Some(last)) if goes_on(above, &last, &line, indents, pages) => {
                above.text.push_str(&line.text);
                count += 1;
            }
            _ => joined.push(Block::Paragraph(line)),
        }
        before = Some(here);
    }
    *blocks = joined;
    (count > 0).then(|| {
        say!(
            "原文在每行末尾断行，接回了 {count} 处：看看段落分得对不对",
            "the source was broken at the end of every line; {count} breaks were taken out: see whether the paragraphs are right"
        )
    })
}

/// A line of the source, as far as the next one is concerned.
#[derive(Debug, Clone, Copy)]
struct Broken {
    at: usize,
    columns: usize,
    full: bool,
}

/// A full line may lack so many columns: a word or a sign that did not fit.
const SHORT: usize = 6;

fn lines(blocks: &[Block]) -> impl Iterator<Item = &Paragraph> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(line) => Some(line),
        Block::Table(_) => None,
    })
}

/// How wide a line is set: a Chinese character takes two columns. An indent takes four.
fn columns(line: &Paragraph) -> usize {
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let indent = if line.look.indented { 4 } else { 0 };
    indent + line.text.chars().map(wide).sum::<usize>()
}

/// The width that the lines were broken at, when they were: most long lines end there, in the middle of a sentence,
/// and hardly one is longer.
fn page_width(blocks: &[Block]) -> Option<usize> {
    let mut widths: Vec<usize> = lines(blocks).map(columns).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    // A line or two may have been set beyond the edge.
    let width = *widths.get(widths.len().checked_sub(1 + widths.len() / 20)?)?;
    if !(40..=110).contains(&width) {
        return None;
    }
    let full: Vec<&Paragraph> = lines(blocks).filter(|line| columns(line) + SHORT >= width).collect();
    let open = full.iter().filter(|line| !line.text.ends_with(ENDS)).count();
    (full.len() >= 4 && full.len() * 3 >= widths.len() && open * 3 >= full.len() * 2).then_some(width)
}

/// What sentences, and lines that announce something, end with.
const ENDS: [char; 8] = ['。', '！', '？', '：', ':', '；', '”', '!'];

fn goes_on(
    above: &Paragraph,
    last: &Broken,
    line: &Paragraph,
    indents: bool,
    pages: &BTreeSet<usize>,
) -> bool {
    let page_between = pages.range(last.at..line.at).next().is_some();
    let next = line.at == last.at + 1 || page_between;
    let begins = line.look.indented || marker::read(&line.text).is_some() && above.text.ends_with(ENDS);
    // Without indents, a full line that ends a sentence may be the last of its paragraph; then the blank line tells.
    let ends = above.text.ends_with(['。', '！', '？']) && !indents && page_between;
    last.full && last.columns > 0 && next && !begins && !ends
}

/// Joins 一、 alone on its line, and 01, with the title below it.
pub fn numbers(blocks: &mut Vec<Block>) {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in std::mem::take(blocks) {
        if let (Some(Block::Paragraph(number)), Block::Paragraph(title)) = (joined.last_mut(), &block)
            && let Some(gap) = marker::alone(&number.text)
            && marker::read(&title.text).is_none()
        {
            number.text = format!("{}{gap}{}", number.text.trim_end(), title.text);
            number.look = Look { lead: 0, ..title.look };
        } else {
            joined.push(block);
        }
    }
    *blocks = joined;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(source: &str) -> Vec<String> {
        let mut blocks: Vec<Block> = Vec::new();
        for (at, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let look = Look { indented: line.starts_with('　'), ..Look::default() };
            blocks.push(Block::Paragraph(Paragraph { at: at + 1, text: line.trim().to_owned(), look }));
        }
        numbers(&mut blocks);
        rejoin(&mut blocks, &BTreeSet::new());
        lines(&blocks).map(|line| line.text.clone()).collect()
    }

    #[test]
    fn broken_lines_are_joined_and_whole_ones_are_not() {
        let sentence = "全镇上下抓住春耕的好时候，翻地、育秧、下肥一样不落，农技员分片包干";
        let paragraph: String = (0..6).map(|at| format!("{}{sentence}", ["", "于是"][at % 2])).collect();
        let paragraph: Vec<char> = paragraph.chars().collect();
        let broken: Vec<String> = paragraph.chunks(36).map(|line| line.iter().collect()).collect();
        let wrapped = format!("一、抓产业\n\n{}。\n\n{}。", broken.join("\n"), broken.join("\n"));
        let found = joined(&wrapped);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[1].ends_with("分片包干。"), "{found:?}");
        let whole = "一、抓产业\n全镇上下抓住春耕的好时候，翻地、育秧、下肥一样不落。\n到了秋天，家家户户的谷仓都堆得满满当当。\n\
                     二、抓项目\n新修了三条路、两座桥，群众出门方便了。\n引进了一家竹木加工厂，解决了三十个人的就业。";
        assert_eq!(joined(whole).len(), 6);
        assert_eq!(
            joined("一、\n抓产业\n（一）\n抓春耕\n1.\n抓育秧"),
            ["一、抓产业", "（一）抓春耕", "1.抓育秧"]
        );
        assert_eq!(joined("01\n抓产业"), ["01 抓产业"]);
        assert_eq!(joined("12\n抓产业"), ["12", "抓产业"]);
    }
}
