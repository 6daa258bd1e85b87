//! A whole field that is one figure: front matter, a cell of a data set, the words of a link.

use std::fmt;

use rust_decimal::Decimal;

use super::amount::{self, Tail};
use super::numeral::Magnitude;
use super::passage::{Passage, each_passage, is_han};
use super::qualifier::{self, Behind};
use super::scan::{Found, Manner, find, find_in};
use super::{Number, Qualifier, Quantity, Status, Unit, unit};

/// What a field says when asked for one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    Quantity(Quantity),
    /// 未公开, or a mask without a unit.
    Withheld,
    /// 原文缺失
    Lost,
    /// 未报, or nothing.
    Missing,
    /// 不适用
    NotApplicable,
}

/// Why a field is not one figure, as a sentence for its writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAQuantity {
    NothingFound {
        field: String,
    },
    SeveralFound {
        field: String,
        figures: Vec<String>,
    },
    LeftOver {
        field: String,
        figure: String,
        rest: String,
    },
    /// 12万 under 万人: whether it is 12万人 or more, only the writer knows.
    TwoMagnitudes {
        field: String,
        column: String,
    },
}

impl fmt::Display for NotAQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotAQuantity::NothingFound { field } => write!(f, "there is no figure in “{field}”"),
            NotAQuantity::SeveralFound { field, figures } => {
                write!(f, "there are {} figures in “{field}”, not one: {}", figures.len(), figures.join(", "))
            }
            NotAQuantity::LeftOver { field, figure, rest } => {
                write!(f, "“{rest}” is left over beside the figure {figure} in “{field}”")
            }
            NotAQuantity::TwoMagnitudes { field, column } => {
                write!(f, "“{field}” stands in a column that is counted in {column}")
            }
        }
    }
}

impl std::error::Error for NotAQuantity {}

/// Reads a field that holds one figure or says why there is none.
///
/// A number without a unit is fine, and so are words around the one figure: 位列全县第二, 同比增长5.2%.
pub fn parse(field: &str) -> Result<Written, NotAQuantity> {
    let field = field.trim();
    if let Some(said) = said(field) {
        return Ok(said);
    }
    if let Some(written) = alone(field).or_else(|| digits_lost(field)) {
        return Ok(written);
    }
    let mut found = find(field);
    if found.is_empty() {
        found = find_in(field, Manner::Field);
    }
    match found.as_slice() {
        [] => none_at_all(field).ok_or_else(|| NotAQuantity::NothingFound { field: field.to_string() }),
        [one] => one_figure(field, one),
        several => Err(NotAQuantity::SeveralFound {
            field: field.to_string(),
            figures: several.iter().map(|found| found.quantity.written.clone()).collect(),
        }),
    }
}

/// Words that stand for a figure.
fn said(field: &str) -> Option<Written> {
    Some(match field {
        "" | "未报" | "未填" | "未填报" | "缺报" | "-" | "—" | "——" | "/" => Written::Missing,
        "未公开" | "不公开" | "保密" | "涉密" => Written::Withheld,
        "原文缺失" | "缺失" | "数字缺失" => Written::Lost,
        "不适用" | "不涉及" => Written::NotApplicable,
        _ => return None,
    })
}

/// A unit and nothing else: the digits before it were lost. In running text it would be an ordinary word.
fn digits_lost(field: &str) -> Option<Written> {
    let unit = unit(field)?;
    Some(Written::Quantity(Quantity {
        written: field.to_string(),
        status: Status::Lost,
        qualifier: Qualifier::Exact,
        number: None,
        unit: unit.into(),
    }))
}

/// 零病例, 零事故: none of something, counted in the last character where that is a unit.
fn none_at_all(field: &str) -> Option<Written> {
    let thing = field.strip_prefix('零').filter(|thing| thing.chars().all(is_han) && !thing.is_empty())?;
    let (last, _) = thing.char_indices().next_back()?;
    let unit = unit(&thing[last..]).unwrap_or_else(|| Unit::none(Magnitude::One));
    let number = Number::one(Decimal::ZERO);
    Some(Written::Quantity(Quantity {
        written: field.to_string(),
        status: Status::Reported,
        qualifier: Qualifier::Exact,
        number: Some(number),
        unit: unit.into(),
    }))
}

/// The one figure of a field, if no further digits are left beside it.
fn one_figure(field: &str, one: &Found) -> Result<Written, NotAQuantity> {
    let (before, after) = (&field[..one.range.start], &field[one.range.end..]);
    let rest = [before, after]
        .into_iter()
        .find(|rest| rest.chars().any(|c| c.is_ascii_digit() || matches!(c, '０'..='９')));
    match rest {
        Some(rest) if !is_time(rest) => Err(NotAQuantity::LeftOver {
            field: field.to_string(),
            figure: one.quantity.written.clone(),
            rest: rest.trim().to_string(),
        }),
        _ => Ok(Written::Quantity(signed(field, one))),
    }
}

/// A field that begins with a minus is negative whatever its unit; in prose that is only so of shares.
fn signed(field: &str, one: &Found) -> Quantity {
    let mut quantity = one.quantity.clone();
    let minus = ["-", "−", "－"].into_iter().find(|minus| field[..one.range.start] == **minus);
    if let (Some(minus), Some(number)) = (minus, &mut quantity.number) {
        number.value = -number.value;
        quantity.written = format!("{minus}{}", quantity.written);
    }
    quantity
}

/// 2021年末: a date beside a figure is no second figure.
fn is_time(words: &str) -> bool {
    let last = words.chars().rev().find(|c| !c.is_ascii_digit() && !c.is_whitespace());
    words.contains('年') || words.contains('月') || last.is_none() && words.trim().is_empty()
}

/// A number or mask with its qualifiers and nothing else: 620余, 约500, 3—5, **.
fn alone(field: &str) -> Option<Written> {
    let mut written = None;
    let mut passages = 0;
    each_passage(field, |p| {
        passages += 1;
        written = unitless(p, field);
    });
    written.filter(|_| passages == 1)
}

fn unitless(p: &Passage, field: &str) -> Option<Written> {
    let start = (0..p.len().min(5)).find(|i| {
        *i == 0 && amount::at(p, 0).is_some()
            || *i > 0 && qualifier::before(p, *i).is_some_and(|s| s.edge == 0) && amount::at(p, *i).is_some()
            || *i == 1 && p.get(0) == '-' && amount::at(p, 1).is_some()
    })?;
    let amount = amount::at(p, start)?;
    let Tail { middle, mut magnitude, unit: None, end } = amount::tail(p, &amount) else { return None };
    let after = qualifier::after(p, end, Behind::Anything);
    let end = after.map_or(end, |spot| spot.edge);
    let before = qualifier::before(p, start);
    let mut qualifier =
        before.map(|s| s.qualifier).or(middle).or(after.map(|s| s.qualifier)).unwrap_or(Qualifier::Exact);
    let Some(numeral) = &amount.numeral else {
        return (end == p.len() && magnitude == Magnitude::One).then_some(Written::Withheld);
    };
    let mut number = Number::one(numeral.value);
    if start == 1 && p.get(0) == '-' {
        number.value = -number.value;
    }
    let mut stop = end;
    if matches!(p.get(end), '-' | '~' | '至' | '到') {
        let mut next = end + 1;
        while matches!(p.get(next), '-' | '~') {
            next += 1;
        }
        let far = amount::at(p, next)?;
        let upper = far.numeral.as_ref()?.value;
        // 2020-11 is a month, not a range.
        if upper <= number.value {
            return None;
        }
        number.upper = Some(upper);
        (stop, qualifier) = (far.end, Qualifier::Between);
        if magnitude == Magnitude::One {
            magnitude = far.magnitude;
        }
    }
    let unit = Unit::none(magnitude);
    let quantity = Quantity {
        written: field.to_string(),
        status: Status::Reported,
        qualifier,
        number: Some(number),
        unit: unit.into(),
    };
    (stop == p.len()).then_some(Written::Quantity(quantity))
}
