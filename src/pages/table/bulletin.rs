//! The table of a bulletin: a row for each place and one for the group, published and computed apart.

use crate::compare::{self, Amount, Answer, Bulletin, Entry, Heading, Rate, Total};
use crate::model::{IndicatorId, ObservationId, PlaceId};

use super::super::route::SlotRef;
use super::cells::{code, computed, name, path, percent, value};
use super::notes::{self, Line, Section};
use super::{Cell, Column, Context, Head, Kind, Spec, Table, filled, sheets};

pub fn table(context: &Context, group: usize, slot: SlotRef) -> Table {
    let site = context.site;
    let occasions = context.comparisons.bulletins.get(group).map(Vec::as_slice).unwrap_or_default();
    let found =
        occasions.get(slot.at()).map(|occasion| compare::bulletin(site, &site.peers[group], occasion));
    let places = places();
    let mut columns: Vec<Column> = places.iter().map(|spec| spec.column(context)).collect();
    let mut rows = Vec::new();
    let mut notes = vec![notes::about(context, group)];
    if let Some(found) = found {
        columns.extend(found.headings.iter().flat_map(|heading| heads(context, heading)));
        let of_places: Vec<PlaceId> = found.rows.iter().map(|(place, _)| *place).collect();
        rows = filled(context, &places, &of_places);
        for (row, (_, entries)) in rows.iter_mut().zip(&found.rows) {
            row.extend(entries.iter().flat_map(|entry| cells(context, entry)));
        }
        rows.push(group_row(context, group, &found, places.len()));
        notes.push(indicators(context, &found));
        notes.push(notes::sources(context, used(&found)));
    }
    let mut table = Table { head: Head::Titles, columns, rows, notes, sheets: sheets(context) };
    notes::add_columns(context, &mut table);
    table
}

fn places() -> [Spec<PlaceId>; 3] {
    [
        Spec::new("place_name", Kind::Text, |c, place| name(c, *place)),
        Spec::new("code", Kind::Text, |c, place| code(c, *place)),
        Spec::new("place", Kind::Text, |c, place| path(c, *place)),
    ]
}

/// A published number and a computed one, and for a rate what is to be said of the two.
fn heads(context: &Context, heading: &Heading) -> Vec<Column> {
    let (key, name, unit, kind) = match heading {
        Heading::Amount(_, slot) => {
            let indicator = context.site.indicator(slot.indicator);
            let name = context.name(&indicator.name).to_owned();
            (indicator.key.clone(), name, indicator.unit.written.clone(), Kind::Number)
        }
        Heading::Rate(of) => {
            let own = of.published.as_ref().map(|slot| context.indicator_link(slot.indicator).text);
            let name = own.unwrap_or_else(|| context.rate_name(of.role).to_owned());
            (of.role.id().to_owned(), name, "%".to_owned(), Kind::Percent)
        }
    };
    let beside = |part: &str, kind: Kind| {
        let head = Column::new(context, part, kind);
        let title = context.fill("data_beside", &[("indicator", &name), ("column", &head.title)]);
        let unit = (kind != Kind::Text).then(|| unit.clone());
        Column { key: format!("{key}.{part}"), title, unit, ..head }
    };
    let mut columns = vec![beside("published", kind), beside("computed_value", kind)];
    if matches!(heading, Heading::Rate(_)) {
        columns.push(beside("remark", Kind::Text));
    }
    columns
}

fn cells(context: &Context, entry: &Entry) -> Vec<Cell> {
    match entry {
        Entry::Amount(Answer::Derived { amount, .. }) => vec![Cell::Empty, computed(amount.value)],
        Entry::Amount(answer) => {
            let stated = match answer {
                Answer::Stated(id, amount) => value(context.site.observation(*id), Some(*amount)),
                _ => Cell::Empty,
            };
            vec![stated, Cell::Empty]
        }
        Entry::Rate(rate) => of_rate(context, rate),
    }
}

fn of_rate(context: &Context, rate: &Rate) -> Vec<Cell> {
    let published = rate.published.and_then(|id| context.rate_value(id));
    vec![
        published.map_or(Cell::Empty, Cell::Number),
        rate.computed.map_or(Cell::Empty, |amount: Amount| percent(amount.value)),
        Cell::maybe(context.rate_remark(rate)),
    ]
}

/// Sums and weighted rates; what the place above publishes stands in the published columns.
fn group_row(context: &Context, group: usize, found: &Bulletin, before: usize) -> Vec<Cell> {
    let mut row = vec![Cell::Empty; before];
    row[0] = Cell::text(context.fill("bulletin_group_row", &[("group", &context.group_link(group).text)]));
    for total in &found.total {
        match total {
            Total::Amount(rolled, id) => {
                let stated = id.map(|id| context.site.observation(id));
                row.push(stated.map_or(Cell::Empty, |it| value(it, compare::amount(context.site, it))));
                row.push(rolled.as_ref().map_or(Cell::Empty, |rolled| computed(rolled.computed.value)));
            }
            Total::Rate(rate) => row.extend(of_rate(context, rate)),
        }
    }
    row
}

/// What each column means, and how many places its total covers where that is not all of them.
fn indicators(context: &Context, found: &Bulletin) -> Section {
    let mut section = Section::new(context, "data_note_indicators");
    for (heading, total) in found.headings.iter().zip(&found.total) {
        let (label, about) = match heading {
            Heading::Amount(_, slot) => named(context, slot.indicator),
            Heading::Rate(of) => match &of.published {
                Some(slot) => named(context, slot.indicator),
                None => (context.rate_name(of.role).to_owned(), None),
            },
        };
        let covered = match total {
            Total::Amount(rolled, _) => rolled.as_ref().map(|rolled| (rolled.covered, rolled.asked)),
            Total::Rate(rate) => rate.coverage,
        };
        let coverage = covered.and_then(|(covered, asked)| context.partly(covered, asked));
        let coverage = coverage.map(|said| format!("{}：{said}", context.fill("data_note_coverage", &[])));
        let said: Vec<String> = [about, coverage].into_iter().flatten().collect();
        section.lines.push(Line { label, text: said.join("；"), address: None });
    }
    section
}

fn named(context: &Context, id: IndicatorId) -> (String, Option<String>) {
    let indicator = context.site.indicator(id);
    let about = indicator.definition.as_deref().map(|text| text.trim_end_matches('。').to_owned());
    (context.name(&indicator.name).to_owned(), about)
}

fn used(found: &Bulletin) -> Vec<ObservationId> {
    let entries = found.rows.iter().flat_map(|(_, entries)| entries);
    let own = entries.filter_map(|entry| match entry {
        Entry::Amount(answer) => answer.observation(),
        Entry::Rate(rate) => rate.published,
    });
    let of_group = found.total.iter().filter_map(|total| match total {
        Total::Amount(_, id) => *id,
        Total::Rate(rate) => rate.published,
    });
    own.chain(of_group).collect()
}
