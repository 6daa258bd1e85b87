//! Shares that look like fractions: 0.351 under % where 35.1 was meant. Nobody can know, so the writer is asked.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diag::Diagnostic;
use crate::model::{IndicatorId, Reading, Source};
use crate::say;

use super::lower::Lowering;

/// Fewer figures than this tell nothing: a growth of 0.4% is common.
const ENOUGH: usize = 3;

/// Doubts a column of bare numbers under % none of which is above 1.
pub fn check(lowering: &mut Lowering) {
    let mut columns: BTreeMap<(IndicatorId, usize), Vec<(usize, Decimal)>> = BTreeMap::new();
    for observation in &lowering.observations {
        let Reading::Amount(quantity) = &observation.reading else { continue };
        let Source::Cell { row, column, .. } = observation.source else { continue };
        let (row, column) = (row as usize, column as usize);
        let bare = lowering.table.text(row, column).and_then(|text| text.text.parse::<Decimal>().ok());
        if let Some(value) = bare.filter(|_| quantity.unit.base == "%") {
            columns.entry((observation.indicator, column)).or_default().push((row, value));
        }
    }
    for ((_, column), values) in columns {
        let small = values.iter().all(|(_, value)| value.abs() <= Decimal::ONE);
        let broken = values.iter().filter(|(_, value)| !value.fract().is_zero()).count();
        if small && broken >= ENOUGH {
            doubt(lowering, values[0].0, column);
        }
    }
}

fn doubt(lowering: &mut Lowering, row: usize, column: usize) {
    let head = lowering.table.head.cells.get(column).map_or("", |cell| cell.text.trim());
    let message = say!(
        "“{head}”以 % 计，却没有一个数大于 1：是不是把 35.1% 写成了 0.351？",
        "“{head}” is in %, but no figure is above 1: was 35.1% written as 0.351?"
    );
    let help = say!(
        "写成 35.1 或 35.1%；在 Excel 里也可以把单元格设成百分比格式。确实这样小的，单位写在格子里：0.35%",
        "write 35.1 or 35.1%, or format the cells as percentages; where they are so small, write the unit in the cell: 0.35%"
    );
    let diagnostic = Diagnostic::warning("fraction", message).help(help);
    let diagnostic = lowering.table.blame(row, column, diagnostic);
    lowering.diagnostics.push(diagnostic);
}
