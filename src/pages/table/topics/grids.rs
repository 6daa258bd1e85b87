//! The table of grids.

use super::super::super::topics::Topic;
use super::{Cell, Context, Kind, Spec, Stated, Table, lists, records};
use crate::model::Grid;

pub fn table(context: &Context) -> Table {
    records(context, Topic::Grids, specs(), &lists::all(context.site))
}

fn specs<'a>() -> Vec<Spec<Stated<'a, Grid>>> {
    vec![
        Spec::new("grid", Kind::Text, |_, row: &Stated<Grid>| Cell::text(row.it.name.as_str())),
        Spec::new("levels", Kind::Text, |c, row| Cell::text(row.it.levels.join(c.word("joint_levels")))),
        Spec::new("level_count", Kind::Integer, |_, row| match row.it.levels.len() {
            0 => Cell::Empty,
            count => Cell::Integer(count),
        }),
        Spec::new("levels_note", Kind::Text, |_, row| Cell::maybe(row.it.levels_note.clone())),
        Spec::new("grid_parts", Kind::Text, |c, row| Cell::text(row.it.parts.join(c.word("joint_list")))),
        Spec::new("detail", Kind::Text, |_, row| Cell::maybe(row.it.detail.clone())),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.it.note.clone())),
    ]
}
