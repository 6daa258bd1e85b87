//! One project: how it stands, and everything said of it in the order of time.

use crate::compare::{self, Moment};
use crate::model::{ProjectEntry, ProjectId, ProjectSource};

use super::super::context::Context;
use super::super::route::Route;
use super::super::view::{Fact, LinkView, MomentView, Page, PictureView, ProjectView, View};
use super::Topic;
use super::projects::{anchor, bars};

pub fn page<'a>(context: &Context<'a>, id: ProjectId) -> Page<'a> {
    let project = context.site.project(id);
    let line = context.project_line(id);
    let moments = compare::moments(context.site, project);
    let (dated, undated): (Vec<&Moment>, Vec<&Moment>) =
        moments.iter().partition(|moment| moment.time.last_day().is_some());
    let shown = |list: Vec<&Moment>| list.into_iter().map(|it| moment(context, id, it, &moments)).collect();
    let children = context.site.projects.iter().enumerate().filter(|(_, other)| other.parent == Some(id));
    let children: Vec<ProjectId> = children.map(|(at, _)| ProjectId(at as u32)).collect();
    let view = ProjectView {
        other_names: line.other_names.clone(),
        facts: facts(context, id, &moments),
        status: line.status,
        progress: line.progress,
        moments: shown(dated),
        undated: shown(undated),
        parts: children.iter().map(|child| context.project_line(*child)).collect(),
    };
    let title = project.name.clone();
    let values = [
        ("project", project.name.as_str()),
        ("place", line.place.text.as_str()),
        ("status", view.status.word.as_str()),
    ];
    let description = context.fill("description_project", &values);
    let crumbs = context.crumbs_of_topic(Topic::Projects);
    let charts =
        bars(context, [project].into_iter().chain(children.iter().map(|child| context.site.project(*child))));
    let page = context.page(Route::Project(id), title, description, crumbs, View::Project(view), Vec::new());
    Page { charts, ..page }
}

/// What is known of the whole project. Dates are planned ones, said so by their labels.
fn facts(context: &Context, id: ProjectId, moments: &[Moment]) -> Vec<Fact> {
    let project = context.site.project(id);
    let fact = |label, text: String, href| Fact { label: context.word(label).to_owned(), text, href };
    let place = context.place_link(project.place);
    let mut facts = vec![fact("label_place", place.text, Some(place.href))];
    if let Some(parent) = project.parent {
        let link = context.project_link(parent);
        facts.push(fact("label_parent_project", link.text, Some(link.href)));
    }
    let newest = || moments.iter().rev().map(|moment| moment.stated);
    if let Some(reading) = newest().find_map(|stated| stated.investment.as_ref()) {
        let view = context.money(reading);
        facts.push(fact("label_investment", view.written.unwrap_or(view.shown), None));
    }
    let invested = compare::newest(moments, |state| state.invested.is_some());
    if let Some(reading) = invested.and_then(|moment| moment.state.invested.as_ref()) {
        let view = context.money(reading);
        facts.push(fact("label_invested", view.written.unwrap_or(view.shown), None));
    }
    if let Some(start) = newest().find_map(|stated| stated.start.as_ref()) {
        facts.push(fact("label_start", context.planned_date(start), None));
    }
    if let Some(due) = newest().find_map(|stated| stated.due.as_ref()) {
        facts.push(fact("label_due", context.planned_date(due), None));
    }
    facts
}

fn moment(context: &Context, id: ProjectId, moment: &Moment, moments: &[Moment]) -> MomentView {
    let entry = moment.entry.and_then(|at| moment.stated.entries.get(at));
    let investment = moment.stated.investment.as_ref().filter(|_| entry.is_none());
    let said = moment.state.status.is_some() || moment.state.said.is_some();
    MomentView {
        period: context.period(&moment.time),
        status: said.then(|| context.status_of(Some(moment.state))),
        progress: context.progress(id, moment, moments),
        invested: moment.state.invested.as_ref().map(|reading| context.money(reading)),
        investment: investment.map(|reading| context.money(reading)),
        note: moment.state.note.clone(),
        joint: context.joint("project_joint", id, moment.found),
        pictures: entry.map(|entry| pictures(context, entry)).unwrap_or_default(),
        source: source(context, moment),
    }
}

fn pictures(context: &Context, entry: &ProjectEntry) -> Vec<PictureView> {
    entry.pictures.iter().map(|shown| context.picture(shown.picture, &shown.alt)).collect()
}

/// The page that says it: the row of the report, or the list of the place.
fn source(context: &Context, moment: &Moment) -> LinkView {
    match moment.found.source {
        ProjectSource::Report(id) => {
            let link = context.report_link(id);
            LinkView { href: format!("{}#{}", link.href, anchor(moment.found.at)), ..link }
        }
        ProjectSource::Register(id) => {
            let href = format!("{}#_projects", context.place_link(id).href);
            let text = context.fill("project_register", &[("place", context.place_name(id))]);
            LinkView { text, href }
        }
    }
}
