//! The `frameworks:` of front matter: names and parts first, sections and indicators when the text is read.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Document, Framework, FrameworkPart, Indicator, IndicatorId};
use crate::say;

use super::fields::{Fields, Text, scalar, span};
use super::keys;
use super::markdown::Headings;
use super::names::Names;
use super::yaml::{Node, Value};
use super::{metric, said};

/// A framework whose parts still name headings and indicators by their words.
#[derive(Clone)]
pub struct RawFramework {
    pub framework: Framework,
    parts: Vec<RawPart>,
}

#[derive(Clone)]
struct RawPart {
    name: String,
    section: Option<Text>,
    indicators: Vec<Text>,
}

/// Takes the field `frameworks`.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<RawFramework> {
    let file = fields.file();
    let nodes = fields.list("frameworks");
    nodes.into_iter().filter_map(|node| framework(file, node, diagnostics)).collect()
}

fn framework(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<RawFramework> {
    let mut fields = Fields::of(file, node, &keys::FRAMEWORK, diagnostics);
    let name = fields.required("name", diagnostics);
    let parts = fields.list("parts");
    if parts.is_empty() {
        no_parts(file, node, diagnostics);
    }
    let parts = parts.into_iter().filter_map(|node| part(file, node, diagnostics)).collect();
    let note = fields.text("note", diagnostics).map(|text| text.text);
    let said = said::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    let name = name?;
    let framework = Framework { name: name.text, parts: Vec::new(), note, said, span: name.span };
    Some(RawFramework { framework, parts })
}

fn no_parts(file: &str, node: &Node, diagnostics: &mut Diagnostics) {
    let message = say!("这个框架没有写组成部分", "this framework has no parts");
    let help = say!(
        "加上 parts，如 parts: [拆, 清, 整]；每一部分也可以写 name、section、indicators",
        "add `parts`, such as `parts: [拆, 清, 整]`; a part may also be a map of `name`, `section`, `indicators`"
    );
    diagnostics.push(Diagnostic::error("missing-field", message).at(span(file, node)).help(help));
}

/// A part is a name alone, or a name with what belongs to it.
fn part(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<RawPart> {
    if !matches!(node.value, Value::Map(_)) {
        let name = scalar(file, node, diagnostics)?.text;
        return Some(RawPart { name, section: None, indicators: Vec::new() });
    }
    let mut fields = Fields::of(file, node, &keys::FRAMEWORK_PART, diagnostics);
    let name = fields.required("name", diagnostics);
    let section = fields.text("section", diagnostics);
    let nodes = fields.list("indicators").into_iter();
    let indicators = nodes.filter_map(|node| scalar(file, node, diagnostics)).collect();
    fields.finish(diagnostics);
    Some(RawPart { name: name?.text, section, indicators })
}

/// Finds the sections of the text and the indicators of the catalogue that the parts name.
pub fn lower(
    raw: Vec<RawFramework>,
    body: &Document,
    names: &Names,
    indicators: &[Indicator],
    diagnostics: &mut Diagnostics,
) -> Vec<Framework> {
    if raw.is_empty() {
        return Vec::new();
    }
    let headings = Headings::of(body);
    let mut part = |raw: RawPart| {
        let known = raw.indicators.iter().filter_map(|text| indicator(text, names, indicators, diagnostics));
        let indicators = known.collect();
        let section = raw.section.and_then(|text| section(&text, &headings, diagnostics));
        FrameworkPart { name: raw.name, section, indicators }
    };
    let lowered = raw.into_iter().map(|raw| {
        let parts = raw.parts.into_iter().map(&mut part).collect();
        Framework { parts, ..raw.framework }
    });
    lowered.collect()
}

fn indicator(
    text: &Text,
    names: &Names,
    indicators: &[Indicator],
    diagnostics: &mut Diagnostics,
) -> Option<IndicatorId> {
    let found = names.indicators.get(&text.text).copied();
    if found.is_none() {
        metric::unknown_indicator(text, indicators, diagnostics);
    }
    found
}

fn section(text: &Text, headings: &Headings, diagnostics: &mut Diagnostics) -> Option<String> {
    if let Some(anchor) = headings.find(&text.text) {
        return Some(anchor.to_owned());
    }
    let written = &text.text;
    let message = say!("正文里没有“{written}”这个标题", "the text has no heading `{written}`");
    let mut diagnostic = Diagnostic::error("dead-link", message).at(text.span.clone());
    if let Some(near) = headings.nearest(written) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    let help = say!(
        "section 写正文里的标题，前面的序号可以不写；没有专门一节的，不写 section",
        "`section` is a heading of the text, with or without its number; leave it out if there is none"
    );
    diagnostics.push(diagnostic.help(help));
    None
}
