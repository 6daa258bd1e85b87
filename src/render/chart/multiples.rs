//! Small multiples: one indicator over periods, a panel for each place, all on one axis.

use super::draw::{Drawing, Rect, escaped};
use super::figure::{Key, figure};
use super::hatch::{Lean, hatch};
use super::panel::Grid;
use crate::pages::charts::{Mark, Multiples, Panel, ends};

/// The figure; no text at all without a panel or without a period.
pub fn multiples(multiples: &Multiples) -> String {
    let Some(grid) = Grid::new(multiples) else { return String::new() };
    if multiples.panels.is_empty() {
        return String::new();
    }
    let panels: String = multiples.panels.iter().map(|panel| item(&grid, panel)).collect();
    let panels = format!("<ul class=\"chart-panels\">\n{panels}</ul>");
    figure("chart-multiples", &multiples.caption, &panels, &key(multiples), &multiples.notes)
}

/// Name and latest figure are HTML, so that they wrap and the name is a link.
fn item(grid: &Grid, panel: &Panel) -> String {
    let name = escaped(&panel.place);
    let name = match &panel.href {
        Some(href) => format!("<a href=\"{}\">{name}</a>", escaped(href)),
        None => name.into_owned(),
    };
    let latest = match panel.latest.as_str() {
        "" => String::new(),
        latest => format!("<span class=\"chart-latest\">{}</span>", escaped(latest)),
    };
    format!("<li class=\"chart-panel\"><p class=\"chart-name\">{name}{latest}</p>{}</li>\n", grid.draw(panel))
}

fn key(multiples: &Multiples) -> Vec<Key<'_>> {
    let legend = &multiples.legend;
    let marks = || multiples.panels.iter().flat_map(|panel| &panel.marks);
    let ends = || marks().filter_map(Mark::amount).map(ends);
    let mut key = Vec::new();
    if ends().any(|(low, high)| low.is_some() && high.is_some() && low != high) {
        key.push(Key::new(&legend.uncertain, uncertain));
    }
    if ends().any(|(low, high)| low.is_none() || high.is_none()) {
        key.push(Key::new(&legend.open, open));
    }
    if marks().any(|mark| *mark == Mark::Withheld) {
        key.push(Key::new(&legend.withheld, withheld));
    }
    if multiples.panels.iter().any(|panel| has_gap(&panel.marks)) {
        key.push(Key::new(&legend.gap, gap));
    }
    if multiples.panels.iter().any(|panel| !panel.breaks.is_empty()) {
        key.push(Key::new(&legend.interruption, interruption));
    }
    key
}

fn uncertain(drawing: &mut Drawing) {
    drawing.line("chart-range", (120, 10), (120, 130));
    drawing.line("chart-range", (95, 10), (145, 10));
    drawing.line("chart-range", (95, 130), (145, 130));
    drawing.circle("chart-hollow", (120, 90), 25);
}

fn open(drawing: &mut Drawing) {
    drawing.line("chart-open", (120, 110), (120, 10));
    drawing.path("chart-arrow", &[(95, 35), (120, 10), (145, 35)]);
    drawing.circle("chart-hollow", (120, 110), 25);
}

fn withheld(drawing: &mut Drawing) {
    let band = Rect { left: 50, top: 0, width: 140, height: 140 };
    hatch(drawing, "chart-withheld", band, Lean::Down, 40);
    drawing.circle("chart-blank", (120, 70), 45);
    drawing.strokes("chart-cross", &[&[(90, 40), (150, 100)], &[(90, 100), (150, 40)]]);
}

fn gap(drawing: &mut Drawing) {
    drawing.path("chart-line", &[(0, 90), (60, 70)]);
    drawing.path("chart-line", &[(180, 60), (240, 50)]);
    drawing.circle("chart-dot", (60, 70), 22);
    drawing.circle("chart-dot", (180, 60), 22);
}

fn interruption(drawing: &mut Drawing) {
    drawing.line("chart-break", (120, 0), (120, 140));
}

/// Whether a period without a figure lies between two marks.
fn has_gap(marks: &[Mark]) -> bool {
    let told = |mark: &Mark| *mark != Mark::Nothing;
    let first = marks.iter().position(told);
    let last = marks.iter().rposition(told);
    match (first, last) {
        (Some(first), Some(last)) => marks[first..=last].contains(&Mark::Nothing),
        _ => false,
    }
}
