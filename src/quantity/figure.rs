//! One figure: an amount with its unit and its qualifiers, or a range of two.

use rust_decimal::Decimal;

use super::amount::{self, Amount, Tail};
use super::numeral::{Magnitude, Numeral, Shape};
use super::passage::Passage;
use super::qualifier::{self, Behind};
use super::scan::{Hit, Manner};
use super::units::Entry;
use super::{Dimension, Number, Qualifier, Quantity, Status, Unit, exclude};

/// A figure as far as it is read: what the exclusions judge by.
pub(super) struct Candidate {
    /// The start with the qualifier in front.
    pub(super) start: usize,
    /// The start of the number itself.
    pub(super) number: usize,
    /// The end of the number itself.
    pub(super) number_end: usize,
    /// The end of the unit, before a qualifier behind it.
    pub(super) unit_end: usize,
    pub(super) end: usize,
    /// `None` for a mask.
    pub(super) shape: Option<Shape>,
    pub(super) value: Decimal,
    /// `None` when only 万 or 亿 was written.
    pub(super) entry: Option<&'static Entry>,
    pub(super) magnitude: Magnitude,
    pub(super) qualifier: Qualifier,
    /// Whether a word before or behind the number says that it is a number.
    pub(super) qualified: Qualified,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualified {
    Before,
    Middle,
    After,
    No,
}

/// The figure whose number starts at `i`.
pub(super) fn at(p: &Passage, text: &str, i: usize, manner: Manner) -> Option<Hit> {
    let first = amount::at(p, i)?;
    let tail = amount::tail(p, &first);
    if let Some(hit) = range(p, text, &first, &tail, manner) {
        return Some(hit);
    }
    single(p, text, &first, &tail, manner)
}

fn single(p: &Passage, text: &str, amount: &Amount, tail: &Tail, manner: Manner) -> Option<Hit> {
    if tail.unit.is_none() && !stands_without_unit(p, amount, tail) {
        return None;
    }
    let candidate = candidate(p, amount, tail);
    if is_bare(amount) && !is_bare_figure(amount, &candidate) {
        return None;
    }
    if exclude::refuses(p, &candidate, manner) {
        return None;
    }
    let unit = match &tail.unit {
        Some(unit) => unit.meant(p, text, tail.magnitude),
        None => Unit::none(tail.magnitude),
    };
    Some(finish(p, text, &candidate, amount.numeral.as_ref(), unit))
}

/// 投资1.2亿, 种植3万: digits or a mask with 万 or 亿 are a figure without a unit.
fn stands_without_unit(p: &Passage, amount: &Amount, tail: &Tail) -> bool {
    let shape = amount.numeral.as_ref().map(|n| n.shape);
    let numeral = match shape {
        None | Some(Shape::Digits) => true,
        Some(Shape::Bare) => qualifier::before_bare(p, amount.start).is_some(),
        _ => false,
    };
    tail.magnitude != Magnitude::One && numeral
}

/// 百余户, 超千人, 千万元以上; but 百村示范, 亿元企业 and 亿元以上 name no number.
fn is_bare_figure(amount: &Amount, c: &Candidate) -> bool {
    match c.qualified {
        Qualified::Before | Qualified::Middle => true,
        Qualified::After => c.value > Decimal::ONE && amount.magnitude != Magnitude::One,
        Qualified::No => false,
    }
}

fn is_bare(amount: &Amount) -> bool {
    amount.numeral.as_ref().is_some_and(|n| n.shape == Shape::Bare)
}

fn candidate(p: &Passage, amount: &Amount, tail: &Tail) -> Candidate {
    let shape = amount.numeral.as_ref().map(|n| n.shape);
    let before = match shape {
        Some(Shape::Bare) => qualifier::before_bare(p, amount.start),
        _ => qualifier::before(p, number_start(p, amount)),
    };
    let entry = tail.unit.as_ref().map(|unit| unit.spot.entry);
    let after = qualifier::after(p, tail.end, behind(entry));
    let (qualifier, qualified) = match (before, tail.middle, after) {
        (Some(spot), _, _) => (spot.qualifier, Qualified::Before),
        (None, Some(qualifier), _) => (qualifier, Qualified::Middle),
        (None, None, Some(spot)) => (spot.qualifier, Qualified::After),
        (None, None, None) => (Qualifier::Exact, Qualified::No),
    };
    Candidate {
        start: before.map_or(amount.start, |spot| spot.edge),
        number: amount.start,
        number_end: amount.end,
        unit_end: tail.end,
        end: after.map_or(tail.end, |spot| spot.edge),
        shape,
        value: amount.numeral.as_ref().map_or(Decimal::ZERO, |n| n.value),
        entry,
        magnitude: tail.magnitude,
        qualifier,
        qualified,
    }
}

/// Where the number starts for the words before it: Markdown's opening signs are passed.
fn number_start(p: &Passage, amount: &Amount) -> usize {
    let mut start = amount.start;
    while amount.numeral.is_some() && p.before(start) == '*' {
        start -= 1;
    }
    start
}

fn behind(entry: Option<&Entry>) -> Behind {
    match entry.map(|entry| entry.dimension) {
        Some(Dimension::Duration | Dimension::Months | Dimension::Other) => Behind::Time,
        Some(Dimension::Length) => Behind::Length,
        _ => Behind::Anything,
    }
}

fn finish(p: &Passage, text: &str, c: &Candidate, numeral: Option<&Numeral>, unit: Unit) -> Hit {
    let (mut start, mut qualifier) = (c.start, c.qualifier);
    if exclude::is_recent(p, c) {
        (start, qualifier) = (c.number, Qualifier::Exact);
    }
    let start = signed_start(p, c, start);
    let upper = match numeral.map(|n| n.shape) {
        Some(Shape::Neighbours(high)) => Some(high),
        _ => None,
    };
    let number = numeral.map(|n| number(n, upper, start));
    let qualifier = if upper.is_some() { Qualifier::Between } else { qualifier };
    let status = if number.is_some() { Status::Reported } else { Status::Withheld };
    let written = text[p.byte(start.place)..p.byte(c.end)].to_string();
    let quantity = Quantity { written, status, qualifier, number, unit: unit.into() };
    Hit { start: start.place, end: c.end, quantity }
}

fn number(numeral: &Numeral, upper: Option<Decimal>, start: Start) -> Number {
    let value = match start.sign {
        Sign::Minus => -numeral.value,
        Sign::Plus => numeral.value,
    };
    Number { value, upper }
}

#[derive(Clone, Copy)]
struct Start {
    place: usize,
    sign: Sign,
}

#[derive(Clone, Copy)]
enum Sign {
    Plus,
    Minus,
}

/// 增长-5.2%, 气温-3℃: a minus belongs to a share or a temperature, and to nothing else in prose.
fn signed_start(p: &Passage, c: &Candidate, place: usize) -> Start {
    let fits = c.entry.is_some_and(|entry| {
        matches!(entry.dimension, Dimension::Share | Dimension::Temperature | Dimension::Points)
    });
    let before = p.before(place.saturating_sub(1));
    let dash =
        p.before(place) == '-' && !before.is_ascii_alphanumeric() && !matches!(before, '-' | '%' | '‰');
    if fits && dash && place == c.number {
        Start { place: place - 1, sign: Sign::Minus }
    } else {
        Start { place, sign: Sign::Plus }
    }
}

/// 3—5个, 3至5个, 10%-15%, 3万—5万元.
fn range(p: &Passage, text: &str, first: &Amount, tail: &Tail, manner: Manner) -> Option<Hit> {
    let (place, unit) = match &tail.unit {
        Some(unit) => (tail.end, Some(unit)),
        None => (first.end, None),
    };
    let second_start = separator(p, place, first.start)?;
    let second = amount::at(p, second_start)?;
    let second_tail = amount::tail(p, &second);
    let second_unit = second_tail.unit.as_ref()?;
    if let Some(unit) = unit
        && unit.spot.entry.base != second_unit.spot.entry.base
    {
        return None;
    }
    let mut c = candidate(p, &second, &second_tail);
    let before = qualifier::before(p, first.start);
    c.start = before.map_or(first.start, |spot| spot.edge);
    c.number = first.start;
    if exclude::refuses(p, &c, manner) {
        return None;
    }
    let unit = second_unit.meant(p, text, second_tail.magnitude);
    let number = match (&first.numeral, &second.numeral) {
        (Some(low), Some(high)) => Some(between(low, tail.magnitude, high, second_tail.magnitude)?),
        _ => None,
    };
    let (status, qualifier) = if number.is_some() {
        (Status::Reported, Qualifier::Between)
    } else {
        (Status::Withheld, Qualifier::Exact)
    };
    let written = text[p.byte(c.start)..p.byte(c.end)].to_string();
    Some(Hit {
        start: c.start,
        end: c.end,
        quantity: Quantity { written, status, qualifier, number, unit: unit.into() },
    })
}

/// The start of the second number of a range, when a separator stands at `i`.
fn separator(p: &Passage, i: usize, first: usize) -> Option<usize> {
    let mut place = p.skip_spaces(i);
    match p.get(place) {
        '-' | '~' => {
            while matches!(p.get(place), '-' | '~') {
                place += 1;
            }
        }
        // 由5至8 is a change, not a range.
        '至' | '到' if !p.has_any(p.clause_before(first, 10), &["由", "从", "自"]) => place += 1,
        _ => return None,
    }
    Some(p.skip_spaces(place))
}

/// Both ends in the unit of the second: 3—5万 is 3万 to 5万, 5000—1万 is 0.5万 to 1万.
fn between(low: &Numeral, low_unit: Magnitude, high: &Numeral, high_unit: Magnitude) -> Option<Number> {
    let converts = low_unit != Magnitude::One || low.value > high.value;
    let value = if converts && low_unit != high_unit {
        (low.value * low_unit.value() / high_unit.value()).normalize()
    } else {
        low.value
    };
    (value < high.value).then_some(Number { value, upper: Some(high.value) })
}
