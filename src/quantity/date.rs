//! Dates, years, times and ratios: numbers that count nothing.

use super::mask;
use super::numeral::{digit_run, han_digit, is_han_numeral};
use super::passage::{Passage, is_stop};

/// No list of dates is longer, and no number in one: longer runs would be read over and over.
const MOST_DATES: usize = 12;

/// The end of a date or a time that starts at `i`.
pub(super) fn at(p: &Passage, i: usize) -> Option<usize> {
    if p.before(i).is_ascii_digit() || (p.before(i) == '.' && p.before(i.saturating_sub(1)).is_ascii_digit())
    {
        return None;
    }
    let mut end = date_number(p, i)?;
    let mut last = i;
    let mut members = 1;
    // 2018-2022年, 1、2月, 2021.05.13, 8:30
    while matches!(p.get(end), '-' | '~' | '、' | '/' | '.' | ':' | '至' | '到' | '和' | ',' | '与') {
        let mut next = end + 1;
        while p.get(next) == '-' {
            next += 1;
        }
        let Some(next_end) = date_number(p, next) else { break };
        let digital = matches!(p.get(end), '/' | '.' | ':' | '-');
        if digital && is_clock(p, i, end, next_end) {
            return Some(next_end);
        }
        (last, end) = (next, next_end);
        members += 1;
        if members > MOST_DATES {
            return None;
        }
    }
    let place = p.skip_spaces(end);
    let years = is_year(p, last, end) && p.get(place) == '年';
    let marked = match p.get(place) {
        '月' => !p.starts(place, "月嫂"),
        '日' => !p.starts(place, "日照"),
        '号' => true,
        '时' | '点' => p.get(i).is_ascii_digit() && is_hour(p, last, end, place),
        _ => false,
    };
    (years || marked).then_some(place + 1)
}

/// 8:30, 2021-05-13, 2021.5: what stands between digits makes a time, a date or a ratio.
fn is_clock(p: &Passage, start: usize, end: usize, next_end: usize) -> bool {
    match p.get(end) {
        ':' => true,
        '-' | '/' | '.' => {
            matches!(p.get(next_end), '-' | '/' | '.') && p.get(end) == p.get(next_end) && end - start == 4
        }
        _ => false,
    }
}

/// Digits, Chinese digits or a mask, as dates have them.
fn date_number(p: &Passage, i: usize) -> Option<usize> {
    let i = p.skip_spaces(i);
    if let Some(end) = mask::at(p, i) {
        return Some(end);
    }
    let end = if p.get(i).is_ascii_digit() {
        (i..i + MOST_DATES).find(|n| !p.get(*n).is_ascii_digit())?
    } else {
        (i..i + MOST_DATES).find(|n| !(is_han_numeral(p.get(*n)) || (p.get(*n) == '○' && *n > i)))?
    };
    (end > i).then_some(end)
}

/// 2021, 二〇二一, 202*: the number of a year, not a count of years.
fn is_year(p: &Passage, start: usize, end: usize) -> bool {
    if (start..end).any(|i| matches!(p.get(i), '*' | '×' | 'x' | 'X' | '○' | '□')) {
        return true;
    }
    let positional = end - start >= 3 && (start..end).all(|i| han_digit(p.get(i)).is_some());
    let digits: String = p.folded(start..end);
    let century = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let short = digits.len() == 2 && is_digits(&digits) && short_year(p, end);
    positional || (century && is_digits(&digits)) || short
}

fn is_digits(words: &str) -> bool {
    words.bytes().all(|b| b.is_ascii_digit())
}

/// 21年5月: two digits are a year when a month follows.
fn short_year(p: &Passage, end: usize) -> bool {
    p.get(end + 1).is_ascii_digit() && p.get(digit_run(p, end + 1)) == '月'
}

/// 8点, 17时30分: not 3点建议, not 24时段.
fn is_hour(p: &Passage, start: usize, end: usize, place: usize) -> bool {
    let short = end - start <= 2;
    let next = p.get(place + 1);
    let hour = next.is_ascii_digit()
        || is_stop(next)
        || matches!(
            next,
            '分' | '半' | '整' | '至' | '前' | '后' | '-' | '许' | '钟' | '起' | '到' | '左' | '的' | '在'
        );
    short && hour && !p.starts(start.saturating_sub(2), "提出")
}
