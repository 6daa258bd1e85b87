//! How wide a text is drawn: Han characters are one em, the rest by a small table that errs on the wide side.
//!
//! A label stands on one line. What finds no room is cut and ends in “…”; whole sentences are HTML, which wraps them.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// The width of a text in tenths of a unit, for a type size in tenths of a unit.
pub fn width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text.chars().map(em).fold(0, i32::saturating_add);
    (i64::from(hundredths) * i64::from(size) / 100).try_into().unwrap_or(i32::MAX)
}

/// The text, or as much of it as has room; nothing where not even “…” has.
pub fn fit(text: &str, size: i32, room: i32) -> Cow<'_, str> {
    if width(text, size) <= room {
        return Cow::Borrowed(text);
    }
    let mut left = room - width("…", size);
    if left < 0 {
        return Cow::Borrowed("");
    }
    let mut kept = String::new();
    for it in text.chars() {
        left -= width(it.encode_utf8(&mut [0; 4]), size);
        if left < 0 {
            break;
        }
        kept.push(it);
    }
    Cow::Owned(kept.trim_end().to_owned() + "…")
}

/// Hundredths of an em.
fn em(it: char) -> i32 {
    match it {
        '0'..='9' => 60,
        ' ' | ',' | '.' | ':' | ';' | '!' | '|' | '\'' => 32,
        'i' | 'j' | 'l' | 'I' => 34,
        'f' | 'r' | 't' | '-' | '(' | ')' | '[' | ']' | '/' => 45,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 98,
        'A'..='Z' | '&' => 75,
        ' '..='~' => 62,
        // Signs of ambiguous width, such as “…” and “≥”, are wide among Han characters.
        _ => match it.width_cjk() {
            None | Some(0) => 0,
            Some(1) => 65,
            Some(_) => 100,
        },
    }
}
