//! Boards: the list of all, and the rounds that a place stood in or a report tells of.

pub mod parts;
pub mod round;
pub mod season;

use crate::compare::Placing;
use crate::model::{Board, BoardId, PlaceId, ReportId, SeasonId};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::route::Route;
use super::super::view::{BoardLine, BoardsView, LinkView, PlaceBoardRow, SeasonLine};
use super::Topic;

pub fn view(context: &Context) -> BoardsView {
    let seasons = context.site.seasons.iter().enumerate();
    let seasons = seasons.map(|(at, season)| SeasonLine {
        link: context.season_link(SeasonId(at as u32)),
        place: context.place_link(season.place),
        above: context.above(season.place),
        rounds: season.rounds.iter().map(|id| context.board_line(*id)).collect(),
    });
    let single = all(context).filter(|(_, board)| board.series.is_none());
    BoardsView {
        seasons: seasons.collect(),
        single: single.map(|(id, _)| context.board_line(id)).collect(),
        downloads: context.downloads(Subject::Topic(Topic::Boards)),
    }
}

/// How many there are, in a sentence.
pub fn sentence(context: &Context) -> String {
    let boards = &context.site.boards;
    let mut places: Vec<PlaceId> = boards.iter().map(|board| board.place).collect();
    places.sort();
    places.dedup();
    let entries: usize = boards.iter().map(|board| board.entries.len()).sum();
    let counts = [places.len(), boards.len(), entries].map(|count| count.to_string());
    let values = [("places", &*counts[0]), ("boards", &*counts[1]), ("entries", &*counts[2])];
    context.fill("description_boards", &values)
}

/// Every board with its id.
pub fn all<'a>(context: &Context<'a>) -> impl Iterator<Item = (BoardId, &'a Board)> {
    context.site.boards.iter().enumerate().map(|(at, board)| (BoardId(at as u32), board))
}

impl Context<'_> {
    pub fn season_link(&self, id: SeasonId) -> LinkView {
        let season = self.site.season(id);
        let name = self.season_name(&season.name, season.place);
        self.route_link(name, Route::Season(id))
    }

    /// The name of a season with the place whose it is.
    pub fn season_name(&self, series: &str, place: PlaceId) -> String {
        self.fill("title_season", &[("place", self.place_name(place)), ("series", series)])
    }

    pub fn season_of(&self, id: BoardId) -> Option<SeasonId> {
        let at = self.site.seasons.iter().position(|season| season.rounds.contains(&id))?;
        Some(SeasonId(at as u32))
    }

    pub fn board_line(&self, id: BoardId) -> BoardLine {
        let board = self.site.board(id);
        BoardLine {
            id: None,
            link: self.route_link(board.title.clone(), Route::Board(id)),
            place: self.place_link(board.place),
            above: self.above(board.place),
            round: self.round_name(board),
            inspected: self.inspected_group(board),
            says: self.board_says(id),
            tallies: self.tallies(board),
        }
    }

    /// What a round made known: 24个参加排名，24个有得分.
    pub fn board_says(&self, id: BoardId) -> String {
        let board = self.site.board(id);
        let stands = self.comparisons.in_round(id);
        let placings: Vec<Placing> = stands.iter().map(|stands| stands.placing).collect();
        let computed = |placing: &&Placing| placing.published.is_none() && placing.computed.is_some();
        let counts = [
            ("board_says_ranked", placings.iter().filter(|placing| placing.published.is_some()).count()),
            ("board_says_computed", placings.iter().filter(computed).count()),
            ("board_says_scored", board.entries.iter().filter(|entry| entry.score.is_some()).count()),
            ("board_says_verdicts", board.entries.iter().filter(|entry| !entry.verdicts.is_empty()).count()),
            ("board_says_rewarded", board.entries.iter().filter(|entry| entry.reward.is_some()).count()),
        ];
        let said = counts.into_iter().filter(|(_, count)| *count > 0);
        let said: Vec<String> =
            said.map(|(key, count)| self.fill(key, &[("count", &count.to_string())])).collect();
        match said.is_empty() {
            false => said.join(self.word("joint_facts")),
            true if board.tallies.is_empty() => self.word("board_no_results").to_owned(),
            true => self.word("board_only_tallies").to_owned(),
        }
    }

    /// The rounds that a report tells of, each with an id that other pages lead to.
    pub fn boards_of(&self, report: ReportId) -> Vec<BoardLine> {
        let told = all(self).filter(|(_, board)| board.report == Some(report));
        let lines = told.enumerate().map(|(at, (id, _))| {
            let id_here = Some(format!("board-{}", at + 1));
            BoardLine { id: id_here, ..self.board_line(id) }
        });
        lines.collect()
    }

    /// The rounds that a place carried out itself: its seasons, then those of no season.
    pub fn boards_by(&self, place: PlaceId) -> Vec<LinkView> {
        let seasons = self.site.seasons.iter().enumerate().filter(|(_, season)| season.place == place);
        let single = all(self).filter(|(_, board)| board.place == place && board.series.is_none());
        let seasons = seasons.map(|(at, season)| LinkView {
            text: season.name.clone(),
            ..self.season_link(SeasonId(at as u32))
        });
        let single = single.map(|(id, board)| self.route_link(board.title.clone(), Route::Board(id)));
        seasons.chain(single).collect()
    }

    /// The rounds that a place, or a village of it, stood in: the newest first, those of no known time last.
    pub fn boards_with(&self, place: PlaceId) -> Vec<PlaceBoardRow> {
        let rounds = self.site.ties.boards_with(place).iter();
        let mut rounds: Vec<(BoardId, &Board)> = rounds.map(|id| (*id, self.site.board(*id))).collect();
        rounds.sort_by_key(|(id, board)| (std::cmp::Reverse(board.period.last_day()), *id));
        rounds.into_iter().flat_map(|(id, board)| self.rows_of(place, id, board)).collect()
    }

    fn rows_of(&self, place: PlaceId, id: BoardId, board: &Board) -> Vec<PlaceBoardRow> {
        let stands = self.comparisons.in_round(id);
        let ranked = stands.iter().filter(|stands| stands.placing.shown().is_some()).count();
        let own = board.entries.iter().zip(stands).enumerate();
        let own = own.filter(|(_, (entry, _))| entry.who.place == place);
        let rows = own.map(|(at, (entry, stands))| {
            let row = self.entry(at, entry, stands);
            let link = self.round_link(id);
            let href = format!("{}#{}", link.href, row.id);
            let of = ranked.to_string();
            PlaceBoardRow {
                round: LinkView { href, ..link },
                series: self.series_of(board),
                village: entry.who.village.clone(),
                of: row.placing.as_ref().map(|_| self.fill("board_ranked_of", &[("of", &of)])),
                row,
            }
        });
        rows.collect()
    }

    /// The series of a round and what it looked at, or its title where it belongs to none.
    fn series_of(&self, board: &Board) -> String {
        let series = match &board.series {
            Some(series) => self.season_name(series, board.place),
            None => board.title.clone(),
        };
        let said = [Some(series), board.subject.clone()];
        said.into_iter().flatten().collect::<Vec<_>>().join(self.word("joint_facts"))
    }
}
