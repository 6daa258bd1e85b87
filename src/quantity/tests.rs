//! Figures as they are written, row by row.

use super::*;

/// Checks that a text holds exactly these figures: words, value, unit, qualifier.
fn check(text: &str, expected: &[(&str, &str, &str, &str)]) {
    let listed = listing(text);
    let found: Vec<(&str, &str, &str, &str)> = listed
        .iter()
        .map(|l| {
            (l.raw.as_str(), l.value.as_deref().unwrap_or(l.status.id()), l.unit.as_str(), l.qualifier.id())
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn plain_figures() {
    check("镇域254.8平方公里", &[("254.8平方公里", "254.8", "平方公里", "exact")]);
    check("28482户94476人", &[("28482户", "28482", "户", "exact"), ("94476人", "94476", "人", "exact")]);
    check("清运14000余台（次）", &[("14000余台（次）", "14000", "台（次）", "somewhat_more")]);
    check(
        "争取840万元和180万元",
        &[("840万元", "840", "万元", "exact"), ("180万元", "180", "万元", "exact")],
    );
    check("近2000万元", &[("近2000万元", "2000", "万元", "just_under")]);
}

#[test]
fn units_are_sorted() {
    assert!(units::UNITS.is_sorted_by(|a, b| a.written < b.written));
}
