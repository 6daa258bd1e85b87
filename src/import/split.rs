//! One file may hold several summaries, as collections on the web do: where each begins.

use crate::say;

use super::draft::{Block, Dropped, Paragraph};
use super::marker::{self, Kind, numeral};

/// One summary of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    pub blocks: Vec<Block>,
    /// The line that named it within a collection, which is its title.
    pub named: Option<Paragraph>,
}

/// Words that a summary's title is made of.
pub const SUMMARY: [&str; 16] = [
    "总结",
    "汇报",
    "报告",
    "小结",
    "述职",
    "情况",
    "材料",
    "纪实",
    "综述",
    "要点",
    "说明",
    "工作回顾",
    "简报",
    "自查",
    "体会",
    "方案",
];

/// Splits what was read; words before the first of several summaries belong to none and are set aside.
pub fn split(blocks: Vec<Block>, dropped: &mut Vec<Dropped>) -> Vec<Part> {
    let starts = counted(&blocks).or_else(|| retitled(&blocks)).unwrap_or_default();
    if starts.len() < 2 {
        return vec![Part { blocks, named: None }];
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut next = starts.iter().peekable();
    for (at, block) in blocks.into_iter().enumerate() {
        if next.next_if(|start| start.block == at).is_some() {
            parts.push(Part::default());
        }
        match (parts.last_mut(), block) {
            (None, block) => before_the_first(block, dropped),
            (Some(part), block) => part.blocks.push(block),
        }
    }
    for (part, start) in parts.iter_mut().zip(&starts) {
        if start.counted
            && let Block::Paragraph(line) = part.blocks.remove(0)
        {
            let title = line.text[start.sign..].trim().to_owned();
            if start.sign > 0 {
                let why = say!("合集里的篇号", "the number of the text in its collection");
                dropped.push(Dropped { at: line.at, text: line.text[..start.sign].to_owned(), why });
            }
            part.named = (!title.is_empty()).then_some(Paragraph { text: title, ..line });
        }
    }
    parts
}

fn before_the_first(block: Block, dropped: &mut Vec<Dropped>) {
    let (at, text) = match block {
        Block::Paragraph(paragraph) => (paragraph.at, paragraph.text),
        Block::Table(table) => (table.at, table.rows.concat().join(" ")),
    };
    let why = say!("合集的题目或引言，不属于任何一篇", "the title or preface of the collection");
    dropped.push(Dropped { at, text, why });
}

#[derive(Debug)]
struct Start {
    block: usize,
    /// The line is there for the collection: it names the text and is no part of it.
    counted: bool,
    /// How much of the line is the number and no title.
    sign: usize,
}

/// 工作总结1 … 工作总结2, 篇一：… 篇二：…, 【第1篇】…: lines that count 1, 2, 3 under one name.
fn counted(blocks: &[Block]) -> Option<Vec<Start>> {
    let mut found: Vec<(String, u32, Start)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else { continue };
        if let Some((stem, number, sign)) = in_collection(&paragraph.text) {
            found.push((stem, number, Start { block: at, counted: true, sign }));
        }
    }
    // A collection begins with its first text, and the names are the same but for the number.
    let first = found.iter().position(|(_, number, _)| *number == 1)?;
    let stem = found[first].0.clone();
    let mut starts = Vec::new();
    for (_, number, start) in found.into_iter().filter(|(other, ..)| *other == stem) {
        if number as usize == starts.len() + 1 {
            starts.push(start);
        }
    }
    (starts.len() > 1).then_some(starts)
}

/// The name without its number, the number, and how much of the line is no title.
fn in_collection(line: &str) -> Option<(String, u32, usize)> {
    let line = line.trim_end();
    if line.chars().count() > 50 || line.contains(['。', '；']) {
        return None;
    }
    leading(line).or_else(|| trailing(line))
}

/// 篇一：…, 第一篇：…, 【篇1】…, 范文一：…
fn leading(line: &str) -> Option<(String, u32, usize)> {
    let bare = line.trim_start_matches(['【', '[', '★', '●', '■', '◆', '#', ' ']);
    let (number, rest, stem) = if let Some(rest) = bare.strip_prefix('第') {
        let (number, length) = number(rest)?;
        (number, rest[length..].strip_prefix('篇')?, "第篇")
    } else {
        let word = ["篇", "范文", "总结", "样本"].into_iter().find(|word| bare.starts_with(word))?;
        let (number, length) = number(&bare[word.len()..])?;
        (number, &bare[word.len() + length..], word)
    };
    let stop = rest.is_empty() || rest.starts_with(['：', ':', '】', ']', ' ', '　', '、', '.', '．']);
    let title = rest.trim_start_matches(['：', ':', '】', ']', ' ', '　', '、', '.', '．']);
    stop.then(|| (stem.to_owned(), number, line.len() - title.len()))
}

/// 美丽乡村工作总结1, 工作总结（二）, 工作总结 篇3
fn trailing(line: &str) -> Option<(String, u32, usize)> {
    let bare = line.trim_end_matches(['）', ')', '】', ']', '篇', ' ']);
    let digits: usize = bare.chars().rev().take_while(char::is_ascii_digit).count();
    let (number, stem) = if (1..=2).contains(&digits) {
        let stem = &bare[..bare.len() - digits];
        (bare[stem.len()..].parse().ok()?, stem)
    } else {
        let han: usize =
            bare.chars().rev().take_while(|c| "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
        let stem = &bare[..bare.len() - han];
        let (number, length) = numeral(&bare[stem.len()..])?;
        let whole = length == han && stem.ends_with(['（', '(', '篇', '第', '之']);
        (number, whole.then_some(stem)?)
    };
    let stem = stem.trim_end_matches(['（', '(', '【', '[', '篇', '第', '之', ' ']);
    let named = SUMMARY.iter().chain(&["范文", "大全"]).any(|word| stem.ends_with(word));
    (named && marker::read(line).is_none()).then(|| (stem.to_owned(), number, 0))
}

/// Several titles without numbers: each followed by a text that counts from 一、 anew.
fn retitled(blocks: &[Block]) -> Option<Vec<Start>> {
    let lines: Vec<Option<&Paragraph>> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
        .collect();
    let titles: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.is_some_and(|line| is_whole_title(&line.text)))
        .map(|(at, _)| at)
        .collect();
    let ends = titles.iter().skip(1).copied().chain([blocks.len()]);
    let whole = titles.iter().zip(ends).all(|(start, end)| {
        let text = lines[*start + 1..end].iter().flatten();
        let begins = text.clone().any(|line| {
            marker::read(&line.text)
                .is_some_and(|m| m.number == 1 && matches!(m.kind, Kind::Han | Kind::Chapter))
        });
        begins && text.map(|line| line.text.chars().count()).sum::<usize>() > 200
    });
    if titles.len() < 2 || !whole {
        return None;
    }
    let start = |at: usize| {
        // Who issued it may stand above the title.
        let above = at.checked_sub(1).and_then(|above| lines[above]);
        let issued = above.is_some_and(|line| super::title::is_body_of_people(&line.text));
        Start { block: at - usize::from(issued), counted: false, sign: 0 }
    };
    Some(titles.into_iter().map(start).collect())
}

/// 某镇2021年工作总结: who or when, and that it is a summary.
fn is_whole_title(line: &str) -> bool {
    let line = line.trim();
    let summary =
        ["总结", "汇报", "报告", "小结", "总结和2", "打算", "计划"].iter().any(|end| line.ends_with(end));
    let about = ["镇", "乡", "街道", "县", "区", "市", "村", "年"].iter().any(|word| line.contains(word));
    let short = (8..=50).contains(&line.chars().count());
    summary && about && short && !line.contains(['。', '，', '；', ',']) && marker::read(line).is_none()
}

/// A number of one or two digits, or in Chinese; and its length in bytes.
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match digits {
        0 => numeral(text),
        1 | 2 => Some((text[..digits].parse().ok()?, digits)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_collection_are_told_from_titles_and_headings() {
        let check = |line: &str, expected: Option<(&str, u32, &str)>| {
            let found = in_collection(line);
            let found = found.as_ref().map(|(stem, number, sign)| (stem.as_str(), *number, &line[*sign..]));
            assert_eq!(found, expected, "{line}");
        };
        check("乡村建设工作总结2", Some(("乡村建设工作总结", 2, "乡村建设工作总结2")));
        check("乡村建设工作总结（三）", Some(("乡村建设工作总结", 3, "乡村建设工作总结（三）")));
        check("乡村建设工作总结 篇1", Some(("乡村建设工作总结", 1, "乡村建设工作总结 篇1")));
        check("篇一：某镇工作总结", Some(("篇", 1, "某镇工作总结")));
        check("【第2篇】某镇工作总结", Some(("第篇", 2, "某镇工作总结")));
        check("第三篇", Some(("第篇", 3, "")));
        check("某镇工作总结2021", None);
        check("工作总结范文通用3篇", None);
        check("一、上半年工作总结", None);
        check("全镇有企业12", None);
        check("篇幅所限", None);
    }
}
