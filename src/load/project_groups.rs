//! Statements → projects: those whose names agree at one place are one, and each part finds its whole.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{
    Period, Place, PlaceId, Project, ProjectId, ProjectSource, ProjectUse, Report, ReportId, StatedProject,
    bare_name,
};
use crate::say;

use super::collation::Collation;
use super::fields::nearest;
use super::practices::{slug, unused};

/// A statement and where it stands.
struct Told<'a> {
    found: ProjectUse,
    stated: &'a StatedProject,
    place: PlaceId,
}

/// The projects of all reports and registers, in pinyin order.
pub fn gather(
    reports: &[Report],
    places: &[Place],
    collation: &Collation,
    diagnostics: &mut Diagnostics,
) -> Vec<Project> {
    let told = told(reports, places);
    let mut groups: Vec<Group> = Vec::new();
    for one in &told {
        // Each name of a joint statement is a project of its own; aliases belong to a single one.
        for name in &one.stated.names {
            let aliases = one.stated.aliases.iter().filter(|_| one.stated.names.len() == 1);
            let written: Vec<String> = [name].into_iter().chain(aliases).cloned().collect();
            let names = written.iter().map(|name| bare_name(name)).collect();
            join(&mut groups, Group { place: one.place, names, written, uses: vec![one.found] });
        }
    }
    let mut keys = BTreeSet::new();
    let mut projects: Vec<Project> = groups.into_iter().map(|group| group.named(&mut keys)).collect();
    projects.sort_by(|a, b| {
        let by_name = collation.compare(&bare_name(&a.name), &bare_name(&b.name));
        by_name.then_with(|| a.key.cmp(&b.key))
    });
    let days: BTreeMap<ProjectUse, Option<Date>> =
        told.iter().map(|one| (one.found, day(one, reports))).collect();
    for project in &mut projects {
        project.uses.sort_by_key(|found| {
            let day = days.get(found).copied().flatten();
            (day.is_none(), day, *found)
        });
        project.uses.dedup();
    }
    parents(&mut projects, &told, places, diagnostics);
    projects
}

/// The day that a statement speaks of.
fn day(one: &Told, reports: &[Report]) -> Option<Date> {
    let own = one.stated.as_of.as_ref().and_then(Period::last_day);
    let of_report = match one.found.source {
        ProjectSource::Report(id) => reports[id.index()].period.last_day(),
        ProjectSource::Register(_) => None,
    };
    own.or(of_report)
}

/// Every statement: reports first, then registers, each in its order.
fn told<'a>(reports: &'a [Report], places: &'a [Place]) -> Vec<Told<'a>> {
    let one = |source, at, stated: &'a StatedProject, home| Told {
        found: ProjectUse { source, at },
        stated,
        place: stated.place.unwrap_or(home),
    };
    let mut all = Vec::new();
    for (id, report) in reports.iter().enumerate() {
        let source = ProjectSource::Report(ReportId(id as u32));
        all.extend(report.projects.iter().enumerate().map(|(at, it)| one(source, at, it, report.place)));
    }
    for (id, place) in places.iter().enumerate() {
        let id = PlaceId(id as u32);
        let source = ProjectSource::Register(id);
        all.extend(place.projects.iter().enumerate().map(|(at, it)| one(source, at, it, id)));
    }
    all
}

/// Statements of one place that share a name.
struct Group {
    place: PlaceId,
    /// Bare.
    names: BTreeSet<String>,
    /// As written, in order of reading.
    written: Vec<String>,
    uses: Vec<ProjectUse>,
}

impl Group {
    fn shares(&self, other: &Group) -> bool {
        self.place == other.place && !self.names.is_disjoint(&other.names)
    }

    fn named(self, keys: &mut BTreeSet<String>) -> Project {
        let name = self.written.first().cloned().unwrap_or_default();
        let mut other_names: Vec<String> = Vec::new();
        for other in self.written {
            if other != name && !other_names.contains(&other) {
                other_names.push(other);
            }
        }
        let key = unused(slug(&name, "project"), keys);
        Project { key, name, other_names, place: self.place, parent: None, uses: self.uses }
    }
}

/// Adds a group; all those that share a name with it become one, in the place of the first.
fn join(groups: &mut Vec<Group>, new: Group) {
    let Some(at) = groups.iter().position(|group| group.shares(&new)) else {
        groups.push(new);
        return;
    };
    let later = groups.split_off(at);
    let (alike, rest): (Vec<Group>, Vec<Group>) = later.into_iter().partition(|group| group.shares(&new));
    let joined = alike.into_iter().chain([new]).reduce(|mut first, group| {
        first.names.extend(group.names);
        first.written.extend(group.written);
        first.uses.extend(group.uses);
        first
    });
    groups.extend(joined);
    groups.extend(rest);
}

/// A parent is looked for at the same place, then at the places above.
fn parents(projects: &mut [Project], told: &[Told], places: &[Place], diagnostics: &mut Diagnostics) {
    let mut at_place: BTreeMap<PlaceId, Vec<(String, usize)>> = BTreeMap::new();
    for (id, project) in projects.iter().enumerate() {
        let names = [&project.name].into_iter().chain(&project.other_names);
        at_place.entry(project.place).or_default().extend(names.map(|name| (bare_name(name), id)));
    }
    let mut named: Vec<(usize, usize, &Span)> = Vec::new();
    for one in told {
        let Some((name, span)) = &one.stated.parent else { continue };
        let lineage = std::iter::successors(Some(one.place), |id| places[id.index()].parent);
        let known: Vec<&(String, usize)> = lineage.filter_map(|id| at_place.get(&id)).flatten().collect();
        match known.iter().find(|(known, _)| *known == bare_name(name)) {
            Some((_, parent)) => {
                let own = |(_, project): &(usize, &Project)| project.uses.contains(&one.found);
                named
                    .extend(projects.iter().enumerate().filter(own).map(|(child, _)| (child, *parent, span)));
            }
            None => unknown(name, span, known.iter().map(|(name, _)| name.as_str()), diagnostics),
        }
    }
    for (child, parent, span) in named {
        if above(projects, parent).any(|id| id == child) {
            within_itself(&projects[child].name, span, diagnostics);
        } else {
            projects[child].parent = Some(ProjectId(parent as u32));
        }
    }
}

/// A project and all that it is a part of; no circle was ever closed, so there is an end.
fn above(projects: &[Project], id: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(id), |id| projects[*id].parent.map(ProjectId::index))
}

fn unknown<'n>(name: &str, span: &Span, known: impl Iterator<Item = &'n str>, diagnostics: &mut Diagnostics) {
    let message =
        say!("这里没有名为“{name}”的上级项目", "there is no project `{name}` that this could be a part of");
    let mut diagnostic = Diagnostic::error("unknown-value", message).at(span.clone());
    if let Some(near) = nearest(name, known) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    let help = say!(
        "上级项目要在本地方或上级地方的 projects 里自己有一项",
        "the whole needs an item of its own in the `projects` of this place or of a place above"
    );
    diagnostics.push(diagnostic.help(help));
}

fn within_itself(name: &str, span: &Span, diagnostics: &mut Diagnostics) {
    let message = say!("“{name}”成了自己的一部分", "`{name}` would be a part of itself");
    let help = say!("去掉这个 parent，或改成别的项目", "remove this `parent`, or name another project");
    diagnostics.push(Diagnostic::error("project-parent", message).at(span.clone()).help(help));
}
