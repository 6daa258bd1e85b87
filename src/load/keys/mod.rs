//! Every key that a writer may write in YAML, declared once: the loaders are held against it, schemas and the reference
//! are made from it. A file a kind of file; a line a key.

mod board;
mod catalogue;
mod config;
mod data_set;
mod lists;
mod place;
mod plans;
mod projects;
mod records;
mod report;
mod scheme;
mod shared;

pub use board::{BOARD, BOARD_ENTRY, DATA_SET_OF_BOARD, TALLY};
pub use catalogue::{CATALOGUE, INDICATOR, NAMED, WEIGHT};
pub use config::{CONFIG, PEERS};
pub use data_set::{COLUMN, DATA_SET, LONG};
pub use lists::{DOCUMENT, EVENT, GRID, ORGANISATION, PAIR_SIDE, PICTURE_PAIR};
pub use place::{HONOUR, LEDGER_ENTRY, PLACE};
pub use plans::{ANSWER, FRAMEWORK, FRAMEWORK_PART, LESSON, PLAN, TARGET};
pub use projects::{PROJECT, PROJECT_ENTRY, PROJECT_PICTURE};
pub use records::{FUNDING, PRACTICE};
pub use report::{REPORT, TEXT_PAGE};
pub use scheme::{ASPECT, COUNTED_ASPECTS, COUNTED_ITEMS, COUNTED_ROUNDS, REWARD, SCHEME, SCORE_ITEM};
pub use shared::{FIGURE, PERIOD};

/// A map of YAML: what it describes and the keys that it may have.
#[derive(Debug)]
pub struct Map {
    /// Unique among the maps: lower-case letters and dashes.
    pub id: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub keys: &'static [Key],
}

/// A key of a map.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub need: Need,
    pub shape: Shape,
    pub zh: &'static str,
    pub en: &'static str,
    /// What may stand behind it, as YAML on one line.
    pub example: &'static str,
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    /// It depends on the other keys, as its description says.
    Sometimes,
    Optional,
}

/// What may stand behind a key.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    Text,
    Markdown,
    /// `2021-12-20`
    Date,
    /// `2021`, `2021-06` or `2021-06-30`
    AsOf,
    /// `2021`, `2021-H1`, `2021-Q3`, `2021-06`, `2021-05-13..2021-07-16`, `unknown`
    Stretch,
    /// A figure with its unit, or the word for why there is none.
    Quantity,
    Money,
    /// A whole number.
    Count,
    Number,
    Year,
    Code,
    Unit,
    /// The key of an indicator.
    Indicator,
    /// A folder below `content/`.
    Folder,
    /// A file, seen from the one that names it.
    File,
    /// The head of a column.
    Head,
    Url,
    /// Nothing behind the colon.
    Nothing,
    Choice(fn() -> Vec<&'static str>),
    Map(&'static Map),
    /// Several of them; a single one counts as a list of one.
    List(&'static Shape),
    /// A map whose keys are the writer's own.
    Keyed(&'static Shape),
    Either(&'static [Shape]),
}

impl Map {
    /// The key of this name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

impl Shape {
    /// The words that it may be, if it is a choice.
    pub fn words(&self) -> Option<Vec<&'static str>> {
        match self {
            Shape::Choice(words) => Some(words()),
            _ => None,
        }
    }
}

/// The kinds of YAML that a site is made of: the name of each schema, what files it describes, and their map.
pub const KINDS: [(&str, &str, &Map); 7] = [
    ("townpress", "townpress.yaml", &CONFIG),
    ("place", "content/**/place.yaml", &PLACE),
    ("report", "content/**/*.md", &REPORT),
    ("indicators", "content/indicators.yaml", &CATALOGUE),
    ("data-set", "content/**/data/*.yaml", &DATA_SET),
    ("board", "content/**/boards/*.yaml", &BOARD),
    ("scheme", "content/**/schemes/*.yaml", &SCHEME),
];

const TEXTS: Shape = Shape::List(&Shape::Text);

const INDICATORS: Shape = Shape::List(&Shape::Indicator);

const fn required(
    name: &'static str,
    shape: Shape,
    zh: &'static str,
    en: &'static str,
    example: &'static str,
) -> Key {
    Key { name, need: Need::Required, shape, zh, en, example }
}

const fn sometimes(
    name: &'static str,
    shape: Shape,
    zh: &'static str,
    en: &'static str,
    example: &'static str,
) -> Key {
    Key { name, need: Need::Sometimes, shape, zh, en, example }
}

const fn optional(
    name: &'static str,
    shape: Shape,
    zh: &'static str,
    en: &'static str,
    example: &'static str,
) -> Key {
    Key { name, need: Need::Optional, shape, zh, en, example }
}

/// The note that nearly every record may have.
const NOTE: Key = optional("note", Shape::Text, "说明", "a remark", "含税");

/// The maps within a shape.
fn within(shape: &Shape, found: &mut Vec<&'static Map>) {
    match shape {
        Shape::Map(map) => gather(map, found),
        Shape::List(shape) | Shape::Keyed(shape) => within(shape, found),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| within(shape, found)),
        _ => {}
    }
}

fn gather(map: &'static Map, found: &mut Vec<&'static Map>) {
    if found.iter().any(|known| known.id == map.id) {
        return;
    }
    found.push(map);
    map.keys.iter().for_each(|key| within(&key.shape, found));
}

/// A map and all maps within it, each once, in the order in which they are met.
pub fn maps(map: &'static Map) -> Vec<&'static Map> {
    let mut found = Vec::new();
    gather(map, &mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_told_of_in_both_languages() {
        for map in KINDS.iter().flat_map(|(_, _, map)| maps(map)) {
            assert!(map.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", map.id);
            for (at, key) in map.keys.iter().enumerate() {
                let name = format!("{}.{}", map.id, key.name);
                assert!(!key.zh.is_empty() && !key.en.is_empty() && !key.example.is_empty(), "{name}");
                assert!(
                    !key.example.contains('\n') && !key.zh.contains('|') && !key.en.contains('|'),
                    "{name}"
                );
                assert!(map.keys[..at].iter().all(|other| other.name != key.name), "{name} stands twice");
            }
        }
    }

    #[test]
    fn figures_take_the_keys_that_links_take() {
        let declared: Vec<&str> = FIGURE.keys.iter().map(|key| key.name).collect();
        assert_eq!(declared[0], "value");
        assert_eq!(declared[1..], crate::load::metric::KEYS);
    }
}
