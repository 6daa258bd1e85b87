//! Slots: the times and bases for which the places of a group can be asked one question.

use jiff::civil::Date;

use super::amount::amount;
use super::{Amount, Obstacle, Standing, gate_of};
use crate::model::{
    Basis, IndicatorId, Observation, ObservationId, Peers, Period, Place, PlaceId, Reading, Scope, Site,
    Source, Time,
};

/// One question to a group: an indicator for whole places of one level, over one period, on one basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    pub indicator: IndicatorId,
    pub standing: Standing,
}

/// What a place answers to the question of a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// It states the amount.
    Stated(ObservationId, Amount),
    /// The amount follows from two that it states: the first per the second.
    Derived { above: ObservationId, below: ObservationId, amount: Amount },
    /// It answers, but not with a number: withheld, lost, missing, not applicable.
    NoNumber(ObservationId),
    /// It says something that does not compare.
    Unlike(ObservationId, Obstacle),
    /// It says nothing.
    Silent,
    /// It did not exist at the time.
    NotThere,
}

impl Answer {
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Answer::Stated(_, amount) | Answer::Derived { amount, .. } => Some(*amount),
            _ => None,
        }
    }

    /// The observation that the answer rests on; the first of two for a derived one.
    pub fn observation(&self) -> Option<ObservationId> {
        match self {
            Answer::Stated(id, _) | Answer::NoNumber(id) | Answer::Unlike(id, _) => Some(*id),
            Answer::Derived { above, .. } => Some(*above),
            Answer::Silent | Answer::NotThere => None,
        }
    }
}

/// The day a slot speaks of: the last day of its period.
pub fn day(slot: &Slot) -> Option<Date> {
    slot.standing.period.last_day()
}

/// The slots of a group for an indicator, newest first. Only slots in which somebody gives an amount count.
pub fn slots(site: &Site, peers: &Peers, indicator: IndicatorId) -> Vec<Slot> {
    let mut found: Vec<Slot> = Vec::new();
    let ratio = site.indicator(indicator).ratio;
    for place in &peers.places {
        let place = site.place(*place);
        let mut asked: Vec<ObservationId> = place.stated(indicator).collect();
        if let Some((above, _)) = ratio {
            asked.extend(place.stated(above));
            asked.sort_unstable();
        }
        for observation in asked.into_iter().map(|id| site.observation(id)).filter(|it| counts(it)) {
            // Two slots that the gate lets pass are one.
            if !found.iter().any(|known| gate_of(site, observation, &known.standing).is_none()) {
                found.push(slot_of(site, observation, indicator));
            }
        }
    }
    found.retain(|slot| peers.places.iter().any(|place| answer(site, *place, slot).amount().is_some()));
    found.sort_by(|a, b| {
        let key = |slot: &Slot| (day(slot), length(&slot.standing.period.time), slot.standing.basis);
        key(b).cmp(&key(a))
    });
    found
}

/// A slot needs a time: one of the calendar, or that of a table that speaks of one time.
fn counts(observation: &Observation) -> bool {
    let timed = observation.period.last_day().is_some() || matches!(observation.source, Source::Cell { .. });
    matches!(observation.reading, Reading::Amount(_)) && observation.scope == Scope::Whole && timed
}

fn slot_of(site: &Site, observation: &Observation, indicator: IndicatorId) -> Slot {
    let standing = Standing::of(site, observation);
    // The writer's own words for a time matter only where there is no other.
    let period = match (&standing.period.when, standing.round) {
        (None, _) | (_, Some(_)) => standing.period,
        (Some(_), None) => Period { time: standing.period.time.clone(), when: None }.into(),
    };
    Slot { indicator, standing: Standing { period, ..standing } }
}

fn length(time: &Time) -> i32 {
    match time {
        Time::During { first, last, .. } => first.until(*last).map_or(0, |span| span.get_days()),
        Time::AsOf { .. } | Time::Unknown { .. } => 0,
    }
}

/// What a place answers. A stated amount comes before a derived one; what compares comes before what does not.
pub fn answer(site: &Site, place: PlaceId, slot: &Slot) -> Answer {
    if !existed(site, place, slot) {
        return Answer::NotThere;
    }
    let mut unlike: Option<(ObservationId, Obstacle)> = None;
    let mut silent: Option<ObservationId> = None;
    for id in site.place(place).stated(slot.indicator) {
        let observation = site.observation(id);
        match gate_of(site, observation, &slot.standing) {
            None => match amount(site, observation) {
                Some(amount) => return Answer::Stated(id, amount),
                None => silent = silent.or(Some(id)),
            },
            Some(obstacle) => {
                // Of several that do not compare, the nearest one is worth showing.
                let rank = |obstacle, id| (obstacle, site.observation(id).period.last_day());
                if unlike.is_none_or(|(other, known)| rank(obstacle, id) > rank(known, other)) {
                    unlike = Some((id, obstacle));
                }
            }
        }
    }
    if let Some(id) = silent {
        return Answer::NoNumber(id);
    }
    if let Some(answer) = derived(site, place, slot) {
        return answer;
    }
    match unlike {
        Some((id, obstacle)) => Answer::Unlike(id, obstacle),
        None => Answer::Silent,
    }
}

/// The first of a ratio's two indicators per the second, both of one place, scope and day.
fn derived(site: &Site, place: PlaceId, slot: &Slot) -> Option<Answer> {
    let (above, below) = site.indicator(slot.indicator).ratio?;
    let above = part(site, place, above, slot, Match::Standing)?;
    let below = part(site, place, below, slot, Match::Day)?;
    let amounts = (amount(site, site.observation(above))?, amount(site, site.observation(below))?);
    let amount = in_own_unit(site, slot.indicator, amounts.0.per(&amounts.1)?)?;
    Some(Answer::Derived { above, below, amount })
}

/// How strictly a part of a ratio must fit the slot: a stock divides a flow that ends on its day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Standing,
    Day,
}

fn part(
    site: &Site,
    place: PlaceId,
    indicator: IndicatorId,
    slot: &Slot,
    how: Match,
) -> Option<ObservationId> {
    site.place(place).stated(indicator).find(|id| {
        let observation = site.observation(*id);
        let fits = match how {
            Match::Standing => gate_of(site, observation, &slot.standing).is_none(),
            Match::Day => {
                observation.period.last_day() == day(slot)
                    && (observation.basis == Basis::Stock
                        || gate_of(site, observation, &slot.standing).is_none())
            }
        };
        fits && observation.scope == Scope::Whole && amount(site, observation).is_some()
    })
}

/// A quotient of two amounts is in the unit of the first per the unit of the second; the indicator may want another.
fn in_own_unit(site: &Site, indicator: IndicatorId, quotient: Amount) -> Option<Amount> {
    let (above, below) = site.indicator(indicator).ratio?;
    let scale = |id: IndicatorId| {
        let unit = &site.indicator(id).unit;
        unit.multiplier.checked_mul(unit.factor.numerator)?.checked_div(unit.factor.denominator)
    };
    let (above, below, own) = (scale(above)?, scale(below)?, scale(indicator)?);
    quotient.times(above.checked_div(below.checked_mul(own)?)?)
}

/// Whether a place was there on the day of a slot.
fn existed(site: &Site, place: PlaceId, slot: &Slot) -> bool {
    day(slot).is_none_or(|day| existed_on(site.place(place), day))
}

pub(super) fn existed_on(place: &Place, day: Date) -> bool {
    place.since.is_none_or(|since| since <= day) && place.until.is_none_or(|until| day <= until)
}
