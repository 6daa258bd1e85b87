//! Ledgers reckoned: what is overdue on a day, what was closed too late, and how many are how far.

use jiff::civil::Date;

use crate::model::{LedgerEntry, LedgerStatus};

/// Where an entry stands, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LedgerStanding {
    /// Not closed, and its deadline has passed by so many days.
    Overdue {
        days: i32,
    },
    Open,
    InProgress,
    /// Nobody says how far it has come; it is called neither open nor overdue.
    Unstated,
    Closed,
}

/// Where an entry stands on a day. Without a day nothing is overdue; the day of the deadline still counts.
pub fn standing(entry: &LedgerEntry, as_of: Option<Date>) -> LedgerStanding {
    let late = match (as_of, entry.deadline) {
        (Some(as_of), Some(deadline)) => Some(days(deadline, as_of)).filter(|days| *days > 0),
        _ => None,
    };
    match (entry.status, late) {
        (None, _) => LedgerStanding::Unstated,
        (Some(LedgerStatus::Closed), _) => LedgerStanding::Closed,
        (Some(LedgerStatus::Open | LedgerStatus::InProgress), Some(days)) => LedgerStanding::Overdue { days },
        (Some(LedgerStatus::Open), None) => LedgerStanding::Open,
        (Some(LedgerStatus::InProgress), None) => LedgerStanding::InProgress,
    }
}

/// By how many days an entry was closed after its deadline.
pub fn closed_late(entry: &LedgerEntry) -> Option<i32> {
    Some(days(entry.deadline?, entry.closed?)).filter(|days| *days > 0)
}

fn days(from: Date, to: Date) -> i32 {
    // Both lie within the years of the calendar, whose days an i32 holds.
    from.until(to).map_or(0, |span| span.get_days())
}

/// How many entries are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LedgerCounts {
    pub overdue: usize,
    pub open: usize,
    pub in_progress: usize,
    pub unstated: usize,
    pub closed: usize,
}

impl LedgerCounts {
    /// Counts entries on a day.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a LedgerEntry>, as_of: Option<Date>) -> LedgerCounts {
        let mut counts = LedgerCounts::default();
        for entry in entries {
            match standing(entry, as_of) {
                LedgerStanding::Overdue { .. } => counts.overdue += 1,
                LedgerStanding::Open => counts.open += 1,
                LedgerStanding::InProgress => counts.in_progress += 1,
                LedgerStanding::Unstated => counts.unstated += 1,
                LedgerStanding::Closed => counts.closed += 1,
            }
        }
        counts
    }

    pub fn total(&self) -> usize {
        self.overdue + self.open + self.in_progress + self.unstated + self.closed
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::diag::Span;

    fn entry(status: Option<LedgerStatus>, deadline: Option<Date>, closed: Option<Date>) -> LedgerEntry {
        LedgerEntry {
            number: None,
            problem: String::new(),
            category: None,
            found: None,
            deadline,
            responsible: None,
            status,
            closed,
            before: None,
            after: None,
            report: None,
            note: None,
            span: Span::file("a.csv"),
        }
    }

    #[test]
    fn an_entry_is_overdue_the_day_after_its_deadline_and_never_without_a_day() {
        let deadline = Some(date(2024, 6, 30));
        let check = |status, deadline, as_of, expected| {
            assert_eq!(standing(&entry(status, deadline, None), as_of), expected);
        };
        let open = Some(LedgerStatus::Open);
        check(open, deadline, Some(date(2024, 6, 30)), LedgerStanding::Open);
        check(open, deadline, Some(date(2024, 7, 1)), LedgerStanding::Overdue { days: 1 });
        check(open, deadline, Some(date(2025, 6, 30)), LedgerStanding::Overdue { days: 365 });
        check(open, deadline, None, LedgerStanding::Open);
        check(open, None, Some(date(2024, 7, 1)), LedgerStanding::Open);
        let busy = Some(LedgerStatus::InProgress);
        check(busy, deadline, Some(date(2024, 7, 2)), LedgerStanding::Overdue { days: 2 });
        check(busy, deadline, None, LedgerStanding::InProgress);
        check(None, deadline, Some(date(2024, 7, 1)), LedgerStanding::Unstated);
        check(Some(LedgerStatus::Closed), deadline, Some(date(2024, 7, 1)), LedgerStanding::Closed);
    }

    #[test]
    fn what_was_closed_late_is_known_without_a_day() {
        let check = |closed, expected| {
            let entry = entry(Some(LedgerStatus::Closed), Some(date(2024, 6, 30)), closed);
            assert_eq!(closed_late(&entry), expected);
        };
        check(Some(date(2024, 6, 30)), None);
        check(Some(date(2024, 7, 12)), Some(12));
        check(None, None);
    }

    #[test]
    fn every_entry_is_counted_once() {
        let statuses =
            [None, Some(LedgerStatus::Open), Some(LedgerStatus::InProgress), Some(LedgerStatus::Closed)];
        let entries = statuses.map(|status| entry(status, Some(date(2024, 6, 30)), None));
        let counts = LedgerCounts::of(&entries, Some(date(2024, 8, 1)));
        assert_eq!((counts.overdue, counts.unstated, counts.closed, counts.total()), (2, 1, 1, 4));
    }
}
