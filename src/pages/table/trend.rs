//! The table of a trend: a row for each place and date, oldest first, so that it can be pivoted and charted.

use crate::compare::{self, Point};
use crate::model::{IndicatorId, Observation, PlaceId};

use super::super::download::Form;
use super::super::trend::history;
use super::cells::{self, above, code, end, name, path};
use super::{Cell, Context, Kind, Spec, Table, notes, prominence, titled};

struct Entry {
    place: PlaceId,
    point: Point,
}

impl Entry {
    fn observation<'s>(&self, context: &Context<'s>) -> &'s Observation {
        context.site.observation(self.point.observation)
    }
}

pub fn table(context: &Context, group: usize, indicator: IndicatorId, form: Form) -> Table {
    let site = context.site;
    let entries: Vec<Entry> = site.peers[group]
        .places
        .iter()
        .flat_map(|place| {
            let points = compare::series(site, *place, indicator).points.into_iter();
            points.map(|point| Entry { place: *place, point })
        })
        .collect();
    let unit = site.indicator(indicator).unit.written.as_str();
    let mut table = titled(context, &specs(), &entries, unit);
    if form == Form::Xlsx {
        let mut about = notes::about(context, group);
        about.lines.extend(notes::indicator(context, indicator));
        let used = entries.iter().map(|entry| entry.point.observation);
        table.notes = vec![about, notes::legend(context), notes::sources(context, used)];
        prominence::settle(context, &mut table);
        notes::add_columns(context, &mut table);
    }
    table
}

fn specs() -> Vec<Spec<Entry>> {
    vec![
        Spec::new("place_name", Kind::Text, |c, e: &Entry| name(c, e.place)),
        Spec::new("above", Kind::Text, |c, e| above(c, e.place)),
        Spec::new("code", Kind::Text, |c, e| code(c, e.place)),
        Spec::new("period", Kind::Text, |c, e| cells::period(c, e.observation(c))),
        Spec::new("period_last", Kind::Date, |_, e| Cell::Date(e.point.day)),
        Spec::new("value", Kind::Number, |c, e| {
            let observation = e.observation(c);
            cells::value(observation, compare::amount(c.site, observation))
        }),
        Spec::new("qualifier", Kind::Text, |c, e| cells::qualifier_word(c, e.observation(c))),
        Spec::new("status", Kind::Text, |c, e| Cell::text(c.status_word(e.observation(c).reading.id()))),
        Spec::new("as_written", Kind::Text, |c, e| cells::as_written(e.observation(c))),
        Spec::new("low", Kind::Number, |c, e| {
            end(compare::amount(c.site, e.observation(c)).map(|amount| amount.low))
        }),
        Spec::new("high", Kind::Number, |c, e| {
            end(compare::amount(c.site, e.observation(c)).map(|amount| amount.high))
        }),
        Spec::new("basis", Kind::Text, |c, e| Cell::text(c.basis(e.observation(c).basis))),
        Spec::new("stated_by", Kind::Text, |c, e| {
            // A renamed place carries on the series of the one it was: whose figure it is must be told.
            let by = e.observation(c).place;
            if by == e.place { Cell::Empty } else { name(c, by) }
        }),
        Spec::new("history", Kind::Text, |c, e| Cell::maybe(history(c, e.place))),
        Spec::new("note", Kind::Text, |c, e| Cell::maybe(e.observation(c).note.clone())),
        Spec::new("source", Kind::Text, |c, e| cells::source(c, e.observation(c))),
        Spec::new("source_url", Kind::Address, |c, e| cells::source_url(c, e.observation(c))),
        Spec::new("place", Kind::Text, |c, e| path(c, e.place)),
    ]
}
