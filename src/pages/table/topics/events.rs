//! The table of events.

use super::super::super::topics::Topic;
use super::{Cell, Context, Kind, Spec, Stated, Table, lists, records};
use crate::model::Event;

pub fn table(context: &Context) -> Table {
    records(context, Topic::Events, specs(), &lists::all(context.site))
}

fn specs<'a>() -> Vec<Spec<Stated<'a, Event>>> {
    vec![
        Spec::new("event", Kind::Text, |_, row: &Stated<Event>| Cell::text(row.it.name.as_str())),
        Spec::new("kind", Kind::Text, |_, row| Cell::maybe(row.it.kind.clone())),
        Spec::new("date", Kind::Text, |c, row| Cell::maybe(row.it.date.as_ref().map(|date| c.dated(date)))),
        Spec::new("venue", Kind::Text, |_, row| Cell::maybe(row.it.venue.clone())),
        Spec::new("host", Kind::Text, |_, row| Cell::maybe(row.it.host.clone())),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.it.note.clone())),
    ]
}
