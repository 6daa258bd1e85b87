//! The table of a league: who is ranked where, then who is outside and why.

use crate::compare::{self, Amount, Answer, Change, Direction, League, Rank, Slot};
use crate::model::{IndicatorId, Observation, PlaceId};

use super::super::download::Form;
use super::super::league::outside;
use super::super::route::SlotRef;
use super::cells::{self, above, code, computed, end, name, path};
use super::notes::{self, Section};
use super::{Cell, Context, Kind, Spec, Table, prominence, titled};

/// A place of the league, ranked or not.
struct Entry<'l> {
    place: PlaceId,
    answer: &'l Answer,
    /// Only what compares.
    amount: Option<Amount>,
    rank: Option<Rank>,
    change: Option<&'l Change>,
    share: Option<&'l Amount>,
    /// Why it is not ranked.
    reason: Option<String>,
}

impl Entry<'_> {
    fn observation<'s>(&self, context: &Context<'s>) -> Option<&'s Observation> {
        self.answer.observation().map(|id| context.site.observation(id))
    }

    /// What the place itself states of the indicator; a derived amount rests on others.
    fn stated<'s>(&self, context: &Context<'s>) -> Option<&'s Observation> {
        match self.answer {
            Answer::Derived { .. } => None,
            _ => self.observation(context),
        }
    }

    /// The change as far as its direction is certain.
    fn certain(&self) -> Option<&Change> {
        self.change.filter(|change| change.direction != Direction::Unsure)
    }
}

pub fn table(context: &Context, group: usize, indicator: IndicatorId, slot: SlotRef, form: Form) -> Table {
    let site = context.site;
    let at = match slot {
        SlotRef::Newest => 0,
        SlotRef::Earlier { at, .. } => at,
    };
    let unit = site.indicator(indicator).unit.written.as_str();
    let Some(league) = context.comparisons.league(site, group, indicator, at) else {
        return titled(context, &specs(), &[], unit);
    };
    let entries = entries(context, group, &league, &league.slot);
    let mut table = titled(context, &specs(), &entries, unit);
    if compare::in_points(site, indicator) {
        let points = context.fill("points", &[]);
        let changes = table.columns.iter_mut().filter(|column| column.key.starts_with("change"));
        changes.filter(|column| column.kind == Kind::Number).for_each(|c| c.unit = Some(points.clone()));
    }
    if form == Form::Xlsx {
        table.notes = notes(context, group, &league, &entries);
        prominence::settle(context, &mut table);
        notes::add_columns(context, &mut table);
    }
    table
}

fn entries<'l>(context: &Context, group: usize, league: &'l League, slot: &Slot) -> Vec<Entry<'l>> {
    let ranked = league.ranked.iter().map(|entry| Entry {
        place: entry.place,
        answer: &entry.answer,
        amount: Some(entry.amount),
        rank: entry.rank,
        change: entry.change.as_ref(),
        share: entry.share.as_ref(),
        reason: None,
    });
    let outside = league.outside.iter().map(|entry| Entry {
        place: entry.place,
        answer: &entry.answer,
        amount: None,
        rank: None,
        change: None,
        share: None,
        reason: Some(outside(context, group, entry, slot).reason),
    });
    ranked.chain(outside).collect()
}

fn specs<'l>() -> Vec<Spec<Entry<'l>>> {
    let mut specs = vec![
        Spec::new("place_name", Kind::Text, |c, e: &Entry| name(c, e.place)),
        Spec::new("above", Kind::Text, |c, e| above(c, e.place)),
        Spec::new("code", Kind::Text, |c, e| code(c, e.place)),
        Spec::new("rank_first", Kind::Integer, |_, e| e.rank.map_or(Cell::Empty, |r| Cell::Integer(r.first))),
        Spec::new("rank_last", Kind::Integer, |_, e| e.rank.map_or(Cell::Empty, |r| Cell::Integer(r.last))),
        Spec::new("value", Kind::Number, |c, e| match e.stated(c) {
            Some(observation) => cells::value(observation, e.amount),
            None => e.amount.map_or(Cell::Empty, |amount| computed(amount.value)),
        }),
        Spec::new("qualifier", Kind::Text, |c, e| {
            e.stated(c).map_or(Cell::Empty, |observation| cells::qualifier_word(c, observation))
        }),
        Spec::new("status", Kind::Text, status),
        Spec::new("as_written", Kind::Text, |c, e| e.stated(c).map_or(Cell::Empty, cells::as_written)),
        Spec::new("low", Kind::Number, |_, e| end(e.amount.map(|amount| amount.low))),
        Spec::new("high", Kind::Number, |_, e| end(e.amount.map(|amount| amount.high))),
    ];
    specs.extend(changes());
    specs.extend(origin());
    specs
}

fn changes<'l>() -> [Spec<Entry<'l>>; 6] {
    [
        Spec::new("change", Kind::Number, |_, e| {
            e.certain().map_or(Cell::Empty, |change| computed(change.difference.value))
        }),
        Spec::new("change_low", Kind::Number, |_, e| end(e.change.map(|change| change.difference.low))),
        Spec::new("change_high", Kind::Number, |_, e| end(e.change.map(|change| change.difference.high))),
        Spec::new("change_percent", Kind::Percent, |c, e| {
            let indicator = e.stated(c).map(|observation| observation.indicator);
            // A percentage of percentages would be read as percentage points.
            let sound = !indicator.is_some_and(|indicator| compare::in_points(c.site, indicator));
            let percent = e.certain().filter(|_| sound).and_then(|change| change.percent);
            percent.map_or(Cell::Empty, |percent| cells::percent(percent.value))
        }),
        Spec::new("change_since", Kind::Text, |c, e| {
            e.change.map_or(Cell::Empty, |change| cells::period(c, c.site.observation(change.before)))
        }),
        Spec::new("share", Kind::Percent, |_, e| {
            e.share.map_or(Cell::Empty, |share| cells::percent(share.value))
        }),
    ]
}

fn origin<'l>() -> [Spec<Entry<'l>>; 11] {
    [
        Spec::new("period", Kind::Text, |c, e: &Entry| told(c, e, cells::period)),
        Spec::new("period_last", Kind::Date, |c, e| told(c, e, |_, o| cells::last_day(o))),
        Spec::new("scope", Kind::Text, |c, e| told(c, e, |c, o| Cell::text(c.scope(&o.scope)))),
        Spec::new("basis", Kind::Text, |c, e| told(c, e, |c, o| Cell::text(c.basis(o.basis)))),
        Spec::new("reason", Kind::Text, |_, e| Cell::maybe(e.reason.clone())),
        Spec::new("derived", Kind::Text, derived),
        Spec::new("contradiction", Kind::Text, |c, e| {
            let stated = e.answer.observation().filter(|_| e.stated(c).is_some());
            Cell::maybe(stated.and_then(|id| c.contradiction(id)))
        }),
        Spec::new("note", Kind::Text, |c, e| told(c, e, |_, o| Cell::maybe(o.note.clone()))),
        Spec::new("source", Kind::Text, |c, e| told(c, e, cells::source)),
        Spec::new("source_url", Kind::Address, |c, e| told(c, e, cells::source_url)),
        Spec::new("place", Kind::Text, |c, e| path(c, e.place)),
    ]
}

fn told(context: &Context, entry: &Entry, tell: fn(&Context, &Observation) -> Cell) -> Cell {
    entry.observation(context).map_or(Cell::Empty, |observation| tell(context, observation))
}

fn status(context: &Context, entry: &Entry) -> Cell {
    match entry.answer {
        Answer::Derived { .. } => Cell::text(context.fill("data_computed", &[])),
        Answer::NotThere => Cell::text(context.status_word("not-applicable")),
        _ => {
            let status = entry.stated(context).map_or("missing", |observation| observation.reading.id());
            Cell::text(context.status_word(status))
        }
    }
}

fn derived(context: &Context, entry: &Entry) -> Cell {
    let Answer::Derived { above, below, .. } = entry.answer else { return Cell::Empty };
    let name = |id| context.name(&context.site.indicator(context.site.observation(id).indicator).name);
    Cell::text(context.fill("derived_from", &[("above", name(*above)), ("below", name(*below))]))
}

fn notes(context: &Context, group: usize, league: &League, entries: &[Entry]) -> Vec<Section> {
    let indicator = league.slot.indicator;
    let mut about = notes::about(context, group);
    about.lines.extend(notes::indicator(context, indicator));
    let unit = &context.site.indicator(indicator).unit.written;
    let (ranked, asked) = (league.ranked.len().to_string(), league.asked.to_string());
    about.add(context, "data_period", context.period(&league.slot.standing.period).text);
    about.add(context, "data_basis", context.basis(league.slot.standing.basis));
    about.add(
        context,
        "data_note_coverage",
        context.fill("participation", &[("reported", &ranked), ("total", &asked)]),
    );
    if let Some(median) = league.median {
        about.add(context, "data_note_median", format!("{}{unit}", super::super::comparing::plain(median)));
    }
    if let Some(total) = &league.total {
        let view = context.roll_up(total, &league.slot, context.indicator_link(indicator));
        let text = format!("{}（{}，{}）", view.computed, view.method, view.coverage);
        about.add(context, "data_note_total", text);
        about.add_maybe(context, "data_note_gaps", view.gaps);
        about.add_maybe(context, "data_note_stated", view.stated.map(|stated| stated.text));
        about.add_maybe(context, "data_note_difference", view.difference);
    }
    let sources = entries.iter().flat_map(|entry| notes::observations_of(entry.answer));
    vec![about, notes::legend(context), notes::sources(context, sources)]
}
