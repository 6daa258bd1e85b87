//! Loading a site again after a few of its reports changed: what cannot have changed is not read anew.
//!
//! What is kept of a report is a function of its text and of the frame. It is used again only while the text and every
//! file of the frame are the same, so nothing has to be told that something is out of date. Which comparisons, totals
//! and links follow is found anew each time.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::files::{Body, Files};
use crate::model::{PlaceId, Site};

use super::frame::{Frame, Reading};
use super::{report, together};

/// What was read of a site, and the files it was read from.
pub struct Kept {
    files: Files,
    frame: Frame,
    /// One for each home of the frame.
    readings: Vec<Reading>,
}

/// What is another in a site since it was loaded before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// Anything may be.
    Everything,
    /// The texts of these files, which are reports, and nothing else.
    Reports(BTreeSet<String>),
}

impl Since {
    /// The places of which something else is said than before; None where it may be any.
    pub fn places(&self, site: &Site) -> Option<BTreeSet<PlaceId>> {
        let Since::Reports(changed) = self else { return None };
        let reports = site.reports.iter().filter(|report| changed.contains(&report.file));
        Some(reports.map(|report| report.place).collect())
    }
}

/// Gives what [`load`](super::load) gives, faster where little changed since; `kept` is brought up to date.
pub fn load_again(files: &Files, kept: &mut Option<Kept>) -> (Site, Diagnostics, Since) {
    let before = kept.take().filter(|kept| has_frame_of(&kept.files, files));
    let (now, since) = match before {
        Some(mut kept) => {
            let Kept { frame, readings, files: old } = &mut kept;
            let pairs = frame.homes.par_iter().zip(readings);
            let read = pairs.filter_map(|(home, reading)| {
                let same = is_same(old.get(&home.file), files.get(&home.file));
                (!same).then(|| {
                    *reading = Reading::of(home, files, frame);
                    home.file.clone()
                })
            });
            let read = read.collect();
            kept.files = files.clone();
            (kept, Since::Reports(read))
        }
        None => {
            let frame = Frame::read(files);
            let readings = frame.homes.par_iter().map(|home| Reading::of(home, files, &frame)).collect();
            (Kept { files: files.clone(), frame, readings }, Since::Everything)
        }
    };
    let (site, diagnostics) = together(files, &now.frame, now.readings.par_iter().cloned().collect());
    *kept = Some(now);
    (site, diagnostics, since)
}

/// Whether both have the same files by name, and the same content in all that are no reports.
fn has_frame_of(old: &Files, new: &Files) -> bool {
    let mut pairs = old.iter().zip(new.iter());
    old.iter().count() == new.iter().count()
        && pairs.all(|((path, body), (other, now))| {
            path == other && (report::is_report(path) || is_same(Some(body), Some(now)))
        })
}

/// Files that were not read again are one in memory; only others have to be compared.
fn is_same(old: Option<&Body>, new: Option<&Body>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => std::ptr::eq(old, new) || old == new,
        (old, new) => old.is_none() && new.is_none(),
    }
}
