//! One panel of the small multiples, and the axes that it shares with the others.

use rust_decimal::Decimal;

use super::draw::{Anchor, Drawing, TYPE, Words};
use super::scale::{Calendar, Scale};
use super::spark::domain;
use super::text::{fit, width};
use super::ticks;
use super::trend::{self, Dots, Field};
use crate::pages::charts::{Break, Mark, Multiples, Panel};

/// Two of them stand side by side on a phone, with type that can be read.
const WIDTH: i32 = 1680;
const HEIGHT: i32 = 1110;
const TOP: i32 = 200;
const BOTTOM: i32 = 880;
const RIGHT: i32 = WIDTH - 70;
const STEPS: u8 = 3;

/// What all panels share.
pub struct Grid {
    y: Scale,
    ticks: Vec<(i32, String)>,
    left: i32,
    /// Where each period stands, and what is written there.
    times: Vec<(i32, String)>,
    calendar: Calendar,
    dot: i32,
    /// Drawn once for all panels.
    axes: String,
}

impl Grid {
    /// None without a period.
    pub fn new(multiples: &Multiples) -> Option<Self> {
        let (first, last) = (multiples.times.first()?, multiples.times.last()?);
        let marks = multiples.panels.iter().flat_map(|panel| &panel.marks);
        let ends = ticks::rounded(domain(multiples.base, marks), STEPS);
        let y = Scale::new(ends, BOTTOM, TOP);
        let values = ticks::ticks(ends, STEPS);
        let labels: Vec<String> =
            ticks::labels(&values).iter().map(|label| fit(label, TYPE, WIDTH / 2).into_owned()).collect();
        let left = labels.iter().map(|label| width(label, TYPE)).max().unwrap_or(0) + 110;
        let calendar = Calendar::new(first.at, last.at, left, RIGHT);
        let times: Vec<(i32, String)> =
            multiples.times.iter().map(|time| (calendar.at(time.at), time.text.clone())).collect();
        let nearest = times.windows(2).map(|pair| pair[1].0 - pair[0].0).min().unwrap_or(RIGHT - left);
        let ticks = values.iter().map(|value| y.at(*value)).zip(labels).collect();
        let dot = (nearest / 3).clamp(18, 25);
        let grid = Grid { y, ticks, left, times, calendar, dot, axes: String::new() };
        Some(Grid { axes: grid.axes(), ..grid })
    }

    pub fn draw(&self, panel: &Panel) -> String {
        let words = Words::Said { title: &panel.place, description: &panel.sentence };
        let mut drawing = Drawing::new("chart-small", WIDTH, HEIGHT, words);
        drawing.put_part(&self.axes);
        let breaks = self.breaks(&mut drawing, &panel.breaks);
        let marks: Vec<(i32, Mark)> =
            self.times.iter().map(|(x, _)| *x).zip(panel.marks.iter().copied()).collect();
        let field = Field {
            y: self.y,
            left: self.left - 40,
            right: RIGHT + 40,
            top: TOP,
            bottom: BOTTOM,
            band: (self.dot * 6).min(150),
            dot: self.dot,
            dots: Dots::Every,
        };
        trend::draw(&mut drawing, &field, &marks, &breaks);
        drawing.finish()
    }

    fn axes(&self) -> String {
        let mut drawing = Drawing::part();
        let zero = self.y.at(Decimal::ZERO);
        let (left, right) = (self.left - 40, RIGHT + 40);
        for (y, label) in &self.ticks {
            let class = if *y == zero { "chart-axis" } else { "chart-rule" };
            drawing.line(class, (left, *y), (right, *y));
            drawing.text("chart-label", Anchor::End, (left - 30, *y + 40), label);
        }
        for (at, text) in self.time_labels() {
            drawing.text("chart-label", Anchor::Middle, (at, BOTTOM + 190), &text);
        }
        let mut places: Vec<i32> = self.times.iter().map(|(x, _)| *x).collect();
        places.dedup();
        for x in places {
            drawing.line("chart-axis", (x, BOTTOM), (x, BOTTOM + 30));
        }
        drawing.finish_part()
    }

    /// The first and the last period, and between them those that have room.
    fn time_labels(&self) -> Vec<(i32, String)> {
        let place = |(x, text): &(i32, String)| {
            let text = fit(text, TYPE, WIDTH / 2 - 40).into_owned();
            let half = width(&text, TYPE) / 2;
            ((*x).clamp(half, WIDTH - half), half, text)
        };
        let mut kept: Vec<(i32, i32, String)> = Vec::new();
        let last = self.times.last().map(place);
        for time in self.times.split_last().map_or(&[][..], |(_, before)| before) {
            let (at, half, text) = place(time);
            let after_kept = kept.last().is_none_or(|it| it.0 + it.1 + 60 <= at - half);
            let before_last = last.as_ref().is_none_or(|it| at + half + 60 <= it.0 - it.1);
            if after_kept && before_last {
                kept.push((at, half, text));
            }
        }
        kept.extend(last);
        kept.into_iter().map(|(at, _, text)| (at, text)).collect()
    }

    /// Draws where lines are interrupted: halfway between the periods before and after, with the numbers of the notes.
    fn breaks(&self, drawing: &mut Drawing, breaks: &[Break]) -> Vec<i32> {
        let mut places: Vec<(i32, usize)> = breaks.iter().map(|it| (self.between(it), it.note)).collect();
        places.sort_unstable();
        places.dedup();
        let mut lines: Vec<i32> = places.iter().map(|(x, _)| *x).collect();
        lines.dedup();
        for x in &lines {
            drawing.line("chart-break", (*x, TOP - 30), (*x, BOTTOM));
        }
        for number in numbers(&places, self.left - 60) {
            drawing.text("chart-strong", Anchor::Middle, (number.middle(), 140), &number.text());
        }
        lines
    }

    fn between(&self, it: &Break) -> i32 {
        let x = self.calendar.at(it.at);
        let after = self.times.iter().map(|(at, _)| *at).find(|at| *at >= x);
        let before = self.times.iter().map(|(at, _)| *at).rfind(|at| *at < x);
        match (before, after) {
            (Some(before), Some(after)) => (before + after) / 2,
            // A line that would begin or end here has nothing to be kept apart from.
            (Some(end), None) => end + 40,
            (None, Some(start)) => start - 40,
            (None, None) => x,
        }
    }
}

/// The numbers of the notes above one or more lines.
struct Numbers {
    /// Where the labels of the axis end.
    from: i32,
    first: i32,
    last: i32,
    notes: Vec<String>,
}

impl Numbers {
    fn text(&self) -> String {
        fit(&self.notes.join(","), TYPE, WIDTH - self.from).into_owned()
    }

    fn half(&self) -> i32 {
        width(&self.text(), TYPE) / 2
    }

    fn middle(&self) -> i32 {
        let half = self.half();
        ((self.first + self.last) / 2).clamp(self.from + half, WIDTH - half)
    }

    fn touches(&self, next: &Numbers) -> bool {
        self.middle() + self.half() + 50 > next.middle() - next.half()
    }
}

/// Each at its line; those that have no room of their own stand together.
fn numbers(places: &[(i32, usize)], from: i32) -> Vec<Numbers> {
    let mut all: Vec<Numbers> = Vec::new();
    for (x, note) in places {
        let mut next = Numbers { from, first: *x, last: *x, notes: vec![note.to_string()] };
        while let Some(before) = all.pop_if(|before| before.touches(&next)) {
            let notes = before.notes.into_iter().chain(next.notes).collect();
            next = Numbers { from, first: before.first, last: next.last, notes };
        }
        all.push(next);
    }
    all
}
