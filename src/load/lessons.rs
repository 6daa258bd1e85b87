//! The `home:` and `lessons:` of front matter: what was seen here, and what is proposed there.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Home, Lesson};
use crate::say;

use super::fields::{Fields, Text, nearest, span};
use super::keys;
use super::names::Names;
use super::yaml::Node;
use super::{plans, said};

/// Takes the field `lessons`.
pub fn read(fields: &mut Fields, home: Option<&Text>, diagnostics: &mut Diagnostics) -> Vec<Lesson> {
    let file = fields.file();
    let nodes = fields.list("lessons");
    if let (None, Some(first)) = (home, nodes.first()) {
        plans::no_home(span(file, first), diagnostics);
    }
    nodes.into_iter().filter_map(|node| lesson(file, node, diagnostics)).collect()
}

fn lesson(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Lesson> {
    let mut fields = Fields::of(file, node, &keys::LESSON, diagnostics);
    let lesson = fields.required("lesson", diagnostics);
    let mut plain = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (seen, proposal, note) = (plain("seen"), plain("proposal"), plain("note"));
    let said = said::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    Some(Lesson { seen, lesson: lesson?.text, proposal, note, said })
}

/// A home is a folder of the site, or the name of a place that is not on it. What looks like a folder must be one.
pub fn home(text: &Text, names: &Names, diagnostics: &mut Diagnostics) -> Home {
    let written = &text.text;
    if let Some(id) = names.places.get(&format!("content/{written}")) {
        return Home::Place(*id);
    }
    if written.contains('/') || written.is_ascii() {
        let message = say!("没有“{written}”这个地方", "there is no place `{written}`");
        let mut diagnostic = Diagnostic::error("unknown-value", message).at(text.span.clone());
        let known = names.places.keys().filter_map(|path| path.strip_prefix("content/"));
        if let Some(near) = nearest(written, known) {
            diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
        }
        let help = say!(
            "本站没有的地方，写它的名称，如 派出县（名称隐去）",
            "a place that the site does not have is named in words, such as 派出县（名称隐去）"
        );
        diagnostics.push(diagnostic.help(help));
    }
    Home::Named(written.clone())
}
