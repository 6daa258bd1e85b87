//! The table of every place of the site.

use crate::model::{Place, PlaceId};

use super::super::route::Route;
use super::cells::{self, address};
use super::terms;
use super::{Cell, Context, Kind, Spec, Table, site_wide};

pub fn table(context: &Context) -> Table {
    let ids: Vec<PlaceId> = (0..context.site.places.len()).map(|at| PlaceId(at as u32)).collect();
    site_wide(context, &specs(), &ids)
}

fn of<'s>(context: &Context<'s>, id: &PlaceId) -> &'s Place {
    context.site.place(*id)
}

pub fn specs() -> Vec<Spec<PlaceId>> {
    vec![
        Spec::new("place", Kind::Text, |c, id| cells::path(c, *id)),
        Spec::new("name", Kind::Text, |c, id| Cell::text(of(c, id).name.zh.as_str())),
        Spec::new("name_en", Kind::Text, |c, id| Cell::maybe(of(c, id).name.en.clone())),
        Spec::new("level", Kind::Text, |c, id| Cell::text(of(c, id).level.id())).terms(terms::levels),
        Spec::new("code", Kind::Text, |c, id| cells::code(c, *id)),
        Spec::new("parent", Kind::Text, |c, id| {
            of(c, id).parent.map_or(Cell::Empty, |parent| cells::path(c, parent))
        }),
        Spec::new("since", Kind::Date, |c, id| of(c, id).since.map_or(Cell::Empty, Cell::Date)),
        Spec::new("until", Kind::Date, |c, id| of(c, id).until.map_or(Cell::Empty, Cell::Date)),
        Spec::new("succeeds", Kind::Text, |c, id| {
            let from = of(c, id).succeeds.iter().map(|id| c.site.place(*id).path.as_str());
            Cell::text(from.collect::<Vec<_>>().join(" "))
        }),
        Spec::new("masked", Kind::Text, |c, id| Cell::maybe(of(c, id).masked.clone())),
        Spec::new("reports", Kind::Integer, |c, id| Cell::Integer(of(c, id).reports.len())),
        Spec::new("observations", Kind::Integer, |c, id| Cell::Integer(of(c, id).observations.len())),
        Spec::new("url", Kind::Address, |c, id| address(c, &c.to(Route::Place(*id)))),
    ]
}
