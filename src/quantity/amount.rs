//! An amount and its tail: a numeral or a mask, then 余 or 多, 万 or 亿, and the unit.

use super::numeral::{self, Magnitude, Numeral, Shape};
use super::passage::{Passage, is_space};
use super::qualifier;
use super::unit;
use super::{Qualifier, mask};

/// A numeral or a mask, without what follows.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) magnitude: Magnitude,
    /// `None` for a mask.
    pub(super) numeral: Option<Numeral>,
}

/// The amount that starts at `i`.
pub(super) fn at(p: &Passage, i: usize) -> Option<Amount> {
    if let Some(end) = mask::at(p, i) {
        let (magnitude, taken) = Magnitude::at(p, p.skip_spaces(end));
        let end = if taken > 0 { p.skip_spaces(end) + taken } else { end };
        return Some(Amount { start: i, end, magnitude, numeral: None });
    }
    let mut numeral = numeral::at(p, i)?;
    // 28 万元: a space before the 万.
    if numeral.magnitude == Magnitude::One && numeral.shape == Shape::Digits && is_space(p.get(numeral.end)) {
        let place = p.skip_spaces(numeral.end);
        let (magnitude, taken) = Magnitude::at(p, place);
        if taken > 0 && place <= numeral.end + 2 {
            (numeral.magnitude, numeral.end) = (magnitude, place + taken);
        }
    }
    Some(Amount { start: i, end: numeral.end, magnitude: numeral.magnitude, numeral: Some(numeral) })
}

/// What follows an amount up to the end of its unit.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    /// The qualifier between number and unit: 余, 多.
    pub(super) middle: Option<Qualifier>,
    pub(super) magnitude: Magnitude,
    pub(super) unit: Option<Unit>,
    /// The end of the unit; without one, the end of the 万 or 亿.
    pub(super) end: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) start: usize,
    pub(super) spot: unit::Spot,
    /// 个多月 is 个月 with 多 inside it: the words that are the unit.
    pub(super) split: Option<&'static str>,
}

/// Units that 多 or 半 may split, and what they are without it.
static SPLIT: &[(&str, &str)] = &[("个多月", "个月"), ("个多小时", "个小时"), ("个多星期", "个星期")];

/// The tail of an amount.
pub(super) fn tail(p: &Passage, amount: &Amount) -> Tail {
    let digits = amount.numeral.as_ref().is_some_and(|n| n.shape == Shape::Digits);
    let mut place = skip_emphasis(p, amount);
    let mut magnitude = amount.magnitude;
    let mut middle = None;
    if let Some(spot) = qualifier::middle(p, place) {
        middle = Some(spot.qualifier);
        place = spot.edge;
        if magnitude == Magnitude::One {
            let (found, taken) = Magnitude::at(p, place);
            magnitude = found;
            place += taken;
        }
    }
    // Behind 万 a noun often stands without a unit: 5万群众 are not 5万群.
    let sure = digits && magnitude == Magnitude::One;
    let behind = if sure { unit::Behind::Digits } else { unit::Behind::Words };
    let mut end = place;
    let start = p.skip_spaces(place);
    if start > place + 2 {
        return Tail { middle, magnitude, unit: None, end };
    }
    for (words, meant) in SPLIT {
        if p.starts(start, words) {
            let head = Passage::of(meant);
            let spot = unit::at(&head, 0, behind).map(|spot| spot.moved_to(start + words.chars().count()));
            if let Some(spot) = spot {
                end = spot.end;
                let unit = Unit { start, spot, split: Some(meant) };
                return Tail { middle: Some(Qualifier::SomewhatMore), magnitude, unit: Some(unit), end };
            }
        }
    }
    if magnitude == Magnitude::One && digits && p.starts(start, "个亿") {
        return Tail { middle, magnitude: Magnitude::Yi, unit: None, end: start + 2 };
    }
    let unit = unit::at(p, start, behind).map(|spot| Unit { start, spot, split: None });
    if let Some(unit) = &unit {
        end = unit.spot.end;
    }
    Tail { middle, magnitude, unit, end }
}

/// Passes the signs that close Markdown's emphasis: **620**余处.
fn skip_emphasis(p: &Passage, amount: &Amount) -> usize {
    let mut end = amount.end;
    if p.before(amount.start) == '*' && amount.numeral.is_some() {
        while p.get(end) == '*' {
            end += 1;
        }
    }
    end
}

impl Unit {
    /// The unit as data: the original words between its start and end.
    pub(super) fn meant(&self, p: &Passage, text: &str, magnitude: Magnitude) -> super::Unit {
        let words = self.split.unwrap_or(&text[p.byte(self.start)..p.byte(self.spot.end)]);
        // A line or a page may break within a unit: 个百 分点.
        let whole: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let mut unit = self.spot.unit(magnitude, &whole);
        let before = text[..p.byte(self.start)].trim_end();
        for (traditional, folded) in [('萬', "万"), ('億', "亿")] {
            if before.ends_with(traditional) {
                unit.written = unit.written.replacen(folded, &traditional.to_string(), 1);
            }
        }
        unit
    }
}
