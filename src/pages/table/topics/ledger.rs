//! The table of ledgers: a row a problem, its days as dates, and by which day it is judged what is overdue.

use super::super::super::topics::Topic;
use super::super::super::topics::ledger::{self, Kept};
use super::{Cell, Context, Kind, Spec, Table, Told, published, records};
use crate::compare::{LedgerStanding, standing};
use crate::model::{PlaceId, ReportId};

impl Told for Kept<'_> {
    fn place(&self, _: &Context) -> PlaceId {
        self.place
    }

    fn report(&self) -> Option<ReportId> {
        self.entry.report
    }
}

pub fn table(context: &Context) -> Table {
    records(context, Topic::Ledger, specs(), &ledger::all(context.site))
}

fn specs<'a>() -> Vec<Spec<Kept<'a>>> {
    vec![
        Spec::new("entry_number", Kind::Text, |_, row: &Kept| Cell::maybe(row.entry.number.clone())),
        Spec::new("problem", Kind::Text, |_, row| Cell::text(row.entry.problem.as_str())),
        Spec::new("category", Kind::Text, |_, row| Cell::maybe(row.entry.category.clone())),
        Spec::new("found", Kind::Date, |_, row| day(row.entry.found)),
        Spec::new("deadline", Kind::Date, |_, row| day(row.entry.deadline)),
        Spec::new("responsible", Kind::Text, |_, row| {
            Cell::maybe(row.entry.responsible.as_ref().map(|post| post.text.clone()))
        }),
        Spec::new("standing", Kind::Text, |c, row| {
            Cell::text(c.ledger_standing(standing(row.entry, c.site.as_of)))
        }),
        Spec::new("days_over", Kind::Integer, |c, row| match standing(row.entry, c.site.as_of) {
            LedgerStanding::Overdue { days } => usize::try_from(days).map_or(Cell::Empty, Cell::Integer),
            _ => Cell::Empty,
        }),
        Spec::new("judged_as_of", Kind::Date, |c, _| day(c.site.as_of)),
        Spec::new("closed", Kind::Date, |_, row| day(row.entry.closed)),
        Spec::new("picture_before", Kind::Address, |c, row| published(c, row.entry.before)),
        Spec::new("picture_after", Kind::Address, |c, row| published(c, row.entry.after)),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.entry.note.clone())),
    ]
}

fn day(date: Option<jiff::civil::Date>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
}
