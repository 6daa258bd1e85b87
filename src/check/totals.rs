//! Sums that do not come out: a stated total beside the figures it is the total of, a part beside its whole.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Occasion<'a> {
    basis: Basis,
    day: Option<Date>,
    /// The stretch of what happened within one; a state has only its day.
    time: Option<&'a Time>,
    /// Where nobody knows the time, the writer's words for it.
    when: Option<&'a str>,
    /// Where nobody knows the time, only figures of one table are of one time.
    within: Option<DataSetId>,
}

/// The figures of a place for itself as a whole, beside those of the places right below it, and parts beside wholes.
pub fn check(site: &Site, place: PlaceId, diagnostics: &mut Diagnostics) {
    for (indicator, id) in &site.place(place).by_indicator {
        let definition = site.indicator(*indicator);
        // Most places have none below them, and most indicators are a part of no other.
        let adds = definition.sum == Sum::Add && !site.place(place).children.is_empty();
        if !adds && definition.part_of.is_none() {
            continue;
        }
        let stated = site.observation(*id);
        let Some(occasion) = occasion(stated).filter(|_| stated.scope == Scope::Whole) else { continue };
        // Of several figures for one thing, the first.
        if !figure(site, place, *indicator, &occasion).is_some_and(|first| std::ptr::eq(first, stated)) {
            continue;
        }
        if adds {
            total(site, stated, &occasion, diagnostics);
        }
        let whole = definition.part_of.and_then(|whole| figure(site, place, whole, &occasion));
        if let Some(whole) = whole {
            part_of(site, stated, whole, diagnostics);
        }
    }
}

/// What a place first states of an indicator for itself as a whole, on an occasion.
fn figure<'a>(
    site: &'a Site,
    place: PlaceId,
    indicator: IndicatorId,
    asked: &Occasion,
) -> Option<&'a Observation> {
    let mut stated = site.place(place).stated(indicator).map(|id| site.observation(id));
    stated.find(|stated| stated.scope == Scope::Whole && occasion(stated).as_ref() == Some(asked))
}

fn occasion(observation: &Observation) -> Option<Occasion<'_>> {
    let basis = observation.basis;
    let within = match &observation.source {
        Source::Cell { set, .. } => Some(*set),
        _ => None,
    };
    let Period { time, when } = &*observation.period;
    let known = Occasion { basis, day: observation.period.last_day(), time: None, when: None, within: None };
    match known.day {
        None => {
            within.map(|set| Occasion { time: Some(time), when: when.as_deref(), within: Some(set), ..known })
        }
        Some(_) if basis == Basis::Stock => Some(known),
        Some(_) => Some(Occasion { time: Some(time), ..known }),
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
fn total(site: &Site, stated: &Observation, occasion: &Occasion, diagnostics: &mut Diagnostics) {
    let indicator = site.indicator(stated.indicator);
    let Some(whole) = exact(indicator, stated) else { return };
    let (mut sum, mut rounding, mut counted) = (Decimal::ZERO, whole.rounding, Vec::new());
    for child in &site.place(stated.place).children {
        if !existed(site, *child, occasion.day) {
            continue;
        }
        let Some(part) = figure(site, *child, stated.indicator, occasion) else { return };
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
