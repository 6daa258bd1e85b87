//! The latest reading of a place: one for every indicator and scope it ever gave.

use std::collections::BTreeMap;

use crate::model::{IndicatorId, ObservationId, PlaceId, Scope, Site, Time};

/// The latest observation of each indicator and scope, in the order of the catalogue.
/// A later period wins; an unknown period is older than any; of two for one period, the one stated first.
pub fn latest(site: &Site, place: PlaceId) -> Vec<ObservationId> {
    let mut found: BTreeMap<(IndicatorId, &Scope), ObservationId> = BTreeMap::new();
    for id in &site.place(place).observations {
        let observation = site.observation(*id);
        let slot = found.entry((observation.indicator, &observation.scope)).or_insert(*id);
        if observation.period.last_day() > site.observation(*slot).period.last_day() {
            *slot = *id;
        }
    }
    found.into_values().collect()
}

/// The latest observation of one indicator by a place, for the place as a whole.
/// Without one, the latest for a part of it: the gate will tell why it does not compare.
/// Where a time is asked for, only what it takes in counts.
pub fn latest_of(
    site: &Site,
    place: PlaceId,
    indicator: IndicatorId,
    asked: Option<&Time>,
) -> Option<ObservationId> {
    let counts =
        |id: &ObservationId| asked.is_none_or(|time| time.takes_in(&site.observation(*id).period.time));
    let mut best: Option<ObservationId> = None;
    for id in site.place(place).stated(indicator).filter(counts) {
        let rank = |id: ObservationId| {
            let observation = site.observation(id);
            (observation.scope == Scope::Whole, observation.period.last_day())
        };
        if best.is_none_or(|best| rank(id) > rank(best)) {
            best = Some(id);
        }
    }
    best
}
