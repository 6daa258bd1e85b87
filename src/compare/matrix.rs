//! The matrix of a group: places × indicators, each cell with what keeps it from comparing.

use std::collections::BTreeMap;

use super::slot::existed_on;
use super::{Obstacle, Standing, gate, latest_of};
use crate::model::{
    IndicatorId, Observation, ObservationId, Peers, Period, Place, PlaceId, Reading, Scope, Site, Time,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub indicator: IndicatorId,
    /// How many places give an amount for the place as a whole.
    pub reported: usize,
    /// How many places are asked: those to which it does not apply are not.
    pub asked: usize,
    /// The period that all cells speak of; None where they differ, or where it is not known.
    pub period: Option<Period>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub observation: ObservationId,
    /// Why it does not compare with the column.
    pub obstacle: Option<Obstacle>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub place: PlaceId,
    /// One for each column; None where the place says nothing.
    pub cells: Vec<Option<Cell>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// Without a choice, a matrix shows as many indicators as fit a landscape page.
const WIDEST: usize = 12;

/// Sets the latest readings of a group side by side. Where a time is asked for, only readings of that time: an indicator
/// of which nobody then says anything has no column.
pub fn matrix(site: &Site, peers: &Peers, asked: Option<&Time>) -> Matrix {
    let indicators =
        if peers.indicators.is_empty() { commonest(site, peers, asked) } else { peers.indicators.clone() };
    let mut columns = Vec::new();
    let places = standing(site, peers, asked);
    let mut rows: Vec<Row> = places.iter().map(|place| Row { place: *place, cells: Vec::new() }).collect();
    for indicator in indicators {
        let cells: Vec<Option<ObservationId>> =
            places.iter().map(|place| latest_of(site, *place, indicator, asked)).collect();
        if asked.is_some() && cells.iter().all(Option::is_none) {
            continue;
        }
        columns.push(column(site, indicator, &cells));
        let common = common_standing(site, &cells);
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.cells.push(cell.map(|observation| Cell {
                observation,
                obstacle: obstacle(site, observation, common.as_ref()),
            }));
        }
    }
    Matrix { columns, rows }
}

/// A matrix shows how things stand, so places that are no more are not in it; their history is in leagues and trends.
/// In one of a time that is asked for stand those that there were at its end.
fn standing(site: &Site, peers: &Peers, asked: Option<&Time>) -> Vec<PlaceId> {
    let day = asked.and_then(Time::last_day);
    let is_there = |place: &Place| match day {
        None => place.until.is_none(),
        Some(day) => existed_on(place, day),
    };
    let there = peers.places.iter().copied().filter(|id| is_there(site.place(*id)));
    let there: Vec<PlaceId> = there.collect();
    if there.is_empty() { peers.places.clone() } else { there }
}

/// The indicators that most of the places answer, in the order of the catalogue.
fn commonest(site: &Site, peers: &Peers, asked: Option<&Time>) -> Vec<IndicatorId> {
    let mut counts: BTreeMap<IndicatorId, usize> = BTreeMap::new();
    for place in &peers.places {
        let observations = &site.place(*place).observations;
        let is_asked = |it: &&Observation| asked.is_none_or(|time| time.takes_in(&it.period.time));
        let observations = observations.iter().map(|id| site.observation(*id)).filter(is_asked);
        let mut answered: Vec<IndicatorId> = observations.map(|it| it.indicator).collect();
        answered.sort();
        answered.dedup();
        for indicator in answered {
            *counts.entry(indicator).or_default() += 1;
        }
    }
    let mut ranked: Vec<(usize, IndicatorId)> = counts.into_iter().map(|(id, count)| (count, id)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<IndicatorId> = ranked.into_iter().take(WIDEST).map(|(_, id)| id).collect();
    chosen.sort();
    chosen
}

fn column(site: &Site, indicator: IndicatorId, cells: &[Option<ObservationId>]) -> Column {
    let readings = || cells.iter().flatten().map(|id| site.observation(*id));
    let reported =
        readings().filter(|o| matches!(o.reading, Reading::Amount(_)) && o.scope == Scope::Whole).count();
    let not_asked = readings().filter(|o| matches!(o.reading, Reading::NotApplicable)).count();
    let mut periods: Vec<&Period> = readings().map(|o| &*o.period).collect();
    periods.sort();
    periods.dedup();
    let period = match periods.as_slice() {
        [only] if only.last_day().is_some() => Some((*only).clone()),
        _ => None,
    };
    Column { indicator, reported, asked: cells.len() - not_asked, period }
}

/// The standing that most amounts of a column share; of equally common ones, the latest.
fn common_standing(site: &Site, cells: &[Option<ObservationId>]) -> Option<Standing> {
    let mut counts: Vec<(Standing, usize)> = Vec::new();
    for id in cells.iter().flatten() {
        let observation = site.observation(*id);
        if !matches!(observation.reading, Reading::Amount(_)) || observation.scope != Scope::Whole {
            continue;
        }
        let standing = Standing::of(site, observation);
        match counts.iter_mut().find(|(other, _)| *other == standing) {
            Some((_, count)) => *count += 1,
            None => counts.push((standing, 1)),
        }
    }
    counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(a.0.period.last_day().cmp(&b.0.period.last_day())))
        .map(|(standing, _)| standing)
}

fn obstacle(site: &Site, id: ObservationId, common: Option<&Standing>) -> Option<Obstacle> {
    let observation = site.observation(id);
    let own = Standing::of(site, observation);
    if own.scope != Scope::Whole {
        return Some(Obstacle::Scope);
    }
    if !matches!(observation.reading, Reading::Amount(_)) {
        return None;
    }
    let common = common?;
    if own == *common && own.period.last_day().is_some() { None } else { gate(&own, common) }
}
