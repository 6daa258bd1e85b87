//! The `plans:` of front matter: what will be done, by when, by whom, and how much of it.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{Indicator, Plan, PlanState, Reading, Target, Whose};
use crate::quantity;
use crate::say;

use super::fields::{Fields, Text};
use super::keys;
use super::names::Names;
use super::yaml::Node;
use super::{metric, period, said};

/// A plan whose target still names its indicator by its key.
#[derive(Clone)]
pub struct RawPlan {
    pub plan: Plan,
    target: Option<RawTarget>,
}

#[derive(Clone)]
struct RawTarget {
    indicator: Text,
    value: Text,
}

/// Takes the field `plans`. `home` is where the report names the place that somebody was sent from.
pub fn read(fields: &mut Fields, home: Option<&Text>, diagnostics: &mut Diagnostics) -> Vec<RawPlan> {
    let file = fields.file();
    let nodes = fields.list("plans");
    let plans = nodes.into_iter().filter_map(|node| plan(file, node, home, diagnostics));
    let plans: Vec<RawPlan> = plans.collect();
    told_apart(&plans, diagnostics);
    plans
}

fn plan(file: &str, node: &Node, home: Option<&Text>, diagnostics: &mut Diagnostics) -> Option<RawPlan> {
    let mut fields = Fields::of(file, node, &keys::PLAN, diagnostics);
    let text = fields.required("text", diagnostics);
    let key = fields.text("key", diagnostics).map(|text| text.text);
    let states = PlanState::ALL.map(|state| (state.id(), state));
    let state = fields.choice("state", &states, diagnostics).unwrap_or(PlanState::Planned);
    let whose = whose(&mut fields, home, diagnostics);
    let due = fields.node("due").map(|node| period::period(file, node, diagnostics));
    let mut plain = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (owner, note) = (plain("owner"), plain("note"));
    let target = fields.node("target").and_then(|node| target(file, node, diagnostics));
    let said = said::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    let text = text?;
    let plan = Plan {
        key,
        text: text.text,
        state,
        whose: whose.unwrap_or(Whose::Host),
        due,
        owner,
        target: None,
        note,
        said,
        span: text.span,
    };
    Some(RawPlan { plan, target })
}

/// Where somebody was sent to a place, a plan must say which of the two it is for: nobody may take it for the other's.
fn whose(fields: &mut Fields, home: Option<&Text>, diagnostics: &mut Diagnostics) -> Option<Whose> {
    let choices = Whose::ALL.map(|whose| (whose.id(), whose));
    if home.is_some() {
        let text = fields.required("whose", diagnostics)?;
        return super::fields::choose(&text, "whose", &choices, diagnostics);
    }
    let text = fields.text("whose", diagnostics)?;
    let whose = super::fields::choose(&text, "whose", &choices, diagnostics);
    if whose == Some(Whose::Home) {
        no_home(text.span, diagnostics);
    }
    whose
}

/// What is meant for home needs a home.
pub fn no_home(at: Span, diagnostics: &mut Diagnostics) {
    let message = say!("这份总结没有写 home，不知道带回哪里", "this report names no `home`");
    let help = say!(
        "在总结开头加上 home：派出的地方，写文件夹（如 xiji/jiqiang）或名称",
        "add `home` to the report: the folder or the name of the place that somebody was sent from"
    );
    diagnostics.push(Diagnostic::error("missing-field", message).at(at).help(help));
}

fn target(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<RawTarget> {
    let mut fields = Fields::of(file, node, &keys::TARGET, diagnostics);
    let indicator = fields.required("indicator", diagnostics);
    let value = fields.required("value", diagnostics);
    fields.finish(diagnostics);
    Some(RawTarget { indicator: indicator?, value: value? })
}

/// An answer names its plan by key or text, so no two may have the same.
fn told_apart(plans: &[RawPlan], diagnostics: &mut Diagnostics) {
    for (at, RawPlan { plan, .. }) in plans.iter().enumerate() {
        let name = plan.key.as_ref().unwrap_or(&plan.text);
        let same = |other: &&RawPlan| other.plan.key.as_ref().unwrap_or(&other.plan.text) == name;
        let Some(first) = plans[..at].iter().find(same) else { continue };
        let message = say!("“{name}”这项打算写了两次", "the plan `{name}` is told of twice");
        let help = say!(
            "合成一项；确是两项的，各加一个 key",
            "make it one; if they are two, give each a `key` of its own"
        );
        let diagnostic = Diagnostic::error("same-plan", message).at(plan.span.clone());
        let first = first.plan.span.clone();
        diagnostics.push(diagnostic.also(first, say!("前一次在这里", "first here")).help(help));
    }
}

/// Finds the indicators of the targets and reads their figures.
pub fn lower(
    raw: Vec<RawPlan>,
    names: &Names,
    indicators: &[Indicator],
    diagnostics: &mut Diagnostics,
) -> Vec<Plan> {
    let lowered = raw.into_iter().map(|raw| {
        let target = raw.target.and_then(|raw| {
            let Some(id) = names.indicators.get(&raw.indicator.text).copied() else {
                metric::unknown_indicator(&raw.indicator, indicators, diagnostics);
                return None;
            };
            let reading = figure(&raw.value, &indicators[id.index()], diagnostics)?;
            Some(Target { indicator: id, reading })
        });
        Plan { target, ..raw.plan }
    });
    lowered.collect()
}

/// A figure of an indicator, outside of prose and tables.
pub fn figure(value: &Text, indicator: &Indicator, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let reading = metric::reading(value, quantity::parse(&value.text), diagnostics)?;
    metric::fits(&reading, indicator, value, diagnostics).then_some(reading)
}
