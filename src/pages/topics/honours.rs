//! The honours of all places: held by award level and year, those without a year apart, what is only pursued apart.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Honour, PlaceId, Site, Stage};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::view::{HonourRow, HonourShelf, HonoursView};
use super::Topic;

/// Above this many honours every shelf is folded.
const UNFOLDED: usize = 200;

pub fn view(context: &Context) -> HonoursView {
    let counts = counts(context.site);
    let held = |honour: &Honour| honour.stage == Stage::Held;
    HonoursView {
        own: counts.own,
        of_others: counts.of_others,
        pursued_count: counts.pursued,
        folded: counts.own + counts.of_others + counts.pursued > UNFOLDED,
        held: by_level(context, |honour| held(honour) && honour.year.is_some()),
        undated: by_level(context, |honour| held(honour) && honour.year.is_none()),
        pursued: by_stage(context),
        downloads: context.downloads(Subject::Topic(Topic::Honours)),
    }
}

/// How many there are, in a sentence.
pub fn sentence(context: &Context) -> String {
    let counts = counts(context.site);
    let (own, others, pursued) =
        (counts.own.to_string(), counts.of_others.to_string(), counts.pursued.to_string());
    let values = [("own", own.as_str()), ("others", others.as_str()), ("pursued", pursued.as_str())];
    context.fill("description_honours", &values)
}

/// A title of a village or an enterprise is not the town's, and a target is nobody's.
struct Counts {
    own: usize,
    of_others: usize,
    pursued: usize,
}

fn counts(site: &Site) -> Counts {
    let mut counts = Counts { own: 0, of_others: 0, pursued: 0 };
    for (_, honour) in all(site) {
        match (honour.stage, &honour.holder) {
            (Stage::Held, None) => counts.own += 1,
            (Stage::Held, Some(_)) => counts.of_others += 1,
            (Stage::Assessed | Stage::Shortlisted | Stage::Creating | Stage::Target, _) => {
                counts.pursued += 1;
            }
        }
    }
    counts
}

/// Every honour with the place that tells of it.
pub fn all(site: &Site) -> impl Iterator<Item = (PlaceId, &Honour)> {
    let places = site.places.iter().enumerate();
    places.flat_map(|(at, place)| place.honours.iter().map(move |honour| (PlaceId(at as u32), honour)))
}

/// Honours under the level that awards them, the highest first and those of no stated level last; newest first within.
fn by_level(context: &Context, belongs: impl Fn(&Honour) -> bool) -> Vec<HonourShelf> {
    let mut honours: Vec<_> = all(context.site).filter(|(_, honour)| belongs(honour)).collect();
    honours.sort_by_key(|(_, honour)| Reverse(honour.year));
    let mut shelves = BTreeMap::new();
    for (place, honour) in honours {
        let key = (honour.award_level.is_none(), honour.award_level);
        let shelf = shelves
            .entry(key)
            .or_insert_with(|| HonourShelf { name: level(context, honour).to_owned(), rows: Vec::new() });
        shelf.rows.push(row(context, place, honour));
    }
    shelves.into_values().collect()
}

fn by_stage(context: &Context) -> Vec<HonourShelf> {
    let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Held);
    let shelf = |stage: Stage| HonourShelf {
        name: context.stage(stage).to_owned(),
        rows: {
            let of_stage = all(context.site).filter(|(_, honour)| honour.stage == stage);
            of_stage.map(|(place, honour)| row(context, place, honour)).collect()
        },
    };
    stages.map(shelf).filter(|shelf| !shelf.rows.is_empty()).collect()
}

fn level<'a>(context: &Context<'a>, honour: &Honour) -> &'a str {
    match honour.award_level {
        Some(level) => context.award_level(level),
        None => context.word("award_unknown"),
    }
}

fn row(context: &Context, place: PlaceId, honour: &Honour) -> HonourRow {
    HonourRow {
        title: honour.title.clone(),
        award_level: level(context, honour).to_owned(),
        year: honour.year.map(|year| context.fill("shelf_name_year", &[("year", &year.to_string())])),
        holder: honour.holder.clone(),
        place: context.place_link(place),
        above: context.above(place),
        report: honour.report.map(|report| context.report_link(report)),
        note: honour.note.clone(),
    }
}
