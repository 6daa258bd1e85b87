//! Site → comparison: which readings may stand side by side, and why others may not. Pure, total, cannot fail.

mod amount;
mod bulletin;
mod boards;
mod change;
mod contradiction;
mod coverage;
mod frameworks;
mod funding;
mod gate;
mod latest;
mod league;
mod ledger;
mod matrix;
mod projects;
mod plans;
mod questions;
mod rank;
mod rollup;
mod seasons;
mod series;
mod slot;
#[cfg(test)]
mod tests;

pub use amount::{Amount, amount, amount_of, half_of_last_place, in_unit_of, number};
pub use boards::{Placing, Tallied, placings, tallied};
pub use bulletin::{
    Agreement, Bulletin, Entry, Heading, Occasion, Rate, RateHeading, Total, bulletin, occasions,
};
pub use change::{Change, Direction, Verdict, answer_and_change, change, in_points, slot_of};
pub use contradiction::{Computed, Contradiction, contradiction, contradictions};
pub use coverage::Coverage;
pub use frameworks::figures_of_parts;
pub use funding::{FundingTotal, funding_total, in_yuan, yuan};
pub use gate::{Obstacle, Standing, gate, gate_of};
pub use latest::{latest, latest_of};
pub use league::{League, Outside, Ranked, league};
pub use ledger::{LedgerCounts, LedgerStanding, closed_late, standing};
pub use matrix::{Cell, Column, Matrix, Row, matrix};
pub use plans::{Fate, fate};
pub use projects::{Light, Moment, Schedule, TOLERANCE, moments, newest, progress, schedule};
pub use questions::{Comparisons, Question};
pub use rank::{Rank, ranks};
pub use rollup::{Gap, Method, RollUp, roll_up};
pub use seasons::{InRound, Move, Row as SeasonRow, Section, sections};
pub use series::{Break, Point, Series, Value, indicators, series};
pub use slot::{Answer, Slot, answer, day, slots};
