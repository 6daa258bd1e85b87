//! A figure ten times the one of the period before, or a tenth: a decimal point, or 万元 for 元.

use rust_decimal::Decimal;

use super::{Around, sources};
use crate::compare::{answer_and_change, slot_of};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Observation, ObservationId, PlaceId, Reading, Scope, Site};
use crate::quantity::{Dimension, decimal};
use crate::say;

/// Small counts do jump: from two events to thirty is no slip.
const SMALL: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

pub fn check(place: PlaceId, around: &Around, diagnostics: &mut Diagnostics) {
    let site = around.site;
    if !around.asks("jump") {
        return;
    }
    for id in site.place(place).observations.iter().copied() {
        let observation = site.observation(id);
        let dimension = &site.indicator(observation.indicator).unit.dimension;
        let counted = !matches!(dimension, Dimension::Share | Dimension::Points | Dimension::Rank);
        let amount = matches!(observation.reading, Reading::Amount(_)) && observation.scope == Scope::Whole;
        if !counted || !amount || is_repeated(site, observation, id) {
            continue;
        }
        let (now, change) = answer_and_change(site, observation.place, &slot_of(site, id));
        let (Some(now), Some(change)) = (now.amount(), change) else { continue };
        let Some(before) = now.value.checked_sub(change.difference.value) else { continue };
        if let Some(times) = times(now.value, before) {
            diagnostics.push(jumped(site, observation, site.observation(change.before), times));
        }
    }
}

/// Whether the place has only this one figure of the indicator: then there is nothing before it.
fn is_repeated(site: &Site, observation: &Observation, id: ObservationId) -> bool {
    let mut stated = site.place(observation.place).stated(observation.indicator);
    stated.next() == Some(id) && stated.next().is_none()
}

/// How many times the smaller the larger is, where that is ten or nearly so, or more.
fn times(now: Decimal, before: Decimal) -> Option<Decimal> {
    let (less, more) = if now < before { (now, before) } else { (before, now) };
    if less <= Decimal::ZERO || more < SMALL * Decimal::TEN {
        return None;
    }
    let times = more.checked_div(less)?;
    (times >= Decimal::new(95, 1)).then_some(times)
}

fn jumped(site: &Site, observation: &Observation, before: &Observation, times: Decimal) -> Diagnostic {
    let place = &site.place(observation.place).name.zh;
    let name = &site.indicator(observation.indicator).name.zh;
    let (left, right) = (sources::figure(site, before), sources::figure(site, observation));
    let (left_zh, left_en, right_zh, right_en) = (left.zh, left.en, right.zh, right.en);
    let round = decimal(times.round_dp(1));
    let message = say!(
        "{place}的“{name}”上一期是 {left_zh}，这一期是 {right_zh}，差 {round} 倍",
        "{name} of {place} was {left_en} in the period before and is {right_en} now: {round} times"
    );
    let ten_thousand = (Decimal::from(8_000)..Decimal::from(12_500)).contains(&times);
    let help = if ten_thousand {
        say!("是不是把 元 写成了 万元，或者反过来？", "was 元 written for 万元, or the other way round?")
    } else {
        say!(
            "检查小数点和单位；口径不同的，用 scope= 写明",
            "check the decimal point and the unit; where the scope differs, say so with scope="
        )
    };
    Diagnostic::warning("jump", message)
        .at(observation.span.clone())
        .also(before.span.clone(), say!("上一期", "the period before"))
        .help(help)
}
