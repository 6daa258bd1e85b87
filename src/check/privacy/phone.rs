//! Telephone numbers: mobile ones, and those of offices and homes with or without their area code.

use super::digits::Digits;
use super::line::Line;
use super::{Kind, Private, Sure};

/// What makes a row of digits an amount: a number of telephones has no unit.
const UNITS: &str = "元万亿亩吨千公米平立方人户个株棵袋件次辆条只头羽度升克斤";

const WORDS: [&str; 12] =
    ["电话", "手机", "联系", "微信", "热线", "座机", "传真", "值班", "咨询", "tel", "phone", "fax"];

/// The mobile number that begins at a place, which may be behind +86.
pub fn mobile(line: &Line, at: usize) -> Option<Private> {
    let start = at;
    let at = behind_country(line, at).unwrap_or(at);
    let digits = Digits::at(line, at, 11);
    let second = digits.text.as_bytes().get(1)?;
    let is_mobile = digits.text.len() == 11 && digits.text.starts_with('1') && (b'3'..=b'9').contains(second);
    let grouped = digits.grouped(11, &[&[3, 7], &[4, 7], &[3, 6], &[5]]);
    let end = digits.end_of(11)?;
    let like = is_mobile && grouped && digits.ends_at(11) && free_behind(line, end);
    (like && !is_amount(line, start, end)).then_some(Private {
        kind: Kind::Phone,
        sure: Sure::Yes,
        start,
        end,
    })
}

/// The place behind 86, +86 or 0086 that begins at a place.
fn behind_country(line: &Line, at: usize) -> Option<usize> {
    let begins = |word: &str| word.chars().enumerate().all(|(i, c)| line.get(at + i) == c);
    let length = ["+86", "0086", "86"].into_iter().find(|word| begins(word))?.len();
    let behind = at + length;
    Some(if matches!(line.get(behind), ' ' | '-') { behind + 1 } else { behind })
}

/// The landline number that begins at a place: 0954-3012345, (010) 6612 3456, or without area code behind 电话.
pub fn landline(line: &Line, at: usize) -> Option<Private> {
    let start = at;
    let (area_at, trunk) = match behind_country(line, at) {
        Some(behind) => (behind, Trunk::Left),
        None => (at, Trunk::Written),
    };
    let opened = line.get(area_at) == '(';
    let area_at = area_at + usize::from(opened);
    let Some((behind, long)) = area(line, area_at, trunk) else { return local(line, start) };
    let mut local_at = behind;
    if opened {
        if line.get(local_at) != ')' {
            return None;
        }
        local_at += 1;
    }
    while matches!(line.get(local_at), ' ' | '-') && local_at < behind + 3 {
        local_at += 1;
    }
    let digits = Digits::at(line, local_at, 8);
    let named = line.led_by(start, 12, &WORDS);
    for count in if long { 8..=8 } else { 7..=8 } {
        let number = digits.text.get(..count).unwrap_or_default();
        let Some(end) = digits.end_of(count) else { continue };
        let like = is_local(number) && digits.ends_at(count) && digits.grouped(count, &[&[3], &[4]]);
        // 0312-20230101 is a number of a document.
        let dated = is_date(number) && !named;
        if like && !dated && free_behind_landline(line, end) && !is_amount(line, start, end) {
            return Some(Private { kind: Kind::Phone, sure: Sure::Yes, start, end });
        }
    }
    None
}

/// Whether the 0 before an area code is there, or left out behind a country code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trunk {
    Written,
    Left,
}

/// The place behind an area code, and whether it is one of a large city, whose numbers have eight digits.
fn area(line: &Line, at: usize, trunk: Trunk) -> Option<(usize, bool)> {
    let at = match trunk {
        Trunk::Written if line.get(at) == '0' => at + 1,
        Trunk::Written => return None,
        Trunk::Left => at,
    };
    let length = match (line.get(at), line.get(at + 1)) {
        ('1', '0') | ('2', '0'..='5' | '7'..='9') => 2,
        ('3'..='9', '0'..='9') if line.is_digit(at + 2) => 3,
        _ => return None,
    };
    Some((at + length, length == 2))
}

/// A number without its area code is only one behind a word that says so.
fn local(line: &Line, start: usize) -> Option<Private> {
    let digits = Digits::at(line, start, 8);
    let end_of = |count: usize| {
        let number = digits.text.get(..count)?;
        let like = is_local(number) && !is_date(number) && digits.ends_at(count);
        // In two pieces it may as well be two years.
        (like && digits.grouped(count, &[])).then(|| digits.end_of(count)).flatten()
    };
    let end = end_of(8).or_else(|| end_of(7))?;
    let named = line.led_by(start, 7, &["电话", "座机", "传真", "热线", "值班", "tel", "fax"]);
    let like = named && free_behind_landline(line, end) && !has_unit(line, end);
    like.then_some(Private { kind: Kind::Phone, sure: Sure::Yes, start, end })
}

fn is_local(number: &str) -> bool {
    number.len() >= 7 && number.starts_with(|c: char| ('2'..='8').contains(&c))
}

fn is_date(number: &str) -> bool {
    let part = |range: std::ops::Range<usize>| number.get(range).and_then(|part| part.parse::<u32>().ok());
    number.starts_with("20")
        && part(4..6).is_some_and(|month| (1..=12).contains(&month))
        && part(6..8).is_some_and(|day| (1..=31).contains(&day))
}

/// An amount has a unit behind it; only a word for telephones outweighs one.
fn is_amount(line: &Line, start: usize, end: usize) -> bool {
    has_unit(line, end) && !line.led_by(start, 12, &WORDS)
}

fn has_unit(line: &Line, end: usize) -> bool {
    let behind = if line.get(end) == ' ' { end + 1 } else { end };
    UNITS.contains(line.get(behind))
}

fn free_behind(line: &Line, end: usize) -> bool {
    let behind = line.get(end);
    let decimal = matches!(behind, '.' | '-') && line.is_digit(end + 1);
    !(behind.is_ascii_alphanumeric() || "*_%％".contains(behind) || decimal)
}

/// An extension may hang on a landline: 0954-3012345-8001.
fn free_behind_landline(line: &Line, end: usize) -> bool {
    line.get(end) == '-' || free_behind(line, end)
}
