//! The UI words of a language: a flat YAML file of the theme.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::Wording;
use crate::say;

use super::fields::scalar;
use super::yaml::{self, Value};

/// Reads one file of words into `wording`; later files override earlier ones word by word.
pub fn wording(file: &str, text: &str, wording: &mut Wording, diagnostics: &mut Diagnostics) {
    let root = match yaml::parse(file, text, 0..text.len()) {
        Ok(root) => root,
        Err(diagnostic) => return diagnostics.push(*diagnostic),
    };
    let Value::Map(entries) = root.value else {
        let message = say!("词表应当是“名称: 文字”这样的几行", "a word list is a map of `key: text`");
        return diagnostics.push(Diagnostic::error("shape", message).at(Span::file(file)));
    };
    for (key, node) in &entries {
        if let Some(text) = scalar(file, node, diagnostics) {
            wording.words.insert(key.name.clone(), text.text);
        }
    }
}
