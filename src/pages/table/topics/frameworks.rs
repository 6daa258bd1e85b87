//! The table of frameworks: a row for each part, with its figures counted.

use super::super::super::said;
use super::super::super::topics::Topic;
use super::super::super::topics::frameworks::{Placed, all, anchor};
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::compare;
use crate::model::{FrameworkPart, ObservationId, PlaceId, ReportId};

struct Row<'a> {
    placed: Placed<'a>,
    part: &'a FrameworkPart,
    figures: Vec<ObservationId>,
}

impl Told for Row<'_> {
    fn place(&self, context: &Context) -> PlaceId {
        context.site.report(self.placed.report).place
    }

    fn report(&self) -> Option<ReportId> {
        Some(self.placed.report)
    }

    fn anchor(&self) -> String {
        said::place(self.placed.framework.said.as_ref(), anchor(self.placed.at))
    }
}

pub fn table(context: &Context) -> Table {
    let rows = all(context.site).into_iter().flat_map(|placed| {
        let report = context.site.report(placed.report);
        let figures = compare::figures_of_parts(context.site, report, placed.framework);
        let parts = placed.framework.parts.iter().zip(figures);
        parts.map(move |(part, figures)| Row { placed, part, figures }).collect::<Vec<_>>()
    });
    let rows: Vec<Row> = rows.collect();
    records(context, Topic::Frameworks, specs(), &rows)
}

fn specs<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("framework", Kind::Text, |_, row: &Row| Cell::text(row.placed.framework.name.as_str())),
        Spec::new("part", Kind::Text, |_, row| Cell::text(row.part.name.as_str())),
        Spec::new("part_figures", Kind::Integer, |_, row| {
            if row.part.is_tied() { Cell::Integer(row.figures.len()) } else { Cell::Empty }
        }),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.placed.framework.note.clone())),
        Spec::new("period", Kind::Text, |c, row| {
            Cell::text(c.period(&c.site.report(row.placed.report).period).text)
        }),
    ]
}
