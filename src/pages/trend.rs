//! One indicator over time for the places of a group: a table, and a chart with a panel for each place.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::compare::{self, Series, Value};
use crate::model::{IndicatorId, PlaceId};

use super::context::Context;
use super::download::Subject;
use super::route::Route;
use super::table::cited_sources;
use super::view::{Page, TrendCell, TrendRow, TrendView, View};

pub fn page<'a>(context: &Context<'a>, group: usize, indicator: IndicatorId) -> Page<'a> {
    let site = context.site;
    let all: Vec<Series> = site.peers[group]
        .places
        .iter()
        .map(|place| compare::series(site, *place, indicator))
        .filter(|series| !series.points.is_empty())
        .collect();
    let columns = columns(context, &all);
    let headings: Vec<String> = columns.values().cloned().collect();
    let rows: Vec<TrendRow> = all.iter().map(|series| row(context, series, &columns)).collect();
    let link = context.indicator_link(indicator);
    let (places, periods) = (rows.len().to_string(), columns.len().to_string());
    let values = [("indicator", link.text.as_str()), ("places", &places), ("periods", &periods)];
    let Some(league) = context.league_link(group, indicator) else { return super::not_found(context) };
    let view = TrendView {
        group: context.group_link(group),
        league,
        unit: site.indicator(indicator).unit.written.clone(),
        sentence: context.fill("trend_says", &values),
        breaks: all.iter().filter_map(|series| history(context, series.place)).collect(),
        columns: headings,
        rows,
        sources: cited_sources(
            context,
            all.iter().flat_map(|series| series.points.iter().map(|point| point.observation)),
        ),
        downloads: context.downloads(Subject::Trend { group, indicator }),
        indicator: link,
    };
    let title = {
        let values = [("group", view.group.text.as_str()), ("indicator", &view.indicator.text)];
        context.fill("title_trend", &values)
    };
    let description = view.sentence.clone();
    let crumbs = context.crumbs_of_group(group);
    let chart = context.multiples(indicator, &all, &columns, &view.sentence);
    let route = Route::Trend { group, indicator };
    let page = context.page(route, title, description, crumbs, View::Trend(view), Vec::new());
    Page { charts: vec![("multiples".to_owned(), chart)], ..page }
}

/// Every date that somebody has a point for, in words, oldest first.
fn columns(context: &Context, all: &[Series]) -> BTreeMap<Date, String> {
    let points = all.iter().flat_map(|series| &series.points);
    points
        .map(|point| {
            let observation = context.site.observation(point.observation);
            (point.day, context.period(&observation.period).text)
        })
        .collect()
}

fn row(context: &Context, series: &Series, columns: &BTreeMap<Date, String>) -> TrendRow {
    let site = context.site;
    let cell = |day: &Date| {
        let point = series.points.iter().find(|point| point.day == *day)?;
        let observation = site.observation(point.observation);
        let reading = match point.value {
            // A derived point rests on an observation of another indicator: the number is what was computed.
            Value::Amount(amount) if observation.indicator != series.indicator => {
                context.computed(&amount, series.indicator)
            }
            _ => context.reading(&observation.reading, site.indicator(series.indicator)),
        };
        Some(TrendCell { reading, href: context.source(observation).href })
    };
    TrendRow {
        place: context.place_link(series.place),
        cells: columns.keys().map(cell).collect(),
        note: history(context, series.place),
    }
}

/// What happened to a place, in a sentence: merged from others, renamed, dissolved.
pub fn history(context: &Context, id: PlaceId) -> Option<String> {
    let place = context.site.place(id);
    let name = context.place_name(id);
    let mut said = Vec::new();
    let from: Vec<&str> = place.succeeds.iter().map(|id| context.place_name(*id)).collect();
    let since = place.since.map(|date| context.date(date));
    let from = from.join(context.word("joint_list"));
    match (since, from.is_empty()) {
        (Some(date), false) => {
            let key = if place.succeeds.len() == 1 { "history_renamed" } else { "history_merged" };
            said.push(context.fill(key, &[("place", name), ("date", &date), ("from", &from)]));
        }
        (Some(date), true) => said.push(context.fill("history_since", &[("place", name), ("date", &date)])),
        (None, false) => said.push(context.fill("history_from", &[("place", name), ("from", &from)])),
        (None, true) => {}
    }
    if let Some(until) = place.until {
        let date = context.date(until);
        said.push(context.fill("history_until", &[("place", name), ("date", &date)]));
    }
    (!said.is_empty()).then(|| said.concat())
}
