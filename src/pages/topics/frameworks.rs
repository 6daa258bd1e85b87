//! Frameworks: the parts of each, and the figures of the report that belong to them.

use crate::compare;
use crate::load::Collation;
use crate::model::{Framework, FrameworkPart, ObservationId, ReportId, Scope, Site};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::said;
use super::super::view::{FrameworkRow, FrameworksView, PartFigure, PartView};
use super::Topic;

/// A framework and where it stands: its report, and its position in it.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    pub report: ReportId,
    pub at: usize,
    pub framework: &'a Framework,
}

pub fn view(context: &Context) -> FrameworksView {
    let mut all = all(context.site);
    let collation = Collation::pinyin();
    let bare = |placed: &Placed| crate::model::bare_name(&placed.framework.name);
    all.sort_by(|a, b| collation.compare(&bare(a), &bare(b)));
    FrameworksView {
        rows: all.into_iter().map(|placed| row(context, placed)).collect(),
        downloads: context.downloads(Subject::Topic(Topic::Frameworks)),
    }
}

/// How many there are, in a sentence.
pub fn sentence(context: &Context) -> String {
    let all = all(context.site);
    let mut places: Vec<_> = all.iter().map(|placed| context.site.report(placed.report).place).collect();
    places.sort();
    places.dedup();
    let values = [("frameworks", &*all.len().to_string()), ("places", &*places.len().to_string())];
    context.fill("description_frameworks", &values)
}

/// Every framework of every report, in the order of the site.
pub fn all(site: &Site) -> Vec<Placed<'_>> {
    let reports = site.reports.iter().enumerate();
    let placed = reports.flat_map(|(report, it)| {
        let frameworks = it.frameworks.iter().enumerate();
        frameworks.map(move |(at, framework)| Placed { report: ReportId(report as u32), at, framework })
    });
    placed.collect()
}

/// The id of a framework on the page of its report.
pub fn anchor(at: usize) -> String {
    format!("framework-{}", at + 1)
}

fn row(context: &Context, placed: Placed) -> FrameworkRow {
    let Placed { report, at, framework } = placed;
    let stated_in = context.site.report(report);
    let page = context.report_link(report).href;
    let figures = compare::figures_of_parts(context.site, stated_in, framework);
    let parts = framework.parts.iter().zip(figures).map(|(part, figures)| PartView {
        name: part.name.clone(),
        href: part.section.as_ref().map(|anchor| format!("{page}#{anchor}")),
        count: part.is_tied().then(|| figures.len().to_string()),
        figures: Vec::new(),
    });
    FrameworkRow {
        id: None,
        name: framework.name.clone(),
        parts: parts.collect(),
        measured: framework.parts.iter().any(FrameworkPart::is_tied),
        note: framework.note.clone(),
        place: context.place_link(stated_in.place),
        above: context.above(stated_in.place),
        period: context.period(&stated_in.period).text,
        report: context.told_in(report, framework.said.as_ref(), anchor(at)),
        said: None,
    }
}

impl Context<'_> {
    /// The frameworks of one report, with the figures of their parts.
    pub fn frameworks_of(&self, report: ReportId) -> Vec<FrameworkRow> {
        let stated_in = self.site.report(report);
        let rows = stated_in.frameworks.iter().enumerate().map(|(at, framework)| {
            let row = row(self, Placed { report, at, framework });
            let figures = compare::figures_of_parts(self.site, stated_in, framework);
            let parts = row.parts.into_iter().zip(figures).map(|(part, figures)| PartView {
                href: part.href.and_then(|href| href.split_once('#').map(|(_, anchor)| format!("#{anchor}"))),
                figures: figures.into_iter().map(|id| self.part_figure(id)).collect(),
                ..part
            });
            let parts = parts.collect();
            let said = said::sentence(framework.said.as_ref());
            FrameworkRow { id: Some(anchor(at)), parts, said, ..row }
        });
        rows.collect()
    }

    /// The frameworks of one report, for other pages.
    pub fn framework_rows(&self, report: ReportId) -> Vec<FrameworkRow> {
        let frameworks = self.site.report(report).frameworks.iter().enumerate();
        frameworks.map(|(at, framework)| row(self, Placed { report, at, framework })).collect()
    }

    fn part_figure(&self, id: ObservationId) -> PartFigure {
        let observation = self.site.observation(id);
        PartFigure {
            indicator: self.indicator_link(observation.indicator),
            reading: self.reading(&observation.reading, self.site.indicator(observation.indicator)),
            scope: match observation.scope {
                Scope::Whole => String::new(),
                _ => self.scope(&observation.scope),
            },
            source: self.source(observation).href,
        }
    }
}
