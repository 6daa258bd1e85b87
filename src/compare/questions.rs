//! All that can be asked of all groups, and where each stands in every round, found once and shared by the pages.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::bulletin::{Occasion, occasions};
use super::coverage::Coverage;
use super::league::{League, league};
use super::seasons::{InRound, in_rounds};
use super::slot::{Slot, slots};
use super::{gate, indicators};
use crate::load::Since;
use crate::model::{BoardId, IndicatorId, Peers, PlaceId, Site, Time};

/// An indicator and the slots in which a group can be asked for it, newest first; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub indicator: IndicatorId,
    pub slots: Vec<Slot>,
}

/// The questions of each group, by the position of the group in [`Site::peers`]. Copies share them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparisons {
    pub groups: Arc<Vec<Vec<Question>>>,
    /// The times for which the projects of each group can be put together, newest first.
    pub bulletins: Arc<Vec<Vec<Occasion>>>,
    /// The entries of each board, by its position in [`Site::boards`].
    pub boards: Arc<Vec<Vec<InRound>>>,
    /// How far each indicator is covered that anything is said of.
    pub coverage: Arc<BTreeMap<IndicatorId, Coverage>>,
    /// The groups of each place, in their order.
    memberships: Arc<Vec<Vec<usize>>>,
    /// The leagues of one group, where they were made beforehand.
    made: Option<(usize, Leagues)>,
}

/// All that can be asked of a group.
fn questions(site: &Site, peers: &Peers) -> Vec<Question> {
    let found = indicators(site, peers).into_iter();
    let found = found.map(|indicator| Question { indicator, slots: slots(site, peers, indicator) });
    found.filter(|question| !question.slots.is_empty()).collect()
}

/// The leagues of a group: for each question, one for each of its slots.
type Leagues = Vec<Vec<League>>;

impl Comparisons {
    pub fn of(site: &Site) -> Comparisons {
        Comparisons::again(site, &Since::Everything, &Comparisons::default())
    }

    /// The same, faster where little is another since the state that `before` is of: what can be asked of a group follows
    /// from what its places and the place above them say.
    pub fn again(site: &Site, since: &Since, before: &Comparisons) -> Comparisons {
        let changed = since.places(site);
        let stale = |peers: &Peers| {
            let concerns = |changed: &BTreeSet<PlaceId>| {
                let with = |place: &PlaceId| [Some(*place), site.place(*place).parent].into_iter().flatten();
                peers.places.iter().flat_map(with).any(|place| changed.contains(&place))
            };
            changed.as_ref().is_none_or(concerns)
        };
        let groups = site.peers.par_iter().enumerate().map(|(at, peers)| {
            let kept = before.groups.get(at).zip(before.bulletins.get(at)).filter(|_| !stale(peers));
            kept.map_or_else(
                || {
                    let questions = questions(site, peers);
                    let occasions = occasions(site, peers, &questions);
                    (questions, occasions)
                },
                |(questions, occasions)| (questions.clone(), occasions.clone()),
            )
        });
        let (groups, bulletins): (Vec<Vec<Question>>, Vec<Vec<Occasion>>) = groups.unzip();
        let mut memberships = vec![Vec::new(); site.places.len()];
        for (group, peers) in site.peers.iter().enumerate() {
            for place in &peers.places {
                memberships[place.index()].push(group);
            }
        }
        let said: Vec<IndicatorId> = site.by_indicator.keys().copied().collect();
        let coverage = said.into_par_iter().map(|indicator| (indicator, Coverage::of(site, indicator)));
        Comparisons {
            coverage: Arc::new(coverage.collect()),
            bulletins: Arc::new(bulletins),
            boards: Arc::new(in_rounds(site)),
            groups: Arc::new(groups),
            memberships: Arc::new(memberships),
            made: None,
        }
    }

    /// The same, with the leagues of a group made: for those who make all that shows them.
    pub fn with_leagues(&self, site: &Site, group: usize) -> Comparisons {
        let questions = self.groups.get(group).map(Vec::as_slice).unwrap_or_default();
        let of = |question: &Question| {
            question.slots.iter().map(|slot| league(site, &site.peers[group], slot)).collect()
        };
        Comparisons { made: Some((group, questions.iter().map(of).collect())), ..self.clone() }
    }

    /// How far an indicator is covered.
    pub fn coverage_of(&self, indicator: IndicatorId) -> Cow<'_, Coverage> {
        self.coverage.get(&indicator).map_or_else(Cow::default, Cow::Borrowed)
    }

    /// Where the entries of a board stand, in their order.
    pub fn in_round(&self, board: BoardId) -> &[InRound] {
        self.boards.get(board.index()).map_or(&[], Vec::as_slice)
    }

    pub fn question(&self, group: usize, indicator: IndicatorId) -> Option<&Question> {
        self.groups.get(group)?.get(self.number(group, indicator)?)
    }

    /// The league of a group for an indicator, in the slot at a position among those of the question.
    pub fn league(
        &self,
        site: &Site,
        group: usize,
        indicator: IndicatorId,
        at: usize,
    ) -> Option<Cow<'_, League>> {
        let number = self.number(group, indicator)?;
        let slot = self.groups[group][number].slots.get(at)?;
        let made = self.made.as_ref().filter(|(known, _)| *known == group);
        Some(match made.and_then(|(_, leagues)| leagues.get(number)?.get(at)) {
            Some(league) => Cow::Borrowed(league),
            None => Cow::Owned(league(site, &site.peers[group], slot)),
        })
    }

    fn number(&self, group: usize, indicator: IndicatorId) -> Option<usize> {
        self.groups.get(group)?.binary_search_by_key(&indicator, |question| question.indicator).ok()
    }

    /// The position, among the slots of a question, of the newest; where a time is asked for, of the newest in it.
    pub fn newest(&self, group: usize, indicator: IndicatorId, asked: Option<&Time>) -> Option<usize> {
        let slots = &self.question(group, indicator)?.slots;
        slots.iter().position(|slot| asked.is_none_or(|time| time.takes_in(&slot.standing.period.time)))
    }

    /// The position, among the slots of a question, of the one that lets a slot pass.
    pub fn position(&self, group: usize, slot: &Slot) -> Option<usize> {
        let question = self.question(group, slot.indicator)?;
        question.slots.iter().position(|known| gate(&known.standing, &slot.standing).is_none())
    }

    /// The groups that a place is compared in, in their order.
    pub fn groups_of(&self, place: PlaceId) -> &[usize] {
        self.memberships.get(place.index()).map(Vec::as_slice).unwrap_or_default()
    }
}
