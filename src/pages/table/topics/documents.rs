//! The table of policy documents.

use super::super::super::topics::Topic;
use super::{Cell, Context, Kind, Spec, Stated, Table, lists, records};
use crate::model::PolicyDocument;

pub fn table(context: &Context) -> Table {
    records(context, Topic::Documents, specs(), &lists::all(context.site))
}

fn specs<'a>() -> Vec<Spec<Stated<'a, PolicyDocument>>> {
    vec![
        Spec::new("document", Kind::Text, |_, row: &Stated<PolicyDocument>| {
            Cell::text(row.it.title.as_str())
        }),
        Spec::new("document_number", Kind::Text, |_, row| Cell::maybe(row.it.number.clone())),
        Spec::new("kind", Kind::Text, |_, row| Cell::maybe(row.it.kind.clone())),
        Spec::new("issuer", Kind::Text, |_, row| Cell::maybe(row.it.issuer.clone())),
        Spec::new("date", Kind::Text, |c, row| Cell::maybe(row.it.date.as_ref().map(|date| c.dated(date)))),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.it.note.clone())),
    ]
}
