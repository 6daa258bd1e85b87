//! All reports: by year, by kind, and the shelf of those whose year is not known.

use std::collections::BTreeMap;

use crate::model::{KindId, ReportId};

use super::context::Context;
use super::route::{Route, SHELF, Shelf};
use super::view::{LinkView, Page, ReportLine, ReportsView, ShelfLine, ShelfView, View};

/// How many reports the overview shows.
const NEWEST: usize = 50;

pub fn index<'a>(context: &Context<'a>) -> Page<'a> {
    let site = context.site;
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<KindId, usize> = BTreeMap::new();
    let mut unknown = 0;
    for report in &site.reports {
        *kinds.entry(report.kind).or_default() += 1;
        match report.period.year() {
            Some(year) => *years.entry(year).or_default() += 1,
            None => unknown += 1,
        }
    }
    let shelf = |text: String, route, reports| ShelfLine {
        link: LinkView { text, href: context.to(route) },
        reports,
    };
    let year_name = |year: i16| context.fill("shelf_name_year", &[("year", &year.to_string())]);
    let unknown_name = context.word("shelf_name_unknown").to_owned();
    let view = ReportsView {
        years: years
            .into_iter()
            .rev()
            .map(|(year, count)| shelf(year_name(year), Route::Shelf(Shelf::Year(year), 0), count))
            .collect(),
        unknown: (unknown > 0).then(|| shelf(unknown_name, Route::Shelf(Shelf::NoYear, 0), unknown)),
        kinds: kinds
            .into_iter()
            .map(|(id, count)| {
                shelf(context.name(&site.kind(id).name).to_owned(), Route::Shelf(Shelf::Kind(id), 0), count)
            })
            .collect(),
        newest: site.ties.newest.iter().take(NEWEST).map(|id| context.report_line(*id)).collect(),
        total: site.reports.len(),
    };
    let title = context.word("title_reports").to_owned();
    let description = context.fill("description_reports", &[("reports", &view.total.to_string())]);
    let crumbs = vec![context.home_crumb()];
    context.page(Route::Reports, title, description, crumbs, View::Reports(view), Vec::new())
}

/// One page of a shelf, newest reports first.
pub fn shelf<'a>(context: &Context<'a>, shelf: Shelf, at: usize) -> Page<'a> {
    let newest = context.site.ties.newest.iter().copied();
    let all: Vec<ReportId> = newest.filter(|id| shelf.holds(context.site.report(*id))).collect();
    let shown = all.chunks(SHELF).nth(at).unwrap_or_default();
    let (title, sentence) = names(context, shelf);
    let view = ShelfView {
        sentence: sentence.clone(),
        total: all.len(),
        pages: context.page_links(0..all.len().div_ceil(SHELF), at, |page| Route::Shelf(shelf, page)),
        reports: shown.iter().map(|id| context.report_line(*id)).collect(),
    };
    let reports = LinkView { text: context.word("nav_reports").to_owned(), href: context.to(Route::Reports) };
    let crumbs = vec![context.home_crumb(), reports];
    context.page(Route::Shelf(shelf, at), title, sentence, crumbs, View::Shelf(view), Vec::new())
}

/// The title of a shelf, and why its reports are together.
fn names(context: &Context, shelf: Shelf) -> (String, String) {
    match shelf {
        Shelf::Year(year) => {
            let values = [("year", &*year.to_string())];
            (context.fill("title_shelf_year", &values), context.fill("shelf_year", &values))
        }
        Shelf::NoYear => {
            (context.word("title_shelf_unknown").to_owned(), context.word("shelf_unknown").to_owned())
        }
        Shelf::Kind(kind) => {
            let values = [("kind", context.name(&context.site.kind(kind).name))];
            (context.fill("title_shelf_kind", &values), context.fill("shelf_kind", &values))
        }
    }
}

impl Context<'_> {
    pub fn report_line(&self, id: ReportId) -> ReportLine {
        let report = self.site.report(id);
        ReportLine {
            link: self.report_link(id),
            place: self.place_link(report.place),
            above: self.above(report.place),
            kind: self.kind_link(report.kind),
            period: self.period(&report.period),
            issuer: report.issuer.clone(),
            figures: report.observations.len(),
        }
    }

    pub fn kind_link(&self, id: KindId) -> LinkView {
        let text = self.name(&self.site.kind(id).name).to_owned();
        LinkView { text, href: self.to(Route::Shelf(Shelf::Kind(id), 0)) }
    }
}
