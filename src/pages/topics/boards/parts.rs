//! What every page says of an entry in the same words: who, which place, which result, which way it moved.

use crate::compare::{self, InRound, Move, Placing, Rank, Tallied};
use crate::model::{Board, BoardId, Entry, Inspected, Reading, Verdict, VerdictKind};
use crate::quantity;

use super::super::super::context::Context;
use super::super::super::route::Route;
use super::super::super::view::{
    EntryColumns, EntryRow, InspectedView, LinkView, MoveView, PlacingView, ReadingView, TallyView,
    VerdictView,
};

impl Context<'_> {
    pub fn inspected(&self, who: &Inspected) -> InspectedView {
        InspectedView { place: self.place_link(who.place), village: who.village.clone() }
    }

    /// A place or a village of it, in one text.
    pub fn inspected_name(&self, who: &Inspected) -> String {
        let place = self.place_name(who.place);
        match &who.village {
            Some(village) => self.fill("board_village", &[("place", place), ("village", village)]),
            None => place.to_owned(),
        }
    }

    /// What a round is called: by the file, or by its time.
    pub fn round_name(&self, board: &Board) -> String {
        board.round.clone().unwrap_or_else(|| self.period(&board.period).text)
    }

    pub fn round_link(&self, id: BoardId) -> LinkView {
        self.route_link(self.round_name(self.site.board(id)), Route::Board(id))
    }

    /// Whom a round inspected and what for: 禹州市下辖，乡镇级；镇区卫生.
    pub fn inspected_group(&self, board: &Board) -> String {
        let mut said = vec![self.fill("board_of", &[("place", self.place_name(board.of))])];
        said.extend(board.level.map(|level| self.level(level).to_owned()));
        said.extend(board.subject.clone());
        said.join(self.word("joint_facts"))
    }

    pub fn placing(&self, placing: &Placing) -> Option<PlacingView> {
        let shown = placing.shown()?;
        let computed = placing.computed.filter(|_| placing.contradicted());
        Some(PlacingView {
            text: self.rank(shown),
            computed: placing.published.is_none(),
            contradiction: computed.map(|rank| self.by_scores(rank)),
            sort: shown.first,
        })
    }

    /// What the scores say against a published rank.
    pub fn by_scores(&self, rank: Rank) -> String {
        self.fill("board_contradiction", &[("rank", &self.rank(rank))])
    }

    pub fn moved(&self, moved: Move) -> MoveView {
        let (direction, key) = match moved.up {
            0 => ("same", "board_same"),
            up if up > 0 => ("up", "board_up"),
            _ => ("down", "board_down"),
        };
        let since = self.round_name(self.site.board(moved.before));
        MoveView {
            direction,
            text: self.fill(key, &[("places", &moved.up.unsigned_abs().to_string())]),
            since: self.fill("change_since", &[("period", &since)]),
        }
    }

    /// The word of a result: that of the bulletin, or the usual one.
    pub fn verdict_word(&self, kind: VerdictKind, written: Option<&str>) -> String {
        let word = match kind {
            VerdictKind::RedFlag => "verdict_red_flag",
            VerdictKind::RedList => "verdict_red_list",
            VerdictKind::Praised => "verdict_praised",
            VerdictKind::Clean => "verdict_clean",
            VerdictKind::Summoned => "verdict_summoned",
            VerdictKind::Unclean => "verdict_unclean",
            VerdictKind::Criticised => "verdict_criticised",
            VerdictKind::BlackList => "verdict_black_list",
            VerdictKind::YellowCard => "verdict_yellow_card",
        };
        let word = self.word(word);
        match written {
            Some(written) if Some(&written) != kind.words().first() => {
                self.fill("verdict_written", &[("word", word), ("written", written)])
            }
            _ => word.to_owned(),
        }
    }

    pub fn verdict(&self, verdict: &Verdict) -> VerdictView {
        let word = self.verdict_word(verdict.kind, verdict.written.as_deref());
        let text = match verdict.count {
            Some(count) => self.fill("verdict_count", &[("verdict", &word), ("count", &count.to_string())]),
            None => word,
        };
        VerdictView { text, tone: tone(verdict.kind) }
    }

    /// A score as written, or the word for why there is none.
    pub fn score(&self, reading: &Reading) -> ReadingView {
        let number = reading.quantity().and_then(|quantity| quantity.number.as_ref());
        let amount = matches!(reading, Reading::Amount(_));
        let sort = number.filter(|_| amount).map(|number| quantity::decimal(number.value));
        ReadingView { sort, ..self.money(reading) }
    }

    pub fn entry(&self, at: usize, entry: &Entry, stands: &InRound) -> EntryRow {
        EntryRow {
            id: anchor(at),
            who: self.inspected(&entry.who),
            placing: self.placing(&stands.placing),
            score: entry.score.as_ref().map(|reading| self.score(reading)),
            verdicts: entry.verdicts.iter().map(|verdict| self.verdict(verdict)).collect(),
            reward: entry.reward.as_ref().map(|reading| self.money(reading)),
            moved: stands.moved.map(|moved| self.moved(moved)),
            reason: entry.reason.clone(),
            note: entry.note.clone(),
        }
    }

    /// The results of a board that its source counts, and those who are named for each.
    pub fn tallies(&self, board: &Board) -> Vec<TallyView> {
        let stated = compare::tallied(board).into_iter().filter(|tallied| tallied.stated.is_some());
        stated.map(|tallied| self.tally(board, &tallied)).collect()
    }

    fn tally(&self, board: &Board, tallied: &Tallied) -> TallyView {
        // An entry that stands for several of its villages names none of them.
        let each = tallied.covered == tallied.named.len();
        let named = tallied.named.iter().filter(|_| each).filter_map(|at| board.entries.get(*at));
        let word = self.verdict_word(tallied.kind, tallied.written);
        TallyView {
            verdict: VerdictView { text: word, tone: tone(tallied.kind) },
            count: self.tally_count(tallied),
            named: named.map(|entry| self.inspected(&entry.who)).collect(),
            unnamed: self.unnamed(tallied),
            note: tallied.stated.and_then(|tally| tally.note.clone()),
        }
    }

    pub fn tally_count(&self, tallied: &Tallied) -> String {
        match tallied.count {
            Some(count) => self.fill("tally_count", &[("count", &count.to_string())]),
            None => self.word("tally_no_count").to_owned(),
        }
    }

    /// 另有3个没有写名称
    pub fn unnamed(&self, tallied: &Tallied) -> Option<String> {
        let unnamed = tallied.unnamed();
        let key = if tallied.covered > 0 { "tally_unnamed" } else { "tally_none_named" };
        (unnamed > 0).then(|| self.fill(key, &[("count", &unnamed.to_string())]))
    }
}

/// The id of an entry on the page of its round.
pub fn anchor(at: usize) -> String {
    format!("entry-{}", at + 1)
}

/// The columns that any of the rows fills.
pub fn columns<'r>(rows: impl IntoIterator<Item = &'r EntryRow>) -> EntryColumns {
    let mut columns = EntryColumns::default();
    for row in rows {
        columns.placing |= row.placing.is_some();
        columns.score |= row.score.is_some();
        columns.verdicts |= !row.verdicts.is_empty();
        columns.reward |= row.reward.is_some();
        columns.moved |= row.moved.is_some();
        columns.reason |= row.reason.is_some() || row.note.is_some();
    }
    columns
}

fn tone(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::RedFlag | VerdictKind::RedList | VerdictKind::Praised | VerdictKind::Clean => "good",
        VerdictKind::Summoned => "neutral",
        VerdictKind::Unclean | VerdictKind::Criticised | VerdictKind::BlackList | VerdictKind::YellowCard => {
            "bad"
        }
    }
}
