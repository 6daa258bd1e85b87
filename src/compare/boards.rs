//! One round of an inspection: the ranks that its scores give, what was published against it, and how many got a result
//! against how many are named.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::{Amount, Rank, ranks};
use crate::model::{Better, Board, Entry, Reading, ScoreOrder, VerdictKind};
use crate::quantity::Readings;

/// Where an entry stands in its round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placing {
    pub published: Option<usize>,
    /// What the scores give; None where they do not tell, or where the list leaves places out.
    pub computed: Option<Rank>,
}

impl Placing {
    /// The published rank; where there is none, the one that the scores give.
    pub fn shown(&self) -> Option<Rank> {
        self.published.map(|rank| Rank { first: rank, last: rank }).or(self.computed)
    }

    /// Whether the scores do not bear out what was published.
    pub fn contradicted(&self) -> bool {
        match (self.published, self.computed) {
            (Some(rank), Some(computed)) => !(computed.first..=computed.last).contains(&rank),
            _ => false,
        }
    }
}

/// Where every entry of a board stands, in their order. A score that is withheld may be any: the ranks beside it are
/// as wide as that leaves them.
pub fn placings(board: &Board, readings: Readings) -> Vec<Placing> {
    let published = |entry: &Entry| entry.rank;
    let amounts: Vec<Option<Score>> = board.entries.iter().map(|entry| score(entry, readings)).collect();
    let computed = computed(board, &amounts);
    let entries = board.entries.iter().zip(computed);
    entries.map(|(entry, computed)| Placing { published: published(entry), computed }).collect()
}

/// A score as far as it takes part in ranking.
enum Score {
    Known(Amount),
    /// There is one, and it is not told.
    Hidden,
}

fn score(entry: &Entry, readings: Readings) -> Option<Score> {
    match &entry.score {
        Some(Reading::Amount(quantity)) => {
            let interval = quantity.interval(readings)?;
            let value = quantity.number.as_ref()?.value;
            Some(Score::Known(Amount { value, low: interval.low, high: interval.high }))
        }
        Some(Reading::Withheld(_) | Reading::Lost(_)) => Some(Score::Hidden),
        // Who has a rank had a score.
        None if entry.rank.is_some() => Some(Score::Hidden),
        Some(Reading::Missing | Reading::NotApplicable) | None => None,
    }
}

fn computed(board: &Board, scores: &[Option<Score>]) -> Vec<Option<Rank>> {
    let none = || vec![None; scores.len()];
    let known = scores.iter().filter(|score| matches!(score, Some(Score::Known(_)))).count();
    let scored = scores.iter().flatten().count();
    let worst = board.entries.iter().filter_map(|entry| entry.rank).max().unwrap_or(0);
    // A list that goes to the 22nd with fewer rows leaves places out, and nobody can tell who stands between.
    if known < 2 || worst > scored {
        return none();
    }
    let better = match board.order {
        ScoreOrder::HighFirst => Better::Higher,
        ScoreOrder::LowFirst => Better::Lower,
    };
    let any = Amount { value: Decimal::ZERO, low: Bound::Unbounded, high: Bound::Unbounded };
    let amounts: Vec<Amount> = scores
        .iter()
        .flatten()
        .map(|score| match score {
            Score::Known(amount) => *amount,
            Score::Hidden => any,
        })
        .collect();
    let mut found = ranks(&amounts, better).into_iter();
    let rank = |score: &Option<Score>| {
        let rank = score.as_ref().and_then(|_| found.next())?;
        matches!(score, Some(Score::Known(_))).then_some(rank)
    };
    scores.iter().map(rank).collect()
}

/// How many got a result, and who of them is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallied<'a> {
    pub kind: VerdictKind,
    pub written: Option<&'a str>,
    /// As the source counts them; None where it gives no number.
    pub count: Option<usize>,
    /// Whether the source speaks of how many at all; the rest is only counted here.
    pub stated: Option<&'a crate::model::Tally>,
    /// The entries that got it, by position.
    pub named: Vec<usize>,
    /// How many these come to: an entry may stand for several.
    pub covered: usize,
}

impl Tallied<'_> {
    /// How many got it that nobody names.
    pub fn unnamed(&self) -> usize {
        self.count.unwrap_or(0).saturating_sub(self.covered)
    }
}

/// Every result of a board: those it counts in the order of the file, then those that only entries have.
pub fn tallied(board: &Board) -> Vec<Tallied<'_>> {
    let mut all: Vec<Tallied> = board
        .tallies
        .iter()
        .map(|tally| Tallied {
            kind: tally.kind,
            written: tally.written.as_deref(),
            count: tally.count,
            stated: Some(tally),
            named: Vec::new(),
            covered: 0,
        })
        .collect();
    for (at, entry) in board.entries.iter().enumerate() {
        for verdict in &entry.verdicts {
            let known = all.iter().position(|tallied| tallied.kind == verdict.kind);
            let tallied = known.unwrap_or_else(|| {
                all.push(Tallied {
                    kind: verdict.kind,
                    written: verdict.written.as_deref(),
                    count: None,
                    stated: None,
                    named: Vec::new(),
                    covered: 0,
                });
                all.len() - 1
            });
            all[tallied].named.push(at);
            all[tallied].covered += verdict.count.unwrap_or(1);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;
    use crate::model::{Inspected, Period, PlaceId};
    use crate::quantity::{self, Status, Written};

    fn entry((score, rank): (&str, usize)) -> Entry {
        let points = quantity::unit("分").unwrap_or_else(|| panic!("分 is a unit"));
        let score = match quantity::parse_in(score, &points) {
            Ok(Written::Quantity(quantity)) => Some(Reading::Amount(quantity)),
            Ok(Written::Withheld) => {
                Some(Reading::Withheld(quantity::Quantity::blank(score, Status::Withheld)))
            }
            _ => None,
        };
        Entry {
            who: Inspected { place: PlaceId(0), village: None },
            score,
            rank: (rank > 0).then_some(rank),
            verdicts: Vec::new(),
            reward: None,
            reason: None,
            note: None,
            span: Span::file("a.yaml"),
        }
    }

    fn board(rows: &[(&str, usize)], order: ScoreOrder) -> Board {
        Board {
            path: String::new(),
            file: String::new(),
            place: PlaceId(0),
            title: String::new(),
            issuer: None,
            source: None,
            note: None,
            series: None,
            round: None,
            period: Period::unknown(),
            of: PlaceId(0),
            level: None,
            subject: None,
            rule: None,
            order,
            scheme: None,
            report: None,
            data_set: None,
            tallies: Vec::new(),
            entries: rows.iter().copied().map(entry).collect(),
        }
    }

    /// The rank that the scores give each row; `!` where the published one is another.
    fn shown(rows: &[(&str, usize)], order: ScoreOrder) -> String {
        let placings = placings(&board(rows, order), Readings::Usual).into_iter();
        let shown = placings.map(|placing| {
            let rank = match placing.computed {
                Some(rank) if rank.first == rank.last => rank.first.to_string(),
                Some(rank) => format!("{}-{}", rank.first, rank.last),
                None => "?".to_owned(),
            };
            if placing.contradicted() { format!("{rank}!") } else { rank }
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn scores_give_ranks_as_far_as_they_are_known() {
        let check = |rows: &[(&str, usize)], expected: &str| {
            assert_eq!(shown(rows, ScoreOrder::HighFirst), expected, "{rows:?}");
        };
        check(&[("95", 1), ("90", 2), ("90", 2), ("80", 4)], "1 2 2 4");
        check(&[("95", 1), ("90", 2), ("90", 3), ("80", 4)], "1 2 2! 4");
        check(&[("95", 0), ("未公开", 0), ("80", 0)], "1-2 ? 2-3");
        // A rank without a score was given for a score that is not told; a row with neither takes no part.
        check(&[("95", 1), ("", 2), ("80", 3)], "1-2 ? 2-3");
        check(&[("95", 0), ("", 0), ("80", 0)], "1 ? 2");
        // The first and the last of twenty: nobody knows who stands between.
        check(&[("95", 1), ("60", 20)], "? ?");
        check(&[("95", 2)], "?");
        check(&[], "");
        assert_eq!(shown(&[("12", 1), ("3", 2)], ScoreOrder::LowFirst), "2! 1!");
    }
}
