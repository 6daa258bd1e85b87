//! The boards and schemes of this repository's own content and of the examples.

use townpress::compare::{self, Comparisons};
use townpress::model::{Board, Reading, Scheme, Site, VerdictKind};

use crate::records::{site, site_of};

fn board<'s>(site: &'s Site, path: &str) -> &'s Board {
    let found = site.boards.iter().find(|board| board.path == path);
    found.unwrap_or_else(|| panic!("{path} is a board"))
}

#[test]
fn a_count_of_four_with_one_name_stays_so() {
    let site = site();
    let board = board(&site, "xiji/jiqiang/boards/2021");
    let found = |kind| {
        let all = compare::tallied(board);
        let tallied = all.into_iter().find(|tallied| tallied.kind == kind);
        let tallied = tallied.unwrap_or_else(|| panic!("{kind:?} is told of"));
        (tallied.count, tallied.named.len(), tallied.unnamed())
    };
    assert_eq!(found(VerdictKind::RedFlag), (Some(4), 1, 3));
    assert_eq!(found(VerdictKind::YellowCard), (Some(3), 1, 2));
    assert_eq!(found(VerdictKind::Summoned), (None, 0, 0), "the summary gives no number");
    assert_eq!(board.entries.len(), 2, "no village is made up");
}

#[test]
fn a_round_whose_results_nobody_names_is_a_board_without_rows() {
    let site = site();
    let board = board(&site, "remediation-township/boards/quarterly");
    assert!(board.entries.is_empty() && board.tallies.is_empty());
}

#[test]
fn schemes_count_what_has_no_name() {
    let site = site();
    let scheme = |path: &str| -> &Scheme {
        let found = site.schemes.iter().find(|scheme| scheme.path == path);
        found.unwrap_or_else(|| panic!("{path} is a scheme"))
    };
    let bid = scheme("textile-town/schemes/village-bid");
    assert_eq!((bid.aspects.named.len(), bid.aspects.total()), (6, 6));
    assert_eq!((bid.items.named.len(), bid.items.total()), (0, 36));
    assert_eq!(bid.rounds.named, ["村", "乡", "县"]);
    let points = scheme("remediation-township/schemes/points");
    assert_eq!(points.rounds.total(), 0, "the summary tells of no rounds");
    assert!(points.rewards.iter().all(|reward| matches!(reward.amount, Some(Reading::Withheld(_)))));
}

#[test]
fn a_board_read_from_a_data_set_keeps_the_published_ranks_beside_those_of_the_scores() {
    let site = site_of("examples/nanan");
    let comparisons = Comparisons::of(&site);
    let contradicted = |path: &str| {
        let at = site.boards.iter().position(|board| board.path == path).unwrap_or_else(|| panic!("{path}"));
        let stands = site.boards[at].entries.iter().zip(&comparisons.boards[at]);
        let wrong = stands.filter(|(_, stands)| stands.placing.contradicted());
        wrong.map(|(entry, _)| site.place(entry.who.place).name.zh.clone()).collect::<Vec<_>>()
    };
    assert_eq!(contradicted("nanan/fengzhou/boards/2025-10"), ["铺顶村", "双溪村"]);
    assert!(contradicted("nanan/matou/boards/2019-05").is_empty(), "ties share a rank");
    let rewarded = board(&site, "nanan/matou/boards/2019-05").entries.iter().filter(|e| e.reward.is_some());
    assert_eq!(rewarded.count(), 7);
}

#[test]
fn no_rank_moves_where_no_two_rounds_compare() {
    for example in ["examples/wuxue", "examples/xuchang", "examples/nanan"] {
        let comparisons = Comparisons::of(&site_of(example));
        let mut moved = comparisons.boards.iter().flatten().filter(|stands| stands.moved.is_some());
        assert!(moved.next().is_none(), "{example} has no two dated rounds of one series that rank");
    }
    let site = site_of("examples/xuchang");
    let ranked = site.boards.iter().flat_map(|board| &board.entries).filter(|entry| entry.rank.is_some());
    assert_eq!(ranked.count(), 98, "76 ranks of 2020 and 22 of the quarter without a year");
}
