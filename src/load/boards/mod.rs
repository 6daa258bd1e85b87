//! `boards/*.yaml` of a place → the rounds of its inspections. Their rows stand in the file, in a CSV of the same name,
//! or are read from a data set, so that no figure is written twice.

mod csv;
pub mod describe;
pub mod entries;
mod fed;
pub mod lower;
mod seasons;

pub use describe::ORDERS;

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Files, extension, folder, name};
use crate::model::{Board, PlaceId, SchemeId};
use crate::say;

use super::data_set::{self, Known};
use super::names::Names;

pub use seasons::gather;

/// The folder of a place that holds its boards.
pub const FOLDER: &str = "boards";

/// What boards may refer to.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub known: Known<'a>,
    pub data_sets: &'a [data_set::Loaded],
    /// By input file.
    pub schemes: &'a BTreeMap<String, SchemeId>,
}

/// Reads all boards, in the order of their paths.
pub fn read(files: &Files, around: Around, diagnostics: &mut Diagnostics) -> Vec<Board> {
    let mut boards = Vec::new();
    for file in in_folder(files, FOLDER) {
        let Some(place) = owner(file, around.known.names, diagnostics) else { continue };
        boards.extend(read_one(file, place, files, around, diagnostics));
    }
    without_description(files, diagnostics);
    boards.sort_by(|a, b| a.path.cmp(&b.path));
    boards
}

/// The YAML files of every folder of a name.
pub fn in_folder<'a>(files: &'a Files, wanted: &str) -> Vec<&'a str> {
    let all = files.under("content").map(|(path, _)| path);
    all.filter(|path| extension(path) == Some("yaml") && name(path) != "place.yaml")
        .filter(|path| name(folder(path)) == wanted)
        .collect()
}

/// The place that a folder `boards` or `schemes` belongs to: the one it lies in.
pub fn owner(file: &str, names: &Names, diagnostics: &mut Diagnostics) -> Option<PlaceId> {
    let home = folder(folder(file));
    let found = names.places.get(home).copied();
    if found.is_none() {
        let message = say!("“{home}”里没有 place.yaml", "there is no place.yaml in {home}");
        let kept = name(folder(file));
        let help = say!(
            "文件夹“{kept}”放在开展考评的地方的文件夹里，如 content/xiji/jiqiang/{kept}/",
            "a folder `{kept}` lies in the folder of the place that inspects, as content/xiji/jiqiang/{kept}/"
        );
        diagnostics.push(Diagnostic::error("no-place", message).at(Span::file(file)).help(help));
    }
    found
}

fn read_one(
    file: &str,
    place: PlaceId,
    files: &Files,
    around: Around,
    diagnostics: &mut Diagnostics,
) -> Option<Board> {
    let mut described = describe::read(file, place, files, around, diagnostics)?;
    let beside = format!("{}.csv", file.strip_suffix(".yaml")?);
    let table = files.contains(&beside);
    let ways = [!described.written.is_empty(), described.fed.is_some(), table];
    if ways.into_iter().filter(|way| *way).count() > 1 {
        let csv = name(&beside);
        let message = say!(
            "一次考评的各行只写在一处：entries、{csv}、data_set 里只用一个",
            "the rows of a board stand in one place: use `entries`, {csv} or `data_set`"
        );
        diagnostics.push(Diagnostic::error("board", message).at(described.span.clone()));
    }
    if table {
        described.written = csv::read(&beside, files, diagnostics);
    }
    Some(lower::lower(described, around, diagnostics))
}

/// A table in a folder of boards that no YAML has the name of.
fn without_description(files: &Files, diagnostics: &mut Diagnostics) {
    let tables = files.under("content").map(|(path, _)| path);
    for path in tables.filter(|path| name(folder(path)) == FOLDER && data_set::is_table(path)) {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let csv = extension(path) == Some("csv");
        if csv && files.contains(&format!("{stem}.yaml")) {
            continue;
        }
        let (file, yaml) = (name(path), name(stem));
        let message = say!(
            "没有 {yaml}.yaml 说明“{file}”，网站不会用它",
            "no {yaml}.yaml describes {file}, so the site does not use it"
        );
        let help = say!(
            "考评的表要存为 CSV，旁边写一个同名的 YAML：title、round 或 period",
            "a board's table is a CSV with a YAML of the same name beside it: `title`, and `round` or `period`"
        );
        diagnostics.push(Diagnostic::warning("no-description", message).at(Span::file(path)).help(help));
    }
}
