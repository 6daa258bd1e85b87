//! Events: when, where, and which body held them.

use crate::model::{Event, Report};

use super::super::context::Context;
use super::Topic;
use super::lists::Listed;

impl Listed for Event {
    const TOPIC: Topic = Topic::Events;
    const SUBJECT: &'static str = "data_event";
    const COLUMNS: &'static [&'static str] = &["data_date", "data_venue", "data_host"];
    const CAPTION: &'static str = "caption_events";

    fn of(report: &Report) -> &[Event] {
        &report.events
    }

    fn subject(&self, _: &Context) -> String {
        self.name.clone()
    }

    fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// An event without a date says so: it is not known, and no date is inferred from the report's.
    fn cells(&self, context: &Context) -> Vec<String> {
        let date = match &self.date {
            Some(date) => context.dated(date),
            None => context.fill("date_unknown", &[]),
        };
        vec![date, self.venue.clone().unwrap_or_default(), self.host.clone().unwrap_or_default()]
    }

    fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}
