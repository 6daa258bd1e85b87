//! The gate: two readings compare only when they speak of the same kind of thing over the same kind of time.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Basis, DataSetId, Grain, Level, Observation, Period, Scope, Site, Source, Time};

/// What decides whether two readings of one indicator compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub level: Level,
    pub basis: Basis,
    pub scope: Scope,
    pub period: Arc<Period>,
    /// The data set that gives it, where no calendar fixes its period: one table speaks of one time,
    /// even when it does not say which.
    pub round: Option<DataSetId>,
}

/// Why two readings do not compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// One covers the whole place and the other a part, or they cover different parts.
    Scope,
    /// One counts a period, the other a state or a running total.
    Basis,
    /// A county beside a town.
    Level,
    /// At least one of the periods is not known.
    PeriodUnknown,
    /// A half-year beside a year.
    PeriodLength,
    /// Different years of equal length.
    PeriodDiffers,
}

impl Standing {
    pub fn of(site: &Site, observation: &Observation) -> Standing {
        Standing {
            level: site.place(observation.place).level,
            basis: observation.basis,
            scope: observation.scope.clone(),
            period: observation.period.clone(),
            round: round(observation),
        }
    }

    fn terms(&self) -> Terms<'_> {
        let Standing { level, basis, scope, period, round } = self;
        Terms { level: *level, basis: *basis, scope, period, round: *round }
    }
}

/// The same, as it stands in an observation or a [`Standing`]: the gate is asked too often to copy for it.
struct Terms<'a> {
    level: Level,
    basis: Basis,
    scope: &'a Scope,
    period: &'a Period,
    round: Option<DataSetId>,
}

fn round(observation: &Observation) -> Option<DataSetId> {
    match observation.source {
        Source::Cell { set, .. } if observation.period.last_day().is_none() => Some(set),
        _ => None,
    }
}

/// What stands between two readings of one indicator; None lets them pass.
/// Two whole-place scopes agree; two parts agree only under one name. The gravest obstacle is named.
pub fn gate(a: &Standing, b: &Standing) -> Option<Obstacle> {
    obstacle(&a.terms(), &b.terms())
}

/// What stands between an observation and what is asked for.
pub fn gate_of(site: &Site, observation: &Observation, asked: &Standing) -> Option<Obstacle> {
    let own = Terms {
        level: site.place(observation.place).level,
        basis: observation.basis,
        scope: &observation.scope,
        period: &observation.period,
        round: round(observation),
    };
    obstacle(&own, &asked.terms())
}

fn obstacle(a: &Terms, b: &Terms) -> Option<Obstacle> {
    if a.scope != b.scope {
        return Some(Obstacle::Scope);
    }
    if a.basis != b.basis {
        return Some(Obstacle::Basis);
    }
    if !a.level.beside(b.level) {
        return Some(Obstacle::Level);
    }
    if a.round.is_some() && a.round == b.round && a.period.when == b.period.when {
        return None;
    }
    period_obstacle(&a.period.time, &b.period.time, a.basis)
}

fn period_obstacle(a: &Time, b: &Time, basis: Basis) -> Option<Obstacle> {
    match (a, b) {
        (Time::Unknown { .. }, _) | (_, Time::Unknown { .. }) => Some(Obstacle::PeriodUnknown),
        // A state has no length: a report of the year gives it for the end of the year.
        _ if basis == Basis::Stock => (last(a) != last(b)).then_some(Obstacle::PeriodDiffers),
        (
            Time::During { first: a_first, last: a_last, grain: a_grain },
            Time::During { first: b_first, last: b_last, grain: b_grain },
        ) => {
            // Years and months are of one length whatever their days; other stretches are counted in days.
            let days = |first: &Date, last: &Date| first.until(*last).map_or(0, |span| span.get_days());
            let free = *a_grain == Grain::Day;
            if a_grain != b_grain || (free && days(a_first, a_last) != days(b_first, b_last)) {
                return Some(Obstacle::PeriodLength);
            }
            ((a_first, a_last) != (b_first, b_last)).then_some(Obstacle::PeriodDiffers)
        }
        (Time::AsOf { date: a, .. }, Time::AsOf { date: b, .. }) => {
            (a != b).then_some(Obstacle::PeriodDiffers)
        }
        _ => Some(Obstacle::PeriodLength),
    }
}

fn last(time: &Time) -> Option<Date> {
    match time {
        Time::During { last, .. } => Some(*last),
        Time::AsOf { date, .. } => Some(*date),
        Time::Unknown { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ScopeKind;
    use jiff::civil::date;

    fn year(year: i16) -> Time {
        Time::During { first: date(year, 1, 1), last: date(year, 12, 31), grain: Grain::Year }
    }

    fn half(year: i16) -> Time {
        Time::During { first: date(year, 1, 1), last: date(year, 6, 30), grain: Grain::Half }
    }

    fn standing(time: Time) -> Standing {
        Standing {
            level: Level::Town,
            basis: Basis::InPeriod,
            scope: Scope::Whole,
            period: Period { time, when: None }.into(),
            round: None,
        }
    }

    #[test]
    fn only_like_readings_pass() {
        let check = |a: Standing, b: Standing, expected: Option<Obstacle>| {
            assert_eq!(gate(&a, &b), expected, "{a:?} / {b:?}");
            assert_eq!(gate(&b, &a), expected, "the gate is the same from both sides");
        };
        let unknown = || Time::Unknown { inferred: None };
        check(standing(year(2021)), standing(year(2021)), None);
        check(standing(year(2021)), standing(year(2020)), Some(Obstacle::PeriodDiffers));
        check(standing(year(2021)), standing(half(2021)), Some(Obstacle::PeriodLength));
        check(standing(year(2021)), standing(unknown()), Some(Obstacle::PeriodUnknown));
        check(standing(unknown()), standing(unknown()), Some(Obstacle::PeriodUnknown));
        let stock = |time| Standing { basis: Basis::Stock, ..standing(time) };
        let end = Time::AsOf { date: date(2021, 12, 31), grain: Grain::Day };
        check(stock(year(2021)), stock(end.clone()), None);
        check(stock(half(2021)), stock(end), Some(Obstacle::PeriodDiffers));
        check(stock(year(2021)), standing(year(2021)), Some(Obstacle::Basis));
        let county = Standing { level: Level::County, ..standing(year(2021)) };
        check(county, standing(year(2021)), Some(Obstacle::Level));
        let village = || Scope::Named(ScopeKind::Village, "高同村".into());
        let part = |scope| Standing { scope, ..standing(year(2021)) };
        check(part(village()), standing(year(2021)), Some(Obstacle::Scope));
        check(part(village()), part(village()), None);
        check(part(Scope::BuiltUp), part(village()), Some(Obstacle::Scope));
        let round = |set: u32| Standing { round: Some(DataSetId(set)), ..standing(unknown()) };
        check(round(1), round(1), None);
        check(round(1), round(2), Some(Obstacle::PeriodUnknown));
        check(round(1), standing(unknown()), Some(Obstacle::PeriodUnknown));
    }
}
