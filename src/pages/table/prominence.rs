//! Which columns a workbook shows at once: a reader should see what is out of the ordinary, and be able to unfold the rest.

use std::collections::BTreeSet;

use super::{Cell, Context, Kind, Prominence, Table};

/// Folds away the columns of a comparison that say the same of every row, or that serve only to check a number.
pub fn settle(context: &Context, table: &mut Table) {
    let reported = context.status_word("reported");
    let exact = context.fill("data_exact", &[]);
    for at in 1..table.columns.len() {
        let cells: Vec<&Cell> = table.rows.iter().filter_map(|row| row.get(at)).collect();
        let column = &table.columns[at];
        // A detail of a matrix stands behind the dot; the number itself has none.
        let (owner, part) = match column.key.split_once('.') {
            Some((owner, part)) => (Some(owner), part),
            None => (None, column.key.as_str()),
        };
        let shown = match part {
            "low" | "high" | "change_low" | "change_high" | "period_last" | "source_url" | "place" => false,
            // Whatever is no plain number must be told beside the empty cell.
            "status" => says_other_than(&cells, reported),
            "qualifier" => says_other_than(&cells, &exact),
            "above" | "period" | "scope" | "basis" | "source" => differ(&cells),
            "as_written" => owner.is_none(),
            _ => {
                column.kind == Kind::Number && !part.starts_with("change")
                    || cells.iter().any(|c| **c != Cell::Empty)
            }
        };
        table.columns[at].prominence = if shown { Prominence::Shown } else { Prominence::Folded };
    }
}

fn says_other_than(cells: &[&Cell], ordinary: &str) -> bool {
    cells.iter().any(|cell| matches!(cell, Cell::Text(text) if text != ordinary))
}

fn differ(cells: &[&Cell]) -> bool {
    let said: BTreeSet<&str> = cells
        .iter()
        .filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    said.len() > 1
}
