//! Figures of the text → links to the indicators they state. Precision comes first: a figure becomes a link only when
//! the name of its indicator directly governs it, the unit fits, and nothing says that it is another place's, another
//! time's or only planned. All others stay plain, and the log tells why.

use std::ops::Range;

use crate::diag::Words;
use crate::model::{Basis, IndicatorId, Level};
use crate::quantity::{Dimension, find};
use crate::say;

use super::lexicon::Lexicon;
use super::naming::{self, Place};
use super::subject::{is_of_a_village, speaks_of_others};
use super::timing::{Timing, timing};

/// A figure that states an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub indicator: IndicatorId,
    /// `period=2020`, where the figure is of another time than the report.
    pub parameter: Option<String>,
}

/// A figure that stays plain, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    pub range: Range<usize>,
    pub why: Words,
}

/// What is known before the text is read.
pub struct Around<'a> {
    pub lexicon: &'a Lexicon<'a>,
    /// The place itself, by its name and the names that texts use for it.
    pub place: &'a str,
    pub level: Level,
    /// The year of the report, when its period is that year.
    pub year: Option<i16>,
    /// Whether the report's own period is known at all.
    pub dated: Dated,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    Known,
    Unknown,
}

/// Judges every figure of one paragraph, in order. `heading` is what stands above it, a line each.
pub fn judge(text: &str, heading: &str, around: &Around) -> (Vec<Link>, Vec<Plain>) {
    let (mut links, mut plain): (Vec<Link>, Vec<Plain>) = (Vec::new(), Vec::new());
    let found = find(text);
    for (at, figure) in found.iter().enumerate() {
        let place = Place { text, figure, before: &found[..at], last: links.last() };
        let judged = one(heading, around, &place, found.get(at + 1).map(|next| next.range.start));
        match judged {
            Ok(link) => links.push(link),
            Err(why) => plain.push(Plain { range: figure.range.clone(), why }),
        }
    }
    (links, plain)
}

fn one(heading: &str, around: &Around, place: &Place, next: Option<usize>) -> Result<Link, Words> {
    if let Some(link) = growth(place, around) {
        return Ok(link);
    }
    let text = place.text;
    let (named, end) = naming::named(place, around)?;
    if next != Some(end) && !goes_no_further(&text[end..]) {
        return Err(say!("后面的字会改变它的意思", "the words behind it change its meaning"));
    }
    let sentence = sentence_before(text, named.start).ok_or_else(|| {
        say!("句子太长，说不准是谁的数", "the sentence is too long to tell of what it speaks")
    })?;
    if is_planned(sentence, heading, around.year) {
        return Err(say!("是计划或目标", "it is planned, not done"));
    }
    if speaks_of_others(sentence, around) || is_of_a_village(heading) {
        return Err(say!("可能是别的地方或单位的数", "it may be of another place"));
    }
    let indicator = around.lexicon.indicator(named.indicator);
    let parameter = match timing(sentence, around.year, around.dated) {
        Timing::Reports => None,
        Timing::Year(year) if indicator.basis == Basis::Stock => Some(format!("as_of={year}")),
        Timing::Year(year) => Some(format!("period={year}")),
        Timing::Unsettled => return Err(say!("期间说不准", "its time cannot be settled")),
    };
    Ok(Link { range: place.figure.range.clone(), indicator: named.indicator, parameter })
}

/// 税收收入1860万元，同比增长5.2%: the growth of what was just linked, where the catalogue has an indicator for it. What
/// falls has a sign that its words do not have, and stays plain.
fn growth(place: &Place, around: &Around) -> Option<Link> {
    const GROWS: [&str; 5] = ["增长", "增加", "上升", "提高", "增幅"];
    const THAN: [&str; 8] =
        ["同比", "比上年", "较上年", "比去年", "较去年", "比上年同期", "较上年同期", "可比价"];
    let (last, figure) = (place.last?, place.figure);
    let direct = place.before.last().is_some_and(|before| before.range == last.range);
    if !direct || figure.quantity.unit.dimension != Dimension::Share {
        return None;
    }
    let between = place.text.get(last.range.end..figure.range.start)?;
    let words = between
        .trim_start_matches(['，', ',', '、', '（', '(', ' '])
        .trim_end_matches(['了', '约', '达', '为', ' ']);
    let grows = GROWS.iter().find_map(|word| words.strip_suffix(word))?;
    let than = grows.is_empty() || THAN.contains(&grows);
    let indicator = around.lexicon.growth_of(last.indicator).filter(|_| than)?;
    let whole = goes_no_further(&place.text[figure.range.end..]);
    whole.then(|| Link { range: figure.range.clone(), indicator, parameter: last.parameter.clone() })
}

/// A figure that is the end of what is said: 投资500万元以上的项目 and 耕地200亩改造 go on.
fn goes_no_further(rest: &str) -> bool {
    let rest = rest.trim_start();
    let Some(next) = rest.chars().next() else { return true };
    let stop =
        "，。；：、！？,;:!?（）()”—-".contains(next) || next.is_ascii_digit() || "*×xX".contains(next);
    const FOLLOW: [&str; 17] = [
        "和", "及", "其中", "同比", "增长", "比上", "较上", "下降", "占", "位居", "位列", "排名", "全部",
        "均", "都", "已", "分别",
    ];
    stop || FOLLOW.iter().any(|word| rest.starts_with(word)) || super::draft::sign_of(next).is_some()
}

/// No sentence whose subject a reader still remembers is longer, in bytes.
const LONGEST_SENTENCE: usize = 3000;

/// The sentence up to a place in it; None when it is too long to tell of what it speaks.
fn sentence_before(text: &str, end: usize) -> Option<&str> {
    let mut first = end.saturating_sub(LONGEST_SENTENCE);
    while !text.is_char_boundary(first) {
        first += 1;
    }
    let head = &text[first..end];
    let start = head.char_indices().rev().find(|(_, c)| matches!(c, '。' | '！' | '？'));
    match start {
        Some((at, c)) => Some(&head[at + c.len_utf8()..]),
        None => (first == 0).then_some(head),
    }
}

fn is_planned(sentence: &str, heading: &str, year: Option<i16>) -> bool {
    const PLANS: [&str; 22] = [
        "计划",
        "力争",
        "预计",
        "确保",
        "拟",
        "将",
        "不低于",
        "到2025年",
        "到2030年",
        "打算",
        "下一步",
        "明年",
        "预期",
        "有望",
        "拟建",
        "未来",
        "争取达到",
        "目标是",
        "目标为",
        "目标：",
        "任务是",
        "任务：",
    ];
    // 围绕年初目标，完成…… says what was done; 目标2000万元 does not.
    const AIMS: [&str; 4] = ["目标", "任务", "要求", "规划"];
    let clause = sentence.rsplit(['，', ',', '；', ';']).next().unwrap_or(sentence);
    PLANS.iter().any(|word| sentence.contains(word))
        || AIMS.iter().any(|word| clause.contains(word))
        || heading.split('\n').any(|line| is_of_plans(line, year))
}

/// A heading above what is not done yet: 下一步打算, 2024年工作计划 in a summary of 2023; not 坚持规划引领, not 计划完成情况.
fn is_of_plans(heading: &str, year: Option<i16>) -> bool {
    const ANYWHERE: [&str; 8] = ["下一步", "下步", "打算", "明年", "展望", "努力方向", "谋划", "今后"];
    const LAST: [&str; 9] = ["计划", "思路", "目标", "安排", "建议", "规划", "任务", "要点", "设想"];
    let line = heading.trim_end_matches(['。', '：', ':', '）', ')']);
    if ["完成", "执行", "落实", "回顾", "进展"].iter().any(|word| line.contains(word)) {
        return false;
    }
    let later = line.match_indices('年').any(|(at, _)| {
        let named = line.get(at.saturating_sub(4)..at).and_then(|digits| digits.parse::<i16>().ok());
        named.zip(year).is_some_and(|(named, year)| named > year)
    });
    later || ANYWHERE.iter().any(|word| line.contains(word)) || LAST.iter().any(|word| line.ends_with(word))
}
