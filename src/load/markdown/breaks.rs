//! Line ends inside a paragraph: between Chinese characters they stand for nothing, elsewhere for a space.

use crate::model::{Inline, inline_text};

use super::pieces::Piece;
use super::script::{hangul, shared, variation, wide};

/// A footnote mark clings to the word before it, so behind a Chinese word it is met like a mark of Chinese.
const FOOTNOTE: char = '①';

/// Drops the line ends on whose two sides Chinese would be written without a space. What is seen counts, so the
/// borders of emphasis are looked through, as are the footnote marks before a line end.
pub(super) fn join(pieces: Vec<Piece>) -> Vec<Piece> {
    let nexts = following(&pieces);
    let mut last = None;
    let mut kept = Vec::with_capacity(pieces.len());
    for (piece, next) in pieces.into_iter().zip(nexts) {
        if piece == Piece::Break {
            if let (Some(before), Some(after)) = (last, next)
                && joins(before, after)
            {
                continue;
            }
            last = None;
        } else if let Some((_, ending)) = edges(&piece) {
            last = ending;
        }
        kept.push(piece);
    }
    kept
}

/// For each piece the first character a reader sees after it.
fn following(pieces: &[Piece]) -> Vec<Option<char>> {
    let mut nexts = vec![None; pieces.len()];
    let mut next = None;
    for (at, piece) in pieces.iter().enumerate().rev() {
        nexts[at] = next;
        if matches!(piece, Piece::Whole(Inline::FootnoteReference { .. })) {
            next = Some(FOOTNOTE);
        } else if let Some((beginning, _)) = edges(piece) {
            next = beginning;
        }
    }
    nexts
}

/// The first and last character a reader sees of a piece; `None` for a piece that is looked through.
fn edges(piece: &Piece) -> Option<(Option<char>, Option<char>)> {
    match piece {
        Piece::Text(text) => Some(ends(text)),
        Piece::Run(run) => Some((Some(char::from(run.mark)), Some(char::from(run.mark)))),
        Piece::Open(_) | Piece::Close(_) | Piece::Whole(Inline::FootnoteReference { .. }) => None,
        Piece::Break | Piece::Whole(Inline::Picture { .. } | Inline::HardBreak | Inline::SoftBreak) => {
            Some((None, None))
        }
        Piece::Whole(inline) => Some(ends(&inline_text(std::slice::from_ref(inline)))),
    }
}

fn ends(text: &str) -> (Option<char>, Option<char>) {
    (text.chars().next(), text.chars().rev().find(|&c| !variation(c)))
}

/// Both sides Chinese; of quotation marks and dashes, which English shares, one side may be.
fn joins(before: char, after: char) -> bool {
    let chinese = |c| wide(c) && !hangul(c);
    match (chinese(before), chinese(after)) {
        (true, true) => true,
        (true, false) => shared(after),
        (false, true) => shared(before),
        (false, false) => false,
    }
}
