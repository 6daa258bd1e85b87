//! Parts → Site: gives everything its number and ties it together.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::model::{
    Document, Honour, Indicator, IndicatorId, Observation, ObservationId, Period, Place, PlaceId, Report,
    ReportId, Site, Source, Theme,
};
use crate::quantity::Unit;

use super::answers::RawAnswer;
use super::collation::Collation;
use super::fields::Text;
use super::ledger::{self, RawLedgerEntry};
use super::markdown::Outlines;
use super::metric::{self, Standing};
use super::place::{RawHonour, RawPlace};
use super::report::{Anchors, Lowered, RawReport};
use super::{
    Names, Parts, answers, frameworks, lessons, markdown, named, no_figures, peers, plans, practices,
    projects, said,
};

/// Ties the parts together. Ids are positions in lists sorted by path, so they do not depend on reading order.
pub fn site(parts: Parts, diagnostics: &mut Diagnostics) -> Site {
    let Parts {
        config,
        catalogue,
        pictures,
        places: raw_places,
        reports: raw_reports,
        lowered,
        data_sets: loaded,
        boards,
        schemes,
        names,
        outlines,
        front,
        preface,
    } = parts;
    let collation = Collation::pinyin();
    let known = Known { names: &names, indicators: &catalogue.indicators, themes: &catalogue.themes };
    let (reports, mut observations) = reports(raw_reports, lowered, known, diagnostics);
    let practices = practices::gather(&reports, &collation);
    let mut places =
        places(raw_places, &names, &catalogue.indicators, &outlines, &mut observations, diagnostics);
    let mut data_sets = Vec::new();
    for data_set in loaded {
        observations.extend(data_set.observations);
        data_sets.push(data_set.set);
    }
    share_units(&mut observations);
    nest(&mut places, &names);
    let projects = super::project_groups::gather(&reports, &places, &collation, diagnostics);
    let seasons = super::boards::gather(&boards, &places, &collation);
    let mut site = Site {
        title: config.title,
        description: config.description,
        language: config.language,
        base_url: config.base_url,
        theme: config.theme,
        as_of: config.as_of,
        readings: config.readings,
        checks: config.checks,
        front,
        preface,
        fonts: config.fonts,
        kinds: config.kinds,
        themes: catalogue.themes,
        indicators: catalogue.indicators,
        places,
        top: Vec::new(),
        reports,
        data_sets,
        boards,
        seasons,
        schemes,
        by_indicator: by_indicator(&observations),
        observations,
        peers: Vec::new(),
        pictures,
        practices,
        projects,
    };
    order(&mut site, &collation);
    site.peers = peers::peers(&site, config.peers, &names, &collation, diagnostics);
    site
}

/// What records may refer to.
#[derive(Clone, Copy)]
struct Known<'a> {
    names: &'a Names,
    indicators: &'a [Indicator],
    themes: &'a [Theme],
}

/// The reports, each with the answers to the plans of the one before it, and all that they state.
fn reports(
    raw: Vec<RawReport>,
    lowered: Vec<Lowered>,
    known: Known,
    diagnostics: &mut Diagnostics,
) -> (Vec<Report>, Vec<Observation>) {
    let stated = lowered.iter().map(|lowered| lowered.prose.len() + lowered.table.len()).sum();
    let mut observations = Vec::with_capacity(stated);
    let (mut reports, raw_answers): (Vec<Report>, Vec<Vec<RawAnswer>>) = raw
        .into_iter()
        .zip(lowered)
        .map(|(raw, lowered)| report(raw, lowered, known, &mut observations, diagnostics))
        .unzip();
    answers::lower(&mut reports, raw_answers, known.indicators, diagnostics);
    (reports, observations)
}

/// The places with their texts; the figures of their profiles are added to those of the site.
fn places(
    raw: Vec<RawPlace>,
    names: &Names,
    indicators: &[Indicator],
    outlines: &Outlines,
    observations: &mut Vec<Observation>,
    diagnostics: &mut Diagnostics,
) -> Vec<Place> {
    let mut places = Vec::new();
    for (at, raw) in raw.into_iter().enumerate() {
        profile_figures(&raw, PlaceId(at as u32), names, indicators, observations, diagnostics);
        places.push(place(raw, names, outlines, diagnostics));
    }
    places
}

/// A report with its body and figures, and its answers, which wait for the other reports; its observations are added
/// to those of the site.
fn report(
    mut raw: RawReport,
    mut lowered: Lowered,
    known: Known,
    observations: &mut Vec<Observation>,
    diagnostics: &mut Diagnostics,
) -> (Report, Vec<RawAnswer>) {
    diagnostics.extend(lowered.diagnostics);
    let said = said::of(&mut raw);
    if !said.is_empty() {
        said::lead(Arc::make_mut(&mut lowered.body), said, diagnostics);
    }
    let first = observations.len();
    let figures = lowered.prose.into_iter().map(|found| found.map(|o| push(observations, o)));
    let figures: Vec<Option<ObservationId>> = figures.collect();
    observations.extend(lowered.table);
    let Known { names, indicators, themes } = known;
    let projects =
        raw.projects.into_iter().map(|project| projects::lower(project, &raw.file, names, diagnostics));
    let projects = projects.collect();
    let report = Report {
        path: raw.path,
        file: raw.file,
        place: raw.place,
        title: raw.title,
        kind: raw.kind,
        period: raw.period,
        title_lines: raw.official.title_lines,
        addressee: raw.official.addressee,
        attachments: raw.official.attachments,
        issuer: raw.issuer,
        date: raw.date,
        summary: raw.summary,
        funding: raw.funding,
        funding_total: raw.funding_total,
        practices: practices::lower(raw.practices, themes, diagnostics),
        projects,
        documents: raw.lists.documents,
        events: raw.lists.events,
        organisations: raw.lists.organisations,
        grids: raw.lists.grids,
        picture_pairs: lowered.picture_pairs,
        frameworks: frameworks::lower(raw.frameworks, &lowered.body, names, indicators, diagnostics),
        home: raw.home.map(|text| lessons::home(&text, names, diagnostics)),
        plans: plans::lower(raw.plans, names, indicators, diagnostics),
        answers: Vec::new(),
        lessons: raw.lessons,
        body: lowered.body,
        figures,
        observations: ids(first, observations.len()),
    };
    (report, raw.answers)
}

/// Gives equal units one place in memory.
fn share_units(observations: &mut [Observation]) {
    let mut known: BTreeMap<String, Arc<Unit>> = BTreeMap::new();
    for observation in observations {
        let Some(quantity) = observation.reading.quantity_mut() else { continue };
        match known.get(&quantity.unit.written) {
            // One way of writing may stand for two units.
            Some(unit) if *unit == quantity.unit => quantity.unit = unit.clone(),
            Some(_) => {}
            None => drop(known.insert(quantity.unit.written.clone(), quantity.unit.clone())),
        }
    }
}

fn push(observations: &mut Vec<Observation>, observation: Observation) -> ObservationId {
    observations.push(observation);
    ObservationId(observations.len() as u32 - 1)
}

fn ids(first: usize, end: usize) -> Vec<ObservationId> {
    (first..end).map(|at| ObservationId(at as u32)).collect()
}

fn by_indicator(observations: &[Observation]) -> BTreeMap<IndicatorId, Vec<ObservationId>> {
    let mut found: BTreeMap<IndicatorId, Vec<ObservationId>> = BTreeMap::new();
    for (at, observation) in observations.iter().enumerate() {
        found.entry(observation.indicator).or_default().push(ObservationId(at as u32));
    }
    found
}

fn profile_figures(
    raw: &RawPlace,
    id: PlaceId,
    names: &Names,
    indicators: &[crate::model::Indicator],
    observations: &mut Vec<Observation>,
    diagnostics: &mut Diagnostics,
) {
    let unknown = Period::unknown();
    let standing = Standing { place: id, period: &unknown, names, indicators };
    let mut anchors = Anchors::default();
    for entry in &raw.metrics {
        let anchor = anchors.next("row", &entry.stated.indicator.text);
        let source = Source::Profile { anchor };
        observations.extend(metric::observe(&entry.stated, source, &standing, diagnostics));
    }
}

fn place(raw: RawPlace, names: &Names, outlines: &Outlines, diagnostics: &mut Diagnostics) -> Place {
    let about =
        raw.about.map(|text| about(&raw.file, &text, names, outlines, diagnostics)).unwrap_or_default();
    let projects =
        raw.projects.into_iter().map(|project| projects::lower(project, &raw.file, names, diagnostics));
    let projects = projects.collect();
    let honours = raw.honours.into_iter().map(|raw_honour| honour(raw_honour, names, diagnostics));
    let honours = honours.collect();
    let entries = |raw: Vec<RawLedgerEntry>| {
        raw.into_iter().map(|entry| ledger::lower(entry, names, diagnostics)).collect()
    };
    Place {
        honours,
        projects,
        ledger: raw.ledger.map(entries),
        path: raw.path,
        name: raw.name,
        level: raw.level,
        code: raw.code,
        masked: raw.masked,
        about,
        succeeds: raw.succeeds.iter().filter_map(|text| named::place(text, names, diagnostics)).collect(),
        since: raw.since,
        until: raw.until,
        parent: None,
        children: Vec::new(),
        reports: Vec::new(),
        observations: Vec::new(),
        by_indicator: Vec::new(),
    }
}

/// The text of a YAML block is not the file's text any more, so mistakes in it point at the block as a whole.
fn about(
    file: &str,
    text: &Text,
    names: &Names,
    outlines: &Outlines,
    diagnostics: &mut Diagnostics,
) -> Document {
    let mut found = Diagnostics::default();
    let mut parsed = markdown::parse(file, &text.text, 0..text.text.len(), names, &mut found);
    no_figures(&parsed, &mut found);
    outlines.lead(&mut parsed.document, &parsed.elsewhere, &mut found);
    for mut diagnostic in found.sorted() {
        diagnostic.span = Some(text.span.clone());
        diagnostic.also.clear();
        diagnostics.push(diagnostic);
    }
    parsed.document
}

fn honour(raw: RawHonour, names: &Names, diagnostics: &mut Diagnostics) -> Honour {
    let mut honour = raw.honour;
    honour.report = raw.report.and_then(|text| named::report(&text, names, diagnostics));
    honour
}

/// The place above is the nearest folder above that is a place.
fn nest(places: &mut [Place], names: &Names) {
    for at in 0..places.len() {
        let mut folder = format!("content/{}", places[at].path);
        while let Some((above, _)) = folder.rsplit_once('/') {
            if let Some(parent) = names.places.get(above) {
                places[at].parent = Some(*parent);
                places[parent.index()].children.push(PlaceId(at as u32));
                break;
            }
            folder = above.to_owned();
        }
    }
}

/// Places by pinyin, a place's reports newest first, and every observation with its place.
fn order(site: &mut Site, collation: &Collation) {
    for at in 0..site.observations.len() {
        let place = site.observations[at].place;
        let indicator = site.observations[at].indicator;
        site.places[place.index()].observations.push(ObservationId(at as u32));
        site.places[place.index()].by_indicator.push((indicator, ObservationId(at as u32)));
    }
    site.places.iter_mut().for_each(|place| place.by_indicator.sort_unstable());
    for at in 0..site.reports.len() {
        let place = site.reports[at].place;
        site.places[place.index()].reports.push(ReportId(at as u32));
    }
    let all = (0..site.places.len()).map(|at| PlaceId(at as u32));
    let mut top: Vec<PlaceId> = all.filter(|id| site.place(*id).parent.is_none()).collect();
    by_name(&mut top, &site.places, collation);
    site.top = top;
    for at in 0..site.places.len() {
        let mut children = std::mem::take(&mut site.places[at].children);
        by_name(&mut children, &site.places, collation);
        site.places[at].children = children;
        let mut reports = std::mem::take(&mut site.places[at].reports);
        reports.sort_by_key(|id| (Reverse(site.report(*id).period.last_day()), *id));
        site.places[at].reports = reports;
    }
}

pub fn by_name(ids: &mut [PlaceId], places: &[Place], collation: &Collation) {
    let key = |id: &PlaceId| (&places[id.index()].name.zh, &places[id.index()].path);
    ids.sort_by(|a, b| {
        let ((a_name, a_path), (b_name, b_path)) = (key(a), key(b));
        collation.compare(a_name, b_name).then_with(|| a_path.cmp(b_path))
    });
}
