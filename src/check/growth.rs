//! A stated growth beside the two levels it is the growth of.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Around, sources};
use crate::compare::{amount, answer_and_change, half_of_last_place, slot_of};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Indicator, IndicatorId, Observation, ObservationId, PlaceId, Reading, Scope, Site};
use crate::quantity::{Dimension, decimal};
use crate::say;

/// Half a percentage point more than rounding explains: levels are revised between two years.
const SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

pub fn check(place: PlaceId, around: &Around, diagnostics: &mut Diagnostics) {
    let site = around.site;
    for (indicator, id) in &site.place(place).by_indicator {
        if let Some(level) = around.growths.get(indicator) {
            diagnostics_of(site, site.observation(*id), *level, diagnostics);
        }
    }
}

/// The indicators that are the growth of another, each with that other.
pub fn growths(site: &Site) -> BTreeMap<IndicatorId, IndicatorId> {
    // Only what is in percent can be held against two figures.
    let percent = |(_, indicator): &(usize, &Indicator)| indicator.unit.dimension == Dimension::Share;
    let all = site.indicators.iter().enumerate().filter(percent);
    all.filter_map(|(at, indicator)| Some((IndicatorId(at as u32), indicator.growth_of?))).collect()
}

fn diagnostics_of(site: &Site, stated: &Observation, level: IndicatorId, diagnostics: &mut Diagnostics) {
    let same = |other: &&ObservationId| {
        let other = site.observation(**other);
        other.period == stated.period && other.scope == Scope::Whole && stated.scope == Scope::Whole
    };
    let levels: Vec<ObservationId> = site.place(stated.place).stated(level).collect();
    let Some(now) = levels.iter().find(same) else { return };
    let (_, change) = answer_and_change(site, stated.place, &slot_of(site, *now));
    let Some(change) = change else { return };
    let (now, before) = (site.observation(*now), site.observation(change.before));
    let Some(growth) = growth(site, now, before) else { return };
    let Some(said) = amount(site, stated).filter(|said| said.is_exact()) else { return };
    let rounding = stated.reading.quantity().and_then(half_of_last_place);
    let rounding =
        rounding.and_then(|half| site.indicator(stated.indicator).amount(&half)).unwrap_or_default();
    let off = (said.value - growth.percent).abs();
    // A fall of 3 % is often stated without its sign.
    let turned = (said.value + growth.percent).abs();
    if off.min(turned) > growth.reach + rounding + SLACK {
        diagnostics.push(differs(site, stated, now, before, growth.percent));
    }
}

struct Growth {
    percent: Decimal,
    /// By how much the rounding of the two levels may have changed it.
    reach: Decimal,
}

/// The growth over one year, of two exact figures.
fn growth(site: &Site, now: &Observation, before: &Observation) -> Option<Growth> {
    let (today, then) = (now.period.last_day()?, before.period.last_day()?);
    if today.year() != then.year() + 1 || today.month() != then.month() {
        return None;
    }
    let indicator = site.indicator(now.indicator);
    let exact = |observation: &Observation| {
        let Reading::Amount(quantity) = &observation.reading else { return None };
        let value = amount(site, observation).filter(|amount| amount.is_exact())?.value;
        Some((value, indicator.amount(&half_of_last_place(quantity)?)?))
    };
    let ((value, half), (base, base_half)) = (exact(now)?, exact(before)?);
    if base - base_half <= Decimal::ZERO {
        return None;
    }
    let percent = |value: Decimal, base: Decimal| {
        Some((value.checked_div(base)? - Decimal::ONE) * Decimal::ONE_HUNDRED)
    };
    let middle = percent(value, base)?;
    let (low, high) = (percent(value - half, base + base_half)?, percent(value + half, base - base_half)?);
    Some(Growth { percent: middle, reach: (high - middle).max(middle - low) })
}

fn differs(
    site: &Site,
    stated: &Observation,
    now: &Observation,
    before: &Observation,
    computed: Decimal,
) -> Diagnostic {
    let place = &site.place(stated.place).name.zh;
    let name = &site.indicator(stated.indicator).name.zh;
    let written = sources::written(stated);
    let (left, right) = (sources::written(before), sources::written(now));
    let percent = decimal(computed.round_dp(2));
    let message = say!(
        "{place}的“{name}”写的是 {written}，从 {left} 到 {right} 算出来是 {percent}%",
        "{name} of {place} is given as {written}, but from {left} to {right} it is {percent}%"
    );
    Diagnostic::warning("growth", message)
        .at(stated.span.clone())
        .also(now.span.clone(), say!("这一期", "this period"))
        .also(before.span.clone(), say!("上一年同期", "the year before"))
        .help(say!(
            "核对三个数；增速按可比口径算的，可以保留",
            "check all three; where the growth was taken on a comparable basis, keep it"
        ))
}
