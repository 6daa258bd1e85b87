//! Ranks, changes, shares and roll-ups in words.

use rust_decimal::Decimal;

use crate::compare::{
    self, Amount, Change, Computed, Direction, Gap, Method, Obstacle, Rank, RollUp, Slot, Verdict, number,
};
use crate::model::{IndicatorId, Observation, ObservationId, PlaceId};
use crate::quantity::{decimal, grouped};

use super::context::Context;
use super::route::{Route, league_route};
use super::view::{ChangeView, LinkView, ReadingView, RollUpView};

/// Ratios are shown to so many decimals at most.
const DECIMALS: u32 = 2;

impl Context<'_> {
    /// 第3名, or 第3–5名 for a figure that is not exact.
    pub fn rank(&self, rank: Rank) -> String {
        let (first, last) = (rank.first.to_string(), rank.last.to_string());
        let key = if rank.first == rank.last { "rank_one" } else { "rank_range" };
        self.fill(key, &[("first", &first), ("last", &last)])
    }

    /// An amount in the unit of its indicator, with the mark of what is not certain: ≥, ≤, 约.
    pub fn amount(&self, amount: &Amount, indicator: IndicatorId) -> String {
        let unit = &self.site.indicator(indicator).unit.written;
        format!("{}{unit}", self.number(amount))
    }

    /// The number of an amount with the mark of what is not certain.
    pub fn number(&self, amount: &Amount) -> String {
        let shown = plain(amount.value);
        if amount.is_exact() {
            return shown;
        }
        let mark = match (number(amount.low), number(amount.high)) {
            (Some(low), _) if low == amount.value => "mark_at_least",
            (_, Some(high)) if high == amount.value => "mark_at_most",
            _ => "mark_about",
        };
        self.fill(mark, &[("number", &shown)])
    }

    /// A reading that nobody wrote: made from two that were.
    pub fn computed(&self, amount: &Amount, indicator: IndicatorId) -> ReadingView {
        ReadingView {
            shown: self.amount(amount, indicator),
            sort: Some(decimal(amount.value)),
            status: "reported",
            ..self.missing()
        }
    }

    pub fn change(&self, change: &Change, indicator: IndicatorId) -> ChangeView {
        let in_points = compare::in_points(self.site, indicator);
        let value = change.difference.value;
        let size = plain(value.abs());
        let unit = match in_points {
            true => self.word("points").to_owned(),
            false => self.site.indicator(indicator).unit.written.clone(),
        };
        let about = if change.difference.is_exact() { "" } else { self.word("about") };
        let text = match change.direction {
            Direction::Same => self.word("change_same").to_owned(),
            Direction::Unsure => self.word("change_unsure").to_owned(),
            Direction::Up => format!("{about}+{size}{unit}"),
            Direction::Down => format!("{about}−{size}{unit}"),
        };
        let moved = matches!(change.direction, Direction::Up | Direction::Down);
        let percent = change.percent.filter(|_| moved && !in_points).map(|percent| {
            let sign = if percent.value < Decimal::ZERO { "−" } else { "+" };
            let about = if percent.is_exact() { "" } else { self.word("about") };
            format!("{about}{sign}{}%", grouped(percent.value.abs().round_dp(1)))
        });
        let before = self.site.observation(change.before);
        let since = self.fill("change_since", &[("period", &self.since(&before.period))]);
        ChangeView {
            text,
            percent,
            direction: direction(change.direction),
            verdict: verdict(change.verdict),
            since,
        }
    }

    /// A share of a group, in percent.
    pub fn share(&self, share: &Amount) -> String {
        let about = if share.is_exact() { "" } else { self.word("about") };
        format!("{about}{}%", decimal(share.value.round_dp(2)))
    }

    /// Why an observation does not compare, in words.
    pub fn obstacle(&self, obstacle: Obstacle, observation: &Observation, shown: &str) -> String {
        match obstacle {
            Obstacle::Scope => {
                let scope = self.scope(&observation.scope);
                self.fill("note_scope", &[("scope", &scope), ("reading", shown)])
            }
            Obstacle::Basis => self.fill("note_basis", &[("basis", self.basis(observation.basis))]),
            Obstacle::Level => {
                let level = self.level(self.site.place(observation.place).level);
                self.fill("note_level", &[("level", level)])
            }
            Obstacle::PeriodLength => self.word("note_length").to_owned(),
            Obstacle::PeriodUnknown | Obstacle::PeriodDiffers => self.word("note_period").to_owned(),
        }
    }

    /// What the figures say against a published rank or share: 按卫生考评得分算是第8名.
    pub fn contradiction(&self, id: ObservationId) -> Option<String> {
        let found = compare::contradiction(self.site, self.comparisons, id)?;
        let about = self.name(&self.site.indicator(found.about).name);
        let computed = match found.computed {
            Computed::Rank(rank) => self.rank(rank),
            Computed::Share(share) => self.share(&share),
        };
        Some(self.fill("contradiction", &[("about", about), ("computed", &computed)]))
    }

    /// The groups that a place belongs to, its siblings' group first.
    fn own_groups(&self, place: PlaceId) -> impl Iterator<Item = usize> {
        let parent = self.site.place(place).parent;
        let mut found = self.comparisons.groups_of(place).to_vec();
        found.sort_by_key(|at| match self.site.peers[*at].origin {
            crate::model::PeersOrigin::ChildrenOf(id) => Some(id) != parent,
            crate::model::PeersOrigin::Named(_) => true,
        });
        found.into_iter()
    }

    /// Where an observation stands among the peers of its place: 第2名/27, linked to the league.
    pub fn standing(&self, id: ObservationId) -> Option<LinkView> {
        let observation = self.site.observation(id);
        let slot = compare::slot_of(self.site, id);
        for group in self.own_groups(observation.place) {
            let Some(question) = self.comparisons.question(group, observation.indicator) else { continue };
            let Some(at) = self.comparisons.position(group, &slot) else { continue };
            let league = self.comparisons.league(self.site, group, observation.indicator, at)?;
            let entry = league.ranked.iter().find(|entry| entry.place == observation.place)?;
            let rank = entry.rank.filter(|_| league.ranked.len() > 1)?;
            let of = league.ranked.len().to_string();
            let text = self.fill("rank_of", &[("rank", &self.rank(rank)), ("of", &of)]);
            let route = league_route(self.site, group, &question.slots, at)?;
            return Some(LinkView { text, href: self.to(route) });
        }
        None
    }

    /// The change of an observation against the period before.
    pub fn own_change(&self, id: ObservationId) -> Option<ChangeView> {
        let observation = self.site.observation(id);
        let slot = compare::slot_of(self.site, id);
        let (_, change) = compare::answer_and_change(self.site, observation.place, &slot);
        change.map(|change| self.change(&change, observation.indicator))
    }

    pub fn roll_up(&self, roll_up: &RollUp, slot: &Slot, indicator: LinkView) -> RollUpView {
        let complete = roll_up.covered == roll_up.asked;
        let computed = self.amount(&roll_up.computed, slot.indicator);
        // A sum with gaps is at least what it comes to; a mean with gaps is only the mean of the others.
        let partial = !complete && roll_up.method == Method::Added && roll_up.computed.is_exact();
        let computed = if partial { self.fill("mark_at_least", &[("number", &computed)]) } else { computed };
        let (covered, asked) = (roll_up.covered.to_string(), roll_up.asked.to_string());
        let found = roll_up.difference();
        let agrees = found.is_some_and(|difference| difference.value == Decimal::ZERO);
        let difference = found.filter(|difference| difference.value != Decimal::ZERO);
        RollUpView {
            indicator,
            period: self.period(&slot.standing.period).text,
            method: match roll_up.method {
                Method::Added => self.word("sum_add").to_owned(),
                Method::Mean => self.word("sum_mean").to_owned(),
                Method::WeightedBy(weight) => self.sum(crate::model::Sum::WeightedBy(weight)),
            },
            computed,
            coverage: self.fill("participation", &[("reported", &covered), ("total", &asked)]),
            complete,
            gaps: self.gaps(roll_up),
            stated: roll_up.stated.as_ref().map(|(id, _)| self.stated(*id)),
            agrees,
            difference: difference.map(|amount| {
                let sign = if amount.value < Decimal::ZERO { "−" } else { "+" };
                let unit = &self.site.indicator(slot.indicator).unit.written;
                format!("{sign}{}{unit}", plain(amount.value.abs()))
            }),
        }
    }

    fn stated(&self, id: ObservationId) -> LinkView {
        let observation = self.site.observation(id);
        let indicator = self.site.indicator(observation.indicator);
        let reading = self.reading(&observation.reading, indicator);
        LinkView { text: reading.shown, href: self.source(observation).href }
    }

    /// 2个未公开，1个未报
    fn gaps(&self, roll_up: &RollUp) -> Option<String> {
        let kinds = [
            (Gap::Withheld, "status_withheld"),
            (Gap::Lost, "status_lost"),
            (Gap::Missing, "status_missing"),
            (Gap::Unlike, "gap_unlike"),
            (Gap::Unweighted, "gap_unweighted"),
        ];
        let said = kinds.into_iter().filter_map(|(kind, key)| {
            let count = roll_up.gaps.iter().filter(|(_, gap)| *gap == kind).count();
            let values = [("count", count.to_string()), ("status", self.word(key).to_owned())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            (count > 0).then(|| self.fill("coverage_one", &values))
        });
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| said.join(self.word("coverage_joint")))
    }

    /// The league of a question's newest slot.
    pub fn league_link(&self, group: usize, indicator: IndicatorId) -> Option<LinkView> {
        let question = self.comparisons.question(group, indicator)?;
        let route = league_route(self.site, group, &question.slots, 0)?;
        let text = self.name(&self.site.indicator(indicator).name).to_owned();
        Some(LinkView { text, href: self.to(route) })
    }

    pub fn route_link(&self, text: String, route: Route) -> LinkView {
        LinkView { text, href: self.to(route) }
    }
}

/// A number for reading: grouped by thousands, and no more decimals than tell something.
pub fn plain(value: Decimal) -> String {
    grouped(value.round_dp(if value.scale() > DECIMALS { DECIMALS } else { value.scale() }).normalize())
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Same => "same",
        Direction::Unsure => "unsure",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::BetterNow => "better",
        Verdict::WorseNow => "worse",
        Verdict::None => "none",
    }
}
