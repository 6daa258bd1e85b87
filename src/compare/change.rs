//! Change against the previous comparable period, with what is uncertain carried through.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::amount::number;
use super::slot::{Answer, Slot, answer, day};
use super::{Amount, Obstacle, Standing, gate_of};
use crate::model::{Better, IndicatorId, ObservationId, PlaceId, Reading, Scope, Site};

/// Which way a figure went, as far as it is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    Same,
    /// The two figures overlap in what they may be.
    Unsure,
}

/// Whether a change is for the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    BetterNow,
    WorseNow,
    /// Neither way is better, or nothing changed, or it is not certain.
    None,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub before: ObservationId,
    pub difference: Amount,
    /// In percent of the figure before; None from zero or from what may be zero or less.
    pub percent: Option<Amount>,
    pub direction: Direction,
    pub verdict: Verdict,
}

/// The change of a place's answer against the latest earlier slot that compares but for its date.
/// None when there is none, or when the place took over others in between.
pub fn change(site: &Site, place: PlaceId, slot: &Slot, now: &Answer) -> Option<Change> {
    let amount = now.amount()?;
    let (before, earlier) = previous(site, place, slot)?;
    let difference = amount.minus(&earlier)?;
    let direction = direction(&difference);
    Some(Change {
        before,
        percent: percent(&difference, &earlier),
        difference,
        direction,
        verdict: verdict(direction, site.indicator(slot.indicator).better),
    })
}

fn previous(site: &Site, place: PlaceId, slot: &Slot) -> Option<(ObservationId, Amount)> {
    let today = day(slot)?;
    let boundary = site.place(place).since;
    let mut best: Option<(jiff::civil::Date, ObservationId, Amount)> = None;
    for id in site.place(place).stated(slot.indicator) {
        let observation = site.observation(id);
        if observation.scope != Scope::Whole {
            continue;
        }
        let earlier_only = gate_of(site, observation, &slot.standing) == Some(Obstacle::PeriodDiffers);
        let Some(then) = observation.period.last_day().filter(|then| earlier_only && *then < today) else {
            continue;
        };
        // A place that was made anew in between is not the place it was.
        if boundary.is_some_and(|since| then < since) {
            continue;
        }
        let Reading::Amount(_) = observation.reading else { continue };
        let Some(amount) = super::amount::amount(site, observation) else { continue };
        if best.as_ref().is_none_or(|(known, ..)| then > *known) {
            best = Some((then, id, amount));
        }
    }
    best.map(|(_, id, amount)| (id, amount))
}

fn direction(difference: &Amount) -> Direction {
    let above = |bound: Bound<Decimal>| match bound {
        Bound::Included(n) => n > Decimal::ZERO,
        Bound::Excluded(n) => n >= Decimal::ZERO,
        Bound::Unbounded => false,
    };
    let below = |bound: Bound<Decimal>| match bound {
        Bound::Included(n) => n < Decimal::ZERO,
        Bound::Excluded(n) => n <= Decimal::ZERO,
        Bound::Unbounded => false,
    };
    if above(difference.low) {
        Direction::Up
    } else if below(difference.high) {
        Direction::Down
    } else if difference.is_exact() {
        Direction::Same
    } else {
        Direction::Unsure
    }
}

fn percent(difference: &Amount, before: &Amount) -> Option<Amount> {
    let base = number(before.low).filter(|low| *low > Decimal::ZERO)?;
    if !before.is_exact() {
        // Between what it may have been and what it may be now there is no one percentage: only the rough one.
        let value = difference.value.checked_div(before.value)?.checked_mul(Decimal::ONE_HUNDRED)?;
        return Some(Amount { value, low: Bound::Unbounded, high: Bound::Unbounded });
    }
    difference.times(Decimal::ONE_HUNDRED.checked_div(base)?)
}

fn verdict(direction: Direction, better: Better) -> Verdict {
    match (direction, better) {
        (Direction::Up, Better::Higher) | (Direction::Down, Better::Lower) => Verdict::BetterNow,
        (Direction::Down, Better::Higher) | (Direction::Up, Better::Lower) => Verdict::WorseNow,
        _ => Verdict::None,
    }
}

/// The slot that an observation answers, for comparing it with its own past and with others.
pub fn slot_of(site: &Site, id: ObservationId) -> Slot {
    let observation = site.observation(id);
    Slot { indicator: observation.indicator, standing: Standing::of(site, observation) }
}

/// The answer of a place in a slot and how it changed.
pub fn answer_and_change(site: &Site, place: PlaceId, slot: &Slot) -> (Answer, Option<Change>) {
    let now = answer(site, place, slot);
    let change = change(site, place, slot, &now);
    (now, change)
}

/// Whether changes of an indicator are differences of percentages, which are told in 个百分点.
pub fn in_points(site: &Site, indicator: IndicatorId) -> bool {
    site.indicator(indicator).unit.dimension == crate::quantity::Dimension::Share
}
