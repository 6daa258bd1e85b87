//! The words around a number that say how near it is: before it, between number and unit, after the unit.

use super::Qualifier;
use super::numeral::is_han_numeral;
use super::passage::{Passage, is_han};

/// A qualifier and where the figure starts or ends with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) qualifier: Qualifier,
    /// The start of a qualifier before the number, the end of one behind it.
    pub(super) edge: usize,
}

use Qualifier::{About, AtLeast, AtMost, JustUnder, SomewhatMore};

/// Longest first among those that share an ending.
static BEFORE: &[(&str, Qualifier)] = &[
    ("不得少于", AtLeast),
    ("不得低于", AtLeast),
    ("不得超过", AtMost),
    ("不得高于", AtMost),
    ("不能少于", AtLeast),
    ("不能超过", AtMost),
    ("不少于", AtLeast),
    ("不低于", AtLeast),
    ("不小于", AtLeast),
    ("不高于", AtMost),
    ("不大于", AtMost),
    ("不多于", AtMost),
    ("不超过", AtMost),
    ("不超", AtMost),
    ("不下于", AtLeast),
    ("不下", AtLeast),
    ("已突破", AtLeast),
    ("突破了", AtLeast),
    ("突破", AtLeast),
    ("超过了", AtLeast),
    ("超过", AtLeast),
    ("超出", AtLeast),
    ("大于", AtLeast),
    ("高于", AtLeast),
    ("多于", AtLeast),
    ("至少", AtLeast),
    ("最少", AtLeast),
    ("最低", AtLeast),
    ("超", AtLeast),
    ("逾", AtLeast),
    ("愈", AtLeast),
    ("≥", AtLeast),
    ("≧", AtLeast),
    (">", AtLeast),
    ("不足", AtMost),
    ("不到", AtMost),
    ("不满", AtMost),
    ("未满", AtMost),
    ("至多", AtMost),
    ("最多", AtMost),
    ("低于", AtMost),
    ("少于", AtMost),
    ("小于", AtMost),
    ("≤", AtMost),
    ("≦", AtMost),
    ("<", AtMost),
    ("将近", JustUnder),
    ("接近", JustUnder),
    ("逼近", JustUnder),
    ("近", JustUnder),
    ("大约为", About),
    ("大约有", About),
    ("大约", About),
    ("大概", About),
    ("约占", About),
    ("约有", About),
    ("约为", About),
    ("约达", About),
    ("约合", About),
    ("约计", About),
    ("约需", About),
    ("约", About),
];

/// Words that end like a qualifier and are none: 附近5个村, 节约3万元.
static NOT_BEFORE: &[&str] = &[
    "附近",
    "就近",
    "邻近",
    "临近",
    "最近",
    "靠近",
    "亲近",
    "贴近",
    "走近",
    "相近",
    "远近",
    "新近",
    "节约",
    "条约",
    "合约",
    "签约",
    "履约",
    "制约",
    "公约",
    "违约",
    "解约",
    "集约",
    "预约",
    "特约",
    "邀约",
    "契约",
    "赴约",
    "赶超",
    "高超",
    "痊愈",
    "治愈",
    "不高于",
    "晋约",
];

/// Only before a bare 百, 千, 万 or 亿: 上百, 过万, 破亿.
static BEFORE_BARE: &[&str] = &["上", "过", "破", "达"];

/// The qualifier that ends where the number starts.
pub(super) fn before(p: &Passage, number: usize) -> Option<Spot> {
    let end = p.skip_spaces_back(number);
    if p.ends_any(end, NOT_BEFORE) {
        return None;
    }
    let spot = |end: usize, (words, qualifier): &(&str, Qualifier)| Spot {
        qualifier: *qualifier,
        edge: end - words.chars().count(),
    };
    if let Some(found) = BEFORE.iter().find(|(words, _)| p.ends(end, words)) {
        return Some(spot(end, found));
    }
    // 至少召开两次: a verb stands between.
    let verb = (1..=4).map_while(|n| end.checked_sub(n).filter(|place| is_verb(p.get(*place))));
    verb.into_iter()
        .find_map(|end| DISTANT.iter().find(|(words, _)| p.ends(end, words)).map(|found| spot(end, found)))
}

/// Those that may stand before the verb of what they qualify.
static DISTANT: &[(&str, Qualifier)] =
    &[("至少", AtLeast), ("最少", AtLeast), ("至多", AtMost), ("最多", AtMost)];

fn is_verb(c: char) -> bool {
    is_han(c) && !is_han_numeral(c)
}

/// The word before a bare 百, 千, 万 or 亿 that makes a number of it.
pub(super) fn before_bare(p: &Passage, number: usize) -> Option<Spot> {
    if let Some(spot) = before(p, number) {
        return Some(spot);
    }
    // 达万元 has lost its digits; 达百万元 has not.
    let lost = p.before(number) == '达' && matches!(p.get(number), '万' | '亿');
    let fits = p.ends_any(number, BEFORE_BARE)
        && !lost
        && !p.ends_any(
            number,
            &[
                "以上", "通过", "经过", "晚上", "网上", "线上", "马上", "路上", "早上", "会上", "度过",
                "达成", "完成", "加上",
            ],
        );
    fits.then(|| Spot { qualifier: AtLeast, edge: number - 1 })
}

/// 余, 多, 几, 来 between number and unit.
pub(super) fn middle(p: &Passage, i: usize) -> Option<Spot> {
    let at = p.skip_spaces(i);
    let qualifier = match p.get(at) {
        '余' | '多' | '几' => SomewhatMore,
        '来' => About,
        _ => return None,
    };
    Some(Spot { qualifier, edge: at + 1 })
}

static AFTER: &[(&str, Qualifier)] = &[
    ("及以上", AtLeast),
    ("或以上", AtLeast),
    ("(含)以上", AtLeast),
    ("(不含)以上", AtLeast),
    ("以上", AtLeast),
    ("之上", AtLeast),
    ("有余", SomewhatMore),
    ("及以下", AtMost),
    ("(含)以下", AtMost),
    ("以下", AtMost),
    ("之下", AtMost),
    ("以内", AtMost),
    ("之内", AtMost),
    ("左右", About),
    ("上下", About),
    ("不到", AtMost),
    ("可达", AtMost),
    ("余", SomewhatMore),
    ("多", SomewhatMore),
    ("内", AtMost),
];

/// What the unit asks of a qualifier behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// A length of time: 25分钟可达 and 三天内 are upper bounds.
    Time,
    /// A length: 500米内 is an upper bound.
    Length,
    Anything,
}

/// The qualifier that starts right behind the unit.
pub(super) fn after(p: &Passage, i: usize, behind: Behind) -> Option<Spot> {
    let i = p.skip_spaces(i);
    let (words, qualifier) = AFTER.iter().find(|(words, _)| p.starts(i, words))?;
    let edge = i + words.chars().count();
    let fits = match *words {
        "可达" => behind == Behind::Time,
        "内" => behind != Behind::Anything && !is_joined(p.get(edge)),
        // 3米多 is 3 metres and more; 2个多功能厅 is not.
        "多" | "余" => {
            behind != Behind::Anything
                && (!is_han(p.get(edge))
                    || matches!(p.get(edge), '的' | '长' | '高' | '时' | '来' | '前' | '间'))
        }
        "左右" | "上下" => !matches!(p.get(edge), '两' | '岸' | '贯' | '联'),
        "不到" => !is_han(p.get(edge)),
        _ => true,
    };
    fits.then_some(Spot { qualifier: *qualifier, edge })
}

/// 内 begins a word of its own: 内部, 内外.
fn is_joined(next: char) -> bool {
    matches!(next, '部' | '外' | '容' | '涝' | '河' | '陆' | '资' | '生' | '设' | '环' | '墙')
}
