//! Site → diagnostics: sense, not form. What each file says is well written; does it fit together?

mod agreement;
mod bulletins;
mod grids;
mod ledger;
mod persons;
mod boards;
mod practices;
mod projects;
mod published;
mod sources;
mod totals;

#[cfg(test)]
mod tests;

use crate::compare::Comparisons;
use crate::diag::Diagnostics;
use crate::model::Site;

/// Everything that can be doubted about a site that was read without error.
pub fn check(site: &Site, comparisons: &Comparisons) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    agreement::reports(site, &mut diagnostics);
    agreement::figures(site, &mut diagnostics);
    totals::check(site, &mut diagnostics);
    boards::check(site, comparisons, &mut diagnostics);
    practices::check(site, &mut diagnostics);
    projects::check(site, &mut diagnostics);
    grids::check(site, &mut diagnostics);
    ledger::check(site, &mut diagnostics);
    persons::check(site, &mut diagnostics);
    published::check(site, comparisons, &mut diagnostics);
    bulletins::check(site, comparisons, &mut diagnostics);
    diagnostics
}
