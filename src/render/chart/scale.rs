//! Where a value or a date stands in a drawing.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::pages::charts::Span;

/// Values spread evenly over a stretch of the drawing. What lies beyond an end is drawn at that end;
/// where both ends are one value, it is drawn in the middle.
///
/// Places in a drawing are rounded to tenths of a unit, so floats are fine enough for them, and quicker.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Never above `high`.
    low: Decimal,
    high: Decimal,
    /// The same ends.
    floor: f64,
    ceiling: f64,
    from: i32,
    to: i32,
}

impl Scale {
    pub fn new((one, other): (Decimal, Decimal), from: i32, to: i32) -> Self {
        let (low, high) = (one.min(other), one.max(other));
        Scale { low, high, floor: float(low), ceiling: float(high), from, to }
    }

    pub fn of(span: Span, from: i32, to: i32) -> Self {
        Scale::new((span.low(), span.high()), from, to)
    }

    pub fn ends(&self) -> (Decimal, Decimal) {
        (self.low, self.high)
    }

    pub fn at(&self, value: Decimal) -> i32 {
        let way = self.ceiling - self.floor;
        if way <= 0.0 {
            return (self.from + self.to) / 2;
        }
        let share = ((float(value) - self.floor) / way).clamp(0.0, 1.0);
        self.from + (share * f64::from(self.to - self.from)).round() as i32
    }
}

/// Never fails: the greatest decimal has 29 digits.
fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
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
