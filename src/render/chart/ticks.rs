//! Round values for an axis: 1, 2 or 5 times a power of ten, shown with 万 and 亿.

use rust_decimal::Decimal;

use crate::quantity::{grouped, wan_yi};

/// More would be no help, and guards against an axis that has no end.
const MOST: usize = 12;

/// The round values within `low` and `high`, with about `steps` steps between them.
pub fn ticks((low, high): (Decimal, Decimal), steps: u8) -> Vec<Decimal> {
    let Some(step) = step(low, high, steps) else { return vec![low] };
    let mut ticks = Vec::new();
    let mut next = Some(multiple(low, step, Decimal::ceil));
    while let Some(tick) = next.filter(|tick| *tick <= high && ticks.len() < MOST) {
        if tick >= low {
            ticks.push(tick);
        }
        next = tick.checked_add(step).filter(|after| *after > tick);
    }
    if ticks.is_empty() { vec![low] } else { ticks }
}

/// The ends of an axis moved out to round values.
pub fn rounded((low, high): (Decimal, Decimal), steps: u8) -> (Decimal, Decimal) {
    match step(low, high, steps) {
        Some(step) => {
            (multiple(low, step, Decimal::floor).min(low), multiple(high, step, Decimal::ceil).max(high))
        }
        None => (low, high),
    }
}

/// What is written at the ticks: 5万, 10万. Where that would make two alike, every digit.
pub fn labels(ticks: &[Decimal]) -> Vec<String> {
    let short: Vec<String> = ticks.iter().map(|tick| wan_yi(*tick)).collect();
    if short.windows(2).any(|pair| pair[0] == pair[1]) {
        return ticks.iter().map(|tick| grouped(*tick)).collect();
    }
    short
}

/// The least of 1, 2, 5 × 10ⁿ that needs no more than `steps` steps; None when there is no way to go.
fn step(low: Decimal, high: Decimal, steps: u8) -> Option<Decimal> {
    let steps = Decimal::from(steps.max(1));
    // Divided before they are subtracted: the distance of two great numbers may be too great.
    let least = (high / steps).checked_sub(low / steps).filter(|least| *least > Decimal::ZERO)?;
    let mut power = power_below(least);
    loop {
        for times in [1_u8, 2, 5] {
            let step = power.checked_mul(Decimal::from(times))?;
            if step >= least {
                return Some(step);
            }
        }
        power = power.checked_mul(Decimal::TEN)?;
    }
}

/// The greatest power of ten that is not above a number above zero.
fn power_below(number: Decimal) -> Decimal {
    let digits = number.mantissa().unsigned_abs().ilog10();
    match digits.checked_sub(number.scale()) {
        Some(above) => Decimal::from_i128_with_scale(10_i128.pow(above), 0),
        None => Decimal::new(1, number.scale() - digits),
    }
}

/// The multiple of `step` next to a value; the value itself when there is none.
fn multiple(value: Decimal, step: Decimal, next: fn(&Decimal) -> Decimal) -> Decimal {
    value.checked_div(step).and_then(|times| next(&times).checked_mul(step)).unwrap_or(value).normalize()
}
