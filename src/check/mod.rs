//! Site → diagnostics: sense, not form. What each file says is well written; does it fit together?

mod agreement;
mod bounds;
mod bulletins;
mod grids;
mod growth;
mod jumps;
mod ledger;
mod named;
mod neglected;
mod persons;
mod boards;
mod practices;
mod privacy;
mod projects;
mod published;
mod sources;
mod totals;
mod unmarked;
mod wording;

#[cfg(test)]
mod tests;

use std::ops::Range;

use rayon::prelude::*;

use crate::compare::Comparisons;
use crate::diag::Diagnostics;
use crate::files::Files;
use crate::model::Site;

/// Private numbers in any text, each with its code and its bytes, unless the settings let them pass.
pub fn private_words(text: &str, site: &Site) -> Vec<(&'static str, Range<usize>)> {
    privacy::in_words(text, site)
}

/// Everything that can be doubted about a site, as its settings want it told. The files are those it was read from:
/// what is private is private wherever it is written.
pub fn check(files: &Files, site: &Site, comparisons: &Comparisons) -> Diagnostics {
    let doubts: [&(dyn Fn(&mut Diagnostics) + Sync); 19] = [
        &|found| published::check(site, comparisons, found),
        &|found| totals::check(site, found),
        &|found| privacy::check(files, site, found),
        &|found| wording::check(files, site, found),
        &|found| unmarked::check(files, site, found),
        &|found| named::check(files, site, found),
        &|found| agreement::figures(site, found),
        &|found| agreement::reports(site, found),
        &|found| practices::check(site, found),
        &|found| boards::check(site, comparisons, found),
        &|found| bulletins::check(site, comparisons, found),
        &|found| grids::check(site, found),
        &|found| ledger::check(site, found),
        &|found| persons::check(site, found),
        &|found| projects::check(site, found),
        &|found| bounds::check(site, found),
        &|found| jumps::check(site, found),
        &|found| growth::check(site, found),
        &|found| neglected::check(site, found),
    ];
    let found = doubts.par_iter().map(|doubt| {
        let mut found = Diagnostics::default();
        doubt(&mut found);
        found
    });
    let mut diagnostics = Diagnostics::default();
    found.collect::<Vec<_>>().into_iter().for_each(|found| diagnostics.extend(found));
    site.checks.grade(diagnostics)
}
