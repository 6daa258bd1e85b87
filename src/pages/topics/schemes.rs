//! Schemes: the list of all, and each one with what is known of it, the unnamed counted.

use crate::model::{Aspect, Counted, Scheme, SchemeId, ScoreItem};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::route::Route;
use super::super::view::{
    AspectView, Fact, ItemView, LinkView, Page, RewardView, SchemeLine, SchemeView, SchemesView, View,
};
use super::{Topic, boards};

pub fn view(context: &Context) -> SchemesView {
    let lines = all(context).map(|(id, scheme)| SchemeLine {
        link: context.scheme_link(id),
        place: context.place_link(scheme.place),
        above: context.above(scheme.place),
        says: says(context, scheme),
    });
    SchemesView { lines: lines.collect(), downloads: context.downloads(Subject::Topic(Topic::Schemes)) }
}

/// How many there are, in a sentence.
pub fn sentence(context: &Context) -> String {
    context.fill("description_schemes", &[("schemes", &context.site.schemes.len().to_string())])
}

/// Every scheme with its id.
pub fn all<'a>(context: &Context<'a>) -> impl Iterator<Item = (SchemeId, &'a Scheme)> {
    context.site.schemes.iter().enumerate().map(|(at, scheme)| (SchemeId(at as u32), scheme))
}

/// All the things that are scored, whichever aspect they belong to: the count of the source, or what the aspects come to.
fn items(scheme: &Scheme) -> usize {
    let within: usize = scheme.aspects.named.iter().map(|aspect| aspect.items.total()).sum();
    scheme.items.count.unwrap_or(0).max(scheme.items.named.len() + within)
}

/// How many of them no name is known of, and no aspect.
pub fn items_unnamed(scheme: &Scheme) -> usize {
    let within: usize = scheme.aspects.named.iter().map(|aspect| aspect.items.total()).sum();
    items(scheme) - scheme.items.named.len() - within
}

/// 6个方面，36项指标，3轮; rounds that nobody tells of are said to be so.
pub fn says(context: &Context, scheme: &Scheme) -> String {
    let counts = [
        ("scheme_aspects_count", scheme.aspects.total()),
        ("scheme_items_count", items(scheme)),
        ("scheme_rounds_count", scheme.rounds.total()),
    ];
    let said = counts.into_iter().filter(|(_, count)| *count > 0);
    let mut said: Vec<String> =
        said.map(|(key, count)| context.fill(key, &[("count", &count.to_string())])).collect();
    if scheme.rounds.total() == 0 {
        said.push(context.word("scheme_no_rounds").to_owned());
    }
    said.join(context.word("joint_facts"))
}

pub fn one<'a>(context: &Context<'a>, id: SchemeId) -> Page<'a> {
    let scheme = context.site.scheme(id);
    let boards = boards::all(context).filter(|(_, board)| board.scheme == Some(id));
    let view = SchemeView {
        facts: facts(context, scheme),
        rule: scheme.rule.clone(),
        note: scheme.note.clone(),
        says: says(context, scheme),
        aspects: scheme.aspects.named.iter().map(|it| aspect(context, it)).collect(),
        aspects_unnamed: unnamed(context, "scheme_aspects_unnamed", scheme.aspects.unnamed()),
        items: scheme.items.named.iter().map(|it| item(context, it)).collect(),
        items_unnamed: unnamed(context, "scheme_items_unnamed", items_unnamed(scheme)).unwrap_or_default(),
        rounds: scheme.rounds.named.clone(),
        rounds_unnamed: rounds_unnamed(context, &scheme.rounds),
        rewards: rewards(context, scheme),
        boards: boards.map(|(id, board)| context.route_link(board.title.clone(), Route::Board(id))).collect(),
        file: scheme.file.clone(),
    };
    let values = [("scheme", scheme.title.as_str()), ("says", view.says.as_str())];
    let description = context.fill("description_scheme", &values);
    let crumbs = context.crumbs_of_topic(Topic::Schemes);
    let title = scheme.title.clone();
    context.page(Route::Scheme(id), title, description, crumbs, View::Scheme(view), Vec::new())
}

fn facts(context: &Context, scheme: &Scheme) -> Vec<Fact> {
    let place = context.place_link(scheme.place);
    let label = |key| context.word(key).to_owned();
    let mut facts = vec![Fact { label: label("label_place"), text: place.text, href: Some(place.href) }];
    let mut fact = |key, text: Option<String>, href: Option<String>| {
        facts.extend(text.map(|text| Fact { label: label(key), text, href }));
    };
    fact("label_issuer", scheme.issuer.clone(), None);
    fact("label_source", scheme.source.clone(), None);
    let known = scheme.period.last_day().is_some() || scheme.period.when.is_some();
    fact("label_period", known.then(|| context.period(&scheme.period).text), None);
    let report = scheme.report.map(|report| context.report_link(report));
    let (text, href) = report.map(|link| (link.text, link.href)).unzip();
    fact("label_report", text, href);
    facts
}

fn unnamed(context: &Context, key: &str, count: usize) -> Option<String> {
    (count > 0).then(|| context.fill(key, &[("count", &count.to_string())]))
}

fn rounds_unnamed(context: &Context, rounds: &Counted<String>) -> Option<String> {
    if rounds.total() == 0 {
        return Some(context.word("scheme_rounds_none").to_owned());
    }
    unnamed(context, "scheme_rounds_unnamed", rounds.unnamed())
}

fn aspect(context: &Context, aspect: &Aspect) -> AspectView {
    AspectView {
        name: aspect.name.clone(),
        points: aspect.points.as_ref().map(|points| context.score(points)),
        items: aspect.items.named.iter().map(|it| item(context, it)).collect(),
        unnamed: unnamed(context, "scheme_items_unnamed", aspect.items.unnamed()).unwrap_or_default(),
    }
}

fn item(context: &Context, item: &ScoreItem) -> ItemView {
    ItemView { name: item.name.clone(), points: item.points.as_ref().map(|points| context.score(points)) }
}

fn rewards(context: &Context, scheme: &Scheme) -> Vec<RewardView> {
    let rewards = scheme.rewards.iter().map(|reward| RewardView {
        name: reward.name.clone(),
        amount: reward.amount.as_ref().map(|amount| context.money(amount)),
        note: reward.note.clone(),
    });
    rewards.collect()
}

impl Context<'_> {
    pub fn scheme_link(&self, id: SchemeId) -> LinkView {
        self.route_link(self.site.scheme(id).title.clone(), Route::Scheme(id))
    }

    /// The schemes that a report tells of.
    pub fn schemes_of(&self, report: crate::model::ReportId) -> Vec<SchemeLine> {
        let told = all(self).filter(|(_, scheme)| scheme.report == Some(report));
        let lines = told.map(|(id, scheme)| SchemeLine {
            link: self.scheme_link(id),
            place: self.place_link(scheme.place),
            above: self.above(scheme.place),
            says: says(self, scheme),
        });
        lines.collect()
    }
}
