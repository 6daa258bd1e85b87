//! The YAML of one board: what was inspected, by whom, when and how; its rows stay as written.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Files, resolve};
use crate::load::fields::{Fields, Text, choose, nearest, span};
use crate::load::keys;
use crate::load::{period, yaml};
use crate::model::{Level, Period, PlaceId, ReportId, SchemeId, ScoreOrder, Tally, VerdictKind};
use crate::say;

use super::Around;
use super::entries::{self, Written};
use super::fed::{self, Fed};

/// A board whose rows are still as written.
pub struct Described {
    pub file: String,
    pub path: String,
    pub place: PlaceId,
    pub title: String,
    pub issuer: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
    pub series: Option<String>,
    pub round: Option<String>,
    /// None where the file tells none: then that of the data set, or unknown.
    pub period: Option<Period>,
    pub of: PlaceId,
    pub level: Option<Level>,
    pub subject: Option<String>,
    pub rule: Option<String>,
    pub order: ScoreOrder,
    pub scheme: Option<SchemeId>,
    pub report: Option<ReportId>,
    pub tallies: Vec<Tally>,
    pub written: Vec<Written>,
    pub fed: Option<Fed>,
    /// The title, for what concerns the file as a whole.
    pub span: Span,
}

/// Which end of the scores is the better one.
pub const ORDERS: [(&str, ScoreOrder); 2] =
    [("higher", ScoreOrder::HighFirst), ("lower", ScoreOrder::LowFirst)];

/// Reads one YAML; None when too little of it can be understood.
pub fn read(
    file: &str,
    place: PlaceId,
    files: &Files,
    around: Around,
    diagnostics: &mut Diagnostics,
) -> Option<Described> {
    let text = files.text(file)?;
    let root = match yaml::parse(file, text, 0..text.len()) {
        Ok(root) => root,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return None;
        }
    };
    if entries::refused(file, &root, diagnostics) {
        return None;
    }
    let mut fields = Fields::of(file, &root, &keys::BOARD, diagnostics);
    let title = fields.required("title", diagnostics);
    let mut plain = |name| fields.text(name, diagnostics).map(|text: Text| text.text);
    let (issuer, source, note) = (plain("issuer"), plain("source"), plain("note"));
    let (series, round, subject, rule) = (plain("series"), plain("round"), plain("subject"), plain("rule"));
    let period = fields.node("period").map(|node| period::period(file, node, diagnostics));
    let levels = Level::ALL.map(|level| (level.id(), level));
    let level = fields.choice("level", &levels, diagnostics);
    let order = fields.choice("better", &ORDERS, diagnostics).unwrap_or(ScoreOrder::HighFirst);
    let Linked { of, scheme, report } = linked(&mut fields, place, around, diagnostics);
    let tallies = tallies(&mut fields, diagnostics);
    let nodes = fields.list("entries");
    let written = nodes.into_iter().filter_map(|node| entries::entry(file, node, diagnostics)).collect();
    let fed = fields.node("data_set").and_then(|node| fed::read(file, node, around, diagnostics));
    fields.finish(diagnostics);
    let title = title?;
    if round.is_none() && period.is_none() && fed.is_none() {
        timeless(&title, diagnostics);
    }
    Some(Described {
        file: file.to_owned(),
        path: file.strip_prefix("content/")?.strip_suffix(".yaml")?.to_owned(),
        place,
        title: title.text,
        issuer,
        source,
        note,
        series,
        round,
        period,
        of,
        level,
        subject,
        rule,
        order,
        scheme,
        report,
        tallies,
        written,
        fed,
        span: title.span,
    })
}

/// What a board names of the site.
struct Linked {
    of: PlaceId,
    scheme: Option<SchemeId>,
    report: Option<ReportId>,
}

fn linked(fields: &mut Fields, place: PlaceId, around: Around, diagnostics: &mut Diagnostics) -> Linked {
    let file = fields.file();
    let of = fields.text("of", diagnostics).and_then(|text| group(&text, place, around, diagnostics));
    let scheme = fields.text("scheme", diagnostics);
    let report = fields.text("report", diagnostics);
    let reports = &around.known.names.reports;
    Linked {
        of: of.unwrap_or(place),
        scheme: scheme
            .and_then(|text| reference(file, &text, around.schemes, ("评分办法", "scheme"), diagnostics)),
        report: report.and_then(|text| reference(file, &text, reports, ("总结", "report"), diagnostics)),
    }
}

fn timeless(title: &Text, diagnostics: &mut Diagnostics) {
    let message = say!("没有写明是哪一次考评", "it is not said which round of the inspection this is");
    let help = say!(
        "加上 period: 2023-Q2；原文没有写时间的，加上 round: 原文对这一次的叫法",
        "add `period: 2023-Q2`, or `round: …` with what the source calls this round"
    );
    diagnostics.push(Diagnostic::error("missing-field", message).at(title.span.clone()).help(help));
}

/// The place whose places are inspected: below the one that inspects, by its folder from there or from content.
fn group(text: &Text, home: PlaceId, around: Around, diagnostics: &mut Diagnostics) -> Option<PlaceId> {
    let above = &around.known.places[home.index()].path;
    let names = &around.known.names.places;
    let paths = [format!("content/{above}/{}", text.text), format!("content/{}", text.text)];
    let inside = |id: &&PlaceId| {
        let path = &around.known.places[id.index()].path;
        path == above || path.starts_with(&format!("{above}/"))
    };
    let found = paths.iter().filter_map(|path| names.get(path)).find(inside).copied();
    if found.is_none() {
        let (written, name) = (&text.text, &around.known.places[home.index()].name.zh);
        let message = say!("{name}下面没有“{written}”", "there is no `{written}` below {name}");
        let below = names.keys().filter_map(|path| path.strip_prefix(&format!("content/{above}/")));
        let mut diagnostic = Diagnostic::error("unknown-place", message).at(text.span.clone());
        if let Some(near) = nearest(written, below) {
            diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
        }
        diagnostics.push(diagnostic.help(say!(
            "of 写被考评的那一级上面的地方的文件夹，如 of: yuzhou",
            "`of` names the folder of the place whose places are inspected, as `of: yuzhou`"
        )));
    }
    found
}

/// A file of the site named from this one.
fn reference<T: Copy>(
    file: &str,
    text: &Text,
    known: &BTreeMap<String, T>,
    (zh, en): (&str, &str),
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let path = resolve(file, &text.text);
    let found = path.as_ref().and_then(|path| known.get(path)).copied();
    if found.is_none() {
        let written = &text.text;
        let message = say!("找不到{zh}“{written}”", "there is no {en} `{written}`");
        let help = say!(
            "从这个文件所在的文件夹写起，如 ../2021.md",
            "write it from the folder of this file, as ../2021.md"
        );
        diagnostics.push(Diagnostic::error("dead-link", message).at(text.span.clone()).help(help));
    }
    found
}

/// `results`: how many got each result in all, named or not.
fn tallies(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<Tally> {
    let file = fields.file();
    let mut all: Vec<Tally> = Vec::new();
    for (key, node) in fields.map("results", diagnostics) {
        let word = Text { text: key.name.clone(), span: Span::new(file, key.range.clone()) };
        let Some((kind, written)) = kind(&word, diagnostics) else { continue };
        let (mut count, mut note) = (None, None);
        match &node.value {
            yaml::Value::Map(_) => {
                let mut own = Fields::of(file, node, &keys::TALLY, diagnostics);
                count = own.text("count", diagnostics);
                note = own.text("note", diagnostics).map(|text| text.text);
                own.finish(diagnostics);
            }
            yaml::Value::Empty => {}
            _ => count = crate::load::fields::scalar(file, node, diagnostics),
        }
        let count = count.and_then(|text| self::count(&text, diagnostics));
        let span = Span::new(file, key.range.start..span(file, node).end.max(key.range.end));
        all.push(Tally { kind, written, count, note, span });
    }
    all
}

/// A result by its stable name or by a word of bulletins, and that word.
pub fn kind(text: &Text, diagnostics: &mut Diagnostics) -> Option<(VerdictKind, Option<String>)> {
    let mut choices: Vec<(&str, VerdictKind)> = Vec::new();
    for kind in VerdictKind::ALL {
        choices.extend(kind.words().iter().map(|word| (*word, kind)));
    }
    let ids = VerdictKind::ALL.map(|kind| (kind.id(), kind));
    if let Some((_, kind)) = ids.iter().find(|(id, _)| *id == text.text) {
        return Some((*kind, None));
    }
    let kind = choose(text, "result", &choices, diagnostics)?;
    Some((kind, Some(text.text.clone())))
}

/// A whole number of places or of times.
pub fn count(text: &Text, diagnostics: &mut Diagnostics) -> Option<usize> {
    let bare = text.text.trim().trim_end_matches(['个', '次', '项', '轮', '面', '张']);
    let found = bare.parse().ok();
    if found.is_none() {
        let written = &text.text;
        let message = say!("“{written}”不是个数", "`{written}` is no count");
        let help = say!(
            "写整数，如 4；原文没有写个数的，后面空着",
            "write a whole number, such as 4; leave it empty where the source gives none"
        );
        diagnostics.push(Diagnostic::error("count", message).at(text.span.clone()).help(help));
    }
    found
}
