//! The league of a group for one indicator and one time: who stands where, who is outside and why.

use crate::compare::{Answer, League, Outside, Ranked, Slot};
use crate::model::{Better, IndicatorId, Scope};

use super::comparing::plain;
use super::context::Context;
use super::download::Subject;
use super::drawings::{has_size, has_strip};
use super::ends::sentence;
use super::route::{Route, SlotRef, league_route};
use super::table::{cited_sources, observations_of};
use super::view::{LeagueView, LinkView, OutsideView, Page, RankedView, TabView, View};

pub fn page<'a>(context: &Context<'a>, group: usize, indicator: IndicatorId, slot: SlotRef) -> Page<'a> {
    let site = context.site;
    let at = match slot {
        SlotRef::Newest => 0,
        SlotRef::Earlier { at, .. } => at,
    };
    let slots =
        context.comparisons.question(group, indicator).map(|q| q.slots.as_slice()).unwrap_or_default();
    let Some(chosen) = slots.get(at) else { return super::not_found(context) };
    let Some(league) = context.comparisons.league(site, group, indicator, at) else {
        return super::not_found(context);
    };
    let definition = site.indicator(indicator);
    let route = Route::League { group, indicator, slot };
    let period = context.period(&chosen.standing.period).text;
    let link = context.indicator_link(indicator);
    let (ranked_count, asked) = (league.ranked.len().to_string(), league.asked.to_string());
    let values = [("reported", ranked_count.as_str()), ("total", asked.as_str())];
    let view = LeagueView {
        group: context.group_link(group),
        unit: definition.unit.written.clone(),
        definition: definition.definition.clone(),
        period: period.clone(),
        basis: context.basis(chosen.standing.basis).to_owned(),
        better: context.better(definition.better).to_owned(),
        sentence: sentence(context, &league),
        participation: context.fill("participation", &values),
        ranks: definition.better != Better::Neither,
        shares: league.ranked.iter().any(|entry| entry.share.is_some()),
        changes: league.ranked.iter().any(|entry| entry.change.is_some()),
        tabs: tabs(context, group, slots, at),
        trend: (slots.len() > 1).then(|| context.to(Route::Trend { group, indicator })),
        ranked: league
            .ranked
            .iter()
            .enumerate()
            .map(|(at, entry)| ranked(context, group, entry, indicator, at))
            .collect(),
        outside: league.outside.iter().map(|entry| outside(context, group, entry, chosen)).collect(),
        strip: has_strip(context, &league),
        median: league
            .median
            .filter(|_| has_size(context, &league) && league.ranked.len() > 1)
            .map(|median| format!("{}{}", plain(median), definition.unit.written)),
        total: league.total.as_ref().map(|total| context.roll_up(total, chosen, link.clone())),
        sources: sources(context, &league),
        downloads: context.downloads(Subject::League { group, indicator, slot }),
        others: others(context, group, indicator),
        indicator: link,
    };
    let title = {
        let values =
            [("group", view.group.text.as_str()), ("indicator", &view.indicator.text), ("period", &period)];
        context.fill("title_league", &values)
    };
    let description = view.sentence.clone();
    let crumbs = context.crumbs_of_group(group);
    let charts = context.league_charts(&league, &view.sentence);
    let page = context.page(route, title, description, crumbs, View::League(Box::new(view)), Vec::new());
    Page { charts, ..page }
}

fn sources(context: &Context, league: &League) -> Vec<String> {
    let ranked = league.ranked.iter().map(|entry| &entry.answer);
    let outside = league.outside.iter().map(|entry| &entry.answer);
    cited_sources(context, ranked.chain(outside).flat_map(observations_of))
}

fn tabs(context: &Context, group: usize, slots: &[Slot], current: usize) -> Vec<TabView> {
    let tab = |at: usize| {
        let mut text = context.period(&slots[at].standing.period).text;
        // Two slots of one period differ in their basis, so the tab has to say it.
        let twins = slots.iter().filter(|slot| slot.standing.period == slots[at].standing.period).count();
        if twins > 1 {
            text = format!("{text} · {}", context.basis(slots[at].standing.basis));
        }
        let route = league_route(context.site, group, slots, at)?;
        Some(TabView { text, href: context.to(route), current: at == current })
    };
    if slots.len() < 2 { Vec::new() } else { (0..slots.len()).filter_map(tab).collect() }
}

fn others(context: &Context, group: usize, indicator: IndicatorId) -> Vec<LinkView> {
    let questions = context.comparisons.groups.get(group).map(Vec::as_slice).unwrap_or_default();
    let others = questions.iter().filter(|question| question.indicator != indicator);
    others.filter_map(|question| context.league_link(group, question.indicator)).collect()
}

fn ranked(context: &Context, group: usize, entry: &Ranked, indicator: IndicatorId, at: usize) -> RankedView {
    let site = context.site;
    let definition = site.indicator(indicator);
    let (reading, href, period, derived) = match &entry.answer {
        Answer::Derived { above, below, .. } => {
            let (first, second) = (site.observation(*above), site.observation(*below));
            let (upper, lower) =
                (context.indicator_link(first.indicator), context.indicator_link(second.indicator));
            let values = [("above", upper.text.as_str()), ("below", lower.text.as_str())];
            let made = context.fill("derived_from", &values);
            let reading = context.computed(&entry.amount, indicator);
            (reading, context.source(first).href, context.period(&first.period).text, Some(made))
        }
        answer => match answer.observation().map(|id| site.observation(id)) {
            Some(observation) => {
                let reading = context.reading(&observation.reading, definition);
                (reading, context.source(observation).href, context.period(&observation.period).text, None)
            }
            None => (context.missing(), String::new(), String::new(), None),
        },
    };
    RankedView {
        place: context.place_link(entry.place),
        above: context.above_in(group, entry.place),
        rank: entry.rank.map(|rank| context.rank(rank)),
        reading,
        value: context.number(&entry.amount),
        derived,
        contradiction: entry.answer.observation().and_then(|id| context.contradiction(id)),
        change: entry.change.as_ref().map(|change| context.change(change, indicator)),
        share: entry.share.as_ref().map(|share| context.share(share)),
        href,
        period,
        bar: format!("bar-{at}"),
    }
}

/// A place outside the ranking, and why.
pub fn outside(context: &Context, group: usize, entry: &Outside, slot: &Slot) -> OutsideView {
    let site = context.site;
    let place = context.place_link(entry.place);
    let above = context.above_in(group, entry.place);
    let Some(observation) = entry.answer.observation().map(|id| site.observation(id)) else {
        let reason = match entry.answer {
            Answer::NotThere => context.word("reason_not_there"),
            _ => context.word("reason_silent"),
        };
        let (reading, reason) = (context.missing(), reason.to_owned());
        return OutsideView { place, above, reading, href: None, period: None, scope: None, reason };
    };
    let reading = context.reading(&observation.reading, site.indicator(slot.indicator));
    let reason = match &entry.answer {
        Answer::Unlike(_, obstacle) => context.obstacle(*obstacle, observation, &reading.shown),
        _ => String::new(),
    };
    let status = match observation.reading.id() {
        "reported" => "",
        "withheld" => context.word("reason_withheld"),
        "lost" => context.word("reason_lost"),
        "not-applicable" => context.word("reason_not_applicable"),
        _ => context.word("reason_missing"),
    };
    // A figure that is not there does not compare, whatever its period.
    let said: Vec<&str> = [status, &reason].into_iter().filter(|part| !part.is_empty()).collect();
    let reason = said.join(context.word("joint_facts"));
    OutsideView {
        place,
        above,
        href: Some(context.source(observation).href),
        period: Some(context.period(&observation.period).text),
        scope: (observation.scope != Scope::Whole).then(|| context.scope(&observation.scope)),
        reading,
        reason,
    }
}
