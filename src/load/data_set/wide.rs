//! The wide form: a column an indicator.

use crate::diag::{Diagnostic, Diagnostics};
use crate::load::Text;
use crate::load::metric::{self, Terms};
use crate::model::{Indicator, IndicatorId};
use crate::quantity::{self, Unit};
use crate::say;

use super::cells;
use super::describe::Column;
use super::lower::{Lowering, column};

/// A column of which everything is known.
struct Resolved {
    column: usize,
    indicator: IndicatorId,
    unit: Unit,
    terms: Terms,
}

/// Reads the figures row by row, within a row from left to right.
pub fn lower(lowering: &mut Lowering, columns: &[Column]) {
    let mut resolved: Vec<Resolved> = columns.iter().filter_map(|column| resolve(lowering, column)).collect();
    resolved.sort_by_key(|column| column.column);
    for row in 0..lowering.table.rows.len() {
        if lowering.subjects[row].is_empty() {
            continue;
        }
        for column in &resolved {
            let cell = (row, column.column);
            let indicator = &lowering.known.indicators[column.indicator.index()];
            let reading =
                cells::reading(lowering.table, cell, indicator, &column.unit, &mut lowering.diagnostics);
            if let Some(reading) = reading {
                lowering.state(cell, column.indicator, reading, &column.terms);
            }
        }
    }
}

fn resolve(lowering: &mut Lowering, written: &Column) -> Option<Resolved> {
    let mut diagnostics = Diagnostics::default();
    let at = column(lowering.table, &written.head, &mut diagnostics);
    let indicator = named(&written.indicator, lowering.known.indicators, &mut diagnostics);
    let unit = indicator.and_then(|id| {
        let indicator = &lowering.known.indicators[id.index()];
        unit(written.unit.as_ref(), indicator, &mut diagnostics)
    });
    if !lowering.has_period(&written.parameters) {
        let head = &written.head.text;
        let message = say!("“{head}”这一列没有期间", "the column “{head}” has no period");
        let help = say!(
            "在这个 YAML 里写 period: 2020 或 as_of: 2020-11-01；期间确实不知道的写 period: unknown",
            "write `period: 2020` or `as_of: 2020-11-01` in this YAML, or `period: unknown`"
        );
        diagnostics
            .push(Diagnostic::error("missing-field", message).at(written.head.span.clone()).help(help));
    }
    let parameters = lowering.with_defaults(written.parameters.clone());
    let terms = metric::terms(&parameters, &lowering.default_period(), &mut diagnostics);
    lowering.diagnostics.extend(diagnostics);
    Some(Resolved { column: at?, indicator: indicator?, unit: unit?, terms: terms? })
}

/// An indicator by its key, its Chinese name or another wording of it.
pub fn named(text: &Text, indicators: &[Indicator], diagnostics: &mut Diagnostics) -> Option<IndicatorId> {
    let written = text.text.trim();
    let is = |indicator: &Indicator| {
        indicator.key == written
            || indicator.name.zh == written
            || indicator.aliases.iter().any(|a| a == written)
    };
    let found = indicators.iter().position(is);
    if found.is_none() {
        metric::unknown_indicator(text, indicators, diagnostics);
    }
    found.map(|at| IndicatorId(at as u32))
}

/// The unit of bare numbers: the one written, which must suit the indicator, or else the indicator's own.
pub fn unit(written: Option<&Text>, indicator: &Indicator, diagnostics: &mut Diagnostics) -> Option<Unit> {
    let Some(text) = written else { return Some(indicator.unit.clone()) };
    if text.text.trim() == indicator.unit.written {
        return Some(indicator.unit.clone());
    }
    let Some(unit) = quantity::unit(&text.text) else {
        let written = &text.text;
        let message = say!("不认识单位“{written}”", "`{written}` is not a unit");
        let help =
            say!("写成常用单位，如 元、亩、人、公里、%", "write a common unit such as 元, 亩, 人, 公里, %");
        diagnostics.push(Diagnostic::error("unit", message).at(text.span.clone()).help(help));
        return None;
    };
    metric::unit_fits(&unit, indicator, text, diagnostics).then_some(unit)
}
