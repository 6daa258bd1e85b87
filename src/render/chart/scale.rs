//! Where a value or a date stands in a drawing.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::pages::charts::Span;

/// Values spread evenly over a stretch of the drawing. What lies beyond an end is drawn at that end;
/// where both ends are one value, it is drawn in the middle.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Never above `high`.
    low: Decimal,
    high: Decimal,
    from: i32,
    to: i32,
}

impl Scale {
    pub fn new((low, high): (Decimal, Decimal), from: i32, to: i32) -> Self {
        Scale { low: low.min(high), high: low.max(high), from, to }
    }

    pub fn of(span: Span, from: i32, to: i32) -> Self {
        Scale::new((span.low(), span.high()), from, to)
    }

    pub fn ends(&self) -> (Decimal, Decimal) {
        (self.low, self.high)
    }

    pub fn at(&self, value: Decimal) -> i32 {
        let value = value.clamp(self.low, self.high);
        let Some(share) = share(value, self.low, self.high) else { return (self.from + self.to) / 2 };
        let length = Decimal::from(self.to - self.from);
        self.from + (share * length).round().to_i32().unwrap_or(0)
    }
}

/// How far `value` is on the way from `low` to `high`, 0 to 1; None where there is no way.
fn share(value: Decimal, low: Decimal, high: Decimal) -> Option<Decimal> {
    let distances =
        |low: Decimal, value: Decimal, high: Decimal| Some((value.checked_sub(low)?, high.checked_sub(low)?));
    // Two ends may be too far apart for a decimal: a tenth of the way is not.
    let tenth = |it: Decimal| it / Decimal::TEN;
    let (part, whole) =
        distances(low, value, high).or_else(|| distances(tenth(low), tenth(value), tenth(high)))?;
    part.checked_div(whole).map(|share| share.clamp(Decimal::ZERO, Decimal::ONE))
}

/// Dates spread over a stretch of the drawing by the days between them.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    first: Date,
    scale: Scale,
}

impl Calendar {
    pub fn new(first: Date, last: Date, from: i32, to: i32) -> Self {
        let days = Decimal::from(days(first, last));
        Calendar { first, scale: Scale::new((Decimal::ZERO, days), from, to) }
    }

    pub fn at(&self, date: Date) -> i32 {
        self.scale.at(Decimal::from(days(self.first, date)))
    }
}

fn days(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}
