//! Bank cards: an issuer's prefix and a check digit after Luhn.

use super::digits::Digits;
use super::line::Line;
use super::{Kind, Private, Sure};

const WORDS: [&str; 7] = ["卡号", "账号", "账户", "帐号", "一卡通", "银行", "开户"];

/// The card number that begins at a place.
pub fn at(line: &Line, at: usize) -> Option<Private> {
    let digits = Digits::at(line, at, 19);
    let named = line.led_by(at, 16, &WORDS);
    for count in [19, 18, 17, 16] {
        let (Some(number), Some(end)) = (digits.text.get(..count), digits.end_of(count)) else { continue };
        let grouped = digits.grouped(count, &[&[4, 8, 12], &[4, 8, 12, 16], &[6], &[6, 12], &[6, 10, 14]]);
        if !digits.ends_at(count) || !grouped || !issued(number) || !luhn(number) || goes_on(line, end) {
            continue;
        }
        // A parcel of land, a contract or a household has a number that begins with its village.
        let in_pieces = digits.gaps.iter().any(|gap| *gap < count);
        let sure = if named || in_pieces || !is_in_gansu(number) { Sure::Yes } else { Sure::No };
        return Some(Private { kind: Kind::Card, sure, start: at, end });
    }
    None
}

fn goes_on(line: &Line, end: usize) -> bool {
    let behind = line.get(end);
    behind.is_ascii_alphanumeric() || behind == '*' || behind == '_'
}

/// UnionPay cards have 16 to 19 digits, those of the others 16.
fn issued(number: &str) -> bool {
    let lead = |length: usize| number[..length].parse::<u32>().unwrap_or_default();
    let foreign = number.len() == 16
        && (number.starts_with('4')
            || (51..=55).contains(&lead(2))
            || (2221..=2720).contains(&lead(4))
            || (3528..=3589).contains(&lead(4)));
    number.starts_with("62") || foreign
}

pub fn luhn(number: &str) -> bool {
    let digits = number.bytes().rev().map(|byte| u32::from(byte - b'0')).enumerate();
    let sum: u32 = digits
        .map(|(at, digit)| match (at % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Codes of Gansu begin with 62, as cards do.
fn is_in_gansu(number: &str) -> bool {
    let part = |range: std::ops::Range<usize>| number[range].parse::<u32>().unwrap_or_default();
    let prefecture = matches!(part(2..4), 1..=12 | 29 | 30);
    prefecture && part(4..6) <= 30 && part(6..9) <= 599 && part(9..12) <= 399
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_after_luhn() {
        assert!(luhn("79927398713") && !luhn("79927398710"));
    }
}
