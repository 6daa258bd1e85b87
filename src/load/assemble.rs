//! Frame and texts → Site: gives everything its number and ties it together.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::model::{
    Document, Indicator, IndicatorId, ObservationId, Observations, Place, Report, ReportId, Site, Theme, Ties,
};

use super::answers::RawAnswer;
use super::collation::Collation;
use super::frame::Frame;
use super::markdown::Outlines;
use super::report::{Lowered, RawReport};
use super::{Names, answers, frameworks, lessons, plans, practices, projects, said};

/// All that was read within the frame.
pub struct Texts {
    pub reports: Vec<RawReport>,
    pub lowered: Vec<Lowered>,
    pub outlines: Outlines,
    pub front: Document,
    pub preface: Document,
}

/// Ties the parts together. Ids are positions in lists sorted by path, so they do not depend on reading order.
pub fn site(frame: &Frame, texts: Texts, diagnostics: &mut Diagnostics) -> Site {
    let Frame { config, catalogue, names, .. } = frame;
    let Texts { reports: raw_reports, lowered, outlines, front, preface } = texts;
    let collation = Collation::pinyin();
    let known = Known { names, indicators: &catalogue.indicators, themes: &catalogue.themes };
    let mut observations = Observations::default();
    let reports = reports(raw_reports, lowered, known, &mut observations, diagnostics);
    let practices = practices::gather(&reports, &collation);
    for profile in &frame.places {
        observations.add(profile.observations.clone());
    }
    let mut places: Vec<Place> =
        frame.places.iter().map(|profile| profile.led(&outlines, diagnostics)).collect();
    for loaded in &frame.data_sets {
        observations.add(loaded.observations.clone());
    }
    attach(&mut places, &reports, &observations);
    let projects = super::project_groups::gather(&reports, &places, &collation, diagnostics);
    let site = Site {
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language,
        base_url: config.base_url.clone(),
        theme: config.theme.clone(),
        as_of: config.as_of,
        readings: config.readings,
        checks: config.checks.clone(),
        front,
        preface,
        fonts: config.fonts.clone(),
        kinds: config.kinds.clone(),
        themes: catalogue.themes.clone(),
        indicators: catalogue.indicators.clone(),
        seasons: super::boards::gather(&frame.boards, &places, &collation),
        places,
        top: frame.top.clone(),
        reports,
        data_sets: frame.data_sets.iter().map(|loaded| loaded.set.clone()).collect(),
        boards: frame.boards.clone(),
        schemes: frame.schemes.clone(),
        by_indicator: by_indicator(&observations, catalogue.indicators.len()),
        observations,
        peers: frame.peers.clone(),
        pictures: frame.pictures.clone(),
        practices,
        projects,
        ties: Ties::default(),
    };
    Site { ties: Ties::of(&site), ..site }
}

/// What records may refer to.
#[derive(Clone, Copy)]
struct Known<'a> {
    names: &'a Names,
    indicators: &'a [Indicator],
    themes: &'a [Theme],
}

/// The reports, each with the answers to the plans of the one before it; all that they state is added to the
/// observations.
fn reports(
    raw: Vec<RawReport>,
    lowered: Vec<Lowered>,
    known: Known,
    observations: &mut Observations,
    diagnostics: &mut Diagnostics,
) -> Vec<Report> {
    let (mut reports, raw_answers): (Vec<Report>, Vec<Vec<RawAnswer>>) = raw
        .into_iter()
        .zip(lowered)
        .map(|(raw, lowered)| report(raw, lowered, known, observations, diagnostics))
        .unzip();
    answers::lower(&mut reports, raw_answers, known.indicators, diagnostics);
    reports
}

/// A report with its body and figures, and its answers, which wait for the other reports; its observations are added
/// to those of the site.
fn report(
    mut raw: RawReport,
    mut lowered: Lowered,
    known: Known,
    observations: &mut Observations,
    diagnostics: &mut Diagnostics,
) -> (Report, Vec<RawAnswer>) {
    diagnostics.extend(lowered.diagnostics);
    let said = said::of(&mut raw);
    if !said.is_empty() {
        said::lead(Arc::make_mut(&mut lowered.body), said, diagnostics);
    }
    let stated = observations.add(lowered.observations);
    let id = |at: usize| ObservationId(at as u32);
    let figures = lowered.figures.iter().map(|figure| figure.map(|at| id(stated.start + at as usize)));
    let figures = figures.collect();
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
        observations: stated.map(id).collect(),
    };
    (report, raw.answers)
}

fn by_indicator(observations: &Observations, indicators: usize) -> BTreeMap<IndicatorId, Vec<ObservationId>> {
    let mut found: Vec<Vec<ObservationId>> = vec![Vec::new(); indicators];
    for (at, observation) in observations.iter().enumerate() {
        found[observation.indicator.index()].push(ObservationId(at as u32));
    }
    let found = found.into_iter().enumerate().filter(|(_, stated)| !stated.is_empty());
    found.map(|(at, stated)| (IndicatorId(at as u32), stated)).collect()
}

/// Gives every place its reports, newest first, and all that is stated of it.
fn attach(places: &mut [Place], reports: &[Report], observations: &Observations) {
    for (at, observation) in observations.iter().enumerate() {
        places[observation.place.index()].observations.push(ObservationId(at as u32));
    }
    for (at, report) in reports.iter().enumerate() {
        places[report.place.index()].reports.push(ReportId(at as u32));
    }
    places.par_iter_mut().for_each(|place| {
        place.reports.sort_by_key(|id| (Reverse(reports[id.index()].period.last_day()), *id));
        let stated = place.observations.iter().map(|id| (observations[id.index()].indicator, *id));
        place.by_indicator = stated.collect();
        place.by_indicator.sort_unstable();
        place.observations.shrink_to_fit();
    });
}
