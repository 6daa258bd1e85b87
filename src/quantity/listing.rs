//! The figures of a text as plain fields, for listing them in any format.

use rust_decimal::Decimal;

use super::{Dimension, Found, Normalised, Qualifier, Quantity, Status, decimal, find};

/// One figure of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The exact words.
    pub raw: String,
    /// Places in characters, not bytes.
    pub start: usize,
    pub end: usize,
    /// Decimal digits as written, before 万 and 亿; `None` when withheld or lost. The near end of a range.
    pub value: Option<String>,
    /// As written, 万 and 亿 kept.
    pub unit: String,
    pub qualifier: Qualifier,
    /// Both ends of a range, in `unit`.
    pub min: Option<String>,
    pub max: Option<String>,
    pub status: Status,
    pub normalised: Option<ListedNormalised>,
}

/// The value with 万 and 亿 multiplied out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedNormalised {
    pub value: String,
    pub unit: String,
    /// Square metres, for areas.
    pub m2: Option<String>,
    /// Metres, for lengths.
    pub m: Option<String>,
}

/// Every figure of a text, in order.
pub fn listing(text: &str) -> Vec<Listed> {
    let (mut byte, mut chars) = (0, 0);
    let mut place = |to: usize| {
        chars += text[byte..to].chars().count();
        byte = to;
        chars
    };
    find(text)
        .into_iter()
        .map(|Found { range, quantity }| {
            let start = place(range.start);
            let end = place(range.end);
            listed(quantity, start, end)
        })
        .collect()
}

fn listed(quantity: Quantity, start: usize, end: usize) -> Listed {
    let normalised = quantity.normalised().map(|normalised| listed_normalised(&quantity, normalised));
    let number = quantity.number;
    let upper = number.and_then(|number| number.upper);
    Listed {
        start,
        end,
        value: number.map(|number| number.written()),
        min: upper.and(number).map(|number| number.written()),
        max: upper.map(decimal),
        normalised,
        raw: quantity.written,
        unit: quantity.unit.written.clone(),
        qualifier: quantity.qualifier,
        status: quantity.status,
    }
}

fn listed_normalised(quantity: &Quantity, normalised: Normalised) -> ListedNormalised {
    let reference = |dimension: Dimension| {
        let factor = quantity.unit.factor;
        let fits = quantity.unit.dimension == dimension;
        let value: Option<Decimal> = normalised.value.checked_mul(factor.numerator);
        value.filter(|_| fits).map(|value| decimal((value / factor.denominator).round_dp(4)))
    };
    ListedNormalised {
        m2: reference(Dimension::Area),
        m: reference(Dimension::Length),
        value: decimal(normalised.value),
        unit: normalised.unit,
    }
}
