//! Pairs `**`, `*`, `_` and `~~` beside Chinese characters, where the parser leaves them as literal text.
//!
//! pulldown-cmark 0.13.6 follows CommonMark to the letter, whose rules expect spaces between words: in `**真。**她`
//! and `完成**35.2%**的` the second `**` may only open (commonmark-spec#650). It may then even pair with the next
//! `**` and make bold what stands between two bold phrases, so mending leftovers would not do: the delimiters of a
//! line are taken back to a flat row and all paired anew. The rules are CommonMark's with the CJK-friendly
//! amendment: only punctuation of scripts with spaces is held against a delimiter, and a Chinese neighbour counts
//! like a space. pulldown-cmark's main branch has the amendment; once a release has it, take the emphasis
//! events as they come and drop this file.

use std::ops::Range;

use super::Source;
use super::pieces::{Piece, Run};
use super::script::{Side, punctuation, side};

/// What a pair of delimiters means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Strike,
}

/// A run while its partners are sought.
struct Delimiter {
    /// Its position in the row.
    piece: usize,
    mark: u8,
    length: usize,
    /// Delimiters that have no partner yet.
    left: usize,
    opens: bool,
    closes: bool,
    /// It stands at a Chinese letter on its outer side when it opens, or when it closes.
    beside_wide: (bool, bool),
    /// Marks that end here, innermost first.
    closed: Vec<Mark>,
    /// Marks that begin here, innermost first.
    opened: Vec<Mark>,
}

/// Replaces every run by the marks it opens and closes and by the characters that are left.
pub(super) fn pair(pieces: Vec<Piece>, source: &Source) -> Vec<Piece> {
    let mut delimiters: Vec<Delimiter> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| match piece {
            Piece::Run(run) => Some(delimiter(at, run, source)),
            _ => None,
        })
        .collect();
    if delimiters.is_empty() {
        return pieces;
    }
    find_partners(&mut delimiters, &words_before(&pieces));
    rewrite(pieces, delimiters)
}

fn delimiter(piece: usize, run: &Run, source: &Source) -> Delimiter {
    let (before, after) = (source.before(run.at.start), source.after(run.at.end));
    let (left, right) = flanking(side(before), side(after));
    let length = run.at.len();
    let (opens, closes) = match run.mark {
        b'_' => (
            left && (!right || before.is_some_and(punctuation)),
            right && (!left || after.is_some_and(punctuation)),
        ),
        // A single `~` is a range in Chinese (3~5个), more than two are no mark at all.
        b'~' if length != 2 => (false, false),
        b'*' if length == 1 && multiplies(before, after) => (false, false),
        // Chinese has no italics, but masks figures with a single `*` (辖*个村、*个社区): what CommonMark would
        // leave literal stays so.
        b'*' if length == 1 => flanking(unamended(before), unamended(after)),
        _ => (left, right),
    };
    Delimiter {
        piece,
        mark: run.mark,
        length,
        left: length,
        opens,
        closes,
        beside_wide: (wide_letter(before), wide_letter(after)),
        closed: Vec::new(),
        opened: Vec::new(),
    }
}

/// Whether a run may open and whether it may close, by what stands before and behind it.
fn flanking(before: Side, after: Side) -> (bool, bool) {
    let fits = |inner: Side, outer: Side| match inner {
        Side::Space => false,
        Side::Punctuation => outer != Side::Letter,
        Side::Wide | Side::Letter => true,
    };
    (fits(after, before), fits(before, after))
}

/// What CommonMark itself sees in a neighbour: Chinese is letters and punctuation like any other script.
fn unamended(c: Option<char>) -> Side {
    match (side(c), c) {
        (Side::Wide, Some(c)) if punctuation(c) => Side::Punctuation,
        (Side::Wide, _) => Side::Letter,
        (other, _) => other,
    }
}

/// Whether emphasis by single `*` stands amid Chinese words on all sides: 辖*个村和*个社区 looks the same, and there
/// the `*` are masks that would vanish.
pub(super) fn may_be_masks(at: Range<usize>, source: &Source) -> bool {
    let inner = at.start + 1..at.end.saturating_sub(1);
    let sides = [
        source.before(at.start),
        source.after(inner.start),
        source.before(inner.end.max(inner.start)),
        source.after(at.end),
    ];
    let star = source.text.as_bytes().get(at.start) == Some(&b'*');
    // Those that multiply stay literal anyway.
    let [before, first, last, after] = sides;
    let shown = multiplies(before, first) || multiplies(last, after);
    star && !shown && sides.into_iter().all(wide_letter)
}

fn wide_letter(c: Option<char>) -> bool {
    side(c) == Side::Wide && c.is_some_and(char::is_alphanumeric)
}

/// A single `*` between a digit and a letter or digit multiplies (3*4*5=60) or masks a digit (202*年); were it
/// italic, it would vanish and the figure with it.
fn multiplies(before: Option<char>, after: Option<char>) -> bool {
    match (before, after) {
        (Some(a), Some(b)) => a.is_alphanumeric() && b.is_alphanumeric() && (digit(a) || digit(b)),
        _ => false,
    }
}

fn digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// CommonMark's “process emphasis”: each closer takes the nearest opener that fits. Where a search failed is
/// remembered by kind of closer, so that the whole stays linear.
fn find_partners(delimiters: &mut [Delimiter], words: &[usize]) {
    let mut openers: Vec<usize> = Vec::new();
    let mut bottoms = [0_usize; 13];
    for closer in 0..delimiters.len() {
        while delimiters[closer].closes && delimiters[closer].left > 0 {
            let kind = kind(&delimiters[closer]);
            let bottom = openers.partition_point(|&opener| opener < bottoms[kind]);
            let nearest =
                openers[bottom..].iter().rposition(|&opener| fits(&delimiters[opener], &delimiters[closer]));
            let Some(position) = nearest.map(|at| bottom + at) else {
                bottoms[kind] = closer;
                break;
            };
            let opener = openers[position];
            if masks(&delimiters[opener], &delimiters[closer], words) {
                openers.truncate(position);
                delimiters[closer].opens = false;
                break;
            }
            openers.truncate(position + 1);
            join(delimiters, opener, closer);
            if delimiters[opener].left == 0 {
                openers.pop();
            }
        }
        if delimiters[closer].opens && delimiters[closer].left > 0 {
            openers.push(closer);
        }
    }
}

/// Closers that would be refused by the same openers share a number.
fn kind(closer: &Delimiter) -> usize {
    let both = usize::from(closer.opens) * 3;
    match closer.mark {
        b'*' => both + closer.length % 3,
        b'_' => 6 + both + closer.length % 3,
        _ => 12,
    }
}

fn fits(opener: &Delimiter, closer: &Delimiter) -> bool {
    if opener.mark != closer.mark {
        return false;
    }
    let ambiguous = opener.closes || closer.opens;
    let thirds = (opener.length + closer.length).is_multiple_of(3) && !closer.length.is_multiple_of(3);
    closer.mark == b'~' || !(ambiguous && thirds)
}

/// A mask such as 得**.**分 has no word between its delimiters. They are meant to be read, and neither may pair
/// with another.
fn masks(opener: &Delimiter, closer: &Delimiter, words: &[usize]) -> bool {
    let beside_word = opener.beside_wide.0 || closer.beside_wide.1;
    beside_word && words[opener.piece] == words[closer.piece]
}

/// For each piece, how many before it hold a word.
fn words_before(pieces: &[Piece]) -> Vec<usize> {
    let mut words = 0;
    let mut counts = Vec::with_capacity(pieces.len());
    for piece in pieces {
        counts.push(words);
        words += usize::from(match piece {
            Piece::Text(text) => text.chars().any(char::is_alphanumeric),
            Piece::Whole(_) => true,
            Piece::Run(_) | Piece::Open(_) | Piece::Close(_) | Piece::Break => false,
        });
    }
    counts
}

fn join(delimiters: &mut [Delimiter], opener: usize, closer: usize) {
    let two = delimiters[opener].left >= 2 && delimiters[closer].left >= 2;
    let (used, mark) = match (delimiters[closer].mark, two) {
        (b'~', _) => (2, Mark::Strike),
        (_, true) => (2, Mark::Strong),
        (_, false) => (1, Mark::Emphasis),
    };
    delimiters[opener].left -= used;
    delimiters[opener].opened.push(mark);
    delimiters[closer].left -= used;
    delimiters[closer].closed.push(mark);
}

/// A run that both closes and opens keeps its spare characters between the two.
fn rewrite(pieces: Vec<Piece>, delimiters: Vec<Delimiter>) -> Vec<Piece> {
    let mut row = Vec::with_capacity(pieces.len());
    let mut delimiters = delimiters.into_iter();
    for piece in pieces {
        let Piece::Run(run) = piece else {
            row.push(piece);
            continue;
        };
        let Some(found) = delimiters.next() else { continue };
        row.extend(found.closed.into_iter().map(Piece::Close));
        if found.left > 0 {
            row.push(Piece::Text(char::from(run.mark).to_string().repeat(found.left)));
        }
        row.extend(found.opened.into_iter().rev().map(Piece::Open));
    }
    row
}
