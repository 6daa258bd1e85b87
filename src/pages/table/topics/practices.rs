//! The table of practices: a row for each report that tells of one.

use super::super::super::said;
use super::super::super::topics::Topic;
use super::super::super::topics::practices::{anchor, stated};
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::model::{PlaceId, Practice, PracticeUse, ReportId, StatedPractice};

struct Row<'a> {
    practice: &'a Practice,
    found: PracticeUse,
    stated: &'a StatedPractice,
}

impl Told for Row<'_> {
    fn place(&self, context: &Context) -> PlaceId {
        context.site.report(self.found.report).place
    }

    fn report(&self) -> Option<ReportId> {
        Some(self.found.report)
    }

    fn anchor(&self) -> String {
        said::place(self.stated.said.as_ref(), anchor(self.found.at))
    }
}

pub fn table(context: &Context) -> Table {
    let uses = context.site.practices.iter().flat_map(|practice| {
        let row =
            |found: &PracticeUse| Some(Row { practice, found: *found, stated: stated(context, *found)? });
        practice.uses.iter().filter_map(row).collect::<Vec<_>>()
    });
    let rows: Vec<Row> = uses.collect();
    records(context, Topic::Practices, specs(), &rows)
}

fn specs<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("practice", Kind::Text, |_, row: &Row| Cell::text(row.practice.name.as_str())),
        Spec::new("as_written", Kind::Text, |_, row| Cell::text(row.stated.name.as_str())),
        Spec::new("state", Kind::Text, |c, row| {
            Cell::maybe(row.stated.state.map(|state| c.practice_state(state)))
        }),
        Spec::new("parts", Kind::Text, |c, row| Cell::text(row.stated.parts.join(c.word("joint_list")))),
        Spec::new("parts_note", Kind::Text, |_, row| Cell::maybe(row.stated.parts_note.clone())),
        Spec::new("frequency", Kind::Text, |_, row| Cell::maybe(row.stated.frequency.clone())),
        Spec::new("actors", Kind::Text, |c, row| Cell::text(row.stated.actors.join(c.word("joint_list")))),
        Spec::new("detail", Kind::Text, |_, row| Cell::maybe(row.stated.detail.clone())),
        Spec::new("period", Kind::Text, |c, row| {
            Cell::text(c.period(&c.site.report(row.found.report).period).text)
        }),
    ]
}
