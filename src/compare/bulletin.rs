//! The bulletin of projects (项目进度通报): planned, started, completed and invested, place by place and for the group.
//!
//! The rate of a group is its sum per its sum, never a mean of rates; a rate that was published stands beside the one that
//! the figures give, and is held against it.

use std::ops::Bound;

use rust_decimal::{Decimal, RoundingStrategy};

use super::amount::{amount, half_of_last_place, number};
use super::questions::Question;
use super::rollup::{common_parent, roll_up, stated};
use super::slot::{Answer, Slot, answer, day};
use super::{Amount, RollUp, Standing, gate};
use crate::model::{Basis, IndicatorId, ObservationId, Peers, PlaceId, ProjectRole, Reading, Site};
use crate::quantity::{Qualifier, Quantity};

/// A time for which the projects of a group can be put together, and what can be asked for it: one slot a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// In the order of [`ProjectRole::ALL`]; at least two.
    pub asked: Vec<(ProjectRole, Slot)>,
}

impl Occasion {
    /// The slot that tells the time of the whole.
    pub fn slot(&self) -> Option<&Slot> {
        let flow = self.asked.iter().find(|(_, slot)| slot.standing.basis != Basis::Stock);
        flow.or(self.asked.first()).map(|(_, slot)| slot)
    }

    fn of(&self, role: ProjectRole) -> Option<&Slot> {
        self.asked.iter().find(|(known, _)| *known == role).map(|(_, slot)| slot)
    }
}

/// The occasions of a group, newest first. A single column would be a league, so it takes two.
pub fn occasions(site: &Site, peers: &Peers, questions: &[Question]) -> Vec<Occasion> {
    let mut found: Vec<Occasion> = Vec::new();
    let roles = |role: ProjectRole| {
        let asked = questions.iter().filter(move |it| site.indicator(it.indicator).project == Some(role));
        asked.flat_map(|question| &question.slots).map(move |slot| (role, slot))
    };
    let all: Vec<(ProjectRole, &Slot)> = ProjectRole::ALL.into_iter().flat_map(roles).collect();
    // What happened in a stretch says which time is meant; a state of its last day belongs to it.
    let (flows, stocks): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, slot)| slot.standing.basis != Basis::Stock);
    for (role, slot) in flows.into_iter().chain(stocks) {
        match found.iter_mut().find(|known| known.slot().is_some_and(|first| same_time(first, slot))) {
            Some(known) if known.of(role).is_none() => known.asked.push((role, slot.clone())),
            Some(_) => {}
            None => found.push(Occasion { asked: vec![(role, slot.clone())] }),
        }
    }
    found.retain(|occasion| occasion.asked.len() > 1);
    for occasion in &mut found {
        of_parent(site, peers, occasion);
        occasion.asked.sort_by_key(|(role, _)| *role);
    }
    found.sort_by_key(|occasion| std::cmp::Reverse(occasion.slot().and_then(day)));
    found
}

fn same_time(a: &Slot, b: &Slot) -> bool {
    if a.standing.basis == Basis::Stock || b.standing.basis == Basis::Stock {
        return a.standing.round == b.standing.round && day(a) == day(b);
    }
    let on_one_basis = |slot: &Slot| Standing { basis: Basis::InPeriod, ..slot.standing.clone() };
    gate(&on_one_basis(a), &on_one_basis(b)).is_none()
}

/// Adds what only the place above states for the same time.
fn of_parent(site: &Site, peers: &Peers, occasion: &mut Occasion) {
    let Some(parent) = common_parent(site, &peers.places) else { return };
    let Some(first) = occasion.slot().cloned() else { return };
    for id in &site.place(parent).observations {
        let indicator = site.observation(*id).indicator;
        let Some(role) = site.indicator(indicator).project else { continue };
        if occasion.of(role).is_some() {
            continue;
        }
        let basis = site.observation(*id).basis;
        let slot = Slot { indicator, standing: Standing { basis, ..first.standing.clone() } };
        if stated(site, parent, &slot).is_some() {
            occasion.asked.push((role, slot));
        }
    }
}

/// Whether a published rate is what its two figures give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    Agrees,
    /// It differs, but the figures are rounded, and unrounded ones might give it.
    WithinRounding,
    Contradicts,
}

/// A rate: as published, and as its two figures give it.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    pub published: Option<ObservationId>,
    /// In percent; None where not both figures are known.
    pub computed: Option<Amount>,
    /// Of how many places the computed one is made, and how many were asked; None for a single place.
    pub coverage: Option<(usize, usize)>,
    /// Only where there are both.
    pub agreement: Option<Agreement>,
}

/// What one column is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Heading {
    Amount(ProjectRole, Slot),
    Rate(Box<RateHeading>),
}

/// A rate of the first to the second, and the indicator that is published for it, if there is one.
#[derive(Debug, Clone, PartialEq)]
pub struct RateHeading {
    pub role: ProjectRole,
    pub above: Slot,
    pub below: Slot,
    pub published: Option<Slot>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    Amount(Answer),
    Rate(Rate),
}

/// The group as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Total {
    /// None: no place gives it, or it is no sum; then what the place above states stands alone.
    Amount(Option<RollUp>, Option<ObservationId>),
    Rate(Rate),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Bulletin {
    pub headings: Vec<Heading>,
    /// In the order of the group.
    pub rows: Vec<(PlaceId, Vec<Entry>)>,
    pub total: Vec<Total>,
}

pub fn bulletin(site: &Site, peers: &Peers, occasion: &Occasion) -> Bulletin {
    let headings = headings(occasion);
    let row = |place: &PlaceId| {
        let entries = headings.iter().map(|heading| entry(site, *place, heading));
        (*place, entries.collect())
    };
    Bulletin {
        rows: peers.places.iter().map(row).collect(),
        total: headings.iter().map(|heading| total(site, peers, heading)).collect(),
        headings,
    }
}

/// The amounts in the order of their roles, each rate behind the amounts that it is made of.
fn headings(occasion: &Occasion) -> Vec<Heading> {
    let mut all = Vec::new();
    for role in ProjectRole::ALL {
        match role.rate_of() {
            None => all.extend(occasion.of(role).map(|slot| Heading::Amount(role, slot.clone()))),
            Some((above, below)) => {
                let (Some(above), Some(below)) = (occasion.of(above), occasion.of(below)) else { continue };
                let published = occasion.of(role).cloned();
                let (above, below) = (above.clone(), below.clone());
                all.push(Heading::Rate(Box::new(RateHeading { role, above, below, published })));
            }
        }
    }
    all
}

fn entry(site: &Site, place: PlaceId, heading: &Heading) -> Entry {
    match heading {
        Heading::Amount(_, slot) => Entry::Amount(answer(site, place, slot)),
        Heading::Rate(of) => {
            let RateHeading { above, below, published, .. } = of.as_ref();
            let parts = (part(site, place, above), part(site, place, below));
            let published = published.as_ref().and_then(|slot| match answer(site, place, slot) {
                Answer::Stated(id, _) | Answer::NoNumber(id) => Some(id),
                _ => None,
            });
            let both = match parts {
                (Some(above), Some(below)) => Some((above, below)),
                _ => None,
            };
            Entry::Rate(rate(site, published, both, (above, below), None))
        }
    }
}

/// An amount, and how far it may reach when it was rounded before it was printed.
#[derive(Clone, Copy)]
struct Part {
    amount: Amount,
    rounded: Amount,
}

fn part(site: &Site, place: PlaceId, slot: &Slot) -> Option<Part> {
    let answer = answer(site, place, slot);
    let amount = answer.amount()?;
    match answer {
        Answer::Stated(id, _) => Some(part_of(site, id, amount)),
        _ => Some(Part { amount, rounded: amount }),
    }
}

fn part_of(site: &Site, id: ObservationId, amount: Amount) -> Part {
    let observation = site.observation(id);
    let indicator = site.indicator(observation.indicator);
    let quantity = observation.reading.quantity().filter(|quantity| quantity.qualifier == Qualifier::Exact);
    let half = quantity.and_then(half_of_last_place).and_then(|half| indicator.amount(&half));
    let half = half.unwrap_or(Decimal::ZERO);
    let rounded = Amount {
        low: number(amount.low).map_or(Bound::Unbounded, |low| Bound::Included(low - half)),
        high: number(amount.high).map_or(Bound::Unbounded, |high| Bound::Included(high + half)),
        ..amount
    };
    Part { amount, rounded }
}

/// The sum of some parts; None on overflow or where there are none.
fn sum(parts: impl Iterator<Item = Part>) -> Option<Part> {
    parts.map(Some).reduce(|a, b| {
        let (a, b) = (a?, b?);
        Some(Part { amount: a.amount.plus(&b.amount)?, rounded: a.rounded.plus(&b.rounded)? })
    })?
}

fn total(site: &Site, peers: &Peers, heading: &Heading) -> Total {
    match heading {
        Heading::Amount(_, slot) => {
            let parent = common_parent(site, &peers.places);
            let by_parent = parent.and_then(|parent| stated(site, parent, slot));
            Total::Amount(roll_up(site, &peers.places, slot), by_parent.map(|(id, _)| id))
        }
        Heading::Rate(of) => Total::Rate(total_rate(site, peers, of)),
    }
}

/// The sum per the sum, over the places that give both; where none does, what the place above gives for itself.
fn total_rate(site: &Site, peers: &Peers, of: &RateHeading) -> Rate {
    let RateHeading { above, below, published, .. } = of;
    let parent = common_parent(site, &peers.places);
    let by_parent = |slot: &Slot| parent.and_then(|parent| stated(site, parent, slot));
    let (mut asked, mut both) = (0, Vec::new());
    for place in &peers.places {
        if matches!(answer(site, *place, below), Answer::NotThere) {
            continue;
        }
        asked += 1;
        both.extend(part(site, *place, above).zip(part(site, *place, below)));
    }
    let sums = sum(both.iter().map(|(above, _)| *above)).zip(sum(both.iter().map(|(_, below)| *below)));
    let own = |slot: &Slot| by_parent(slot).map(|(id, amount)| part_of(site, id, amount));
    let of_whole = || own(above).zip(own(below).or_else(|| of_all(site, peers, below)));
    let coverage = sums.is_some().then_some((both.len(), asked));
    let published = published.as_ref().and_then(by_parent).map(|(id, _)| id);
    let found = rate(site, published, sums.or_else(of_whole), (above, below), coverage);
    // A rate of some places cannot contradict that of all.
    match coverage {
        Some((covered, asked)) if covered < asked => Rate { agreement: None, ..found },
        _ => found,
    }
}

/// What all places together come to, none left out.
fn of_all(site: &Site, peers: &Peers, slot: &Slot) -> Option<Part> {
    let there = peers.places.iter().filter(|place| !matches!(answer(site, **place, slot), Answer::NotThere));
    let parts: Option<Vec<Part>> = there.map(|place| part(site, *place, slot)).collect();
    sum(parts?.into_iter())
}

fn rate(
    site: &Site,
    published: Option<ObservationId>,
    parts: Option<(Part, Part)>,
    slots: (&Slot, &Slot),
    coverage: Option<(usize, usize)>,
) -> Rate {
    let percent = |above: &Amount, below: &Amount| {
        let scale = scale(site, slots.0.indicator)?.checked_div(scale(site, slots.1.indicator)?)?;
        above.per(below)?.times(scale.checked_mul(Decimal::ONE_HUNDRED)?)
    };
    let computed = parts.and_then(|(above, below)| percent(&above.amount, &below.amount));
    let loose = parts.and_then(|(above, below)| percent(&above.rounded, &below.rounded));
    let agreement = published.zip(computed).and_then(|(id, computed)| {
        let Reading::Amount(quantity) = &site.observation(id).reading else { return None };
        Some(agreement(quantity, &amount(site, site.observation(id))?, &computed, &loose.unwrap_or(computed)))
    });
    Rate { published, computed, coverage, agreement }
}

/// How many base units one unit of an indicator is.
fn scale(site: &Site, id: IndicatorId) -> Option<Decimal> {
    let unit = &site.indicator(id).unit;
    unit.multiplier.checked_mul(unit.factor.numerator)?.checked_div(unit.factor.denominator)
}

/// A rate agrees when it is the computed one at the decimals that were printed.
fn agreement(written: &Quantity, published: &Amount, computed: &Amount, loose: &Amount) -> Agreement {
    let decimals = written.number.as_ref().map_or(0, |number| number.value.scale());
    let rounded = computed.value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    if !published.is_exact() || !computed.is_exact() {
        return if meet(published, loose) { Agreement::Agrees } else { Agreement::Contradicts };
    }
    if rounded == published.value {
        return Agreement::Agrees;
    }
    let half = Decimal::new(5, decimals + 1);
    let printed = Amount {
        value: published.value,
        low: Bound::Included(published.value - half),
        high: Bound::Included(published.value + half),
    };
    if meet(&printed, loose) { Agreement::WithinRounding } else { Agreement::Contradicts }
}

/// Whether two amounts may be one.
fn meet(a: &Amount, b: &Amount) -> bool {
    let below = |high: Bound<Decimal>, low: Bound<Decimal>| {
        number(high).zip(number(low)).is_some_and(|(high, low)| high < low)
    };
    !below(a.high, b.low) && !below(b.high, a.low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{self, Readings, Written};

    fn quantity(written: &str) -> Quantity {
        match quantity::parse(written) {
            Ok(Written::Quantity(quantity)) => quantity,
            other => panic!("{written} is one quantity: {other:?}"),
        }
    }

    /// An amount of a figure without 万 or 亿, and how far it may reach for having been rounded.
    fn amounts(written: &str) -> (Amount, Amount) {
        let quantity = quantity(written);
        let interval = quantity.interval(Readings::Usual).expect("it has a number");
        let value = quantity.number.as_ref().expect("it has a number").value;
        let exact = Amount { value, low: interval.low, high: interval.high };
        let half =
            half_of_last_place(&quantity).and_then(|half| half.number).map_or(Decimal::ZERO, |n| n.value);
        let end = |bound, by| number(bound).map_or(Bound::Unbounded, |n: Decimal| Bound::Included(n + by));
        (exact, Amount { value, low: end(interval.low, -half), high: end(interval.high, half) })
    }

    #[test]
    fn a_rate_is_held_against_its_two_figures() {
        let check = |above: &str, below: &str, published: &str, expected: Agreement| {
            let ((above, loose_above), (below, loose_below)) = (amounts(above), amounts(below));
            let percent = |above: &Amount, below: &Amount| {
                above.per(below).and_then(|rate| rate.times(Decimal::ONE_HUNDRED)).expect("there is a rate")
            };
            let (computed, loose) = (percent(&above, &below), percent(&loose_above, &loose_below));
            let found = agreement(&quantity(published), &amounts(published).0, &computed, &loose);
            assert_eq!(found, expected, "{published}");
        };
        check("65.1公里", "82.5公里", "78.9%", Agreement::Agrees);
        check("291个", "316个", "92%", Agreement::Agrees);
        check("92.0公里", "156.7公里", "58.8%", Agreement::WithinRounding);
        check("92.0公里", "156.7公里", "58.9%", Agreement::Contradicts);
        check("870个", "2086个", "41.8%", Agreement::Contradicts);
        check("870个", "2086个", "40%以上", Agreement::Agrees);
        check("30余个", "50个", "65%", Agreement::Agrees);
        check("30余个", "50个", "90%", Agreement::Contradicts);
    }
}
