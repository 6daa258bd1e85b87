//! Roll-ups: what the places together come to, how many of them it covers, and what was stated for the whole.

use rust_decimal::Decimal;

use super::amount::amount;
use super::league::is_asked;
use super::slot::{Answer, Slot, answer};
use super::{Amount, Standing, gate_of};
use crate::model::{IndicatorId, Level, ObservationId, PlaceId, Reading, Scope, Site, Sum};

/// How the parts were put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Added,
    Mean,
    WeightedBy(IndicatorId),
}

/// Why a place is not in a roll-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    Withheld,
    Lost,
    /// It answers with something that does not compare.
    Unlike,
    /// It says nothing, or says that it has not reported.
    Missing,
    /// It has the figure, but not the one to weigh it by.
    Unweighted,
}

#[derive(Debug, Clone, PartialEq)]
pub struct RollUp {
    pub method: Method,
    /// Of the places that are covered. A sum with gaps is at least this much.
    pub computed: Amount,
    pub covered: usize,
    pub asked: usize,
    pub gaps: Vec<(PlaceId, Gap)>,
    /// What the place above states for itself.
    pub stated: Option<(ObservationId, Amount)>,
}

impl RollUp {
    /// What was stated less what was computed; only where nothing is left out of the computing.
    pub fn difference(&self) -> Option<Amount> {
        let (_, stated) = self.stated.as_ref()?;
        if self.covered < self.asked { None } else { stated.minus(&self.computed) }
    }
}

/// Rolls up some places for a slot. None where the indicator cannot be made from parts or nobody gives an amount.
pub fn roll_up(site: &Site, places: &[PlaceId], slot: &Slot) -> Option<RollUp> {
    let method = match site.indicator(slot.indicator).sum {
        Sum::Add => Method::Added,
        Sum::Mean => Method::Mean,
        Sum::WeightedBy(weight) => Method::WeightedBy(weight),
        Sum::None => return None,
    };
    let mut parts: Vec<(Amount, Decimal)> = Vec::new();
    let mut gaps = Vec::new();
    let mut asked = 0;
    for place in places {
        let answer = answer(site, *place, slot);
        if !is_asked(site, &answer) {
            continue;
        }
        asked += 1;
        match (answer.amount(), weight(site, *place, slot, method)) {
            (Some(amount), Some(weight)) => parts.push((amount, weight)),
            (Some(_), None) => gaps.push((*place, Gap::Unweighted)),
            (None, _) => gaps.push((*place, gap(site, &answer))),
        }
    }
    let computed = compute(&parts, method)?;
    let stated = common_parent(site, places).and_then(|parent| stated(site, parent, slot));
    Some(RollUp { method, computed, covered: parts.len(), asked, gaps, stated })
}

fn gap(site: &Site, answer: &Answer) -> Gap {
    match answer {
        Answer::NoNumber(id) => match site.observation(*id).reading {
            Reading::Withheld(_) => Gap::Withheld,
            Reading::Lost(_) => Gap::Lost,
            _ => Gap::Missing,
        },
        Answer::Unlike(..) => Gap::Unlike,
        _ => Gap::Missing,
    }
}

/// What a place's figure weighs: one, but for weighted means.
fn weight(site: &Site, place: PlaceId, slot: &Slot, method: Method) -> Option<Decimal> {
    let Method::WeightedBy(weight) = method else { return Some(Decimal::ONE) };
    let day = super::slot::day(slot)?;
    let found = site.place(place).stated(weight).map(|id| site.observation(id)).find(|observation| {
        observation.scope == Scope::Whole
            && observation.period.last_day() == Some(day)
            && matches!(observation.reading, Reading::Amount(_))
    })?;
    amount(site, found).filter(Amount::is_exact).map(|amount| amount.value).filter(|n| *n > Decimal::ZERO)
}

fn compute(parts: &[(Amount, Decimal)], method: Method) -> Option<Amount> {
    if parts.is_empty() {
        return None;
    }
    let mut sum = Amount::exact(Decimal::ZERO);
    let mut weights = Decimal::ZERO;
    for (amount, weight) in parts {
        let part = if method == Method::Added { *amount } else { amount.times(*weight)? };
        sum = sum.plus(&part)?;
        weights = weights.checked_add(*weight)?;
    }
    match method {
        Method::Added => Some(sum),
        Method::Mean | Method::WeightedBy(_) => sum.times(Decimal::ONE.checked_div(weights)?),
    }
}

/// The place above all of them, if it is one, and if they are all that lies under it.
pub fn common_parent(site: &Site, places: &[PlaceId]) -> Option<PlaceId> {
    let parent = site.place(*places.first()?).parent?;
    let children = &site.place(parent).children;
    // Both are in pinyin order.
    (children == places).then_some(parent)
}

/// What a place states for itself in the slot of those under it.
pub fn stated(site: &Site, parent: PlaceId, slot: &Slot) -> Option<(ObservationId, Amount)> {
    let level: Level = site.place(parent).level;
    let standing = Standing { level, ..slot.standing.clone() };
    site.place(parent).stated(slot.indicator).find_map(|id| {
        let observation = site.observation(id);
        let fits = gate_of(site, observation, &standing).is_none();
        fits.then(|| amount(site, observation).map(|amount| (id, amount))).flatten()
    })
}
