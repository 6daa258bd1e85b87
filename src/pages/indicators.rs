//! Indicators: the list by theme, and each one with every reading it has.

use std::collections::BTreeMap;

use crate::model::{IndicatorId, ObservationId, PlaceId, ThemeId};

use super::context::Context;
use super::readings::row_of_place;
use super::route::{Route, indicator_of_place, indicator_part, parts_of_indicator};
use super::view::{
    Fact, IndicatorLine, IndicatorShelf, IndicatorView, IndicatorsView, LinkView, ObservationView, Page, View,
};

pub fn index<'a>(context: &Context<'a>) -> Page<'a> {
    let site = context.site;
    let mut shelves: BTreeMap<ThemeId, IndicatorShelf> = BTreeMap::new();
    for (at, indicator) in site.indicators.iter().enumerate() {
        let id = IndicatorId(at as u32);
        let theme = site.theme_of(indicator.theme);
        let shelf = shelves.entry(indicator.theme).or_insert_with(|| IndicatorShelf {
            theme: context.name(&theme.name).to_owned(),
            key: theme.key.clone(),
            indicators: Vec::new(),
            unused: Vec::new(),
        });
        match site.by_indicator.get(&id) {
            Some(_) => shelf.indicators.push(line(context, id)),
            None => shelf.unused.push(context.name(&indicator.name).to_owned()),
        }
    }
    let view = IndicatorsView {
        shelves: shelves.into_values().collect(),
        used: site.by_indicator.len(),
        catalogue: site.indicators.len(),
        downloads: context.site_downloads(),
    };
    let title = context.word("title_indicators").to_owned();
    let description = context.fill("description_indicators", &[("used", &view.used.to_string())]);
    let crumbs = vec![context.home_crumb(), context.compare_crumb()];
    context.page(Route::Indicators, title, description, crumbs, View::Indicators(view), Vec::new())
}

impl Context<'_> {
    /// The link to the list of all indicators.
    pub fn all_indicators(&self) -> LinkView {
        self.route_link(self.word("title_indicators").to_owned(), Route::Indicators)
    }
}

fn line(context: &Context, id: IndicatorId) -> IndicatorLine {
    let coverage = context.comparisons.coverage_of(id);
    IndicatorLine {
        link: context.indicator_link(id),
        unit: context.site.indicator(id).unit.written.clone(),
        places: coverage.places.len(),
        statuses: context.status_counts(&coverage.statuses),
    }
}

/// The page of an indicator, or one part of a long one, counted from 0.
pub fn one<'a>(context: &Context<'a>, id: IndicatorId, part: usize) -> Page<'a> {
    let route = |part: usize| indicator_part(id, part);
    let indicator = context.site.indicator(id);
    let name = context.name(&indicator.name).to_owned();
    let other = [Some(&indicator.name.zh), indicator.name.en.as_ref()].into_iter().flatten();
    let other_name = other.into_iter().find(|other| **other != name).cloned();
    let coverage = context.comparisons.coverage_of(id);
    let statuses = context.status_counts(&coverage.statuses);
    let said = statuses
        .iter()
        .map(|one| context.fill("coverage_one", &[("count", &one.count.to_string()), ("status", &one.word)]));
    let said = said.collect::<Vec<_>>().join(context.word("coverage_joint"));
    let places = coverage.places.len().to_string();
    let view = IndicatorView {
        other_name,
        key: indicator.key.clone(),
        definition: indicator.definition.clone(),
        sensitive: indicator.sensitive.clone(),
        facts: facts(context, id),
        coverage: context.fill("coverage", &[("places", &places), ("statuses", &said)]),
        statuses,
        rows: rows(context, id, &coverage.places, route(part)),
        pages: context.page_links(parts_of_indicator(context.comparisons, id), part, route),
        name,
    };
    let description = context.fill("description_indicator", &[("indicator", &view.name)]);
    let all =
        LinkView { text: context.word("nav_indicators").to_owned(), href: context.to(Route::Indicators) };
    let title = view.name.clone();
    let crumbs = vec![context.home_crumb(), context.compare_crumb(), all];
    context.page(route(part), title, description, crumbs, View::Indicator(view), Vec::new())
}

/// Every reading of a page, place by place, the latest of each place first. The first row of a place can be linked to.
fn rows(context: &Context, indicator: IndicatorId, places: &[PlaceId], route: Route) -> Vec<ObservationView> {
    let here = places.iter().filter(|place| indicator_of_place(indicator, **place) == route);
    let mut sorted: Vec<ObservationId> =
        here.flat_map(|place| context.site.place(*place).stated(indicator)).collect();
    sorted.sort_by_key(|id| {
        let observation = context.site.observation(*id);
        (observation.place, std::cmp::Reverse(observation.period.last_day()), *id)
    });
    let mut last = None;
    let row = |id: ObservationId| {
        let place = context.site.observation(id).place;
        let first = last.replace(place) != Some(place);
        context.observation(id, first.then(|| row_of_place(context, place)))
    };
    sorted.into_iter().map(row).collect()
}

fn facts(context: &Context, id: IndicatorId) -> Vec<Fact> {
    let indicator = context.site.indicator(id);
    let fact = |label, text: String| Fact { label: context.word(label).to_owned(), text, href: None };
    let theme = context.site.theme_of(indicator.theme);
    let mut facts = vec![
        fact("label_unit", indicator.unit.written.clone()),
        Fact {
            label: context.word("label_theme").to_owned(),
            text: context.name(&theme.name).to_owned(),
            href: Some(format!("{}#{}", context.to(Route::Indicators), theme.key)),
        },
        fact("label_better", context.better(indicator.better).to_owned()),
        fact("label_basis", context.basis(indicator.basis).to_owned()),
        fact("label_sum", context.sum(indicator.sum)),
    ];
    if !indicator.aliases.is_empty() {
        facts.push(fact("label_aliases", indicator.aliases.join(context.word("joint_list"))));
    }
    facts
}
