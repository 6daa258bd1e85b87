//! A comparison for paper: the matrix of a group with the shape of its table, and the leagues of its indicators with
//! their drawings.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::compare;
use crate::diag::width;
use crate::model::Time;
use crate::pages::view::{LeagueView, MatrixView, Page, View};
use crate::pages::{Route, league_route};
use crate::render::plate;

use super::breaks::clean;
use super::columns::{Room, longest, shape};
use super::fonts::Style;
use super::sheet::cleaned;
use super::typeset::Work;

/// The style of drawings, in `print/` of the theme.
const CHARTS: &str = "charts.css";

/// A part of a document: what the template sees of it, and the drawings it places.
pub struct Drawn {
    pub data: Value,
    pub drawings: BTreeMap<String, String>,
}

/// The comparison of a group; where a time is asked for, of that time alone.
pub fn comparison(work: &Work, group: usize, asked: Option<&Time>) -> Drawn {
    let page = work.matrix(group, asked);
    let mut drawings = BTreeMap::new();
    let mut leagues = Vec::new();
    for route in routes(work, group, asked) {
        let page = work.page(route);
        if let View::League(view) = &page.view {
            leagues.push(league(work, &page, view, leagues.len(), &mut drawings));
        }
    }
    let title = clean(&page.frame.title);
    let mut data = json!({ "title": title, "page": cleaned(&page.view), "leagues": leagues });
    if let View::Matrix(view) = &page.view {
        data["shape"] = json!(shape(&widths(view), Room::Open));
    }
    Drawn { data, drawings }
}

/// The leagues of the indicators that the matrix shows.
fn routes(work: &Work, group: usize, asked: Option<&Time>) -> Vec<Route> {
    let Some(peers) = work.site.peers.get(group) else { return Vec::new() };
    let columns = compare::matrix(work.site, peers, asked).columns;
    let mut routes = Vec::new();
    for column in columns {
        let Some(question) = work.comparisons.question(group, column.indicator) else { continue };
        let Some(at) = work.comparisons.newest(group, column.indicator, asked) else { continue };
        routes.extend(league_route(work.site, group, &question.slots, at));
    }
    routes
}

fn widths(view: &MatrixView) -> Vec<usize> {
    let head: Vec<usize> = std::iter::once(0)
        .chain(view.columns.iter().map(|column| width(&column.indicator.text).max(width(&column.unit))))
        .collect();
    let rows = view.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let beside =
                [cell.rank.as_deref(), cell.period.as_deref()].into_iter().flatten().map(width).max();
            width(&cell.reading.shown).max(beside.unwrap_or(0).min(8))
        });
        std::iter::once(width(&row.place.text)).chain(cells).collect()
    });
    longest(std::iter::once(head).chain(rows))
}

fn league(
    work: &Work,
    page: &Page,
    view: &LeagueView,
    number: usize,
    drawings: &mut BTreeMap<String, String>,
) -> Value {
    let style = work.theme.print().find(|(name, _)| *name == CHARTS).map_or("", |(_, text)| text);
    let families = work.fonts.stack(Style::Hei);
    let mut keep = |name: String, svg: String| {
        let file = format!("charts/{number}-{name}.svg");
        let path = format!("/{file}");
        drawings.insert(file, svg);
        path
    };
    let mut charts = BTreeMap::new();
    for (name, chart) in &page.charts {
        let plate = plate(chart, style, families);
        let drawing = plate.drawing.map(|svg| keep(name.clone(), svg));
        let key: Vec<Value> = plate
            .key
            .into_iter()
            .enumerate()
            .map(|(at, (svg, text))| json!({ "file": keep(format!("{name}-key-{at}"), svg), "text": clean(&text) }))
            .collect();
        charts.insert(name, json!({ "file": drawing, "key": key }));
    }
    json!({ "title": clean(&title(view)), "page": cleaned(view), "charts": charts })
}

/// The group is told by the document.
fn title(view: &LeagueView) -> String {
    format!("{}（{}）", view.indicator.text, view.period)
}
