//! Lines that lost their ends: a paragraph in which 一、 and 二、, or （一） and （二）, both begin a title is parted there.

use super::draft::{Block, Look, Paragraph};
use super::headline::{self, Headline};
use super::marker::{self, Kind};

/// Parts such paragraphs: by 一、 first, then by （一）.
pub fn part(blocks: Vec<Block>) -> Vec<Block> {
    let once = |blocks: Vec<Block>, kind: Kind| {
        blocks.into_iter().flat_map(move |block| parted(block, kind)).collect()
    };
    let blocks: Vec<Block> = once(blocks, Kind::Han);
    once(blocks, Kind::HanParen)
}

fn parted(block: Block, kind: Kind) -> Vec<Block> {
    let Block::Paragraph(paragraph) = block else { return vec![block] };
    let mut starts = starts(&paragraph.text, kind);
    if starts.is_empty() {
        return vec![Block::Paragraph(paragraph)];
    }
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([paragraph.text.len()]);
    let piece = |(start, end): (&usize, usize)| {
        let text = paragraph.text[*start..end].trim().to_owned();
        let look = Look { lead: if *start == 0 { paragraph.look.lead } else { 0 }, ..paragraph.look };
        Block::Paragraph(Paragraph { at: paragraph.at, text, look })
    };
    starts.iter().zip(ends).map(piece).collect()
}

/// Where titles of one row begin; none where there are not two, or where one of them is no title.
fn starts(text: &str, kind: Kind) -> Vec<usize> {
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut before = [' '; 2];
    for (at, c) in text.char_indices() {
        let begins = at == 0 || "。！？：:”".contains(before[1]) || before.iter().all(|c| c.is_whitespace());
        if begins
            && "一二三四五六七八九十（(㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩".contains(c)
            && let Some(marker) = marker::read(&text[at..]).filter(|marker| marker.kind == kind)
            && found.last().map_or(at == 0 || marker.number == 1, |(_, last)| marker.number == last + 1)
        {
            found.push((at, marker.number));
        }
        before = [before[1], c];
    }
    let ends = found.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let titled = found.iter().zip(ends).all(|((start, _), end)| {
        let piece = text[*start..end].trim();
        headline::read(piece, marker::read(piece).as_ref()) != Headline::None
    });
    if found.len() > 1 && titled { found.into_iter().map(|(at, _)| at).collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_within_a_paragraph_are_told_from_enumerations() {
        let check = |text: &str, expected: &[&str]| {
            let block = Block::Paragraph(Paragraph { at: 1, text: text.to_owned(), look: Look::default() });
            let found: Vec<String> = part(vec![block])
                .into_iter()
                .filter_map(|block| match block {
                    Block::Paragraph(paragraph) => Some(paragraph.text),
                    Block::Table(_) => None,
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        let long = "全镇上下一条心，层层落实责任，各村分头行动，用三个月完成了整治。";
        let (first, second) = (format!("（一）抓清扫。{long}"), format!("（二）抓绿化。{long}"));
        check(&format!("{first}{second}"), &[&first, &second]);
        let chapter = format!("二、主要做法。{long}");
        check(
            &format!("现总结如下：一、基本情况。{long}{chapter}"),
            &["现总结如下：", &format!("一、基本情况。{long}"), &chapter],
        );
        for whole in [
            "要抓好三件事：（一）抓清扫；（二）抓绿化；（三）抓管护。",
            "发展一、二、三产业。一、二、三产业都有了起色。",
            "按照第（一）项、第（二）项的规定办理。",
        ] {
            check(whole, &[whole]);
        }
        check(&first, &[&first]);
    }
}
