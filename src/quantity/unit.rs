//! Units as written: found in the table, with 万 or 亿 in front, brackets behind (头（只、匹）) or one per another.

use rust_decimal::Decimal;

use super::numeral::Magnitude;
use super::passage::{Passage, each_passage};
use super::units::{Entry, UNITS};
use super::{Dimension, compatible};

/// A unit as written and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// As written, 万 and 亿 kept: 万亩, 台（次）; empty when the number stands alone.
    pub written: String,
    /// 10 000 for 万, 1 for none.
    pub multiplier: Decimal,
    /// The symbol for all ways of writing it: 平方米 for ㎡ and 平方.
    pub base: String,
    pub dimension: Dimension,
    /// How the base unit converts to the dimension's reference unit.
    pub factor: Factor,
}

/// An exact conversion factor: 亩 is 2000/3 m², which no decimal number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor {
    pub numerator: Decimal,
    pub denominator: Decimal,
}

impl Factor {
    const ONE: Factor = Factor { numerator: Decimal::ONE, denominator: Decimal::ONE };
}

impl Unit {
    /// The unit of a number that has none, or only 万 or 亿.
    pub(super) fn none(magnitude: Magnitude) -> Unit {
        Unit {
            written: magnitude.written().to_string(),
            multiplier: magnitude.value(),
            base: String::new(),
            dimension: Dimension::None,
            factor: Factor::ONE,
        }
    }

    /// The unit of a rank, which is written 第三名, 第三位 or only 第三.
    pub(super) fn rank() -> Unit {
        Unit {
            written: "位".to_string(),
            multiplier: Decimal::ONE,
            base: "位".to_string(),
            dimension: Dimension::Rank,
            factor: Factor::ONE,
        }
    }

    /// Converts a value of this unit, 万 and 亿 not yet multiplied out, to the other unit.
    pub(super) fn convert(&self, value: Decimal, to: &Unit) -> Option<Decimal> {
        self.convert_base(value.checked_mul(self.multiplier)?, to)
    }

    /// Converts a value of this unit, 万 and 亿 multiplied out, to the other unit.
    pub fn convert_base(&self, value: Decimal, to: &Unit) -> Option<Decimal> {
        if !compatible(self, to) {
            return None;
        }
        let above = value.checked_mul(self.factor.numerator)?.checked_mul(to.factor.denominator)?;
        let below = self.factor.denominator.checked_mul(to.factor.numerator)?.checked_mul(to.multiplier)?;
        above.checked_div(below)
    }
}

/// A unit found in a passage, without the 万 or 亿 in front of it.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) end: usize,
    /// The table entry, which decides what may stand before and behind.
    pub(super) entry: &'static Entry,
    shape: Shape,
}

#[derive(Clone, Debug)]
enum Shape {
    Plain,
    /// 头（只、匹）
    Bracketed,
    Per(&'static Entry),
    /// 元/人/年
    PerAndMore,
}

impl Spot {
    /// The same unit, ending elsewhere: its words are split in the text (个多月).
    pub(super) fn moved_to(self, end: usize) -> Spot {
        Spot { end, ..self }
    }

    /// The unit, given where it started and the original words.
    pub(super) fn unit(&self, magnitude: Magnitude, words: &str) -> Unit {
        let written = format!("{}{words}", magnitude.written());
        let entry = self.entry;
        let (base, dimension, factor) = match &self.shape {
            Shape::Plain => (entry.base.to_string(), entry.dimension, fraction(entry)),
            Shape::Bracketed => (words.to_string(), entry.dimension, fraction(entry)),
            Shape::PerAndMore => (words.to_string(), Dimension::Other, Factor::ONE),
            Shape::Per(below) => {
                let dimension = Dimension::Ratio { above: &entry.dimension, below: &below.dimension };
                let (above_factor, below_factor) = (fraction(entry), fraction(below));
                let factor = Factor {
                    numerator: above_factor.numerator * below_factor.denominator,
                    denominator: above_factor.denominator * below_factor.numerator,
                };
                (format!("{}/{}", entry.base, below.base), dimension, factor)
            }
        };
        Unit { written, multiplier: magnitude.value(), base, dimension, factor }
    }
}

fn fraction(entry: &Entry) -> Factor {
    Factor { numerator: Decimal::from(entry.factor.0), denominator: Decimal::from(entry.factor.1) }
}

/// What stands before the unit: behind digits 名 in 3名人大代表 is a unit, in words it may be part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    Digits,
    Words,
}

/// Units that begin another word even behind digits: 2021年度, 70周年, 360度.
static SPLIT_FROM_DIGITS: &[&str] = &["周", "年", "度", "成", "级"];

/// The unit that starts at `i`: the longest in the table, with what belongs to it.
pub(super) fn at(p: &Passage, i: usize, behind: Behind) -> Option<Spot> {
    let (entry, end) = simple(p, i, behind)?;
    if let Some(end) = bracket(p, end) {
        return Some(Spot { end, entry, shape: Shape::Bracketed });
    }
    let Some((below, below_end)) = per(p, end) else {
        return Some(Spot { end, entry, shape: Shape::Plain });
    };
    match per(p, below_end) {
        Some((_, end)) => Some(Spot { end, entry, shape: Shape::PerAndMore }),
        None => Some(Spot { end: below_end, entry, shape: Shape::Per(below) }),
    }
}

const LONGEST: usize = 4;

fn simple(p: &Passage, i: usize, behind: Behind) -> Option<(&'static Entry, usize)> {
    if i >= p.len() {
        return None;
    }
    let longest = LONGEST.min(p.len() - i);
    (1..=longest).rev().find_map(|length| {
        let entry = entry(p.slice(i..i + length))?;
        let end = i + length;
        let goes_on = p.before(end).is_ascii_alphabetic() && p.get(end).is_ascii_alphanumeric();
        let asks = behind == Behind::Words || SPLIT_FROM_DIGITS.contains(&entry.written);
        let another_word = asks && p.starts_any(end, entry.not_before);
        (!goes_on && !another_word).then_some((entry, end))
    })
}

fn entry(written: &[char]) -> Option<&'static Entry> {
    // Characters sort as their bytes do, so the table's order holds for both.
    UNITS
        .binary_search_by(|entry| entry.written.chars().cmp(written.iter().copied()))
        .ok()
        .map(|found| &UNITS[found])
}

/// The end of a bracket that only names further units: （次）, （只、匹）.
fn bracket(p: &Passage, i: usize) -> Option<usize> {
    let i = p.skip_spaces(i);
    if p.get(i) != '(' {
        return None;
    }
    let mut i = i + 1;
    loop {
        let length = (1..=2).rev().find(|length| {
            i + length <= p.len()
                && entry(p.slice(i..i + length)).is_some()
                && matches!(p.get(i + length), '、' | '/' | ',' | ')')
        })?;
        i += length + 1;
        if p.before(i) == ')' {
            return Some(i);
        }
    }
}

/// Time words that are units only below a stroke: 吨/日, 元/月.
static PERIODS: &[Entry] = &[
    Entry {
        written: "日", base: "天", dimension: Dimension::Duration, factor: (86_400, 1), not_before: &[]
    },
    Entry { written: "月", base: "个月", dimension: Dimension::Months, factor: (1, 1), not_before: &[] },
    Entry { written: "d", base: "天", dimension: Dimension::Duration, factor: (86_400, 1), not_before: &[] },
    Entry {
        written: "h", base: "小时", dimension: Dimension::Duration, factor: (3_600, 1), not_before: &[]
    },
    Entry { written: "a", base: "年", dimension: Dimension::Months, factor: (12, 1), not_before: &[] },
];

/// The unit below a stroke (/人), behind 每 (元每亩) or behind a dot (人·年).
fn per(p: &Passage, i: usize) -> Option<(&'static Entry, usize)> {
    if !matches!(p.get(i), '/' | '每' | '·' | '.') {
        return None;
    }
    let period = PERIODS.iter().find(|entry| p.starts(i + 1, entry.written));
    let goes_on = p.get(i + 2).is_ascii_alphanumeric();
    match period.filter(|_| !goes_on) {
        Some(entry) => Some((entry, i + 2)),
        None => simple(p, i + 1, Behind::Words),
    }
}

/// The unit that the catalogue or a column head writes: 万元, 人/平方公里, 位 (a rank).
pub fn unit(written: &str) -> Option<Unit> {
    let written = written.trim();
    if written == "位" {
        return Some(Unit::rank());
    }
    let mut found = None;
    each_passage(written, |p| {
        let (magnitude, taken) = Magnitude::at(p, 0);
        if taken == p.len() {
            found = Some(Unit::none(magnitude));
        } else if let Some(spot) = at(p, taken, Behind::Digits).filter(|spot| spot.end == p.len()) {
            found = Some(spot.unit(magnitude, &written[p.byte(taken)..]));
        }
    });
    found
}
