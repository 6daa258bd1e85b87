//! The front page: what the site is, what it holds, and the ways into it.

use std::collections::BTreeMap;

use crate::model::{Level, ObservationId, PlaceId, ReportId, ThemeId};

use super::context::Context;
use super::route::Route;
use super::view::{HomeView, LinkView, Page, PlaceNode, ThemeLine, View};

/// How many reports the front page shows.
const NEWEST: usize = 12;

/// Above this many places the tree on the front page ends at the counties.
const WHOLE_TREE: usize = 400;

pub fn page<'a>(context: &Context<'a>) -> Page<'a> {
    let site = context.site;
    let deepest = if site.places.len() > WHOLE_TREE { Level::County } else { Level::Village };
    let all = (0..site.observations.len()).map(|at| ObservationId(at as u32));
    let view = HomeView {
        has_intro: !site.front.is_empty(),
        places: site.places.len(),
        reports: site.reports.len(),
        figures: site.observations.len(),
        statuses: context.statuses(all),
        tree: site.top.iter().filter_map(|id| context.node(*id, deepest)).collect(),
        newest: newest(context).into_iter().take(NEWEST).map(|id| context.report_line(id)).collect(),
        themes: themes(context),
        groups: (0..site.peers.len()).map(|at| context.group_link(at)).collect(),
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

/// All reports, newest first; those whose period is not known come last.
pub fn newest(context: &Context) -> Vec<ReportId> {
    let mut ids: Vec<ReportId> = (0..context.site.reports.len()).map(|at| ReportId(at as u32)).collect();
    ids.sort_by_key(|id| (std::cmp::Reverse(context.site.report(*id).period.last_day()), *id));
    ids
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

impl Context<'_> {
    /// A place and those below it, down to a level; the counts take in all that lies below.
    pub fn node(&self, id: PlaceId, deepest: Level) -> Option<PlaceNode> {
        let place = self.site.place(id);
        if place.level > deepest {
            return None;
        }
        let (reports, figures) = self.counts(id);
        Some(PlaceNode {
            link: self.place_link(id),
            level: self.level(place.level).to_owned(),
            masked: place.masked.is_some(),
            reports,
            figures,
            children: place.children.iter().filter_map(|child| self.node(*child, deepest)).collect(),
        })
    }

    fn counts(&self, id: PlaceId) -> (usize, usize) {
        let place = self.site.place(id);
        place.children.iter().fold((place.reports.len(), place.observations.len()), |sum, child| {
            let below = self.counts(*child);
            (sum.0 + below.0, sum.1 + below.1)
        })
    }
}
