//! Stable ASCII anchors from Chinese headings: 一、取得的成效 → `s-qu-de-de-cheng-xiao`.
//!
//! Every anchor begins with `s-` (section): so none can meet the ids of figures (`fig-`), table rows (`row-`),
//! footnotes (`fn`) or of the page around the text.

use unicode_normalization::UnicodeNormalization;

use crate::load::sounds::words;

pub(super) const PREFIX: &str = "s-";
/// The longest anchor, a number against repetition included.
pub(super) const LONGEST: usize = 60;

/// The anchor of a heading, before it is made unique.
pub(super) fn anchor(heading: &str) -> String {
    let bare = words(without_marker(heading));
    let words = if bare.is_empty() { words(heading) } else { bare };
    let mut anchor = PREFIX.to_owned();
    for word in &words {
        let lead = usize::from(anchor.len() > PREFIX.len());
        if anchor.len() + lead + word.len() > LONGEST {
            break;
        }
        anchor.push_str(&"-"[..lead]);
        anchor.push_str(word);
    }
    if anchor.len() == PREFIX.len() {
        anchor
            .push_str(words.first().and_then(|word| word.get(..LONGEST - PREFIX.len())).unwrap_or("section"));
    }
    anchor
}

/// An anchor of another text, which is not at hand: as written if it has our form, else made as that text makes it.
pub(super) fn elsewhere(fragment: &str) -> String {
    if fragment.starts_with(PREFIX) && fragment.is_ascii() { fragment.to_owned() } else { anchor(fragment) }
}

/// What a heading says, for finding it by its words: letters and digits alone, in one width and case.
pub(super) fn key(text: &str) -> String {
    // What has one width and one form anyway is not brought to it.
    let plain = |c: char| c.is_ascii() || matches!(c, '\u{4e00}'..='\u{9fff}' | '、' | '，' | '（' | '）');
    if text.chars().all(plain) {
        let said = text.chars().filter(|c| c.is_alphanumeric());
        return said.map(|c| c.to_ascii_lowercase()).collect();
    }
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A heading without its number: 一、 （一） 1. 1.2 ① 第一章. Numbers change when a chapter is put in between, and an
/// anchor should not. A figure at the start (35.2%的…) is no number of a heading.
pub(in crate::load) fn without_marker(heading: &str) -> &str {
    let heading = heading.trim();
    let rest = bracketed(heading)
        .or_else(|| chapter(heading))
        .or_else(|| counted(heading))
        .or_else(|| decimal(heading))
        .or_else(|| heading.strip_prefix(|c| matches!(c, '①'..='⓿' | '❶'..='❿')))
        .map(str::trim_start);
    match rest {
        Some(rest) if !rest.is_empty() => rest,
        _ => heading,
    }
}

/// Whether a heading says which one of several it is; 一是 does so without a sign.
pub(super) fn has_marker(heading: &str) -> bool {
    let heading = heading.trim();
    let is = behind_numerals(heading).is_some_and(|rest| rest.starts_with('是'));
    is || without_marker(heading) != heading
}

fn numeral(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９') || "〇零一二三四五六七八九十百".contains(c)
}

/// The rest behind at least one numeral.
fn behind_numerals(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(numeral);
    (rest.len() < text.len()).then_some(rest)
}

/// （一） and 〔1〕.
fn bracketed(heading: &str) -> Option<&str> {
    let inner = heading.strip_prefix(['（', '(', '〔', '【'])?;
    behind_numerals(inner)?.strip_prefix(['）', ')', '〕', '】'])
}

/// 第一章, 第二部分.
fn chapter(heading: &str) -> Option<&str> {
    let rest = behind_numerals(heading.strip_prefix('第')?)?;
    let rest = ["部分", "章", "节", "篇", "条"].iter().find_map(|unit| rest.strip_prefix(unit))?;
    Some(rest.trim_start_matches([' ', '\u{3000}', '、', '：', ':', '.', '．']))
}

/// 一、 and 1. and 1）; not 35.2%.
fn counted(heading: &str) -> Option<&str> {
    let rest = behind_numerals(heading)?;
    let sign = rest.chars().next()?;
    let after = &rest[sign.len_utf8()..];
    match sign {
        '、' | '）' | ')' | '．' => Some(after),
        '.' | ',' | '，' => (!after.starts_with(|c: char| c.is_ascii_digit())).then_some(after),
        _ => None,
    }
}

/// 1.2 or 1.2.3 and a space behind it.
fn decimal(heading: &str) -> Option<&str> {
    let rest = heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &heading[..heading.len() - rest.len()];
    (number.contains('.') && rest.starts_with(char::is_whitespace)).then_some(rest)
}
