//! Funding: the rows of one report, and those of all places by source level and by purpose.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compare::{self, Amount, FundingTotal, number};
use crate::load::Collation;
use crate::model::{Funding, Reading, ReportId, Site, SourceLevel};
use crate::quantity::{self, Qualifier};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::said;
use super::super::view::{FundingRow, FundingShelf, FundingView, ReadingView, StatedTotal, StatusCount};
use super::Topic;

/// Above this many rows every shelf is folded.
const UNFOLDED: usize = 200;

/// Totals are shown in 万元, as offices write them.
const WAN: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// A row and where it stands: its report, and its position in it.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    pub report: ReportId,
    pub at: usize,
    pub funding: &'a Funding,
}

pub fn view(context: &Context) -> FundingView {
    let rows = all(context.site);
    FundingView {
        rows: rows.len(),
        folded: rows.len() > UNFOLDED,
        statuses: statuses(context, &rows),
        by_level: by_level(context, &rows),
        by_purpose: by_purpose(context, &rows),
        stated: stated(context),
        downloads: context.downloads(Subject::Topic(Topic::Funding)),
    }
}

/// How many rows of how many places there are, in a sentence.
pub fn sentence(context: &Context) -> String {
    let rows = all(context.site);
    let mut places: Vec<_> = rows.iter().map(|row| context.site.report(row.report).place).collect();
    places.sort();
    places.dedup();
    let values = [("rows", &*rows.len().to_string()), ("places", &*places.len().to_string())];
    context.fill("description_funding", &values)
}

/// Every row of every report, in the order of the site.
pub fn all(site: &Site) -> Vec<Placed<'_>> {
    let reports = site.reports.iter().enumerate();
    let rows = reports.flat_map(|(report, it)| {
        let rows = it.funding.iter().enumerate();
        rows.map(move |(at, funding)| Placed { report: ReportId(report as u32), at, funding })
    });
    rows.collect()
}

/// How many rows say how much, and how many do not.
fn statuses(context: &Context, rows: &[Placed]) -> Vec<StatusCount> {
    const ORDER: [&str; 5] = ["reported", "withheld", "lost", "missing", "not-applicable"];
    let of = |status: Option<&str>| {
        let amounts = rows.iter().map(|row| row.funding.amount.as_ref().map(Reading::id));
        amounts.filter(|found| *found == status).count()
    };
    let told = ORDER.into_iter().map(|status| (status, context.status_word(status), of(Some(status))));
    let silent = (Reading::Missing.id(), context.word("funding_no_amount"), of(None));
    let counts = told.chain([silent]).filter(|(_, _, count)| *count > 0);
    counts.map(|(status, word, count)| StatusCount { status, word: word.to_owned(), count }).collect()
}

/// Rows of one level together; those of no stated level last, and never added up: they have nothing in common.
fn by_level(context: &Context, rows: &[Placed]) -> Vec<FundingShelf> {
    let mut shelves: BTreeMap<(bool, &[SourceLevel]), Vec<Placed>> = BTreeMap::new();
    for row in rows {
        let levels = row.funding.source_levels.as_slice();
        shelves.entry((levels.is_empty(), levels)).or_default().push(*row);
    }
    let shelf = |((unknown, levels), rows): ((bool, &[SourceLevel]), Vec<Placed>)| FundingShelf {
        name: context.source_levels(levels),
        computed: if unknown { None } else { computed(context, &rows) },
        rows: rows.into_iter().map(|placed| row(context, placed)).collect(),
    };
    shelves.into_iter().map(shelf).collect()
}

/// Rows of one purpose together, in pinyin order; those of no stated purpose last.
fn by_purpose(context: &Context, rows: &[Placed]) -> Vec<FundingShelf> {
    let mut shelves: BTreeMap<Option<&str>, Vec<Placed>> = BTreeMap::new();
    for row in rows {
        shelves.entry(row.funding.purpose.as_deref()).or_default().push(*row);
    }
    let collation = Collation::pinyin();
    let mut shelves: Vec<_> = shelves.into_iter().collect();
    shelves.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) => collation.compare(a, b),
        _ => b.is_some().cmp(&a.is_some()),
    });
    let shelf = |(purpose, rows): (Option<&str>, Vec<Placed>)| FundingShelf {
        name: purpose.unwrap_or(context.word("funding_no_purpose")).to_owned(),
        computed: None,
        rows: rows.into_iter().map(|placed| row(context, placed)).collect(),
    };
    shelves.into_iter().map(shelf).collect()
}

/// What the rows come to, marked as computed, with how many of them it covers.
fn computed(context: &Context, rows: &[Placed]) -> Option<String> {
    let total = compare::funding_total(rows.iter().map(|row| row.funding), context.site.readings)?;
    let FundingTotal { amount, covered, asked } = total;
    let amount = amount.times(Decimal::ONE / WAN)?;
    let shown = if covered < asked {
        let least = context.number(&Amount::exact(number(amount.low)?));
        context.fill("mark_at_least", &[("number", &least)])
    } else {
        context.number(&amount)
    };
    let values =
        [("total", shown.as_str()), ("covered", &*covered.to_string()), ("asked", &*asked.to_string())];
    Some(context.fill("funding_computed", &values))
}

/// The totals that reports state themselves.
fn stated(context: &Context) -> Vec<StatedTotal> {
    let reports = context.site.reports.iter().enumerate();
    let totals = reports.filter_map(|(at, report)| {
        let reading = context.money(report.funding_total.as_ref()?);
        let place = context.place_link(report.place);
        Some(StatedTotal { place, reading, report: context.report_link(ReportId(at as u32)) })
    });
    totals.collect()
}

/// The id of a row on the page of its report.
pub fn anchor(at: usize) -> String {
    format!("funding-{}", at + 1)
}

fn row(context: &Context, placed: Placed) -> FundingRow {
    let Placed { report, at, funding } = placed;
    let stated_in = context.site.report(report);
    FundingRow {
        id: None,
        source: funding.source.clone(),
        level: context.source_levels(&funding.source_levels),
        reading: match &funding.amount {
            Some(reading) => context.money(reading),
            None => ReadingView {
                shown: context.word("funding_no_amount").to_owned(),
                ..context.money(&Reading::Missing)
            },
        },
        purpose: funding.purpose.clone(),
        project: funding.project.clone(),
        period: context.period(funding.period.as_ref().unwrap_or(&stated_in.period)).text,
        within: funding.within.clone(),
        uncertain: funding.uncertain.clone(),
        note: funding.note.clone(),
        place: context.place_link(stated_in.place),
        above: context.above(stated_in.place),
        report: context.told_in(report, funding.said.as_ref(), anchor(at)),
        said: None,
    }
}

impl Context<'_> {
    /// The rows of one report, each with an id that other pages lead to.
    pub fn funding_of(&self, report: ReportId) -> Vec<FundingRow> {
        let stated = self.site.report(report).funding.iter().enumerate();
        let rows = stated.map(|(at, funding)| FundingRow {
            id: Some(anchor(at)),
            said: said::sentence(funding.said.as_ref()),
            ..row(self, Placed { report, at, funding })
        });
        rows.collect()
    }

    /// The rows of one report, for other pages.
    pub fn funding_rows(&self, report: ReportId) -> Vec<FundingRow> {
        let rows = self.site.report(report).funding.iter().enumerate();
        rows.map(|(at, funding)| row(self, Placed { report, at, funding })).collect()
    }

    /// An amount of money as written, or the word for why there is none.
    pub fn money(&self, reading: &Reading) -> ReadingView {
        let quantity = reading.quantity();
        let amount = quantity.filter(|_| matches!(reading, Reading::Amount(_)));
        let shown = match amount {
            Some(quantity) => quantity.written.clone(),
            None => self.status_word(reading.id()).to_owned(),
        };
        let yuan = amount.and_then(|quantity| quantity.in_unit(&quantity::unit("元")?));
        ReadingView {
            written: quantity.map(|q| q.written.clone()).filter(|w| amount.is_none() && *w != shown),
            shown,
            status: reading.id(),
            qualifier: quantity.map_or(Qualifier::Exact, |q| q.qualifier).id(),
            qualifier_word: amount.and_then(|q| self.qualifier_word(q.qualifier)).map(str::to_owned),
            converted: None,
            sort: yuan.map(quantity::decimal),
        }
    }

    /// The level that money comes from; several where it is not certain which.
    pub fn source_levels(&self, levels: &[SourceLevel]) -> String {
        let words: Vec<&str> = levels.iter().map(|level| self.source_level(*level)).collect();
        match words.as_slice() {
            [] => self.word("source_unknown").to_owned(),
            [one] => (*one).to_owned(),
            several => {
                let levels = several.join(self.word("joint_or"));
                self.fill("source_uncertain", &[("levels", &levels)])
            }
        }
    }
}
