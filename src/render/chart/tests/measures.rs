//! Scales, ticks, the width of texts and stacking, by table.

use jiff::civil::date;
use rust_decimal::Decimal;

use super::super::draw::{escaped, push_length};
use super::super::scale::{Calendar, Scale};
use super::super::swarm::levels;
use super::super::text::{fit, width};
use super::super::ticks::{labels, rounded, ticks};

fn number(text: &str) -> Decimal {
    text.parse().expect("the table holds numbers")
}

#[test]
fn lengths_are_written_in_tenths() {
    let cases = [(0, "0"), (10, "1"), (15, "1.5"), (-15, "-1.5"), (-5, "-0.5"), (1600, "160")];
    for (tenths, written) in cases {
        let mut out = String::new();
        push_length(&mut out, tenths);
        assert_eq!(out, written);
    }
}

#[test]
fn values_stand_where_they_belong() {
    // low, high, from, to, value, place
    let cases = [
        ("0", "100", 0, 1000, "0", 0),
        ("0", "100", 0, 1000, "33", 330),
        ("0", "100", 0, 1000, "100", 1000),
        ("0", "100", 0, 1000, "120", 1000),
        ("0", "100", 0, 1000, "-1", 0),
        ("0", "100", 1000, 0, "25", 750),
        ("-50", "50", 0, 1000, "0", 500),
        ("7", "7", 0, 1000, "7", 500),
        ("100", "0", 0, 1000, "10", 100),
        ("-79228162514264337593543950335", "79228162514264337593543950335", 0, 1000, "0", 500),
        ("0", "0.0000000000000000000000000003", 0, 900, "0.0000000000000000000000000001", 300),
    ];
    for (low, high, from, to, value, place) in cases {
        let scale = Scale::new((number(low), number(high)), from, to);
        assert_eq!(scale.at(number(value)), place, "{value} between {low} and {high}");
    }
}

#[test]
fn dates_stand_by_their_days() {
    let calendar = Calendar::new(date(2019, 12, 31), date(2021, 12, 31), 0, 731);
    assert_eq!(calendar.at(date(2019, 12, 31)), 0);
    assert_eq!(calendar.at(date(2020, 12, 31)), 366);
    assert_eq!(calendar.at(date(2021, 12, 31)), 731);
    assert_eq!(calendar.at(date(-9999, 1, 1)), 0);
    assert_eq!(calendar.at(date(9999, 12, 31)), 731);
}

#[test]
fn ticks_are_round() {
    // low, high, steps, what is written at them
    let cases: [(&str, &str, u8, &[&str]); 11] = [
        ("0", "100", 4, &["0", "50", "100"]),
        ("0", "86100", 4, &["0", "5万"]),
        ("8125", "160500", 4, &["5万", "10万", "15万"]),
        ("0", "250000000", 3, &["0", "1亿", "2亿"]),
        ("91.3", "98.2", 4, &["92", "94", "96", "98"]),
        ("-600", "2010", 4, &["0", "1000", "2000"]),
        ("0", "0.05", 5, &["0", "0.01", "0.02", "0.03", "0.04", "0.05"]),
        ("0", "0.0002", 2, &["0", "0.0001", "0.0002"]),
        ("0", "0.00002", 2, &["0", "0.00001", "0.00002"]),
        ("7", "7", 4, &["7"]),
        ("100000000", "100000002", 2, &["100,000,000", "100,000,001", "100,000,002"]),
    ];
    for (low, high, steps, written) in cases {
        let ticks = ticks((number(low), number(high)), steps);
        assert_eq!(labels(&ticks), written, "{low} to {high}");
    }
}

#[test]
fn ends_move_out_to_round_values() {
    let cases = [
        ("0", "86100", "0", "100000"),
        ("0", "100", "0", "100"),
        ("-380", "2010", "-1000", "3000"),
        ("5", "5", "5", "5"),
    ];
    for (low, high, from, to) in cases {
        assert_eq!(rounded((number(low), number(high)), 3), (number(from), number(to)), "{low} to {high}");
    }
}

#[test]
fn texts_are_measured() {
    // At a size of ten units.
    let cases =
        [("", 0), ("吉强镇", 300), ("中位数 1.9万", 300 + 32 + 60 + 32 + 60 + 100), ("…", 100), ("㐂", 100)];
    for (text, tenths) in cases {
        let measured = width(text, 100);
        assert!((measured - tenths).abs() <= 3, "{text}: {measured}, not {tenths}");
    }
    assert_eq!(width(&"宽".repeat(100_000_000 / 100), 120), 120_000_000);
}

#[test]
fn what_finds_no_room_is_cut() {
    let cases = [
        ("吉强镇", 300, "吉强镇"),
        ("吉强镇", 299, "吉…"),
        ("火石寨国家地质公园", 500, "火石寨国…"),
        ("吉 强镇", 299, "吉…"),
        ("吉强镇", 99, ""),
    ];
    for (text, room, shown) in cases {
        assert_eq!(fit(text, 100, room), shown, "{text} in {room}");
    }
}

#[test]
fn texts_are_escaped() {
    assert_eq!(escaped("<b a=\"x\" b='y'>&\u{0}\u{8}"), "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
}

#[test]
fn what_touches_is_stacked() {
    assert!(levels(&[], 1).is_empty());
    assert_eq!(levels(&[(0, 10), (20, 30)], 1), [0, 0]);
    assert_eq!(levels(&[(0, 10), (5, 15), (11, 21)], 1), [0, 1, 0]);
    assert_eq!(levels(&[(50, 60), (50, 60), (0, 100)], 1), [1, 2, 0]);
}
