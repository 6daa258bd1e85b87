//! What kind of character it is, as far as emphasis and line ends care: space, punctuation, wide.

use unicode_normalization::char::is_combining_mark;

/// The side a delimiter shows to its neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// White space, or the border of the text.
    Space,
    /// Punctuation of a script that puts spaces between words.
    Punctuation,
    /// Han, Kana, Hangul and their punctuation: no spaces are to be expected here.
    Wide,
    Letter,
}

pub(super) fn side(c: Option<char>) -> Side {
    match c {
        None => Side::Space,
        Some(c) if c.is_whitespace() => Side::Space,
        Some(c) if wide(c) || shared(c) => Side::Wide,
        Some(c) if punctuation(c) => Side::Punctuation,
        Some(_) => Side::Letter,
    }
}

/// A character of Han, Kana, Hangul or their full-width punctuation. Emoji are as wide, but stand among spaces.
pub(super) fn wide(c: char) -> bool {
    matches!(c as u32,
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xA000..=0xA4CF | 0xA960..=0xA97F | 0xAC00..=0xD7A3 | 0xE000..=0xF8FF | 0xF900..=0xFAFF
        | 0xFE10..=0xFE1F | 0xFE30..=0xFE6F | 0xFF01..=0xFFDC | 0xFFE0..=0xFFE6 | 0x16FE0..=0x18DFF
        | 0x1AFF0..=0x1B2FF | 0x1F200..=0x1F2FF | 0x20000..=0x3FFFD)
        || variation(c)
}

/// Hangul is wide but written with spaces between its words.
pub(super) fn hangul(c: char) -> bool {
    matches!(c as u32, 0x1100..=0x115F | 0x3131..=0x318E | 0xA960..=0xA97F | 0xAC00..=0xD7A3 | 0xFFA0..=0xFFDC)
}

/// Quotation marks, dashes and dots that Chinese and English share. Chinese sets them full width, and in a
/// Chinese text they take part as Chinese punctuation.
pub(super) fn shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '–' | '·' | '×' | '℃' | '①'..='⓿')
}

/// A selector of a glyph variant: belongs to the Han character before it.
pub(super) fn variation(c: char) -> bool {
    matches!(c as u32, 0xFE00..=0xFE0E | 0xE0100..=0xE01EF)
}

/// Punctuation and symbols. The standard library knows no general category; what is neither a letter, a number,
/// a mark, a space nor invisible is one of them.
pub(super) fn punctuation(c: char) -> bool {
    !(c.is_alphanumeric() || c.is_whitespace() || c.is_control() || is_combining_mark(c) || invisible(c))
}

fn invisible(c: char) -> bool {
    matches!(c as u32,
        0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xE000..=0xF8FF | 0xFEFF
        | 0xE0000..=0x10FFFF)
}
