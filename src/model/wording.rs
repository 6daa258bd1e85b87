//! The words of the user interface in one language.

use std::collections::HashMap;

use super::Language;

/// UI words by key. A theme gives them; a word that is missing is an error of the theme, found when it is loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    pub language: Language,
    pub words: HashMap<String, String>,
}

impl Wording {
    /// A word, or its key where a theme lacks it.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// A word with its `{name}` places filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let place = after.split_once('}');
            let found = place.and_then(|(name, behind)| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((value, behind))
            });
            rest = match found {
                Some((value, behind)) => {
                    text.push_str(value);
                    behind
                }
                None => {
                    text.push('{');
                    after
                }
            };
        }
        text.push_str(rest);
        text
    }
}
