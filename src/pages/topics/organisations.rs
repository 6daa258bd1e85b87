//! Organisations: posts, how many people, and what they are for.

use crate::model::{Organisation, Reading, Report};

use super::super::context::Context;
use super::Topic;
use super::lists::Listed;

impl Listed for Organisation {
    const TOPIC: Topic = Topic::Organisations;
    const SUBJECT: &'static str = "data_organisation";
    const COLUMNS: &'static [&'static str] = &["data_roles", "data_members", "data_detail"];
    const CAPTION: &'static str = "caption_organisations";

    fn of(report: &Report) -> &[Organisation] {
        &report.organisations
    }

    fn subject(&self, _: &Context) -> String {
        self.name.clone()
    }

    fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    fn cells(&self, context: &Context) -> Vec<String> {
        let members = self.members.as_ref().map(|reading| members(context, reading)).unwrap_or_default();
        vec![roles(context, self), members, self.detail.clone().unwrap_or_default()]
    }

    fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

pub fn roles(context: &Context, organisation: &Organisation) -> String {
    let roles: Vec<&str> = organisation.roles.iter().map(|role| role.text.as_str()).collect();
    roles.join(context.word("joint_facts"))
}

/// A number of people as written, or the word for why there is none.
fn members(context: &Context, reading: &Reading) -> String {
    match (reading, reading.quantity()) {
        (Reading::Amount(quantity), _) => quantity.written.clone(),
        (_, Some(quantity)) => {
            let values = [("word", context.status_word(reading.id())), ("written", &*quantity.written)];
            context.fill("status_as_written", &values)
        }
        (_, None) => context.status_word(reading.id()).to_owned(),
    }
}
