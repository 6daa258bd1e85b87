//! What a chart shows, as plain data with final texts: room `render` draws it and looks nothing up.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::compare::{Amount, number};

/// The ends between which an amount lies, the lower one first; None where it is open.
pub fn ends(amount: &Amount) -> (Option<Decimal>, Option<Decimal>) {
    match (number(amount.low), number(amount.high)) {
        (Some(low), Some(high)) if high < low => (Some(high), Some(low)),
        ends => ends,
    }
}

/// What stands at one spot of a chart, in the unit of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Amount(Amount),
    /// Known and not published: drawn as a hatching that has no magnitude.
    Withheld,
    /// Lost, missing, or outside the comparison: nothing is drawn.
    Nothing,
}

impl Mark {
    pub fn amount(&self) -> Option<&Amount> {
        match self {
            Mark::Amount(amount) => Some(amount),
            Mark::Withheld | Mark::Nothing => None,
        }
    }
}

/// The values that an axis has room for.
///
/// The fields are private because `low` is never above `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    low: Decimal,
    high: Decimal,
}

impl Span {
    /// From zero to the farthest value or finite end. Only this one is for bars.
    pub fn from_zero<'a>(marks: impl IntoIterator<Item = &'a Mark>) -> Self {
        Span::from(Decimal::ZERO, marks)
    }

    /// From a base, further where a value lies beyond it.
    pub fn from<'a>(base: Decimal, marks: impl IntoIterator<Item = &'a Mark>) -> Self {
        let mut span = Span { low: base, high: base };
        for amount in marks.into_iter().filter_map(Mark::amount) {
            span.stretch(amount);
        }
        span
    }

    /// From the least to the greatest; None when there is no amount.
    pub fn between<'a>(amounts: impl IntoIterator<Item = &'a Amount>) -> Option<Self> {
        let mut amounts = amounts.into_iter();
        let first = amounts.next()?;
        let mut span = Span { low: first.value, high: first.value };
        span.stretch(first);
        amounts.for_each(|amount| span.stretch(amount));
        Some(span)
    }

    pub fn low(&self) -> Decimal {
        self.low
    }

    pub fn high(&self) -> Decimal {
        self.high
    }

    fn stretch(&mut self, amount: &Amount) {
        let (low, high) = ends(amount);
        for value in [Some(amount.value), low, high].into_iter().flatten() {
            self.low = self.low.min(value);
            self.high = self.high.max(value);
        }
    }
}

/// Where the axis of a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    Zero,
    /// Not from zero: the caption must say so.
    Stated(Decimal),
}

/// What is said beside a chart, and to those who do not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Caption {
    /// 各乡镇常住人口的分布
    pub title: String,
    /// Unit and period: 单位：人 · 2020年11月1日. Where an axis does not begin at zero, that too.
    pub subtitle: String,
    /// What is to be seen, in a sentence.
    pub sentence: String,
}

/// What the marks of a chart mean, in words; each is shown where its mark occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Legend {
    /// 数值不确定，在此范围内
    pub uncertain: String,
    /// 只知一端，另一端未写明
    pub open: String,
    /// 未公开，长短不表示大小
    pub withheld: String,
    /// 该期没有上报
    pub gap: String,
    /// 口径或区划变动，前后不可比
    pub interruption: String,
}

/// One bar in the cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Shared by the column; includes zero.
    pub span: Span,
    pub mark: Mark,
    /// For those who do not see it; None where the cells beside it say the same.
    pub title: Option<String>,
}

/// How the places of a group are spread over an axis from the least to the greatest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    pub caption: Caption,
    pub legend: Legend,
    pub points: Vec<StripPoint>,
    /// 中位数 2.9万
    pub median: Option<Label>,
    /// Said at the ends of the axis: 最低 坪滩镇 8,125.
    pub lowest: String,
    pub highest: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripPoint {
    pub amount: Amount,
    /// 吉强镇 8.5万, for the place that is pointed out; one of them at most.
    pub chosen: Option<String>,
}

/// A text at a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub at: Decimal,
    pub text: String,
}

/// A line small enough for a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spark {
    /// By date; periods without a report are among them, as `Nothing`.
    pub moments: Vec<Moment>,
    pub base: Base,
    /// For those who do not see it; None where the row says the same.
    pub title: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub at: Date,
    pub mark: Mark,
}

/// One indicator over periods, a panel for each place, on one axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multiples {
    pub caption: Caption,
    pub legend: Legend,
    /// All periods of all panels, by date.
    pub times: Vec<Time>,
    pub panels: Vec<Panel>,
    pub base: Base,
    /// What interrupts a line, in the order of their numbers, from 1.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub at: Date,
    /// 2020
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    pub place: String,
    pub href: Option<String>,
    /// The latest figure, beside the name: 8.5万 (2020).
    pub latest: String,
    /// What is to be seen in this panel, for those who do not see it.
    pub sentence: String,
    /// One for each of the times.
    pub marks: Vec<Mark>,
    pub breaks: Vec<Break>,
}

/// A line ends here: a definition or a boundary changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The first day of the new state.
    pub at: Date,
    /// The number of its note, from 1.
    pub note: usize,
}

/// The key to the bars of a column: the meaning of the marks that occur in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarKey {
    pub legend: Legend,
    pub marks: Vec<Mark>,
}

/// Any chart of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chart {
    Bar(Bar),
    BarKey(BarKey),
    Strip(Strip),
    Spark(Spark),
    Multiples(Multiples),
}
