//! What a table cannot say in its cells: definition, coverage, legend, sources, and who made it.

use crate::compare::Answer;
use crate::model::{IndicatorId, ObservationId, Source};
use crate::quantity::Readings;

use super::super::topics::Topic;
use super::cells::address;
use super::{Cell, Column, Context, Table, terms};

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub lines: Vec<Line>,
}

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    pub text: String,
    pub address: Option<String>,
}

impl Section {
    pub fn new(context: &Context, title: &str) -> Section {
        Section { title: context.fill(title, &[]), lines: Vec::new() }
    }

    pub fn add(&mut self, context: &Context, label: &str, text: impl Into<String>) {
        self.lines.push(Line { label: context.fill(label, &[]), text: text.into(), address: None });
    }

    pub fn add_maybe(&mut self, context: &Context, label: &str, text: Option<String>) {
        if let Some(text) = text {
            self.add(context, label, text);
        }
    }
}

/// What the table is: the site, the group, the program that made it.
pub fn about(context: &Context, group: usize) -> Section {
    let mut about = Section::new(context, "data_note_about");
    about.add(context, "data_note_site", context.site.title.as_str());
    about.add(context, "data_note_group", context.group_link(group).text);
    about.add(context, "data_note_generator", concat!("townpress ", env!("CARGO_PKG_VERSION")));
    about.add(context, "data_note_folded", context.fill("data_folded", &[]));
    about
}

/// What a table of records is: the site, the topic, the program that made it.
pub fn topic(context: &Context, topic: Topic) -> Section {
    let mut about = Section::new(context, "data_note_about");
    about.add(context, "data_note_site", context.site.title.as_str());
    about.add(context, "data_note_topic", context.topic_link(topic).text);
    about.add(context, "data_note_generator", concat!("townpress ", env!("CARGO_PKG_VERSION")));
    about
}

/// What an indicator means and how it compares; its name first.
pub fn indicator(context: &Context, id: IndicatorId) -> Vec<Line> {
    let indicator = context.site.indicator(id);
    let mut section = Section { title: String::new(), lines: Vec::new() };
    section.add(context, "data_indicator_name", context.name(&indicator.name));
    section.add_maybe(context, "data_definition", indicator.definition.clone());
    section.add(context, "data_unit", indicator.unit.written.as_str());
    section.add(context, "data_note_usual_basis", context.basis(indicator.basis));
    section.add(context, "data_better", context.better(indicator.better));
    section.add(context, "data_sum", context.sum(indicator.sum));
    section.lines
}

/// What the statuses and the qualifiers mean.
pub fn legend(context: &Context) -> Section {
    let mut legend = Section::new(context, "data_note_legend");
    for term in terms::statuses(context) {
        let text = context.fill(&format!("data_means_{}", term.key.replace('-', "_")), &[]);
        legend.lines.push(Line { label: term.word, text, address: None });
    }
    legend.add(context, "data_computed", context.fill("data_means_computed", &[]));
    for term in terms::qualifiers(context) {
        let text = context.fill(&format!("data_means_{}", term.key), &[]);
        legend.lines.push(Line { label: term.word, text, address: None });
    }
    if context.site.readings == Readings::Strict {
        legend.add(context, "data_qualifier", context.fill("data_strict", &[]));
    }
    legend
}

/// The pages that state the figures, each once, in the order of the site.
pub fn sources(context: &Context, ids: impl IntoIterator<Item = ObservationId>) -> Section {
    let mut ids: Vec<ObservationId> = ids.into_iter().collect();
    ids.sort();
    ids.dedup();
    let mut section = Section::new(context, "data_note_sources");
    for id in ids {
        let observation = context.site.observation(id);
        let link = context.source(observation);
        let page = link.href.split('#').next().unwrap_or_default();
        let Cell::Address(page) = address(context, page) else { continue };
        let address = Some(page);
        if section.lines.iter().any(|line| line.address == address) {
            continue;
        }
        let label = context.place_name(observation.place).to_owned();
        section.lines.push(match &observation.source {
            // A table speaks for all its rows, not only for the place whose row came first.
            Source::Cell { set, .. } => {
                let owner = context.place_name(context.site.data_set(*set).place).to_owned();
                Line { label: owner, text: cited(context, &observation.source, link.text), address }
            }
            source => Line { label, text: cited(context, source, link.text), address },
        });
    }
    section
}

/// The same as [`sources`], a line each, for paper: there no link can be followed.
pub fn cited_sources(context: &Context, ids: impl IntoIterator<Item = ObservationId>) -> Vec<String> {
    let lines = sources(context, ids).lines.into_iter();
    lines
        .map(|line| context.fill("paper_source", &[("place", &line.label), ("source", &line.text)]))
        .collect()
}

/// What an answer rests on.
pub fn observations_of(answer: &Answer) -> Vec<ObservationId> {
    match answer {
        Answer::Derived { above, below, .. } => vec![*above, *below],
        answer => answer.observation().into_iter().collect(),
    }
}

/// A source with the body that issued it.
fn cited(context: &Context, source: &Source, title: String) -> String {
    let site = context.site;
    let (issuer, published) = match source {
        Source::Prose { report, .. } | Source::FrontMatter { report, .. } => {
            (site.report(*report).issuer.clone(), None)
        }
        Source::Cell { set, .. } => {
            let set = site.data_set(*set);
            (set.issuer.clone(), set.source.clone())
        }
        Source::Profile { .. } => (None, None),
    };
    let mut parts = vec![title];
    parts.extend(published);
    parts.extend(issuer);
    parts.dedup();
    parts.join("；")
}

/// Adds what is to be known of the columns, each kind of column once, before the sources.
pub fn add_columns(context: &Context, table: &mut Table) {
    let mut section = Section::new(context, "data_note_columns");
    let told = |column: &Column| column.about.clone().map(|about| (own_title(context, column), about));
    for (label, text) in table.columns.iter().filter_map(told) {
        if !section.lines.iter().any(|line| line.text == text) {
            section.lines.push(Line { label, text, address: None });
        }
    }
    let last = table.notes.len().saturating_sub(1);
    table.notes.insert(last, section);
}

/// What a column is called apart from the indicator that it belongs to.
fn own_title(context: &Context, column: &Column) -> String {
    let of_indicator = context.site.indicators.iter().any(|known| known.key == column.key);
    match column.key.rsplit_once('.') {
        Some((_, part)) => context.fill(&format!("data_{part}"), &[]),
        None if of_indicator => context.fill("data_value", &[]),
        None => column.title.clone(),
    }
}
