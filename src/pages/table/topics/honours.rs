//! The table of honours: held and pursued, told apart by their stage.

use super::super::super::topics::{Topic, honours};
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::model::{Honour, PlaceId, ReportId};

struct Row<'a> {
    place: PlaceId,
    honour: &'a Honour,
}

impl Told for Row<'_> {
    fn place(&self, _: &Context) -> PlaceId {
        self.place
    }

    fn report(&self) -> Option<ReportId> {
        self.honour.report
    }
}

pub fn table(context: &Context) -> Table {
    let rows: Vec<Row> = honours::all(context.site).map(|(place, honour)| Row { place, honour }).collect();
    records(context, Topic::Honours, specs(), &rows)
}

fn specs<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("honour", Kind::Text, |_, row: &Row| Cell::text(row.honour.title.as_str())),
        Spec::new("stage", Kind::Text, |c, row| Cell::text(c.stage(row.honour.stage))),
        Spec::new("year", Kind::Integer, |_, row| {
            row.honour.year.and_then(|year| usize::try_from(year).ok()).map_or(Cell::Empty, Cell::Integer)
        }),
        Spec::new("award_level", Kind::Text, |c, row| {
            Cell::maybe(row.honour.award_level.map(|level| c.award_level(level)))
        }),
        Spec::new("holder", Kind::Text, |_, row| Cell::maybe(row.honour.holder.clone())),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.honour.note.clone())),
    ]
}
