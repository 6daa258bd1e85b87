//! The plain lists of a report's front matter: policy documents, events, organisations, grids.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Event, Grid, Organisation, PolicyDocument, Post, Reading};
use crate::quantity::{self, Dimension};
use crate::say;

use super::fields::{Fields, Text, scalar};
use super::keys;
use super::yaml::Node;
use super::{metric, period};

/// What the lists hold, each in the order of the front matter.
#[derive(Clone, Default)]
pub struct Lists {
    pub documents: Vec<PolicyDocument>,
    pub events: Vec<Event>,
    pub organisations: Vec<Organisation>,
    pub grids: Vec<Grid>,
}

/// Takes the fields `documents`, `events`, `organisations` and `grids`.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Lists {
    Lists {
        documents: list("documents", document, fields, diagnostics),
        events: list("events", event, fields, diagnostics),
        organisations: list("organisations", organisation, fields, diagnostics),
        grids: list("grids", grid, fields, diagnostics),
    }
}

fn list<T>(
    name: &'static str,
    one: fn(&str, &Node, &mut Diagnostics) -> Option<T>,
    fields: &mut Fields,
    diagnostics: &mut Diagnostics,
) -> Vec<T> {
    let file = fields.file();
    let nodes = fields.list(name).into_iter();
    nodes.filter_map(|node| one(file, node, diagnostics)).collect()
}

fn document(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<PolicyDocument> {
    let mut fields = Fields::of(file, node, &keys::DOCUMENT, diagnostics);
    let title = fields.required("title", diagnostics);
    let date = fields.node("date").map(|node| period::when(file, node, diagnostics));
    let mut text = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (number, kind, issuer, note) = (text("number"), text("kind"), text("issuer"), text("note"));
    fields.finish(diagnostics);
    let title = bare_title(&title?.text).to_owned();
    Some(PolicyDocument { title, number, kind, issuer, date, note })
}

/// The page sets 《》 around every title, so those that were written go.
fn bare_title(title: &str) -> &str {
    let inner = title.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    inner.filter(|inner| !inner.contains(['《', '》'])).unwrap_or(title)
}

fn event(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Event> {
    let mut fields = Fields::of(file, node, &keys::EVENT, diagnostics);
    let name = fields.required("name", diagnostics);
    let date = fields.node("date").map(|node| period::when(file, node, diagnostics));
    let mut text = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (kind, venue, host, note) = (text("kind"), text("venue"), text("host"), text("note"));
    fields.finish(diagnostics);
    Some(Event { name: name?.text, kind, date, venue, host, note })
}

fn organisation(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Organisation> {
    let mut fields = Fields::of(file, node, &keys::ORGANISATION, diagnostics);
    let name = fields.required("name", diagnostics);
    let roles = texts("roles", &mut fields, diagnostics);
    let roles = roles.into_iter().map(|Text { text, span }| Post { text, span }).collect();
    let members = fields.text("members", diagnostics).and_then(|text| members(&text, diagnostics));
    let mut text = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (kind, detail, note) = (text("kind"), text("detail"), text("note"));
    fields.finish(diagnostics);
    Some(Organisation { name: name?.text, kind, roles, members, detail, note })
}

/// A number of people, or the word for why there is none.
fn members(text: &Text, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let reading = metric::reading(text, quantity::parse(&text.text), diagnostics)?;
    let Some(quantity) = reading.quantity() else { return Some(reading) };
    let dimension = quantity.unit.dimension;
    // A mask needs no unit: it is no number.
    if dimension == Dimension::Persons || dimension == Dimension::None && quantity.number.is_none() {
        return Some(reading);
    }
    let written = &text.text;
    let message = say!("“{written}”不是人数", "`{written}` is no number of people");
    let help =
        say!("连单位一起写，如 12人、170多人、\"*人\"", "write the unit as well: 12人, 170多人, \"*人\"");
    diagnostics.push(Diagnostic::error("dimension", message).at(text.span.clone()).help(help));
    None
}

fn grid(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Grid> {
    let mut fields = Fields::of(file, node, &keys::GRID, diagnostics);
    let name = fields.required("name", diagnostics);
    let plain = |texts: Vec<Text>| texts.into_iter().map(|text| text.text).collect();
    let levels = plain(texts("levels", &mut fields, diagnostics));
    let parts = plain(texts("parts", &mut fields, diagnostics));
    let mut text = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (levels_note, detail, note) = (text("levels_note"), text("detail"), text("note"));
    fields.finish(diagnostics);
    let name = name?;
    Some(Grid { name: name.text, levels, levels_note, parts, detail, note, span: name.span })
}

fn texts(name: &'static str, fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<Text> {
    let file = fields.file();
    let nodes = fields.list(name).into_iter();
    nodes.filter_map(|node| scalar(file, node, diagnostics)).collect()
}
