//! The table of picture pairs: where the two pictures are, and what is said where one is missing.

use super::super::super::topics::Topic;
use super::super::super::topics::ledger;
use super::super::super::topics::picture_pairs::{self, Shown};
use super::{Cell, Context, Kind, Spec, Table, Told, published, records};
use crate::model::{AssetId, PairOrder, PairSide, PlaceId, ReportId};

impl Told for Shown<'_> {
    fn place(&self, context: &Context) -> PlaceId {
        Shown::place(self, context.site)
    }

    fn report(&self) -> Option<ReportId> {
        match self {
            Shown::Report { report, .. } => Some(*report),
            Shown::Ledger(kept) => kept.entry.report,
        }
    }

    fn anchor(&self) -> String {
        match self {
            Shown::Report { at, .. } => picture_pairs::anchor(*at),
            Shown::Ledger(_) => String::new(),
        }
    }
}

pub fn table(context: &Context) -> Table {
    records(context, Topic::PicturePairs, specs(), &picture_pairs::all(context.site))
}

fn specs<'a>() -> Vec<Spec<Shown<'a>>> {
    vec![
        Spec::new("shows", Kind::Text, |_, row: &Shown| match row {
            Shown::Report { pair, .. } => Cell::maybe(pair.what.clone()),
            Shown::Ledger(kept) => Cell::text(kept.entry.problem.as_str()),
        }),
        Spec::new("where", Kind::Text, |_, row| Cell::maybe(stated(row, |pair| pair.at.clone()))),
        Spec::new("entry_number", Kind::Text, |_, row| match row {
            Shown::Report { .. } => Cell::Empty,
            Shown::Ledger(ledger::Kept { entry, .. }) => Cell::maybe(entry.number.clone()),
        }),
        Spec::new("picture_before", Kind::Address, |c, row| published(c, pictures(row)[0])),
        Spec::new("date_before", Kind::Text, |c, row| date(c, row, |pair| &pair.before)),
        Spec::new("told_before", Kind::Text, |_, row| told(row, |pair| &pair.before)),
        Spec::new("missing_before", Kind::Text, |c, row| missing(c, row, |pair| &pair.before)),
        Spec::new("picture_after", Kind::Address, |c, row| published(c, pictures(row)[1])),
        Spec::new("date_after", Kind::Text, |c, row| date(c, row, |pair| &pair.after)),
        Spec::new("told_after", Kind::Text, |_, row| told(row, |pair| &pair.after)),
        Spec::new("missing_after", Kind::Text, |c, row| missing(c, row, |pair| &pair.after)),
        Spec::new("order", Kind::Text, |c, row| {
            let unknown = stated(row, |pair| (pair.order == PairOrder::Unknown).then_some(()));
            Cell::maybe(unknown.map(|()| c.fill("pair_unlabelled", &[])))
        }),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(stated(row, |pair| pair.note.clone()))),
    ]
}

/// What only a pair of a report can say.
fn stated<T>(row: &Shown, say: impl Fn(&crate::model::PicturePair) -> Option<T>) -> Option<T> {
    match row {
        Shown::Report { pair, .. } => say(pair),
        Shown::Ledger(_) => None,
    }
}

fn pictures(row: &Shown) -> [Option<AssetId>; 2] {
    match row {
        Shown::Report { pair, .. } => [pair.before.picture, pair.after.picture],
        Shown::Ledger(kept) => [kept.entry.before, kept.entry.after],
    }
}

type Side = fn(&crate::model::PicturePair) -> &PairSide;

fn date(context: &Context, row: &Shown, side: Side) -> Cell {
    Cell::maybe(stated(row, |pair| side(pair).date.as_ref().map(|date| context.dated(date))))
}

/// Why there is no picture; nothing where there is one.
fn missing(context: &Context, row: &Shown, side: Side) -> Cell {
    Cell::maybe(stated(row, |pair| {
        let side = side(pair);
        let why = side.missing.clone().unwrap_or_else(|| context.fill("pair_missing", &[]));
        side.picture.is_none().then_some(why)
    }))
}

/// What the picture shows, or what is said of this side in words.
fn told(row: &Shown, side: Side) -> Cell {
    Cell::maybe(stated(row, |pair| {
        let side = side(pair);
        side.alt.clone().or_else(|| side.text.clone())
    }))
}
