//! The league of a group for one slot: who is ranked where, and who stands outside and why.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::amount::number;
use super::change::{Change, change};
use super::rank::{Rank, ranks};
use super::slot::{Answer, Slot, answer};
use super::{Amount, RollUp, roll_up};
use crate::model::{Better, Peers, PlaceId, Site, Sum};

/// A place with an amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    pub place: PlaceId,
    pub answer: Answer,
    pub amount: Amount,
    /// None where neither way is better.
    pub rank: Option<Rank>,
    pub change: Option<Change>,
    /// Its share of the group, in percent; only where the indicator adds up and everybody asked has answered.
    pub share: Option<Amount>,
}

/// A place without an amount that compares.
#[derive(Debug, Clone, PartialEq)]
pub struct Outside {
    pub place: PlaceId,
    pub answer: Answer,
}

#[derive(Debug, Clone, PartialEq)]
pub struct League {
    pub slot: Slot,
    /// Best first; where neither way is better, the largest first.
    pub ranked: Vec<Ranked>,
    pub outside: Vec<Outside>,
    /// Those who were asked: all that existed and to whom the question applies.
    pub asked: usize,
    /// The middle amount of those ranked, or the middle of two; only from numbers as written.
    pub median: Option<Decimal>,
    pub total: Option<RollUp>,
}

/// Ranks the places of a group.
pub fn league(site: &Site, peers: &Peers, slot: &Slot) -> League {
    let better = site.indicator(slot.indicator).better;
    let mut ranked = Vec::new();
    let mut outside = Vec::new();
    let mut asked = 0;
    for place in &peers.places {
        let answer = answer(site, *place, slot);
        asked += usize::from(is_asked(site, &answer));
        match answer.amount() {
            Some(amount) => {
                let change = change(site, *place, slot, &answer);
                ranked.push(Ranked { place: *place, answer, amount, rank: None, change, share: None });
            }
            None => outside.push(Outside { place: *place, answer }),
        }
    }
    let amounts: Vec<Amount> = ranked.iter().map(|entry| entry.amount).collect();
    // One place alone is first of nothing.
    if ranked.len() > 1 {
        for (entry, rank) in ranked.iter_mut().zip(ranks(&amounts, better)) {
            entry.rank = Some(rank);
        }
    }
    let adds = site.indicator(slot.indicator).sum == Sum::Add;
    if adds && amounts.len() == asked && asked > 1 {
        for (at, entry) in ranked.iter_mut().enumerate() {
            entry.share = share(&amounts, at);
        }
    }
    // The sort is stable, so places of one rank stay in pinyin order.
    match better {
        Better::Neither => ranked.sort_by_key(|entry| std::cmp::Reverse(entry.amount.value)),
        _ => ranked.sort_by_key(|entry| entry.rank.map(|rank| (rank.first, rank.last))),
    }
    let total = roll_up(site, &peers.places, slot);
    League { slot: slot.clone(), median: median(&amounts), ranked, outside, asked, total }
}

/// A place is asked unless it was not there or the question does not apply to it.
pub fn is_asked(site: &Site, answer: &Answer) -> bool {
    match answer {
        Answer::NotThere => false,
        Answer::NoNumber(id) => {
            !matches!(site.observation(*id).reading, crate::model::Reading::NotApplicable)
        }
        _ => true,
    }
}

fn median(amounts: &[Amount]) -> Option<Decimal> {
    let mut values: Vec<Decimal> = amounts.iter().map(|amount| amount.value).collect();
    values.sort();
    let middle = values.len() / 2;
    let upper = values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(*upper);
    }
    Some(values.get(middle.checked_sub(1)?)?.checked_add(*upper)? / Decimal::TWO)
}

/// An amount per the sum of all: it is least when it is least itself and the others are most.
fn share(amounts: &[Amount], at: usize) -> Option<Amount> {
    let own = amounts.get(at)?;
    let others = amounts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, amount)| amount);
    let mut rest = Amount::exact(Decimal::ZERO);
    for amount in others {
        rest = rest.plus(amount)?;
    }
    let part = |own: Decimal, rest: Decimal| {
        own.checked_div(own.checked_add(rest)?)?.checked_mul(Decimal::ONE_HUNDRED)
    };
    let end = |own: Bound<Decimal>, rest: Bound<Decimal>| match (number(own), number(rest)) {
        (Some(a), Some(b)) => part(a, b).map(Bound::Included),
        _ => Some(Bound::Unbounded),
    };
    Some(Amount {
        value: part(own.value, rest.value)?,
        low: end(own.low, rest.high)?,
        high: end(own.high, rest.low)?,
    })
}
