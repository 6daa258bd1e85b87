//! Figures as they are written, row by row. Every row is our own wording.

use super::{Found, Qualifier, Status, find, listing};

mod fields;
mod figures;
mod hostile;
mod masks;
mod not_figures;
mod numbers;
mod ranks;

/// Checks that a text holds exactly these figures, each as `words|value|unit|qualifier`; a figure without a number
/// has `withheld` or `lost` for its value, a range has `3..5`.
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = listing(text)
        .iter()
        .map(|l| {
            let value = match (&l.value, &l.max) {
                (Some(low), Some(high)) => format!("{low}..{high}"),
                (Some(value), None) => value.clone(),
                (None, _) => l.status.id().to_string(),
            };
            format!("{}|{value}|{}|{}", l.raw, l.unit, l.qualifier.id())
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// Checks that a text holds no figure.
fn check_none(text: &str) {
    check(text, &[]);
}

/// The one figure of a text.
fn only(text: &str) -> super::Quantity {
    let mut found: Vec<Found> = find(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0).quantity
}

#[test]
fn places_are_characters_and_bytes() {
    let text = "镇上有路灯80盏。\n村里有12盏";
    let found = find(text);
    let listed = listing(text);
    assert_eq!(found.iter().map(|f| &text[f.range.clone()]).collect::<Vec<_>>(), ["80盏", "12盏"]);
    assert_eq!(listed.iter().map(|l| (l.start, l.end)).collect::<Vec<_>>(), [(5, 8), (13, 16)]);
}

#[test]
fn names_in_data_files() {
    assert_eq!(Qualifier::SomewhatMore.id(), "somewhat_more");
    assert_eq!(Status::Lost.id(), "lost");
}

#[test]
fn tables_are_sorted() {
    assert!(super::units::UNITS.is_sorted_by(|a, b| a.written < b.written));
    assert!(super::exclude::NAMES.is_sorted_by(|a, b| a < b));
}
