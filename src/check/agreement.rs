//! Things said twice: two reports of one thing, one figure with two values.

use std::collections::BTreeMap;

use super::sources;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{
    Basis, DataSetId, KindId, Observation, Period, PlaceId, Reading, Report, ReportId, Scope, Site, Source,
    Time,
};
use crate::say;

/// Two reports of one place, period and kind: readers could not tell which one holds.
pub fn reports(site: &Site, place: PlaceId, diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<(KindId, &Period), &Report> = BTreeMap::new();
    let mut own: Vec<ReportId> = site.place(place).reports.clone();
    own.sort_unstable();
    for report in own.into_iter().map(|id| site.report(id)) {
        // Nothing is known to be the same about two periods that are not known at all.
        if matches!(report.period, Period { time: Time::Unknown { .. }, when: None }) {
            continue;
        }
        let Some(other) = first.insert((report.kind, &report.period), report) else { continue };
        let (ours, theirs) = (&report.file, &other.file);
        let message = say!(
            "{theirs} 和 {ours} 是同一个地方、同一期间、同一种类的两份总结",
            "{theirs} and {ours} are two reports of one place, period and kind"
        );
        let diagnostic = Diagnostic::error("duplicate-report", message)
            .at(Span::file(report.file.as_str()))
            .also(Span::file(other.file.as_str()), say!("另一份", "the other one"))
            .help(say!(
                "删去一份，或改正其中一份的 period 或 kind",
                "remove one, or mend `period` or `kind` of one"
            ));
        diagnostics.push(diagnostic);
    }
}

/// One indicator of one place, period, basis and scope: whoever states it must state the same.
pub fn figures(site: &Site, place: PlaceId, diagnostics: &mut Diagnostics) {
    for same in site.place(place).by_indicator.chunk_by(|(a, _), (b, _)| a == b) {
        // Most figures are stated once.
        if same.len() == 1 {
            continue;
        }
        let mut first: BTreeMap<Key, &Observation> = BTreeMap::new();
        for observation in same.iter().map(|(_, id)| site.observation(*id)) {
            let other = *first.entry(key(observation)).or_insert(observation);
            if !agree(other, observation) {
                diagnostics.push(disagreement(site, other, observation));
            }
        }
    }
}

type Key<'a> = (Basis, &'a Scope, &'a Period, Option<Document>);

/// What two figures of one place and indicator share that speak of the same thing. What two documents say of a period
/// that is not known may be about two periods.
fn key(observation: &Observation) -> Key<'_> {
    let known = observation.period.last_day().is_some();
    let within = if known { None } else { document(observation) };
    (observation.basis, &observation.scope, &observation.period, within)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Document {
    Report(ReportId),
    DataSet(DataSetId),
}

fn document(observation: &Observation) -> Option<Document> {
    match &observation.source {
        Source::Prose { report, .. } | Source::FrontMatter { report, .. } => Some(Document::Report(*report)),
        Source::Cell { set, .. } => Some(Document::DataSet(*set)),
        Source::Profile { .. } => None,
    }
}

/// 254.8平方公里 and 254.80平方公里 agree, and so do 1.01亿元 and 10100万元.
fn agree(a: &Observation, b: &Observation) -> bool {
    match (&a.reading, &b.reading) {
        (Reading::Amount(a), Reading::Amount(b)) => {
            let (Some(left), Some(right)) = (a.normalised(), b.normalised()) else { return false };
            let same_unit = left.unit == right.unit || left.unit.is_empty() || right.unit.is_empty();
            let same = if same_unit { left.value == right.value } else { a.in_unit(&b.unit) == number(b) };
            same && a.qualifier == b.qualifier
        }
        (a, b) => a.id() == b.id(),
    }
}

fn number(quantity: &crate::quantity::Quantity) -> Option<rust_decimal::Decimal> {
    quantity.in_unit(&quantity.unit)
}

fn disagreement(site: &Site, a: &Observation, b: &Observation) -> Diagnostic {
    let name = &site.indicator(b.indicator).name.zh;
    let place = &site.place(b.place).name.zh;
    let (left, right) = (sources::written(a), sources::written(b));
    let (from, to) = (sources::figure(site, a), sources::figure(site, b));
    let (from_zh, from_en, to_zh, to_en) = (from.zh, from.en, to.zh, to.en);
    let message = say!(
        "{place}的“{name}”有两种说法：{from_zh} 和 {to_zh}",
        "two figures for {name} of {place}: {from_en} and {to_en}"
    );
    Diagnostic::error("disagreement", message)
        .at(b.span.clone())
        .label(say!("这里是 {right}", "{right} here"))
        .also(a.span.clone(), say!("这里是 {left}", "{left} here"))
        .help(say!(
            "改正其中一个；如果口径或期间不同，用 scope= 或 period= 写明",
            "mend one of them; if scope or period differ, say so with scope= or period="
        ))
}
