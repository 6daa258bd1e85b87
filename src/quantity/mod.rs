//! Figures as Chinese officials write them: parse, units, format. Knows nothing of towns.

mod amount;
mod apart;
mod blank;
mod column;
mod date;
mod dimension;
mod exclude;
mod field;
mod figure;
mod format;
mod interval;
mod listing;
mod lost;
mod mask;
mod numeral;
mod one;
mod passage;
mod qualifier;
mod rank;
mod scan;
mod series;
mod share;
mod unit;
mod units;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use rust_decimal::Decimal;

pub use column::parse_in;
pub use dimension::{Dimension, compatible};
pub use field::{NotAQuantity, Written, parse};
pub use format::{decimal, grouped, wan_yi};
pub use interval::{Interval, Normalised, Readings};
pub use listing::{Listed, ListedNormalised, listing};
pub use scan::{Found, find};
pub use unit::{Factor, Unit, unit};

/// What the words around a number say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// 620
    Exact,
    /// 620余, 25000多
    SomewhatMore,
    /// 500以上, 超百, 不少于三次
    AtLeast,
    /// 近2000
    JustUnder,
    /// 约500, 500左右
    About,
    /// 不足500, 25分钟可达
    AtMost,
    /// 3—5: the far end is `Number::upper`
    Between,
}

impl Qualifier {
    /// The name used in data files.
    pub fn id(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::SomewhatMore => "somewhat_more",
            Qualifier::AtLeast => "at_least",
            Qualifier::JustUnder => "just_under",
            Qualifier::About => "about",
            Qualifier::AtMost => "at_most",
            Qualifier::Between => "between",
        }
    }
}

/// Whether the number itself reached the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The number is there.
    Reported,
    /// The number was masked by whoever published the text: `**`, `xx.x`.
    Withheld,
    /// The digits fell out of the text on its way: 产值亿元.
    Lost,
}

impl Status {
    /// The name used in data files.
    pub fn id(self) -> &'static str {
        match self {
            Status::Reported => "reported",
            Status::Withheld => "withheld",
            Status::Lost => "lost",
        }
    }
}

/// A figure: what was written, what it means, what is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The exact words, qualifier and unit included: 近2000万元.
    pub written: String,
    pub status: Status,
    pub qualifier: Qualifier,
    /// `None` when the figure is withheld or lost.
    pub number: Option<Number>,
    /// Shared: a site has few units and many figures.
    pub unit: Arc<Unit>,
}

/// The number of a figure, before its 万 or 亿 is multiplied out. A site holds very many, so nothing is kept that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// With the decimals that were written: 25.60 is not 25.6.
    pub value: Decimal,
    /// The far end of a `Between`, in the same unit.
    pub upper: Option<Decimal>,
}

impl Number {
    /// A number that is no range.
    pub(super) fn one(value: Decimal) -> Number {
        Number { value, upper: None }
    }

    /// ASCII digits with the decimals that were written: `18.9`, `25.60`.
    pub fn written(&self) -> String {
        self.value.to_string()
    }

    /// One unit of the last non-zero digit as written: 620 → 10, 14000 → 1000, 0.35 → 0.01; 1 for zero.
    pub fn step(&self) -> Decimal {
        numeral::step(self.value)
    }
}
