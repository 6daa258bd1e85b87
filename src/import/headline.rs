//! Where the title of a paragraph ends: 一、加强领导。镇里成立… begins with one, and a long sentence with none.

use crate::quantity;

use super::marker::{Kind, Marker};

/// What a paragraph looks like, as far as its own words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    /// The paragraph is a title and nothing else.
    Whole,
    /// It begins with a title, which ends at this byte.
    Lead(usize),
    None,
}

/// The most characters of a title that stands in front of its text.
fn most(kind: Option<Kind>) -> usize {
    match kind {
        Some(Kind::Chapter | Kind::Han | Kind::HanParen) => 45,
        Some(Kind::Arabic | Kind::Decimal) => 40,
        Some(Kind::ArabicParen) => 30,
        Some(Kind::Ordinal) | None => 20,
    }
}

/// A title that ends with a full stop says two or three things; a sentence of text says more.
fn most_clauses(kind: Option<Kind>) -> usize {
    if matches!(kind, Some(Kind::Chapter | Kind::Han | Kind::HanParen)) { 4 } else { 3 }
}

fn clauses(words: &str) -> usize {
    words.matches(['，', ',']).count() + 1
}

/// Reads a paragraph behind its marker.
pub fn read(text: &str, marker: Option<&Marker>) -> Headline {
    let skipped = marker.map_or(0, |marker| marker.length);
    let words = text[skipped..].trim_end();
    let kind = marker.map(|marker| marker.kind);
    let most = most(kind);
    let length = words.chars().count();
    if words.is_empty() || words.ends_with(['；', ';', '，', '、']) {
        return Headline::None;
    }
    if let Some(end) = gap(words).filter(|end| words[..*end].chars().count() <= most) {
        return Headline::Lead(skipped + end);
    }
    let stop = words.char_indices().find(|(_, c)| is_stop(*c)).map(|(at, c)| at + c.len_utf8());
    match stop {
        None if length <= most + 15 && colon(words, most).is_none() => Headline::Whole,
        Some(end) if end == words.len() && length <= most + 5 && colon(words, most).is_none() => {
            if clauses(words) <= most_clauses(kind) { Headline::Whole } else { Headline::None }
        }
        _ => match end_of_title(words, stop, most) {
            Some(end) if end < words.len() => Headline::Lead(skipped + end),
            _ => Headline::None,
        },
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}

fn end_of_title(words: &str, stop: Option<usize>, most: usize) -> Option<usize> {
    let sentence = stop.filter(|end| words[..*end].chars().count() <= most);
    match (colon(words, most), sentence) {
        // 抓规划：画好一张图。 is one title; 整治河道：河道年久失修，淤泥堵塞。 is a title and its text.
        (Some(colon), Some(end))
            if !quantity::find(&words[colon..end]).is_empty() || words[colon..end].chars().count() > 14 =>
        {
            Some(colon)
        }
        (Some(colon), None) => Some(colon),
        (_, sentence) => sentence,
    }
}

/// 党建工作：今年以来… — a short name, and much behind it.
fn colon(words: &str, most: usize) -> Option<usize> {
    let (at, c) = words.char_indices().find(|(_, c)| matches!(c, '：' | ':'))?;
    let end = at + c.len_utf8();
    let short =
        words[..at].chars().count() <= most.min(15) && !words[..at].contains(['，', ',', '“', '（', '(']);
    let much = words[end..].trim().chars().count() > 25;
    (short && much).then_some(end)
}

/// 加强领导　　镇里成立… — titles are also set off by a gap.
fn gap(words: &str) -> Option<usize> {
    let at = ["　　", "   ", "　 "].iter().filter_map(|gap| words.find(gap)).min()?;
    let much = words[at..].trim().chars().count() > 25;
    (much && !words[..at].contains(is_stop)).then_some(at)
}

/// Words that begin a sentence of text and no title.
const TEXT: [&str; 34] = [
    "今年",
    "去年",
    "近年",
    "目前",
    "截至",
    "截止",
    "同时",
    "此外",
    "另外",
    "下一步",
    "接下来",
    "其中",
    "为此",
    "对此",
    "因此",
    "一年来",
    "年初",
    "年内",
    "全年",
    "首先",
    "其次",
    "最后",
    "一方面",
    "我镇",
    "我乡",
    "我县",
    "我们",
    "通过",
    "根据",
    "按照",
    "如：",
    "例如",
    "比如",
    "总之",
];

/// The end of a title that stands without a marker in front of its text: 打造文化街区。在……
pub fn unmarked(text: &str) -> Option<usize> {
    if let Some((title, rest)) = text.strip_prefix('【').and_then(|inner| inner.split_once('】')) {
        let fits = (2..=15).contains(&title.chars().count()) && rest.trim().chars().count() >= 15;
        return fits.then(|| text.len() - rest.len());
    }
    let Headline::Lead(end) = read(text, None) else { return None };
    let title = &text[..end];
    let count = title.chars().count();
    let begins_text = TEXT.iter().any(|word| title.starts_with(word));
    // ——面貌有了变化。…… is an item of a list.
    let item = title.starts_with(['—', '－', '-', '·', '•']);
    let fits = (5..=20).contains(&count) && title.ends_with('。') && !states(title) && !item;
    let much = text[end..].trim().chars().count() >= 15;
    (fits && much && !begins_text).then_some(end)
}

/// Whether words give a figure: 四个坚持 counts what follows; 完成投资3亿元 is a statement.
pub fn states(words: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || "*×xX".contains(c);
    quantity::find(words).iter().any(|found| found.quantity.written.contains(digit))
}

/// A line that names what follows it, without a marker: 主要工作举措, or with a full stop, 疫情防控有效。
pub fn lone(text: &str) -> Option<Lone> {
    let words = text.trim();
    let count = words.chars().count();
    // 下一步工作安排 and 目前存在的问题 are names of chapters.
    let named = is_chapter(words);
    let begins_text = !named && TEXT.iter().any(|word| words.starts_with(word));
    let bare = words.trim_end_matches('。');
    let inner = bare.contains(['。', '；', '！', '？', '：', ':', ';']);
    let open = bare.ends_with(['，', '、', ',', '）', ')']);
    let has_words = words.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count() >= 2;
    if !(2..=28).contains(&count) || begins_text || inner || open || !has_words {
        return None;
    }
    if super::title::date_line(words).is_some() || super::title::is_body_of_people(words) {
        return None;
    }
    Some(if bare.len() < words.len() { Lone::Sentence } else { Lone::Line })
}

/// The name of a chapter, as nearly every summary has them: 基本情况, 存在的问题, 下一步打算.
pub fn is_chapter(line: &str) -> bool {
    const ENDS: [&str; 24] = [
        "情况",
        "做法",
        "成效",
        "成绩",
        "问题",
        "不足",
        "困难",
        "短板",
        "打算",
        "计划",
        "安排",
        "思路",
        "建议",
        "体会",
        "经验",
        "启示",
        "措施",
        "举措",
        "回顾",
        "展望",
        "亮点",
        "收获",
        "方向",
        "重点工作",
    ];
    let words = line.trim();
    words.chars().count() <= 18
        && !words.contains(['，', ',', '。', '：', ':'])
        && ENDS.iter().any(|end| words.ends_with(end))
}

/// How a line without a marker that may be a heading ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lone {
    Line,
    /// With a full stop, as sentences do: one alone proves nothing.
    Sentence,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::marker;

    #[test]
    fn titles_end_where_the_text_begins() {
        let check = |text: &str, expected: &str| {
            let marker = marker::read(text);
            let found = match read(text, marker.as_ref()) {
                Headline::Whole => "whole".to_owned(),
                Headline::Lead(end) => text[..end].to_owned(),
                Headline::None => "none".to_owned(),
            };
            assert_eq!(found, expected, "{text}");
        };
        let long = "全镇上下一条心，层层落实责任，各村分头行动，用三个月完成了主干道两侧的整治。";
        check("一、基本情况", "whole");
        check("（一）强化领导，压实责任。", "whole");
        check(&format!("（一）强化领导，压实责任。{long}"), "（一）强化领导，压实责任。");
        check(&format!("（二）党建方面：{long}"), "（二）党建方面：");
        check(&format!("1.强化领导　　{long}"), "1.强化领导");
        check(&format!("2、{long}"), "none");
        check("（三）栽树；", "none");
        check("一、成绩:获评优秀、先进（县、区）", "whole");
        check(&format!("一是栽树。{long}"), "一是栽树。");
        check(&format!("一是广泛动员各村群众参加每月至少一次的清洁活动。{long}"), "none");
    }
}
