//! A sparkline for the row of a table.

use rust_decimal::Decimal;

use super::draw::{Drawing, Words};
use super::scale::{Calendar, Scale};
use super::trend::{self, Dots, Field};
use crate::pages::charts::{Base, Mark, Span, Spark};

const WIDTH: i32 = 960;
const HEIGHT: i32 = 200;
const SIDE: i32 = 40;
const EDGE: i32 = 35;

/// The line of a row; no text at all where there is nothing to draw.
pub fn spark(spark: &Spark) -> String {
    let (Some(first), Some(last)) = (spark.moments.first(), spark.moments.last()) else {
        return String::new();
    };
    if spark.moments.iter().all(|moment| moment.mark == Mark::Nothing) {
        return String::new();
    }
    let calendar = Calendar::new(first.at, last.at, SIDE, WIDTH - SIDE);
    let mut drawing = Drawing::new("chart-spark", WIDTH, HEIGHT, Words::or_hidden(spark.title.as_deref()));
    let y = Scale::new(domain(spark.base, spark.moments.iter().map(|it| &it.mark)), HEIGHT - EDGE, EDGE);
    let field = Field {
        y,
        left: 0,
        right: WIDTH,
        top: 10,
        bottom: HEIGHT - 10,
        band: 100,
        dot: 25,
        dots: Dots::Last,
    };
    if spark.base == Base::Zero {
        let zero = y.at(Decimal::ZERO);
        drawing.line("chart-rule", (0, zero), (WIDTH, zero));
    }
    let marks: Vec<(i32, Mark)> = spark.moments.iter().map(|it| (calendar.at(it.at), it.mark)).collect();
    trend::draw(&mut drawing, &field, &marks, &[]);
    drawing.finish()
}

/// The ends of the axis. Where all is zero, zero is still at the foot.
pub fn domain<'a>(base: Base, marks: impl Iterator<Item = &'a Mark>) -> (Decimal, Decimal) {
    let base = match base {
        Base::Zero => Decimal::ZERO,
        Base::Stated(base) => base,
    };
    let span = Span::from(base, marks);
    if span.low() == span.high() {
        return (span.low(), span.high().checked_add(Decimal::ONE).unwrap_or(Decimal::MAX));
    }
    (span.low(), span.high())
}
