//! Grids whose name counts other levels than are listed.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Grid, Site};
use crate::say;

use super::practices::numerals;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for grid in site.reports.iter().flat_map(|report| &report.grids) {
        levels(grid, diagnostics);
    }
}

fn levels(grid: &Grid, diagnostics: &mut Diagnostics) {
    let listed = grid.levels.len();
    let counts = numerals(&grid.name);
    if listed == 0 || counts.is_empty() || counts.contains(&listed) || grid.levels_note.is_some() {
        return;
    }
    let name = &grid.name;
    let said = counts.iter().map(usize::to_string).collect::<Vec<_>>().join("、");
    let message = say!(
        "“{name}”的名称里说的是 {said}，levels 列了 {listed} 级",
        "the name `{name}` says {said}, but `levels` lists {listed}"
    );
    let help = say!(
        "补齐 levels；原文只列了这些的，用 levels_note 写明；是两套网格的，分成两项",
        "complete `levels`, or say in `levels_note` that the source lists no more; two schemes are two entries"
    );
    diagnostics.push(Diagnostic::warning("grid-levels", message).at(grid.span.clone()).help(help));
}
