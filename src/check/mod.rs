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

use rayon::prelude::*;

use crate::compare::Comparisons;
use crate::diag::Diagnostics;
use crate::model::Site;

/// Everything that can be doubted about a site that was read without error.
pub fn check(site: &Site, comparisons: &Comparisons) -> Diagnostics {
    let doubts: [&(dyn Fn(&mut Diagnostics) + Sync); 11] = [
        &|found| published::check(site, comparisons, found),
        &|found| totals::check(site, found),
        &|found| agreement::figures(site, found),
        &|found| agreement::reports(site, found),
        &|found| practices::check(site, found),
        &|found| boards::check(site, comparisons, found),
        &|found| bulletins::check(site, comparisons, found),
        &|found| grids::check(site, found),
        &|found| ledger::check(site, found),
        &|found| persons::check(site, found),
        &|found| projects::check(site, found),
    ];
    let found = doubts.par_iter().map(|doubt| {
        let mut found = Diagnostics::default();
        doubt(&mut found);
        found
    });
    let mut diagnostics = Diagnostics::default();
    found.collect::<Vec<_>>().into_iter().for_each(|found| diagnostics.extend(found));
    diagnostics
}
