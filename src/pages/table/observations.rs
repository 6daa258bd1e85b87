//! The table of every observation of the site: a row a figure, in keys that the other two tables explain.

use std::ops::Range;

use crate::compare;
use crate::model::{Observation, ObservationId, Scope, Source};

use super::cells::{self, end, scope_id};
use super::terms;
use super::{Cell, Context, Kind, Spec, Table, site_wide};

/// Some rows of the table: a province has hundreds of thousands, and all at once would outweigh the whole site.
pub fn table(context: &Context, rows: Range<usize>) -> Table {
    let ids: Vec<ObservationId> = rows.map(|at| ObservationId(at as u32)).collect();
    site_wide(context, &specs(), &ids)
}

fn of<'s>(context: &Context<'s>, id: &ObservationId) -> &'s Observation {
    context.site.observation(*id)
}

pub fn specs() -> Vec<Spec<ObservationId>> {
    let mut specs = subject();
    specs.extend(reading());
    specs.extend(standing());
    specs
}

fn subject() -> Vec<Spec<ObservationId>> {
    vec![
        Spec::new("place", Kind::Text, |c, id| cells::path(c, of(c, id).place)),
        Spec::new("place_name", Kind::Text, |c, id| cells::name(c, of(c, id).place)),
        Spec::new("code", Kind::Text, |c, id| cells::code(c, of(c, id).place)),
        Spec::new("indicator", Kind::Text, |c, id| {
            Cell::text(c.site.indicator(of(c, id).indicator).key.as_str())
        }),
        Spec::new("indicator_name", Kind::Text, |c, id| {
            Cell::text(c.name(&c.site.indicator(of(c, id).indicator).name))
        }),
    ]
}

fn reading() -> Vec<Spec<ObservationId>> {
    vec![
        Spec::new("value", Kind::Number, |c, id| cells::value(of(c, id), compare::amount(c.site, of(c, id)))),
        Spec::new("unit", Kind::Text, |c, id| {
            Cell::text(c.site.indicator(of(c, id).indicator).unit.written.as_str())
        }),
        Spec::new("qualifier", Kind::Text, |c, id| {
            Cell::maybe(cells::qualifier(of(c, id)).map(|qualifier| qualifier.id()))
        })
        .terms(terms::qualifiers),
        Spec::new("status", Kind::Text, |c, id| Cell::text(of(c, id).reading.id())).terms(terms::statuses),
        Spec::new("as_written", Kind::Text, |c, id| cells::as_written(of(c, id))),
        Spec::new("low", Kind::Number, |c, id| {
            end(compare::amount(c.site, of(c, id)).map(|amount| amount.low))
        }),
        Spec::new("high", Kind::Number, |c, id| {
            end(compare::amount(c.site, of(c, id)).map(|amount| amount.high))
        }),
    ]
}

fn standing() -> Vec<Spec<ObservationId>> {
    vec![
        Spec::new("period", Kind::Text, |c, id| cells::period(c, of(c, id))),
        Spec::new("period_first", Kind::Date, |c, id| cells::first_day(of(c, id))),
        Spec::new("period_last", Kind::Date, |c, id| cells::last_day(of(c, id))),
        Spec::new("basis", Kind::Text, |c, id| Cell::text(of(c, id).basis.id())).terms(terms::bases),
        Spec::new("scope", Kind::Text, |c, id| Cell::text(scope_id(&of(c, id).scope))).terms(terms::scopes),
        Spec::new("scope_name", Kind::Text, |c, id| match &of(c, id).scope {
            Scope::Named(_, name) => Cell::text(&**name),
            Scope::Whole | Scope::BuiltUp => Cell::Empty,
        }),
        Spec::new("note", Kind::Text, |c, id| Cell::maybe(of(c, id).note.clone())),
        Spec::new("contradiction", Kind::Text, |c, id| Cell::maybe(c.contradiction(*id))),
        Spec::new("source", Kind::Text, |c, id| cells::source(c, of(c, id))),
        Spec::new("source_file", Kind::Text, source_file),
        Spec::new("source_url", Kind::Address, |c, id| cells::source_url(c, of(c, id))),
    ]
}

/// The input file that states it: the report, the table, or the place's own file.
fn source_file(context: &Context, id: &ObservationId) -> Cell {
    let observation = of(context, id);
    Cell::text(match &observation.source {
        Source::Cell { set, .. } => context.site.data_set(*set).table.as_str(),
        _ => &*observation.span.file,
    })
}
