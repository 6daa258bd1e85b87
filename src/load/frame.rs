//! The frame of a site: all that is read of it but the texts of its reports, which are read within it, each by itself.

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Files, folder, name};
use crate::model::{AssetId, Board, Peers, Picture, PlaceId, ReportId, Scheme};
use crate::say;

use super::catalogue::{self, Catalogue};
use super::collation::Collation;
use super::config::{self, Config};
use super::data_set::{self, Loaded};
use super::names::Names;
use super::pictures;
use super::place::{self, RawPlace};
use super::profile::Profile;
use super::report::{self, Lowered, RawReport};
use super::{boards, peers, schemes};

/// What stands around the reports. It depends on the files that are no reports, and on which reports there are.
#[derive(Clone)]
pub struct Frame {
    pub config: Config,
    pub catalogue: Catalogue,
    pub pictures: Vec<Picture>,
    /// In the order of their paths.
    pub places: Vec<Profile>,
    /// The places without a place above them, in pinyin order.
    pub top: Vec<PlaceId>,
    pub peers: Vec<Peers>,
    pub names: Names,
    /// Every report, in the order of their addresses.
    pub homes: Vec<Home>,
    pub data_sets: Vec<Loaded>,
    pub boards: Vec<Board>,
    pub schemes: Vec<Scheme>,
    pub diagnostics: Diagnostics,
}

/// Where a report belongs.
#[derive(Clone)]
pub struct Home {
    pub file: String,
    /// None where it lies in no place, which has been told.
    pub place: Option<PlaceId>,
    /// Its number among the reports that lie in places; any for the others.
    pub id: ReportId,
}

impl Frame {
    pub fn read(files: &Files) -> Frame {
        let mut diagnostics = Diagnostics::default();
        let config = config::read(files, &mut diagnostics);
        let catalogue = catalogue::read(files, &mut diagnostics);
        let pictures = pictures::read(files, &mut diagnostics);
        let places = places(files, &mut diagnostics);
        let mut names = Names::of(&catalogue);
        for (at, picture) in pictures.iter().enumerate() {
            names.pictures.insert(picture.file.clone(), AssetId(at as u32));
        }
        for (at, place) in places.iter().enumerate() {
            names.places.insert(folder(&place.file).to_owned(), PlaceId(at as u32));
        }
        let homes = homes(files, &names, &mut diagnostics);
        for home in homes.iter().filter(|home| home.place.is_some()) {
            names.reports.insert(home.file.clone(), home.id);
        }
        let known = data_set::Known { names: &names, indicators: &catalogue.indicators, places: &places };
        let data_sets = data_set::read(files, known, &mut diagnostics);
        let (boards, schemes) = inspections(files, known, &data_sets, &mut diagnostics);
        let mut places = profiles(&places, &names, &catalogue, &mut diagnostics);
        let collation = Collation::pinyin();
        let top = nest(&mut places, &names, &collation);
        let peers = peers::peers(&places, &config.peers, &names, &collation, &mut diagnostics);
        Frame {
            config,
            catalogue,
            pictures,
            places,
            top,
            peers,
            names,
            homes,
            data_sets,
            boards,
            schemes,
            diagnostics,
        }
    }
}

fn profiles(
    raw: &[RawPlace],
    names: &Names,
    catalogue: &Catalogue,
    diagnostics: &mut Diagnostics,
) -> Vec<Profile> {
    let profile = |(at, raw)| Profile::of(raw, PlaceId(at as u32), names, catalogue);
    let mut profiles: Vec<Profile> = raw.par_iter().enumerate().map(profile).collect();
    for profile in &mut profiles {
        diagnostics.extend(std::mem::take(&mut profile.diagnostics));
    }
    profiles
}

/// Puts every place below the nearest folder above that is a place, and tells which have none above.
fn nest(places: &mut [Profile], names: &Names, collation: &Collation) -> Vec<PlaceId> {
    for at in 0..places.len() {
        let mut folder = format!("content/{}", places[at].place.path);
        while let Some((above, _)) = folder.rsplit_once('/') {
            if let Some(parent) = names.places.get(above) {
                places[at].place.parent = Some(*parent);
                places[parent.index()].place.children.push(PlaceId(at as u32));
                break;
            }
            folder = above.to_owned();
        }
    }
    let alone = places.iter().enumerate().filter(|(_, profile)| profile.place.parent.is_none());
    let mut top: Vec<PlaceId> = alone.map(|(at, _)| PlaceId(at as u32)).collect();
    by_name(&mut top, places, collation);
    for at in 0..places.len() {
        let mut children = std::mem::take(&mut places[at].place.children);
        by_name(&mut children, places, collation);
        places[at].place.children = children;
    }
    top
}

/// Sorts places by pinyin.
pub fn by_name(ids: &mut [PlaceId], places: &[Profile], collation: &Collation) {
    let key = |id: &PlaceId| (&places[id.index()].place.name.zh, &places[id.index()].place.path);
    ids.sort_by(|a, b| {
        let ((a_name, a_path), (b_name, b_path)) = (key(a), key(b));
        collation.compare(a_name, b_name).then_with(|| a_path.cmp(b_path))
    });
}

/// A report as read within its frame: a function of its text and the frame alone.
#[derive(Clone)]
pub struct Reading {
    pub raw: RawReport,
    pub lowered: Lowered,
    /// Mistakes of the front matter.
    pub mistakes: Diagnostics,
}

impl Reading {
    pub fn of(home: &Home, files: &Files, frame: &Frame) -> Reading {
        let mut mistakes = Diagnostics::default();
        // What lies in no place is read as if it lay in the first, for its other mistakes.
        let place = home.place.unwrap_or(PlaceId(0));
        let mut raw = report::read(&home.file, place, files, &frame.config, &mut mistakes);
        let lowered = report::lower(&mut raw, home.id, files, &frame.names, &frame.catalogue.indicators);
        Reading { raw, lowered, mistakes }
    }
}

/// Every report and its place.
fn homes(files: &Files, names: &Names, diagnostics: &mut Diagnostics) -> Vec<Home> {
    let mut homes: Vec<Home> = report::files_of(files)
        .into_iter()
        .map(|file| Home {
            file: file.to_owned(),
            place: report::home(file, files, names, diagnostics),
            id: ReportId(0),
        })
        .collect();
    homes.sort_by(|a, b| report::address(&a.file).cmp(report::address(&b.file)));
    for (at, home) in homes.iter_mut().filter(|home| home.place.is_some()).enumerate() {
        home.id = ReportId(at as u32);
    }
    homes
}

fn places(files: &Files, diagnostics: &mut Diagnostics) -> Vec<RawPlace> {
    let mut places = Vec::new();
    let found = files.under("content").filter(|(path, _)| name(path) == "place.yaml");
    for (file, _) in found {
        if file == "content/place.yaml" {
            let message = say!("content 本身不是一个地方", "content itself is not a place");
            let help = say!(
                "移到它的文件夹里，如 content/xiji/place.yaml",
                "move it down, as content/xiji/place.yaml"
            );
            diagnostics.push(Diagnostic::error("no-place", message).at(Span::file(file)).help(help));
            continue;
        }
        let place = place::read(file, files, diagnostics);
        let first = place.path.split('/').next().unwrap_or_default();
        if crate::model::RESERVED.contains(&first) {
            let message =
                say!("文件夹名“{first}”留给本站自己的页面", "the folder name `{first}` is kept for the site");
            let help = say!("换一个名字", "take another name");
            diagnostics.push(Diagnostic::error("bad-name", message).at(Span::file(file)).help(help));
        } else if crate::model::FOLDERS_OF_A_PLACE.contains(&name(&place.path)) {
            let kept = name(&place.path);
            let (zh, en) = match kept {
                "data" => ("数据集", "data sets"),
                boards::FOLDER => ("考评", "boards"),
                _ => ("评分办法", "schemes"),
            };
            let message = say!(
                "文件夹名“{kept}”留给{zh}，不能是一个地方",
                "a folder `{kept}` holds {en} and is no place"
            );
            let help =
                say!("换一个名字，或删去这个 place.yaml", "take another name, or remove this place.yaml");
            diagnostics.push(Diagnostic::error("bad-name", message).at(Span::file(file)).help(help));
        }
        places.push(place);
    }
    places.sort_by(|a, b| a.path.cmp(&b.path));
    places
}

/// The rounds of inspections and the schemes behind them.
fn inspections(
    files: &Files,
    known: data_set::Known,
    data_sets: &[data_set::Loaded],
    diagnostics: &mut Diagnostics,
) -> (Vec<Board>, Vec<Scheme>) {
    let (schemes, by_file) = schemes::read(files, known.names, diagnostics);
    let around = boards::Around { known, data_sets, schemes: &by_file };
    (boards::read(files, around, diagnostics), schemes)
}
