//! What was published against what follows from the figures: a rank that the scores contradict, a share that the
//! parts do not give. Both are kept; neither is mended.

use std::borrow::Cow;

use rayon::prelude::*;
use rust_decimal::Decimal;

use super::league::League;
use super::questions::Comparisons;
use super::{Amount, Rank, Slot, amount};
use crate::model::{IndicatorId, Observation, ObservationId, PeersOrigin, Site};

/// What follows from the figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Computed {
    Rank(Rank),
    /// In percent.
    Share(Amount),
}

/// A published figure that the figures it is about do not bear out.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// The published rank or share.
    pub published: ObservationId,
    /// The indicator that it is about.
    pub about: IndicatorId,
    pub computed: Computed,
}

/// All contradictions of a site, in the order of its observations. A rank is held against every group that the
/// place is compared in, and contradicted only if none of them gives it: a bulletin does not say whom it ranks.
pub fn contradictions(site: &Site, comparisons: &Comparisons) -> Vec<Contradiction> {
    let about_others = |indicator: &IndicatorId| {
        let indicator = site.indicator(*indicator);
        indicator.rank_of.is_some() || indicator.share_of.is_some()
    };
    let stated = site.by_indicator.iter().filter(|(indicator, _)| about_others(indicator));
    let mut candidates: Vec<ObservationId> = stated.flat_map(|(_, ids)| ids).copied().collect();
    candidates.sort_unstable();
    candidates.into_par_iter().filter_map(|id| contradiction(site, comparisons, id)).collect()
}

/// Whether one published rank or share is contradicted, and by what.
pub fn contradiction(site: &Site, comparisons: &Comparisons, id: ObservationId) -> Option<Contradiction> {
    let observation = site.observation(id);
    let indicator = site.indicator(observation.indicator);
    let about = indicator.rank_of.or(indicator.share_of)?;
    let stated = amount(site, observation)?;
    let mut found = None;
    for group in comparisons.groups_of(observation.place).iter().copied() {
        let Some(computed) = computed(site, comparisons, group, observation, about) else { continue };
        if agrees(&stated, observation, computed) {
            return None;
        }
        found = found.or(Some(computed));
    }
    found.map(|computed| Contradiction { published: id, about, computed })
}

fn computed(
    site: &Site,
    comparisons: &Comparisons,
    group: usize,
    observation: &Observation,
    about: IndicatorId,
) -> Option<Computed> {
    let is_rank = site.indicator(observation.indicator).rank_of.is_some();
    // A share is one of the place above, so only its children add up to the whole.
    if !is_rank && !matches!(site.peers[group].origin, PeersOrigin::ChildrenOf(_)) {
        return None;
    }
    let league = league_about(site, comparisons, group, observation, about)?;
    let entry = league.ranked.iter().find(|entry| entry.place == observation.place)?;
    if is_rank { entry.rank.map(Computed::Rank) } else { entry.share.map(Computed::Share) }
}

/// The league of the figures that an observation is about, for the time that it speaks of.
fn league_about<'c>(
    site: &Site,
    comparisons: &'c Comparisons,
    group: usize,
    observation: &Observation,
    about: IndicatorId,
) -> Option<Cow<'c, League>> {
    let own = super::Standing::of(site, observation);
    let slots = &comparisons.question(group, about)?.slots;
    let same_time = |known: &Slot| {
        known.standing.round == own.round && known.standing.period.last_day() == own.period.last_day()
    };
    comparisons.league(site, group, about, slots.iter().position(same_time)?)
}

/// A share agrees when it is the computed one at the decimals that were printed.
fn agrees(stated: &Amount, observation: &Observation, computed: Computed) -> bool {
    match computed {
        Computed::Rank(rank) => {
            let place = stated.value;
            place >= Decimal::from(rank.first) && place <= Decimal::from(rank.last)
        }
        Computed::Share(share) => {
            let printed = observation.reading.quantity().and_then(|quantity| quantity.number.as_ref());
            let decimals = printed.map_or(0, |number| number.value.scale());
            let rounded = |value: Decimal| {
                value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
            };
            !share.is_exact() || rounded(share.value) == stated.value
        }
    }
}
