//! All reports: by year, by kind, and the shelf of those whose year is not known.

use std::collections::BTreeMap;

use crate::model::{KindId, ReportId};

use super::context::Context;
use super::home::newest;
use super::route::Route;
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
            .map(|(year, count)| shelf(year_name(year), Route::ReportsOfYear(year), count))
            .collect(),
        unknown: (unknown > 0).then(|| shelf(unknown_name, Route::ReportsOfNoYear, unknown)),
        kinds: kinds
            .into_iter()
            .map(|(id, count)| {
                shelf(context.name(&site.kind(id).name).to_owned(), Route::ReportsOfKind(id), count)
            })
            .collect(),
        newest: newest(context).into_iter().take(NEWEST).map(|id| context.report_line(id)).collect(),
        total: site.reports.len(),
    };
    let title = context.word("title_reports").to_owned();
    let description = context.fill("description_reports", &[("reports", &view.total.to_string())]);
    let crumbs = vec![context.home_crumb()];
    context.page(Route::Reports, title, description, crumbs, View::Reports(view), Vec::new())
}

pub fn of_year<'a>(context: &Context<'a>, year: i16) -> Page<'a> {
    let number = year.to_string();
    let title = context.fill("title_shelf_year", &[("year", &number)]);
    let sentence = context.fill("shelf_year", &[("year", &number)]);
    shelf(context, Route::ReportsOfYear(year), title, sentence, |id| {
        context.site.report(id).period.year() == Some(year)
    })
}

pub fn of_no_year<'a>(context: &Context<'a>) -> Page<'a> {
    let title = context.word("title_shelf_unknown").to_owned();
    let sentence = context.word("shelf_unknown").to_owned();
    shelf(context, Route::ReportsOfNoYear, title, sentence, |id| {
        context.site.report(id).period.year().is_none()
    })
}

pub fn of_kind<'a>(context: &Context<'a>, kind: KindId) -> Page<'a> {
    let name = context.name(&context.site.kind(kind).name);
    let title = context.fill("title_shelf_kind", &[("kind", name)]);
    let sentence = context.fill("shelf_kind", &[("kind", name)]);
    shelf(context, Route::ReportsOfKind(kind), title, sentence, |id| context.site.report(id).kind == kind)
}

fn shelf<'a>(
    context: &Context<'a>,
    route: Route,
    title: String,
    sentence: String,
    belongs: impl Fn(ReportId) -> bool,
) -> Page<'a> {
    let ids = newest(context).into_iter().filter(|id| belongs(*id));
    let reports = ids.map(|id| context.report_line(id)).collect();
    let all = LinkView { text: context.word("nav_reports").to_owned(), href: context.to(Route::Reports) };
    let view = View::Shelf(ShelfView { sentence: sentence.clone(), reports });
    context.page(route, title, sentence, vec![context.home_crumb(), all], view, Vec::new())
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
        LinkView { text, href: self.to(Route::ReportsOfKind(id)) }
    }
}
