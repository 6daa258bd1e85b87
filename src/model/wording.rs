//! The words of the user interface in one language.

use std::collections::BTreeMap;

use super::Language;

/// UI words by key. A theme gives them; a word that is missing is an error of the theme, found when it is loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    pub language: Language,
    pub words: BTreeMap<String, String>,
}

impl Wording {
    /// A word, or its key where a theme lacks it.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// A word with its `{name}` places filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}
