//! How far an indicator is covered: which places say anything of it, and how.

use std::collections::BTreeMap;

use crate::model::{IndicatorId, PlaceId, Site};

/// Found once for each indicator, since the page of one may go on over hundreds of pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Each once, in the order of the site.
    pub places: Vec<PlaceId>,
    /// How many readings have each status, by its stable name.
    pub statuses: BTreeMap<&'static str, usize>,
}

impl Coverage {
    pub fn of(site: &Site, indicator: IndicatorId) -> Coverage {
        let mut coverage = Coverage::default();
        for id in site.by_indicator.get(&indicator).into_iter().flatten() {
            let observation = site.observation(*id);
            coverage.places.push(observation.place);
            *coverage.statuses.entry(observation.reading.id()).or_default() += 1;
        }
        coverage.places.sort_unstable();
        coverage.places.dedup();
        coverage.places.shrink_to_fit();
        coverage
    }
}
