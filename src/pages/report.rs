//! The page of a report: its head, its text, and its figures with the way back to each sentence.

use crate::model::{ReportId, Site, Source, report_before};

use super::context::Context;
use super::official;
use super::paper::Paper;
use super::route::Route;
use super::topics::projects::bars;
use super::view::{Page, ReportView, View};

pub fn page<'a>(context: &Context<'a>, id: ReportId) -> Page<'a> {
    let site = context.site;
    let report = site.report(id);
    let view = view(context, id);
    let description = report.summary.clone().unwrap_or_else(|| {
        let values = [
            ("place", view.place.text.as_str()),
            ("kind", view.kind.text.as_str()),
            ("period", view.period.text.as_str()),
        ];
        context.fill("description_report", &values)
    });
    let mut crumbs = context.crumbs_above(report.place);
    crumbs.push(context.place_link(report.place));
    let texts = vec![("body", official::text(context, report))];
    let title = report.title.clone();
    let told = site.ties.projects_in(id).iter();
    let charts = bars(context, told.map(|project| site.project(*project)));
    let page =
        context.page(Route::Report(id), title, description, crumbs, View::Report(Box::new(view)), texts);
    Page { charts, ..page }
}

fn view(context: &Context, id: ReportId) -> ReportView {
    let site = context.site;
    let report = site.report(id);
    let (previous, next) = neighbours(site, id);
    ReportView {
        title: report.title.clone(),
        title_lines: report.title_lines.clone(),
        place: context.place_link(report.place),
        kind: context.kind_link(report.kind),
        issuer: report.issuer.clone(),
        period: context.period(&report.period),
        date: report.date.map(|date| context.date(date)),
        summary: report.summary.clone(),
        pdf: context.to_paper(Paper::Report(id)),
        file: report.file.clone(),
        outline: official::outline(report),
        figures: context.by_theme(
            &report.observations,
            |observation| match observation.source {
                Source::FrontMatter { .. } => Some(context.anchor(observation)),
                Source::Prose { .. } => Some(format!("row-{}", context.anchor(observation))),
                Source::Profile { .. } | Source::Cell { .. } => None,
            },
            |_, view| view,
        ),
        statuses: context.statuses(report.observations.iter().copied()),
        practices: context.practices_of(id),
        projects: context.projects_of(id),
        lists: super::topics::lists::of_report(context, id),
        ledger: super::topics::ledger::of_report(context, id),
        picture_pairs: super::topics::picture_pairs::of_report(context, id),
        frameworks: context.frameworks_of(id),
        plans: context.plans_of(id),
        answers: context.answers_of(id),
        answered: report_before(&site.reports, id).map(|before| context.report_link(before)),
        lessons: context.lessons_of(id),
        boards: context.boards_of(id),
        schemes: context.schemes_of(id),
        funding: context.funding_of(id),
        funding_total: report.funding_total.as_ref().map(|reading| context.money(reading)),
        previous: previous.map(|id| context.report_link(id)),
        next: next.map(|id| context.report_link(id)),
    }
}

/// The reports of the same place before and after this one; they are kept newest first. One of an unknown period
/// stands neither before nor after any other.
fn neighbours(site: &Site, id: ReportId) -> (Option<ReportId>, Option<ReportId>) {
    let dated = |id: &ReportId| site.report(*id).period.last_day().is_some();
    let reports = site.place(site.report(id).place).reports.iter().copied();
    let reports: Vec<ReportId> = reports.filter(dated).collect();
    let Some(at) = reports.iter().position(|other| *other == id) else { return (None, None) };
    let next = at.checked_sub(1).map(|at| reports[at]);
    (reports.get(at + 1).copied(), next)
}
