//! What a table tells of an observation: its number and all that keeps the number honest.

use std::ops::Bound;

use rust_decimal::Decimal;

use crate::compare::{Amount, number};
use crate::model::{Observation, PlaceId, Reading, Scope, Time};
use crate::quantity::Qualifier;

use super::{Cell, Context};

/// How many digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// A number that nobody wrote: no trailing zeros, and no more digits than a spreadsheet keeps.
pub fn computed(value: Decimal) -> Cell {
    let value = value.normalize();
    let long = value.mantissa().unsigned_abs().to_string().len() > DIGITS;
    let kept = if long { value.round_sf(DIGITS as u32).unwrap_or(value).normalize() } else { value };
    Cell::Number(if kept.is_zero() { Decimal::ZERO } else { kept })
}

/// A percentage or a share: to the ten-thousandth, which is more than the figures behind it bear.
pub fn percent(value: Decimal) -> Cell {
    computed(value.round_dp(4))
}

/// The number of an amount; with the decimals that were written where it is as written.
pub fn value(observation: &Observation, amount: Option<Amount>) -> Cell {
    let Some(amount) = amount else { return Cell::Empty };
    let written = observation.reading.quantity().and_then(|quantity| quantity.number.as_ref());
    match written.filter(|number| number.value == amount.value) {
        Some(number) => Cell::Number(number.value),
        None => computed(amount.value),
    }
}

/// The end of what an amount may be; nothing where nothing bounds it.
pub fn end(bound: Option<Bound<Decimal>>) -> Cell {
    bound.and_then(number).map_or(Cell::Empty, computed)
}

/// As the writer wrote it, whatever it is.
pub fn as_written(observation: &Observation) -> Cell {
    Cell::maybe(observation.reading.quantity().map(|quantity| quantity.written.clone()))
}

/// The qualifier of a number, as a key; nothing where there is no number.
pub fn qualifier(observation: &Observation) -> Option<Qualifier> {
    match &observation.reading {
        Reading::Amount(quantity) => Some(quantity.qualifier),
        _ => None,
    }
}

/// The qualifier of a number in words.
pub fn qualifier_word(context: &Context, observation: &Observation) -> Cell {
    let Some(qualifier) = qualifier(observation) else { return Cell::Empty };
    match context.qualifier_word(qualifier) {
        Some(word) => Cell::text(word),
        None => Cell::text(context.fill("data_exact", &[])),
    }
}

/// The first day of a stretch; a state at a date has none but its last.
pub fn first_day(observation: &Observation) -> Cell {
    match observation.period.time {
        Time::During { first, .. } => Cell::Date(first),
        Time::AsOf { .. } | Time::Unknown { .. } => Cell::Empty,
    }
}

pub fn last_day(observation: &Observation) -> Cell {
    observation.period.last_day().map_or(Cell::Empty, Cell::Date)
}

/// The stable name of a scope, without the name of what it covers.
pub fn scope_id(scope: &Scope) -> &'static str {
    match scope {
        Scope::Whole => "whole",
        Scope::BuiltUp => "built-up",
        Scope::Named(kind, _) => super::terms::scope_kind_id(*kind),
    }
}

pub fn period(context: &Context, observation: &Observation) -> Cell {
    Cell::text(context.period(&observation.period).text)
}

/// The title of the page that states it.
pub fn source(context: &Context, observation: &Observation) -> Cell {
    Cell::text(context.source(observation).text)
}

/// The link to the sentence or cell that states it.
pub fn source_url(context: &Context, observation: &Observation) -> Cell {
    address(context, &context.source(observation).href)
}

/// A link of the table: absolute where the site knows its public address.
pub fn address(context: &Context, href: &str) -> Cell {
    Cell::Address(format!("{}{href}", context.site.base_url.as_deref().unwrap_or_default()))
}

/// The name of a place.
pub fn name(context: &Context, place: PlaceId) -> Cell {
    Cell::text(context.place_name(place))
}

pub fn above(context: &Context, place: PlaceId) -> Cell {
    Cell::text(context.above(place))
}

pub fn code(context: &Context, place: PlaceId) -> Cell {
    Cell::maybe(context.site.place(place).code.clone())
}

/// The address of a place, which is also its key in the tables of the whole site.
pub fn path(context: &Context, place: PlaceId) -> Cell {
    Cell::text(context.site.place(place).path.as_str())
}
