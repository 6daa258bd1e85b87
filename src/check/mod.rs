//! Site → diagnostics: sense, not form. What each file says is well written; does it fit together?

mod agreement;
mod bounds;
mod bulletins;
mod grids;
mod growth;
mod jumps;
mod kept;
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

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use crate::compare::Comparisons;
use crate::diag::{Diagnostics, Level};
use crate::files::Files;
use crate::load::Since;
use crate::model::{Indicator, IndicatorId, PlaceId, Report, Site};

pub use kept::{Kept, check_again};

/// Private numbers in any text, each with its code and its bytes, unless the settings let them pass.
pub fn private_words(text: &str, site: &Site) -> Vec<(&'static str, Range<usize>)> {
    privacy::in_words(text, site)
}

/// Everything that can be doubted about a site, as its settings want it told. The files are those it was read from:
/// what is private is private wherever it is written.
pub fn check(files: &Files, site: &Site, comparisons: &Comparisons) -> Diagnostics {
    check_again(&Around::of(files, site), comparisons, &Since::Everything, &mut Kept::default())
}

/// What single texts, reports and places are held against: the same as long as the frame of the site is.
#[derive(Clone)]
pub struct Around<'a> {
    files: &'a Files,
    site: &'a Site,
    /// The names of places, sorted, so that one is found by how it begins.
    places: Vec<&'a str>,
    /// The indicators by their names and aliases; none where nobody asks for unmarked figures.
    indicators: BTreeMap<&'a str, &'a Indicator>,
    /// The indicators that are shares of a whole.
    shares: BTreeSet<IndicatorId>,
    /// The indicators that are the growth of another, each with that other; none where nobody asks.
    growths: BTreeMap<IndicatorId, IndicatorId>,
    /// People and households, in pairs.
    households: Vec<(IndicatorId, IndicatorId)>,
}

impl<'a> Around<'a> {
    pub fn of(files: &'a Files, site: &'a Site) -> Around<'a> {
        let mut places: Vec<&str> = site.places.iter().map(|place| place.name.zh.as_str()).collect();
        places.sort_unstable();
        let mut around = Around {
            files,
            site,
            places,
            indicators: BTreeMap::new(),
            shares: bounds::shares(site),
            growths: BTreeMap::new(),
            households: bounds::homes(site),
        };
        if around.asks("unmarked-figure") {
            around.indicators = unmarked::names(site);
        }
        if around.asks("growth") {
            around.growths = growth::growths(site);
        }
        around
    }

    /// Whether the settings leave a doubt on.
    fn asks(&self, code: &str) -> bool {
        self.site.checks.level(code) != Some(Level::Off)
    }
}

/// What is doubtful about a file by its text alone.
fn of_text(path: &str, around: &Around) -> Diagnostics {
    let mut found = Diagnostics::default();
    let Some(text) = around.files.text(path) else { return found };
    privacy::in_text(path, text, around, &mut found);
    named::in_text(path, text, around, &mut found);
    found
}

/// What is doubtful about a report by itself.
fn of_report(report: &Report, around: &Around) -> Diagnostics {
    let mut found = Diagnostics::default();
    wording::check(report, around, &mut found);
    unmarked::check(report, around, &mut found);
    named::in_tables(report, around, &mut found);
    found
}

/// What is doubtful about what a place says of itself, beside what the places right below it say.
fn of_place(id: PlaceId, around: &Around) -> Diagnostics {
    let site = around.site;
    let mut found = Diagnostics::default();
    agreement::figures(site, id, &mut found);
    agreement::reports(site, id, &mut found);
    totals::check(site, id, &mut found);
    bounds::check(id, around, &mut found);
    jumps::check(id, around, &mut found);
    growth::check(id, around, &mut found);
    found
}

/// What is doubtful about the frame of a site, whatever its reports say.
fn of_frame(files: &Files, site: &Site) -> Diagnostics {
    let mut found = Diagnostics::default();
    privacy::in_workbooks(site, &mut found);
    privacy::in_pictures(files, site, &mut found);
    found
}

/// What can only be seen of a site as a whole.
fn of_site(site: &Site, comparisons: &Comparisons) -> Diagnostics {
    let doubts: [&(dyn Fn(&mut Diagnostics) + Sync); 9] = [
        &|found| published::check(site, comparisons, found),
        &|found| practices::check(site, found),
        &|found| boards::check(site, comparisons, found),
        &|found| bulletins::check(site, comparisons, found),
        &|found| grids::check(site, found),
        &|found| ledger::check(site, found),
        &|found| persons::check(site, found),
        &|found| projects::check(site, found),
        &|found| neglected::check(site, found),
    ];
    let found = doubts.par_iter().map(|doubt| {
        let mut found = Diagnostics::default();
        doubt(&mut found);
        found
    });
    Diagnostics::joined(found.collect::<Vec<_>>())
}
