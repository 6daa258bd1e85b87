//! Numbers of a workbook as text: what the cell shows, without what floats add.
//!
//! A spreadsheet keeps 35.1% as 0.351 and 1.1 as the nearest float. The format of the cell says how it is shown:
//! how many decimals, whether as a percentage, with which unit behind it. Formats that scale (`0.0,`) or that are
//! more than decimals (fractions, exponents) are passed over, and the number itself is given in full.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::quantity::decimal;

/// What of a number format is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    /// None: as many as the number has.
    decimals: Option<u32>,
    percent: Percent,
    /// What the format writes behind the number, such as 万元.
    behind: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Percent {
    Yes,
    No,
}

/// A number as its cell shows it.
pub fn shown(value: f64, format: &str) -> String {
    let Some(number) = exact(value) else { return value.to_string() };
    let Some(pattern) = pattern(format) else { return decimal(number) };
    let (scaled, sign) = match pattern.percent {
        Percent::Yes => (number * Decimal::ONE_HUNDRED, "%"),
        Percent::No => (number, ""),
    };
    let text = match pattern.decimals {
        Some(decimals) => {
            let rounded = scaled.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            format!("{rounded:.*}", decimals as usize)
        }
        None => decimal(scaled),
    };
    format!("{text}{sign}{}", pattern.behind)
}

/// The decimal that a spreadsheet means by a float: it counts with fifteen digits and no more.
fn exact(value: f64) -> Option<Decimal> {
    /// Beyond this a float is no figure of a township.
    const LARGEST: f64 = 1e15;
    if !value.is_finite() || value.abs() > LARGEST {
        return None;
    }
    Decimal::from_scientific(&format!("{value:.14e}")).ok().map(|number| number.normalize())
}

/// Reads `0`, `#,##0.00`, `0.0%`, `0.0"万元"`; None for anything beyond that.
fn pattern(format: &str) -> Option<Pattern> {
    // As Chinese versions write General.
    let format = if format == "G/通用格式" { "General" } else { format };
    let first = format.split(';').next().unwrap_or_default();
    let core = without_literals(first);
    let core = core.trim();
    if core.is_empty() || core.eq_ignore_ascii_case("general") || core == "@" {
        let behind = behind(first);
        return Some(Pattern { decimals: None, percent: Percent::No, behind });
    }
    let (digits, percent) = match core.strip_suffix('%') {
        Some(digits) => (digits, Percent::Yes),
        None => (core, Percent::No),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = whole.chars().all(|c| matches!(c, '0' | '#' | ',')) && !whole.is_empty();
    let scales = whole.ends_with(',') || fraction.contains(',');
    if !plain || scales || !fraction.chars().all(|c| c == '0') {
        return None;
    }
    Some(Pattern { decimals: Some(fraction.len() as u32), percent, behind: behind(first) })
}

/// A format without its quoted, escaped and filling parts, and without conditions and colours.
pub fn without_literals(format: &str) -> String {
    let mut core = String::new();
    pieces(format, |piece| {
        if let Piece::Code(c) = piece {
            core.push(c);
        }
    });
    core
}

/// What stands in quotes behind the number: a unit, if it is Chinese.
fn behind(format: &str) -> String {
    let mut words: Option<String> = None;
    pieces(format, |piece| match (piece, &mut words) {
        (Piece::Code(_), None) => words = Some(String::new()),
        (Piece::Literal(c), Some(words)) => words.push(c),
        _ => {}
    });
    let words = words.unwrap_or_default();
    let han = words.trim().chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '/');
    if han { words.trim().to_owned() } else { String::new() }
}

enum Piece {
    Code(char),
    Literal(char),
}

/// Takes a format apart: `"…"` and `\x` are literal, `_x` and `*x` are room, `[…]` is a condition or a colour.
fn pieces(format: &str, mut take: impl FnMut(Piece)) {
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => chars.by_ref().take_while(|c| *c != '"').for_each(|c| take(Piece::Literal(c))),
            '\\' | '!' => chars.next().into_iter().for_each(|c| take(Piece::Literal(c))),
            '_' | '*' => {
                chars.next();
            }
            '[' => chars.by_ref().take_while(|c| *c != ']').for_each(drop),
            c if ('\u{4e00}'..='\u{9fff}').contains(&c) => take(Piece::Literal(c)),
            c => take(Piece::Code(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_the_cell_shows_them() {
        let check = |value: f64, format: &str, expected: &str| {
            assert_eq!(shown(value, format), expected, "{value} {format}");
        };
        check(1.1, "General", "1.1");
        check(3.3000000000000003, "General", "3.3");
        check(0.1 + 0.2, "", "0.3");
        check(173807.0, "General", "173807");
        check(511600101001.0, "General", "511600101001");
        check(0.351, "0.0%", "35.1%");
        check(0.117 * 3.0, "0.00%", "35.10%");
        check(0.351, "0%", "35%");
        check(0.351, "General", "0.351");
        check(1234567.0, "#,##0", "1234567");
        check(18.95, "#,##0.00_);[Red](#,##0.00)", "18.95");
        check(18.0, "0.00", "18.00");
        check(2.5, "0", "3");
        check(-5.25, "0.0", "-5.3");
        check(18.9, "0.0\"万元\"", "18.9万元");
        check(18.0, "0人", "18人");
        check(351000.0, "0!.0,\"万\"", "351000");
        check(1500.0, "0.0,", "1500");
        check(0.5, "# ?/?", "0.5");
        check(12000.0, "0.00E+00", "12000");
        check(18.9, "\"¥\"#,##0.00", "18.90");
        check(18.0, "\"约\"0\"人\"", "18人");
        check(18.5, "G/通用格式", "18.5");
    }
}
