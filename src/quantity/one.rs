//! 一 before a classifier: most often an article (打造一个…), sometimes a count (小学一所, 每季度一次).

use super::Dimension;
use super::figure::{Candidate, Qualified};
use super::numeral::is_han_numeral;
use super::passage::{Passage, is_clause_end, is_han, is_stop};

/// Verbs and adverbs that count what follows.
static COUNTING: &[&str] = &[
    "新建",
    "建成",
    "新增",
    "共",
    "辖",
    "现有",
    "建有",
    "设有",
    "拥有",
    "购置",
    "新购",
    "修建",
    "拆除",
    "引进",
    "完成",
    "只有",
    "仅有",
    "各",
    "即",
    "共有",
    "培育",
    "改建",
    "扩建",
    "改造",
    "新修",
    "安装",
    "配备",
    "查处",
    "创建",
    "打造了",
    "建设",
    "增设",
];

/// Whether 一 and its unit in the candidate are a count.
pub(super) fn counts(p: &Passage, c: &Candidate) -> bool {
    let Some(entry) = c.entry else { return false };
    let unit = entry.written;
    match entry.dimension {
        Dimension::Duration => {
            !matches!(unit, "天" | "周" | "昼夜") || c.qualified == Qualified::After || timed(p, c)
        }
        Dimension::Months if unit == "年" => timed(p, c) || c.qualified == Qualified::After,
        Dimension::Months => true,
        _ if c.qualified == Qualified::After => true,
        Dimension::Times if unit == "次" => each_time(p, c),
        Dimension::Multiple => unit == "倍" || p.ends_any(c.number, &["翻", "翻了"]),
        Dimension::Households => p.get(c.unit_end) == '一' || postposed(p, c) && !p.ends(c.number, "每"),
        Dimension::Count | Dimension::Persons | Dimension::Times => {
            !is_phrase(p, c, unit) && (postposed(p, c) || coordinated(p, c) || counted(p, c))
        }
        Dimension::Area | Dimension::Length | Dimension::Mass | Dimension::Money => postposed(p, c),
        _ => false,
    }
}

/// 为期一年, 一年以上, 一年时间; not 一年来, not 的一年.
fn timed(p: &Passage, c: &Candidate) -> bool {
    p.ends_any(
        c.number,
        &["为期", "历时", "用时", "满", "期限", "任期", "有效期", "耗时", "每", "缩短至", "压缩至"],
    ) || p.starts_any(c.unit_end, &["时间", "以上", "内", "以内", "之内", "期"])
}

/// 每季度进行一次, 至少一次: a frequency, not 一次会议 or 一次性.
fn each_time(p: &Passage, c: &Candidate) -> bool {
    let clause = p.clause_before(c.number, 14);
    p.has_any(clause, &["每", "至少", "一年", "一月", "一周", "一季", "一天", "一日", "两年"])
}

/// 幼儿园一所，: the noun stands before, and the phrase ends with the classifier.
fn postposed(p: &Passage, c: &Candidate) -> bool {
    let before = p.before(p.skip_spaces_back(c.number));
    let noun = (is_han(before)
        && !matches!(
            before,
            '这' | '那'
                | '每'
                | '某'
                | '同'
                | '逐'
                | '统'
                | '唯'
                | '的'
                | '了'
                | '任'
                | '之'
                | '另'
                | '成'
                | '为'
                | '第'
                | '在'
                | '到'
                | '于'
        ))
        || matches!(before, '”' | ')' | '》');
    noun && (is_stop(p.get(c.unit_end)) || p.get(c.unit_end) == '和') && c.unit_end > c.number_end
}

/// *个片区和一个集镇, 一个中心、两个基地: another count with the same unit nearby.
fn coordinated(p: &Passage, c: &Candidate) -> bool {
    let classifier = p.get(c.number_end);
    let number = |place: usize| {
        let before = p.before(place);
        (is_han_numeral(before) && before != '一')
            || before.is_ascii_digit()
            || matches!(before, '*' | '×' | 'x' | 'X')
    };
    let listed = matches!(p.before(c.number), '和' | '、' | '及' | '与' | ',');
    let back = if listed { 14 } else { 0 };
    let first = c.number.saturating_sub(back);
    (first..c.number).any(|i| p.get(i) == classifier && number(i) && i > 0)
        || (c.unit_end..(c.unit_end + 12).min(p.len()))
            .take_while(|i| !is_clause_end(p.get(*i)))
            .any(|i| p.get(i) == classifier && number(i) && matches!(p.before(i - 1), '、' | '和' | '及'))
}

fn counted(p: &Passage, c: &Candidate) -> bool {
    let unit = p.folded(c.number_end..c.unit_end);
    let article =
        matches!(unit.as_str(), "支" | "批" | "种" | "类" | "道" | "张" | "面" | "片" | "套" | "份" | "把");
    !article && p.ends_any(c.number, COUNTING)
}

/// 一个个, 一家人, 一条龙: set phrases.
fn is_phrase(p: &Passage, c: &Candidate, unit: &str) -> bool {
    let next = p.get(c.unit_end);
    let phrase = matches!(
        unit,
        "方面"
            | "批"
            | "片"
            | "道"
            | "起"
            | "部"
            | "层"
            | "面"
            | "头"
            | "级"
            | "把"
            | "对"
            | "门"
            | "段"
            | "线"
            | "副"
            | "班"
            | "车"
            | "届"
            | "本"
            | "期"
            | "轮"
    );
    phrase
        || p.starts(c.unit_end, unit)
        || next == '一'
        || p.starts_any(c.unit_end, &["性", "龙", "心", "体", "站式", "致", "半", "以贯"])
        || matches!(
            p.before(c.number),
            '统' | '唯'
                | '同'
                | '逐'
                | '这'
                | '那'
                | '另'
                | '每'
                | '某'
                | '任'
                | '单'
                | '专'
                | '万'
                | '不'
                | '划'
                | '进'
                | '之'
                | '第'
                | '其'
                | '合'
        )
}
