//! `schemes/*.yaml` of a place → how its scores come to be. Rows of persons and households stop the build.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics};
use crate::files::{Files, resolve};
use crate::model::{Aspect, Counted, Period, PlaceId, Reading, Reward, Scheme, SchemeId, ScoreItem};
use crate::say;

use super::boards::describe::count;
use super::boards::entries::refused;
use super::boards::lower::{in_points, reward as money};
use super::boards::{in_folder, owner};
use super::fields::{Fields, Text, scalar};
use super::keys;
use super::names::Names;
use super::yaml::{self, Node, Value};
use super::{period, persons};

/// The folder of a place that holds its schemes.
pub const FOLDER: &str = "schemes";

/// Reads all schemes, in the order of their paths, and finds them by file.
pub fn read(
    files: &Files,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> (Vec<Scheme>, BTreeMap<String, SchemeId>) {
    let mut schemes: Vec<Scheme> = Vec::new();
    for file in in_folder(files, FOLDER) {
        let Some(place) = owner(file, names, diagnostics) else { continue };
        schemes.extend(scheme(file, place, files, names, diagnostics));
    }
    schemes.sort_by(|a, b| a.path.cmp(&b.path));
    let by_file = schemes.iter().enumerate().map(|(at, scheme)| (scheme.file.clone(), SchemeId(at as u32)));
    let by_file = by_file.collect();
    (schemes, by_file)
}

fn scheme(
    file: &str,
    place: PlaceId,
    files: &Files,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> Option<Scheme> {
    let text = files.text(file)?;
    let root = match yaml::parse(file, text, 0..text.len()) {
        Ok(root) => root,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return None;
        }
    };
    if refused(file, &root, diagnostics) {
        return None;
    }
    let mut fields = Fields::of(file, &root, &keys::SCHEME, diagnostics);
    let title = fields.required("title", diagnostics);
    let mut plain = |name| fields.text(name, diagnostics).map(|text: Text| text.text);
    let (issuer, source, rule, note) = (plain("issuer"), plain("source"), plain("rule"), plain("note"));
    let report = fields.text("report", diagnostics);
    let report = report.and_then(|text| {
        let found = resolve(file, &text.text).and_then(|path| names.reports.get(&path).copied());
        if found.is_none() {
            let written = &text.text;
            let message = say!("找不到总结“{written}”", "there is no report `{written}`");
            diagnostics.push(Diagnostic::error("dead-link", message).at(text.span));
        }
        found
    });
    let period = fields.node("period").map(|node| period::period(file, node, diagnostics));
    let aspects = counted(&mut fields, ("aspects", &keys::COUNTED_ASPECTS), diagnostics, aspect);
    let items = counted(&mut fields, ("indicators", &keys::COUNTED_ITEMS), diagnostics, item);
    let rounds = counted(&mut fields, ("rounds", &keys::COUNTED_ROUNDS), diagnostics, round);
    let rewards = fields.list("rewards");
    let rewards = rewards.into_iter().filter_map(|node| reward(file, node, diagnostics)).collect();
    fields.finish(diagnostics);
    Some(Scheme {
        file: file.to_owned(),
        path: file.strip_prefix("content/")?.strip_suffix(".yaml")?.to_owned(),
        place,
        title: title?.text,
        issuer,
        source,
        report,
        period: period.unwrap_or_else(Period::unknown),
        rule,
        note,
        aspects,
        items,
        rounds,
        rewards,
    })
}

/// A number, a list, or both as `{ count: 36, named: […] }`: a source may count more than it names.
fn counted<T>(
    fields: &mut Fields,
    (name, map): (&'static str, &'static keys::Map),
    diagnostics: &mut Diagnostics,
    read: fn(&str, &Node, &mut Diagnostics) -> Option<T>,
) -> Counted<T> {
    let file = fields.file();
    let Some(node) = fields.node(name) else { return Counted::default() };
    let all = |nodes: Vec<&Node>, diagnostics: &mut Diagnostics| {
        nodes.into_iter().filter_map(|node| read(file, node, diagnostics)).collect::<Vec<T>>()
    };
    match &node.value {
        Value::List(items) => Counted { count: None, named: all(items.iter().collect(), diagnostics) },
        Value::Map(_) => {
            let mut own = Fields::of(file, node, map, diagnostics);
            let text = own.text("count", diagnostics);
            let named = all(own.list("named"), diagnostics);
            own.finish(diagnostics);
            let count = text.as_ref().and_then(|text| count(text, diagnostics));
            if let (Some(count), Some(text)) = (count.filter(|count| *count < named.len()), &text) {
                fewer(text, count, named.len(), diagnostics);
            }
            Counted { count, named }
        }
        _ => {
            let text = scalar(file, node, diagnostics);
            Counted { count: text.and_then(|text| count(&text, diagnostics)), named: Vec::new() }
        }
    }
}

fn fewer(text: &Text, count: usize, named: usize, diagnostics: &mut Diagnostics) {
    let message = say!(
        "count 写的是 {count}，named 却列了 {named} 项",
        "`count` says {count}, but `named` lists {named}"
    );
    let help = say!("改正其中一个；列全了的，只写列表", "mend one of them; a full list needs no `count`");
    diagnostics.push(Diagnostic::error("count", message).at(text.span.clone()).help(help));
}

/// The name of a thing; None, and an error, where it seems to be somebody's.
fn thing(text: Option<Text>, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = text?;
    if let Some(private) = persons::in_place_of_a_thing(&text.text) {
        diagnostics.push(persons::refuse(private, text.span));
        return None;
    }
    Some(text.text)
}

fn round(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = scalar(file, node, diagnostics);
    thing(text, diagnostics)
}

/// A name alone, or a map of `name` and `points`.
fn item(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<ScoreItem> {
    if refused(file, node, diagnostics) {
        return None;
    }
    if !matches!(node.value, Value::Map(_)) {
        let text = scalar(file, node, diagnostics);
        return Some(ScoreItem { name: thing(text, diagnostics)?, points: None });
    }
    let mut fields = Fields::of(file, node, &keys::SCORE_ITEM, diagnostics);
    let name = fields.required("name", diagnostics);
    let name = thing(name, diagnostics);
    let points = fields.text("points", diagnostics).and_then(|text| points(&text, diagnostics));
    fields.finish(diagnostics);
    Some(ScoreItem { name: name?, points })
}

fn aspect(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Aspect> {
    if refused(file, node, diagnostics) {
        return None;
    }
    if !matches!(node.value, Value::Map(_)) {
        let text = scalar(file, node, diagnostics);
        return Some(Aspect { name: thing(text, diagnostics)?, points: None, items: Counted::default() });
    }
    let mut fields = Fields::of(file, node, &keys::ASPECT, diagnostics);
    let name = fields.required("name", diagnostics);
    let name = thing(name, diagnostics);
    let points = fields.text("points", diagnostics).and_then(|text| points(&text, diagnostics));
    let items = counted(&mut fields, ("indicators", &keys::COUNTED_ITEMS), diagnostics, item);
    fields.finish(diagnostics);
    Some(Aspect { name: name?, points, items })
}

fn reward(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Reward> {
    if refused(file, node, diagnostics) {
        return None;
    }
    let mut fields = Fields::of(file, node, &keys::REWARD, diagnostics);
    let name = fields.required("name", diagnostics);
    let name = thing(name, diagnostics);
    let amount = fields.text("amount", diagnostics).and_then(|text| money(&text, diagnostics));
    let note = fields.text("note", diagnostics).map(|text| text.text);
    fields.finish(diagnostics);
    Some(Reward { name: name?, amount, note })
}

/// Points in 分, or the word for why there are none.
fn points(text: &Text, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let found = in_points(text);
    if found.is_none() {
        let written = &text.text;
        let message = say!("“{written}”不是分值", "`{written}` is no number of points");
        let help = say!("写成 5分、\"*分\" 或 未公开", "write 5分, \"*分\" or 未公开");
        diagnostics.push(Diagnostic::error("score", message).at(text.span.clone()).help(help));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_and_not_named_is_not_invented() {
        let some = Counted { count: Some(36), named: vec![1, 2] };
        assert_eq!((some.total(), some.unnamed()), (36, 34));
        let all = Counted { count: None, named: vec![1, 2] };
        assert_eq!((all.total(), all.unnamed()), (2, 0));
    }
}
