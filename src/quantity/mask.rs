//! Masks: what a publisher puts where a number was — ×, **, xx.x, xx458, 〔…〕.

use super::numeral::digit_run;
use super::passage::Passage;

fn is_mask(c: char) -> bool {
    matches!(c, '*' | '×' | 'x' | 'X' | '□' | '○' | '△' | '◯' | '■' | '●' | '_' | '?' | '※')
}

/// Whether a mask may begin with this character; digits are not asked for here.
pub(super) fn may_begin(c: char) -> bool {
    is_mask(c) || matches!(c, '〔' | '[' | '【')
}

/// The end of the mask that starts at `i`, digits and a point between its signs included.
pub(super) fn at(p: &Passage, i: usize) -> Option<usize> {
    if let Some(end) = bracketed(p, i) {
        return Some(end);
    }
    let first = p.get(i);
    if !(is_mask(first) || first.is_ascii_digit()) || !may_start(p, i) {
        return None;
    }
    let mut end = i;
    let (mut signs, mut digits) = (0, 0);
    loop {
        let c = p.get(end);
        if is_mask(c) {
            signs += 1;
        } else if c.is_ascii_digit() {
            digits += 1;
        } else if !(matches!(c, '.' | ',') && (is_mask(p.get(end + 1)) || p.get(end + 1).is_ascii_digit())) {
            break;
        }
        end += 1;
    }
    let is_one = signs > 0 && !is_multiplication(p, i, end) && !p.get(end).is_ascii_alphabetic();
    let long_enough = first != '?' || signs > 1;
    let blank = first != '_' || signs > 1;
    // `* ` at the start of a line marks an item of a list.
    let item = first == '*' && end == i + 1 && p.get(end) == ' ' && p.skip_spaces_back(i) == 0;
    (is_one && long_enough && blank && !item && !is_emphasis(p, i, end, digits)).then_some(end)
}

/// 〔…〕 and […]: an omission in brackets.
fn bracketed(p: &Passage, i: usize) -> Option<usize> {
    let close = match p.get(i) {
        '〔' => '〕',
        '[' => ']',
        '【' => '】',
        _ => return None,
    };
    let mut end = i + 1;
    while matches!(p.get(end), '…' | '.' | '*' | '×' | 'x' | 'X') {
        end += 1;
    }
    (end > i + 1 && p.get(end) == close).then_some(end + 1)
}

/// A mask begins a word: not within Latin text, not behind a digit that another reading has already refused.
fn may_start(p: &Passage, i: usize) -> bool {
    let before = p.before(i);
    !before.is_ascii_alphanumeric() && !is_mask(before) && before != '.'
}

/// 3×5, 210×297, 2x4: one sign between digits is a product.
fn is_multiplication(p: &Passage, start: usize, end: usize) -> bool {
    (start + 1..end).any(|i| {
        matches!(p.get(i), '×' | 'x' | 'X' | '*')
            && p.before(i).is_ascii_digit()
            && p.get(i + 1).is_ascii_digit()
    })
}

/// Markdown's `**620**`: the same signs on both sides of a whole number, or signs before digits that close later.
fn is_emphasis(p: &Passage, start: usize, end: usize, digits: usize) -> bool {
    if p.get(start) != '*' || digits == 0 {
        return false;
    }
    let opening = (start..end).take_while(|i| p.get(*i) == '*').count();
    let number = start + opening;
    if !p.get(number).is_ascii_digit() {
        return false;
    }
    let mut i = digit_run(p, number);
    // Only nearby: the closing signs of an emphasised figure stand within its phrase.
    let last = (i + 40).min(p.len());
    while i < last {
        if p.get(i) == '*' {
            let closing = (i..last).take_while(|i| p.get(*i) == '*').count();
            return closing == opening;
        }
        i += 1;
    }
    false
}
