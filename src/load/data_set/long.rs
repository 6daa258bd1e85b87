//! The long form: a row an observation.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics};
use crate::load::Text;
use crate::load::metric::{self, Terms};
use crate::model::IndicatorId;
use crate::quantity::Unit;
use crate::say;

use super::describe::Long;
use super::lower::{Lowering, column};
use super::{cells, wide};

/// The columns by their numbers.
struct Columns<'d> {
    indicator: usize,
    value: usize,
    unit: Option<usize>,
    /// The key that a column stands for, its head in the YAML, and its number.
    parameters: Vec<(&'static str, &'d Text, usize)>,
}

/// What the rows so far have named, so that a mistake in a name is told once.
#[derive(Default)]
struct Seen {
    indicators: BTreeMap<String, Option<IndicatorId>>,
    units: BTreeMap<(IndicatorId, String), Option<Unit>>,
    /// Periods, scopes and the like that could not be read.
    wrong: BTreeSet<Vec<String>>,
}

pub fn lower(lowering: &mut Lowering, written: &Long) {
    let Some(columns) = columns(lowering, written) else { return };
    let mut seen = Seen::default();
    for row in 0..lowering.table.rows.len() {
        if !lowering.subjects[row].is_empty() {
            read_row(lowering, row, &columns, &mut seen);
        }
    }
}

fn columns<'d>(lowering: &mut Lowering, written: &'d Long) -> Option<Columns<'d>> {
    let mut diagnostics = Diagnostics::default();
    let mut find = |head: &Text| column(lowering.table, head, &mut diagnostics);
    let indicator = find(&written.indicator);
    let value = find(&written.value);
    let unit = written.unit.as_ref().map(&mut find);
    let parameters: Vec<_> =
        written.parameters.iter().map(|(key, head)| find(head).map(|at| (*key, head, at))).collect();
    lowering.diagnostics.extend(diagnostics);
    Some(Columns {
        indicator: indicator?,
        value: value?,
        unit: match unit {
            Some(found) => Some(found?),
            None => None,
        },
        parameters: parameters.into_iter().collect::<Option<Vec<_>>>()?,
    })
}

fn read_row(lowering: &mut Lowering, row: usize, columns: &Columns, seen: &mut Seen) {
    let mut diagnostics = Diagnostics::default();
    let found = observation(lowering, row, columns, seen, &mut diagnostics);
    lowering.diagnostics.extend(diagnostics);
    if let Some((indicator, reading, terms)) = found {
        lowering.state((row, columns.value), indicator, reading, &terms);
    }
}

fn observation(
    lowering: &Lowering,
    row: usize,
    columns: &Columns,
    seen: &mut Seen,
    diagnostics: &mut Diagnostics,
) -> Option<(IndicatorId, crate::model::Reading, Terms)> {
    let table = lowering.table;
    let indicator = indicator(lowering, row, columns, seen, diagnostics)?;
    let definition = &lowering.known.indicators[indicator.index()];
    let unit = match columns.unit.and_then(|at| cells::words(table, (row, at), diagnostics).map(|t| (at, t)))
    {
        Some((at, text)) => seen
            .units
            .entry((indicator, text.text.clone()))
            .or_insert_with(|| {
                table.at_cell(row, at, diagnostics, |found| wide::unit(Some(&text), definition, found))
            })
            .clone()?,
        None => definition.unit.clone(),
    };
    let reading = cells::reading(table, (row, columns.value), definition, &unit, diagnostics);
    let terms = terms(lowering, row, columns, seen, diagnostics);
    Some((indicator, reading?, terms?))
}

/// The indicator that a row names; a row without a figure need not name one.
fn indicator(
    lowering: &Lowering,
    row: usize,
    columns: &Columns,
    seen: &mut Seen,
    diagnostics: &mut Diagnostics,
) -> Option<IndicatorId> {
    let table = lowering.table;
    let cell = (row, columns.indicator);
    let Some(text) = cells::words(table, cell, diagnostics) else {
        let stated = table.cell(row, columns.value).is_some_and(|cell| !cell.text.trim().is_empty());
        if stated {
            let message = say!("这一行没有写指标", "this row names no indicator");
            diagnostics.push(table.blame(cell.0, cell.1, Diagnostic::error("unknown-indicator", message)));
        }
        return None;
    };
    *seen.indicators.entry(text.text.clone()).or_insert_with(|| {
        table.at_cell(cell.0, cell.1, diagnostics, |found| {
            wide::named(&text, lowering.known.indicators, found)
        })
    })
}

/// What the row says of period, scope and so on; a date in the column of the period is the date of a state.
fn terms(
    lowering: &Lowering,
    row: usize,
    columns: &Columns,
    seen: &mut Seen,
    diagnostics: &mut Diagnostics,
) -> Option<Terms> {
    let table = lowering.table;
    let mut own: Vec<(Text, Text)> = Vec::new();
    for (key, head, at) in &columns.parameters {
        let Some(text) = cells::words(table, (row, *at), diagnostics) else { continue };
        let key = if *key == "period" && cells::is_date(&text.text) { "as_of" } else { key };
        own.push((Text { text: key.to_owned(), span: head.span.clone() }, text));
    }
    if !lowering.has_period(&own) {
        let message = say!("没有期间", "there is no period for this figure");
        let help = say!(
            "在期间列里写上，或在 YAML 里写 period 作为全表的期间",
            "fill in the column of the period, or give the set a `period` in its YAML"
        );
        let diagnostic = Diagnostic::error("missing-field", message).help(help);
        diagnostics.push(table.blame(row, columns.value, diagnostic));
        return None;
    }
    let written: Vec<String> =
        own.iter().map(|(key, value)| format!("{}={}", key.text, value.text)).collect();
    if seen.wrong.contains(&written) {
        return None;
    }
    let own = lowering.with_defaults(own);
    let at = columns.parameters.first().map_or(columns.value, |(_, _, at)| *at);
    let read = |found: &mut Diagnostics| metric::terms(&own, &lowering.default_period(), found);
    let terms = table.at_cell(row, at, diagnostics, read);
    if terms.is_none() {
        seen.wrong.insert(written);
    }
    terms
}
