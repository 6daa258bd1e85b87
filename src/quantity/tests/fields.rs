//! Whole fields, units of the catalogue, conversion, intervals and numbers as text.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::super::{Dimension, Readings, Written, compatible, decimal, grouped, parse, unit, wan_yi};
use super::only;

/// Checks what a field says: `value|unit|qualifier`, the name of another reading, or the words of the refusal.
fn check_field(field: &str, expected: &str) {
    let said = match parse(field) {
        Ok(Written::Quantity(q)) => {
            let value = q.number.map_or(q.status.id().to_string(), |n| match n.upper {
                Some(upper) => format!("{}..{upper}", n.written()),
                None => n.written(),
            });
            format!("{value}|{}|{}", q.unit.written, q.qualifier.id())
        }
        Ok(other) => format!("{other:?}"),
        Err(why) => why.to_string(),
    };
    assert_eq!(said, expected, "{field}");
}

#[test]
fn fields() {
    for (field, expected) in [
        ("254.8平方公里", "254.8|平方公里|exact"),
        (" 85498人 ", "85498|人|exact"),
        ("620", "620||exact"),
        ("-12.5", "-12.5||exact"),
        ("-1684人", "-1684|人|exact"),
        ("-5.2%", "-5.2|%|exact"),
        ("3—5万", "3..5|万|between"),
        ("2020-11", "there is no figure in “2020-11”"),
        ("620余", "620||somewhat_more"),
        ("约500", "500||about"),
        ("3—5", "3..5||between"),
        ("七十五", "75||exact"),
        ("25.60", "25.60||exact"),
        ("位列全县第二", "2|位|exact"),
        ("同比增长5.2%", "5.2|%|exact"),
        ("25分钟可达", "25|分钟|at_most"),
        ("组建一支突击队", "1|支|exact"),
        ("*万元", "withheld|万元|exact"),
        ("*", "Withheld"),
        ("xx", "Withheld"),
        ("未公开", "Withheld"),
        ("原文缺失", "Lost"),
        ("未报", "Missing"),
        ("", "Missing"),
        ("不适用", "NotApplicable"),
        ("28482户94476人", "there are 2 figures in “28482户94476人”, not one: 28482户, 94476人"),
        ("很多", "there is no figure in “很多”"),
        ("27个 3", "“3” is left over beside the figure 27个 in “27个 3”"),
    ] {
        check_field(field, expected);
    }
}

/// Checks a conversion: the figure, the unit to convert to, and the value there.
fn check_conversion(written: &str, to: &str, expected: Option<&str>) {
    let to = unit(to).expect("the unit is in the table");
    assert_eq!(only(written).in_unit(&to).map(decimal).as_deref(), expected, "{written}");
}

#[test]
fn conversions() {
    check_conversion("15亩", "平方米", Some("10000"));
    check_conversion("18.9万亩", "公顷", Some("12600"));
    check_conversion("1.5万亩", "平方公里", Some("10"));
    check_conversion("32.4亿元", "万元", Some("324000"));
    check_conversion("9.6公里", "米", Some("9600"));
    check_conversion("74000余方", "立方米", Some("74000"));
    check_conversion("56000平方", "平方米", Some("56000"));
    check_conversion("8.5‰", "%", Some("0.85"));
    check_conversion("300公斤/亩", "吨/公顷", Some("4.5"));
    check_conversion("2个小时", "分钟", Some("120"));
    check_conversion("15亩", "元", None);
    check_conversion("5%", "个百分点", None);
    check_conversion("*亩", "平方米", None);
}

/// Checks whether figures in two units may stand in one column.
fn check_compatible(a: &str, b: &str, expected: &str) {
    let units = [a, b].map(|written| unit(written).expect("the unit is in the table"));
    let said = if compatible(&units[0], &units[1]) { "yes" } else { "no" };
    assert_eq!(said, expected, "{a} and {b}");
}

#[test]
fn compatible_units() {
    for (a, b) in [
        ("亩", "公顷"),
        ("人", "名"),
        ("个", "处"),
        ("盏", "株"),
        ("%", "‰"),
        ("万元", "亿元"),
        ("位", "位"),
        ("件次", "次"),
    ] {
        check_compatible(a, b, "yes");
    }
    for (a, b) in [
        ("亩", "元"),
        ("人", "人次"),
        ("台（次）", "台"),
        ("户", "个"),
        ("%", "个百分点"),
        ("元", "美元"),
        ("年", "天"),
        ("人/户", "人"),
    ] {
        check_compatible(a, b, "no");
    }
}

#[test]
fn units() {
    let unit = unit("万亩").expect("亩 is in the table");
    assert_eq!(
        (unit.multiplier, unit.base.as_str(), unit.dimension),
        (Decimal::from(10_000), "亩", Dimension::Area)
    );
    assert!(super::super::unit("无此单位").is_none());
    assert!(super::super::unit("亩亩").is_none());
}

/// Checks where a figure lies, as `[low,high)`.
fn check_interval(written: &str, readings: Readings, expected: &str) {
    let interval = only(written).interval(readings).expect("the figure has a number");
    let low = match interval.low {
        Bound::Included(n) => format!("[{}", decimal(n)),
        Bound::Excluded(n) => format!("({}", decimal(n)),
        Bound::Unbounded => "(".to_string(),
    };
    let high = match interval.high {
        Bound::Included(n) => format!("{}]", decimal(n)),
        Bound::Excluded(n) => format!("{})", decimal(n)),
        Bound::Unbounded => ")".to_string(),
    };
    assert_eq!(format!("{low},{high}"), expected, "{written}");
}

#[test]
fn intervals() {
    use Readings::{Strict, Usual};
    check_interval("620处", Usual, "[620,620]");
    check_interval("620余处", Usual, "[620,630)");
    check_interval("14000余台（次）", Usual, "[14000,15000)");
    check_interval("620余处", Strict, "[620,)");
    check_interval("75%以上", Usual, "[75,)");
    check_interval("近2000万元", Usual, "(10000000,20000000]");
    check_interval("近2000万元", Strict, "(,20000000]");
    check_interval("约500户", Usual, "[450,550]");
    check_interval("约500户", Strict, "(,)");
    check_interval("不足0.35亩", Usual, "(,0.35]");
    check_interval("3—5个", Usual, "[3,5]");
}

#[test]
fn numbers_as_text() {
    let number = |text: &str| text.parse::<Decimal>().expect("the row holds a number");
    for (value, plain, groups, short) in [
        ("85498", "85498", "85,498", "8.5498万"),
        ("3240000000", "3240000000", "3,240,000,000", "32.4亿"),
        ("189000", "189000", "189,000", "18.9万"),
        ("25.60", "25.6", "25.6", "25.6"),
        ("-1234.5", "-1234.5", "-1,234.5", "-1234.5"),
        ("0.00", "0", "0", "0"),
        ("100", "100", "100", "100"),
    ] {
        assert_eq!(decimal(number(value)), plain);
        assert_eq!(grouped(number(value)), groups);
        assert_eq!(wan_yi(number(value)), short);
    }
}
