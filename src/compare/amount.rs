//! Amounts: figures in the unit of their indicator, with how far each may truly reach.

use std::ops::Bound;

use rust_decimal::Decimal;

use crate::model::{Indicator, Observation, Reading, Site};
use crate::quantity::{Dimension, Quantity, Readings};

/// A figure for comparing. `low` and `high` are as the qualifier leaves them: 620余 is [620, 630).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The number as written, converted; for a derived amount, made from such numbers.
    pub value: Decimal,
    pub low: Bound<Decimal>,
    pub high: Bound<Decimal>,
}

impl Amount {
    pub fn exact(value: Decimal) -> Amount {
        Amount { value, low: Bound::Included(value), high: Bound::Included(value) }
    }

    pub fn is_exact(&self) -> bool {
        self.low == self.high && self.low == Bound::Included(self.value)
    }

    /// The difference of two amounts, with its reach. None on overflow.
    pub fn minus(&self, other: &Amount) -> Option<Amount> {
        Some(Amount {
            value: self.value.checked_sub(other.value)?,
            low: both(self.low, other.high, Decimal::checked_sub)?,
            high: both(self.high, other.low, Decimal::checked_sub)?,
        })
    }

    pub fn plus(&self, other: &Amount) -> Option<Amount> {
        Some(Amount {
            value: self.value.checked_add(other.value)?,
            low: both(self.low, other.low, Decimal::checked_add)?,
            high: both(self.high, other.high, Decimal::checked_add)?,
        })
    }

    /// One amount per another. None where the divisor may be zero or below, or where either may be negative.
    pub fn per(&self, other: &Amount) -> Option<Amount> {
        let positive = number(other.low).is_some_and(|low| low > Decimal::ZERO);
        let sound = number(self.low).is_some_and(|low| low >= Decimal::ZERO);
        if !positive || !sound {
            return None;
        }
        Some(Amount {
            value: self.value.checked_div(other.value)?,
            low: match other.high {
                // Nothing bounds the divisor from above, so the quotient may come near zero.
                Bound::Unbounded => Bound::Excluded(Decimal::ZERO),
                _ => both(self.low, other.high, Decimal::checked_div)?,
            },
            high: both(self.high, other.low, Decimal::checked_div)?,
        })
    }

    /// The amount times a positive number.
    pub fn times(&self, factor: Decimal) -> Option<Amount> {
        let scale = |bound| each(bound, |n| n.checked_mul(factor));
        Some(Amount {
            value: self.value.checked_mul(factor)?,
            low: scale(self.low)?,
            high: scale(self.high)?,
        })
    }
}

/// Joins two ends; one that is unbounded leaves the result unbounded, one that is open leaves it open.
fn both(
    a: Bound<Decimal>,
    b: Bound<Decimal>,
    join: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Bound<Decimal>> {
    let (Some(left), Some(right)) = (number(a), number(b)) else { return Some(Bound::Unbounded) };
    let joined = join(left, right)?;
    let open = matches!(a, Bound::Excluded(_)) || matches!(b, Bound::Excluded(_));
    Some(if open { Bound::Excluded(joined) } else { Bound::Included(joined) })
}

fn each(bound: Bound<Decimal>, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Bound<Decimal>> {
    Some(match bound {
        Bound::Included(n) => Bound::Included(change(n)?),
        Bound::Excluded(n) => Bound::Excluded(change(n)?),
        Bound::Unbounded => Bound::Unbounded,
    })
}

/// The number at the end of a reach, whether it belongs to it or not.
pub fn number(bound: Bound<Decimal>) -> Option<Decimal> {
    match bound {
        Bound::Included(n) | Bound::Excluded(n) => Some(n),
        Bound::Unbounded => None,
    }
}

/// The amount of an observation, in the unit of its indicator; None when it gives no number.
pub fn amount(site: &Site, observation: &Observation) -> Option<Amount> {
    let Reading::Amount(quantity) = &observation.reading else { return None };
    amount_of(quantity, site.indicator(observation.indicator), site.readings)
}

/// A quantity in the unit of an indicator. A bare number is taken to be in that unit.
pub fn amount_of(quantity: &Quantity, indicator: &Indicator, readings: Readings) -> Option<Amount> {
    let interval = quantity.interval(readings)?;
    let value = in_unit_of(quantity, indicator)?;
    // The interval is in the base unit of what was written, with 万 and 亿 multiplied out.
    let convert = |base: Decimal| match quantity.unit.dimension {
        Dimension::None => Some(base),
        _ => quantity.unit.convert_base(base, &indicator.unit),
    };
    if interval.low == interval.high {
        let end = each(interval.low, convert)?;
        return Some(Amount { value, low: end, high: end });
    }
    Some(Amount { value, low: each(interval.low, convert)?, high: each(interval.high, convert)? })
}

/// The number of a quantity in the unit of its indicator.
pub fn in_unit_of(quantity: &Quantity, indicator: &Indicator) -> Option<Decimal> {
    if quantity.unit.dimension == Dimension::None {
        return quantity.number.as_ref()?.value.checked_mul(quantity.unit.multiplier);
    }
    quantity.in_unit(&indicator.unit)
}

/// Half a unit of the last decimal written; nothing where there are no decimals, for then it was counted.
pub fn half_of_last_place(quantity: &Quantity) -> Option<Quantity> {
    let mut half = quantity.clone();
    let number = half.number.as_mut()?;
    number.value = match number.value.scale() {
        0 => Decimal::ZERO,
        decimals => Decimal::new(5, decimals + 1),
    };
    Some(half)
}
