//! One line of text as a flat row of pieces: before its emphasis is paired, and after, until it is a tree.

use std::ops::Range;

use crate::model::Inline;

use super::Source;
use super::emphasis::Mark;

/// A part of a line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Text(String),
    /// Delimiters that may turn out to be emphasis or plain characters: `**`, `_`, `~~`.
    Run(Run),
    Open(Mark),
    Close(Mark),
    /// A line end in the source.
    Break,
    /// Anything complete: code, a link, a picture, a figure.
    Whole(Inline),
}

/// Equal delimiters side by side, none of them escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub mark: u8,
    pub at: Range<usize>,
}

/// How deep emphasis may nest; no reader can see more, and no later walk over the tree can run out of stack.
const DEEPEST: usize = 64;

/// The pieces of one line, in the order of the source.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    all: Vec<Piece>,
}

impl Pieces {
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn whole(&mut self, inline: Inline) {
        self.all.push(Piece::Whole(inline));
    }

    /// Puts finished text in, as the text of a link whose target was refused.
    pub(super) fn splice(&mut self, inlines: Vec<Inline>) {
        self.all.extend(inlines.into_iter().map(Piece::Whole));
    }

    pub(super) fn line_end(&mut self) {
        self.all.push(Piece::Break);
    }

    /// Text that holds no delimiters, whatever it looks like.
    pub(super) fn literal(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.all.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.all.push(Piece::Text(text.to_owned())),
        }
    }

    /// Text of the parser. Where it is the source itself, its unescaped delimiters become runs again; where it is
    /// not, it came from an entity such as `&#42;` and is literal.
    pub(super) fn text(&mut self, text: &str, at: Range<usize>, source: &Source) {
        if source.text.get(at.clone()) != Some(text) {
            return self.literal(text);
        }
        let mut done = 0;
        for (offset, byte) in text.bytes().enumerate() {
            if matches!(byte, b'*' | b'_' | b'~') && !source.escaped(at.start + offset) {
                self.literal(&text[done..offset]);
                self.delimiters(byte, at.start + offset..at.start + offset + 1);
                done = offset + 1;
            }
        }
        self.literal(&text[done..]);
    }

    /// Delimiters at their place in the source; those that touch are one run.
    pub(super) fn delimiters(&mut self, mark: u8, at: Range<usize>) {
        match self.all.last_mut() {
            Some(Piece::Run(run)) if run.mark == mark && run.at.end == at.start => run.at.end = at.end,
            _ => self.all.push(Piece::Run(Run { mark, at })),
        }
    }

    pub(super) fn into_inner(self) -> Vec<Piece> {
        self.all
    }
}

/// Whether a line kept all of its emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    Kept,
    Flattened,
}

/// The row as a tree. Emphasis deeper than a reader can see is left out; its text stays.
pub(super) fn nest(pieces: Vec<Piece>) -> (Vec<Inline>, Depth) {
    let mut depth = Depth::Kept;
    let mut inner: Vec<(Mark, Vec<Inline>)> = Vec::new();
    let mut skipped = 0_usize;
    let mut line = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => push(&mut line, Inline::Text(text)),
            Piece::Whole(inline) => push(&mut line, inline),
            Piece::Break => line.push(Inline::SoftBreak),
            Piece::Run(run) => {
                let text = char::from(run.mark).to_string().repeat(run.at.len());
                push(&mut line, Inline::Text(text));
            }
            Piece::Open(mark) if inner.len() < DEEPEST => inner.push((mark, std::mem::take(&mut line))),
            Piece::Open(_) => {
                skipped += 1;
                depth = Depth::Flattened;
            }
            Piece::Close(_) if skipped > 0 => skipped -= 1,
            Piece::Close(_) => close(&mut inner, &mut line),
        }
    }
    // Pairing closes what it opens; should it ever not, the text must survive.
    while !inner.is_empty() {
        close(&mut inner, &mut line);
    }
    (line, depth)
}

fn close(inner: &mut Vec<(Mark, Vec<Inline>)>, line: &mut Vec<Inline>) {
    let Some((mark, outer)) = inner.pop() else { return };
    let text = std::mem::replace(line, outer);
    line.push(match mark {
        Mark::Strong => Inline::Strong(text),
        Mark::Emphasis => Inline::Emphasis(text),
        Mark::Strike => Inline::Strike(text),
    });
}

/// Neighbouring texts become one, so that nobody later has to look across their border.
pub(super) fn push(line: &mut Vec<Inline>, inline: Inline) {
    match (line.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => line.push(inline),
    }
}
