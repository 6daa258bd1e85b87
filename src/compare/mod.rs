//! Site → comparison: which readings may stand side by side, and why others may not. Pure, total, cannot fail.

mod gate;
mod latest;
mod matrix;

pub use gate::{Obstacle, Standing, gate};
pub use latest::{latest, latest_of};
pub use matrix::{Cell, Column, Matrix, Row, matrix};
