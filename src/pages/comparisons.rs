//! Comparisons: which groups there are, and the matrix of each.

use std::borrow::Cow;

use crate::compare::{self, Cell, Column, League, Obstacle, Rank};
use crate::model::{Peers, PeersOrigin, Period, Time};

use super::context::Context;
use super::download::Subject;
use super::paper::{Paper, compares, reports_of};
use super::route::Route;
use super::table::cited_sources;
use super::view::{
    CellView, ColumnView, ComparisonsView, GroupLine, LinkView, MatrixView, Page, RowView, View,
};

pub fn index<'a>(context: &Context<'a>) -> Page<'a> {
    let groups = context.site.peers.iter().enumerate().map(|(at, peers)| GroupLine {
        link: context.group_link(at),
        places: peers.places.iter().map(|place| context.place_link(*place)).collect(),
        indicators: context.comparisons.groups.get(at).map_or(0, Vec::len),
        side: context.to(Route::Side(at)),
    });
    let view = ComparisonsView { indicators: context.all_indicators(), groups: groups.collect() };
    let title = context.word("title_compare").to_owned();
    let description = context.word("description_compare").to_owned();
    let crumbs = vec![context.home_crumb()];
    context.page(Route::Comparisons, title, description, crumbs, View::Comparisons(view), Vec::new())
}

/// The latest readings; where a time is asked for, those of that time.
pub fn matrix<'a>(context: &Context<'a>, at: usize, asked: Option<&Time>) -> Page<'a> {
    let site = context.site;
    let peers = &site.peers[at];
    let found = compare::matrix(site, peers, asked);
    let leagues: Vec<Option<Cow<League>>> = found
        .columns
        .iter()
        .map(|column| {
            let slot = context.comparisons.newest(at, column.indicator, asked)?;
            context.comparisons.league(site, at, column.indicator, slot)
        })
        .collect();
    let mut notes = Notes::default();
    let rows = found.rows.iter().map(|row| RowView {
        place: context.place_link(row.place),
        above: context.above_in(at, row.place),
        cells: {
            let columns = found.columns.iter().zip(&leagues);
            let cells = row.cells.iter().zip(columns).map(|(cell, (column, league))| {
                let view = self::cell(context, cell.as_ref(), column, &mut notes);
                ranked(context, view, cell.as_ref(), league.as_deref())
            });
            cells.collect()
        },
    });
    let rows = rows.collect();
    let name = context.group_link(at).text;
    let used = found.rows.iter().flat_map(|row| &row.cells).flatten().map(|cell| cell.observation);
    let view = MatrixView {
        sources: cited_sources(context, used),
        sentence: sentence(context, peers),
        columns: found.columns.iter().map(|column| self::column(context, at, column)).collect(),
        rows,
        notes: notes.said,
        others: others(context, at),
        side: context.to(Route::Side(at)),
        bulletin: context.bulletin_link(at),
        leagues: {
            let questions = context.comparisons.groups.get(at).map(Vec::as_slice).unwrap_or_default();
            questions.iter().filter_map(|question| context.league_link(at, question.indicator)).collect()
        },
        papers: papers(context, at),
        downloads: context.downloads(Subject::Matrix(at)),
        name: name.clone(),
    };
    let title = match asked {
        None => context.fill("title_matrix", &[("group", &name)]),
        Some(time) => {
            let period = context.period(&Period { time: time.clone(), when: None }).text;
            context.fill("title_matrix_period", &[("group", &name), ("period", &period)])
        }
    };
    let description = context.fill("description_matrix", &[("group", &name)]);
    let all = LinkView { text: context.word("nav_compare").to_owned(), href: context.to(Route::Comparisons) };
    let crumbs = vec![context.home_crumb(), all];
    context.page(Route::Matrix(at), title, description, crumbs, View::Matrix(view), Vec::new())
}

fn papers(context: &Context, group: usize) -> Vec<LinkView> {
    let comparison = Some(Paper::Comparison(group)).filter(|_| compares(context.comparisons, group));
    let book = Paper::Book { group, asked: None };
    let book = Some(book).filter(|_| !reports_of(context.site, group, None).is_empty());
    let link = |word, paper: Option<Paper>| {
        let href = context.to_paper(paper?)?;
        Some(LinkView { text: context.word(word).to_owned(), href })
    };
    [link("matrix_pdf", comparison), link("matrix_book", book)].into_iter().flatten().collect()
}

/// More links than this to other groups help nobody, and all groups on the pages of all would outweigh the rest.
const MOST_OTHERS: usize = 60;

/// The other groups: all of them; where they are too many, those beside it; else those that somebody named.
fn others(context: &Context, at: usize) -> Vec<LinkView> {
    let site = context.site;
    let above = |group: usize| match site.peers[group].origin {
        PeersOrigin::ChildrenOf(place) => Some(site.place(place).parent),
        PeersOrigin::Named(_) => None,
    };
    let few = |keep: &dyn Fn(usize) -> bool| {
        let found = (0..site.peers.len()).filter(|other| *other != at && keep(*other));
        let found: Vec<usize> = found.take(MOST_OTHERS + 1).collect();
        (found.len() <= MOST_OTHERS).then_some(found)
    };
    let own = above(at);
    let chosen = few(&|_| true).or_else(|| few(&|other| above(other) == own));
    let chosen = chosen.or_else(|| few(&|other| above(other).is_none())).unwrap_or_default();
    chosen.into_iter().map(|other| context.group_link(other)).collect()
}

fn sentence(context: &Context, peers: &Peers) -> String {
    let count = peers.places.len().to_string();
    match peers.origin {
        PeersOrigin::ChildrenOf(place) => {
            context.fill("group_children", &[("place", context.place_name(place)), ("count", &count)])
        }
        PeersOrigin::Named(_) => context.fill("group_named", &[("count", &count)]),
    }
}

/// The head of a column leads to the league of its indicator, else to the indicator, else to the list of all.
fn column(context: &Context, group: usize, column: &Column) -> ColumnView {
    let (reported, total) = (column.reported.to_string(), column.asked.to_string());
    let answered = context.site.by_indicator.contains_key(&column.indicator);
    let indicator = context.indicator_link(column.indicator);
    let page = if answered { indicator.href } else { context.to(Route::Indicators) };
    let league = context.league_link(group, column.indicator).map(|link| link.href);
    ColumnView {
        indicator: LinkView { text: indicator.text, href: league.unwrap_or(page) },
        period: column.period.as_ref().map(|period| context.period(period).text),
        unit: context.site.indicator(column.indicator).unit.written.clone(),
        coverage: context.fill("participation", &[("reported", &reported), ("total", &total)]),
    }
}

/// The notes of a matrix, each said once.
#[derive(Default)]
struct Notes {
    said: Vec<String>,
}

impl Notes {
    /// The number of a note, from 1.
    fn number(&mut self, text: String) -> usize {
        match self.said.iter().position(|known| *known == text) {
            Some(at) => at + 1,
            None => {
                self.said.push(text);
                self.said.len()
            }
        }
    }
}

fn cell(context: &Context, cell: Option<&Cell>, column: &Column, notes: &mut Notes) -> CellView {
    let Some(cell) = cell else {
        return CellView {
            reading: context.missing(),
            period: None,
            href: None,
            note: None,
            shade: None,
            rank: None,
        };
    };
    let observation = context.site.observation(cell.observation);
    let indicator = context.site.indicator(observation.indicator);
    let reading = context.reading(&observation.reading, indicator);
    let note =
        cell.obstacle.map(|obstacle| notes.number(context.obstacle(obstacle, observation, &reading.shown)));
    let href = Some(context.source(observation).href);
    // A figure for a part must not stand where the whole is asked for: it is told in the note.
    if cell.obstacle == Some(Obstacle::Scope) {
        return CellView {
            reading: context.missing(),
            period: None,
            href: None,
            note,
            shade: None,
            rank: None,
        };
    }
    let period = column.period.is_none().then(|| context.period(&observation.period).text);
    CellView { reading, period, href, note, shade: None, rank: None }
}

/// Adds the rank of a cell in its column, where the league of the column ranks the same observation.
fn ranked(context: &Context, view: CellView, cell: Option<&Cell>, league: Option<&League>) -> CellView {
    let found = cell.zip(league).and_then(|(cell, league)| {
        let own = |entry: &&compare::Ranked| entry.answer.observation() == Some(cell.observation);
        let rank = league.ranked.iter().find(own)?.rank?;
        (league.ranked.len() > 1).then_some((rank, league.ranked.len()))
    });
    match found {
        Some((rank, of)) => CellView { shade: fifth(rank, of), rank: Some(context.rank(rank)), ..view },
        None => view,
    }
}

/// The fifth that a rank falls in, 1 the best; None when it is too uncertain to fall into one.
fn fifth(rank: Rank, of: usize) -> Option<u8> {
    let fifth = |place: usize| ((place - 1) * 5 / of + 1) as u8;
    (fifth(rank.first) == fifth(rank.last)).then(|| fifth(rank.first))
}
