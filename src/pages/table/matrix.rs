//! The table of a matrix: a number for each place and indicator, and beside each what it rests on.

use crate::compare::{self, Cell as Found, Matrix, Obstacle};
use crate::model::{Observation, Reading};

use super::super::download::Form;
use super::cells::{self, above, code, end, name, path};
use super::notes::{self, Line, Section};
use super::{Cell, Column, Context, Head, Kind, Spec, Table, filled, prominence, sheets};

pub fn table(context: &Context, group: usize, form: Form) -> Table {
    let site = context.site;
    let found = compare::matrix(site, &site.peers[group], None);
    let places = places();
    let details = details();
    let of_places: Vec<_> = found.rows.iter().map(|row| row.place).collect();
    let mut rows = filled(context, &places, &of_places);
    for (row, cells) in rows.iter_mut().zip(&found.rows) {
        for cell in &cells.cells {
            row.extend(details.iter().map(|spec| spec.cell(context, cell)));
        }
    }
    let mut columns: Vec<Column> = places.iter().map(|spec| spec.column(context)).collect();
    for column in &found.columns {
        let heads = details.iter().map(|spec| spec.column(context)).enumerate();
        columns.extend(heads.map(|(at, head)| of_indicator(context, column, at, head)));
    }
    let mut table = Table { head: Head::Titles, columns, rows, notes: Vec::new(), sheets: sheets(context) };
    if form == Form::Xlsx {
        table.notes = notes(context, group, &found);
        prominence::settle(context, &mut table);
        notes::add_columns(context, &mut table);
    }
    table
}

fn places() -> [Spec<crate::model::PlaceId>; 4] {
    [
        Spec::new("place_name", Kind::Text, |c, place| name(c, *place)),
        Spec::new("above", Kind::Text, |c, place| above(c, *place)),
        Spec::new("code", Kind::Text, |c, place| code(c, *place)),
        Spec::new("place", Kind::Text, |c, place| path(c, *place)),
    ]
}

/// The number of an indicator, and what belongs to it. A figure for a part must not stand where the whole is asked for.
fn details() -> [Spec<Option<Found>>; 9] {
    [
        Spec::new("value", Kind::Number, |c, cell| {
            told(c, cell, |c, o| cells::value(o, compare::amount(c.site, o)))
        }),
        Spec::new("qualifier", Kind::Text, |c, cell| told(c, cell, cells::qualifier_word)),
        Spec::new("status", Kind::Text, |c, cell| {
            let status = whole(c, cell).map_or(Reading::Missing.id(), |observation| observation.reading.id());
            Cell::text(c.status_word(status))
        }),
        Spec::new("as_written", Kind::Text, |c, cell| told(c, cell, |_, o| cells::as_written(o))),
        Spec::new("low", Kind::Number, |c, cell| {
            told(c, cell, |c, o| end(compare::amount(c.site, o).map(|amount| amount.low)))
        }),
        Spec::new("high", Kind::Number, |c, cell| {
            told(c, cell, |c, o| end(compare::amount(c.site, o).map(|amount| amount.high)))
        }),
        Spec::new("period", Kind::Text, |c, cell| told(c, cell, cells::period)),
        Spec::new("reason", Kind::Text, reason),
        Spec::new("source_url", Kind::Address, |c, cell| {
            let stated = cell.as_ref().map(|cell| c.site.observation(cell.observation));
            stated.map_or(Cell::Empty, |observation| cells::source_url(c, observation))
        }),
    ]
}

/// The observation of a cell, if it speaks of the place as a whole.
fn whole<'s>(context: &Context<'s>, cell: &Option<Found>) -> Option<&'s Observation> {
    let cell = cell.as_ref().filter(|cell| cell.obstacle != Some(Obstacle::Scope))?;
    Some(context.site.observation(cell.observation))
}

fn told(context: &Context, cell: &Option<Found>, tell: fn(&Context, &Observation) -> Cell) -> Cell {
    whole(context, cell).map_or(Cell::Empty, |observation| tell(context, observation))
}

fn reason(context: &Context, cell: &Option<Found>) -> Cell {
    let Some(cell) = cell else { return Cell::Empty };
    let Some(obstacle) = cell.obstacle else { return Cell::Empty };
    let observation = context.site.observation(cell.observation);
    let shown = context.reading(&observation.reading, context.site.indicator(observation.indicator)).shown;
    Cell::text(context.obstacle(obstacle, observation, &shown))
}

/// The first column of an indicator bears its name, the others its name and their own.
fn of_indicator(context: &Context, column: &compare::Column, at: usize, head: Column) -> Column {
    let indicator = context.site.indicator(column.indicator);
    let name = context.name(&indicator.name);
    let unit = (head.kind == Kind::Number).then(|| indicator.unit.written.clone());
    if at == 0 {
        return Column { key: indicator.key.clone(), title: name.to_owned(), unit, ..head };
    }
    let title = context.fill("data_beside", &[("indicator", name), ("column", &head.title)]);
    // A dot cannot be part of a key, so no two columns meet.
    let key = format!("{}.{}", indicator.key, head.key);
    Column { key, title, unit, ..head }
}

fn notes(context: &Context, group: usize, matrix: &Matrix) -> Vec<Section> {
    let about = notes::about(context, group);
    let mut definitions = Section::new(context, "data_note_indicators");
    for column in &matrix.columns {
        let (reported, asked) = (column.reported.to_string(), column.asked.to_string());
        let coverage = context.fill("participation", &[("reported", &reported), ("total", &asked)]);
        let facts = notes::indicator(context, column.indicator);
        let name = facts.first().map(|line| line.text.clone()).unwrap_or_default();
        let mut said: Vec<String> = facts
            .iter()
            .skip(1)
            .map(|line| format!("{}：{}", line.label, line.text.trim_end_matches('。')))
            .collect();
        said.push(format!("{}：{coverage}", context.fill("data_note_coverage", &[])));
        definitions.lines.push(Line { label: name, text: said.join("；"), address: None });
    }
    let used = matrix.rows.iter().flat_map(|row| &row.cells).flatten().map(|cell| cell.observation);
    vec![about, definitions, notes::legend(context), notes::sources(context, used)]
}
