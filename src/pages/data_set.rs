//! A table that a place gathered, as written: every figure that was read from it can be linked to in its cell.

use std::collections::BTreeMap;

use crate::model::{DataSetId, Source, cell_anchor};

use super::context::Context;
use super::readings::row_of_place;
use super::route::{Route, fragment, indicator_of_place};
use super::view::{DataCell, DataSetView, Page, View};

pub fn page<'a>(context: &Context<'a>, id: DataSetId) -> Page<'a> {
    let site = context.site;
    let set = site.data_set(id);
    let mut links: BTreeMap<(u32, u32), String> = BTreeMap::new();
    for observation in site.observations.iter() {
        let Source::Cell { set: owner, row, column } = observation.source else { continue };
        if owner == id {
            let page = context.to(indicator_of_place(observation.indicator, observation.place));
            let place = fragment(&row_of_place(context, observation.place));
            links.insert((row, column), format!("{page}#{place}"));
        }
    }
    let rows = set.rows.iter().enumerate().map(|(row, cells)| {
        let cells = cells.iter().enumerate().map(|(column, text)| {
            let href = links.get(&(row as u32, column as u32)).cloned();
            let id = href.is_some().then(|| cell_anchor(row, column));
            DataCell { id, text: text.clone(), href }
        });
        cells.collect()
    });
    let view = DataSetView {
        title: set.title.clone(),
        place: context.place_link(set.place),
        source: set.source.clone(),
        issuer: set.issuer.clone(),
        note: set.note.clone(),
        file: set.table.clone(),
        figures: links.len(),
        head: set.head.clone(),
        rows: rows.collect(),
    };
    let mut crumbs = context.crumbs_above(set.place);
    crumbs.push(context.place_link(set.place));
    let description = {
        let figures = view.figures.to_string();
        context.fill("description_data_set", &[("place", &view.place.text), ("figures", &figures)])
    };
    let title = set.title.clone();
    context.page(Route::DataSet(id), title, description, crumbs, View::DataSet(view), Vec::new())
}
