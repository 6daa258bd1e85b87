//! Lost digits: a unit where a number should stand and none does — 产值亿元, 约公里, 同比增长%.

use super::amount::Unit as Words;
use super::numeral::Magnitude;
use super::passage::{Passage, is_han, is_stop};
use super::qualifier::{self, Behind};
use super::scan::Hit;
use super::{Dimension, Qualifier, Quantity, Status, Unit, unit};

/// Nouns and verbs behind which a number is due.
static DUE: &[&str] = &[
    "产值",
    "收入",
    "投资",
    "投资额",
    "投入",
    "资金",
    "面积",
    "全长",
    "总长",
    "长度",
    "长",
    "增加值",
    "税收",
    "总额",
    "额",
    "产量",
    "财政",
    "达",
    "达到",
    "完成",
    "实现",
    "增加",
    "降低",
    "提高",
    "减少",
    "出口",
    "利润",
    "贷款",
    "存款",
    "债务",
    "经费",
    "土地",
    "耕地",
    "流转",
    "种植",
    "新增",
    "工程款",
    "补助",
    "补贴",
    "公路",
    "道路",
    "管网",
    "渠道",
    "硬化",
    "共计",
    "总计",
    "合计",
    "为",
    "总值",
    "人均",
    "征地",
    "人口",
    "折合",
    "到",
    "拨付",
    "争取",
    "兑付",
    "筹集",
    "补偿",
];

/// Nouns and verbs behind which a share is due.
static SHARE_DUE: &[&str] = &[
    "增长", "下降", "上升", "提高", "降低", "减少", "增加", "占", "率", "率达", "达", "达到", "为", "同比",
    "增", "降", "以", "比重", "高", "低", "回落", "环比", "的", "超", "了",
];

/// Whether a lost figure may begin with this character.
pub(super) fn may_begin(c: char) -> bool {
    "余万亿美公千平立亩元吨米%‰个".contains(c)
}

/// The lost figure whose unit starts at `i`; `last` is where the figure before it ended.
pub(super) fn at(p: &Passage, text: &str, i: usize, last: usize) -> Option<Hit> {
    if !may_begin(p.get(i)) || i == 0 {
        return None;
    }
    let more = usize::from(p.get(i) == '余');
    let (magnitude, taken) = Magnitude::at(p, i + more);
    let taken = taken + more;
    let spot = unit::at(p, i + taken, unit::Behind::Digits)?;
    let words = Words { start: i + taken, spot, split: None };
    let after = qualifier::after(p, words.spot.end, Behind::Anything);
    let end = after.map_or(words.spot.end, |spot| spot.edge);
    // A point may be all that is left of the number: 水泥公路.公里.
    let place = if p.before(i) == '.' && is_han(p.before(i - 1)) { i - 1 } else { i };
    let (qualifier, start) = cue(p, place, &words, magnitude, end, last)?;
    let start = if start == place { i } else { start };
    let qualifier = match (qualifier, after) {
        (Qualifier::Exact, _) if more > 0 => Qualifier::SomewhatMore,
        (Qualifier::Exact, Some(spot)) => spot.qualifier,
        (qualifier, _) => qualifier,
    };
    let unit: Unit = words.meant(p, text, magnitude);
    let written = text[p.byte(start)..p.byte(end)].to_string();
    let quantity = Quantity { written, status: Status::Lost, qualifier, number: None, unit: unit.into() };
    Some(Hit { start, end, quantity })
}

/// What says that a number is missing before the unit, and where the figure starts with it.
fn cue(
    p: &Passage,
    i: usize,
    words: &Words,
    magnitude: Magnitude,
    end: usize,
    last: usize,
) -> Option<(Qualifier, usize)> {
    let stops = is_stop(p.get(end)) || p.get(end) == ' ';
    let entry = words.spot.entry;
    let shared = matches!(entry.dimension, Dimension::Share | Dimension::Points);
    if shared {
        let listed = p.before(i) == '、' && last + 1 == i;
        let due = listed || (is_han(p.before(i)) && p.ends_any(i, SHARE_DUE));
        let own = entry.dimension == Dimension::Share || (p.get(i) == '个' && stops);
        return (due && own && !p.get(end).is_ascii_alphanumeric()).then_some((Qualifier::Exact, i));
    }
    let measured = matches!(
        entry.dimension,
        Dimension::Money
            | Dimension::ForeignMoney
            | Dimension::Area
            | Dimension::Length
            | Dimension::Mass
            | Dimension::Volume
    ) || (magnitude != Magnitude::One
        && matches!(entry.dimension, Dimension::Persons | Dimension::Households | Dimension::PersonTimes));
    if !measured || matches!(entry.written, "平" | "方" | "角" | "千元") {
        return None;
    }
    // xx宗万平方米: two figures in a row, the second without its number.
    if last == i && i > 0 && stops && magnitude != Magnitude::One {
        return Some((Qualifier::Exact, i));
    }
    let threshold = p.starts_any(words.spot.end, &["以上", "以下", "及以上"]);
    if threshold {
        return None;
    }
    if let Some(spot) = qualifier::before(p, i) {
        let approximate = matches!(spot.qualifier, Qualifier::About | Qualifier::JustUnder);
        // 近亿元 is just under one 亿元 and was read as that before.
        let follows = stops || matches!(p.get(end), '的') || is_han(p.get(end));
        return (approximate && follows).then_some((spot.qualifier, spot.edge));
    }
    let goes_on =
        p.starts_any(end, &["建", "用于", "完成", "实施", "修", "新建", "对", "改造", "硬化", "进行"]);
    ((stops || goes_on) && p.ends_any(i, DUE)).then_some((Qualifier::Exact, i))
}
