//! Money put together: what several rows of funding come to, and how many of them it covers.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::Amount;
use crate::model::{Funding, Reading};
use crate::quantity::{Dimension, Readings};

/// Computed, never stated: whoever shows it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FundingTotal {
    /// In 元. With gaps, only its lower end holds.
    pub amount: Amount,
    pub covered: usize,
    pub asked: usize,
}

/// Adds up rows of funding; those within another row are not asked. None where fewer than two give an amount.
pub fn funding_total<'a>(
    rows: impl IntoIterator<Item = &'a Funding>,
    readings: Readings,
) -> Option<FundingTotal> {
    let mut total = FundingTotal { amount: Amount::exact(Decimal::ZERO), covered: 0, asked: 0 };
    for row in rows.into_iter().filter(|row| row.within.is_none()) {
        total.asked += 1;
        let Some(amount) = in_yuan(row, readings) else { continue };
        total.amount = total.amount.plus(&amount)?;
        total.covered += 1;
    }
    if total.covered < total.asked {
        total.amount.high = Bound::Unbounded;
    }
    (total.covered > 1).then_some(total)
}

/// The amount of one row in 元; foreign money has no rate here and stays out.
pub fn in_yuan(row: &Funding, readings: Readings) -> Option<Amount> {
    yuan(row.amount.as_ref()?, readings)
}

/// A sum of money in 元, as far as it is a number of it.
pub fn yuan(reading: &Reading, readings: Readings) -> Option<Amount> {
    let Reading::Amount(quantity) = reading else { return None };
    if quantity.unit.dimension != Dimension::Money {
        return None;
    }
    let interval = quantity.interval(readings)?;
    let value = quantity.number.as_ref()?.value.checked_mul(quantity.unit.multiplier)?;
    Some(Amount { value, low: interval.low, high: interval.high })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;
    use crate::quantity::{self, Written};

    fn row(amount: &str) -> Funding {
        let amount = match quantity::parse(amount) {
            Ok(Written::Quantity(quantity)) if quantity.number.is_some() => Some(Reading::Amount(quantity)),
            Ok(Written::Quantity(quantity)) => Some(Reading::Withheld(quantity)),
            _ => None,
        };
        Funding {
            source: String::new(),
            source_levels: Vec::new(),
            amount,
            purpose: None,
            project: None,
            period: Some(Period::unknown()),
            within: None,
            uncertain: None,
            note: None,
            said: None,
        }
    }

    fn check(amounts: &[&str], expected: Option<(i64, usize, usize)>) {
        let rows: Vec<Funding> = amounts.iter().map(|amount| row(amount)).collect();
        let found = funding_total(&rows, Readings::Usual);
        let found = found.map(|total| (total.amount.value, total.covered, total.asked));
        let expected = expected.map(|(value, covered, asked)| (Decimal::from(value), covered, asked));
        assert_eq!(found, expected, "{amounts:?}");
    }

    #[test]
    fn money_adds_up_with_its_coverage() {
        check(&["840万元", "180万元"], Some((10_200_000, 2, 2)));
        check(&["840万元", "*万元", "0.5亿元"], Some((58_400_000, 2, 3)));
        check(&["840万元", "100万美元", "1元"], Some((8_400_001, 2, 3)));
        check(&["840万元", "*万元"], None);
        check(&[], None);
    }

    #[test]
    fn what_lies_within_another_row_is_not_added() {
        let part = Funding { within: Some("甲".into()), ..row("100万元") };
        let total = funding_total([&row("300万元"), &part, &row("近200万元")], Readings::Usual);
        let total = total.unwrap_or_else(|| panic!("two rows are added"));
        assert_eq!((total.covered, total.asked), (2, 2));
        assert_eq!(total.amount.high, Bound::Included(Decimal::from(5_000_000)));
    }

    #[test]
    fn a_gap_leaves_the_upper_end_open() {
        let total = funding_total([&row("300万元"), &row("近200万元"), &row("*万元")], Readings::Usual);
        let total = total.unwrap_or_else(|| panic!("two rows are added"));
        assert_eq!(total.amount.high, Bound::Unbounded);
    }
}
