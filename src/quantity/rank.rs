//! Ranks: 第三名, 位列全县第二, 前五十名. Every other ordinal is none.

use super::numeral::{self, Magnitude, Numeral, Shape};
use super::passage::{Passage, is_han, is_stop};
use super::scan::{Hit, Manner};
use super::{Number, Qualifier, Quantity, Status, Unit, mask};

/// Words that say that 第… is a rank, somewhere before it in the clause.
static RANKING: &[&str] = &[
    "位列",
    "位居",
    "位于",
    "排名",
    "排位",
    "名列",
    "总分",
    "成绩",
    "考核",
    "全省",
    "全市",
    "全县",
    "全区",
    "全国",
    "全州",
    "全镇",
    "全乡",
    "全旗",
    "全盟",
    "同类",
    "综合",
    "分别为",
    "并列",
    "倒数",
    "增幅",
    "增速",
    "总量",
    "评比",
    "评为",
    "测评",
    "名次",
    "竞赛",
    "大赛",
    "比赛",
    "均为",
    "其中",
];

/// Verbs of one character, which are parts of many other words: they say so only nearby.
static RANKING_NEARBY: &[&str] = &["居", "列", "跃", "稳", "获", "得", "排", "摘", "夺"];

/// The rank that starts at `i`.
pub(super) fn at(p: &Passage, text: &str, i: usize, manner: Manner) -> Option<Hit> {
    match p.get(i) {
        '第' => ordinal(p, text, i, manner),
        '前' => leading(p, text, i, manner),
        _ => None,
    }
}

fn ordinal(p: &Passage, text: &str, i: usize, manner: Manner) -> Option<Hit> {
    let start = p.skip_spaces(i + 1);
    if let Some(end) = mask::at(p, start) {
        let end = p.skip_spaces(end);
        let ranked = matches!(p.get(end), '名' | '位') && !p.starts(end, "名单");
        return ranked.then(|| hit(p, text, i..end + 1, None, Qualifier::Exact));
    }
    let numeral = small(p, start)?;
    let end = p.skip_spaces(numeral.end);
    if matches!(p.get(end), '名' | '位') {
        return Some(hit(p, text, i..end + 1, Some(&numeral), Qualifier::Exact));
    }
    let next = p.get(numeral.end);
    let ends =
        is_stop(next) || matches!(next, '的' | '和' | '与' | '及' | '以' | '且' | ' ' | '.' | '好' | '*');
    let cued = manner == Manner::Field || is_ranked(p, i);
    (ends && cued && !is_listed_ordinal(p, numeral.end))
        .then(|| hit(p, text, i..numeral.end, Some(&numeral), Qualifier::Exact))
}

/// 第一、第二产业: the list ends in what it numbers.
fn is_listed_ordinal(p: &Passage, mut end: usize) -> bool {
    let start = end;
    while end - start < 20
        && (matches!(p.get(end), '第' | '、' | '和' | '与' | '及')
            || p.get(end).is_ascii_digit()
            || numeral::is_han_numeral(p.get(end)))
    {
        end += 1;
    }
    end > start + 1 && is_han(p.get(end)) && !matches!(p.get(end), '名' | '位' | '的')
}

/// Whether the clause before speaks of ranks, or a rank stands right before: 第一、第二.
fn is_ranked(p: &Passage, i: usize) -> bool {
    let mut start = i;
    while start > 0 && i - start < 24 && !matches!(p.get(start - 1), '。' | ';' | '\n' | '!' | '?') {
        start -= 1;
    }
    // 质量第一、安全第一 are mottos: the word right before must not be what comes first.
    let motto = p.ends_any(
        i,
        &["质量", "安全", "群众", "生命", "健康", "人民", "生态", "民生", "预防", "争", "用户", "客户"],
    );
    let nearby = start.max(i.saturating_sub(10));
    !motto && (p.has_any(start..i, RANKING) || p.has_any(nearby..i, RANKING_NEARBY))
}

/// 前五十名, 前3位, 全县前三: at most that rank.
fn leading(p: &Passage, text: &str, i: usize, manner: Manner) -> Option<Hit> {
    let start = p.skip_spaces(i + 1);
    let numeral = small(p, start)?;
    let end = p.skip_spaces(numeral.end);
    if matches!(p.get(end), '名' | '位') || p.starts(end, "强") {
        return Some(hit(p, text, i..end + 1, Some(&numeral), Qualifier::AtMost));
    }
    let ends = is_stop(p.get(end)) || matches!(p.get(end), '的') || p.starts_any(end, &["甲", "列", "行列"]);
    let cued = manner == Manner::Field || is_ranked(p, i);
    (ends && cued).then(|| hit(p, text, i..numeral.end, Some(&numeral), Qualifier::AtMost))
}

/// A whole number without 万 or 亿.
fn small(p: &Passage, i: usize) -> Option<Numeral> {
    let numeral = numeral::at(p, i)?;
    let whole = numeral.value.scale() == 0 && numeral.magnitude == Magnitude::One;
    (whole && matches!(numeral.shape, Shape::Han | Shape::Digits | Shape::Bare) && !numeral.value.is_zero())
        .then_some(numeral)
}

fn hit(
    p: &Passage,
    text: &str,
    range: std::ops::Range<usize>,
    numeral: Option<&Numeral>,
    qualifier: Qualifier,
) -> Hit {
    let number = numeral.map(|n| Number::one(n.value));
    let status = if number.is_some() { Status::Reported } else { Status::Withheld };
    let written = text[p.byte(range.start)..p.byte(range.end)].to_string();
    let quantity = Quantity { written, status, qualifier, number, unit: Unit::rank().into() };
    Hit { start: range.start, end: range.end, quantity }
}
