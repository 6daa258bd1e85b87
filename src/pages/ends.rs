//! What a league shows, in a sentence: who is first, who is last, and who could not be ranked.
//!
//! Where figures are not exact, several places may be first or last; where they are equal, several are.

use crate::compare::{Amount, League, Rank, Ranked, ranks};
use crate::model::Better;

use super::context::Context;

/// More places than this at one end are not all named.
const NAMED: usize = 3;

/// One end of a league, with the words for it.
struct End<'a> {
    /// Whoever may stand there.
    entries: Vec<&'a Ranked>,
    /// Whether all of them do, whatever the true values are.
    certain: bool,
    /// The entry that the order of the table puts there.
    outermost: &'a Ranked,
    one: &'static str,
    tied: &'static str,
    open: &'static str,
}

pub fn sentence(context: &Context, league: &League) -> String {
    let mut said = ranked(context, league).unwrap_or_default();
    if !league.outside.is_empty() {
        let count = league.outside.len().to_string();
        said.push_str(&context.fill("league_says_outside", &[("count", &count)]));
    }
    said
}

fn ranked(context: &Context, league: &League) -> Option<String> {
    let (first, last) = (league.ranked.first()?, league.ranked.last()?);
    let slot = &league.slot;
    let indicator = context.name(&context.site.indicator(slot.indicator).name);
    let period = context.period(&slot.standing.period).text;
    let count = league.ranked.len().to_string();
    let mut values = vec![("indicator", indicator), ("period", &period), ("count", &count)];
    let (most, least) =
        (context.amount(&first.amount, slot.indicator), context.amount(&last.amount, slot.indicator));
    let (lead, trail);
    let key = match ends(context.site.indicator(slot.indicator).better, &league.ranked) {
        _ if league.ranked.len() == 1 => {
            values.extend([("first", context.place_name(first.place)), ("most", &most)]);
            "league_says_one"
        }
        None => {
            let names =
                [("first", context.place_name(first.place)), ("last", context.place_name(last.place))];
            values.extend(names.into_iter().chain([("most", most.as_str()), ("least", &least)]));
            "league_says_range"
        }
        Some((top, _)) if top.certain && top.entries.len() == league.ranked.len() => {
            values.push(("most", &most));
            "league_says_equal"
        }
        Some((top, bottom)) => {
            lead = top.say(context, &most);
            trail = bottom.say(context, &least);
            values.extend([("lead", lead.as_str()), ("trail", &trail)]);
            "league_says_ranked"
        }
    };
    Some(context.fill(key, &values))
}

/// Both ends; none where neither way is better.
fn ends(better: Better, entries: &[Ranked]) -> Option<(End<'_>, End<'_>)> {
    let worse = match better {
        Better::Higher => Better::Lower,
        Better::Lower => Better::Higher,
        Better::Neither => return None,
    };
    let amounts: Vec<Amount> = entries.iter().map(|entry| entry.amount).collect();
    let end = |ranks: Vec<Rank>, outermost, [one, tied, open]: [&'static str; 3]| {
        let there = entries.iter().zip(ranks).filter(|(_, rank)| rank.first == 1);
        let (entries, ranks): (Vec<&Ranked>, Vec<Rank>) = there.unzip();
        // Where only one may stand there, it does.
        let certain = ranks.len() == 1 || ranks.iter().all(|rank| rank.last == 1);
        End { entries, certain, outermost, one, tied, open }
    };
    let top = ["league_first", "league_first_tied", "league_first_open"];
    let bottom = ["league_last", "league_last_tied", "league_last_open"];
    Some((
        end(ranks(&amounts, better), entries.first()?, top),
        end(ranks(&amounts, worse), entries.last()?, bottom),
    ))
}

impl End<'_> {
    fn say(&self, context: &Context, amount: &str) -> String {
        let count = self.entries.len().to_string();
        let outermost = context.place_name(self.outermost.place);
        let names: Vec<&str> =
            self.entries.iter().take(NAMED).map(|entry| context.place_name(entry.place)).collect();
        let names = names.join(context.word("joint_list"));
        let (key, places) = match self.entries.len() {
            1 => (self.one, names),
            _ if !self.certain => (self.open, outermost.to_owned()),
            2..=NAMED => (self.tied, names),
            _ => (self.tied, context.fill("league_and_more", &[("places", &names), ("count", &count)])),
        };
        context.fill(key, &[("places", &places), ("count", &count), ("amount", amount)])
    }
}
