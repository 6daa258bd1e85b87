//! Sums that do not come out: a stated total beside the figures it is the total of, a part beside its whole.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::sources;
use crate::compare::half_of_last_place;
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{
    Basis, DataSetId, Indicator, IndicatorId, Observation, Period, PlaceId, Reading, Scope, Site, Source,
    Sum, Time,
};
use crate::quantity::{Qualifier, decimal};
use crate::say;

/// What figures of several places must share to be added.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Occasion {
    basis: Basis,
    day: Option<Date>,
    /// The stretch of what happened within one; a state has only its day.
    period: Option<Period>,
    /// Where nobody knows the time, only figures of one table are of one time.
    within: Option<DataSetId>,
}

/// The figures for the place as a whole: for each indicator and occasion, one of each place.
type Figures<'a> = BTreeMap<(IndicatorId, Occasion), BTreeMap<PlaceId, &'a Observation>>;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let mut figures = Figures::new();
    for observation in site.observations.iter().filter(|observation| observation.scope == Scope::Whole) {
        let Some(occasion) = occasion(observation) else { continue };
        let of_occasion = figures.entry((observation.indicator, occasion)).or_default();
        of_occasion.entry(observation.place).or_insert(observation);
    }
    for ((indicator, occasion), of_places) in &figures {
        if site.indicator(*indicator).sum == Sum::Add {
            for stated in of_places.values() {
                total(site, stated, occasion, of_places, diagnostics);
            }
        }
        let Some(whole) = site.indicator(*indicator).part_of else { continue };
        let Some(wholes) = figures.get(&(whole, occasion.clone())) else { continue };
        for (place, part) in of_places {
            if let Some(whole) = wholes.get(place) {
                part_of(site, part, whole, diagnostics);
            }
        }
    }
}

fn occasion(observation: &Observation) -> Option<Occasion> {
    let basis = observation.basis;
    let within = match &observation.source {
        Source::Cell { set, .. } => Some(*set),
        _ => None,
    };
    let Period { time, when } = &observation.period;
    match (time, observation.period.last_day()) {
        (Time::Unknown { .. }, _) | (_, None) => {
            let period = Some(Period { time: time.clone(), when: when.clone() });
            within.map(|set| Occasion { basis, day: None, period, within: Some(set) })
        }
        (_, day) if basis == Basis::Stock => Some(Occasion { basis, day, period: None, within: None }),
        (time, day) => {
            let period = Some(Period { time: time.clone(), when: None });
            Some(Occasion { basis, day, period, within: None })
        }
    }
}

/// An exact amount in the unit of its indicator, and by how much it may be off for having been rounded.
struct Exact {
    value: Decimal,
    rounding: Decimal,
}

fn exact(indicator: &Indicator, observation: &Observation) -> Option<Exact> {
    let Reading::Amount(quantity) = &observation.reading else { return None };
    if quantity.qualifier != Qualifier::Exact {
        return None;
    }
    let value = indicator.amount(quantity)?;
    let rounding = indicator.amount(&half_of_last_place(quantity)?)?;
    Some(Exact { value, rounding })
}

/// A place that states a figure which every place right below it states as well.
fn total(
    site: &Site,
    stated: &Observation,
    occasion: &Occasion,
    of_places: &BTreeMap<PlaceId, &Observation>,
    diagnostics: &mut Diagnostics,
) {
    // Most places have none below them.
    if site.place(stated.place).children.is_empty() {
        return;
    }
    let indicator = site.indicator(stated.indicator);
    let Some(whole) = exact(indicator, stated) else { return };
    let (mut sum, mut rounding, mut counted) = (Decimal::ZERO, whole.rounding, Vec::new());
    for child in &site.place(stated.place).children {
        if !existed(site, *child, occasion.day) {
            continue;
        }
        let Some(part) = of_places.get(child) else { return };
        if part.reading == Reading::NotApplicable {
            continue;
        }
        let Some(amount) = exact(indicator, part) else { return };
        let (Some(next), Some(off)) = (sum.checked_add(amount.value), rounding.checked_add(amount.rounding))
        else {
            return;
        };
        (sum, rounding) = (next, off);
        counted.push(*child);
    }
    if counted.is_empty() || (sum - whole.value).abs() <= rounding {
        return;
    }
    diagnostics.push(differs(site, stated, whole.value, sum, &counted));
}

/// Whether a place is to be asked for a day: not before it came to be, not after it was merged into another.
fn existed(site: &Site, place: PlaceId, day: Option<Date>) -> bool {
    let (place, Some(day)) = (site.place(place), day) else { return true };
    place.since.is_none_or(|since| since <= day) && place.until.is_none_or(|until| day <= until)
}

/// The most names a message lists.
const LISTED: usize = 40;

fn differs(
    site: &Site,
    stated: &Observation,
    whole: Decimal,
    sum: Decimal,
    counted: &[PlaceId],
) -> Diagnostic {
    let indicator = site.indicator(stated.indicator);
    let (place, name, unit) =
        (&site.place(stated.place).name.zh, &indicator.name.zh, &indicator.unit.written);
    let figure = sources::figure(site, stated);
    let (zh, en) = (figure.zh, figure.en);
    let count = counted.len();
    let difference = decimal((sum - whole).abs());
    let (more_zh, more_en) = if sum > whole { ("多", "more") } else { ("少", "less") };
    let sum = decimal(sum);
    let message = say!(
        "{place}的“{name}”写的是 {zh}，下面 {count} 个地方加起来是 {sum}{unit}，{more_zh} {difference}{unit}",
        "{name} of {place} is stated as {en}, but its {count} places add up to {sum}{unit}, {difference}{unit} {more_en}"
    );
    let mut names: Vec<&str> =
        counted.iter().take(LISTED).map(|id| site.place(*id).name.zh.as_str()).collect();
    if counted.len() > LISTED {
        names.push("…");
    }
    let names = names.join("、");
    Diagnostic::warning("total", message)
        .at(stated.span.clone())
        .help(say!("相加的有：{names}", "added up: {names}"))
        .help(say!(
            "与原文核对；原文就是这样的，不必改，网站会把两个数都列出来",
            "compare both with the source; where the source has it so, leave it: the site shows both"
        ))
}

/// A value in the unit of one indicator, in the unit of another.
fn converted(value: Decimal, of: &Observation, from: &Indicator, to: &Indicator) -> Option<Decimal> {
    let mut quantity = of.reading.quantity()?.clone();
    quantity.number.as_mut()?.value = value;
    quantity.unit = from.unit.clone().into();
    to.amount(&quantity)
}

/// A part that is more than its whole.
fn part_of(site: &Site, part: &Observation, whole: &Observation, diagnostics: &mut Diagnostics) {
    let (inner, outer) = (site.indicator(part.indicator), site.indicator(whole.indicator));
    let (Some(less), Some(more)) = (exact(inner, part), exact(outer, whole)) else { return };
    let Some(less) = converted(less.value, part, inner, outer) else { return };
    if less <= more.value {
        return;
    }
    let difference = decimal(less - more.value);
    let place = &site.place(part.place).name.zh;
    let (inner_name, outer_name, unit) = (&inner.name.zh, &outer.name.zh, &outer.unit.written);
    let (left, right) = (sources::figure(site, part), sources::figure(site, whole));
    let (left_zh, left_en, right_zh, right_en) = (left.zh, left.en, right.zh, right.en);
    let message = say!(
        "{place}的“{inner_name}”是“{outer_name}”的一部分，却多出 {difference}{unit}：{left_zh} 和 {right_zh}",
        "{inner_name} of {place} is a part of {outer_name}, but exceeds it by {difference}{unit}: {left_en} and {right_en}"
    );
    let diagnostic = Diagnostic::warning("part", message)
        .at(part.span.clone())
        .also(whole.span.clone(), say!("整体在这里", "the whole is here"))
        .help(say!(
            "与原文核对；检查两个数的口径和期间",
            "compare both with the source, and their scope and period"
        ));
    diagnostics.push(diagnostic);
}
