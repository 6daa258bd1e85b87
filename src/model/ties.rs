//! The way back: from a place or a report to all that names it. Found once, since no page of a large site can look
//! through all the others.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{
    BoardId, DataSetId, Home, PlaceId, PracticeId, ProjectId, ProjectSource, ReportId, SchemeId, Site,
};

/// What names a place or a report; each list in the order of the site, and empty where nothing does.
#[derive(Debug, Clone, Default)]
pub struct Ties {
    /// All reports, newest first; those whose period is not known come last.
    pub newest: Vec<ReportId>,
    sent: BTreeMap<PlaceId, Vec<ReportId>>,
    data_sets: BTreeMap<PlaceId, Vec<DataSetId>>,
    schemes: BTreeMap<PlaceId, Vec<SchemeId>>,
    boards: BTreeMap<PlaceId, Vec<BoardId>>,
    projects: BTreeMap<PlaceId, Vec<ProjectId>>,
    told_projects: BTreeMap<ReportId, Vec<ProjectId>>,
    practices: BTreeMap<ReportId, Vec<PracticeId>>,
    ledgers: BTreeMap<ReportId, Vec<(PlaceId, usize)>>,
}

impl Ties {
    pub fn of(site: &Site) -> Ties {
        let mut newest: Vec<ReportId> = (0..site.reports.len()).map(|at| ReportId(at as u32)).collect();
        newest.sort_by_key(|id| (Reverse(site.report(*id).period.last_day()), *id));
        let mut ties = Ties { newest, ..Ties::default() };
        ties.places(site);
        ties.reports(site);
        ties
    }

    fn places(&mut self, site: &Site) {
        for (at, report) in site.reports.iter().enumerate() {
            if let Some(Home::Place(place)) = report.home {
                add(&mut self.sent, place, ReportId(at as u32));
            }
        }
        for (at, set) in site.data_sets.iter().enumerate() {
            add(&mut self.data_sets, set.place, DataSetId(at as u32));
        }
        for (at, scheme) in site.schemes.iter().enumerate() {
            add(&mut self.schemes, scheme.place, SchemeId(at as u32));
        }
        for (at, board) in site.boards.iter().enumerate() {
            for entry in &board.entries {
                add(&mut self.boards, entry.who.place, BoardId(at as u32));
            }
        }
        for (at, project) in site.projects.iter().enumerate() {
            add(&mut self.projects, project.place, ProjectId(at as u32));
        }
    }

    fn reports(&mut self, site: &Site) {
        for (at, project) in site.projects.iter().enumerate() {
            for found in &project.uses {
                if let ProjectSource::Report(report) = found.source {
                    add(&mut self.told_projects, report, ProjectId(at as u32));
                }
            }
        }
        for (at, practice) in site.practices.iter().enumerate() {
            for found in &practice.uses {
                add(&mut self.practices, found.report, PracticeId(at as u32));
            }
        }
        for (place, kept) in site.places.iter().enumerate() {
            for (at, entry) in kept.ledger.iter().flatten().enumerate() {
                if let Some(report) = entry.report {
                    add(&mut self.ledgers, report, (PlaceId(place as u32), at));
                }
            }
        }
    }

    /// The reports whose writers were sent from a place.
    pub fn sent_from(&self, place: PlaceId) -> &[ReportId] {
        of(&self.sent, place)
    }

    pub fn data_sets_at(&self, place: PlaceId) -> &[DataSetId] {
        of(&self.data_sets, place)
    }

    pub fn schemes_at(&self, place: PlaceId) -> &[SchemeId] {
        of(&self.schemes, place)
    }

    /// The boards in which a place stands.
    pub fn boards_with(&self, place: PlaceId) -> &[BoardId] {
        of(&self.boards, place)
    }

    pub fn projects_at(&self, place: PlaceId) -> &[ProjectId] {
        of(&self.projects, place)
    }

    /// The projects that a report tells of.
    pub fn projects_in(&self, report: ReportId) -> &[ProjectId] {
        of(&self.told_projects, report)
    }

    /// The practices that a report tells of.
    pub fn practices_in(&self, report: ReportId) -> &[PracticeId] {
        of(&self.practices, report)
    }

    /// The ledger entries that name a report: the place that keeps each, and its position there.
    pub fn ledger_entries_of(&self, report: ReportId) -> &[(PlaceId, usize)] {
        of(&self.ledgers, report)
    }
}

/// Adds what is not there yet; what is added comes in order.
fn add<K: Ord, T: PartialEq>(lists: &mut BTreeMap<K, Vec<T>>, key: K, item: T) {
    let list = lists.entry(key).or_default();
    if list.last() != Some(&item) {
        list.push(item);
    }
}

fn of<K: Ord, T>(lists: &BTreeMap<K, Vec<T>>, key: K) -> &[T] {
    lists.get(&key).map(Vec::as_slice).unwrap_or_default()
}
