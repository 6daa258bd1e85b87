//! Which PDF files there are, and their addresses: each lies beside the page that shows the same.

use crate::compare::Comparisons;
use crate::model::{Grain, ReportId, Site, Time};

use super::route::{Route, group_folder};

/// One PDF file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    Report(ReportId),
    /// The matrix of a group and the leagues of its indicators.
    Comparison(usize),
    /// The reports of a group, bound (汇编).
    Book {
        group: usize,
        /// Only what this time takes in; None for all.
        asked: Option<Time>,
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
    pub fn path(&self, site: &Site) -> String {
        let folder = |group: usize| group_folder(site, &site.peers[group]);
        match self {
            Paper::Report(id) => format!("{}.pdf", site.report(*id).path),
            Paper::Comparison(group) => format!("{}/comparison.pdf", folder(*group)),
            Paper::Book { group, asked: None } => format!("{}/book.pdf", folder(*group)),
            Paper::Book { group, asked: Some(time) } => {
                format!("{}/book-{}.pdf", folder(*group), written(time))
            }
        }
    }

    /// The page that shows the same.
    pub fn route(&self) -> Route {
        match self {
            Paper::Report(id) => Route::Report(*id),
            Paper::Comparison(group) | Paper::Book { group, .. } => Route::Matrix(*group),
        }
    }
}

/// A time as it is written in front matter.
fn written(time: &Time) -> String {
    match time {
        Time::During { first, last, grain } => {
            let (year, month) = (first.year(), first.month());
            match grain {
                Grain::Year => format!("{year}"),
                Grain::Half => format!("{year}-H{}", month / 6 + 1),
                Grain::Quarter => format!("{year}-Q{}", month / 3 + 1),
                Grain::Month => format!("{year}-{month:02}"),
                Grain::Day => format!("{first}..{last}"),
            }
        }
        Time::AsOf { date, .. } => date.to_string(),
        Time::Unknown { .. } => "unknown".to_owned(),
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
    groups.map(|group| Paper::Book { group, asked: None }).collect()
}

/// The reports that a book binds: by place in the order of the group, the oldest first.
pub fn reports_of(site: &Site, group: usize, asked: Option<&Time>) -> Vec<ReportId> {
    let Some(peers) = site.peers.get(group) else { return Vec::new() };
    let mut all = Vec::new();
    for place in &peers.places {
        let reports = site.place(*place).reports.iter().rev().copied();
        let counts = |id: &ReportId| asked.is_none_or(|time| time.takes_in(&site.report(*id).period.time));
        all.extend(reports.filter(counts));
    }
    all
}

/// Whether there is anything to compare in a group.
pub fn compares(comparisons: &Comparisons, group: usize) -> bool {
    comparisons.groups.get(group).is_some_and(|questions| !questions.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::asked;

    #[test]
    fn a_time_keeps_its_writing() {
        for text in [
            "2021",
            "2021-H1",
            "2021-H2",
            "2021-Q1",
            "2021-Q4",
            "2021-06",
            "2021-05-13..2021-07-16",
            "unknown",
        ] {
            assert_eq!(asked(text).map(|time| written(&time)).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_time_takes_in_what_ends_in_it_and_is_not_longer() {
        let check = |asked_for: &str, of: &str, expected: bool| {
            let (time, other) = (asked(asked_for).expect("a time"), asked(of).expect("a time"));
            assert_eq!(time.takes_in(&other), expected, "{asked_for}: {of}");
        };
        check("2021", "2021", true);
        check("2021", "2021-H1", true);
        check("2021", "2020-10-01..2021-03-31", true);
        check("2021", "2020", false);
        check("2021", "2019-01-01..2021-12-31", false);
        check("2021-H2", "2021", false);
        check("2021-Q4", "2021-12", true);
        check("2021-Q4", "2021-Q3", false);
        check("2021-05-13..2021-07-16", "2021-06", true);
        check("2021", "unknown", false);
        check("unknown", "2021", false);
        check("unknown", "unknown", true);
    }
}
