//! Which PDF files there are, and their addresses: each lies beside the page that shows the same.

use crate::compare::Comparisons;
use crate::model::{ReportId, Site};

use super::route::{Route, group_folder};

/// One PDF file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    Report(ReportId),
    /// The matrix of a group and the leagues of its indicators.
    Comparison(usize),
    /// The reports of a group, bound (汇编).
    Book {
        group: usize,
        /// Only the reports of this year; None for all.
        year: Option<i16>,
    },
}

/// Whether PDF files are made together with the pages, so that pages may link to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Papers {
    #[default]
    Apart,
    Together,
}

impl Paper {
    /// The file, from the root of the site or of the folder for PDFs, with `/` between folders.
    pub fn path(self, site: &Site) -> String {
        match self {
            Paper::Report(id) => format!("{}.pdf", site.report(id).path),
            Paper::Comparison(group) => format!("{}/comparison.pdf", group_folder(site, &site.peers[group])),
            Paper::Book { group, year: None } => {
                format!("{}/book.pdf", group_folder(site, &site.peers[group]))
            }
            Paper::Book { group, year: Some(year) } => {
                format!("{}/book-{year}.pdf", group_folder(site, &site.peers[group]))
            }
        }
    }

    /// The page that shows the same.
    pub fn route(self) -> Route {
        match self {
            Paper::Report(id) => Route::Report(id),
            Paper::Comparison(group) | Paper::Book { group, .. } => Route::Matrix(group),
        }
    }
}

/// Every report, and every group that can be compared; books are asked for one by one.
pub fn papers(site: &Site, comparisons: &Comparisons) -> Vec<Paper> {
    let reports = (0..site.reports.len()).map(|at| Paper::Report(ReportId(at as u32)));
    let groups = (0..site.peers.len()).filter(|at| compares(comparisons, *at)).map(Paper::Comparison);
    reports.chain(groups).collect()
}

/// One book for every group that has reports.
pub fn books(site: &Site) -> Vec<Paper> {
    let groups = (0..site.peers.len()).filter(|group| !reports_of(site, *group, None).is_empty());
    groups.map(|group| Paper::Book { group, year: None }).collect()
}

/// The reports that a book binds: by place in the order of the group, the oldest first.
pub fn reports_of(site: &Site, group: usize, year: Option<i16>) -> Vec<ReportId> {
    let Some(peers) = site.peers.get(group) else { return Vec::new() };
    let mut all = Vec::new();
    for place in &peers.places {
        let reports = site.place(*place).reports.iter().rev().copied();
        all.extend(reports.filter(|id| year.is_none() || site.report(*id).period.year() == year));
    }
    all
}

/// Whether there is anything to compare in a group.
pub fn compares(comparisons: &Comparisons, group: usize) -> bool {
    comparisons.groups.get(group).is_some_and(|questions| !questions.is_empty())
}
