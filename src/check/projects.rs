//! Projects that do not fit together: one told of twice by a source, progress from before the works began.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{Period, Project, ProjectEntry, ProjectUse, Site, first_day};
use crate::say;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for project in &site.projects {
        for (at, found) in project.uses.iter().enumerate() {
            let earlier = project.uses[..at].iter().find(|other| other.source == found.source);
            if let Some(earlier) = earlier {
                twice(site, project, *earlier, *found, diagnostics);
            }
        }
        begun(site, project, diagnostics);
    }
}

fn twice(site: &Site, project: &Project, one: ProjectUse, other: ProjectUse, diagnostics: &mut Diagnostics) {
    let (first, second) = if one.at < other.at { (one, other) } else { (other, one) };
    let span = |found| site.stated_project(found).span.clone();
    let name = &project.name;
    let message = say!("“{name}”在这个文件里写了两次", "`{name}` is told of twice in this file");
    let help = say!(
        "合成一项，不同时候的进度写进 entries；确是两个项目的，把名称写得不同",
        "make it one and put progress over time into `entries`; if they are two projects, name them apart"
    );
    let diagnostic = Diagnostic::error("same-project", message).at(span(second));
    diagnostics.push(diagnostic.also(span(first), say!("前一次在这里", "first here")).help(help));
}

/// Before its works begin a project is planned, funded, put to tender or signed, and nothing else.
fn begun(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let stated = || project.uses.iter().map(|found| site.stated_project(*found));
    let latest = stated().rev().find_map(|stated| stated.start.as_ref().and_then(first_day));
    for one in stated() {
        let Some(start) = one.start.as_ref().and_then(first_day).or(latest) else { continue };
        for entry in &one.entries {
            let early = entry.date.last_day().is_some_and(|day| day < start);
            if early && !precedes(entry) {
                too_early(&entry.date, start, &entry.span, &project.name, diagnostics);
            }
        }
    }
}

fn precedes(entry: &ProjectEntry) -> bool {
    let begun = entry.state.percent.is_some();
    entry.state.status.is_some_and(|status| status.precedes_start()) && !begun
}

fn too_early(
    date: &Period,
    start: jiff::civil::Date,
    span: &Span,
    name: &str,
    diagnostics: &mut Diagnostics,
) {
    let Some(day) = date.last_day() else { return };
    let message = say!(
        "“{name}”{start} 才开工，这一条却是 {day}",
        "`{name}` starts on {start}, but this entry is of {day}"
    );
    let help = say!(
        "改正日期或 start；开工以前的事，写明 status 是 planned、funded、bidding 或 signed",
        "mend the date or `start`; what comes before the start has `status` planned, funded, bidding or signed"
    );
    diagnostics.push(Diagnostic::error("project-dates", message).at(span.clone()).help(help));
}
