//! The content of this repository, figure by figure, against `tests/facts.csv`: what the seven summaries state.
//!
//! The columns: the report, the indicator, the value in the unit as the writer gave it (none where it is withheld or
//! lost), that unit, the qualifier, the status, what kind of scope it covers, and the year where the text fixes one.

use std::collections::BTreeMap;

use townpress::model::{Observation, Reading, Scope, ScopeKind, Site};
use townpress::{disk, load};

use crate::folder::repository;

const FACTS: &str = include_str!("../facts.csv");

/// A figure as the table or the site has it; equal ones are compared by how many there are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fact {
    report: String,
    indicator: String,
    value: String,
    unit: String,
    qualifier: String,
    status: String,
    scope: String,
    year: String,
}

fn table() -> Vec<Fact> {
    let rows = FACTS.lines().skip(1).map(|line| {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        let [report, indicator, value, unit, qualifier, status, scope, year]: [String; 8] =
            cells.try_into().unwrap_or_else(|_| panic!("eight columns: {line}"));
        let fact = Fact { report, indicator, value, unit, qualifier, status, scope, year };
        assert_eq!(
            fact.value.is_empty(),
            fact.status != "reported",
            "only a reported figure has a value: {line}"
        );
        fact
    });
    rows.collect()
}

fn site() -> Site {
    let (files, told) = disk::read(repository()).unwrap_or_else(|error| panic!("{}", error.message.en));
    assert!(told.is_empty(), "the content of the repository can be read");
    load::load(&files).0
}

fn stated(site: &Site, observation: &Observation) -> Fact {
    let report = observation.source.report().map_or_else(String::new, |id| site.report(id).path.clone());
    let quantity = observation.reading.quantity();
    let number = quantity.and_then(|quantity| quantity.number.as_ref());
    let unit = quantity.map(|quantity| quantity.unit.written.clone()).unwrap_or_default();
    Fact {
        report,
        indicator: site.indicator(observation.indicator).key.clone(),
        value: number.map(|number| number.value.normalize().to_string()).unwrap_or_default(),
        unit,
        qualifier: quantity.map_or("exact", |quantity| quantity.qualifier.id()).to_owned(),
        status: observation.reading.id().to_owned(),
        scope: scope(&observation.scope).to_owned(),
        year: observation.period.year().map_or_else(|| "unknown".to_owned(), |year| year.to_string()),
    }
}

fn scope(scope: &Scope) -> &'static str {
    match scope {
        Scope::Whole => "whole",
        Scope::BuiltUp => "built-up",
        Scope::Named(ScopeKind::Village, _) => "village",
        Scope::Named(ScopeKind::Project, _) => "project",
        Scope::Named(ScopeKind::Unit, _) => "unit",
        Scope::Named(ScopeKind::Feature, _) => "feature",
    }
}

fn counted(facts: Vec<Fact>) -> BTreeMap<Fact, usize> {
    let mut counts = BTreeMap::new();
    for fact in facts {
        *counts.entry(fact).or_default() += 1;
    }
    counts
}

#[test]
fn the_table_holds_what_the_summaries_state() {
    assert_eq!(table().len(), 175);
}

#[test]
fn every_figure_is_there_once_and_none_is_added() {
    let site = site();
    let expected = counted(table());
    let found = counted(site.observations.iter().map(|observation| stated(&site, observation)).collect());
    let mut wrong = Vec::new();
    for (fact, count) in &expected {
        let times = found.get(fact).copied().unwrap_or(0);
        if times != *count {
            wrong.push(format!("{times} times, not {count}: {fact:?}"));
        }
    }
    for (fact, count) in found.iter().filter(|(fact, _)| !expected.contains_key(*fact)) {
        wrong.push(format!("{count} times, not expected: {fact:?}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(site.observations.len(), 175);
}

#[test]
fn what_is_withheld_or_lost_has_no_number() {
    let site = site();
    for observation in site.observations.iter() {
        if let Reading::Withheld(quantity) | Reading::Lost(quantity) = &observation.reading {
            assert!(quantity.number.is_none(), "{} holds a number", quantity.written);
            assert!(quantity.normalised().is_none(), "{} has an amount", quantity.written);
        }
    }
}

/// The case that a single table cannot hold: one indicator of three towns, one reading of each kind.
#[test]
fn one_indicator_is_reported_withheld_and_lost() {
    let facts = table().into_iter().filter(|fact| fact.indicator == "above_scale_industrial_output");
    let mut seen: Vec<(String, String, String)> =
        facts.map(|fact| (fact.status, fact.value, fact.year)).collect();
    seen.sort();
    let row = |status: &str, value: &str, year: &str| (status.to_owned(), value.to_owned(), year.to_owned());
    let expected = [row("lost", "", "unknown"), row("reported", "32.4", "2022"), row("withheld", "", "2020")];
    assert_eq!(seen, expected);
}
