//! The page of one season: places by rounds, and how their ranks changed.

use crate::compare::{self, InRound, SeasonRow, Section};
use crate::model::{BoardId, Season, SeasonId};

use super::super::super::context::Context;
use super::super::super::download::Subject;
use super::super::super::route::Route;
use super::super::super::view::{
    Fact, Page, RoundHead, SeasonCellView, SeasonRowView, SeasonView, SectionView, View,
};
use super::super::Topic;

pub fn page<'a>(context: &Context<'a>, id: SeasonId) -> Page<'a> {
    let season = context.site.season(id);
    let sections = compare::sections(context.site, season, &context.comparisons.boards);
    let view = SeasonView {
        facts: facts(context, season),
        remarks: remarks(context, season, &sections),
        sections: names(context, season, &sections)
            .into_iter()
            .zip(&sections)
            .enumerate()
            .map(|(at, (name, it))| section(context, at, name, it))
            .collect(),
        downloads: context.downloads(Subject::Season(id)),
    };
    let title = context.season_name(&season.name, season.place);
    let count = season.rounds.len().to_string();
    let description = context.fill("description_season", &[("season", &title), ("rounds", &count)]);
    let crumbs = context.crumbs_of_topic(Topic::Boards);
    context.page(Route::Season(id), title, description, crumbs, View::Season(view), Vec::new())
}

fn facts(context: &Context, season: &Season) -> Vec<Fact> {
    let place = context.place_link(season.place);
    let label = |key| context.word(key).to_owned();
    let mut facts = vec![Fact { label: label("label_inspector"), text: place.text, href: Some(place.href) }];
    let mut issuers: Vec<&str> = Vec::new();
    for id in &season.rounds {
        if let Some(issuer) = context.site.board(*id).issuer.as_deref()
            && !issuers.contains(&issuer)
        {
            issuers.push(issuer);
        }
    }
    if !issuers.is_empty() {
        let text = issuers.join(context.word("joint_list"));
        facts.push(Fact { label: label("label_issuer"), text, href: None });
    }
    facts.push(Fact { label: label("label_rounds"), text: season.rounds.len().to_string(), href: None });
    facts
}

/// Why there are no changes, or what they are made from.
fn remarks(context: &Context, season: &Season, sections: &[Section]) -> Vec<String> {
    let boards = || season.rounds.iter().map(|id| context.comparisons.in_round(*id));
    let moved = boards().flatten().any(|stands| stands.moved.is_some());
    let undated = season.rounds.iter().any(|id| context.site.board(*id).period.last_day().is_none());
    let mut remarks = vec![context.word(if moved { "season_moves" } else { "season_no_moves" }).to_owned()];
    if undated {
        remarks.push(context.word("season_undated").to_owned());
    }
    let ranked = |id: &BoardId| {
        context.comparisons.in_round(*id).iter().filter(|stands| stands.placing.shown().is_some()).count()
    };
    let sets = sections.iter().any(|section| {
        let counts: Vec<usize> = section.rounds.iter().map(ranked).filter(|count| *count > 0).collect();
        counts.windows(2).any(|pair| pair[0] != pair[1])
    });
    if sets && moved {
        remarks.push(context.word("season_sets").to_owned());
    }
    let computed = |stands: &InRound| stands.placing.published.is_none() && stands.placing.computed.is_some();
    if boards().flatten().any(computed) {
        remarks.push(context.word("board_computed").to_owned());
    }
    remarks
}

/// What tells each section from the others: whose places, their level where it differs, and the subject.
fn names(context: &Context, season: &Season, sections: &[Section]) -> Vec<String> {
    let levels = sections.iter().any(|section| section.level != sections[0].level);
    let name = |section: &Section| {
        let of = (section.of != season.place).then(|| context.place_name(section.of).to_owned());
        let level = section.level.filter(|_| levels).map(|level| context.level(level).to_owned());
        let parts = [of, level, section.subject.clone()].into_iter().flatten().collect::<Vec<_>>();
        parts.join(context.word("joint_facts"))
    };
    sections.iter().map(name).collect()
}

fn section(context: &Context, at: usize, name: String, section: &Section) -> SectionView {
    SectionView {
        id: format!("_section-{}", at + 1),
        caption: match name.is_empty() {
            true => context.word("caption_season").to_owned(),
            false => context.fill("caption_season_part", &[("section", &name)]),
        },
        title: (!name.is_empty()).then_some(name),
        rounds: section.rounds.iter().map(|id| head(context, *id)).collect(),
        rows: section.rows.iter().map(|it| row(context, &section.rounds, it)).collect(),
    }
}

fn head(context: &Context, id: BoardId) -> RoundHead {
    let board = context.site.board(id);
    let undated = board.period.last_day().is_none();
    RoundHead {
        link: context.round_link(id),
        says: context.board_says(id),
        undated: undated.then(|| context.word("season_no_time").to_owned()),
        tallies: context.tallies(board),
    }
}

fn row(context: &Context, rounds: &[BoardId], row: &SeasonRow) -> SeasonRowView {
    let cells = rounds.iter().zip(&row.entries);
    SeasonRowView {
        who: context.inspected(&row.who),
        cells: cells.map(|(id, at)| at.and_then(|at| cell(context, *id, at))).collect(),
    }
}

fn cell(context: &Context, id: BoardId, at: usize) -> Option<SeasonCellView> {
    let entry = context.site.board(id).entries.get(at)?;
    let row = context.entry(at, entry, context.comparisons.in_round(id).get(at)?);
    let page = context.to(Route::Board(id));
    Some(SeasonCellView {
        href: format!("{page}#{}", row.id),
        placing: row.placing,
        score: row.score,
        verdicts: row.verdicts,
        reward: row.reward,
        moved: row.moved,
    })
}
