//! Series: one indicator of one place over time, with its gaps, its withheld periods and its breaks.

use jiff::civil::Date;

use super::amount::amount;
use super::slot::{Answer, Slot, answer};
use super::{Amount, Standing, gate_of};
use crate::model::{Basis, IndicatorId, ObservationId, Peers, PlaceId, Reading, Scope, Site};

/// What is known for one date.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub day: Date,
    pub observation: ObservationId,
    pub value: Value,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    Amount(Amount),
    Withheld,
    /// Lost, or said to be not reported.
    Gap,
}

/// Where a line must not run on: the place is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    pub day: Date,
    /// The places that it took over.
    pub from: Vec<PlaceId>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub place: PlaceId,
    pub indicator: IndicatorId,
    /// In the order of their dates; one for each date.
    pub points: Vec<Point>,
    pub breaks: Vec<Break>,
    /// The last day of a place that is no more.
    pub until: Option<Date>,
}

/// The series of a place for whole-place figures on the basis and of the length that most of its periods have.
/// A place that was only renamed carries on the series of the one it was, behind a break.
pub fn series(site: &Site, place: PlaceId, indicator: IndicatorId) -> Series {
    let here = site.place(place);
    let mut points = points(site, place, indicator);
    let mut breaks = Vec::new();
    if let Some(since) = here.since {
        breaks.push(Break { day: since, from: here.succeeds.clone() });
        if let [only] = here.succeeds.as_slice() {
            let before = self::points(site, *only, indicator);
            points.extend(before.into_iter().filter(|point| point.day < since));
            points.sort_by_key(|point| point.day);
        }
    }
    Series { place, indicator, points, breaks, until: here.until }
}

fn points(site: &Site, place: PlaceId, indicator: IndicatorId) -> Vec<Point> {
    let own = own_points(site, place, indicator);
    if own.is_empty() { derived_points(site, place, indicator) } else { own }
}

/// What follows from two stated figures, at each day that both are stated for.
fn derived_points(site: &Site, place: PlaceId, indicator: IndicatorId) -> Vec<Point> {
    let Some((above, _)) = site.indicator(indicator).ratio else { return Vec::new() };
    let mut points: Vec<Point> = Vec::new();
    for id in site.place(place).stated(above) {
        let observation = site.observation(id);
        let Some(day) = observation.period.last_day() else { continue };
        let slot = Slot { indicator, standing: Standing::of(site, observation) };
        let Answer::Derived { amount, .. } = answer(site, place, &slot) else { continue };
        if !points.iter().any(|point| point.day == day) {
            points.push(Point { day, observation: id, value: Value::Amount(amount) });
        }
    }
    points.sort_by_key(|point| point.day);
    points
}

fn own_points(site: &Site, place: PlaceId, indicator: IndicatorId) -> Vec<Point> {
    let candidates: Vec<ObservationId> = site
        .place(place)
        .stated(indicator)
        .filter(|id| {
            let observation = site.observation(*id);
            observation.scope == Scope::Whole && observation.period.last_day().is_some()
        })
        .collect();
    let Some(kind) = commonest(site, &candidates) else { return Vec::new() };
    let mut points: Vec<Point> = Vec::new();
    for id in candidates {
        let observation = site.observation(id);
        let alike = match gate_of(site, observation, &kind) {
            None | Some(super::Obstacle::PeriodDiffers) => observation.basis == kind.basis,
            Some(_) => false,
        };
        let Some(day) = observation.period.last_day().filter(|_| alike) else { continue };
        let value = match &observation.reading {
            Reading::Amount(_) => amount(site, observation).map_or(Value::Gap, Value::Amount),
            Reading::Withheld(_) => Value::Withheld,
            Reading::Lost(_) | Reading::Missing | Reading::NotApplicable => Value::Gap,
        };
        match points.iter_mut().find(|point| point.day == day) {
            // Of two for one date the one with a number is worth more.
            Some(known) => {
                if matches!(value, Value::Amount(_)) && !matches!(known.value, Value::Amount(_)) {
                    *known = Point { day, observation: id, value };
                }
            }
            None => points.push(Point { day, observation: id, value }),
        }
    }
    points.sort_by_key(|point| point.day);
    points
}

/// The standing that most of the observations share but for their dates; of equally common ones the first.
fn commonest(site: &Site, candidates: &[ObservationId]) -> Option<Standing> {
    let mut counts: Vec<(Standing, usize)> = Vec::new();
    for id in candidates {
        let observation = site.observation(*id);
        let same = |known: &Standing| {
            known.basis == observation.basis
                && (known.basis == Basis::Stock
                    || matches!(
                        gate_of(site, observation, known),
                        None | Some(super::Obstacle::PeriodDiffers)
                    ))
        };
        match counts.iter_mut().find(|(known, _)| same(known)) {
            Some((_, count)) => *count += 1,
            None => counts.push((Standing::of(site, observation), 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(standing, _)| standing)
}

/// The indicators worth a page in a group: those that two places or more say something about,
/// and those that can be derived for two or more.
pub fn indicators(site: &Site, peers: &Peers) -> Vec<IndicatorId> {
    let mut counts = vec![0_usize; site.indicators.len()];
    for place in &peers.places {
        let observations = &site.place(*place).observations;
        let mut own: Vec<IndicatorId> =
            observations.iter().map(|id| site.observation(*id).indicator).collect();
        own.sort();
        own.dedup();
        for id in &own {
            counts[id.index()] += 1;
        }
        for (at, indicator) in site.indicators.iter().enumerate() {
            let Some((above, below)) = indicator.ratio else { continue };
            let has = |id: IndicatorId| own.binary_search(&id).is_ok();
            if has(above) && has(below) && !has(IndicatorId(at as u32)) {
                counts[at] += 1;
            }
        }
    }
    let found = counts.into_iter().enumerate().filter(|(_, count)| *count >= 2);
    found.map(|(at, _)| IndicatorId(at as u32)).collect()
}
