//! What looks like a figure and is none: ordinals, codes, names with numerals in them, articles.

use rust_decimal::Decimal;

use super::figure::{Candidate, Qualified};
use super::numeral::{Magnitude, Shape, is_han_numeral};
use super::passage::{Passage, is_clause_end, is_han, is_stop};
use super::scan::Manner;
use super::{Dimension, date, one};

/// The end of a stretch that holds no figure at all: a title in 《》, a date, a time, a name.
pub(super) fn span(p: &Passage, i: usize) -> Option<usize> {
    match p.get(i) {
        '《' => (i..(i + 80).min(p.len())).find(|n| p.get(*n) == '》').map(|n| n + 1),
        'h' | 'w' if p.starts_any(i, &["http://", "https://", "www."]) => Some(link_end(p, i)),
        '第' => ordinal(p, i),
        _ => name(p, i).or_else(|| date::at(p, i)),
    }
}

fn link_end(p: &Passage, mut i: usize) -> usize {
    while p.get(i).is_ascii_graphic() {
        i += 1;
    }
    i
}

/// 第三批, 第12届, 第一时间: the number of an ordinal, and of a list of them (第1、2、3组).
fn ordinal(p: &Passage, i: usize) -> Option<usize> {
    let mut end = p.skip_spaces(i + 1);
    loop {
        let start = end;
        while p.get(end).is_ascii_digit() || is_han_numeral(p.get(end)) {
            end += 1;
        }
        if end == start {
            return None;
        }
        let joined = matches!(p.get(end), '、' | '-' | '至' | '到' | '和');
        let next = p.get(end + 1);
        if !(joined && (next.is_ascii_digit() || is_han_numeral(next)) && p.get(end + 2) != '是') {
            break;
        }
        end += 1;
    }
    // The word it counts goes with it, or its own 一 would be read next.
    Some(end + usize::from(is_han(p.get(end)) && !is_han_numeral(p.get(end))))
}

/// Names and set phrases that begin with a numeral and would read as a figure. Sorted.
pub(super) static NAMES: &[&str] = &[
    "七台河",
    "三个一批",
    "三个代表",
    "三个务必",
    "三个区分开来",
    "三元区",
    "三元里",
    "三口之家",
    "三台县",
    "三把火",
    "三门县",
    "三门峡",
    "两个一百年",
    "两个健康",
    "两个先锋",
    "两个共同",
    "两个务必",
    "两个大局",
    "两个文明",
    "两个毫不动摇",
    "两个确立",
    "两个结合",
    "两个维护",
    "两个责任",
    "九台区",
    "五个认同",
    "五台县",
    "五台山",
    "五台镇",
    "五家渠",
    "八项规定",
    "六盘水",
    "十年如一日",
    "千家万户",
    "千条线",
    "四个伟大",
    "四个全面",
    "四个合格",
    "四个意识",
    "四个自信",
    "四面八方",
    "百家争鸣",
    "百家姓",
    "百年大计",
    "百年未有",
];

fn name(p: &Passage, i: usize) -> Option<usize> {
    if !is_han_numeral(p.get(i)) {
        return None;
    }
    NAMES.iter().find(|name| p.starts(i, name)).map(|name| i + name.chars().count())
}

/// Whether the words around a candidate say that it is no figure.
pub(super) fn refuses(p: &Passage, c: &Candidate, manner: Manner) -> bool {
    if is_code(p, c) || is_part_of_time(p, c) {
        return true;
    }
    if manner == Manner::Field {
        return false;
    }
    match c.shape {
        None => is_masked_name(p, c),
        Some(Shape::Digits) => is_digit_name(p, c),
        Some(_) => is_han_name(p, c),
    }
}

/// Digits in a code: PM2.5, G309, K12+300, 1+6, 7×24小时.
fn is_code(p: &Passage, c: &Candidate) -> bool {
    let before = p.before(c.number);
    let two_before = p.before(c.number.saturating_sub(1));
    let joined = match before {
        '+' => two_before.is_ascii_alphanumeric(),
        '#' | '№' | '\\' | '$' | '@' | '=' | '_' => true,
        '第' => true,
        '.' | '·' => two_before.is_ascii_digit(),
        '-' => two_before.is_ascii_alphanumeric(),
        '×' | 'x' | 'X' | '*' => two_before.is_ascii_digit(),
        ':' => two_before.is_ascii_digit() && c.shape == Some(Shape::Digits),
        // GDP19.92亿元: the name of an indicator is no part of a code.
        'P' | 'p' => !p.ends_any(c.number, &["GDP", "gdp"]),
        c => c.is_ascii_alphanumeric(),
    };
    joined || p.get(c.number_end) == '+'
}

/// 8时30分.
fn is_part_of_time(p: &Passage, c: &Candidate) -> bool {
    let minute = c.entry.is_some_and(|entry| matches!(entry.written, "分" | "秒" | "分钟"));
    minute && matches!(p.before(c.number), '时' | '点') && p.before(c.number - 1).is_ascii_digit()
}

/// ×村, xx镇: with a mask, a word that is both unit and place is a name.
fn is_masked_name(p: &Passage, c: &Candidate) -> bool {
    let Some(entry) = c.entry else { return false };
    if p.before(c.number) == '第' {
        return true;
    }
    match entry.written {
        "村" | "镇" | "乡" | "乡镇" | "县" | "社区" | "街道" | "组" | "部" | "班" | "方面" => {
            true
        }
        "年" => c.qualified == Qualified::No,
        _ => false,
    }
}

fn is_digit_name(p: &Passage, c: &Candidate) -> bool {
    let Some(entry) = c.entry else {
        return false;
    };
    match entry.written {
        "年" => is_plain_year(p, c),
        // 3组 behind 村 is the name of a group, 176组 behind a verb is a count.
        "组" | "社区" | "村" | "片" => {
            matches!(p.before(c.number), '村' | '社' | '区' | '队' | '屯' | '庄' | '里')
        }
        "个月" => matches!(p.before(c.number), '前' | '头'),
        "个" => is_slogan(p, c),
        "级" | "代" | "档" | "批次" if matches!(p.before(c.number), '第') => true,
        "级" => !p.starts_any(c.unit_end, &["网格", "台阶", "联动", "书记", "体系", "河长", "管理"]),
        "期" | "层" | "段" | "标段" => c.value <= Decimal::from(9) && p.get(c.unit_end) == '工',
        "升" | "度" => matches!(p.get(c.unit_end), '的' | '角') || p.starts(c.unit_end, "以下学"),
        "项" => p.before(c.number) == '\0' && p.folded(c.number..c.number_end).contains('.'),
        _ => false,
    }
}

fn is_plain_year(p: &Passage, c: &Candidate) -> bool {
    let value = c.value;
    let year = value >= Decimal::from(1900) && value <= Decimal::from(2100) && value.scale() == 0;
    (year && c.magnitude == Magnitude::One && c.qualified == Qualified::No)
        || p.starts_any(c.unit_end, &["度", "级", "代"])
        || p.starts_any(c.unit_end, CAMPAIGNS)
}

/// 三年行动, 九年义务教育: the name of a campaign, not a length of time.
static CAMPAIGNS: &[&str] = &[
    "一",
    "专项",
    "义务",
    "倍增",
    "制",
    "大计",
    "提升",
    "攻坚",
    "期",
    "级",
    "行动",
    "规划",
    "计划",
    "大变样",
    "上台阶",
];

static SLOGANS: &[&str] = &["一工程", "一活动", "一行动", "一百年", "一批", "一律", "一机制", "一模式"];

/// 5个一工程: a slogan that counts itself.
fn is_slogan(p: &Passage, c: &Candidate) -> bool {
    p.get(c.unit_end) == '一' && !is_han(p.get(c.unit_end + 1)) || p.starts_any(c.unit_end, SLOGANS)
}

fn is_han_name(p: &Passage, c: &Candidate) -> bool {
    let before = p.before(c.number);
    if is_han_numeral(before) || matches!(before, '第' | '初' | '几' | '数' | '周' | '星' | '礼') {
        return true;
    }
    if is_quoted(p, c) && quoted_name(c) {
        return true;
    }
    let Some(entry) = c.entry else { return false };
    if c.qualified == Qualified::Before || c.qualified == Qualified::Middle {
        return false;
    }
    if c.value == Decimal::ONE && c.magnitude == Magnitude::One && p.get(c.number) == '一' {
        return !one::counts(p, c);
    }
    if p.get(c.number) == '二' && c.number_end == c.number + 1 && is_second(entry.written) {
        return true;
    }
    small_han(p, c, entry.written, entry.dimension)
}

/// Whether a short quotation holds the candidate: “七基地两中心”.
fn is_quoted(p: &Passage, c: &Candidate) -> bool {
    let opens = |c: char| matches!(c, '“' | '‘' | '\'' | '"');
    let closes = |c: char| matches!(c, '”' | '’' | '“' | '\'' | '"');
    let mut start = c.number;
    while start > 0 && c.number - start < 24 && !is_clause_end(p.get(start - 1)) && !closes(p.get(start - 1))
    {
        start -= 1;
    }
    opens(p.before(start)) && (c.end..(c.end + 24).min(p.len())).any(|i| closes(p.get(i)))
}

/// In a short quotation a numeral begins a name (“三个一批”), but for 零 and for lengths of time.
fn quoted_name(c: &Candidate) -> bool {
    let time = c.entry.is_some_and(|entry| matches!(entry.dimension, Dimension::Duration));
    !c.value.is_zero() && !time
}

/// 二次, 二期 and their like mean the second: two of them would be 两次.
fn is_second(unit: &str) -> bool {
    matches!(
        unit,
        "次" | "类"
            | "级"
            | "期"
            | "层"
            | "门"
            | "线"
            | "部"
            | "组"
            | "班"
            | "代"
            | "审"
            | "届"
            | "轮"
            | "批"
    )
}

/// Units that follow a Chinese numeral in words that are no counts: 三方, 十分, 三元, 四面.
fn small_han(p: &Passage, c: &Candidate, unit: &str, dimension: Dimension) -> bool {
    let large = c.value >= Decimal::from(20) || c.magnitude != Magnitude::One;
    let next = p.get(c.unit_end);
    match unit {
        "分" => {
            !matches!(p.before(c.number), '加' | '扣' | '得' | '计' | '减' | '记' | '奖' | '积' | '赋')
                && !large
        }
        "方" | "平" | "包" | "堆" | "头" | "组" | "班" | "期" | "面" | "副" | "角" | "升" | "克" | "m"
        | "度" | "代" | "届" | "片" | "对" | "部" | "兆" | "车" | "层" => {
            !large
                && !(matches!(unit, "面" | "片" | "对" | "部" | "车" | "层")
                    && ((is_stop(next) && is_han(p.before(c.number))) || c.qualified != Qualified::No))
        }
        "元" | "平方" | "斤" => !large && c.value < Decimal::TEN && next == '区',
        "村" | "镇" | "乡" | "乡镇" | "县" | "社区" | "街道" => {
            let two = p.get(c.number) == '两';
            let before = p.before(c.number);
            !two && !is_stop(before) && !mask_sign(before)
        }
        "级" => !is_levels(p, c),
        "成" => {
            !(c.qualified != Qualified::No
                || is_stop(next)
                || matches!(next, '的' | '多' | '左')
                || matches!(p.before(c.number), '占' | '达' | '到' | '降' | '增' | '长'))
        }
        "番" => !p.ends_any(c.number, &["翻", "翻了"]),
        "年" => p.ends(c.number, "学前") || p.starts_any(c.unit_end, CAMPAIGNS) || p.get(c.number) == '百',
        "次" => p.ends_any(c.number, &["届", "中全会", "会"]),
        "条" | "项" | "个" => is_slogan(p, c),
        "人" => c.value <= Decimal::ONE,
        "类" => p.starts_any(c.unit_end, &["水", "苗", "医疗", "以上"]),
        _ => dimension == Dimension::None,
    }
}

fn mask_sign(c: char) -> bool {
    matches!(c, '*' | '×' | 'x' | 'X' | '等' | '以')
}

/// 镇、村、组三级, 四级网格: levels that are counted, not a grade (三级医院).
fn is_levels(p: &Passage, c: &Candidate) -> bool {
    let listed = p.before(c.number) == '”'
        || (is_han(p.before(c.number)) && p.before(c.number - 1) == '、' && p.get(c.number) != '两');
    listed
        || p.starts_any(c.unit_end, &["网格", "联动", "河长", "书记", "体系", "干部", "管理", "治理"])
            && p.get(c.number) != '两'
}

/// 近三年: the last three years, not somewhat under three.
pub(super) fn is_recent(p: &Passage, c: &Candidate) -> bool {
    let time =
        c.entry.is_some_and(|entry| matches!(entry.dimension, Dimension::Months | Dimension::Duration));
    let near = p.get(c.start) == '近' && c.start + 1 == c.number;
    let lasting = p.ends_any(
        c.start,
        &["历时", "用时", "耗时", "长达", "历经", "经过", "为期", "持续", "缩短", "时间", "达"],
    );
    time && near && !lasting && matches!(c.entry.map(|e| e.written), Some("年" | "个月" | "天" | "周"))
}
