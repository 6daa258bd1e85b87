//! All that can be asked of all groups, found once and shared by the pages.

use rayon::prelude::*;

use super::slot::{Slot, slots};
use super::{gate, indicators};
use crate::model::{IndicatorId, Site};

/// An indicator and the slots in which a group can be asked for it, newest first; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub indicator: IndicatorId,
    pub slots: Vec<Slot>,
}

/// The questions of each group, by the position of the group in [`Site::peers`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparisons {
    pub groups: Vec<Vec<Question>>,
}

impl Comparisons {
    pub fn of(site: &Site) -> Comparisons {
        let questions = |peers| {
            let found = indicators(site, peers)
                .into_iter()
                .map(|indicator| Question { indicator, slots: slots(site, peers, indicator) });
            found.filter(|question| !question.slots.is_empty()).collect()
        };
        Comparisons { groups: site.peers.par_iter().map(questions).collect() }
    }

    pub fn question(&self, group: usize, indicator: IndicatorId) -> Option<&Question> {
        let questions = self.groups.get(group)?;
        let at = questions.binary_search_by_key(&indicator, |question| question.indicator).ok()?;
        questions.get(at)
    }

    /// The position, among the slots of a question, of the one that lets a slot pass.
    pub fn position(&self, group: usize, slot: &Slot) -> Option<usize> {
        let question = self.question(group, slot.indicator)?;
        question.slots.iter().position(|known| gate(&known.standing, &slot.standing).is_none())
    }
}
