//! The record of the import of a table: what each column was taken for, and what is left to its owner.

use std::fmt::Write as _;

use crate::diag::{Tongue, Words};
use crate::model::Site;
use crate::say;

use super::table::{Column, Form, Sheet};

/// Everything that is told of one table.
pub struct Told<'a> {
    pub source: &'a str,
    pub sheet: &'a Sheet,
    pub title: String,
    /// None where every column or row says its own.
    pub period: Option<String>,
    pub total: Option<String>,
    /// What stands in the column of places and is none.
    pub unknown: Vec<String>,
    pub site: &'a Site,
}

impl Told<'_> {
    /// The columns that are indicators, with their heads.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &Column)> {
        let columns = match &self.sheet.form {
            Form::Wide(columns) => columns.as_slice(),
            Form::Long(_) => &[],
        };
        let heads = self.sheet.head.iter().map(String::as_str);
        heads.zip(columns).filter_map(|(head, column)| Some((head, column.as_ref()?)))
    }
}

/// Writes the record.
pub fn write_log(told: &Told, tongue: Tongue) -> String {
    let mut out = String::new();
    let mut line = |words: Words| {
        let _ = writeln!(out, "{}", words.get(tongue));
    };
    let Told { source, sheet, title, .. } = told;
    line(say!("从“{source}”导入", "Imported from {source}"));
    line(say!("\n== 认出的 ==", "\n== Recognised =="));
    line(say!("标题：{title}", "title: {title}"));
    if let Some(period) = &told.period {
        line(say!("期间：{period}", "period: {period}"));
    }
    let place = &sheet.head[sheet.place];
    line(say!("地名在“{place}”列", "places stand in the column {place}"));
    if let Some(total) = &told.total {
        line(say!("合计行：{total}", "row of the total: {total}"));
    }
    for (head, column) in told.columns() {
        let key = &column.indicator;
        let indicator = told.site.indicators.iter().find(|indicator| indicator.key == *key);
        let name = indicator.map_or("", |indicator| indicator.name.zh.as_str());
        let unit = column.unit.as_deref().or(indicator.map(|indicator| indicator.unit.written.as_str()));
        let unit = unit.unwrap_or_default();
        line(say!("“{head}”列 → {name}（{key}），单位 {unit}", "column {head} → {name} ({key}), in {unit}"));
    }
    line(say!("\n== 请看一看 ==", "\n== Please look at =="));
    if let Form::Wide(columns) = &sheet.form {
        let open = sheet.head.iter().zip(columns).enumerate();
        for (at, (head, column)) in open {
            if column.is_none() && at != sheet.place && !head.is_empty() {
                line(say!(
                    "“{head}”列认不出是哪个指标，照原样显示，不登记；是指标的话在 columns 里补一行",
                    "column {head} names no indicator and is shown as it is; add it to `columns` if it is one"
                ));
            }
        }
    }
    for name in &told.unknown {
        line(say!(
            "“{name}”这一行不是下面的地方，写进了 skip；是地方的话先建文件夹和 place.yaml，再从 skip 里删去",
            "the row {name} is no place below and was put into `skip`; if it is one, make its folder and take it out of `skip`"
        ));
    }
    line(say!(
        "没有写单位的列，数当作指标的单位；口径不是全域、时点不是期间末的，在 YAML 里补上（见 docs/content.md 第九节）",
        "columns without a unit are in that of their indicator; add `scope`, `as_of` and `basis` where they differ"
    ));
    out
}
