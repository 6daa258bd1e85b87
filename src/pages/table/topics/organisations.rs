//! The table of organisations: posts, and numbers of people as written.

use super::super::super::topics::Topic;
use super::super::super::topics::organisations::roles;
use super::{Cell, Context, Kind, Spec, Stated, Table, lists, records};
use crate::model::{Organisation, Reading};

pub fn table(context: &Context) -> Table {
    records(context, Topic::Organisations, specs(), &lists::all(context.site))
}

fn specs<'a>() -> Vec<Spec<Stated<'a, Organisation>>> {
    vec![
        Spec::new("organisation", Kind::Text, |_, row: &Stated<Organisation>| {
            Cell::text(row.it.name.as_str())
        }),
        Spec::new("kind", Kind::Text, |_, row| Cell::maybe(row.it.kind.clone())),
        Spec::new("roles", Kind::Text, |c, row| Cell::text(roles(c, row.it))),
        Spec::new("members", Kind::Text, |_, row| {
            let quantity = row.it.members.as_ref().and_then(Reading::quantity);
            Cell::maybe(quantity.map(|quantity| quantity.written.clone()))
        }),
        Spec::new("status", Kind::Text, |c, row| {
            Cell::maybe(row.it.members.as_ref().map(|reading| c.status_word(reading.id())))
        }),
        Spec::new("detail", Kind::Text, |_, row| Cell::maybe(row.it.detail.clone())),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.it.note.clone())),
    ]
}
