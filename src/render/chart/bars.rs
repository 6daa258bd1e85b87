//! One bar for the cell of a league table: solid as far as it is certain, hatched as far as it may reach.

use rust_decimal::Decimal;

use super::draw::{Drawing, Rect, Words};
use super::figure::{Key, keys};
use super::hatch::{Lean, hatch};
use super::scale::Scale;
use crate::compare::Amount;
use crate::pages::charts::{Bar, BarKey, Mark, Span, ends};

const WIDTH: i32 = 1600;
const HEIGHT: i32 = 140;
const TOP: i32 = 30;
const THICK: i32 = 80;
const MIDDLE: i32 = TOP + THICK / 2;
/// Kept free beyond the axis, for an end that is open.
const BEYOND: i32 = 100;
/// What is there is seen, however short: it is not zero, and not exact.
const SHORTEST: i32 = 10;
const SHORTEST_REACH: i32 = 40;

/// The bar of a cell; no text at all where there is nothing to draw.
pub fn bar(bar: &Bar) -> String {
    let mut drawing = Drawing::new("chart-bar", WIDTH, HEIGHT, Words::or_hidden(bar.title.as_deref()));
    match &bar.mark {
        Mark::Nothing => return String::new(),
        Mark::Withheld => withheld(&mut drawing, WIDTH),
        Mark::Amount(amount) => drawn(&mut drawing, bar.span, amount),
    }
    drawing.finish()
}

/// As long as the cell for every place, and beyond the axis: no length that could be read.
fn withheld(drawing: &mut Drawing, width: i32) {
    let track = Rect { left: 5, top: TOP + 5, width: width - 10, height: THICK - 10 };
    hatch(drawing, "chart-withheld", track, Lean::Down, 70);
    drawing.rect("chart-withheld-edge", track);
}

fn drawn(drawing: &mut Drawing, span: Span, amount: &Amount) {
    let left = if span.low() < Decimal::ZERO { BEYOND } else { 10 };
    let scale = Scale::of(span, left, WIDTH - BEYOND);
    // Without a value but zero, the axis has no length.
    let zero = if span.low() == span.high() { left } else { scale.at(Decimal::ZERO) };
    let axis = Axis { scale, zero, left };
    match ends(amount) {
        (Some(low), Some(high)) => between(drawing, &axis, low, high),
        (Some(low), None) => upwards(drawing, &axis, low),
        (None, Some(high)) => downwards(drawing, &axis, high),
        (None, None) => {
            let at = axis.at(amount.value);
            open(drawing, at, WIDTH - 10);
            open(drawing, at, 10);
        }
    }
    drawing.line("chart-axis", (zero, 0), (zero, HEIGHT));
}

struct Axis {
    scale: Scale,
    zero: i32,
    left: i32,
}

impl Axis {
    fn at(&self, value: Decimal) -> i32 {
        if value.is_zero() { self.zero } else { self.scale.at(value) }
    }
}

fn between(drawing: &mut Drawing, axis: &Axis, low: Decimal, high: Decimal) {
    if low >= Decimal::ZERO {
        solid(drawing, axis, low);
    } else if high <= Decimal::ZERO {
        solid(drawing, axis, high);
    }
    if low < high {
        let lie = if high <= Decimal::ZERO { Lie::Left } else { Lie::Right };
        reach(drawing, axis.at(low), axis.at(high), lie);
    }
}

/// From zero to a value.
fn solid(drawing: &mut Drawing, axis: &Axis, value: Decimal) {
    if value.is_zero() {
        return;
    }
    let width = (axis.at(value) - axis.zero).abs().max(SHORTEST);
    let left = if value < Decimal::ZERO { axis.zero - width } else { axis.zero };
    drawing.rect("chart-solid", Rect { left, top: TOP, width, height: THICK });
}

/// Which way a bar grows.
#[derive(Clone, Copy)]
enum Lie {
    Left,
    Right,
}

fn reach(drawing: &mut Drawing, low: i32, high: i32, lie: Lie) {
    let width = (high - low).max(SHORTEST_REACH);
    let left = match lie {
        Lie::Left => high - width,
        Lie::Right => low,
    };
    let rect = Rect { left, top: TOP + 5, width, height: THICK - 10 };
    hatch(drawing, "chart-hatch", rect, Lean::Up, 40);
    drawing.rect("chart-reach", rect);
}

/// At least `low`.
fn upwards(drawing: &mut Drawing, axis: &Axis, low: Decimal) {
    let at = axis.at(low);
    if low > Decimal::ZERO {
        solid(drawing, axis, low);
    } else {
        cap(drawing, at);
    }
    open(drawing, at, WIDTH - 10);
}

/// At most `high`. Down to zero where the column has nothing below it.
fn downwards(drawing: &mut Drawing, axis: &Axis, high: Decimal) {
    let at = axis.at(high);
    if high < Decimal::ZERO {
        solid(drawing, axis, high);
    } else {
        cap(drawing, at);
    }
    if axis.zero > axis.left {
        open(drawing, at, 10);
    } else if at > axis.zero {
        drawing.line("chart-open", (axis.zero, MIDDLE), (at, MIDDLE));
    }
}

/// The end that is known.
fn cap(drawing: &mut Drawing, at: i32) {
    drawing.line("chart-cap", (at, TOP), (at, TOP + THICK));
}

/// A broken line with the head of an arrow: it goes on, nobody says how far.
fn open(drawing: &mut Drawing, from: i32, to: i32) {
    let back = if to > from { -35 } else { 35 };
    drawing.line("chart-open", (from, MIDDLE), (to, MIDDLE));
    drawing.path("chart-arrow", &[(to + back, MIDDLE - 30), (to, MIDDLE), (to + back, MIDDLE + 30)]);
}

/// The key to the bars of a column.
pub fn bar_key(key: &BarKey) -> String {
    keys(&bar_marks(key))
}

/// The marks that occur in a column of bars.
pub fn bar_marks(BarKey { legend, marks }: &BarKey) -> Vec<Key<'_>> {
    let ends = || marks.iter().filter_map(Mark::amount).map(ends);
    let mut key = Vec::new();
    if ends().any(|(low, high)| low.is_some() && high.is_some() && low != high) {
        key.push(Key::new(&legend.uncertain, |drawing| {
            drawing.rect("chart-solid", Rect { left: 0, top: TOP, width: 120, height: THICK });
            reach(drawing, 120, 230, Lie::Right);
        }));
    }
    if ends().any(|(low, high)| low.is_none() || high.is_none()) {
        key.push(Key::new(&legend.open, |drawing| {
            drawing.rect("chart-solid", Rect { left: 0, top: TOP, width: 100, height: THICK });
            open(drawing, 100, 230);
        }));
    }
    if marks.contains(&Mark::Withheld) {
        key.push(Key::new(&legend.withheld, |drawing| withheld(drawing, 240)));
    }
    key
}
