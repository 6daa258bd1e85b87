//! Numbers that share the unit of the last: 3、5、7公里.

use super::amount::{self, Amount};
use super::figure;
use super::numeral::{Magnitude, Shape};
use super::passage::Passage;
use super::scan::{Hit, Manner};
use super::{Number, Qualifier, Quantity, Status};

/// No list of numbers with one unit is longer.
const MOST: usize = 8;

/// The figures of a list that starts at `i`: two or more numbers, the unit behind the last.
pub(super) fn at(p: &Passage, text: &str, i: usize, manner: Manner) -> Option<Vec<Hit>> {
    let mut members: Vec<Amount> = Vec::new();
    let mut place = i;
    let last = loop {
        let member = plain(p, place)?;
        let tail = amount::tail(p, &member);
        if tail.unit.is_some() || tail.middle.is_some() {
            break figure::at(p, text, place, manner)?;
        }
        if members.len() == MOST || !matches!(p.get(member.end), '、' | '和' | '及' | '与') {
            return None;
        }
        place = p.skip_spaces(member.end + 1);
        members.push(member);
    };
    if members.is_empty() || last.start != place || is_marker(p, i) {
        return None;
    }
    let mut hits: Vec<Hit> = members.iter().map(|member| hit(p, text, member, &last.quantity)).collect();
    hits.push(last);
    Some(hits)
}

/// Digits or a mask; 一、二、三 is counting, not a list of figures.
fn plain(p: &Passage, i: usize) -> Option<Amount> {
    let before = p.before(i);
    if before.is_ascii_alphanumeric() || matches!(before, '.' | '+' | '第' | '-') {
        return None;
    }
    let amount = amount::at(p, i)?;
    let shape = amount.numeral.as_ref().map(|n| n.shape);
    matches!(shape, None | Some(Shape::Digits))
        .then_some(amount)
        .filter(|a| a.magnitude == Magnitude::One || a.numeral.is_some())
}

/// At the start of a sentence, 1、 is a list marker.
fn is_marker(p: &Passage, i: usize) -> bool {
    let before = p.before(p.skip_spaces_back(i));
    matches!(before, '\0' | '\n' | '\r' | '。' | ';' | '!' | '?')
}

fn hit(p: &Passage, text: &str, member: &Amount, last: &Quantity) -> Hit {
    let number = member.numeral.as_ref().map(|numeral| Number::one(numeral.value));
    let status = if number.is_some() { Status::Reported } else { Status::Withheld };
    let written = text[p.byte(member.start)..p.byte(member.end)].to_string();
    let quantity = Quantity { written, status, qualifier: Qualifier::Exact, number, unit: last.unit.clone() };
    Hit { start: member.start, end: member.end, quantity }
}
