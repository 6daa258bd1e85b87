//! Figures whose number and unit stand apart: 零病例, 信访人次为×.

use rust_decimal::Decimal;

use super::amount::{self, Amount};
use super::numeral::{self, Magnitude, Shape};
use super::passage::{Passage, is_han, is_stop};
use super::scan::Hit;
use super::{Number, Qualifier, Quantity, Status, Unit, unit};

/// The figure that starts at `i`.
pub(super) fn at(p: &Passage, text: &str, i: usize) -> Option<Hit> {
    no_case(p, text, i).or_else(|| unit_before(p, text, i))
}

/// 零病例, 零确诊病例: none of what is counted in 例, the noun between.
fn no_case(p: &Passage, text: &str, i: usize) -> Option<Hit> {
    let alone =
        !numeral::is_han_numeral(p.before(i)) && !p.before(i).is_ascii_alphanumeric() && p.before(i) != '.';
    if !matches!(p.get(i), '零' | '0') || !alone {
        return None;
    }
    let case = (i + 2..=i + 5).find(|n| p.get(*n) == '例')?;
    if !(i + 1..case).all(|n| is_han(p.get(n)) && !numeral::is_han_numeral(p.get(n))) {
        return None;
    }
    let number = Number::one(Decimal::ZERO);
    Some(hit(p, text, i..case + 1, Some(number), unit("例")?))
}

/// Units that may stand before 为 and the number.
static BEFORE: &[&str] = &["人次", "户次", "场次", "件次", "批次"];

/// 人次为×: the unit is the noun before 为.
fn unit_before(p: &Passage, text: &str, i: usize) -> Option<Hit> {
    let verb = ["为", "达", "达到"].into_iter().find(|verb| p.ends(i, verb))?;
    let end = i - verb.chars().count();
    let name = BEFORE.iter().find(|name| p.ends(end, name))?;
    let Amount { end, magnitude: Magnitude::One, numeral, .. } = amount::at(p, i)? else { return None };
    let digits = numeral.as_ref().is_none_or(|n| n.shape == Shape::Digits);
    if !digits || !is_stop(p.get(end)) {
        return None;
    }
    let number = numeral.map(|n| Number::one(n.value));
    Some(hit(p, text, i..end, number, unit(name)?))
}

fn hit(p: &Passage, text: &str, range: std::ops::Range<usize>, number: Option<Number>, unit: Unit) -> Hit {
    let status = if number.is_some() { Status::Reported } else { Status::Withheld };
    let written = text[p.byte(range.start)..p.byte(range.end)].to_string();
    let quantity = Quantity { written, status, qualifier: Qualifier::Exact, number, unit: unit.into() };
    Hit { start: range.start, end: range.end, quantity }
}
