//! Hatching as plain lines: a pattern would need an id, and a page may hold a hundred charts.

use super::draw::{Drawing, Rect};

/// Which way the lines lean.
#[derive(Clone, Copy)]
pub enum Lean {
    /// Like `/`: what is uncertain.
    Up,
    /// Like `\`: what is withheld.
    Down,
}

/// Fills a rectangle with lines `apart` from each other.
pub fn hatch(drawing: &mut Drawing, class: &str, rect: Rect, lean: Lean, apart: i32) {
    let mut lines = Vec::new();
    // A line meets the top side at `along`, measured from the corner where the first one begins.
    let mut along = apart / 2;
    while along < rect.width + rect.height && apart > 0 {
        let (top, bottom) = clipped(rect, along);
        if top != bottom {
            lines.push([top, bottom].map(|at| leaning(rect, at, lean)));
        }
        along += apart;
    }
    let lines: Vec<&[(i32, i32)]> = lines.iter().map(<[_; 2]>::as_slice).collect();
    drawing.strokes(class, &lines);
}

/// The ends of the line x + y = along within the rectangle, from its own corner.
fn clipped(rect: Rect, along: i32) -> ((i32, i32), (i32, i32)) {
    let top_x = along.min(rect.width);
    let bottom_y = along.min(rect.height);
    ((top_x, along - top_x), (along - bottom_y, bottom_y))
}

fn leaning(rect: Rect, (x, y): (i32, i32), lean: Lean) -> (i32, i32) {
    match lean {
        Lean::Up => (rect.left + x, rect.top + y),
        Lean::Down => (rect.right() - x, rect.top + y),
    }
}
