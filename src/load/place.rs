//! `place.yaml` → a place: its name, level, honours, and the figures that hold for it as such.

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics};
use crate::files::Files;
use crate::model::{AwardLevel, Honour, Level, Name, Stage};
use crate::say;

use super::entries::{self, RawEntry};
use super::fields::{Fields, Text, scalar};
use super::keys;
use super::ledger::{self, RawLedgerEntry};
use super::projects::{self, RawProject};
use super::yaml;

/// A place as written. Its reports and what lies under it come from the folders.
#[derive(Clone)]
pub struct RawPlace {
    /// The input file, `content/xiji/jiqiang/place.yaml`.
    pub file: String,
    /// The folder below `content/`: `xiji/jiqiang`.
    pub path: String,
    pub name: Name,
    pub level: Level,
    pub code: Option<String>,
    pub masked: Option<String>,
    /// Markdown.
    pub about: Option<Text>,
    pub honours: Vec<RawHonour>,
    pub projects: Vec<RawProject>,
    pub ledger: Option<Vec<RawLedgerEntry>>,
    /// Folders below `content/`.
    pub succeeds: Vec<Text>,
    pub since: Option<Date>,
    pub until: Option<Date>,
    pub metrics: Vec<RawEntry>,
}

/// An honour whose report is still a file name.
#[derive(Clone)]
pub struct RawHonour {
    pub honour: Honour,
    pub report: Option<Text>,
}

/// Reads one `place.yaml`. What cannot be read is an error; something stands in for it, so that the reports of the
/// place are read all the same and nobody is told that the file is not there.
pub fn read(file: &str, files: &Files, diagnostics: &mut Diagnostics) -> RawPlace {
    let folder = crate::files::folder(file);
    let path = folder.strip_prefix("content/").unwrap_or(folder).to_owned();
    let mut place = RawPlace {
        file: file.to_owned(),
        name: Name { zh: crate::files::name(&path).to_owned(), en: None },
        path,
        level: Level::Town,
        code: None,
        masked: None,
        about: None,
        honours: Vec::new(),
        projects: Vec::new(),
        ledger: None,
        succeeds: Vec::new(),
        since: None,
        until: None,
        metrics: Vec::new(),
    };
    let Some(text) = files.text(file) else { return place };
    match yaml::parse(file, text, 0..text.len()) {
        Ok(root) => fill(&mut place, &root, files, diagnostics),
        Err(diagnostic) => diagnostics.push(*diagnostic),
    }
    place
}

fn fill(place: &mut RawPlace, root: &yaml::Node, files: &Files, diagnostics: &mut Diagnostics) {
    let file = place.file.clone();
    let mut fields = Fields::of(&file, root, &keys::PLACE, diagnostics);
    if let Some(name) = fields.required("name", diagnostics) {
        place.name.zh = name.text;
    }
    place.name.en = fields.text("name_en", diagnostics).map(|text| text.text);
    if let Some(level) = fields.required("level", diagnostics).and_then(|text| level(&text, diagnostics)) {
        place.level = level;
    }
    place.code = fields.text("code", diagnostics).map(|text| code(text, diagnostics));
    place.masked = fields.text("masked", diagnostics).map(|text| text.text);
    place.about = fields.text("about", diagnostics);
    let honours = fields.list("honours");
    place.honours = honours.into_iter().filter_map(|node| honour(&file, node, diagnostics)).collect();
    place.projects = projects::read(&mut fields, diagnostics);
    place.ledger = ledger::read(&mut fields, files, diagnostics);
    let succeeds = fields.list("succeeds");
    place.succeeds = succeeds.into_iter().filter_map(|node| scalar(&file, node, diagnostics)).collect();
    place.since = fields.text("since", diagnostics).and_then(|text| super::period::date(&text, diagnostics));
    place.until = fields.text("until", diagnostics).and_then(|text| super::period::date(&text, diagnostics));
    place.metrics = entries::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
}

fn level(text: &Text, diagnostics: &mut Diagnostics) -> Option<Level> {
    let choices = Level::ALL.map(|level| (level.id(), level));
    super::fields::choose(text, "level", &choices, diagnostics)
}

/// Division codes (GB/T 2260, GB/T 10114) have 6, 9 or 12 digits.
fn code(text: Text, diagnostics: &mut Diagnostics) -> String {
    let digits = text.text.bytes().all(|b| b.is_ascii_digit());
    if !digits || ![6, 9, 12].contains(&text.text.len()) {
        let message = say!("区划代码应当是 6、9 或 12 位数字", "a division code has 6, 9 or 12 digits");
        let help = say!(
            "例如 640422100；注意不要把数字 0 写成字母 O",
            "such as 640422100; mind the letter O for a 0"
        );
        diagnostics.push(Diagnostic::error("code", message).at(text.span).help(help));
    }
    text.text
}

fn honour(file: &str, node: &yaml::Node, diagnostics: &mut Diagnostics) -> Option<RawHonour> {
    let mut fields = Fields::of(file, node, &keys::HONOUR, diagnostics);
    let title = fields.required("title", diagnostics);
    let stages = Stage::ALL.map(|stage| (stage.id(), stage));
    let stage = match fields.required("stage", diagnostics) {
        Some(text) => super::fields::choose(&text, "stage", &stages, diagnostics),
        None => None,
    };
    let year = fields.node("year").and_then(|node| scalar(file, node, diagnostics));
    let year = year.and_then(|text| self::year(&text, diagnostics));
    let levels = AwardLevel::ALL.map(|level| (level.id(), level));
    let award_level = fields.choice("award_level", &levels, diagnostics);
    let holder = fields.text("holder", diagnostics).map(|text| text.text);
    let report = fields.text("report", diagnostics);
    let note = fields.text("note", diagnostics).map(|text| text.text);
    fields.finish(diagnostics);
    let honour = Honour { title: title?.text, stage: stage?, year, award_level, holder, report: None, note };
    Some(RawHonour { honour, report })
}

fn year(text: &Text, diagnostics: &mut Diagnostics) -> Option<i16> {
    let found = text.text.parse().ok().filter(|year| (1900..=2100).contains(year));
    if found.is_none() {
        let message = say!(
            "年份应当是四位数字；没写年份就不要写这一项",
            "a year has four digits; leave it out if unknown"
        );
        diagnostics.push(Diagnostic::error("year", message).at(text.span.clone()));
    }
    found
}
