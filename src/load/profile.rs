//! A `place.yaml` as written → a place as far as its own file tells: what it is, its text and its figures.

use std::sync::Arc;

use crate::diag::{Diagnostics, Span};
use crate::model::{Document, Honour, Observation, Period, Place, PlaceId, Source};

use super::fields::Text;
use super::ledger::{self, RawLedgerEntry};
use super::markdown::{self, Elsewhere, Outlines};
use super::metric::{self, Standing};
use super::names::Names;
use super::place::{RawHonour, RawPlace};
use super::report::Counts;
use super::{catalogue::Catalogue, named, no_figures, projects};

/// A place by itself: a function of its file and of the names of the site.
#[derive(Clone)]
pub struct Profile {
    /// Nothing stands around it yet: no place above, none below, no reports.
    pub place: Place,
    pub observations: Arc<[Observation]>,
    /// The links of its text to headings of reports, and the block that its text stands in.
    elsewhere: Vec<Elsewhere>,
    text: Option<Span>,
    /// Its mistakes.
    pub diagnostics: Diagnostics,
}

impl Profile {
    pub fn of(raw: &RawPlace, id: PlaceId, names: &Names, catalogue: &Catalogue) -> Profile {
        let mut diagnostics = Diagnostics::default();
        let observations = figures(raw, id, names, catalogue, &mut diagnostics);
        let text = raw.about.as_ref().map(|text| text.span.clone());
        let (about, elsewhere) = match &raw.about {
            Some(text) => about(&raw.file, text, names, &mut diagnostics),
            None => (Document::default(), Vec::new()),
        };
        let place = place(raw, about, names, &mut diagnostics);
        Profile { place, observations, elsewhere, text, diagnostics }
    }

    /// The links of its text to headings of reports.
    pub fn elsewhere(&self) -> &[Elsewhere] {
        &self.elsewhere
    }

    /// The place, with the links of its text led to headings of reports.
    pub fn led(&self, outlines: &Outlines, diagnostics: &mut Diagnostics) -> Place {
        let mut place = self.place.clone();
        if !self.elsewhere.is_empty() {
            let mut found = Diagnostics::default();
            outlines.lead(Arc::make_mut(&mut place.about), &self.elsewhere, &mut found);
            at_the_block(found, self.text.as_ref(), diagnostics);
        }
        place
    }
}

fn figures(
    raw: &RawPlace,
    id: PlaceId,
    names: &Names,
    catalogue: &Catalogue,
    diagnostics: &mut Diagnostics,
) -> Arc<[Observation]> {
    let unknown = Arc::new(Period::unknown());
    let standing = Standing { place: id, period: &unknown, names, indicators: &catalogue.indicators };
    let mut counts = Counts::default();
    let figures = raw.metrics.iter().filter_map(|entry| {
        let source = Source::Profile { nth: counts.next(&entry.stated.indicator.text) };
        metric::observe(&entry.stated, source, &standing, diagnostics)
    });
    figures.collect()
}

fn about(
    file: &str,
    text: &Text,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> (Document, Vec<Elsewhere>) {
    let mut found = Diagnostics::default();
    let mut parsed = markdown::parse(file, &text.text, 0..text.text.len(), names, &mut found);
    no_figures(&parsed, &mut found);
    at_the_block(found, Some(&text.span), diagnostics);
    parsed.document.shrink();
    (parsed.document, parsed.elsewhere)
}

/// The text of a YAML block is not the file's text any more, so mistakes in it point at the block as a whole.
fn at_the_block(found: Diagnostics, block: Option<&Span>, diagnostics: &mut Diagnostics) {
    for mut diagnostic in found.sorted() {
        diagnostic.span = block.cloned();
        diagnostic.also.clear();
        diagnostics.push(diagnostic);
    }
}

fn place(raw: &RawPlace, about: Document, names: &Names, diagnostics: &mut Diagnostics) -> Place {
    let projects = raw.projects.iter().cloned();
    let projects = projects.map(|project| projects::lower(project, &raw.file, names, diagnostics)).collect();
    let honours = raw.honours.iter().cloned();
    let honours = honours.map(|raw_honour| honour(raw_honour, names, diagnostics)).collect();
    let entries = |raw: &Vec<RawLedgerEntry>| {
        raw.iter().cloned().map(|entry| ledger::lower(entry, names, diagnostics)).collect()
    };
    Place {
        honours,
        projects,
        ledger: raw.ledger.as_ref().map(entries),
        path: raw.path.clone(),
        name: raw.name.clone(),
        level: raw.level,
        code: raw.code.clone(),
        masked: raw.masked.clone(),
        about: about.into(),
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

fn honour(raw: RawHonour, names: &Names, diagnostics: &mut Diagnostics) -> Honour {
    let mut honour = raw.honour;
    honour.report = raw.report.and_then(|text| named::report(&text, names, diagnostics));
    honour
}
