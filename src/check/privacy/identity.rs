//! Identity numbers (居民身份证号, GB 11643) and unified social credit codes (GB 32100), which look alike.

use jiff::civil::Date;

use super::digits::Digits;
use super::line::Line;
use super::{Kind, Private, Sure};

/// What the first two digits of an identity number may be: the provinces.
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

/// Nobody alive was born before.
const FIRST_YEAR: i16 = 1900;
/// A serial number of an office begins with its division and a date of these years, so only words make it a doubt.
const RECENT: i16 = 2005;
/// No clock is read, so a year in the near future passes for a birth.
const LAST_YEAR: i16 = 2049;

const WORDS: [&str; 5] = ["身份证", "身份号", "证件号", "公民", "残疾人证"];

/// The identity number that begins at a place of a line, with the two digits of a 残疾人证 behind it.
pub fn at(line: &Line, at: usize) -> Option<Private> {
    let digits = Digits::at(line, at, 20);
    let body: String = digits.text.chars().take(17).collect();
    let named = || line.led_by(at, 16, &WORDS);
    if body.len() == 17 {
        let (check, end) = check_character(line, &digits)?;
        let number = format!("{body}{check}");
        let born = birth(&number[6..14])?;
        if !PROVINCES.contains(&&number[..2]) || !free_behind(line, end, &digits) {
            return None;
        }
        let end = digits.end_of(20).filter(|_| digits.text.len() == 20).unwrap_or(end);
        if check_digit(&body) == Some(check) {
            return Some(Private { kind: Kind::Identity, sure: Sure::Yes, start: at, end });
        }
        let doubtful = born.year() < RECENT && !is_credit_code(&number);
        let sure = Sure::No;
        return (doubtful || named()).then_some(Private { kind: Kind::Identity, sure, start: at, end });
    }
    let old = digits.text.len() == 15 && PROVINCES.contains(&&digits.text[..2]);
    if old && named() && birth(&format!("19{}", &digits.text[6..12])).is_some() {
        let end = digits.end_of(15)?;
        return Some(Private { kind: Kind::Identity, sure: Sure::No, start: at, end });
    }
    None
}

/// The 18th character, a digit or X, and the place behind it.
fn check_character(line: &Line, digits: &Digits) -> Option<(char, usize)> {
    if let Some(check) = digits.text.chars().nth(17) {
        return Some((check, digits.end_of(18)?));
    }
    let mut at = digits.end_of(17)?;
    if matches!(line.get(at), ' ' | '-') {
        at += 1;
    }
    let end = at + 1;
    // The kind and the degree of a disability are two digits behind the number.
    let disabled = line.is_digit(end) && line.is_digit(end + 1) && !line.is_digit(end + 2);
    matches!(line.get(at), 'x' | 'X').then_some(('X', if disabled { end + 2 } else { end }))
}

fn free_behind(line: &Line, end: usize, digits: &Digits) -> bool {
    let behind = line.get(end);
    let goes_on = behind.is_ascii_alphanumeric() || behind == '*' || behind == '_';
    !goes_on || digits.text.len() == 20 && digits.ends_at(20)
}

fn birth(digits: &str) -> Option<Date> {
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(date)
}

/// The last character of an identity number, from the 17 before it: ISO 7064, MOD 11-2.
pub fn check_digit(body: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits: Option<Vec<u32>> = body.chars().map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits?.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    "10X98765432".chars().nth((sum % 11) as usize)
}

/// Whether 18 characters are a unified social credit code, which is public.
pub fn is_credit_code(code: &str) -> bool {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (31 - sum % 31) % 31 == values[17]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_those_of_the_standards() {
        // The examples that the standards themselves print.
        assert_eq!(check_digit("11010519491231002"), Some('X'));
        assert_eq!(check_digit("44052418800101001"), Some('4'));
        assert!(is_credit_code("91350100M000100Y43"));
        assert!(!is_credit_code("91350100M000100Y44"));
    }
}
