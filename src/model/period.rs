//! Periods: the stretch or the date that a report or a figure speaks of.

use jiff::civil::Date;

/// How finely a time is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    Year,
    Half,
    Quarter,
    Month,
    Day,
}

/// A year that somebody concluded from the text; never shown as a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Inference {
    pub year: i16,
    pub because: String,
}

/// The stretch or the date, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    /// A stretch, both days included. `Grain::Day` means that it follows no calendar unit.
    During { first: Date, last: Date, grain: Grain },
    /// A date that a state is given for; with a coarser grain, the last day of that year or month.
    AsOf { date: Date, grain: Grain },
    /// Not stated, or stated behind a mask, or only in relative words.
    Unknown { inferred: Option<Box<Inference>> },
}

/// A time and, where they differ from it, the writer's own words for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    pub time: Time,
    pub when: Option<String>,
}

impl Period {
    /// A period of which nothing is known.
    pub fn unknown() -> Self {
        Period { time: Time::Unknown { inferred: None }, when: None }
    }

    /// The last day it covers; None when unknown. Later periods sort later.
    pub fn last_day(&self) -> Option<Date> {
        self.time.last_day()
    }

    /// The calendar year it ends in, if it is known.
    pub fn year(&self) -> Option<i16> {
        self.last_day().map(Date::year)
    }
}

impl Time {
    /// Whether what is asked for by this time takes in another: one that ends in it and is not longer, or is unknown too.
    pub fn takes_in(&self, other: &Time) -> bool {
        let days = |first: Date, last: Date| first.until(last).map_or(0, |span| span.get_days());
        match (self, other) {
            (Time::Unknown { .. }, Time::Unknown { .. }) => true,
            (Time::During { first, last, .. }, Time::During { first: from, last: to, .. }) => {
                (first..=last).contains(&to) && days(*from, *to) <= days(*first, *last)
            }
            (Time::During { first, last, .. }, Time::AsOf { date, .. }) => (first..=last).contains(&date),
            (Time::AsOf { date, .. }, other) => Some(*date) == other.last_day(),
            _ => false,
        }
    }

    /// The last day it covers; None when unknown.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Time::During { last, .. } => Some(*last),
            Time::AsOf { date, .. } => Some(*date),
            Time::Unknown { .. } => None,
        }
    }
}
