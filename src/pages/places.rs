//! All places: the whole tree, folded below counties where it is large, and the trees that other pages show.

use crate::model::{Level, PlaceId};

use super::context::Context;
use super::route::Route;
use super::view::{Fact, Page, PlaceNode, PlacesView, View};

/// Above this many places a tree is folded below its counties.
const UNFOLDED: usize = 120;

/// Above this many places villages and communities stand on the pages of their towns.
const WITH_VILLAGES: usize = 8000;

/// From which level on what lies below a place is folded away, once on the way down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    None,
    From(Level),
}

pub fn page<'a>(context: &Context<'a>) -> Page<'a> {
    let site = context.site;
    let count = site.places.len();
    let cut = count > WITH_VILLAGES;
    let deepest = if cut { Level::Town } else { Level::Village };
    let fold = fold(count, Level::County);
    let view = PlacesView {
        levels: levels(context),
        tree: site.top.iter().filter_map(|id| context.node(*id, deepest, fold)).collect(),
        cut,
        downloads: context.places_download().into(),
    };
    let title = context.word("title_places").to_owned();
    let description = context.fill("door_places", &[("count", &count.to_string())]);
    let crumbs = vec![context.home_crumb()];
    context.page(Route::Places, title, description, crumbs, View::Places(view), Vec::new())
}

fn fold(places: usize, from: Level) -> Fold {
    if places > UNFOLDED { Fold::From(from) } else { Fold::None }
}

/// How many places there are of each level.
fn levels(context: &Context) -> Vec<Fact> {
    let counts = Level::ALL.into_iter().map(|level| {
        let count = context.site.places.iter().filter(|place| place.level == level).count();
        (level, count)
    });
    let told = counts.filter(|(_, count)| *count > 0).map(|(level, count)| Fact {
        label: context.level(level).to_owned(),
        text: count.to_string(),
        href: None,
    });
    told.collect()
}

impl Context<'_> {
    /// The trees below a place, for its own page.
    pub fn trees_below(&self, id: PlaceId) -> Vec<PlaceNode> {
        let below = self.below(id);
        let deepest = if below > WITH_VILLAGES { Level::Town } else { Level::Village };
        let place = self.site.place(id);
        let fold = fold(below, if place.level < Level::County { Level::County } else { Level::Town });
        place.children.iter().filter_map(|child| self.node(*child, deepest, fold)).collect()
    }

    fn below(&self, id: PlaceId) -> usize {
        let children = self.site.place(id).children.iter();
        children.map(|child| 1 + self.below(*child)).sum()
    }

    /// A place and those below it, down to a level; the counts take in all that lies below.
    pub fn node(&self, id: PlaceId, deepest: Level, fold: Fold) -> Option<PlaceNode> {
        let place = self.site.place(id);
        if place.level > deepest {
            return None;
        }
        let (reports, figures) = self.counts(id);
        let folded = matches!(fold, Fold::From(level) if place.level >= level);
        let fold = if folded { Fold::None } else { fold };
        Some(PlaceNode {
            link: self.place_link(id),
            level: self.level(place.level).to_owned(),
            masked: place.masked.is_some(),
            reports,
            figures,
            folded,
            children: place.children.iter().filter_map(|child| self.node(*child, deepest, fold)).collect(),
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
