//! Shares in words: 百分之三十五, 千分之三.

use super::numeral::{self, Magnitude, Shape};
use super::passage::Passage;
use super::qualifier::{self, Behind};
use super::scan::Hit;
use super::{Number, Qualifier, Quantity, Status, Unit, unit};

/// The share in words that starts at `i`.
pub(super) fn at(p: &Passage, text: &str, i: usize) -> Option<Hit> {
    let sign = match p.get(i) {
        '百' if p.starts(i, "百分之") => "%",
        '千' if p.starts(i, "千分之") => "‰",
        _ => return None,
    };
    // 百分之百 is one word, and the 百 in it a number all the same.
    let (end, number) = if p.starts(i, "百分之百") {
        (i + 4, Some(rust_decimal::Decimal::ONE_HUNDRED))
    } else if let Some(end) = super::mask::at(p, i + 3) {
        (end, None)
    } else {
        let numeral = numeral::at(p, i + 3)?;
        if numeral.magnitude != Magnitude::One || !matches!(numeral.shape, Shape::Han | Shape::Digits) {
            return None;
        }
        (numeral.end, Some(numeral.value))
    };
    let before = qualifier::before(p, i);
    let middle = qualifier::middle(p, end);
    let end = middle.map_or(end, |spot| spot.edge);
    let after = qualifier::after(p, end, Behind::Anything);
    let spot = before.or(middle).or(after);
    let (start, end) = (before.map_or(i, |s| s.edge), after.map_or(end, |s| s.edge));
    let number = number.map(Number::one);
    let quantity = Quantity {
        written: text[p.byte(start)..p.byte(end)].to_string(),
        status: if number.is_some() { Status::Reported } else { Status::Withheld },
        qualifier: spot.map_or(Qualifier::Exact, |spot| spot.qualifier),
        number,
        unit: unit(sign).unwrap_or_else(|| Unit::none(Magnitude::One)).into(),
    };
    Some(Hit { start, end, quantity })
}
