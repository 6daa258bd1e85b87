//! Small charts with every kind of mark.

use std::ops::Bound;

use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use crate::compare::Amount;
use crate::pages::charts::{
    Bar, BarKey, Base, Break, Caption, Label, Legend, Mark, Moment, Multiples, Panel, Span, Spark, Strip,
    StripPoint, Time,
};

pub fn exact(value: i64) -> Mark {
    Mark::Amount(Amount::exact(value.into()))
}

pub fn within(value: i64, low: Option<i64>, high: Option<i64>) -> Mark {
    let end = |end: Option<i64>| end.map_or(Bound::Unbounded, |end| Bound::Included(end.into()));
    Mark::Amount(Amount { value: value.into(), low: end(low), high: end(high) })
}

pub fn legend() -> Legend {
    Legend {
        uncertain: "数值不确定，在此范围内".to_owned(),
        open: "只知一端".to_owned(),
        withheld: "未公开，长短不表示大小".to_owned(),
        gap: "该期没有上报".to_owned(),
        interruption: "口径或区划变动，前后不可比".to_owned(),
    }
}

fn caption(title: &str) -> Caption {
    Caption {
        title: title.to_owned(),
        subtitle: "单位：人 · 2020年".to_owned(),
        sentence: "甲镇<最多>。".to_owned(),
    }
}

/// A column of 8000余, 5000以上, 不足500, 0, 未公开, 未报.
pub fn column() -> Vec<Mark> {
    vec![
        within(8000, Some(8000), Some(9000)),
        within(5000, Some(5000), None),
        within(500, None, Some(500)),
        exact(0),
        Mark::Withheld,
        Mark::Nothing,
    ]
}

/// A column that falls below zero.
pub fn falling() -> Vec<Mark> {
    vec![exact(2000), within(-600, Some(-650), Some(-550)), within(-300, None, Some(-300))]
}

pub fn bars(marks: &[Mark]) -> Vec<Bar> {
    let span = Span::from_zero(marks);
    marks.iter().map(|mark| Bar { span, mark: *mark, title: None }).collect()
}

pub fn bar_key(marks: &[Mark]) -> BarKey {
    BarKey { legend: legend(), marks: marks.to_vec() }
}

pub fn strip() -> Strip {
    let marks = [exact(8), exact(8), within(20, Some(20), Some(30)), exact(12), within(60, Some(60), None)];
    let mut points: Vec<StripPoint> = marks
        .iter()
        .filter_map(Mark::amount)
        .map(|amount| StripPoint { amount: *amount, chosen: None })
        .collect();
    points[3].chosen = Some("丁镇 12".to_owned());
    Strip {
        caption: caption("各镇人数的分布"),
        legend: legend(),
        points,
        median: Some(Label { at: Decimal::from(12), text: "中位数 12".to_owned() }),
        lowest: "最低 甲镇 8".to_owned(),
        highest: "最高 戊镇 60以上".to_owned(),
    }
}

fn years() -> Vec<Date> {
    (2017..=2021).map(|year| date(year, 12, 31)).collect()
}

pub fn marks() -> Vec<Mark> {
    vec![exact(30000), exact(32000), Mark::Nothing, Mark::Withheld, within(26000, Some(26000), Some(27000))]
}

pub fn spark() -> Spark {
    let moments = years().into_iter().zip(marks()).map(|(at, mark)| Moment { at, mark }).collect();
    Spark { moments, base: Base::Zero, title: Some("甲镇：3万 → 2.6万余".to_owned()) }
}

pub fn multiples() -> Multiples {
    let panel = |place: &str, marks: Vec<Mark>, breaks: Vec<Break>| Panel {
        place: place.to_owned(),
        href: Some("../jia/".to_owned()),
        latest: "2.6万余".to_owned(),
        sentence: "先增后减。".to_owned(),
        marks,
        breaks,
    };
    let merged = Break { at: date(2019, 6, 1), note: 1 };
    Multiples {
        caption: caption("各镇人数"),
        legend: legend(),
        times: years().into_iter().map(|at| Time { at, text: at.year().to_string() }).collect(),
        panels: vec![
            panel("甲镇", marks(), Vec::new()),
            panel("乙&丙镇", vec![exact(9000), exact(9100), exact(20000), exact(20100)], vec![merged]),
        ],
        base: Base::Zero,
        notes: vec!["2019年6月丙镇并入乙镇。".to_owned()],
    }
}
