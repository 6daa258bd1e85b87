//! Ranks are intervals: a figure that is only known to lie somewhere has only a rank that lies somewhere.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::Amount;
use crate::model::Better;

/// The best and the worst place that is possible, from 1. Ties share a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    pub first: usize,
    pub last: usize,
}

/// The rank of each amount among all; empty where neither way is better.
///
/// A rank is one more than the number of others that are strictly better; it is taken over every value that the
/// amounts may truly have.
pub fn ranks(amounts: &[Amount], better: Better) -> Vec<Rank> {
    let turned: Vec<Reach> = match better {
        Better::Higher => amounts.iter().map(|a| Reach { low: a.low, high: a.high }).collect(),
        Better::Lower => amounts.iter().map(|a| Reach { low: negate(a.high), high: negate(a.low) }).collect(),
        Better::Neither => return Vec::new(),
    };
    // Counting how many certainly beat x, and how many may, is counting ends on one side of x: two sorted lists do.
    let mut lows: Vec<Bound<Decimal>> = turned.iter().map(|reach| reach.low).collect();
    let mut highs: Vec<Bound<Decimal>> = turned.iter().map(|reach| reach.high).collect();
    lows.sort_by_key(|low| low_key(*low));
    highs.sort_by_key(|high| high_key(*high));
    turned
        .iter()
        .map(|reach| {
            let certain = lows.len() - lows.partition_point(|low| !lies_above(*low, reach.high));
            let possible = highs.len() - highs.partition_point(|high| !reaches_above(*high, reach.low));
            // An amount that is not exact reaches above its own low end, but it does not beat itself.
            let own = usize::from(reaches_above(reach.high, reach.low));
            Rank { first: certain + 1, last: possible - own + 1 }
        })
        .collect()
}

#[derive(Debug, Clone, Copy)]
struct Reach {
    low: Bound<Decimal>,
    high: Bound<Decimal>,
}

fn negate(bound: Bound<Decimal>) -> Bound<Decimal> {
    match bound {
        Bound::Included(n) => Bound::Included(-n),
        Bound::Excluded(n) => Bound::Excluded(-n),
        Bound::Unbounded => Bound::Unbounded,
    }
}

/// Low ends in order: from below everything, then by number, the open end just above the closed one.
fn low_key(bound: Bound<Decimal>) -> (u8, Decimal, u8) {
    match bound {
        Bound::Unbounded => (0, Decimal::ZERO, 0),
        Bound::Included(n) => (1, n, 0),
        Bound::Excluded(n) => (1, n, 1),
    }
}

/// High ends in order: by number, the open end just below the closed one, then above everything.
fn high_key(bound: Bound<Decimal>) -> (u8, Decimal, u8) {
    match bound {
        Bound::Excluded(n) => (1, n, 0),
        Bound::Included(n) => (1, n, 1),
        Bound::Unbounded => (2, Decimal::ZERO, 0),
    }
}

/// Whether all above a low end is strictly above all below a high end.
fn lies_above(low: Bound<Decimal>, high: Bound<Decimal>) -> bool {
    match (low, high) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
        (Bound::Included(low), Bound::Included(high)) => low > high,
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => {
            low >= high
        }
    }
}

/// Whether something below a high end can be strictly above something above a low end.
fn reaches_above(high: Bound<Decimal>, low: Bound<Decimal>) -> bool {
    match (high, low) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => true,
        (Bound::Included(high) | Bound::Excluded(high), Bound::Included(low) | Bound::Excluded(low)) => {
            high > low
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(low: i64, high: i64, ends: u8) -> Amount {
        let (low, high) = (Decimal::from(low), Decimal::from(high));
        let open = low != high;
        Amount {
            value: low,
            low: if open && ends & 1 == 1 { Bound::Excluded(low) } else { Bound::Included(low) },
            high: if open && ends & 2 == 2 { Bound::Excluded(high) } else { Bound::Included(high) },
        }
    }

    fn shown(amounts: &[Amount], better: Better) -> String {
        let ranks = ranks(amounts, better).into_iter();
        ranks.map(|rank| format!("{}-{}", rank.first, rank.last)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ranks_are_intervals_and_ties_share() {
        let check = |amounts: &[Amount], better: Better, expected: &str| {
            assert_eq!(shown(amounts, better), expected, "{amounts:?}");
        };
        let exact = |n: i64| amount(n, n, 0);
        check(&[exact(30), exact(20), exact(10)], Better::Higher, "1-1 2-2 3-3");
        check(&[exact(30), exact(20), exact(10)], Better::Lower, "3-3 2-2 1-1");
        check(&[exact(30), exact(20), exact(20), exact(10)], Better::Higher, "1-1 2-2 2-2 4-4");
        check(&[exact(30)], Better::Neither, "");
        check(&[], Better::Higher, "");
        // 620余 is [620, 630): it may be above 625 or below.
        check(&[amount(620, 630, 2), exact(625), exact(630), exact(620)], Better::Higher, "2-3 2-3 1-1 3-4");
        let at_least = Amount { high: Bound::Unbounded, ..exact(500) };
        check(&[at_least, exact(900), exact(400)], Better::Higher, "1-2 1-2 3-3");
        let at_most = Amount { low: Bound::Unbounded, ..exact(500) };
        check(&[at_most, exact(500), exact(600)], Better::Higher, "2-3 2-2 1-1");
    }

    /// Tries every combination of a few values inside each reach.
    fn brute(amounts: &[Amount], better: Better) -> Vec<Rank> {
        let choices: Vec<Vec<Decimal>> = amounts
            .iter()
            .map(|a| {
                let inside = |n: &Decimal| {
                    let above = match a.low {
                        Bound::Included(low) => *n >= low,
                        Bound::Excluded(low) => *n > low,
                        Bound::Unbounded => true,
                    };
                    let below = match a.high {
                        Bound::Included(high) => *n <= high,
                        Bound::Excluded(high) => *n < high,
                        Bound::Unbounded => true,
                    };
                    above && below
                };
                // Eighths lie between all ends, which are whole numbers from 0 to 4.
                (0..=32).map(|n| Decimal::from(n) / Decimal::from(8)).filter(inside).collect()
            })
            .collect();
        let beats = |a: &Decimal, b: &Decimal| match better {
            Better::Higher => a > b,
            _ => a < b,
        };
        (0..amounts.len())
            .map(|at| {
                let counts = choices[at].iter().map(|mine| {
                    let others = || choices.iter().enumerate().filter(|(other, _)| *other != at);
                    let certain = others().filter(|(_, all)| all.iter().all(|n| beats(n, mine))).count();
                    let possible = others().filter(|(_, all)| all.iter().any(|n| beats(n, mine))).count();
                    (certain + 1, possible + 1)
                });
                let counts: Vec<_> = counts.collect();
                Rank {
                    first: counts.iter().map(|(first, _)| *first).min().unwrap_or(1),
                    last: counts.iter().map(|(_, last)| *last).max().unwrap_or(1),
                }
            })
            .collect()
    }

    #[test]
    fn ranks_agree_with_trying_everything() {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        for _ in 0..3_000 {
            let count = 1 + next(6) as usize;
            let amounts: Vec<Amount> = (0..count)
                .map(|_| {
                    let (a, b) = (next(5) as i64, next(5) as i64);
                    // A reach of one with both ends open still holds the eighths between them.
                    amount(a.min(b), a.max(b), next(4) as u8)
                })
                .collect();
            for better in [Better::Higher, Better::Lower] {
                assert_eq!(ranks(&amounts, better), brute(&amounts, better), "{amounts:?} {better:?}");
            }
        }
    }
}
