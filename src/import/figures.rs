//! Figures of the text → links to the indicators they state. Precision comes first: a figure becomes a link only when
//! the name of its indicator directly governs it, the unit fits, and nothing says that it is another place's, another
//! time's or only planned. All others stay plain, and the log tells why.

use std::ops::Range;

use crate::diag::Words;
use crate::model::{Basis, IndicatorId, Level};
use crate::quantity::{Dimension, Found, compatible, find};
use crate::say;

use super::lexicon::{Lexicon, Named};
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
        let judged = one(text, heading, around, &found[..at], figure, links.last());
        match judged {
            Ok(link) => links.push(link),
            Err(why) => plain.push(Plain { range: figure.range.clone(), why }),
        }
    }
    (links, plain)
}

fn one(
    text: &str,
    heading: &str,
    around: &Around,
    before: &[Found],
    figure: &Found,
    last: Option<&Link>,
) -> Result<Link, Words> {
    let behind = counted_behind(text, around, figure, last);
    let (named, end) = match behind {
        Some((indicator, end)) => (Named { indicator, start: figure.range.start }, end),
        None => (named_before(text, around, before, figure)?, figure.range.end),
    };
    if !goes_no_further(&text[end..]) {
        return Err(say!("后面的字会改变它的意思", "the words behind it change its meaning"));
    }
    let sentence = sentence_before(text, named.start).ok_or_else(|| {
        say!("句子太长，说不准是谁的数", "the sentence is too long to tell of what it speaks")
    })?;
    if is_planned(sentence, heading) {
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
    Ok(Link { range: figure.range.clone(), indicator: named.indicator, parameter })
}

/// The name in front of the figure, when it stands there by itself.
fn named_before(text: &str, around: &Around, before: &[Found], figure: &Found) -> Result<Named, Words> {
    let lexicon = around.lexicon;
    let none = || say!("前面没有指标的名称", "no indicator is named right before it");
    let mut end = figure.range.start;
    let mut named = lexicon.before(text, end).ok_or_else(none);
    // 户籍人口28482户94476人: one name, two figures, each with its own unit.
    if let (Err(_), Some(other)) = (&named, before.last())
        && other.range.end == end
    {
        end = other.range.start;
        named = lexicon.before(text, end).ok_or_else(none);
        let same = |id| compatible(&other.quantity.unit, &lexicon.indicator(id).unit);
        named = named.and_then(|named| if same(named.indicator) { Err(none()) } else { Ok(named) });
    }
    let named = named?;
    let unit = &figure.quantity.unit;
    let indicator = lexicon.indicator(named.indicator);
    if unit.dimension == Dimension::None || !compatible(unit, &indicator.unit) {
        let name = &indicator.name.zh;
        return Err(say!("单位与“{name}”不同类", "its unit does not fit “{name}”"));
    }
    if !stands_alone(text, named.start, around, before) {
        let name = &indicator.name.zh;
        return Err(say!("“{name}”前面还有限定的字", "“{name}” is narrowed by the words before it"));
    }
    Ok(named)
}

/// 辖27个行政村176个村民小组: what is counted stands behind, and the first has a verb in front.
fn counted_behind(
    text: &str,
    around: &Around,
    figure: &Found,
    last: Option<&Link>,
) -> Option<(IndicatorId, usize)> {
    if figure.quantity.unit.dimension != Dimension::Count {
        return None;
    }
    let (indicator, end) = around.lexicon.behind(text, figure.range.end)?;
    if around.lexicon.indicator(indicator).unit.dimension != Dimension::Count {
        return None;
    }
    let head = text[..figure.range.start].trim_end();
    let governed =
        ["辖", "辖有", "管辖", "现有", "共有", "设有", "拥有"].iter().any(|verb| head.ends_with(verb));
    let listed = last.is_some_and(|last| {
        let between = text.get(last.range.end..figure.range.start).unwrap_or("。");
        let noun = around.lexicon.behind(text, last.range.end).map_or(0, |(_, end)| end - last.range.end);
        noun > 0 && matches!(&between[noun..], "" | "、" | "，" | "," | "和" | "及")
    });
    (governed || listed).then_some((indicator, end))
}

/// Words in front of a name that say no more than that it is of this place, and now.
fn own_words(level: Level) -> &'static [&'static str] {
    match level {
        Level::Town => &[
            "全镇",
            "全乡",
            "全街道",
            "全街",
            "我镇",
            "我乡",
            "本镇",
            "本乡",
            "镇域",
            "乡域",
            "镇域内",
            "辖区",
            "辖区内",
        ],
        Level::County => &["全县", "我县", "全区", "我区", "全市", "我市", "本县", "县域", "辖区"],
        Level::Prefecture => &["全市", "我市", "全州", "我州", "本市", "市域"],
        Level::Province => &["全省", "我省", "全区", "本省"],
        Level::Village | Level::Community => &["全村", "我村", "本村", "全社区", "本社区", "辖区"],
    }
}

const NEUTRAL: &[&str] = &[
    "现有",
    "共有",
    "拥有",
    "实现",
    "完成",
    "全年",
    "年末",
    "年底",
    "今年",
    "本年",
    "当年",
    "目前",
    "截至目前",
    "共",
    "总",
    "有",
    "其中",
    "其中：",
    "其中:",
    "共计",
    "总计",
    "一年来",
    "度",
    "年",
    "累计",
];

fn stands_alone(text: &str, start: usize, around: &Around, before: &[Found]) -> bool {
    let mut head = text[..start].trim_end();
    for _ in 0..6 {
        let Some(last) = head.chars().next_back() else { return true };
        let figure_ends = ends_with_figure(head, before);
        if figure_ends {
            return true;
        }
        if matches!(last, '、' | '和' | '及' | '与') {
            // 耕地、林地面积: of both together; 耕地3亩、林地2亩: each its own.
            let rest = &head[..head.len() - last.len_utf8()];
            return ends_with_figure(rest, before);
        }
        if "，。；：！？,;:!?（）()”".contains(last) {
            return true;
        }
        let own = own_words(around.level).iter().chain(NEUTRAL).copied().chain([around.place]);
        let longest =
            own.filter(|word| !word.is_empty() && head.ends_with(word)).max_by_key(|word| word.len());
        match longest {
            Some(word) => head = head[..head.len() - word.len()].trim_end(),
            None => {
                let digits = head.trim_end_matches(|c: char| c.is_ascii_digit());
                let year = head.len() - digits.len() == 4;
                if !year {
                    return false;
                }
                head = digits.trim_end();
            }
        }
    }
    false
}

/// Whether a figure stands at the end of what comes before; only the last ones can.
fn ends_with_figure(head: &str, before: &[Found]) -> bool {
    before.iter().rev().take(8).any(|found| found.range.end == head.len())
}

/// A figure that is the end of what is said: 投资500万元以上的项目 and 耕地200亩改造 go on.
fn goes_no_further(rest: &str) -> bool {
    let rest = rest.trim_start();
    let Some(next) = rest.chars().next() else { return true };
    let stop =
        "，。；：、！？,;:!?（）()”—-".contains(next) || next.is_ascii_digit() || "*×xX".contains(next);
    stop || ["和", "及", "其中", "同比", "增长", "比上", "较上", "下降", "占", "位居", "位列", "排名"]
        .iter()
        .any(|word| rest.starts_with(word))
        || super::draft::sign_of(next).is_some()
}

/// No sentence whose subject a reader still remembers is longer, in bytes.
const LONGEST_SENTENCE: usize = 6000;

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

fn is_planned(sentence: &str, heading: &str) -> bool {
    const PLANS: [&str; 20] = [
        "计划",
        "力争",
        "预计",
        "目标",
        "确保",
        "拟",
        "将",
        "规划",
        "不低于",
        "到2025年",
        "到2030年",
        "打算",
        "下一步",
        "明年",
        "预期",
        "有望",
        "任务",
        "要求",
        "拟建",
        "未来",
    ];
    const SECTIONS: [&str; 12] = [
        "下一步",
        "下步",
        "打算",
        "计划",
        "思路",
        "目标",
        "展望",
        "安排",
        "建议",
        "明年",
        "努力方向",
        "规划",
    ];
    PLANS.iter().any(|word| sentence.contains(word)) || SECTIONS.iter().any(|word| heading.contains(word))
}

/// Whether a sentence names another place, or somebody within this one, before it comes to the figure.
fn speaks_of_others(sentence: &str, around: &Around) -> bool {
    let own = own_words(around.level);
    let wider = ["全省", "全市", "全县", "全国", "全区", "全镇", "全乡"];
    // What was named last is what the figure is of: 占全县三成，全镇……
    let last = |words: &[&str]| words.iter().filter_map(|word| sentence.rfind(word)).max();
    let others: Vec<&str> = wider.into_iter().filter(|word| !own.contains(word)).collect();
    let self_named =
        last(own).max(last(&["镇完成", "镇实现", "乡完成", "乡实现"])).max(sentence.rfind(around.place));
    if last(&others) > self_named {
        return true;
    }
    // A semicolon ends what was said of one subject.
    let part = sentence.rsplit(['；', ';']).next().unwrap_or(sentence);
    sentence.split(['，', '；', '：', ',', ';', ':']).any(|clause| names_a_village(subject(clause, around)))
        || ["公司", "学校", "小学", "中学", "卫生院", "敬老院"].iter().any(|word| sentence.contains(word))
        || part.split(['，', ',']).any(is_of_a_project)
}

/// 扩容工程新征土地 is of that project; 结合林草工程 only says by what means.
fn is_of_a_project(clause: &str) -> bool {
    const MEANS: [&str; 12] =
        ["结合", "围绕", "依托", "通过", "按照", "以", "实施", "抓好", "推进", "借助", "利用", "抢抓"];
    let clause = clause.trim();
    let named = ["项目", "工程"].iter().any(|word| clause.contains(word));
    named && !MEANS.iter().any(|word| clause.starts_with(word))
}

/// What a clause begins with, the name of the place itself left out.
fn subject<'c>(clause: &'c str, around: &Around) -> &'c str {
    let clause = clause.trim();
    let clause = clause.strip_prefix(around.place).filter(|_| !around.place.is_empty()).unwrap_or(clause);
    let end = clause.char_indices().nth(14).map_or(clause.len(), |(at, _)| at);
    &clause[..end]
}

/// 高同村, 幸福社区, 甲乡: a short name with the word for a place behind it; 行政村, 农村 and 因村施策 name none.
fn names_a_village(words: &str) -> bool {
    const GENERAL: [&str; 10] =
        ["行政村", "自然村", "农村", "乡村", "建制村", "示范村", "城乡", "贫困村", "个社区", "各社区"];
    let mut rest = words.to_owned();
    for word in GENERAL {
        rest = rest.replace(word, "·");
    }
    let signs: Vec<char> = rest.replace("社区", "村").chars().collect();
    let mut before = 0;
    for (at, c) in signs.iter().enumerate() {
        let place = matches!(c, '村' | '乡') && before > 0;
        let general =
            at > 0 && "因各全本我该每和及镇到进入驻联个两多强富美兴扶帮下住".contains(signs[at - 1]);
        let goes_on =
            signs.get(at + 1).is_some_and(|next| "民组级庄容委干规务史落内口道屯企（(、".contains(*next));
        if place && !general && !goes_on {
            return true;
        }
        before = if ('\u{4e00}'..='\u{9fff}').contains(c) { before + 1 } else { 0 };
    }
    false
}

/// （一）高同村: everything below is of that village.
fn is_of_a_village(heading: &str) -> bool {
    heading.split('\n').any(|line| {
        let name = line.get(super::marker::read(line).map_or(0, |marker| marker.length)..).unwrap_or(line);
        let name = name.trim_end_matches(['。', '：', ':']);
        name.chars().count() <= 8 && (name.ends_with('村') || name.ends_with("社区")) && names_a_village(name)
    })
}
