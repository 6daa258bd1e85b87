//! The `answers:` of front matter: what has become of each plan of the report before.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Indicator, Outcome, Plan, PlanAnswer, PlanRef, Report, ReportId, Said, report_before};
use crate::say;

use super::fields::{Fields, Text, nearest};
use super::keys;
use super::yaml::Node;
use super::{plans, said};

/// An answer that still names its plan by key or text.
#[derive(Clone)]
pub struct RawAnswer {
    plan: Text,
    state: Outcome,
    value: Option<Text>,
    note: Option<String>,
    pub said: Option<Said>,
}

/// Takes the field `answers`.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<RawAnswer> {
    let file = fields.file();
    let nodes = fields.list("answers");
    nodes.into_iter().filter_map(|node| answer(file, node, diagnostics)).collect()
}

fn answer(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<RawAnswer> {
    let mut fields = Fields::of(file, node, &keys::ANSWER, diagnostics);
    let plan = fields.required("plan", diagnostics);
    let states = Outcome::ALL.map(|state| (state.id(), state));
    let state = fields.required("state", diagnostics);
    let state = state.and_then(|text| super::fields::choose(&text, "state", &states, diagnostics));
    let value = fields.text("value", diagnostics);
    let note = fields.text("note", diagnostics).map(|text| text.text);
    let said = said::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    Some(RawAnswer { plan: plan?, state: state?, value, note, said })
}

/// Leads the answers of every report to the plans of the report before it, of the same place and kind.
pub fn lower(
    reports: &mut [Report],
    raw: Vec<Vec<RawAnswer>>,
    indicators: &[Indicator],
    diagnostics: &mut Diagnostics,
) {
    for (at, raw) in raw.into_iter().enumerate().filter(|(_, raw)| !raw.is_empty()) {
        let Some(before) = report_before(reports, ReportId(at as u32)) else {
            no_report(&raw[0].plan, diagnostics);
            continue;
        };
        let plans = &reports[before.index()].plans;
        let mut answers: Vec<PlanAnswer> = Vec::new();
        for raw in raw {
            let Some(position) = named(&raw.plan, plans, diagnostics) else { continue };
            let plan = PlanRef { report: before, at: position };
            if answers.iter().any(|answer| answer.plan == plan) {
                twice(&raw.plan, diagnostics);
                continue;
            }
            let value =
                raw.value.and_then(|value| reached(&value, &plans[position], indicators, diagnostics));
            answers.push(PlanAnswer { plan, state: raw.state, value, note: raw.note, said: raw.said });
        }
        reports[at].answers = answers;
    }
}

fn no_report(plan: &Text, diagnostics: &mut Diagnostics) {
    let message = say!(
        "没有更早的同类总结，这里没有打算可以回应",
        "there is no earlier report of this place and kind, so there is no plan to answer"
    );
    let help = say!(
        "answers 回应的是同一地方、同一类、上一期总结里的 plans；期间不明的总结没有上一期",
        "`answers` are to the `plans` of the last report of the same place and kind; a report of unknown period has none"
    );
    diagnostics.push(Diagnostic::error("no-plan", message).at(plan.span.clone()).help(help));
}

fn named(text: &Text, plans: &[Plan], diagnostics: &mut Diagnostics) -> Option<usize> {
    let written = text.text.as_str();
    let by_key = plans.iter().position(|plan| plan.key.as_deref() == Some(written));
    let found = by_key.or_else(|| plans.iter().position(|plan| plan.text == written));
    if found.is_none() {
        let message = say!("上一期总结没有“{written}”这项打算", "the report before has no plan `{written}`");
        let mut diagnostic = Diagnostic::error("unknown-value", message).at(text.span.clone());
        let names = || plans.iter().flat_map(|plan| plan.key.iter().chain([&plan.text]).map(String::as_str));
        if let Some(near) = nearest(written, names()) {
            diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
        }
        let all: Vec<&str> = plans.iter().map(|plan| plan.key.as_deref().unwrap_or(&plan.text)).collect();
        let (zh, en) = (all.join("、"), all.join(", "));
        diagnostic = match all.is_empty() {
            true => diagnostic.help(say!("那份总结没有写 plans", "that report has no `plans`")),
            false => diagnostic.help(say!("那里的打算有：{zh}", "its plans are: {en}")),
        };
        diagnostics.push(diagnostic);
    }
    found
}

fn twice(text: &Text, diagnostics: &mut Diagnostics) {
    let written = &text.text;
    let message = say!("“{written}”这项打算回应了两次", "the plan `{written}` is answered twice");
    let help = say!("合成一项", "make it one answer");
    diagnostics.push(Diagnostic::error("same-plan", message).at(text.span.clone()).help(help));
}

/// The figure of an answer is one for the indicator of the plan's target.
fn reached(
    value: &Text,
    plan: &Plan,
    indicators: &[Indicator],
    diagnostics: &mut Diagnostics,
) -> Option<crate::model::Reading> {
    let Some(target) = &plan.target else {
        let message =
            say!("这项打算没有写目标数，不能用 value 回应", "this plan has no target to answer with a value");
        let help = say!(
            "数字写进 note；或在那份总结的打算里补上 target",
            "put the figure into `note`, or give the plan its `target` in its own report"
        );
        diagnostics.push(Diagnostic::error("no-plan", message).at(value.span.clone()).help(help));
        return None;
    };
    plans::figure(value, &indicators[target.indicator.index()], diagnostics)
}
