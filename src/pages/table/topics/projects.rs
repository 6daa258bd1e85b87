//! The table of projects: a row for everything said of one at one time.

use super::super::super::topics::Topic;
use super::super::super::topics::projects::anchor;
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::compare::{self, Amount, Light, Moment, Schedule};
use crate::model::{PlaceId, Project, ProjectSource, Reading, ReportId, first_day};

use super::super::cells::{computed, end, percent};

struct Row<'a> {
    project: &'a Project,
    moment: Moment<'a>,
    schedule: Option<Schedule>,
}

impl Told for Row<'_> {
    fn place(&self, _: &Context) -> PlaceId {
        self.project.place
    }

    fn report(&self) -> Option<ReportId> {
        match self.moment.found.source {
            ProjectSource::Report(id) => Some(id),
            ProjectSource::Register(_) => None,
        }
    }

    fn anchor(&self) -> String {
        anchor(self.moment.found.at)
    }
}

pub fn table(context: &Context) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for project in &context.site.projects {
        let moments = compare::moments(context.site, project);
        let schedules: Vec<Option<Schedule>> =
            moments.iter().map(|moment| compare::schedule(moment, &moments, context.site.readings)).collect();
        let told = moments.into_iter().zip(schedules);
        rows.extend(told.map(|(moment, schedule)| Row { project, moment, schedule }));
    }
    records(context, Topic::Projects, specs(), &rows)
}

fn specs<'a>() -> Vec<Spec<Row<'a>>> {
    let mut specs = vec![
        Spec::new("project", Kind::Text, |_, row: &Row| Cell::text(row.project.name.as_str())),
        Spec::new("named_together", Kind::Text, |c, row| {
            let names = &row.moment.stated.names;
            if names.len() > 1 { Cell::text(names.join(c.word("joint_list"))) } else { Cell::Empty }
        }),
        Spec::new("parent_project", Kind::Text, |c, row| {
            Cell::maybe(row.project.parent.map(|id| c.site.project(id).name.as_str()))
        }),
        Spec::new("project_status", Kind::Text, |c, row| {
            Cell::maybe(row.moment.state.status.map(|status| c.project_status(Some(status))))
        }),
        Spec::new("said", Kind::Text, |_, row| Cell::maybe(row.moment.state.said.clone())),
        Spec::new("period", Kind::Text, |c, row| Cell::text(c.period(&row.moment.time).text)),
    ];
    specs.extend(progress());
    specs.extend(money());
    specs.push(Spec::new("note", Kind::Text, |_, row: &Row| Cell::maybe(row.moment.state.note.clone())));
    specs
}

fn progress<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("percent", Kind::Text, |_, row: &Row| written(row.moment.state.percent.as_ref())),
        Spec::new("percent_low", Kind::Percent, |c, row| end(share(c, row).map(|amount| amount.low))),
        Spec::new("percent_high", Kind::Percent, |c, row| end(share(c, row).map(|amount| amount.high))),
        Spec::new("start", Kind::Date, |_, row| {
            let own = row.moment.stated.start.as_ref().and_then(first_day);
            own.or(row.schedule.map(|schedule| schedule.start)).map_or(Cell::Empty, Cell::Date)
        }),
        Spec::new("due", Kind::Date, |_, row| {
            let day = row.moment.stated.due.as_ref().and_then(|due| due.last_day());
            day.or(row.schedule.map(|schedule| schedule.due)).map_or(Cell::Empty, Cell::Date)
        }),
        Spec::new("elapsed", Kind::Percent, |_, row| {
            row.schedule.map_or(Cell::Empty, |schedule| percent(schedule.elapsed))
        }),
        Spec::new("light", Kind::Text, |c, row| {
            Cell::maybe(row.schedule.map(|schedule| match schedule.light {
                Light::Green => c.word("light_green"),
                Light::Yellow => c.word("light_yellow"),
                Light::Red => c.word("light_red"),
                Light::Unsure => c.word("light_unsure"),
            }))
        }),
    ]
}

fn money<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("investment", Kind::Text, |_, row: &Row| written(investment(row))),
        Spec::new("investment_yuan", Kind::Number, |c, row| yuan(c, investment(row))),
        Spec::new("invested", Kind::Text, |_, row| written(row.moment.state.invested.as_ref())),
        Spec::new("invested_yuan", Kind::Number, |c, row| yuan(c, row.moment.state.invested.as_ref())),
    ]
}

/// The investment belongs to the statement, not to each of its entries.
fn investment<'r>(row: &'r Row) -> Option<&'r Reading> {
    row.moment.stated.investment.as_ref().filter(|_| row.moment.entry.is_none())
}

fn written(reading: Option<&Reading>) -> Cell {
    Cell::maybe(reading.and_then(Reading::quantity).map(|quantity| quantity.written.clone()))
}

fn share(context: &Context, row: &Row) -> Option<Amount> {
    compare::progress(row.moment.state.percent.as_ref()?, context.site.readings)
}

fn yuan(context: &Context, reading: Option<&Reading>) -> Cell {
    let amount = reading.and_then(|reading| compare::yuan(reading, context.site.readings));
    amount.map_or(Cell::Empty, |amount| computed(amount.value))
}
