//! Checking a site again after a few of its reports changed: what cannot have changed is not looked at anew.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Around, of_frame, of_place, of_report, of_site, of_text};
use crate::compare::Comparisons;
use crate::diag::Diagnostics;
use crate::load::Since;
use crate::model::{PlaceId, Report, Site};

/// What was found in the site as it was before, part by part.
#[derive(Default)]
pub struct Kept {
    /// For each file of the content folder.
    texts: Vec<Diagnostics>,
    /// For each report of the site.
    reports: Vec<Diagnostics>,
    /// For each place of the site.
    places: Vec<Diagnostics>,
    frame: Diagnostics,
}

/// Gives what [`check`](super::check) gives, faster where little is another since the state that `kept` is of; `kept` is
/// brought up to date.
pub fn check_again(
    around: &Around,
    comparisons: &Comparisons,
    since: &Since,
    kept: &mut Kept,
) -> Diagnostics {
    let Around { files, site, .. } = *around;
    let texts: Vec<&str> = files.under("content").map(|(path, _)| path).collect();
    let places: Vec<PlaceId> = (0..site.places.len()).map(|at| PlaceId(at as u32)).collect();
    match since {
        Since::Everything => {
            kept.frame = of_frame(files, site);
            kept.texts = texts.par_iter().map(|path| of_text(path, around)).collect();
            kept.reports = site.reports.par_iter().map(|report| of_report(report, around)).collect();
            kept.places = places.par_iter().map(|id| of_place(*id, around)).collect();
        }
        Since::Reports(changed) => {
            let stale = |report: &Report| changed.contains(report.file.as_str());
            let beside = concerned(site, since.places(site).unwrap_or_default());
            renew(&mut kept.texts, &texts, |path| changed.contains(*path), |path| of_text(path, around));
            renew(&mut kept.reports, &site.reports, stale, |report| of_report(report, around));
            renew(&mut kept.places, &places, |id| beside.contains(id), |id| of_place(*id, around));
        }
    }
    let parts = [&kept.texts, &kept.reports, &kept.places].into_iter().flatten();
    let mut found = Diagnostics::joined(parts.chain([&kept.frame]).cloned());
    found.extend(of_site(site, comparisons));
    site.checks.grade(found)
}

/// The places themselves, and those right above them, which are held against them.
fn concerned(site: &Site, places: BTreeSet<PlaceId>) -> BTreeSet<PlaceId> {
    places.into_iter().flat_map(|place| [Some(place), site.place(place).parent]).flatten().collect()
}

fn renew<T: Sync>(
    kept: &mut [Diagnostics],
    all: &[T],
    stale: impl Fn(&T) -> bool + Sync,
    look: impl Fn(&T) -> Diagnostics + Sync,
) {
    kept.par_iter_mut().zip(all).filter(|(_, one)| stale(one)).for_each(|(kept, one)| *kept = look(one));
}
