//! Projects: the list of all by how far they have come, and the rows of a place or a report.

use std::collections::BTreeMap;

use crate::compare::{self, Light, Moment};
use crate::model::{
    Period, PlaceId, Project, ProjectId, ProjectSource, ProjectState, ProjectStatus, ProjectUse, ReportId,
};
use crate::quantity::decimal;

use super::super::charts::{Bar, Chart, Mark, Span};
use super::super::comparing::plain;
use super::super::context::Context;
use super::super::download::Subject;
use super::super::route::Route;
use super::super::view::{
    LinkView, PlaceProjects, ProgressView, ProjectLine, ProjectPlace, ProjectRow, ProjectShelf, ProjectsView,
    ReadingView, ScheduleView, StatusView,
};
use super::Topic;

/// So many projects of one place are read without groups.
const UNGROUPED: usize = 12;

pub fn view(context: &Context) -> ProjectsView {
    let mut places: BTreeMap<PlaceId, usize> = BTreeMap::new();
    for (_, project) in all(context) {
        *places.entry(project.place).or_default() += 1;
    }
    let place = |(id, projects): (PlaceId, usize)| {
        let link = context.place_link(id);
        ProjectPlace { link: LinkView { href: format!("{}#_projects", link.href), ..link }, projects }
    };
    let shelves = shelves(context, all(context));
    ProjectsView {
        projects: context.site.projects.len(),
        with_percent: shelves.iter().flat_map(|shelf| &shelf.lines).any(|line| line.progress.is_some()),
        shelves,
        places: places.into_iter().map(place).collect(),
        bulletins: (0..context.site.peers.len()).filter_map(|group| context.bulletin_link(group)).collect(),
        downloads: context.downloads(Subject::Topic(Topic::Projects)),
    }
}

/// Projects by the status that was stated last, in the order of a project's life; those of none last.
fn shelves<'a>(
    context: &Context<'a>,
    projects: impl Iterator<Item = (ProjectId, &'a Project)>,
) -> Vec<ProjectShelf> {
    let mut shelves: BTreeMap<(bool, Option<ProjectStatus>), Vec<ProjectLine>> = BTreeMap::new();
    for (id, project) in projects {
        let status = standing(context, project);
        shelves.entry((status.is_none(), status)).or_default().push(context.project_line(id));
    }
    let shelf = |((_, status), lines): ((bool, Option<ProjectStatus>), Vec<ProjectLine>)| ProjectShelf {
        name: context.project_status(status).to_owned(),
        id: format!("_status-{}", status.map_or("unknown", ProjectStatus::id)),
        lines,
    };
    shelves.into_iter().map(shelf).collect()
}

/// How many there are, in a sentence.
pub fn sentence(context: &Context) -> String {
    let mut places: Vec<PlaceId> = all(context).map(|(_, project)| project.place).collect();
    places.sort();
    places.dedup();
    let projects = context.site.projects.len().to_string();
    let places = places.len().to_string();
    context.fill("description_projects", &[("projects", &projects), ("places", &places)])
}

fn all<'a>(context: &Context<'a>) -> impl Iterator<Item = (ProjectId, &'a Project)> + use<'a> {
    context.site.projects.iter().enumerate().map(|(at, project)| (ProjectId(at as u32), project))
}

/// The status that was stated last.
fn standing(context: &Context, project: &Project) -> Option<ProjectStatus> {
    let moments = compare::moments(context.site, project);
    let newest = compare::newest(&moments, |state| state.status.is_some());
    newest.and_then(|moment| moment.state.status)
}

/// The id of a statement on the page of its report.
pub fn anchor(at: usize) -> String {
    format!("project-{}", at + 1)
}

/// The bars of lists of projects, by their keys.
pub fn bars<'l>(context: &Context, lists: impl IntoIterator<Item = &'l Project>) -> Vec<(String, Chart)> {
    let moments = lists.into_iter().flat_map(|project| compare::moments(context.site, project));
    let mut bars: Vec<(String, Chart)> = moments.filter_map(|moment| bar(context, &moment)).collect();
    bars.sort_by(|a, b| a.0.cmp(&b.0));
    bars.dedup_by(|a, b| a.0 == b.0);
    bars
}

/// From nothing to all of it, whatever the others have done.
fn bar(context: &Context, moment: &Moment) -> Option<(String, Chart)> {
    let reading = moment.state.percent.as_ref()?;
    let mark = match compare::progress(reading, context.site.readings) {
        Some(amount) => Mark::Amount(amount),
        None if matches!(reading, crate::model::Reading::Withheld(_)) => Mark::Withheld,
        None => Mark::Nothing,
    };
    let whole = Mark::Amount(compare::Amount::exact(rust_decimal::Decimal::ONE_HUNDRED));
    let span = Span::from_zero([&whole]);
    Some((bar_key(moment), Chart::Bar(Bar { span, mark, title: None })))
}

/// Unique for every statement and entry of the site.
fn bar_key(moment: &Moment) -> String {
    let source = match moment.found.source {
        ProjectSource::Report(id) => format!("report-{}", id.0),
        ProjectSource::Register(id) => format!("place-{}", id.0),
    };
    let entry = moment.entry.map_or(String::new(), |entry| format!("-{entry}"));
    format!("bar-{source}-{}{entry}", moment.found.at)
}

impl Context<'_> {
    pub fn project_link(&self, id: ProjectId) -> LinkView {
        self.route_link(self.site.project(id).name.clone(), Route::Project(id))
    }

    /// A project as it last stood.
    pub fn project_line(&self, id: ProjectId) -> ProjectLine {
        let project = self.site.project(id);
        let moments = compare::moments(self.site, project);
        let status = compare::newest(&moments, |state| state.status.is_some());
        let percent = compare::newest(&moments, |state| state.percent.is_some());
        let investment = moments.iter().rev().find_map(|moment| moment.stated.investment.as_ref());
        let invested = compare::newest(&moments, |state| state.invested.is_some());
        let newest = status.or(moments.last());
        ProjectLine {
            link: self.project_link(id),
            other_names: project.other_names.join(self.word("joint_list")),
            parent: project.parent.map(|parent| self.project_link(parent)),
            place: self.place_link(project.place),
            above: self.above(project.place),
            status: self.status_of(status.map(|moment| moment.state)),
            progress: percent.and_then(|moment| self.progress(id, moment, &moments)),
            investment: investment.map(|reading| self.money(reading)),
            invested: {
                let reading = invested.and_then(|moment| moment.state.invested.as_ref());
                reading.map(|reading| self.money(reading))
            },
            period: newest.map_or_else(String::new, |moment| self.period(&moment.time).text),
            note: newest.and_then(|moment| moment.state.note.clone()),
        }
    }

    /// The projects of one place.
    pub fn projects_at(&self, place: PlaceId) -> PlaceProjects {
        let own = || self.site.ties.projects_at(place).iter().map(|id| (*id, self.site.project(*id)));
        let count = own().count();
        let (shelves, lines) = match count {
            0..=UNGROUPED => (Vec::new(), own().map(|(id, _)| self.project_line(id)).collect()),
            _ => (shelves(self, own()), Vec::new()),
        };
        let told = shelves.iter().flat_map(|shelf| &shelf.lines).chain(&lines);
        PlaceProjects {
            count,
            with_percent: told.into_iter().any(|line| line.progress.is_some()),
            shelves,
            lines,
        }
    }

    /// What one report states of projects, each statement with an id that other pages lead to.
    pub fn projects_of(&self, report: ReportId) -> Vec<ProjectRow> {
        let period = &self.site.report(report).period;
        let rows = self.site.report(report).projects.iter().enumerate().map(|(at, stated)| {
            let found = ProjectUse { source: ProjectSource::Report(report), at };
            let time = stated.as_of.as_ref().unwrap_or(period).clone();
            let moment = Moment { found, stated, entry: None, time, state: &stated.state };
            let ids: Vec<ProjectId> = self.projects_of_use(found);
            ProjectRow {
                id: anchor(at),
                names: ids.iter().map(|id| self.project_link(*id)).collect(),
                status: self.status_of(Some(&stated.state)),
                progress: ids.first().and_then(|id| {
                    let moments = compare::moments(self.site, self.site.project(*id));
                    let progress = self.progress(*id, &moment, &moments)?;
                    let count = stated.names.len().to_string();
                    let joint = || self.fill("project_joint_row", &[("count", &count)]);
                    Some(ProgressView { joint: (stated.names.len() > 1).then(joint), ..progress })
                }),
                invested: stated.state.invested.as_ref().map(|reading| self.money(reading)),
                investment: stated.investment.as_ref().map(|reading| self.money(reading)),
                period: self.period(&moment.time).text,
                note: stated.state.note.clone(),
            }
        });
        rows.collect()
    }

    /// The projects that one statement is made of, in the order of its names.
    pub fn projects_of_use(&self, found: ProjectUse) -> Vec<ProjectId> {
        let names = &self.site.stated_project(found).names;
        let place = |name: &str| names.iter().position(|known| known == name);
        let mut ids: Vec<ProjectId> =
            all(self).filter(|(_, project)| project.uses.contains(&found)).map(|(id, _)| id).collect();
        ids.sort_by_key(|id| place(&self.site.project(*id).name).unwrap_or(usize::MAX));
        ids
    }

    pub fn status_of(&self, state: Option<&ProjectState>) -> StatusView {
        let status = state.and_then(|state| state.status);
        StatusView {
            key: status.map_or("", ProjectStatus::id),
            word: self.project_status(status).to_owned(),
            said: state.and_then(|state| state.said.clone()),
        }
    }

    /// How much was done at a moment. `id` is the project that it is shown for.
    pub fn progress(&self, id: ProjectId, moment: &Moment, moments: &[Moment]) -> Option<ProgressView> {
        let reading = moment.state.percent.as_ref()?;
        Some(ProgressView {
            reading: ReadingView {
                sort: compare::progress(reading, self.site.readings).map(|amount| decimal(amount.value)),
                ..self.money(reading)
            },
            bar: bar_key(moment),
            period: self.period(&moment.time).text,
            joint: self.joint("project_joint_percent", id, moment.found),
            schedule: self.schedule(moment, moments),
        })
    }

    /// The other projects that a statement is made of, in the sentence of a word.
    pub fn joint(&self, word: &str, id: ProjectId, found: ProjectUse) -> Option<String> {
        let project = self.site.project(id);
        let own = |name: &str| name == project.name || project.other_names.iter().any(|other| other == name);
        let names = self.site.stated_project(found).names.iter().map(String::as_str);
        let others: Vec<&str> = names.filter(|name| !own(name)).collect();
        let joined = others.join(self.word("joint_list"));
        (!others.is_empty()).then(|| self.fill(word, &[("others", &joined)]))
    }

    fn schedule(&self, moment: &Moment, moments: &[Moment]) -> Option<ScheduleView> {
        let found = compare::schedule(moment, moments, self.site.readings)?;
        let (light, shape, word) = match found.light {
            Light::Green => ("green", "●", "light_green"),
            Light::Yellow => ("yellow", "▲", "light_yellow"),
            Light::Red => ("red", "■", "light_red"),
            Light::Unsure => ("unsure", "◇", "light_unsure"),
        };
        let elapsed = plain(found.elapsed.round_dp(1));
        let when = self.since(&moment.time);
        let mut sentence = self.fill("schedule_says", &[("when", &when), ("elapsed", &elapsed)]);
        if found.overdue {
            sentence.push_str(self.word("schedule_overdue"));
        }
        Some(ScheduleView { light, shape, word: self.word(word).to_owned(), sentence })
    }

    /// A planned date.
    pub fn planned_date(&self, period: &Period) -> String {
        self.since(period)
    }
}
