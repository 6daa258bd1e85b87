//! The rounds of a season side by side: who stood in which, and how ranks changed from one to the next.

use std::collections::BTreeMap;

use super::boards::{Placing, placings};
use crate::model::{Board, BoardId, Inspected, Level, PlaceId, Season, Site};

/// Where an entry stands in its round, and how that differs from the round before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InRound {
    pub placing: Placing,
    pub moved: Option<Move>,
}

/// How a place moved against an earlier round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The round before in which it was ranked.
    pub before: BoardId,
    /// How many places it rose; below 0, how many it fell.
    pub up: i64,
}

/// Every entry of every board, by their positions.
pub fn in_rounds(site: &Site) -> Vec<Vec<InRound>> {
    let of_board = |board: &Board| {
        let placings = placings(board, site.readings).into_iter();
        placings.map(|placing| InRound { placing, moved: None }).collect()
    };
    let mut all: Vec<Vec<InRound>> = site.boards.iter().map(of_board).collect();
    for season in &site.seasons {
        for group in groups(site, season) {
            move_along(site, &group, &mut all);
        }
    }
    all
}

/// The rounds of a season that ask the same of the same: one group of places, one level, one subject. In the order of
/// their first rounds.
fn groups(site: &Site, season: &Season) -> Vec<Vec<BoardId>> {
    let mut groups: Vec<Vec<BoardId>> = Vec::new();
    for id in &season.rounds {
        let board = site.board(*id);
        let alike = |group: &&mut Vec<BoardId>| {
            let first = site.board(group[0]);
            (first.of, first.level, &first.subject) == (board.of, board.level, &board.subject)
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.push(*id),
            None => groups.push(vec![*id]),
        }
    }
    groups
}

/// Finds the moves within one group of rounds: against the last round before in which a place was ranked as well. A round
/// of no known time comes neither before nor after any other.
fn move_along(site: &Site, rounds: &[BoardId], all: &mut [Vec<InRound>]) {
    let mut before: BTreeMap<&Inspected, (BoardId, usize)> = BTreeMap::new();
    for id in rounds {
        let board = site.board(*id);
        let Some(day) = board.period.last_day() else { continue };
        for (entry, stands) in board.entries.iter().zip(&mut all[id.index()]) {
            let Some(rank) = stands.placing.shown().filter(|rank| rank.first == rank.last) else { continue };
            let earlier = before.insert(&entry.who, (*id, rank.first));
            let earlier = earlier.filter(|(other, _)| site.board(*other).period.last_day() < Some(day));
            stands.moved = earlier.map(|(before, was)| Move { before, up: was as i64 - rank.first as i64 });
        }
    }
}

/// Rounds of a season that ask the same of the same, as a table of places by rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub of: PlaceId,
    pub level: Option<Level>,
    pub subject: Option<String>,
    /// In the order of the season: oldest first, those of no known time last.
    pub rounds: Vec<BoardId>,
    /// By the newest round that ranks; who is not ranked there behind, as they first appear.
    pub rows: Vec<Row>,
}

/// One place over the rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub who: Inspected,
    /// The position of its entry in each round; None where it is not in it.
    pub entries: Vec<Option<usize>>,
}

/// The sections of a season, in the order of their first rounds.
pub fn sections(site: &Site, season: &Season, all: &[Vec<InRound>]) -> Vec<Section> {
    let section = |rounds: Vec<BoardId>| {
        let first = site.board(rounds[0]);
        Section {
            of: first.of,
            level: first.level,
            subject: first.subject.clone(),
            rows: rows(site, &rounds, all),
            rounds,
        }
    };
    groups(site, season).into_iter().map(section).collect()
}

fn rows(site: &Site, rounds: &[BoardId], all: &[Vec<InRound>]) -> Vec<Row> {
    let mut known: BTreeMap<&Inspected, usize> = BTreeMap::new();
    let mut rows: Vec<Row> = Vec::new();
    for (round, id) in rounds.iter().enumerate() {
        for (at, entry) in site.board(*id).entries.iter().enumerate() {
            let row = *known.entry(&entry.who).or_insert_with(|| {
                rows.push(Row { who: entry.who.clone(), entries: vec![None; rounds.len()] });
                rows.len() - 1
            });
            rows[row].entries[round] = Some(at);
        }
    }
    let Some(newest) = newest_ranked(site, rounds, all) else { return rows };
    rows.sort_by_key(|row| {
        let entry = row.entries[newest].and_then(|at| all[rounds[newest].index()].get(at));
        let rank = entry.and_then(|stands| stands.placing.shown());
        (rank.is_none(), rank)
    });
    rows
}

/// The latest round of a known time that ranks anybody; failing that, the first of an unknown one.
fn newest_ranked(site: &Site, rounds: &[BoardId], all: &[Vec<InRound>]) -> Option<usize> {
    let ranks = |round: &usize| {
        let stands = &all[rounds[*round].index()];
        stands.iter().any(|stands| stands.placing.shown().is_some())
    };
    let dated = |round: &usize| site.board(rounds[*round]).period.last_day().is_some();
    let rounds = || 0..rounds.len();
    rounds().rev().filter(dated).find(ranks).or_else(|| rounds().find(ranks))
}
