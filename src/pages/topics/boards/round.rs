//! The page of one round: who inspected whom, what the rule was, and what it made known of each.

use crate::compare::{InRound, Placing};
use crate::model::{Board, BoardId};

use super::super::super::context::Context;
use super::super::super::download::Subject;
use super::super::super::route::Route;
use super::super::super::view::{BoardView, EntryRow, Fact, LinkView, Page, View};
use super::super::Topic;
use super::parts::columns;

pub fn page<'a>(context: &Context<'a>, id: BoardId) -> Page<'a> {
    let board = context.site.board(id);
    let stands = context.comparisons.in_round(id);
    let entries = board.entries.iter().zip(stands).enumerate();
    let rows: Vec<EntryRow> = entries.map(|(at, (entry, stands))| context.entry(at, entry, stands)).collect();
    let (previous, next) = neighbours(context, id);
    let view = BoardView {
        facts: facts(context, id, board),
        rule: board.rule.clone(),
        note: board.note.clone(),
        tallies: context.tallies(board),
        columns: columns(&rows),
        remarks: remarks(context, board, stands),
        rows,
        previous,
        next,
        file: board.file.clone(),
        downloads: context.downloads(Subject::Board(id)),
    };
    let values = [
        ("place", context.place_name(board.place)),
        ("round", &*context.round_name(board)),
        ("says", &*context.board_says(id)),
    ];
    let description = context.fill("description_board", &values);
    let mut crumbs = context.crumbs_of_topic(Topic::Boards);
    crumbs.extend(context.season_of(id).map(|season| context.season_link(season)));
    context.page(Route::Board(id), board.title.clone(), description, crumbs, View::Board(view), Vec::new())
}

fn facts(context: &Context, id: BoardId, board: &Board) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |label, text: Option<String>, href: Option<String>| {
        let label = context.word(label).to_owned();
        facts.extend(text.map(|text| Fact { label, text, href }));
    };
    let place = context.place_link(board.place);
    fact("label_inspector", Some(place.text), Some(place.href));
    if let Some(season) = context.season_of(id) {
        let link = context.season_link(season);
        fact("label_season", Some(link.text), Some(link.href));
    }
    fact("label_round", board.round.clone(), None);
    fact("label_period", Some(context.period(&board.period).text), None);
    fact("label_inspected", Some(context.inspected_group(board)), None);
    fact("label_says", Some(context.board_says(id)), None);
    fact("label_issuer", board.issuer.clone(), None);
    fact("label_source", board.source.clone(), None);
    let mut linked = |label, link: Option<LinkView>| {
        let (text, href) = link.map(|link| (link.text, link.href)).unzip();
        fact(label, text, href);
    };
    linked("label_scheme", board.scheme.map(|scheme| context.scheme_link(scheme)));
    linked("label_report", board.report.map(|report| context.report_link(report)));
    let set = board
        .data_set
        .map(|set| context.route_link(context.site.data_set(set).title.clone(), Route::DataSet(set)));
    linked("label_data_set", set);
    facts
}

fn remarks(context: &Context, board: &Board, stands: &[InRound]) -> Vec<String> {
    let placings = || stands.iter().map(|stands| stands.placing);
    let contradicted = placings().filter(Placing::contradicted).count();
    let computed = placings().any(|placing| placing.published.is_none() && placing.computed.is_some());
    let mut remarks = Vec::new();
    if contradicted > 0 {
        let values = [("count", &*contradicted.to_string())];
        remarks.push(context.fill("board_contradictions", &values));
    }
    if computed {
        remarks.push(context.word("board_computed").to_owned());
    }
    if board.entries.is_empty() && board.tallies.is_empty() {
        remarks.push(context.word("board_empty").to_owned());
    }
    remarks
}

/// The rounds of the same season before and after; one of no known time stands in no order.
fn neighbours(context: &Context, id: BoardId) -> (Option<LinkView>, Option<LinkView>) {
    let site = context.site;
    let Some(season) = context.season_of(id) else { return (None, None) };
    let board = site.board(id);
    let alike = |other: &&BoardId| {
        let other = site.board(**other);
        let same = (other.of, other.level, &other.subject) == (board.of, board.level, &board.subject);
        same && other.period.last_day().is_some()
    };
    let rounds: Vec<BoardId> = site.season(season).rounds.iter().filter(alike).copied().collect();
    let Some(at) = rounds.iter().position(|other| *other == id) else { return (None, None) };
    let link = |at: Option<usize>| at.and_then(|at| rounds.get(at)).map(|id| context.round_link(*id));
    (link(at.checked_sub(1)), link(Some(at + 1)))
}
