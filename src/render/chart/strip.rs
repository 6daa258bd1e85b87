//! A distribution strip: a dot for every place of a group, its median, and the place that is pointed out.

use super::draw::{Anchor, Drawing, TYPE, Words};
use super::figure::{Key, figure};
use super::scale::Scale;
use super::swarm::levels;
use super::text::{fit, width};
use super::ticks;
use crate::compare::Amount;
use crate::pages::charts::{Span, Strip, StripPoint, ends};

/// For a phone, and for all that is wider: the style shows one of them.
const WIDTHS: [(&str, i32); 2] = [("chart-narrow", 3280), ("chart-wide", 6400)];
const SIDE: i32 = 80;
const ROW: i32 = 180;
const DOT: i32 = 30;
const STEP: i32 = 70;
/// Dots that would stack higher than this are pushed together.
const HIGHEST: i32 = 1200;
/// How far an end that is open is drawn.
const OPEN: i32 = 140;

/// The figure of a strip; no text at all without a place.
pub fn strip(strip: &Strip) -> String {
    let Some(span) = Span::between(strip.points.iter().map(|point| &point.amount)) else {
        return String::new();
    };
    let drawings: String =
        WIDTHS.iter().map(|(class, width)| Layout::new(strip, span, *width).draw(strip, class)).collect();
    figure("chart-strip", &strip.caption, &drawings, &strip_key(strip), &[])
}

/// The drawing alone, as wide as it gets; None without a place.
pub fn strip_drawing(strip: &Strip) -> Option<String> {
    let span = Span::between(strip.points.iter().map(|point| &point.amount))?;
    let (class, width) = WIDTHS[WIDTHS.len() - 1];
    Some(Layout::new(strip, span, width).draw(strip, class))
}

/// The marks that occur in a strip.
pub fn strip_key(strip: &Strip) -> Vec<Key<'_>> {
    let mut key = Vec::new();
    let ends: Vec<_> = strip.points.iter().map(|point| ends(&point.amount)).collect();
    if ends.iter().any(|(low, high)| low.is_some() && high.is_some() && low != high) {
        key.push(Key::new(&strip.legend.uncertain, |drawing| {
            drawing.line("chart-range", (20, 70), (220, 70));
            drawing.circle("chart-hollow", (60, 70), DOT);
        }));
    }
    if ends.iter().any(|(low, high)| low.is_none() || high.is_none()) {
        key.push(Key::new(&strip.legend.open, |drawing| {
            drawing.circle("chart-hollow", (60, 70), DOT);
            arrow(drawing, (90, 70), 220);
        }));
    }
    key
}

struct Layout {
    width: i32,
    axis: (i32, i32),
    scale: Scale,
    /// Where each point stands, and how high.
    spots: Vec<(i32, usize)>,
    step: i32,
    /// The top of the dots, and the axis below them.
    top: i32,
    floor: i32,
}

impl Layout {
    fn new(strip: &Strip, span: Span, width: i32) -> Self {
        let scale = Scale::of(span, SIDE, width - SIDE);
        let items: Vec<(i32, i32)> = strip.points.iter().map(|it| extent(&it.amount, &scale)).collect();
        let levels = levels(&items, STEP - 2 * DOT);
        let count = levels.iter().max().map_or(1, |most| most + 1);
        let count = i32::try_from(count).unwrap_or(i32::MAX);
        let step = STEP.min(HIGHEST / count).max(1);
        let rows = i32::from(strip.points.iter().any(|point| point.chosen.is_some()))
            + i32::from(strip.median.is_some());
        let top = rows * ROW + 60;
        let floor = top + 2 * DOT + step.saturating_mul(count - 1).min(HIGHEST) + 20;
        let spots = strip.points.iter().map(|it| scale.at(it.amount.value)).zip(levels).collect();
        Layout { width, axis: (SIDE, width - SIDE), scale, spots, step, top, floor }
    }

    fn draw(&self, strip: &Strip, class: &str) -> String {
        let height = self.floor + 2 * ROW + 40;
        let words = Words::Said { title: &strip.caption.title, description: &strip.caption.sentence };
        let mut drawing = Drawing::new(class, self.width, height, words);
        self.axis(&mut drawing, strip);
        self.median(&mut drawing, strip);
        for (point, spot) in strip.points.iter().zip(&self.spots) {
            if point.chosen.is_none() {
                self.dot(&mut drawing, &point.amount, *spot);
            }
        }
        self.chosen(&mut drawing, strip);
        drawing.finish()
    }

    fn axis(&self, drawing: &mut Drawing, strip: &Strip) {
        let (left, right) = self.axis;
        drawing.line("chart-axis", (left, self.floor), (right, self.floor));
        let mut free = 0;
        let ticks = ticks::ticks(self.scale.ends(), if self.width > 4000 { 8 } else { 4 });
        for (tick, label) in ticks.iter().zip(ticks::labels(&ticks)) {
            let at = self.scale.at(*tick);
            drawing.line("chart-axis", (at, self.floor), (at, self.floor + 40));
            let half = width(&label, TYPE) / 2;
            let label_at = self.inside(at, half);
            if label_at - half >= free && 2 * half <= self.width {
                drawing.text("chart-label", Anchor::Middle, (label_at, self.floor + 170), &label);
                free = label_at + half + 60;
            }
        }
        let room = self.width / 2 - 60;
        let base = self.floor + 2 * ROW;
        drawing.text("chart-label", Anchor::Start, (0, base), &fit(&strip.lowest, TYPE, room));
        drawing.text("chart-label", Anchor::End, (self.width, base), &fit(&strip.highest, TYPE, room));
    }

    fn dot(&self, drawing: &mut Drawing, amount: &Amount, (at, level): (i32, usize)) {
        let y = self.height(level);
        if amount.is_exact() {
            drawing.circle("chart-dot", (at, y), DOT);
            return;
        }
        self.reach(drawing, amount, (at, y));
        drawing.circle("chart-hollow", (at, y), DOT);
    }

    fn reach(&self, drawing: &mut Drawing, amount: &Amount, (at, y): (i32, i32)) {
        let (low, high) = ends(amount);
        let ends = [(low, -OPEN), (high, OPEN)];
        for (end, open) in ends {
            match end.map(|end| self.scale.at(end)) {
                Some(end) if end != at => drawing.line("chart-range", (at, y), (end, y)),
                Some(_) => {}
                None => arrow(drawing, (at, y), (at + open).clamp(10, self.width - 10)),
            }
        }
    }

    /// The place that is pointed out: its name on the first row, a line down to its mark.
    fn chosen(&self, drawing: &mut Drawing, strip: &Strip) {
        let Some((point, (at, level))) = self.pointed_out(strip) else { return };
        let y = self.height(level);
        let name = fit(point.chosen.as_deref().unwrap_or_default(), TYPE, self.width);
        let half = width(&name, TYPE) / 2;
        drawing.line("chart-chosen-line", (at, 165), (at, y));
        self.reach(drawing, &point.amount, (at, y));
        let size = DOT + 15;
        let corners = [(at, y - size), (at + size, y), (at, y + size), (at - size, y), (at, y - size)];
        drawing.path("chart-chosen", &corners);
        drawing.text("chart-chosen-name", Anchor::Middle, (self.inside(at, half), 140), &name);
    }

    /// The median on the row above the dots, beside the line of the place that is pointed out.
    fn median(&self, drawing: &mut Drawing, strip: &Strip) {
        let Some(median) = &strip.median else { return };
        let at = self.scale.at(median.at);
        let text = fit(&median.text, TYPE, self.width / 2 - 60);
        let half = width(&text, TYPE) / 2;
        let pointed = self.pointed_out(strip).map(|(_, (at, _))| at);
        let label_at = match pointed {
            Some(line) => self.beside(at, half, line),
            None => self.inside(at, half),
        };
        self.median_line(drawing, at, (label_at - half, label_at + half));
        drawing.text("chart-label", Anchor::Middle, (label_at, self.top - 70), &text);
    }

    /// Down from under the label; where that had to move aside, from beside it.
    fn median_line(&self, drawing: &mut Drawing, at: i32, (left, right): (i32, i32)) {
        let beside = self.top - 110;
        if at < left {
            drawing.path("chart-median", &[(left - 20, beside), (at, beside), (at, self.floor)]);
        } else if at > right {
            drawing.path("chart-median", &[(right + 20, beside), (at, beside), (at, self.floor)]);
        } else {
            drawing.path("chart-median", &[(at, self.top - 40), (at, self.floor)]);
        }
    }

    fn pointed_out<'a>(&self, strip: &'a Strip) -> Option<(&'a StripPoint, (i32, usize))> {
        strip.points.iter().zip(&self.spots).find(|(it, _)| it.chosen.is_some()).map(|(it, spot)| (it, *spot))
    }

    fn height(&self, level: usize) -> i32 {
        let level = i32::try_from(level).unwrap_or(i32::MAX);
        self.floor - 20 - DOT - self.step.saturating_mul(level).min(HIGHEST)
    }

    /// The middle of a text near `at` that stays within the drawing.
    fn inside(&self, at: i32, half: i32) -> i32 {
        at.clamp(half.min(self.width / 2), (self.width - half).max(self.width / 2))
    }

    /// The middle of a text near `at` that stays within the drawing and off a line; it has half of the width at most.
    fn beside(&self, at: i32, half: i32, line: i32) -> i32 {
        let near = self.inside(at, half);
        let clear = half + 50;
        if (near - line).abs() >= clear {
            return near;
        }
        let (left, right) = (line - clear, line + clear);
        let fits = |it: i32| self.inside(it, half) == it;
        match at >= line {
            true if fits(right) => right,
            false if fits(left) => left,
            true => left,
            false => right,
        }
    }
}

/// What a point covers on the axis, for stacking.
fn extent(amount: &Amount, scale: &Scale) -> (i32, i32) {
    let (low, high) = ends(amount);
    let at = scale.at(amount.value);
    let left = low.map_or(at - OPEN, |low| scale.at(low));
    let right = high.map_or(at + OPEN, |high| scale.at(high));
    (left.min(at - DOT), right.max(at + DOT))
}

/// A broken line with the head of an arrow, level.
fn arrow(drawing: &mut Drawing, (from, y): (i32, i32), to: i32) {
    let back = if to > from { -30 } else { 30 };
    drawing.line("chart-open", (from, y), (to, y));
    drawing.path("chart-arrow", &[(to + back, y - 25), (to, y), (to + back, y + 25)]);
}
