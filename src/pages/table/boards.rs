//! The tables of a round and of a season: a row for each place in each round, and one for those without a name.

use super::super::route::Route;
use super::super::topics::boards::parts::anchor;
use super::cells::{self, address, computed};
use super::notes::Section;
use super::{Cell, Context, Kind, Spec, Table, titled};
use crate::compare::{self, InRound, Move, Placing, Tallied};
use crate::model::{Board, BoardId, Entry, Reading, SeasonId};

/// An entry of a round, or those who got a result and are not named.
struct Row<'a> {
    id: BoardId,
    board: &'a Board,
    who: Who<'a>,
}

enum Who<'a> {
    Named { at: usize, entry: &'a Entry, stands: &'a InRound },
    Unnamed(Tallied<'a>),
}

/// The table of one round.
pub fn round(context: &Context, id: BoardId) -> Table {
    let board = context.site.board(id);
    let rows = rows(context, id, board);
    let notes = vec![about(context, &board.title), source(context, board)];
    Table { notes, ..titled(context, &specs(), &rows, "") }
}

/// The rounds of a season, one after the other.
pub fn season(context: &Context, id: SeasonId) -> Table {
    let season = context.site.season(id);
    let rounds = season.rounds.iter();
    let rows: Vec<Row> = rounds.flat_map(|id| rows(context, *id, context.site.board(*id))).collect();
    let title = context.season_name(&season.name, season.place);
    let mut notes = vec![about(context, &title)];
    notes.extend(season.rounds.iter().map(|id| source(context, context.site.board(*id))));
    Table { notes, ..titled(context, &specs(), &rows, "") }
}

fn rows<'a>(context: &Context<'a>, id: BoardId, board: &'a Board) -> Vec<Row<'a>> {
    let entries = board.entries.iter().zip(context.comparisons.in_round(id)).enumerate();
    let named = entries.map(|(at, (entry, stands))| Row { id, board, who: Who::Named { at, entry, stands } });
    let rest = compare::tallied(board).into_iter().filter(|tallied| match tallied.stated {
        Some(_) => tallied.unnamed() > 0 || tallied.count.is_none(),
        None => false,
    });
    named.chain(rest.map(|tallied| Row { id, board, who: Who::Unnamed(tallied) })).collect()
}

fn about(context: &Context, title: &str) -> Section {
    let mut about = Section::new(context, "data_note_about");
    about.add(context, "data_note_site", context.site.title.as_str());
    about.add(context, "data_board", title);
    about.add(context, "data_note_generator", concat!("townpress ", env!("CARGO_PKG_VERSION")));
    about
}

/// Who says so, by which rule, and what is to be known of it.
fn source(context: &Context, board: &Board) -> Section {
    let mut section = Section { title: context.round_name(board), lines: Vec::new() };
    section.add(context, "data_inspected", context.inspected_group(board));
    section.add_maybe(context, "data_rule", board.rule.clone());
    section.add_maybe(context, "data_issuer", board.issuer.clone());
    section.add_maybe(context, "data_bulletin", board.source.clone());
    section.add_maybe(context, "data_note", board.note.clone());
    section
}

impl<'a> Row<'a> {
    fn entry(&self) -> Option<&'a Entry> {
        match &self.who {
            Who::Named { entry, .. } => Some(entry),
            Who::Unnamed(_) => None,
        }
    }

    fn placing(&self) -> Option<&Placing> {
        match &self.who {
            Who::Named { stands, .. } => Some(&stands.placing),
            Who::Unnamed(_) => None,
        }
    }

    fn moved(&self) -> Option<Move> {
        match &self.who {
            Who::Named { stands, .. } => stands.moved,
            Who::Unnamed(_) => None,
        }
    }
}

fn specs<'a>() -> Vec<Spec<Row<'a>>> {
    let mut specs = vec![
        Spec::new("round", Kind::Text, |c, row: &Row| Cell::text(c.round_name(row.board))),
        Spec::new("period", Kind::Text, |c, row| Cell::text(c.period(&row.board.period).text)),
        Spec::new("inspected", Kind::Text, |c, row| Cell::text(c.inspected_group(row.board))),
        Spec::new("place_name", Kind::Text, |c, row| {
            row.entry().map_or(Cell::Empty, |entry| cells::name(c, entry.who.place))
        }),
        Spec::new("village", Kind::Text, |_, row| {
            Cell::maybe(row.entry().and_then(|entry| entry.who.village.clone()))
        }),
        Spec::new("unnamed", Kind::Integer, |_, row| match &row.who {
            Who::Unnamed(tallied) if tallied.unnamed() > 0 => Cell::Integer(tallied.unnamed()),
            _ => Cell::Empty,
        }),
        Spec::new("verdicts", Kind::Text, |c, row| Cell::text(verdicts(c, row))),
    ];
    specs.extend(ranks());
    specs.extend(money());
    specs.extend([
        Spec::new("board_reason", Kind::Text, |_, row: &Row| {
            Cell::maybe(row.entry().and_then(|entry| entry.reason.clone()))
        }),
        Spec::new("note", Kind::Text, |_, row| match &row.who {
            Who::Named { entry, .. } => Cell::maybe(entry.note.clone()),
            Who::Unnamed(tallied) => Cell::maybe(tallied.stated.and_then(|tally| tally.note.clone())),
        }),
        Spec::new("source_url", Kind::Address, |c, row| {
            let page = c.to(Route::Board(row.id));
            match &row.who {
                Who::Named { at, .. } => address(c, &format!("{page}#{}", anchor(*at))),
                Who::Unnamed(_) => address(c, &page),
            }
        }),
        Spec::new("place", Kind::Text, |c, row| {
            row.entry().map_or(Cell::Empty, |entry| cells::path(c, entry.who.place))
        }),
    ]);
    specs
}

fn verdicts(context: &Context, row: &Row) -> String {
    match &row.who {
        Who::Named { entry, .. } => {
            let all = entry.verdicts.iter().map(|verdict| context.verdict(verdict).text);
            all.collect::<Vec<_>>().join(context.word("joint_list"))
        }
        Who::Unnamed(tallied) => context.verdict_word(tallied.kind, tallied.written),
    }
}

fn ranks<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("score", Kind::Number, |_, row: &Row| match row.entry().and_then(|e| e.score.as_ref()) {
            Some(Reading::Amount(quantity)) => {
                quantity.number.as_ref().map_or(Cell::Empty, |number| Cell::Number(number.value))
            }
            _ => Cell::Empty,
        }),
        Spec::new("score_status", Kind::Text, |c, row| {
            let score = row.entry().and_then(|entry| entry.score.as_ref());
            Cell::maybe(score.map(|score| c.status_word(score.id())))
        }),
        Spec::new("rank_published", Kind::Integer, |_, row| {
            row.placing().and_then(|placing| placing.published).map_or(Cell::Empty, Cell::Integer)
        }),
        Spec::new("rank_by_score_first", Kind::Integer, |_, row| {
            row.placing().and_then(|placing| placing.computed).map_or(Cell::Empty, |r| Cell::Integer(r.first))
        }),
        Spec::new("rank_by_score_last", Kind::Integer, |_, row| {
            row.placing().and_then(|placing| placing.computed).map_or(Cell::Empty, |r| Cell::Integer(r.last))
        }),
        Spec::new("contradiction", Kind::Text, |c, row| {
            let found = row.placing().filter(|placing| placing.contradicted());
            Cell::maybe(found.and_then(|placing| placing.computed).map(|rank| c.by_scores(rank)))
        }),
        Spec::new("moved", Kind::Number, |_, row| {
            row.moved().map_or(Cell::Empty, |moved| computed(moved.up.into()))
        }),
        Spec::new("change_since", Kind::Text, |c, row| {
            Cell::maybe(row.moved().map(|moved| c.round_name(c.site.board(moved.before))))
        }),
    ]
}

fn money<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("reward", Kind::Text, |_, row: &Row| {
            let reward = row.entry().and_then(|entry| entry.reward.as_ref());
            Cell::maybe(reward.and_then(Reading::quantity).map(|quantity| quantity.written.clone()))
        }),
        Spec::new("yuan", Kind::Number, |_, row| {
            let reward = row.entry().and_then(|entry| entry.reward.as_ref());
            let amount = match reward {
                Some(Reading::Amount(quantity)) => {
                    crate::quantity::unit("元").and_then(|yuan| quantity.in_unit(&yuan))
                }
                _ => None,
            };
            amount.map_or(Cell::Empty, computed)
        }),
    ]
}
