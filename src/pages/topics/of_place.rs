//! The records of one place, for its own page: what its reports and its file tell beside indicators.

use crate::model::{PlaceId, PracticeId};

use super::super::context::Context;
use super::super::view::PlaceRecords;

impl Context<'_> {
    /// All records of a place; each list is empty where there are none.
    pub fn records_of(&self, place: PlaceId) -> PlaceRecords {
        let reports = &self.site.place(place).reports;
        let tells = |report: &_| reports.contains(report);
        let practices = self.site.practices.iter().enumerate();
        let own = practices.filter(|(_, practice)| practice.uses.iter().any(|found| tells(&found.report)));
        PlaceRecords {
            funding: reports.iter().flat_map(|report| self.funding_rows(*report)).collect(),
            projects: self.projects_at(place),
            practices: own.map(|(at, _)| self.practice_link(PracticeId(at as u32))).collect(),
        }
    }
}
