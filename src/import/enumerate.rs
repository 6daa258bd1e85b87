//! Enumerations in the middle of a paragraph, 一是…二是…, and lists of paragraphs that count.

use super::marker::{self, Kind, Marker};
use super::outline::Piece;

/// What Markdown makes of words.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Heading {
        level: u8,
    },
    Paragraph,
    Bullet,
    /// An item whose number Markdown sets.
    Numbered(u32),
    Table(Vec<Vec<String>>),
}

/// Words and the shape they stand in.
#[derive(Debug, Clone, PartialEq)]
pub struct Shaped {
    pub at: usize,
    pub shape: Shape,
    pub text: String,
}

/// Splits paragraphs into the items they enumerate.
pub fn enumerate(pieces: Vec<Piece>) -> Vec<Shaped> {
    let mut shaped = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Heading { at, level, text } => push(&mut shaped, at, Shape::Heading { level }, &text),
            Piece::Table(table) => push(&mut shaped, table.at, Shape::Table(table.rows), ""),
            Piece::Text { at, text } => spread(&mut shaped, at, Shape::Paragraph, &text),
            Piece::Item { at, text, marker: Some(marker) }
                if is_number(&marker) && starts(&text).is_empty() =>
            {
                push(&mut shaped, at, Shape::Numbered(marker.number), &text[marker.length..]);
            }
            Piece::Item { at, text, .. } => spread(&mut shaped, at, Shape::Bullet, &text),
        }
    }
    shaped
}

fn push(shaped: &mut Vec<Shaped>, at: usize, shape: Shape, text: &str) {
    shaped.push(Shaped { at, shape, text: text.trim().to_owned() });
}

/// What stands before the first item keeps its shape; every item is a bullet.
fn spread(shaped: &mut Vec<Shaped>, at: usize, shape: Shape, text: &str) {
    let starts = starts(text);
    let first = starts.first().copied().unwrap_or(text.len());
    if !text[..first].trim().is_empty() {
        push(shaped, at, shape, &text[..first]);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for (start, end) in starts.iter().zip(ends) {
        push(shaped, at, Shape::Bullet, &text[*start..end]);
    }
}

/// 1. and （1） are numbers that Markdown can set; 一是 and （一） are not, and stay in the text.
fn is_number(marker: &Marker) -> bool {
    matches!(marker.kind, Kind::Arabic | Kind::ArabicParen)
}

/// Where the items of an enumeration begin: 一是 at the beginning of a sentence, 二是 at that of a later one, and so on;
/// the same with （1） and ①.
pub fn starts(text: &str) -> Vec<usize> {
    let rows = [Kind::Ordinal, Kind::ArabicParen].map(|kind| row(text, kind));
    rows.into_iter().find(|row| row.len() > 1).unwrap_or_default()
}

fn row(text: &str, wanted: Kind) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let begins = before.is_none_or(|before| "。；;！？：:”".contains(before));
        let may_mark = "一二三四五六七八九十第（(".contains(c) || ('①'..='⑳').contains(&c);
        if begins
            && may_mark
            && let Some(Marker { kind, number, .. }) = marker::read(&text[at..])
            && kind == wanted
            && number as usize == starts.len() + 1
        {
            starts.push(at);
        }
        if !c.is_whitespace() {
            before = Some(c);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enumerations_are_split_at_sentences() {
        let check = |text: &str, expected: &[&str]| {
            let found = enumerate(vec![Piece::Text { at: 1, text: text.to_owned() }]);
            let found: Vec<&str> = found.iter().map(|shaped| shaped.text.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("一是栽树；二是修路。", &["一是栽树；", "二是修路。"]);
        check(
            "抓两件事。一是栽树。栽了百株。二是修路。",
            &["抓两件事。", "一是栽树。栽了百株。", "二是修路。"],
        );
        check("第一，栽树。第二，修路。", &["第一，栽树。", "第二，修路。"]);
        check(
            "做三件事：（1）栽树；（2）修路；（3）治水。",
            &["做三件事：", "（1）栽树；", "（2）修路；", "（3）治水。"],
        );
        check("①栽树；②修路。", &["①栽树；", "②修路。"]);
        check("唯一是栽树，二是修路。", &["唯一是栽树，二是修路。"]);
        check("一是栽树。", &["一是栽树。"]);
        check("一是栽树。三是修路。", &["一是栽树。三是修路。"]);
    }
}
