//! The table of lessons: what was seen, what is proposed, and where.

use super::super::super::said;
use super::super::super::topics::Topic;
use super::super::super::topics::lessons::{Placed, all, anchor};
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::model::{PlaceId, ReportId};

impl Told for Placed<'_> {
    fn place(&self, context: &Context) -> PlaceId {
        context.site.report(self.report).place
    }

    fn report(&self) -> Option<ReportId> {
        Some(self.report)
    }

    fn anchor(&self) -> String {
        said::place(self.lesson.said.as_ref(), anchor(self.at))
    }
}

pub fn table(context: &Context) -> Table {
    records(context, Topic::Lessons, specs(), &all(context.site))
}

fn specs<'a>() -> Vec<Spec<Placed<'a>>> {
    vec![
        Spec::new("seen", Kind::Text, |_, row: &Placed| Cell::maybe(row.lesson.seen.clone())),
        Spec::new("lesson", Kind::Text, |_, row| Cell::text(row.lesson.lesson.as_str())),
        Spec::new("proposal", Kind::Text, |_, row| Cell::maybe(row.lesson.proposal.clone())),
        Spec::new("home", Kind::Text, |c, row| Cell::text(c.home(c.site.report(row.report)).text)),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.lesson.note.clone())),
        Spec::new("period", Kind::Text, |c, row| {
            Cell::text(c.period(&c.site.report(row.report).period).text)
        }),
    ]
}
