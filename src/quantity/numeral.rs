//! Numerals: ASCII digits with separators and decimals, Chinese numerals, and both mixed (1.2万, 3千).

use rust_decimal::Decimal;

use super::passage::{Passage, is_space};

/// A numeral and the 万 or 亿 that it ends in, which belong to the unit (18.9 万亩).
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    pub(super) end: usize,
    /// Before `magnitude`, with the decimals that were written.
    pub(super) value: Decimal,
    pub(super) magnitude: Magnitude,
    pub(super) shape: Shape,
}

/// The 万 or 亿 between number and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Magnitude {
    One,
    Wan,
    Yi,
    WanYi,
}

/// How a numeral is written, as far as it decides whether it is a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Digits,
    /// 七十五, 两
    Han,
    /// 百, 千, 万: a numeral only behind 近, 超 or before 余 (百余), else part of a word (百村).
    Bare,
    /// 五六, 三四十: between this and the next.
    Neighbours(Decimal),
}

impl Magnitude {
    pub(super) fn written(self) -> &'static str {
        match self {
            Magnitude::One => "",
            Magnitude::Wan => "万",
            Magnitude::Yi => "亿",
            Magnitude::WanYi => "万亿",
        }
    }

    pub(super) fn value(self) -> Decimal {
        match self {
            Magnitude::One => Decimal::ONE,
            Magnitude::Wan => Decimal::from(10_000),
            Magnitude::Yi => Decimal::from(100_000_000),
            Magnitude::WanYi => Decimal::from(1_000_000_000_000_i64),
        }
    }

    /// The magnitude that stands at `i`, and how many characters it takes.
    pub(super) fn at(p: &Passage, i: usize) -> (Magnitude, usize) {
        match (p.get(i), p.get(i + 1)) {
            ('万', '亿') => (Magnitude::WanYi, 2),
            ('万', _) => (Magnitude::Wan, 1),
            ('亿', _) => (Magnitude::Yi, 1),
            _ => (Magnitude::One, 0),
        }
    }
}

/// The digits of no real figure are longer: what is, is an identity card or an account.
const MOST_DIGITS: usize = 15;

/// The numeral that starts at `i`.
pub(super) fn at(p: &Passage, i: usize) -> Option<Numeral> {
    if p.get(i).is_ascii_digit() { digits(p, i) } else { han(p, i) }
}

/// The end of the run of digits, separators and decimals that starts at `i`, whatever it is.
pub(super) fn digit_run(p: &Passage, mut i: usize) -> usize {
    while p.get(i).is_ascii_digit() || (matches!(p.get(i), '.' | ',') && p.get(i + 1).is_ascii_digit()) {
        i += 1;
    }
    i
}

fn digits(p: &Passage, start: usize) -> Option<Numeral> {
    let mut i = start;
    let mut written = String::new();
    while p.get(i).is_ascii_digit() {
        written.push(p.get(i));
        i += 1;
    }
    let head = i - start;
    while head <= 3 && is_group(p, i, start) {
        written.extend((1..=3).map(|n| p.get(i + n)));
        i += 4;
    }
    if p.get(i) == '.' && p.get(i + 1).is_ascii_digit() {
        written.push('.');
        i += 1;
        while p.get(i).is_ascii_digit() {
            written.push(p.get(i));
            i += 1;
        }
    }
    let is_code = written.len() > 1 && written.starts_with('0') && !written.starts_with("0.");
    if written.len() > MOST_DIGITS || is_code {
        return None;
    }
    let value: Decimal = written.parse().ok()?;
    Some(scaled(p, i, value))
}

/// `,123` or ` 123` with no fourth digit: a thousands group. A longer run of digits means the comma is punctuation.
fn is_group(p: &Passage, i: usize, start: usize) -> bool {
    let sign = p.get(i) == ',' || (is_space(p.get(i)) && p.get(start) != '0');
    sign && (1..=3).all(|n| p.get(i + n).is_ascii_digit()) && !p.get(i + 4).is_ascii_digit()
}

/// Multiplies in 十, 百 and 千 behind digits (3千), goes on behind 亿 and 万 (1亿2000万, 1万2千), and keeps the last
/// 万 or 亿 apart.
fn scaled(p: &Passage, i: usize, mut value: Decimal) -> Numeral {
    let mut end = i;
    let factor = match p.get(end) {
        '十' => 10,
        '百' if !matches!(p.get(end + 1), '分' | '强' | '佳') => 100,
        '千' if !is_kilo(p.get(end + 1)) => 1000,
        _ => 1,
    };
    if factor > 1 {
        value = (value * Decimal::from(factor)).normalize();
        end += 1;
    }
    let (magnitude, taken) = Magnitude::at(p, end);
    end += taken;
    let numeral = Numeral { end, value, magnitude, shape: Shape::Digits };
    if taken == 1 && p.get(end).is_ascii_digit() {
        continued(p, &numeral).unwrap_or(numeral)
    } else {
        numeral
    }
}

/// 千克, 千瓦, 千米 and their like are units: the 千 is not of the number.
fn is_kilo(next: char) -> bool {
    matches!(next, '克' | '瓦' | '米' | '伏' | '卡' | '焦' | '帕' | '赫')
}

/// 1万2千, 1亿2000万: the head's 万 or 亿 joins the number when a smaller part follows.
fn continued(p: &Passage, head: &Numeral) -> Option<Numeral> {
    let rest = digits(p, head.end)?;
    let full = p.get(head.end + 3).is_ascii_digit() && rest.end == head.end + 4;
    let marked = rest.magnitude != Magnitude::One || matches!(p.before(rest.end), '千' | '百');
    let smaller = rest.value * rest.magnitude.value() < head.magnitude.value();
    if rest.value.scale() > 0 || head.value.scale() > 0 || !smaller || !(full || marked) {
        return None;
    }
    let value = head.value * head.magnitude.value() / rest.magnitude.value() + rest.value;
    Some(Numeral { value: value.normalize(), ..rest })
}

/// The value of one Chinese digit.
pub(super) fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn han_power(c: char) -> Option<i64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// Whether `c` may stand in a Chinese numeral.
pub(super) fn is_han_numeral(c: char) -> bool {
    han_digit(c).is_some() || han_power(c).is_some() || matches!(c, '万' | '亿')
}

fn han(p: &Passage, start: usize) -> Option<Numeral> {
    let mut end = start;
    while end - start < 20 && is_han_numeral(p.get(end)) && !(p.get(end) == '千' && is_kilo(p.get(end + 1)))
    {
        end += 1;
    }
    if end == start {
        return None;
    }
    let mut body = end;
    while body > start && matches!(p.get(body - 1), '万' | '亿') && end - body < 2 {
        body -= 1;
    }
    let (magnitude, taken) = Magnitude::at(p, body);
    if body + taken != end {
        return None;
    }
    if body == start {
        return Some(numeral_of(end, Decimal::ONE, magnitude, Shape::Bare));
    }
    if let Some((low, high)) = neighbours(p, start, body) {
        return Some(numeral_of(end, low, magnitude, Shape::Neighbours(high)));
    }
    let value = han_value(p, start, body)?;
    let shape =
        if han_power(p.get(start)).is_some_and(|power| power > 10) { Shape::Bare } else { Shape::Han };
    if magnitude == Magnitude::One && p.get(end) == '点' && han_digit(p.get(end + 1)).is_some() {
        return Some(han_decimals(p, end, value));
    }
    Some(numeral_of(end, value, magnitude, shape))
}

fn numeral_of(end: usize, value: Decimal, magnitude: Magnitude, shape: Shape) -> Numeral {
    Numeral { end, value: value.normalize(), magnitude, shape }
}

/// 九十八点五: the digits behind 点, and the 万 or 亿 behind those.
fn han_decimals(p: &Passage, point: usize, whole: Decimal) -> Numeral {
    let mut end = point + 1;
    let mut value = whole;
    let mut place = Decimal::ONE;
    while let Some(digit) = han_digit(p.get(end)).filter(|_| end - point <= 8) {
        place /= Decimal::TEN;
        value += place * Decimal::from(digit);
        end += 1;
    }
    let (magnitude, taken) = Magnitude::at(p, end);
    numeral_of(end + taken, value, magnitude, Shape::Han)
}

/// 五六, 三四十, 七八百: two neighbouring digits name a range.
fn neighbours(p: &Passage, start: usize, end: usize) -> Option<(Decimal, Decimal)> {
    let (low, high) = (han_digit(p.get(start))?, han_digit(p.get(start + 1))?);
    let power = match end - start {
        2 => 1,
        3 => han_power(p.get(start + 2))?,
        _ => return None,
    };
    let ascending = low >= 1 && high == low + 1;
    ascending.then(|| (Decimal::from(low) * Decimal::from(power), Decimal::from(high) * Decimal::from(power)))
}

/// The value of the Chinese numeral in `start..end`; `None` when it is not well formed (十三五, 二零二一).
fn han_value(p: &Passage, start: usize, end: usize) -> Option<Decimal> {
    let (mut total, mut section, mut digit) = (0_i64, 0_i64, None);
    let mut last_power = i64::MAX;
    for i in start..end {
        let c = p.get(i);
        if let Some(value) = han_digit(c) {
            if digit.is_some_and(|before| before != 0) || (value == 0 && i == start && end - start > 1) {
                return None;
            }
            digit = Some(i64::from(value));
        } else if let Some(power) = han_power(c) {
            if power >= last_power || digit == Some(0) {
                return None;
            }
            section += digit.take().unwrap_or(1) * power;
            last_power = power;
        } else {
            let power = if c == '万' { 10_000 } else { 100_000_000 };
            total = (total + section + digit.take().unwrap_or(0)).checked_mul(power)?;
            (section, last_power) = (0, i64::MAX);
        }
    }
    let colloquial = match digit {
        // 三百二 is 320: a last digit right behind 百 or 千 counts one place below it.
        Some(ones) if end - start >= 3 && matches!(p.get(end - 2), '百' | '千') => ones * last_power / 10,
        Some(ones) => ones,
        None => 0,
    };
    total.checked_add(section)?.checked_add(colloquial).map(Decimal::from)
}

/// One unit of the last non-zero digit as written: 620 → 10, 0.35 → 0.01; 1 for zero.
pub(super) fn step(value: Decimal) -> Decimal {
    let mut rest = value.normalize();
    if rest.is_zero() {
        return Decimal::ONE;
    }
    if rest.scale() > 0 {
        return Decimal::new(1, rest.scale());
    }
    let mut step = Decimal::ONE;
    while (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    step
}
