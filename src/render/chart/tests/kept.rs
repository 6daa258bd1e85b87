//! Each kind of chart against its kept markup: a change of a drawing is seen in review.

use super::super::{bar, bar_key, multiples, spark, strip};
use super::examples;

#[track_caller]
fn check(drawn: &str, kept: &str) {
    // A checkout may have turned the line ends.
    let kept = kept.replace("\r\n", "\n");
    assert_eq!(drawn, kept, "\nas drawn:\n{drawn}");
}

fn column(marks: &[crate::pages::charts::Mark]) -> String {
    let bars: String = examples::bars(marks).iter().map(|it| bar(it) + "\n").collect();
    bars + &bar_key(&examples::bar_key(marks))
}

#[test]
fn bars() {
    check(&column(&examples::column()), include_str!("bars.html"));
}

#[test]
fn bars_below_zero() {
    check(&column(&examples::falling()), include_str!("bars-below-zero.html"));
}

#[test]
fn strips() {
    check(&strip(&examples::strip()), include_str!("strip.html"));
}

#[test]
fn sparks() {
    check(&(spark(&examples::spark()) + "\n"), include_str!("spark.html"));
}

#[test]
fn small_multiples() {
    check(&multiples(&examples::multiples()), include_str!("multiples.html"));
}
