//! The scanner: walks a text once and hands over every figure in it, in order.

use std::ops::Range;

use super::passage::{Passage, each_passage};
use super::{Quantity, apart, exclude, figure, lost, mask, numeral, rank, series, share};

/// A figure and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes in the text.
    pub range: Range<usize>,
    pub quantity: Quantity,
}

/// A figure in a passage: places are characters of the passage.
pub(super) struct Hit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quantity: Quantity,
}

/// What is being read: prose, where most numerals of a language are no figures, or a field that is one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Prose,
    Field,
}

/// Every figure in a text, in order, none overlapping.
pub fn find(text: &str) -> Vec<Found> {
    find_in(text, Manner::Prose)
}

pub(super) fn find_in(text: &str, manner: Manner) -> Vec<Found> {
    let mut found = Vec::new();
    each_passage(text, |p| {
        for hit in passage(p, text, manner) {
            found.push(Found { range: p.byte(hit.start)..p.byte(hit.end), quantity: hit.quantity });
        }
    });
    found
}

fn passage(p: &Passage, text: &str, manner: Manner) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut i = 0;
    while i < p.len() {
        if !may_begin(p.get(i)) {
            i += 1;
            continue;
        }
        let last = hits.last().map_or(0, |hit| hit.end);
        if let Some(hit) = rank::at(p, text, i, manner) {
            i = hit.end;
            hits.push(hit);
        } else if let Some(end) = exclude::span(p, i) {
            i = end;
        } else if let Some(found) = series::at(p, text, i, manner) {
            i = found.last().map_or(i + 1, |hit| hit.end);
            hits.extend(found);
        } else if let Some(hit) = one(p, text, i, manner) {
            i = hit.end.max(i + 1);
            // A qualifier in front may reach back into a figure before it: 三个以上百余户.
            if hit.start >= last {
                hits.push(hit);
            }
        } else if let Some(hit) = lost::at(p, text, i, last) {
            i = hit.end;
            hits.push(hit);
        } else {
            i = next(p, i);
        }
    }
    hits
}

/// Nearly every character of a text begins neither a figure nor what must be passed over: they are told at a glance.
fn may_begin(c: char) -> bool {
    c.is_ascii_digit()
        || numeral::is_han_numeral(c)
        || mask::may_begin(c)
        || lost::may_begin(c)
        || matches!(c, '第' | '前' | '《' | 'h' | 'w')
}

/// A single figure in any of its forms.
fn one(p: &Passage, text: &str, i: usize, manner: Manner) -> Option<Hit> {
    share::at(p, text, i).or_else(|| figure::at(p, text, i, manner)).or_else(|| apart::at(p, text, i))
}

/// Where to look on: past a whole run of digits, so that no part of it is taken for a number.
fn next(p: &Passage, i: usize) -> usize {
    if p.get(i).is_ascii_digit() { numeral::digit_run(p, i).max(i + 1) } else { i + 1 }
}
