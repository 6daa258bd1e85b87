//! The course of a project: its moments in order of time, how it stands, and its progress against the time elapsed.

use std::ops::Bound;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Amount, number};
use crate::model::{
    Grain, Period, Project, ProjectSource, ProjectState, ProjectUse, Reading, Site, StatedProject, Time,
    first_day,
};
use crate::quantity::{Dimension, Readings, unit};

/// Something said of a project, and the time that it is said of.
#[derive(Debug, Clone)]
pub struct Moment<'a> {
    pub found: ProjectUse,
    pub stated: &'a StatedProject,
    /// The position of the dated entry; None: the statement itself.
    pub entry: Option<usize>,
    pub time: Period,
    pub state: &'a ProjectState,
}

/// Everything said of a project, the oldest first; what has no known time comes last.
pub fn moments<'a>(site: &'a Site, project: &Project) -> Vec<Moment<'a>> {
    let mut all = Vec::new();
    for found in &project.uses {
        let stated = site.stated_project(*found);
        let of_source = match found.source {
            ProjectSource::Report(id) => site.report(id).period.clone(),
            ProjectSource::Register(_) => Period::unknown(),
        };
        let time = stated.as_of.clone().unwrap_or(of_source);
        // A register may hold nothing but dated lines.
        if says_something(stated) || stated.entries.is_empty() {
            all.push(Moment { found: *found, stated, entry: None, time, state: &stated.state });
        }
        all.extend(stated.entries.iter().enumerate().map(|(at, entry)| Moment {
            found: *found,
            stated,
            entry: Some(at),
            time: entry.date.clone(),
            state: &entry.state,
        }));
    }
    // The sort is stable: what is said of one day stays in the order of the files.
    all.sort_by_key(|moment| (moment.time.last_day().is_none(), moment.time.last_day()));
    all
}

fn says_something(stated: &StatedProject) -> bool {
    let ProjectState { status, said, percent, invested, note } = &stated.state;
    status.is_some() || said.is_some() || percent.is_some() || invested.is_some() || note.is_some()
}

/// The last moment that tells something. Where some are dated, those without a date cannot be the last.
pub fn newest<'m, 'a>(
    moments: &'m [Moment<'a>],
    tells: impl Fn(&ProjectState) -> bool,
) -> Option<&'m Moment<'a>> {
    let telling = || moments.iter().filter(|moment| tells(moment.state));
    let dated = telling().rfind(|moment| moment.time.last_day().is_some());
    dated.or_else(|| telling().next_back())
}

/// How progress stands against the time elapsed (序时进度).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Not behind.
    Green,
    /// Behind, by [`TOLERANCE`] at most.
    Yellow,
    /// Further behind.
    Red,
    /// The figure leaves open which.
    Unsure,
}

/// So many points behind the time elapsed is still yellow.
pub const TOLERANCE: Decimal = Decimal::TEN;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// As planned.
    pub start: Date,
    pub due: Date,
    /// The time elapsed between start and due date, in percent of it.
    pub elapsed: Decimal,
    pub light: Light,
    /// Whether the due date had passed.
    pub overdue: bool,
}

/// Holds progress against the time that had elapsed on the day it was stated for. None unless both planned dates, the
/// progress and that day are known; the clock of the machine plays no part.
pub fn schedule(moment: &Moment, moments: &[Moment], readings: Readings) -> Option<Schedule> {
    let done = progress(moment.state.percent.as_ref()?, readings)?;
    let day = day_of(&moment.time)?;
    let (start, due) = planned(moment, moments)?;
    let elapsed = elapsed(start, due, day)?;
    let (low, high) = (number(done.low)?, number(done.high)?);
    let (slow, fast) = (light(low, elapsed), light(high, elapsed));
    let light = if slow == fast { slow } else { Light::Unsure };
    Some(Schedule { start, due, elapsed, light, overdue: day > due && low < Decimal::ONE_HUNDRED })
}

/// The day a percentage was true: a day, or the end of a stated month or year. The period of a report is no such day.
fn day_of(time: &Period) -> Option<Date> {
    match time.time {
        Time::AsOf { date, grain: Grain::Day | Grain::Month | Grain::Year } => Some(date),
        _ => None,
    }
}

/// The planned dates of the statement itself, or else the latest ones stated.
fn planned(moment: &Moment, moments: &[Moment]) -> Option<(Date, Date)> {
    let of = |stated: &StatedProject| {
        let start = stated.start.as_ref().and_then(first_day)?;
        let due = stated.due.as_ref().and_then(Period::last_day)?;
        (start <= due).then_some((start, due))
    };
    of(moment.stated).or_else(|| moments.iter().rev().find_map(|other| of(other.stated)))
}

/// Both days count: on the due date, all the time has elapsed.
fn elapsed(start: Date, due: Date, day: Date) -> Option<Decimal> {
    let days = |from: Date, to: Date| from.until(to).ok().map(|span| Decimal::from(span.get_days() + 1));
    let (whole, gone) = (days(start, due)?, days(start, day)?);
    let percent = gone.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(percent.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED))
}

fn light(done: Decimal, elapsed: Decimal) -> Light {
    match elapsed - done {
        behind if behind <= Decimal::ZERO => Light::Green,
        behind if behind <= TOLERANCE => Light::Yellow,
        _ => Light::Red,
    }
}

/// A stated progress in percent. No work is more than done and none less than not begun, so an end that the words leave
/// open lies at 100 or 0.
pub fn progress(reading: &Reading, readings: Readings) -> Option<Amount> {
    let Reading::Amount(quantity) = reading else { return None };
    if quantity.unit.dimension != Dimension::Share {
        return None;
    }
    let interval = quantity.interval(readings)?;
    let value = quantity.in_unit(&unit("%")?)?;
    let per = value.checked_div(quantity.number.as_ref()?.value).unwrap_or(Decimal::ONE);
    let scale = |n: Decimal| n.checked_div(quantity.unit.multiplier)?.checked_mul(per);
    let end = |bound: Bound<Decimal>, open: Decimal| match number(bound) {
        Some(n) => scale(n).map(|n| n.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)),
        None => Some(open),
    };
    Some(Amount {
        value,
        low: Bound::Included(end(interval.low, Decimal::ZERO)?),
        high: Bound::Included(end(interval.high, Decimal::ONE_HUNDRED)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{self, Written};
    use jiff::civil::date;

    fn reading(written: &str) -> Reading {
        match quantity::parse(written) {
            Ok(Written::Quantity(quantity)) if quantity.number.is_some() => Reading::Amount(quantity),
            _ => Reading::Missing,
        }
    }

    #[test]
    fn progress_ends_where_the_work_ends() {
        let check = |written: &str, expected: Option<(i64, i64, i64)>| {
            let found = progress(&reading(written), Readings::Usual);
            let found = found.map(|it| (it.value, number(it.low), number(it.high)));
            let expected = expected.map(|(value, low, high)| {
                (Decimal::from(value), Some(Decimal::from(low)), Some(Decimal::from(high)))
            });
            assert_eq!(found, expected, "{written}");
        };
        check("91%", Some((91, 91, 91)));
        check("75%以上", Some((75, 75, 100)));
        check("近80%", Some((80, 70, 80)));
        check("九成", Some((90, 90, 90)));
        check("不足30%", Some((30, 0, 30)));
        check("*%", None);
    }

    #[test]
    fn the_light_follows_what_is_certain() {
        let check = |written: &str, day: Date, expected: Option<(i64, Light, bool)>| {
            let state = ProjectState {
                status: None,
                said: None,
                percent: Some(reading(written)),
                invested: None,
                note: None,
            };
            let as_of = |date| Period { time: Time::AsOf { date, grain: Grain::Day }, when: None };
            let stated = StatedProject {
                names: vec!["幸福路".into()],
                aliases: Vec::new(),
                place: None,
                state: state.clone(),
                as_of: Some(as_of(day)),
                investment: None,
                parent: None,
                start: Some(as_of(date(2021, 1, 1))),
                due: Some(as_of(date(2021, 4, 10))),
                entries: Vec::new(),
                span: crate::diag::Span::file("a.md"),
            };
            let found = ProjectUse { source: ProjectSource::Report(crate::model::ReportId(0)), at: 0 };
            let moment = Moment { found, stated: &stated, entry: None, time: as_of(day), state: &state };
            let all = std::slice::from_ref(&moment);
            let found = schedule(&moment, all, Readings::Usual);
            let found = found.map(|it| (it.elapsed, it.light, it.overdue));
            let expected = expected.map(|(elapsed, light, late)| (Decimal::from(elapsed), light, late));
            assert_eq!(found, expected, "{written} {day}");
        };
        let (half, end) = (date(2021, 2, 19), date(2021, 4, 10));
        check("50%", half, Some((50, Light::Green, false)));
        check("45%", half, Some((50, Light::Yellow, false)));
        check("39%", half, Some((50, Light::Red, false)));
        check("75%以上", half, Some((50, Light::Green, false)));
        check("40%以上", half, Some((50, Light::Unsure, false)));
        check("100%", end, Some((100, Light::Green, false)));
        check("99%", date(2021, 5, 1), Some((100, Light::Yellow, true)));
        check("5%", date(2020, 12, 1), Some((0, Light::Green, false)));
        check("*%", half, None);
    }
}
