//! One line of text with its widths folded: full-width digits, letters and hyphens read as half-width ones.
//!
//! Punctuation is left as it is, since a comma of one width separates and one of the other groups thousands.

use std::ops::Range;

/// A character as it is read and where it stands in the file.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    pub c: char,
    pub at: usize,
}

#[derive(Debug)]
pub struct Line {
    glyphs: Vec<Glyph>,
    end: usize,
    /// What stands in web addresses is nobody's number.
    links: Vec<Range<usize>>,
}

impl Line {
    /// Reads a line that begins at the byte `start` of its file.
    pub fn new(text: &str, start: usize) -> Line {
        let glyphs: Vec<Glyph> =
            text.char_indices().map(|(at, c)| Glyph { c: fold(c), at: start + at }).collect();
        let links = links(&glyphs);
        Line { glyphs, end: start + text.len(), links }
    }

    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The character at a place; a line break beyond the end.
    pub fn get(&self, at: usize) -> char {
        self.glyphs.get(at).map_or('\n', |glyph| glyph.c)
    }

    /// The character before a place; a line break before the first.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\n', |at| self.get(at))
    }

    pub fn is_digit(&self, at: usize) -> bool {
        self.get(at).is_ascii_digit()
    }

    /// Bytes of the file.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let byte = |at: usize| self.glyphs.get(at).map_or(self.end, |glyph| glyph.at);
        byte(range.start)..byte(range.end)
    }

    pub fn text(&self, range: Range<usize>) -> String {
        range.map(|at| self.get(at)).collect()
    }

    /// The end of the web address that begins at or before a place and goes on at it.
    pub fn link_end(&self, at: usize) -> Option<usize> {
        self.links.iter().find(|link| link.contains(&at)).map(|link| link.end)
    }

    /// Whether one of the words stands among the last `reach` characters before a place, in the same clause.
    pub fn led_by(&self, at: usize, reach: usize, words: &[&str]) -> bool {
        let near = self.text(at.saturating_sub(reach)..at).to_lowercase();
        let clause = near.rsplit(['。', '；', ';', '，', '\n']).next().unwrap_or_default();
        words.iter().any(|word| clause.contains(word))
    }
}

/// How a character is read, whatever its width.
pub fn fold(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＠' | '＋' | '．' | '（' | '）' | '＊' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        '－' | '—' | '–' | '‐' | '‑' | '−' => '-',
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\t' => ' ',
        '•' | '・' | '∙' => '·',
        c => c,
    }
}

fn links(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut links = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let begins =
            |word: &str| word.chars().enumerate().all(|(i, c)| glyphs.get(at + i).is_some_and(|g| g.c == c));
        if glyphs[at].c != 'h' || !(begins("http://") || begins("https://")) {
            at += 1;
            continue;
        }
        let goes_on = |glyph: &&Glyph| glyph.c.is_ascii_graphic() && !"()<>\"|".contains(glyph.c);
        let length = glyphs[at..].iter().take_while(goes_on).count();
        links.push(at..at + length);
        at += length;
    }
    links
}
