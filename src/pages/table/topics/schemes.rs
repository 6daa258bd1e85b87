//! The table of schemes: a row for each thing that is scored; those without a name are counted in one row.

use super::super::super::topics::{Topic, schemes};
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::model::{Aspect, PlaceId, ReportId, Scheme, ScoreItem};

struct Row<'a> {
    scheme: &'a Scheme,
    aspect: Option<&'a Aspect>,
    item: Option<&'a ScoreItem>,
    /// How many things the row stands for that have no name.
    unnamed: usize,
}

impl Told for Row<'_> {
    fn place(&self, _: &Context) -> PlaceId {
        self.scheme.place
    }

    fn report(&self) -> Option<ReportId> {
        self.scheme.report
    }
}

pub fn table(context: &Context) -> Table {
    let rows: Vec<Row> = schemes::all(context).flat_map(|(_, scheme)| rows(scheme)).collect();
    records(context, Topic::Schemes, specs(), &rows)
}

fn rows(scheme: &Scheme) -> Vec<Row<'_>> {
    let row = |aspect, item, unnamed| Row { scheme, aspect, item, unnamed };
    let mut rows = Vec::new();
    for aspect in &scheme.aspects.named {
        rows.push(row(Some(aspect), None, 0));
        rows.extend(aspect.items.named.iter().map(|item| row(Some(aspect), Some(item), 0)));
        if aspect.items.unnamed() > 0 {
            rows.push(row(Some(aspect), None, aspect.items.unnamed()));
        }
    }
    rows.extend(scheme.items.named.iter().map(|item| row(None, Some(item), 0)));
    let left = schemes::items_unnamed(scheme);
    if left > 0 || rows.is_empty() {
        rows.push(row(None, None, left));
    }
    rows
}

fn specs<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("scheme", Kind::Text, |_, row: &Row| Cell::text(row.scheme.title.as_str())),
        Spec::new("aspect", Kind::Text, |_, row| Cell::maybe(row.aspect.map(|aspect| aspect.name.as_str()))),
        Spec::new("item", Kind::Text, |_, row| Cell::maybe(row.item.map(|item| item.name.as_str()))),
        Spec::new("unnamed", Kind::Integer, |_, row| match row.unnamed {
            0 => Cell::Empty,
            unnamed => Cell::Integer(unnamed),
        }),
        Spec::new("points", Kind::Text, |_, row| {
            let points = match (row.item, row.aspect) {
                (Some(item), _) => item.points.as_ref(),
                (None, Some(aspect)) if row.unnamed == 0 => aspect.points.as_ref(),
                _ => None,
            };
            Cell::maybe(points.and_then(|points| points.quantity()).map(|quantity| quantity.written.clone()))
        }),
        Spec::new("says", Kind::Text, |c, row| Cell::text(schemes::says(c, row.scheme))),
        Spec::new("rounds", Kind::Text, |c, row| {
            Cell::text(row.scheme.rounds.named.join(c.word("joint_list")))
        }),
        Spec::new("rule", Kind::Text, |_, row| Cell::maybe(row.scheme.rule.clone())),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.scheme.note.clone())),
    ]
}
