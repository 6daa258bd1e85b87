//! Boards that do not fit together: a rank that the scores contradict, more names than the source counts.

use crate::compare::{self, Comparisons, InRound, Placing};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Board, Entry, Site};
use crate::say;

pub fn check(site: &Site, comparisons: &Comparisons, diagnostics: &mut Diagnostics) {
    for (board, stands) in site.boards.iter().zip(comparisons.boards.iter()) {
        names(board, diagnostics);
        // A data set that knows which score its rank is of has been told already, at its cell.
        if !told_by_data_set(site, board) {
            ranks(site, board, stands, diagnostics);
        }
    }
}

fn told_by_data_set(site: &Site, board: &Board) -> bool {
    let of_a_rank = |entry: &Entry| {
        let mut all = site.observations.iter().filter(|o| o.span == entry.span);
        all.any(|o| site.indicator(o.indicator).rank_of.is_some())
    };
    board.data_set.is_some() && board.entries.iter().any(of_a_rank)
}

fn ranks(site: &Site, board: &Board, stands: &[InRound], diagnostics: &mut Diagnostics) {
    let stands = stands.iter().map(|stands| stands.placing);
    for (entry, placing) in board.entries.iter().zip(stands).filter(|(_, placing)| placing.contradicted()) {
        let Placing { published: Some(published), computed: Some(computed) } = placing else { continue };
        let place = &site.place(entry.who.place).name.zh;
        let village = entry.who.village.as_deref().unwrap_or_default();
        let score = entry.score.as_ref().and_then(|reading| reading.quantity()).map(|q| q.written.as_str());
        let score = score.unwrap_or_default();
        let (first, last) = (computed.first, computed.last);
        let message = if first == last {
            say!(
                "{place}{village}公布的名次是第{published}名，按得分（{score}）算是第{first}名",
                "{place}{village} is given as no. {published}, but by its score ({score}) it is no. {first}"
            )
        } else {
            say!(
                "{place}{village}公布的名次是第{published}名，按得分（{score}）算在第{first}到第{last}名之间",
                "{place}{village} is given as no. {published}, but by its score ({score}) it is no. {first} to {last}"
            )
        };
        let help = say!(
            "核对原件；原件就是这样写的，可以保留，网站会把两个名次都列出来",
            "check the source; if it says so, keep it: the site shows both ranks"
        );
        diagnostics.push(Diagnostic::warning("contradiction", message).at(entry.span.clone()).help(help));
    }
}

fn names(board: &Board, diagnostics: &mut Diagnostics) {
    for tallied in compare::tallied(board) {
        let (Some(tally), Some(count)) = (tallied.stated, tallied.count) else { continue };
        let covered = tallied.covered;
        if covered <= count {
            continue;
        }
        let word = tallied.written.unwrap_or(tallied.kind.words()[0]);
        let message = say!(
            "“{word}”写的是 {count} 个，列出的却有 {covered} 个",
            "the board counts {count} of {word} and lists {covered}"
        );
        let help = say!(
            "核对原件：改正 results 里的数，或去掉多列的",
            "check the source: mend the number under `results`, or take out what is listed too many"
        );
        diagnostics.push(Diagnostic::warning("contradiction", message).at(tally.span.clone()).help(help));
    }
}
