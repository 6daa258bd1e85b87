//! Charts as SVG in the page: made when the site is built, no script, colours from the style.
//!
//! Meaning is never in a colour alone: what is uncertain is hollow or hatched, what is withheld is hatched the
//! other way and has no magnitude, and a key says so in words.
//! All lengths are tenths of a unit, whole numbers; nothing has an id, so a page may hold any number of charts.

mod bars;
mod draw;
mod figure;
mod hatch;
mod multiples;
mod panel;
mod plate;
mod scale;
mod spark;
mod strip;
mod swarm;
mod text;
mod ticks;
mod trend;

#[cfg(test)]
mod tests;

use crate::pages::charts::Chart;

pub use plate::{Plate, plate};

use bars::{bar, bar_key};
use multiples::multiples;
use spark::spark;
use strip::strip;

/// The markup of a chart; empty where there is nothing to draw.
pub fn draw(chart: &Chart) -> String {
    match chart {
        Chart::Bar(it) => bar(it),
        Chart::BarKey(it) => bar_key(it),
        Chart::Strip(it) => strip(it),
        Chart::Spark(it) => spark(it),
        Chart::Multiples(it) => multiples(it),
    }
}
