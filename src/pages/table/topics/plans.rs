//! The table of plans: each with what the next report says of it.

use super::super::super::said;
use super::super::super::topics::Topic;
use super::super::super::topics::plans::{all, anchor, outcome};
use super::super::super::view::OutcomeView;
use super::{Cell, Context, Kind, Spec, Table, Told, records};
use crate::model::{PlaceId, Plan, PlanRef, Reading, ReportId};

struct Row<'a> {
    found: PlanRef,
    plan: &'a Plan,
}

impl Told for Row<'_> {
    fn place(&self, context: &Context) -> PlaceId {
        context.site.report(self.found.report).place
    }

    fn report(&self) -> Option<ReportId> {
        Some(self.found.report)
    }

    fn anchor(&self) -> String {
        said::place(self.plan.said.as_ref(), anchor(self.found.at))
    }
}

pub fn table(context: &Context) -> Table {
    let rows: Vec<Row> = all(context.site).map(|(found, plan)| Row { found, plan }).collect();
    records(context, Topic::Plans, specs(), &rows)
}

fn specs<'a>() -> Vec<Spec<Row<'a>>> {
    let mut specs = vec![
        Spec::new("plan", Kind::Text, |_, row: &Row| Cell::text(row.plan.text.as_str())),
        Spec::new("plan_for", Kind::Text, |c, row| Cell::text(c.plan_owner(row.found, row.plan))),
        Spec::new("state", Kind::Text, |c, row| Cell::text(c.plan_state(row.plan.state))),
        Spec::new("due", Kind::Text, |c, row| {
            Cell::maybe(row.plan.due.as_ref().map(|due| c.period(due).text))
        }),
        Spec::new("owner", Kind::Text, |_, row| Cell::maybe(row.plan.owner.clone())),
        Spec::new("target_indicator", Kind::Text, |c, row| {
            let target = row.plan.target.as_ref();
            Cell::maybe(target.map(|target| c.name(&c.site.indicator(target.indicator).name)))
        }),
        Spec::new("target", Kind::Text, |_, row| {
            Cell::maybe(row.plan.target.as_ref().and_then(|target| written(&target.reading)))
        }),
        Spec::new("note", Kind::Text, |_, row| Cell::maybe(row.plan.note.clone())),
    ];
    specs.extend(outcomes());
    specs.push(Spec::new("period", Kind::Text, |c, row: &Row| {
        Cell::text(c.period(&c.site.report(row.found.report).period).text)
    }));
    specs
}

/// What has become of it, and who says so.
fn outcomes<'a>() -> Vec<Spec<Row<'a>>> {
    vec![
        Spec::new("outcome", Kind::Text, |c, row: &Row| Cell::text(view(c, row).word)),
        Spec::new("outcome_value", Kind::Text, |c, row| {
            Cell::maybe(view(c, row).value.map(|value| value.shown))
        }),
        Spec::new("outcome_note", Kind::Text, |c, row| Cell::maybe(view(c, row).note)),
        Spec::new("outcome_source", Kind::Text, |c, row| {
            Cell::maybe(view(c, row).report.map(|report| report.text))
        }),
    ]
}

fn view(context: &Context, row: &Row) -> OutcomeView {
    outcome(context, row.found, row.plan.target.as_ref())
}

fn written(reading: &Reading) -> Option<String> {
    reading.quantity().map(|quantity| quantity.written.clone())
}
