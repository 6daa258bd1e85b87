//! The table of boards: a row a round, with the results that it counts.

use super::super::super::topics::{Topic, boards};
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::compare;
use crate::model::{Board, BoardId, PlaceId, ReportId};

use super::super::cells::address;

struct Row<'a> {
    id: BoardId,
    board: &'a Board,
}

impl Told for Row<'_> {
    fn place(&self, _: &Context) -> PlaceId {
        self.board.place
    }

    fn report(&self) -> Option<ReportId> {
        self.board.report
    }
}

pub fn table(context: &Context) -> Table {
    let rows: Vec<Row> = boards::all(context).map(|(id, board)| Row { id, board }).collect();
    records(context, Topic::Boards, specs(), &rows)
}

fn specs<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("board", Kind::Text, |_, row: &Row| Cell::text(row.board.title.as_str())),
        Spec::new("series", Kind::Text, |_, row| Cell::maybe(row.board.series.clone())),
        Spec::new("round", Kind::Text, |c, row| Cell::text(c.round_name(row.board))),
        Spec::new("period", Kind::Text, |c, row| Cell::text(c.period(&row.board.period).text)),
        Spec::new("inspected", Kind::Text, |c, row| Cell::text(c.inspected_group(row.board))),
        Spec::new("entries", Kind::Integer, |_, row| Cell::Integer(row.board.entries.len())),
        Spec::new("says", Kind::Text, |c, row| Cell::text(c.board_says(row.id))),
        Spec::new("verdicts", Kind::Text, |c, row| Cell::text(verdicts(c, row.board))),
        Spec::new("rule", Kind::Text, |_, row| Cell::maybe(row.board.rule.clone())),
        Spec::new("issuer", Kind::Text, |_, row| Cell::maybe(row.board.issuer.clone())),
        Spec::new("bulletin", Kind::Text, |_, row| Cell::maybe(row.board.source.clone())),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.board.note.clone())),
        Spec::new("url", Kind::Address, |c, row| {
            address(c, &c.to(super::super::super::route::Route::Board(row.id)))
        }),
    ]
}

/// 流动红旗 4个（高同村；另有3个没有写名称）
fn verdicts(context: &Context, board: &Board) -> String {
    let said =
        compare::tallied(board).into_iter().filter(|tallied| tallied.stated.is_some()).map(|tallied| {
            let word = context.verdict_word(tallied.kind, tallied.written);
            let count = context.tally_count(&tallied);
            let named = tallied.named.iter().filter_map(|at| board.entries.get(*at));
            let mut who: Vec<String> = named.map(|entry| context.inspected_name(&entry.who)).collect();
            who.extend(context.unnamed(&tallied));
            let who = who.join(context.word("joint_list"));
            let values = [("verdict", word.as_str()), ("count", count.as_str()), ("who", who.as_str())];
            context.fill(if who.is_empty() { "tally_says" } else { "tally_says_who" }, &values)
        });
    said.collect::<Vec<_>>().join(context.word("joint_facts"))
}
