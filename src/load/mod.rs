//! Files → Site: the only room that parses YAML and Markdown. What was written is lowered to what was meant.

pub mod keys;
pub mod markdown;

mod answers;
mod assemble;
mod boards;
mod catalogue;
mod collation;
mod config;
mod data_set;
mod entries;
mod fields;
mod frameworks;
mod front;
mod funding;
mod ledger;
mod lists;
mod lessons;
mod frame;
mod kept;
mod metric;
mod named;
mod names;
mod official;
mod peers;
mod period;
mod picture_pairs;
mod persons;
mod pictures;
mod place;
mod plans;
mod practices;
mod profile;
mod project_groups;
mod projects;
mod report;
mod said;
mod sounds;
mod schemes;
mod wording;
mod yaml;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Body, Encoding, Files, folder, name};
use crate::model::{ReportId, Site};
use crate::say;
pub use collation::Collation;
pub use data_set::rows_of;
pub use fields::{Text, gloss, nearest};
pub use kept::{Kept, Since, load_again};
pub use names::Names;
pub use period::{asked, parse_stretch};
pub use persons::given_name;
pub use sounds::words as sounds;
pub use wording::wording;

use assemble::Texts;
use frame::{Frame, Reading};
use markdown::Outlines;
use profile::Profile;
use report::RawReport;

/// The text of the front page.
pub const FRONT_PAGE: &str = "content/index.md";

/// The text before the reports of a bound book.
pub const PREFACE: &str = "content/preface.md";

/// Reads the whole site. Mistakes do not stop it: all are collected, and what could be read is in the site.
/// A site that came with errors is fit for looking at, not for publishing.
pub fn load(files: &Files) -> (Site, Diagnostics) {
    let frame = Frame::read(files);
    let readings = frame.homes.par_iter().map(|home| Reading::of(home, files, &frame)).collect();
    together(files, &frame, readings)
}

/// Puts together what was read of the frame and of each report, in the order of the frame's homes.
fn together(files: &Files, frame: &Frame, readings: Vec<Reading>) -> (Site, Diagnostics) {
    let mut diagnostics = frame.diagnostics.clone();
    encodings(files, &mut diagnostics);
    let mut front = text_of_no_place(FRONT_PAGE, files, &frame.names, &mut diagnostics);
    let mut preface = text_of_no_place(PREFACE, files, &frame.names, &mut diagnostics);
    let (reports, mut lowered, mut homeless) = parted(&frame.homes, readings, &mut diagnostics);
    addresses(frame, &reports, &mut diagnostics);
    let outlines = {
        let texts = lowered.iter().chain(&homeless).map(|lowered| lowered.elsewhere.as_slice());
        let places = frame.places.iter().map(Profile::elsewhere);
        let links = texts.chain(places).chain([front.elsewhere.as_slice(), &preface.elsewhere]).flatten();
        let wanted: BTreeSet<ReportId> = links.map(|link| link.report).collect();
        let found = wanted.par_iter().filter_map(|id| {
            let (raw, lowered) = (reports.get(id.index())?, lowered.get(id.index())?);
            Some((*id, raw.file.as_str(), &*lowered.body))
        });
        Outlines::of(found)
    };
    // A report of no place is on no page, but its mistakes are told with the others.
    for lowered in &mut homeless {
        lowered.lead(&outlines, &mut diagnostics);
        diagnostics.extend(std::mem::take(&mut lowered.diagnostics));
    }
    for lowered in &mut lowered {
        lowered.lead(&outlines, &mut diagnostics);
    }
    outlines.lead(&mut front.document, &front.elsewhere, &mut diagnostics);
    outlines.lead(&mut preface.document, &preface.elsewhere, &mut diagnostics);
    let (front, preface) = (front.document, preface.document);
    let texts = Texts { reports, lowered, outlines, front, preface };
    let site = assemble::site(frame, texts, &mut diagnostics);
    let diagnostics = site.checks.grade(diagnostics);
    (site, diagnostics)
}

/// The reports of places with their bodies, and the bodies of those that lie in no place.
fn parted(
    homes: &[frame::Home],
    readings: Vec<Reading>,
    diagnostics: &mut Diagnostics,
) -> (Vec<RawReport>, Vec<report::Lowered>, Vec<report::Lowered>) {
    let (mut reports, mut lowered, mut homeless) = (Vec::new(), Vec::new(), Vec::new());
    for (home, reading) in homes.iter().zip(readings) {
        diagnostics.extend(reading.mistakes);
        match home.place {
            Some(_) => {
                reports.push(reading.raw);
                lowered.push(reading.lowered);
            }
            None => homeless.push(reading.lowered),
        }
    }
    (reports, lowered, homeless)
}

/// Files that had to be recoded are named, so that the writer can save them anew; those that could not are errors.
fn encodings(files: &Files, diagnostics: &mut Diagnostics) {
    for (path, body) in files.iter() {
        match body {
            Body::Text { encoding: Encoding::Gb18030, .. } => {
                let message = say!("“{path}”按 GB18030 读取", "{path} was read as GB18030");
                let help =
                    say!("在编辑器里另存为 UTF-8，以免别的软件读错", "save it as UTF-8 in your editor");
                diagnostics.push(Diagnostic::warning("encoding", message).at(Span::file(path)).help(help));
            }
            Body::Undecodable { at } => {
                let message = say!(
                    "“{path}”不是 UTF-8 也不是 GB18030（第 {at} 个字节读不懂）",
                    "{path} is neither UTF-8 nor GB18030 (byte {at} cannot be read)"
                );
                let help = say!("在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor");
                diagnostics.push(Diagnostic::error("encoding", message).at(Span::file(path)).help(help));
            }
            Body::Text { .. } | Body::Bytes(_) => {}
        }
    }
}

/// What has a page of its own beside those of reports and places takes the address of neither.
fn addresses(frame: &Frame, reports: &[RawReport], diagnostics: &mut Diagnostics) {
    let tables = frame.data_sets.iter().map(|loaded| (loaded.set.path.as_str(), loaded.set.file.as_str()));
    let boards = frame.boards.iter().map(|board| (board.path.as_str(), board.file.as_str()));
    let schemes = frame.schemes.iter().map(|scheme| (scheme.path.as_str(), scheme.file.as_str()));
    for (path, file) in tables.chain(boards).chain(schemes) {
        let of_place = |path: &str| {
            let found = frame.places.iter().find(|profile| profile.place.path == path);
            found.map(|profile| format!("content/{}/place.yaml", profile.place.path))
        };
        let report = reports.iter().find(|report| report.path == path).map(|report| report.file.clone());
        let place = of_place(path);
        let index = name(path).eq_ignore_ascii_case("index");
        let home = index.then(|| of_place(folder(path))).flatten();
        let Some(other) = report.or(place).or(home) else { continue };
        let kept = name(folder(path));
        let (zh, en) = match kept {
            boards::FOLDER => ("这次考评", "board"),
            schemes::FOLDER => ("这个评分办法", "scheme"),
            _ => ("这个数据集", "data set"),
        };
        let message = say!("{zh}和 {other} 会用同一个网址", "this {en} would take the address of {other}");
        let help = say!("改掉其中一个的文件名", "rename one of the two");
        diagnostics.push(Diagnostic::error("same-address", message).at(Span::file(file)).help(help));
    }
}

/// The front page, or the preface.
fn text_of_no_place(
    file: &str,
    files: &Files,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> markdown::Parsed {
    let Some(text) = files.text(file) else { return markdown::Parsed::default() };
    let parts = front::split(file, text, diagnostics);
    if let front::Head::Yaml(range) = parts.head {
        match yaml::parse(file, text, range) {
            Ok(root) => {
                let mut fields = fields::Fields::of(file, &root, &keys::TEXT_PAGE, diagnostics);
                fields.text("title", diagnostics);
                fields.finish(diagnostics);
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    let parsed = markdown::parse(file, text, parts.body, names, diagnostics);
    no_figures(&parsed, diagnostics);
    parsed
}

/// A figure belongs to a place and a period, so only reports state figures.
fn no_figures(parsed: &markdown::Parsed, diagnostics: &mut Diagnostics) {
    for metric in &parsed.metrics {
        let message =
            say!("数字要写在总结里，这里的不属于任何地方和期间", "figures are stated in reports only");
        let help = say!("写成普通文字，或链接到总结", "write plain text, or link to the report");
        diagnostics.push(Diagnostic::error("stray-figure", message).at(metric.span.clone()).help(help));
    }
}
