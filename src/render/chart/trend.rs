//! A line over time: drawn only where it is known to go on.

use super::draw::{Drawing, Rect};
use super::hatch::{Lean, hatch};
use super::scale::Scale;
use crate::compare::Amount;
use crate::pages::charts::{Mark, ends};

/// How far an end that is open is drawn.
const OPEN: i32 = 120;

/// Which values get a dot.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Dots {
    Every,
    /// The last one, and those that no line leads to.
    Last,
}

/// Where and how a line is drawn.
pub struct Field {
    pub y: Scale,
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
    /// How wide the hatching of a withheld period is.
    pub band: i32,
    pub dot: i32,
    pub dots: Dots,
}

/// Marks with their place on the time axis, from left to right, and where the line is interrupted.
pub fn draw(drawing: &mut Drawing, field: &Field, marks: &[(i32, Mark)], breaks: &[i32]) {
    for (x, _) in marks.iter().filter(|(_, mark)| *mark == Mark::Withheld) {
        withheld(drawing, field, *x);
    }
    let runs = runs(marks, breaks);
    let last = runs.last().and_then(|run| run.last()).map(|(x, _)| *x);
    for run in &runs {
        let points: Vec<(i32, i32)> = run.iter().map(|(x, amount)| (*x, field.y.at(amount.value))).collect();
        if points.len() > 1 {
            drawing.path("chart-line", &points);
        }
        for ((x, amount), point) in run.iter().zip(&points) {
            range(drawing, field, *x, amount);
            if field.dots == Dots::Every || points.len() == 1 || last == Some(*x) {
                let class = if amount.is_exact() { "chart-dot" } else { "chart-hollow" };
                drawing.circle(class, *point, field.dot);
            }
        }
    }
}

/// The stretches of amounts that follow each other with nothing between them.
fn runs(marks: &[(i32, Mark)], breaks: &[i32]) -> Vec<Vec<(i32, Amount)>> {
    let mut runs: Vec<Vec<(i32, Amount)>> = Vec::new();
    let mut before = None;
    for (x, mark) in marks {
        let here = mark.amount();
        if let Some(amount) = here {
            let broken = |from: i32| breaks.iter().any(|at| from < *at && *at <= *x);
            match (before, runs.last_mut()) {
                (Some(from), Some(run)) if !broken(from) => run.push((*x, *amount)),
                _ => runs.push(vec![(*x, *amount)]),
            }
        }
        before = here.map(|_| *x);
    }
    runs
}

/// A band over the whole height: none that could be read. With a cross, where there is room for one.
fn withheld(drawing: &mut Drawing, field: &Field, x: i32) {
    let left = (x - field.band / 2).max(field.left);
    let right = (x + field.band / 2).min(field.right);
    let band = Rect { left, top: field.top, width: right - left, height: field.bottom - field.top };
    hatch(drawing, "chart-withheld", band, Lean::Down, 40);
    if field.dots == Dots::Last {
        return;
    }
    let arm = field.dot + 5;
    let (middle, y) = ((left + right) / 2, (field.top + field.bottom) / 2);
    drawing.circle("chart-blank", (middle, y), arm + 15);
    let falling = [(middle - arm, y - arm), (middle + arm, y + arm)];
    let rising = [(middle - arm, y + arm), (middle + arm, y - arm)];
    drawing.strokes("chart-cross", &[&falling, &rising]);
}

/// From the least to the greatest that a value may be, with the ends that are known closed.
fn range(drawing: &mut Drawing, field: &Field, x: i32, amount: &Amount) {
    if amount.is_exact() {
        return;
    }
    let from = field.y.at(amount.value);
    let (low, high) = ends(amount);
    for (end, open) in [(low, OPEN), (high, -OPEN)] {
        match end.map(|end| field.y.at(end)) {
            Some(end) if (end - from).abs() > field.dot => {
                drawing.line("chart-range", (x, from), (x, end));
                drawing.line("chart-range", (x - 25, end), (x + 25, end));
            }
            Some(_) => {}
            None => {
                let to = (from + open).clamp(field.top, field.bottom);
                let back = if to > from { -25 } else { 25 };
                drawing.line("chart-open", (x, from), (x, to));
                drawing.path("chart-arrow", &[(x - 25, to + back), (x, to), (x + 25, to + back)]);
            }
        }
    }
}
