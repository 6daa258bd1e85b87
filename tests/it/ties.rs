//! The way back from places and reports to what names them, held against looking through the whole site.

use townpress::model::{
    BoardId, DataSetId, Home, PlaceId, PracticeId, ProjectId, ProjectSource, Report, ReportId, SchemeId,
    Site, report_after, report_before,
};

use crate::records::site_of;

const SITES: [&str; 8] = [
    "",
    "examples/nanan",
    "examples/xiangxi",
    "examples/yuechi",
    "tests/golden/boards/site",
    "tests/golden/ledger/site",
    "tests/golden/plans/site",
    "tests/golden/projects/site",
];

#[test]
fn ties_lead_to_all_that_names_a_thing() {
    let mut told = 0;
    for folder in SITES {
        let site = site_of(folder);
        for place in (0..site.places.len()).map(|at| PlaceId(at as u32)) {
            told += of_place(&site, place, folder);
        }
        for report in (0..site.reports.len()).map(|at| ReportId(at as u32)) {
            told += of_report(&site, report, folder);
        }
    }
    assert!(told > 300, "only {told} things are named by anything");
}

/// The positions of those that fit, as ids.
fn find<T, I>(all: &[T], id: fn(u32) -> I, fits: impl Fn(&T) -> bool) -> Vec<I> {
    (0..all.len()).filter(|at| fits(&all[*at])).map(|at| id(at as u32)).collect()
}

fn of_place(site: &Site, place: PlaceId, folder: &str) -> usize {
    let ties = &site.ties;
    let sent = find(&site.reports, ReportId, |report| report.home == Some(Home::Place(place)));
    assert_eq!(ties.sent_from(place), sent, "{folder}: sent from {place:?}");
    let sets = find(&site.data_sets, DataSetId, |set| set.place == place);
    assert_eq!(ties.data_sets_at(place), sets, "{folder}: tables at {place:?}");
    let schemes = find(&site.schemes, SchemeId, |scheme| scheme.place == place);
    assert_eq!(ties.schemes_at(place), schemes, "{folder}: schemes at {place:?}");
    let boards =
        find(&site.boards, BoardId, |board| board.entries.iter().any(|entry| entry.who.place == place));
    assert_eq!(ties.boards_with(place), boards, "{folder}: boards with {place:?}");
    let projects = find(&site.projects, ProjectId, |project| project.place == place);
    assert_eq!(ties.projects_at(place), projects, "{folder}: projects at {place:?}");
    sent.len() + sets.len() + schemes.len() + boards.len() + projects.len()
}

fn of_report(site: &Site, report: ReportId, folder: &str) -> usize {
    let ties = &site.ties;
    let source = ProjectSource::Report(report);
    let projects =
        find(&site.projects, ProjectId, |project| project.uses.iter().any(|found| found.source == source));
    assert_eq!(ties.projects_in(report), projects, "{folder}: projects in {report:?}");
    let practices = find(&site.practices, PracticeId, |practice| {
        practice.uses.iter().any(|found| found.report == report)
    });
    assert_eq!(ties.practices_in(report), practices, "{folder}: practices in {report:?}");
    let kept = site.places.iter().enumerate().flat_map(|(place, it)| {
        let entries = it.ledger.iter().flatten().enumerate();
        entries
            .filter(move |(_, entry)| entry.report == Some(report))
            .map(move |(at, _)| (PlaceId(place as u32), at))
    });
    let kept: Vec<(PlaceId, usize)> = kept.collect();
    assert_eq!(ties.ledger_entries_of(report), kept, "{folder}: ledger entries of {report:?}");
    neighbours(site, report, folder);
    projects.len() + practices.len() + kept.len()
}

/// The reports before and after one, looked for among all.
fn neighbours(site: &Site, id: ReportId, folder: &str) {
    let own = site.report(id);
    let alike = |other: &Report| other.place == own.place && other.kind == own.kind;
    let dated = site.reports.iter().enumerate().filter(|(_, other)| alike(other));
    let dated: Vec<_> =
        dated.filter_map(|(at, other)| Some((other.period.last_day()?, ReportId(at as u32)))).collect();
    let day = own.period.last_day();
    let before = dated.iter().filter(|(other, _)| day.is_some_and(|day| *other < day)).max();
    let after = dated.iter().filter(|(other, _)| day.is_some_and(|day| *other > day)).min();
    assert_eq!(report_before(&site.reports, id), before.map(|(_, id)| *id), "{folder}: before {}", own.path);
    assert_eq!(report_after(&site.reports, id), after.map(|(_, id)| *id), "{folder}: after {}", own.path);
}
