//! The page of a place: who it is, what it last said, its reports and honours, what lies under it.

use std::collections::BTreeMap;

use crate::compare;
use crate::model::{Honour, Level, PlaceId, Source, Stage};

use super::context::Context;
use super::route::Route;
use super::view::{Fact, HonourView, HonourYear, Page, PlaceView, View};

pub fn page<'a>(context: &Context<'a>, id: PlaceId) -> Page<'a> {
    let site = context.site;
    let place = site.place(id);
    let held = |honour: &&Honour| honour.stage == Stage::Held;
    let view = PlaceView {
        name: context.place_name(id).to_owned(),
        other_name: other_name(context, id),
        level: context.level(place.level).to_owned(),
        masked: place.masked.clone(),
        has_about: !place.about.is_empty(),
        facts: facts(context, id),
        latest: context.by_theme(&compare::latest(site, id), |observation| match &observation.source {
            Source::Profile { anchor } => Some(anchor.clone()),
            Source::Prose { .. } | Source::FrontMatter { .. } | Source::Cell { .. } => None,
        }),
        reports: place.reports.iter().map(|report| context.report_line(*report)).collect(),
        honours: by_year(context, place.honours.iter().filter(held)),
        undated: {
            let undated = place.honours.iter().filter(held).filter(|honour| honour.year.is_none());
            undated.map(|honour| context.honour(honour)).collect()
        },
        pursued: {
            let pursued = place.honours.iter().filter(|honour| !held(honour));
            pursued.map(|honour| context.honour(honour)).collect()
        },
        children: place.children.iter().filter_map(|child| context.node(*child, Level::Village)).collect(),
        groups: context.groups_of(id),
    };
    let values = [("place", view.name.as_str()), ("level", view.level.as_str())];
    let description = context.fill("description_place", &values);
    let texts = vec![("about", context.prose(&place.about, &[]))];
    let title = view.name.clone();
    context.page(Route::Place(id), title, description, context.crumbs_above(id), View::Place(view), texts)
}

fn other_name(context: &Context, id: PlaceId) -> Option<String> {
    let name = &context.site.place(id).name;
    let shown = context.place_name(id);
    [Some(&name.zh), name.en.as_ref()].into_iter().flatten().find(|other| *other != shown).cloned()
}

/// The profile card. Only what is known is on it.
fn facts(context: &Context, id: PlaceId) -> Vec<Fact> {
    let place = context.site.place(id);
    let fact = |label, text: String, href| Fact { label: context.word(label).to_owned(), text, href };
    let mut facts = vec![fact("label_level", context.level(place.level).to_owned(), None)];
    if let Some(parent) = place.parent {
        let link = context.place_link(parent);
        facts.push(fact("label_within", link.text, Some(link.href)));
    }
    if let Some(code) = &place.code {
        facts.push(fact("label_code", code.clone(), None));
    }
    let counts = [
        ("label_children", place.children.len()),
        ("label_reports", place.reports.len()),
        ("label_figures", place.observations.len()),
    ];
    facts.extend(
        counts.into_iter().filter(|(_, n)| *n > 0).map(|(label, n)| fact(label, n.to_string(), None)),
    );
    facts
}

/// Honours with a year, newest year first.
fn by_year<'h>(context: &Context, honours: impl Iterator<Item = &'h Honour>) -> Vec<HonourYear> {
    let mut years: BTreeMap<i16, Vec<HonourView>> = BTreeMap::new();
    for honour in honours {
        let Some(year) = honour.year else { continue };
        years.entry(year).or_default().push(context.honour(honour));
    }
    years
        .into_iter()
        .rev()
        .map(|(year, honours)| {
            let year = context.fill("shelf_name_year", &[("year", &year.to_string())]);
            HonourYear { year, honours }
        })
        .collect()
}

impl Context<'_> {
    fn honour(&self, honour: &Honour) -> HonourView {
        HonourView {
            title: honour.title.clone(),
            award_level: honour.award_level.map(|level| self.award_level(level).to_owned()),
            holder: honour.holder.clone(),
            stage: (honour.stage != Stage::Held).then(|| self.stage(honour.stage).to_owned()),
            report: honour.report.map(|report| self.report_link(report)),
            note: honour.note.clone(),
        }
    }
}
