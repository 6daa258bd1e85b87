//! What a figure may truly be: the interval its qualifier leaves open, and its value in another unit.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::{Qualifier, Quantity, Unit};

/// How far a qualifier is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Readings {
    /// As a Chinese reader takes it: 620余 lies below 630.
    #[default]
    Usual,
    /// Only what the word says: 620余 lies above 620, no matter how far.
    Strict,
}

/// Where a figure lies, in its base unit, 万 and 亿 multiplied out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub low: Bound<Decimal>,
    pub high: Bound<Decimal>,
}

/// A figure with 万 and 亿 multiplied out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised {
    pub value: Decimal,
    /// The base unit: 元 for 万元.
    pub unit: String,
}

impl Quantity {
    /// Where the figure lies, in its base unit; `None` when it is withheld or lost.
    pub fn interval(&self, readings: Readings) -> Option<Interval> {
        let number = self.number.as_ref()?;
        let out = |value: Decimal| value.checked_mul(self.unit.multiplier);
        let value = out(number.value)?;
        // Few figures are uncertain, and a step takes some dividing.
        let step = match self.qualifier {
            Qualifier::SomewhatMore | Qualifier::JustUnder | Qualifier::About => out(number.step())?,
            _ => Decimal::ZERO,
        };
        let far = |bound: Bound<Decimal>| match readings {
            Readings::Usual => bound,
            Readings::Strict => Bound::Unbounded,
        };
        let half = || step / Decimal::TWO;
        let (low, high) = match self.qualifier {
            Qualifier::Exact => (Bound::Included(value), Bound::Included(value)),
            Qualifier::SomewhatMore => (Bound::Included(value), far(Bound::Excluded(value + step))),
            Qualifier::AtLeast => (Bound::Included(value), Bound::Unbounded),
            Qualifier::JustUnder => (far(Bound::Excluded(value - step)), Bound::Included(value)),
            // 约 names neither end: without the usual reading nothing is known of either.
            Qualifier::About => (far(Bound::Included(value - half())), far(Bound::Included(value + half()))),
            Qualifier::AtMost => (Bound::Unbounded, Bound::Included(value)),
            Qualifier::Between => {
                (Bound::Included(value), Bound::Included(out(number.upper.unwrap_or(number.value))?))
            }
        };
        Some(Interval { low, high })
    }

    /// The value with 万 and 亿 multiplied out, in the base unit; the near end of a `Between`.
    pub fn normalised(&self) -> Option<Normalised> {
        let value = self.number.as_ref()?.value.checked_mul(self.unit.multiplier)?.normalize();
        Some(Normalised { value, unit: self.unit.base.clone() })
    }

    /// The value in another unit; `None` when there is no number or the units measure different things.
    pub fn in_unit(&self, unit: &Unit) -> Option<Decimal> {
        self.unit.convert(self.number.as_ref()?.value, unit)
    }
}
