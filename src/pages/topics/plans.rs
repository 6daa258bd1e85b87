//! Plans: by place, newest first, each with what the next report says of it; and the answers of one report.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::{self, Fate};
use crate::load::Collation;
use crate::model::{
    Home, Outcome, PlaceId, Plan, PlanAnswer, PlanRef, ReportId, Said, Site, Target, Whose, report_before,
};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::said;
use super::super::view::{
    AnswerRow, LinkView, Named, OutcomeCount, OutcomeView, PlanRow, PlanShelf, PlansView, TargetView,
};
use super::Topic;

/// Above this many places none is unfolded.
const UNFOLDED: usize = 12;

pub fn view(context: &Context) -> PlansView {
    let shelves = shelves(context);
    PlansView {
        plans: all(context.site).count(),
        outcomes: outcomes(context),
        shelves,
        downloads: context.downloads(Subject::Topic(Topic::Plans)),
    }
}

/// How many there are and how many were answered, in a sentence.
pub fn sentence(context: &Context) -> String {
    let mut owners: Vec<Owner> = Vec::new();
    let (mut plans, mut answered) = (0, 0);
    for (found, plan) in all(context.site) {
        plans += 1;
        answered += usize::from(matches!(compare::fate(context.site, found), Fate::Answered(..)));
        owners.push(owner(context.site, found.report, plan.whose));
    }
    owners.sort();
    owners.dedup();
    let values = [
        ("plans", &*plans.to_string()),
        ("places", &*owners.len().to_string()),
        ("answered", &*answered.to_string()),
    ];
    context.fill("description_plans", &values)
}

/// Every plan of every report, in the order of the site.
pub fn all(site: &Site) -> impl Iterator<Item = (PlanRef, &Plan)> {
    (0..site.reports.len()).flat_map(|report| plans_in(site, ReportId(report as u32)))
}

fn plans_in(site: &Site, report: ReportId) -> impl Iterator<Item = (PlanRef, &Plan)> {
    let plans = site.report(report).plans.iter().enumerate();
    plans.map(move |(at, plan)| (PlanRef { report, at }, plan))
}

/// Whose plan it is: places of the site before those that are only named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Place(PlaceId),
    Named(String),
}

fn owner(site: &Site, report: ReportId, whose: Whose) -> Owner {
    let report = site.report(report);
    match (whose, &report.home) {
        (Whose::Home, Some(Home::Place(id))) => Owner::Place(*id),
        (Whose::Home, Some(Home::Named(name))) => Owner::Named(name.clone()),
        (Whose::Home, None) | (Whose::Host, _) => Owner::Place(report.place),
    }
}

fn shelves(context: &Context) -> Vec<PlanShelf> {
    let mut found: BTreeMap<Owner, Vec<PlanRef>> = BTreeMap::new();
    for (plan, it) in all(context.site) {
        found.entry(owner(context.site, plan.report, it.whose)).or_default().push(plan);
    }
    let open = found.len() <= UNFOLDED;
    let shelf = |(owner, mut plans): (Owner, Vec<PlanRef>)| {
        newest_first(context.site, &mut plans);
        let above = match &owner {
            Owner::Place(id) => context.above(*id),
            Owner::Named(_) => String::new(),
        };
        let rows = plans.into_iter().filter_map(|plan| row(context, plan)).collect();
        (matches!(owner, Owner::Named(_)), PlanShelf { place: named(context, owner), above, open, rows })
    };
    let mut shelves: Vec<(bool, PlanShelf)> = found.into_iter().map(shelf).collect();
    let collation = Collation::pinyin();
    shelves.sort_by(|(a_named, a), (b_named, b)| {
        a_named.cmp(b_named).then_with(|| collation.compare(&a.place.text, &b.place.text))
    });
    shelves.into_iter().map(|(_, shelf)| shelf).collect()
}

fn newest_first(site: &Site, plans: &mut [PlanRef]) {
    plans.sort_by_key(|plan| (std::cmp::Reverse(site.report(plan.report).period.last_day()), *plan));
}

fn named(context: &Context, owner: Owner) -> Named {
    match owner {
        Owner::Place(id) => {
            let link = context.place_link(id);
            Named { text: link.text, href: Some(link.href) }
        }
        Owner::Named(text) => Named { text, href: None },
    }
}

fn outcomes(context: &Context) -> Vec<OutcomeCount> {
    const ORDER: [&str; 6] = ["done", "partly", "not-done", "dropped", "unanswered", "open"];
    let views: Vec<OutcomeView> =
        all(context.site).map(|(plan, it)| outcome(context, plan, it.target.as_ref())).collect();
    let counts = ORDER.into_iter().filter_map(|outcome| {
        let same = || views.iter().filter(move |view| view.outcome == outcome);
        let word = same().next()?.word.clone();
        Some(OutcomeCount { outcome, word, count: same().count() })
    });
    counts.collect()
}

/// The id of a plan on the page of its report.
pub fn anchor(at: usize) -> String {
    format!("plan-{}", at + 1)
}

/// The id of the answer to a plan on the page of the report that answers.
fn answer_anchor(at: usize) -> String {
    format!("answer-{}", at + 1)
}

fn row(context: &Context, found: PlanRef) -> Option<PlanRow> {
    let report = context.site.report(found.report);
    let plan = report.plans.get(found.at)?;
    let whose = || named(context, owner(context.site, found.report, plan.whose));
    Some(PlanRow {
        id: None,
        text: plan.text.clone(),
        state: context.plan_state(plan.state).to_owned(),
        whose: report.home.is_some().then(whose),
        due: plan.due.as_ref().map(|due| context.period(due).text),
        owner: plan.owner.clone(),
        target: plan.target.as_ref().map(|target| context.target(target)),
        note: plan.note.clone(),
        period: context.period(&report.period).text,
        outcome: outcome(context, found, plan.target.as_ref()),
        report: context.told_in(found.report, plan.said.as_ref(), anchor(found.at)),
        said: None,
    })
}

/// What the next report says of a plan. Without an answer it is never done.
pub fn outcome(context: &Context, plan: PlanRef, target: Option<&Target>) -> OutcomeView {
    match compare::fate(context.site, plan) {
        Fate::Answered(next, answer) => answered(context, next, answer, target),
        Fate::Unanswered(next) => OutcomeView {
            outcome: "unanswered",
            word: context.word("outcome_unanswered").to_owned(),
            value: None,
            note: None,
            report: Some(at_answer(context, next, None, plan)),
        },
        Fate::Open => OutcomeView {
            outcome: "open",
            word: context.word("outcome_open").to_owned(),
            value: None,
            note: None,
            report: None,
        },
    }
}

fn answered(context: &Context, next: ReportId, answer: &PlanAnswer, target: Option<&Target>) -> OutcomeView {
    let indicator = target.map(|target| context.site.indicator(target.indicator));
    let value = answer.value.as_ref().zip(indicator);
    OutcomeView {
        outcome: class(answer.state),
        word: context.outcome(answer.state).to_owned(),
        value: value.map(|(reading, indicator)| context.reading(reading, indicator)),
        note: answer.note.clone(),
        report: Some(at_answer(context, next, answer.said.as_ref(), answer.plan)),
    }
}

/// An outcome as a class names it.
fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "done",
        Outcome::Partly => "partly",
        Outcome::NotDone => "not-done",
        Outcome::Dropped => "dropped",
    }
}

fn at_answer(context: &Context, next: ReportId, said: Option<&Said>, plan: PlanRef) -> LinkView {
    context.told_in(next, said, answer_anchor(plan.at))
}

impl Context<'_> {
    /// The plans of one report, each with an id that other pages lead to.
    pub fn plans_of(&self, report: ReportId) -> Vec<PlanRow> {
        let plans = self.site.report(report).plans.iter().enumerate();
        let rows = plans.filter_map(|(at, plan)| {
            let row = row(self, PlanRef { report, at })?;
            Some(PlanRow { id: Some(anchor(at)), said: said::sentence(plan.said.as_ref()), ..row })
        });
        rows.collect()
    }

    /// The plans of the report before, one by one, with what this one says of each.
    pub fn answers_of(&self, report: ReportId) -> Vec<AnswerRow> {
        let Some(before) = report_before(&self.site.reports, report) else { return Vec::new() };
        let answers = &self.site.report(report).answers;
        let rows = (0..self.site.report(before).plans.len()).filter_map(|at| {
            let plan = PlanRef { report: before, at };
            let answer = answers.iter().find(|answer| answer.plan == plan);
            let said = answer.and_then(|answer| said::sentence(answer.said.as_ref()));
            Some(AnswerRow { id: answer_anchor(at), plan: row(self, plan)?, said })
        });
        rows.collect()
    }

    /// The plans for one place, whoever tells of them, newest first.
    pub fn plans_for(&self, place: PlaceId) -> Vec<PlanRow> {
        let site = self.site;
        let told: BTreeSet<ReportId> =
            site.place(place).reports.iter().chain(site.ties.sent_from(place)).copied().collect();
        let own = told.into_iter().flat_map(|report| plans_in(site, report));
        let own = own.filter(|(found, plan)| owner(site, found.report, plan.whose) == Owner::Place(place));
        let mut plans: Vec<PlanRef> = own.map(|(found, _)| found).collect();
        newest_first(self.site, &mut plans);
        let rows = plans.into_iter().filter_map(|plan| row(self, plan));
        rows.map(|row| PlanRow { whose: None, ..row }).collect()
    }

    fn target(&self, target: &Target) -> TargetView {
        let indicator = self.site.indicator(target.indicator);
        let text = self.name(&indicator.name).to_owned();
        // The page of an indicator that nobody has answered does not exist.
        let has_page = self.site.by_indicator.contains_key(&target.indicator);
        let href = has_page.then(|| self.indicator_link(target.indicator).href);
        TargetView { indicator: Named { text, href }, reading: self.reading(&target.reading, indicator) }
    }

    /// The name of whose plan it is.
    pub fn plan_owner(&self, found: PlanRef, plan: &Plan) -> String {
        named(self, owner(self.site, found.report, plan.whose)).text
    }
}
