//! The page of a place: who it is, what it last said, its reports and honours, what lies under it.

use std::collections::BTreeMap;

use crate::compare;
use crate::model::{DataSetId, Honour, Peers, PeersOrigin, PlaceId, Source, Stage};

use super::charts::Chart;
use super::context::Context;
use super::drawings::spark_key;
use super::route::Route;
use super::view::{
    Fact, HonourView, HonourYear, LinkView, ObservationView, Page, PlaceView, RollUpView, View,
};

pub fn page<'a>(context: &Context<'a>, id: PlaceId) -> Page<'a> {
    let site = context.site;
    let place = site.place(id);
    let held = |honour: &&Honour| honour.stage == Stage::Held;
    let latest = compare::latest(site, id);
    let sparks: Vec<(String, Chart)> = latest.iter().filter_map(|id| context.spark(*id)).collect();
    let view = PlaceView {
        name: context.place_name(id).to_owned(),
        other_name: other_name(context, id),
        level: context.level(place.level).to_owned(),
        masked: place.masked.clone(),
        has_about: !place.about.is_empty(),
        facts: facts(context, id),
        latest: context.by_theme(
            &latest,
            |observation| match observation.source {
                Source::Profile { .. } => Some(context.anchor(observation)),
                Source::Prose { .. } | Source::FrontMatter { .. } | Source::Cell { .. } => None,
            },
            |observation, view| ObservationView {
                rank: context.standing(observation),
                change: context.own_change(observation),
                spark: sparks
                    .iter()
                    .any(|(key, _)| *key == spark_key(observation))
                    .then(|| spark_key(observation)),
                ..view
            },
        ),
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
        children: context.trees_below(id),
        records: context.records_of(id),
        groups: context.groups_of(id),
        sides: sides(context, id),
        roll_ups: roll_ups(context, id),
        silent: silent(context, id),
        data_sets: data_sets(context, id),
        history: super::trend::history(context, id).into_iter().collect(),
    };
    let values = [("place", view.name.as_str()), ("level", view.level.as_str())];
    let description = context.fill("description_place", &values);
    let texts = vec![("about", context.prose(&place.about, &[]))];
    let title = view.name.clone();
    let crumbs = context.crumbs_above(id);
    let page = context.page(Route::Place(id), title, description, crumbs, View::Place(Box::new(view)), texts);
    let projects = site.ties.projects_at(id).iter().map(|project| site.project(*project));
    let charts = sparks.into_iter().chain(super::topics::projects::bars(context, projects)).collect();
    Page { charts, ..page }
}

/// What the places under it come to, for every indicator that can be put together from them.
fn roll_ups(context: &Context, id: PlaceId) -> Vec<RollUpView> {
    let site = context.site;
    let of_children = |peers: &Peers| peers.origin == PeersOrigin::ChildrenOf(id);
    let Some(group) = site.peers.iter().position(of_children) else { return Vec::new() };
    let questions = context.comparisons.groups.get(group).map(Vec::as_slice).unwrap_or_default();
    let found = questions.iter().filter_map(|question| {
        let slot = question.slots.first()?;
        let league = context.comparisons.league(site, group, question.indicator, 0)?;
        Some(context.roll_up(league.total.as_ref()?, slot, context.league_link(group, question.indicator)?))
    });
    found.collect()
}

fn sides(context: &Context, id: PlaceId) -> Vec<LinkView> {
    let groups = context.comparisons.groups_of(id).iter().filter_map(|group| {
        let group = *group;
        let href = super::side::with_place(context, group, id)?;
        let text = context.fill("title_side", &[("group", &context.group_link(group).text)]);
        Some(LinkView { text, href })
    });
    groups.collect()
}

/// The places under it that have given no figure at all.
fn silent(context: &Context, id: PlaceId) -> Vec<LinkView> {
    let children = context.site.place(id).children.iter().copied();
    let silent = children.filter(|child| {
        let place = context.site.place(*child);
        place.observations.is_empty() && place.children.is_empty() && place.until.is_none()
    });
    silent.map(|child| context.place_link(child)).collect()
}

fn data_sets(context: &Context, id: PlaceId) -> Vec<LinkView> {
    let link =
        |set: &DataSetId| context.route_link(context.site.data_set(*set).title.clone(), Route::DataSet(*set));
    context.site.ties.data_sets_at(id).iter().map(link).collect()
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
