//! The record of an import: what was recognised, what was left out and why, and what its writer should look at.
//!
//! It lies beside the report as `NAME.import.txt`, which no part of the site reads. Every piece left out is quoted whole
//! between 「 and 」, so that nothing is lost silently.

use std::fmt::Write as _;

use crate::diag::{Tongue, Words};
use crate::model::Indicator;
use crate::say;

use super::conceal::Concealed;
use super::draft::{Dropped, Unit, visible};
use super::enumerate::{Shape, Shaped};
use super::figures::{Link, Plain};
use super::front::{Front, Origin, Period};
use super::tidy::Doubt;
use super::title::Head;

/// Everything that is told of one report.
pub struct Record<'a> {
    /// The name of the source file.
    pub source: &'a str,
    pub front: &'a Front,
    pub head: &'a Head,
    pub shapes: &'a [Shaped],
    /// By shape.
    pub links: &'a [Vec<(Link, String)>],
    pub plain: &'a [Vec<Plain>],
    pub indicators: &'a [Indicator],
    pub dropped: &'a [Dropped],
    pub doubts: &'a [Doubt],
    pub remarks: &'a [Words],
    /// What was masked, since it is private.
    pub concealed: &'a [Concealed],
    pub pictures: usize,
    pub unit: Unit,
    pub tongue: Tongue,
}

/// Writes the record.
pub fn write(record: &Record) -> String {
    let mut log = Log { out: String::new(), unit: record.unit, tongue: record.tongue };
    let source = record.source;
    log.line(&say!("从“{source}”导入", "Imported from {source}"));
    recognised(record, &mut log);
    structure(record, &mut log);
    figures(record, &mut log);
    dropped(record, &mut log);
    concealed(record, &mut log);
    doubts(record, &mut log);
    log.out
}

struct Log {
    out: String,
    unit: Unit,
    tongue: Tongue,
}

impl Log {
    fn line(&mut self, words: &Words) {
        let _ = writeln!(self.out, "{}", words.get(self.tongue));
    }

    fn head(&mut self, words: &Words) {
        let _ = writeln!(self.out, "\n== {} ==", words.get(self.tongue));
    }

    fn place(&self, at: usize) -> String {
        let words = match self.unit {
            _ if at == 0 => say!("正文以外", "beside the text"),
            Unit::Lines => say!("第 {at} 行", "line {at}"),
            Unit::Paragraphs => say!("第 {at} 段", "paragraph {at}"),
        };
        words.get(self.tongue).to_owned()
    }

    fn item(&mut self, at: usize, why: &Words, text: &str) {
        let place = self.place(at);
        let _ = writeln!(self.out, "{place}  {}：「{}」", why.get(self.tongue), visible(text));
    }
}

fn origin(origin: Origin) -> Words {
    match origin {
        Origin::Flag => say!("命令行写明", "by the flag"),
        Origin::Source => say!("出自标题", "by the title"),
    }
}

fn recognised(record: &Record, log: &mut Log) {
    let Front { title, kind, period, issuer, date } = record.front;
    log.head(&say!("认出的", "Recognised"));
    let taken = match &record.head.title {
        Some(found) if found.text == *title => log.place(found.at),
        _ => origin(Origin::Flag).get(log.tongue).to_owned(),
    };
    log.line(&say!("标题：{title}（{taken}）", "title: {title} ({taken})"));
    let (name, from) = (&kind.0, origin(kind.1));
    log.line(&Words {
        zh: format!("种类：{name}（{}）", from.zh),
        en: format!("kind: {name} ({})", from.en),
    });
    let (said, from) = (&period.0, origin(period.1));
    let said = match said {
        Period::Known(period) => period.clone(),
        Period::Words(words) => words.clone(),
    };
    log.line(&Words {
        zh: format!("期间：{said}（{}）", from.zh),
        en: format!("period: {said} ({})", from.en),
    });
    if let Some(issuer) = issuer {
        log.line(&say!("发布单位：{issuer}", "issuer: {issuer}"));
    }
    if let Some(date) = date {
        log.line(&say!("日期：{date}", "date: {date}"));
    }
    if record.pictures > 0 {
        let pictures = record.pictures;
        log.line(&say!(
            "图片：{pictures} 张，拍摄地点、时间等附带信息已经去掉",
            "pictures: {pictures}, without the place and time their cameras wrote into them"
        ));
    }
    // What was taken off the text into the front matter is quoted as it stood there.
    let own = record.head.title.iter().map(|title| (title, say!("移作标题", "taken as the title")));
    let by = record.head.issuer.iter().map(|by| (by, say!("移作发布单位", "taken as the issuer")));
    let when = record.head.date.iter().map(|(when, _)| (when, say!("移作日期", "taken as the date")));
    let besides = record.head.besides.iter().map(|(found, why)| (found, why.clone()));
    for (found, why) in own.chain(by).chain(when).chain(besides) {
        log.item(found.at, &why, &found.text);
    }
}

fn structure(record: &Record, log: &mut Log) {
    let headings: Vec<&Shaped> =
        record.shapes.iter().filter(|shaped| matches!(shaped.shape, Shape::Heading { .. })).collect();
    let count = headings.len();
    log.head(&say!("标题 {count} 个", "Headings: {count}"));
    for shaped in headings {
        let Shape::Heading { level } = shaped.shape else { continue };
        let place = log.place(shaped.at);
        let _ = writeln!(log.out, "{place}  {} {}", "#".repeat(usize::from(level)), visible(&shaped.text));
    }
}

fn figures(record: &Record, log: &mut Log) {
    let linked: usize = record.links.iter().map(Vec::len).sum();
    log.head(&say!("登记了的数 {linked} 个", "Figures registered: {linked}"));
    for (shaped, links) in record.shapes.iter().zip(record.links) {
        for (link, key) in links {
            let place = log.place(shaped.at);
            let name = &record.indicators[link.indicator.index()].name.zh;
            let parameter = link.parameter.as_ref().map(|p| format!("，{p}")).unwrap_or_default();
            let text = visible(&shaped.text[link.range.clone()]);
            let _ = writeln!(log.out, "{place}  {text} → {name}（{key}{parameter}）");
        }
    }
    let count: usize = record.plain.iter().map(Vec::len).sum();
    log.head(&say!("没有登记的数 {count} 个，写成了普通文字", "Figures left plain: {count}"));
    for (shaped, plain) in record.shapes.iter().zip(record.plain) {
        for plain in plain {
            let place = log.place(shaped.at);
            let words = around(&shaped.text, &plain.range);
            let _ = writeln!(log.out, "{place}  {words}  {}", plain.why.get(log.tongue));
        }
    }
}

/// A figure with a few characters in front of it.
fn around(text: &str, range: &std::ops::Range<usize>) -> String {
    let head: Vec<char> = text[..range.start].chars().rev().take(8).collect();
    let head: String = head.into_iter().rev().collect();
    visible(&format!("{head}{}", &text[range.clone()]))
}

fn dropped(record: &Record, log: &mut Log) {
    let count = record.dropped.len();
    log.head(&say!("略去 {count} 处", "Left out: {count}"));
    for dropped in record.dropped {
        log.item(dropped.at, &dropped.why, &dropped.text);
    }
}

fn concealed(record: &Record, log: &mut Log) {
    let count = record.concealed.len();
    if count == 0 {
        return;
    }
    log.head(&say!("遮住个人信息 {count} 处，不能公布", "Masked, since it is private: {count}"));
    for concealed in record.concealed {
        let (place, what) = (log.place(concealed.at), concealed.what.get(log.tongue).to_owned());
        let _ = writeln!(log.out, "{place}  {what}：{}", concealed.shown);
    }
    log.line(&say!(
        "不是个人信息的（如值班电话），在 townpress.yaml 里写 checks: {{ allow: [\"原来的号码\"] }}，删去这份总结，再导入一次",
        "what is public anyway goes to townpress.yaml, checks: {{ allow: [\"…\"] }}; then delete the report and import it again"
    ));
}

fn doubts(record: &Record, log: &mut Log) {
    log.head(&say!("请看一看", "Please look at"));
    if record.head.unusual_title && record.head.title.as_ref().is_some_and(|t| t.text == record.front.title) {
        log.line(&say!(
            "标题里没有“总结”一类的字，因为它在最前面才当作标题",
            "the title has no word such as 总结: it was taken because it stands first"
        ));
    }
    for words in record.remarks {
        log.line(words);
    }
    for doubt in record.doubts {
        log.item(doubt.at, &doubt.why, &doubt.text);
    }
    log.line(&say!(
        "逐段对照原文；登记了的数逐个核对指标、口径和期间；没有登记的按 docs/content.md 第五节补上",
        "compare every paragraph with the source, and every registered figure with its indicator, scope and period"
    ));
}
