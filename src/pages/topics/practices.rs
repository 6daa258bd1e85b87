//! Practices: the index by the first letter of their sound or by theme, and each one with every place that tells of it.

use std::collections::BTreeMap;

use crate::model::{PlaceId, Practice, PracticeId, PracticeUse, ReportId, Site, StatedPractice, ThemeId};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::route::Route;
use super::super::said;
use super::super::view::{
    Fact, LinkView, Page, PageLink, PracticeLine, PracticeRow, PracticeShelf, PracticeUseView, PracticeView,
    PracticesView, View,
};
use super::Topic;

/// Above this many practices every shelf is folded.
const UNFOLDED: usize = 200;

/// The index by the first letter of their sound.
pub fn view(context: &Context) -> PracticesView {
    let mut shelves: BTreeMap<char, PracticeShelf> = BTreeMap::new();
    for (at, practice) in context.site.practices.iter().enumerate() {
        let shelf = shelves.entry(practice.initial).or_insert_with(|| PracticeShelf {
            name: practice.initial.to_string(),
            id: initial_id(practice.initial),
            lines: Vec::new(),
        });
        shelf.lines.push(line(context, PracticeId(at as u32), practice));
    }
    index(context, shelves.into_values().collect(), Route::Topic(Topic::Practices))
}

/// The index by theme, in the order of the catalogue; those of no theme last.
pub fn by_theme<'a>(context: &Context<'a>) -> Page<'a> {
    let mut shelves: BTreeMap<(bool, Option<ThemeId>), PracticeShelf> = BTreeMap::new();
    for (at, practice) in context.site.practices.iter().enumerate() {
        let own = practice.themes.iter().copied().map(Some);
        let none = practice.themes.is_empty().then_some(None);
        for theme in own.chain(none) {
            let shelf =
                shelves.entry((theme.is_none(), theme)).or_insert_with(|| theme_shelf(context, theme));
            shelf.lines.push(line(context, PracticeId(at as u32), practice));
        }
    }
    let view = index(context, shelves.into_values().collect(), Route::PracticesByTheme);
    let title = context.word("title_practices_by_theme").to_owned();
    let crumbs = context.crumbs_of_topic(Topic::Practices);
    context.page(Route::PracticesByTheme, title, sentence(context), crumbs, View::Practices(view), Vec::new())
}

/// Whether any practice stands under a theme: only then is there a second index.
pub fn has_themes(site: &Site) -> bool {
    site.practices.iter().any(|practice| !practice.themes.is_empty())
}

fn theme_shelf(context: &Context, theme: Option<ThemeId>) -> PracticeShelf {
    let theme = theme.map(|id| context.site.theme_of(id));
    let name = theme.map_or(context.word("practice_no_theme"), |theme| context.name(&theme.name));
    let key = theme.map_or("none", |theme| theme.key.as_str());
    PracticeShelf { name: name.to_owned(), id: format!("_theme-{key}"), lines: Vec::new() }
}

fn index(context: &Context, shelves: Vec<PracticeShelf>, here: Route) -> PracticesView {
    let order = |(key, route)| PageLink {
        text: context.word(key).to_owned(),
        href: context.to(route),
        current: route == here,
        gap: false,
    };
    let orders = [("order_pinyin", Route::Topic(Topic::Practices)), ("order_theme", Route::PracticesByTheme)];
    PracticesView {
        practices: context.site.practices.len(),
        orders: if has_themes(context.site) { orders.map(order).into() } else { Vec::new() },
        folded: context.site.practices.len() > UNFOLDED,
        shelves,
        downloads: context.downloads(Subject::Topic(Topic::Practices)),
    }
}

/// How many there are, in a sentence.
pub fn sentence(context: &Context) -> String {
    let practices = &context.site.practices;
    let several = practices.iter().filter(|practice| places(context, practice).len() > 1).count();
    let values = [("practices", &*practices.len().to_string()), ("several", &*several.to_string())];
    context.fill("description_practices", &values)
}

/// An id may not begin with `#`, and the headings of the page have ids of their own.
fn initial_id(initial: char) -> String {
    match initial {
        '#' => "_initial-digit".to_owned(),
        letter => format!("_initial-{}", letter.to_ascii_lowercase()),
    }
}

fn places(context: &Context, practice: &Practice) -> Vec<PlaceId> {
    let mut places: Vec<PlaceId> =
        practice.uses.iter().map(|found| context.site.report(found.report).place).collect();
    places.sort();
    places.dedup();
    places
}

fn line(context: &Context, id: PracticeId, practice: &Practice) -> PracticeLine {
    let mut states: Vec<&str> = Vec::new();
    for found in &practice.uses {
        if let Some(word) = stated(context, *found).and_then(|stated| state(context, stated))
            && !states.contains(&word)
        {
            states.push(word);
        }
    }
    PracticeLine {
        link: context.practice_link(id),
        other_names: practice.other_names.join(context.word("joint_list")),
        places: places(context, practice).into_iter().map(|place| context.place_link(place)).collect(),
        state: states.join(context.word("joint_list")),
    }
}

/// A practice as the report of a use tells of it.
pub fn stated<'a>(context: &Context<'a>, found: PracticeUse) -> Option<&'a StatedPractice> {
    context.site.report(found.report).practices.get(found.at)
}

fn state<'a>(context: &Context<'a>, stated: &StatedPractice) -> Option<&'a str> {
    stated.state.map(|state| context.practice_state(state))
}

pub fn one<'a>(context: &Context<'a>, id: PracticeId) -> Page<'a> {
    let practice = context.site.practice(id);
    let uses = practice.uses.iter().filter_map(|found| used(context, *found));
    let view = PracticeView {
        other_names: practice.other_names.join(context.word("joint_list")),
        uses: uses.collect(),
    };
    let title = practice.name.clone();
    let count = places(context, practice).len().to_string();
    let values = [("practice", practice.name.as_str()), ("places", count.as_str())];
    let description = context.fill("description_practice", &values);
    let crumbs = context.crumbs_of_topic(Topic::Practices);
    context.page(Route::Practice(id), title, description, crumbs, View::Practice(view), Vec::new())
}

/// The words of one place, with the way to its report.
fn used(context: &Context, found: PracticeUse) -> Option<PracticeUseView> {
    let stated = stated(context, found)?;
    let report = context.site.report(found.report);
    let mut facts = Vec::new();
    let mut fact = |label, text: Option<String>| {
        let label = context.word(label).to_owned();
        facts.extend(text.filter(|text| !text.is_empty()).map(|text| Fact { label, text, href: None }));
    };
    fact("label_state", state(context, stated).map(str::to_owned));
    fact("label_written", Some(stated.name.clone()));
    fact("label_frequency", stated.frequency.clone());
    fact("label_actors", Some(stated.actors.join(context.word("joint_list"))));
    fact("label_period", Some(context.period(&report.period).text));
    Some(PracticeUseView {
        place: context.place_link(report.place),
        above: context.above(report.place),
        facts,
        parts: stated.parts.clone(),
        parts_note: stated.parts_note.clone(),
        detail: stated.detail.clone(),
        report: context.told_in(found.report, stated.said.as_ref(), anchor(found.at)),
    })
}

/// The id of a practice on the page of its report.
pub fn anchor(at: usize) -> String {
    format!("practice-{}", at + 1)
}

impl Context<'_> {
    pub fn practice_link(&self, id: PracticeId) -> LinkView {
        self.route_link(self.site.practice(id).name.clone(), Route::Practice(id))
    }

    /// The practices of one report, each with an id that other pages lead to.
    pub fn practices_of(&self, report: ReportId) -> Vec<PracticeRow> {
        let stated = self.site.report(report).practices.iter().enumerate();
        let rows = stated.map(|(at, stated)| {
            let found = PracticeUse { report, at };
            let practices = &self.site.practices;
            let id = practices.iter().position(|practice| practice.uses.contains(&found));
            let joint = self.word("joint_list");
            PracticeRow {
                id: anchor(at),
                name: stated.name.clone(),
                href: id.map(|id| self.to(Route::Practice(PracticeId(id as u32)))),
                state: state(self, stated).unwrap_or_default().to_owned(),
                parts: stated.parts.join(joint),
                parts_note: stated.parts_note.clone(),
                frequency: stated.frequency.clone(),
                actors: stated.actors.join(joint),
                detail: stated.detail.clone(),
                said: said::sentence(stated.said.as_ref()),
            }
        });
        rows.collect()
    }
}
