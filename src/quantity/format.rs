//! Numbers as text: plain decimals, grouped digits, 万 and 亿.

use rust_decimal::{Decimal, RoundingStrategy};

/// A plain decimal: no exponent, no trailing zeros.
pub fn decimal(value: Decimal) -> String {
    let value = value.normalize();
    if value.is_zero() { "0".to_string() } else { value.to_string() }
}

/// Digits in groups of three: 85,498.
pub fn grouped(value: Decimal) -> String {
    let plain = decimal(value);
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", plain.as_str()),
    };
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, format!(".{decimals}")),
        None => (digits, String::new()),
    };
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{decimals}")
}

/// In 亿 or 万 where that is shorter to read: 3240000000 → 32.4亿, 189000 → 18.9万; below 1万 plain.
///
/// Rounded to four decimals of the 万 or 亿, which is more than any report states.
pub fn wan_yi(value: Decimal) -> String {
    let (wan, yi) = (Decimal::from(10_000), Decimal::from(100_000_000));
    let size = value.abs();
    let (unit, name) = if size >= yi {
        (yi, "亿")
    } else if size >= wan {
        (wan, "万")
    } else {
        return decimal(value.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero));
    };
    let scaled = (value / unit).round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero);
    format!("{}{name}", decimal(scaled))
}
