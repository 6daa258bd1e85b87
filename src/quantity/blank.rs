//! A figure of which nothing but its status was written: 未公开, 原文缺失.

use super::numeral::Magnitude;
use super::{Qualifier, Quantity, Status, Unit};

impl Quantity {
    /// A quantity without number and unit; `written` is the word that stood for it.
    pub fn blank(written: &str, status: Status) -> Quantity {
        Quantity {
            written: written.to_owned(),
            status,
            qualifier: Qualifier::Exact,
            number: None,
            unit: Unit::none(Magnitude::One).into(),
        }
    }
}
