//! The tables of the topic pages: a row a record, in words.

mod documents;
mod events;
mod frameworks;
mod boards;
mod funding;
mod grids;
mod honours;
mod ledger;
mod organisations;
mod picture_pairs;
mod lessons;
mod plans;
mod practices;
mod projects;
mod schemes;

use super::super::context::PICTURES;
use super::super::topics::Topic;
use super::super::topics::lists::{self, Listed, Stated};
use super::cells::{above, address, code, name, path};
use super::notes;
use super::{Cell, Context, Kind, Spec, Table, titled};
use crate::model::{AssetId, PlaceId, ReportId};

pub fn table(context: &Context, topic: Topic) -> Table {
    match topic {
        Topic::Honours => honours::table(context),
        Topic::Funding => funding::table(context),
        Topic::Practices => practices::table(context),
        Topic::Projects => projects::table(context),
        Topic::Documents => documents::table(context),
        Topic::Events => events::table(context),
        Topic::Organisations => organisations::table(context),
        Topic::Grids => grids::table(context),
        Topic::Ledger => ledger::table(context),
        Topic::PicturePairs => picture_pairs::table(context),
        Topic::Frameworks => frameworks::table(context),
        Topic::Plans => plans::table(context),
        Topic::Lessons => lessons::table(context),
        Topic::Boards => boards::table(context),
        Topic::Schemes => schemes::table(context),
    }
}

/// A record that a place tells of, in a report or in its own file.
trait Told {
    fn place(&self, context: &Context) -> PlaceId;
    fn report(&self) -> Option<ReportId>;
    /// Where it stands on the page of its report; empty for the page as such.
    fn anchor(&self) -> String {
        String::new()
    }
}

impl<T: Listed> Told for Stated<'_, T> {
    fn place(&self, context: &Context) -> PlaceId {
        context.site.report(self.report).place
    }

    fn report(&self) -> Option<ReportId> {
        Some(self.report)
    }

    fn anchor(&self) -> String {
        lists::anchor::<T>(self.at)
    }
}

/// Whose record it is: the first columns of every table.
fn whose<R: Told>() -> Vec<Spec<R>> {
    vec![
        Spec::new("place_name", Kind::Text, |c, row: &R| name(c, row.place(c))),
        Spec::new("above", Kind::Text, |c, row| above(c, row.place(c))),
        Spec::new("code", Kind::Text, |c, row| code(c, row.place(c))),
    ]
}

/// Who says so: the last columns of every table.
fn told_by<R: Told>() -> Vec<Spec<R>> {
    vec![
        Spec::new("source", Kind::Text, |c, row: &R| {
            Cell::maybe(row.report().map(|report| c.site.report(report).title.clone()))
        }),
        Spec::new("source_url", Kind::Address, |c, row| {
            let Some(report) = row.report() else { return Cell::Empty };
            let (page, anchor) = (c.report_link(report).href, row.anchor());
            if anchor.is_empty() { address(c, &page) } else { address(c, &format!("{page}#{anchor}")) }
        }),
        Spec::new("place", Kind::Text, |c, row| path(c, row.place(c))),
    ]
}

/// Where a picture is published; nothing where there is none.
fn published(context: &Context, picture: Option<AssetId>) -> Cell {
    let Some(picture) = picture else { return Cell::Empty };
    address(context, &context.to_file(&format!("{PICTURES}/{}", context.site.picture(picture).name)))
}

/// A table of records, with a note of what it is.
fn records<R: Told>(context: &Context, topic: Topic, own: Vec<Spec<R>>, rows: &[R]) -> Table {
    let mut specs = whose();
    specs.extend(own);
    specs.extend(told_by());
    let mut table = titled(context, &specs, rows, "");
    table.notes = vec![notes::topic(context, topic)];
    table
}
