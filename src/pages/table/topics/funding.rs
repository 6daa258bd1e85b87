//! The table of funding: amounts as written, and in 元 where they are one number.

use super::super::super::said;
use super::super::super::topics::Topic;
use super::super::super::topics::funding::{self, Placed};
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::compare::{self, Amount};
use crate::model::{PlaceId, Reading, ReportId};

use super::super::cells::{computed, end};

impl Told for Placed<'_> {
    fn place(&self, context: &Context) -> PlaceId {
        context.site.report(self.report).place
    }

    fn report(&self) -> Option<ReportId> {
        Some(self.report)
    }

    fn anchor(&self) -> String {
        said::place(self.funding.said.as_ref(), funding::anchor(self.at))
    }
}

pub fn table(context: &Context) -> Table {
    records(context, Topic::Funding, specs(), &funding::all(context.site))
}

fn specs<'a>() -> Vec<Spec<Placed<'a>>> {
    let mut specs = vec![
        Spec::new("funding_source", Kind::Text, |_, row: &Placed| Cell::text(row.funding.source.as_str())),
        Spec::new("source_level", Kind::Text, |c, row| {
            Cell::text(c.source_levels(&row.funding.source_levels))
        }),
    ];
    specs.extend(amount());
    specs.extend([
        Spec::new("purpose", Kind::Text, |_, row: &Placed| Cell::maybe(row.funding.purpose.clone())),
        Spec::new("project", Kind::Text, |_, row| Cell::maybe(row.funding.project.clone())),
        Spec::new("period", Kind::Text, |c, row| {
            let own = row.funding.period.as_ref();
            Cell::text(c.period(own.unwrap_or(&c.site.report(row.report).period)).text)
        }),
        Spec::new("within", Kind::Text, |_, row| Cell::maybe(row.funding.within.clone())),
        Spec::new("uncertain", Kind::Text, |_, row| Cell::maybe(row.funding.uncertain.clone())),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.funding.note.clone())),
    ]);
    specs
}

fn amount<'a>() -> Vec<Spec<Placed<'a>>> {
    vec![
        Spec::new("as_written", Kind::Text, |_, row: &Placed| {
            let reading = row.funding.amount.as_ref();
            Cell::maybe(reading.and_then(Reading::quantity).map(|quantity| quantity.written.clone()))
        }),
        Spec::new("status", Kind::Text, |c, row| {
            let status = row.funding.amount.as_ref().map(|reading| c.status_word(reading.id()));
            Cell::text(status.unwrap_or(c.word("funding_no_amount")))
        }),
        Spec::new("yuan", Kind::Number, |c, row| yuan(c, row).map_or(Cell::Empty, |a| computed(a.value))),
        Spec::new("low", Kind::Number, |c, row| end(yuan(c, row).map(|amount| amount.low))),
        Spec::new("high", Kind::Number, |c, row| end(yuan(c, row).map(|amount| amount.high))),
    ]
}

/// The amount in 元, as far as it is one.
fn yuan(context: &Context, row: &Placed) -> Option<Amount> {
    compare::in_yuan(row.funding, context.site.readings)
}
