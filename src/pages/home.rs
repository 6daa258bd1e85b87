//! The front page: what the site is, what it holds, and the ways into it.

use std::collections::BTreeMap;

use crate::model::{Level, ObservationId, ThemeId};

use super::context::Context;
use super::places::Fold;
use super::route::Route;
use super::topics::topics;
use super::view::{Door, HomeView, LinkView, Page, ThemeLine, View};

/// How many reports the front page shows.
const NEWEST: usize = 12;

/// Up to this many places the front page shows the whole tree, and up to that many the counties.
const WHOLE_TREE: usize = 60;
const TO_COUNTIES: usize = 600;

pub fn page<'a>(context: &Context<'a>) -> Page<'a> {
    let site = context.site;
    let deepest = deepest(site.places.len());
    let all = (0..site.observations.len()).map(|at| ObservationId(at as u32));
    let view = HomeView {
        has_intro: !site.front.is_empty(),
        places: site.places.len(),
        reports: site.reports.len(),
        figures: site.observations.len(),
        statuses: context.statuses(all),
        doors: doors(context),
        tree: site.top.iter().filter_map(|id| context.node(*id, deepest, Fold::None)).collect(),
        newest: site.ties.newest.iter().take(NEWEST).map(|id| context.report_line(*id)).collect(),
        themes: themes(context),
        indicators: context.all_indicators(),
    };
    let description = if site.description.is_empty() {
        let (places, reports) = (view.places.to_string(), view.reports.to_string());
        let figures = view.figures.to_string();
        let values = [
            ("site", site.title.as_str()),
            ("places", &places),
            ("reports", &reports),
            ("figures", &figures),
        ];
        context.fill("description_home", &values)
    } else {
        site.description.clone()
    };
    let texts = vec![("intro", context.prose(&site.front, &[]))];
    context.page(Route::Home, site.title.clone(), description, Vec::new(), View::Home(view), texts)
}

/// How deep the tree of the front page goes.
fn deepest(places: usize) -> Level {
    if places <= WHOLE_TREE {
        Level::Village
    } else if places <= TO_COUNTIES {
        Level::County
    } else {
        Level::Prefecture
    }
}

/// The four ways into the site, in the order of the navigation.
fn doors(context: &Context) -> Vec<Door> {
    let site = context.site;
    let topics: Vec<String> = topics(site).map(|topic| context.topic_link(topic).text).collect();
    let door = |key, route, sentence| Door {
        link: LinkView { text: context.word(key).to_owned(), href: context.to(route) },
        sentence,
    };
    let count = |key, count: usize| context.fill(key, &[("count", &count.to_string())]);
    vec![
        door("nav_places", Route::Places, count("door_places", site.places.len())),
        door("nav_reports", Route::Reports, count("door_reports", site.reports.len())),
        door("nav_compare", Route::Comparisons, count("door_compare", site.by_indicator.len())),
        door("nav_topics", Route::Topics, topics.join(context.word("joint_list"))),
    ]
}

/// The themes that have figures, in the order of the catalogue.
fn themes(context: &Context) -> Vec<ThemeLine> {
    let site = context.site;
    let mut found: BTreeMap<ThemeId, (usize, usize)> = BTreeMap::new();
    for (indicator, observations) in &site.by_indicator {
        let counts = found.entry(site.indicator(*indicator).theme).or_default();
        counts.0 += 1;
        counts.1 += observations.len();
    }
    let page = context.to(Route::Indicators);
    found
        .into_iter()
        .map(|(theme, (indicators, figures))| {
            let theme = site.theme_of(theme);
            let text = context.name(&theme.name).to_owned();
            ThemeLine { link: LinkView { text, href: format!("{page}#{}", theme.key) }, indicators, figures }
        })
        .collect()
}
