//! Lessons: what was seen at one place beside what is proposed for another, report by report.

use crate::model::{Home, Lesson, PlaceId, Report, ReportId, Site, bare_name};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::route::Route;
use super::super::said;
use super::super::view::{LessonRow, LessonShelf, LessonsView, Named};
use super::Topic;

/// A lesson and where it stands: its report, and its position in it.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    pub report: ReportId,
    pub at: usize,
    pub lesson: &'a Lesson,
}

pub fn view(context: &Context) -> LessonsView {
    let reports: Vec<ReportId> = (0..context.site.reports.len()).map(|at| ReportId(at as u32)).collect();
    LessonsView {
        shelves: telling(context.site, &reports).map(|id| shelf(context, id)).collect(),
        downloads: context.downloads(Subject::Topic(Topic::Lessons)),
    }
}

/// How many there are, in a sentence.
pub fn sentence(context: &Context) -> String {
    let all = all(context.site);
    let proposals = all.iter().filter(|placed| placed.lesson.proposal.is_some()).count();
    let values = [("lessons", &*all.len().to_string()), ("proposals", &*proposals.to_string())];
    context.fill("description_lessons", &values)
}

/// Every lesson of every report, in the order of the site.
pub fn all(site: &Site) -> Vec<Placed<'_>> {
    let placed = site.reports.iter().enumerate().flat_map(|(report, it)| {
        let lessons = it.lessons.iter().enumerate();
        lessons.map(move |(at, lesson)| Placed { report: ReportId(report as u32), at, lesson })
    });
    placed.collect()
}

/// Those of some reports that tell of lessons.
fn telling<'s>(site: &'s Site, reports: &'s [ReportId]) -> impl Iterator<Item = ReportId> + use<'s> {
    reports.iter().copied().filter(|report| !site.report(*report).lessons.is_empty())
}

/// The id of a lesson on the page of its report.
pub fn anchor(at: usize) -> String {
    format!("lesson-{}", at + 1)
}

fn shelf(context: &Context, id: ReportId) -> LessonShelf {
    let report = context.site.report(id);
    let rows = report.lessons.iter().enumerate();
    LessonShelf {
        host: context.place_link(report.place),
        home: context.home(report),
        period: context.period(&report.period).text,
        report: context.report_link(id),
        rows: rows.map(|(at, lesson)| row(context, Placed { report: id, at, lesson })).collect(),
    }
}

fn row(context: &Context, placed: Placed) -> LessonRow {
    let Placed { report, at, lesson } = placed;
    LessonRow {
        id: None,
        seen: lesson.seen.clone(),
        practice: lesson.seen.as_ref().and_then(|seen| practice(context, report, seen)),
        lesson: lesson.lesson.clone(),
        proposal: lesson.proposal.clone(),
        note: lesson.note.clone(),
        report: context.told_in(report, lesson.said.as_ref(), anchor(at)),
        said: None,
    }
}

/// The page of the practice that was seen, where the report tells of one by this name.
fn practice(context: &Context, report: ReportId, seen: &str) -> Option<String> {
    let bare = bare_name(seen);
    let tells = |practice: &crate::model::Practice| {
        let names = [&practice.name].into_iter().chain(&practice.other_names);
        practice.uses.iter().any(|found| found.report == report)
            && names.into_iter().any(|n| bare_name(n) == bare)
    };
    let at = context.site.practices.iter().position(tells)?;
    Some(context.to(Route::Practice(crate::model::PracticeId(at as u32))))
}

impl Context<'_> {
    /// The lessons of one report, each with an id that other pages lead to.
    pub fn lessons_of(&self, id: ReportId) -> Option<LessonShelf> {
        let report = self.site.report(id);
        if report.lessons.is_empty() {
            return None;
        }
        let shelf = shelf(self, id);
        let rows = shelf.rows.into_iter().zip(&report.lessons).enumerate();
        let rows = rows.map(|(at, (row, lesson))| LessonRow {
            id: Some(anchor(at)),
            said: said::sentence(lesson.said.as_ref()),
            ..row
        });
        Some(LessonShelf { rows: rows.collect(), ..shelf })
    }

    /// What those sent from a place saw elsewhere, and propose for it.
    pub fn lessons_for(&self, place: PlaceId) -> Vec<LessonShelf> {
        telling(self.site, self.site.ties.sent_from(place)).map(|id| shelf(self, id)).collect()
    }

    /// What those sent to a place saw there; what they propose elsewhere is not its own.
    pub fn lessons_at(&self, place: PlaceId) -> Vec<LessonShelf> {
        let mut own = self.site.place(place).reports.clone();
        own.sort();
        let mut shelves: Vec<LessonShelf> = telling(self.site, &own).map(|id| shelf(self, id)).collect();
        for shelf in &mut shelves {
            shelf.rows.retain(|row| row.seen.is_some());
            shelf.rows.iter_mut().for_each(|row| row.proposal = None);
        }
        shelves.retain(|shelf| !shelf.rows.is_empty());
        shelves
    }

    /// The place that a report takes its lessons to.
    pub fn home(&self, report: &Report) -> Named {
        match &report.home {
            Some(Home::Place(id)) => {
                let link = self.place_link(*id);
                Named { text: link.text, href: Some(link.href) }
            }
            Some(Home::Named(text)) => Named { text: text.clone(), href: None },
            None => Named { text: String::new(), href: None },
        }
    }
}
