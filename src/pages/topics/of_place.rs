//! The records of one place, for its own page: what its reports and its file tell beside indicators.

use std::collections::BTreeSet;

use crate::model::{Peers, PeersOrigin, PlaceId, PracticeId, PracticeState, PracticeUse, ReportId};

use super::super::context::Context;
use super::super::view::{LinkView, PlaceRecords};
use super::boards::parts::columns;
use super::{ledger, lists, picture_pairs};

impl Context<'_> {
    /// The bulletins of the groups that a place is in, or that are made of the places under it.
    fn bulletins_of(&self, place: PlaceId) -> Vec<LinkView> {
        let below = |peers: &Peers| peers.origin == PeersOrigin::ChildrenOf(place);
        let mut groups: BTreeSet<usize> = self.comparisons.groups_of(place).iter().copied().collect();
        groups.extend(self.site.peers.iter().position(below));
        groups.into_iter().filter_map(|group| self.bulletin_link(group)).collect()
    }

    /// Whether a practice is that of the place itself. What a report only proposes for its home is not.
    fn is_own(&self, found: PracticeUse) -> bool {
        let report = self.site.report(found.report);
        let state = report.practices.get(found.at).and_then(|stated| stated.state);
        report.home.is_none() || state != Some(PracticeState::Proposed)
    }

    /// The practices that a place's reports tell of as its own.
    fn own_practices(&self, reports: &[ReportId]) -> Vec<LinkView> {
        let own = |practice: &PracticeId| {
            let uses = self.site.practice(*practice).uses.iter();
            uses.into_iter().any(|found| reports.contains(&found.report) && self.is_own(*found))
        };
        let told: BTreeSet<PracticeId> =
            reports.iter().flat_map(|report| self.site.ties.practices_in(*report)).copied().collect();
        told.into_iter().filter(own).map(|practice| self.practice_link(practice)).collect()
    }

    /// All records of a place; each list is empty where there are none.
    pub fn records_of(&self, place: PlaceId) -> PlaceRecords {
        let reports = &self.site.place(place).reports;
        let boards = self.boards_with(place);
        let records = PlaceRecords {
            sections: Vec::new(),
            boards_columns: columns(boards.iter().map(|board| &board.row)),
            boards,
            boards_by: self.boards_by(place),
            schemes: self.site.ties.schemes_at(place).iter().map(|id| self.scheme_link(*id)).collect(),
            funding: reports.iter().flat_map(|report| self.funding_rows(*report)).collect(),
            projects: self.projects_at(place),
            bulletins: self.bulletins_of(place),
            lists: lists::of_place(self, place),
            ledger: ledger::of_place(self, place),
            picture_pairs: picture_pairs::of_place(self, place),
            frameworks: reports.iter().flat_map(|report| self.framework_rows(*report)).collect(),
            plans: self.plans_for(place),
            lessons: self.lessons_for(place),
            seen_here: self.lessons_at(place),
            practices: self.own_practices(reports),
        };
        PlaceRecords { sections: self.sections(&records), ..records }
    }

    /// The ways down the page to the records that there are, in the order in which they stand.
    fn sections(&self, records: &PlaceRecords) -> Vec<LinkView> {
        let kinds = [
            ("place_funding", "funding", !records.funding.is_empty()),
            ("place_projects", "projects", records.projects.count > 0),
            ("projects_bulletins", "bulletins", !records.bulletins.is_empty()),
            ("place_practices", "practices", !records.practices.is_empty()),
        ];
        let more = [
            ("title_ledger", "ledger", records.ledger.is_some()),
            ("title_before_after", "pairs", !records.picture_pairs.is_empty()),
            ("title_frameworks", "frameworks", !records.frameworks.is_empty()),
            ("title_plans", "plans", !records.plans.is_empty()),
            ("place_lessons", "lessons", !records.lessons.is_empty()),
            ("place_seen_here", "seen-here", !records.seen_here.is_empty()),
            ("place_boards", "boards", !records.boards.is_empty()),
            ("place_boards_by", "boards-by", !records.boards_by.is_empty()),
            ("place_schemes", "schemes", !records.schemes.is_empty()),
        ];
        let link = |(word, anchor, there): (&str, &str, bool)| {
            there.then(|| LinkView { text: self.word(word).to_owned(), href: format!("#_{anchor}") })
        };
        let lists = records.lists.iter();
        let lists = lists.map(|it| LinkView { text: it.title.clone(), href: format!("#_{}", it.key) });
        kinds.into_iter().filter_map(link).chain(lists).chain(more.into_iter().filter_map(link)).collect()
    }
}
