//! Walks a text once, line by line, and hands over what is private in it.

use super::line::{Line, fold};
use super::{Found, Private, card, identity, marks, phone};

/// Everything private in a text, in order, none overlapping.
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if may_hold(line) {
            let line = Line::new(line, start);
            found.extend(in_line(&line).into_iter().map(|private| Found {
                kind: private.kind,
                sure: private.sure,
                range: line.bytes(private.start..private.end),
            }));
        }
        start += line.len();
    }
    found
}

/// No number that is anybody's is shorter.
const SHORTEST: usize = 7;

/// What may stand between the digits of a number.
fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '(' | ')' | '+')
}

/// Nearly every line holds nothing private, which is told at a glance: no long number, no @, and no letter of a plate or
/// 室 beside a few digits.
fn may_hold(line: &str) -> bool {
    let (mut run, mut digits, mut marked) = (0, 0, false);
    for c in line.chars().map(fold) {
        if c.is_ascii_digit() {
            run += 1;
            digits += 1;
        } else if !is_gap(c) {
            run = 0;
            marked |= c.is_ascii_uppercase() || c == '室';
        }
        if c == '@' || run >= SHORTEST {
            return true;
        }
    }
    marked && digits >= 2
}

fn in_line(line: &Line) -> Vec<Private> {
    let mut found: Vec<Private> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if let Some(end) = line.link_end(at) {
            at = end;
            continue;
        }
        let Some(private) = one(line, at) else {
            at = next(line, at);
            continue;
        };
        at = private.end.max(at + 1);
        // What an @ or a 室 closes reaches back, and may take in what was found before it.
        while found.last().is_some_and(|last| last.end > private.start) {
            found.pop();
        }
        found.push(private);
    }
    found
}

fn one(line: &Line, at: usize) -> Option<Private> {
    let c = line.get(at);
    if c.is_ascii_digit() || matches!(c, '+' | '(') {
        return begins(line, at).then(|| number(line, at)).flatten();
    }
    match c {
        '@' => marks::email(line, at),
        '室' => marks::home(line, at),
        _ => marks::plate(line, at),
    }
}

/// An identity number may look like a card, and both like what a telephone begins with: the strictest goes first.
fn number(line: &Line, at: usize) -> Option<Private> {
    let written = (at..line.len()).map(|at| line.get(at)).take_while(|c| c.is_ascii_digit() || is_gap(*c));
    if written.filter(char::is_ascii_digit).take(SHORTEST).count() < SHORTEST {
        return None;
    }
    identity::at(line, at)
        .or_else(|| card::at(line, at))
        .or_else(|| phone::mobile(line, at))
        .or_else(|| phone::landline(line, at))
}

/// Whether a number may begin at a place: not within a word, a decimal, a mask or a longer number.
fn begins(line: &Line, at: usize) -> bool {
    let before = line.before(at);
    if before.is_ascii_alphabetic() {
        return line.led_by(at, 6, &["tel", "phone", "mobile", "fax", "mob"]);
    }
    let inside = matches!(before, '.' | '-') && at >= 2 && line.is_digit(at - 2);
    !(before.is_ascii_digit() || "*_=%#¥$".contains(before) || inside)
}

/// Where to look on: past a whole run of digits.
fn next(line: &Line, at: usize) -> usize {
    if !line.is_digit(at) {
        return at + 1;
    }
    (at..line.len()).find(|at| !line.is_digit(*at)).unwrap_or(line.len())
}
