//! Two to four places of a group side by side: all are in the page, and those that were chosen are shown.

use crate::compare::Answer;
use crate::model::{IndicatorId, PlaceId};

use super::context::Context;
use super::route::Route;
use super::view::{Page, SideCell, SidePlace, SideRow, SideTheme, SideView, View};

/// How many places are shown before anybody has chosen.
const SHOWN: usize = 2;

pub fn page<'a>(context: &Context<'a>, group: usize) -> Page<'a> {
    let site = context.site;
    let peers = &site.peers[group];
    let shown = shown(context, group);
    let places = peers.places.iter().enumerate().map(|(at, id)| SidePlace {
        key: key(at),
        link: context.place_link(*id),
        shown: shown.contains(&at),
    });
    let mut themes: Vec<SideTheme> = Vec::new();
    for question in context.comparisons.groups.get(group).map(Vec::as_slice).unwrap_or_default() {
        let theme = site.theme_of(site.indicator(question.indicator).theme);
        if themes.last().is_none_or(|last| last.key != theme.key) {
            let name = context.name(&theme.name).to_owned();
            themes.push(SideTheme { theme: name, key: theme.key.clone(), rows: Vec::new() });
        }
        let row = row(context, group, question.indicator, &shown);
        if let Some(last) = themes.last_mut() {
            last.rows.extend(row);
        }
    }
    let view = SideView { group: context.group_link(group), places: places.collect(), themes };
    let title = context.fill("title_side", &[("group", &view.group.text)]);
    let description = context.fill("description_side", &[("group", &view.group.text)]);
    let crumbs = context.crumbs_of_group(group);
    context.page(Route::Side(group), title, description, crumbs, View::Side(view), Vec::new())
}

/// The name of a place in the address of the page; short, since four of them stand in it.
fn key(at: usize) -> String {
    format!("p{}", at + 1)
}

/// The places that stand in the page before anybody has chosen: the two that say most.
fn shown(context: &Context, group: usize) -> Vec<usize> {
    let places = context.site.peers[group].places.iter().enumerate();
    let mut said: Vec<(usize, usize)> =
        places.map(|(at, place)| (context.site.place(*place).observations.len(), at)).collect();
    said.sort_by_key(|(count, at)| (std::cmp::Reverse(*count), *at));
    said.into_iter().take(SHOWN).map(|(_, at)| at).collect()
}

/// The address of a side-by-side page with one place chosen beforehand.
pub fn with_place(context: &Context, group: usize, place: PlaceId) -> Option<String> {
    let at = context.site.peers[group].places.iter().position(|other| *other == place)?;
    Some(format!("{}?p={}", context.to(Route::Side(group)), key(at)))
}

fn row(context: &Context, group: usize, indicator: IndicatorId, shown: &[usize]) -> Option<SideRow> {
    let site = context.site;
    let peers = &site.peers[group];
    let league = context.comparisons.league(site, group, indicator, 0)?;
    let cells = peers.places.iter().enumerate().map(|(at, place)| {
        let ranked = league.ranked.iter().find(|entry| entry.place == *place);
        let outside = league.outside.iter().find(|entry| entry.place == *place);
        let answer = ranked.map(|entry| &entry.answer).or(outside.map(|entry| &entry.answer));
        let observation = answer.and_then(Answer::observation).map(|id| site.observation(id));
        let mut reading = match observation {
            Some(observation) => context.reading(&observation.reading, site.indicator(observation.indicator)),
            None => context.missing(),
        };
        let mut reason = None;
        match (answer, observation) {
            (Some(Answer::Derived { amount, .. }), _) => {
                reading.shown = context.amount(amount, indicator);
                reading.converted = None;
                reading.qualifier_word = None;
                reading.sort = Some(crate::quantity::decimal(amount.value));
            }
            (Some(Answer::Unlike(_, obstacle)), Some(observation)) => {
                reason = Some(context.obstacle(*obstacle, observation, &reading.shown));
            }
            (Some(Answer::NotThere), _) => reason = Some(context.word("reason_not_there").to_owned()),
            _ => {}
        }
        SideCell {
            place: key(at),
            shown: shown.contains(&at),
            reading,
            rank: ranked.and_then(|entry| entry.rank).map(|rank| context.rank(rank)),
            href: observation.map(|observation| context.source(observation).href),
            period: reason.is_some().then(|| observation.map(|o| context.period(&o.period).text)).flatten(),
            reason,
        }
    });
    Some(SideRow {
        indicator: context.league_link(group, indicator)?,
        unit: site.indicator(indicator).unit.written.clone(),
        period: context.period(&league.slot.standing.period).text,
        cells: cells.collect(),
    })
}
