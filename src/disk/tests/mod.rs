//! Tests of the room in a real folder, which goes when the test ends.

mod current;
mod adding;
mod killing;
mod names;
mod reading;
mod refusing;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::panic::Location;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::DiskError;
use super::exchange::{self, Sites};
use super::foreign;
use super::manifest::{self, Entry, Manifest, State};
use super::stage::{Fate, Put, Stage, Tally};

/// A folder with a small site in it, removed at the end.
struct Town {
    root: PathBuf,
}

impl Town {
    /// The place of the call names the folder: tests that run side by side stay apart.
    #[track_caller]
    fn new() -> Town {
        let (process, place) = (std::process::id(), Location::caller());
        let subject = Path::new(place.file()).file_stem().unwrap_or_default().display();
        let name = format!("townpress 测试-{process}-{subject}-{}", place.line());
        let root = std::env::temp_dir().canonicalize().expect("there is a temporary folder").join(name);
        let _ = fs::remove_dir_all(&root);
        let town = Town { root };
        town.write("townpress.yaml", "title: 测试\n");
        town.write("content/index.md", "首页\n");
        town
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn out(&self) -> PathBuf {
        self.at("public")
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        write(&self.at(path), text);
    }

    fn open(&self) -> Result<Stage, DiskError> {
        open(&self.root, &self.out())
    }

    /// Builds a whole site from pairs of path and text.
    fn build(&self, pages: &[(&str, &str)]) -> Result<Tally, DiskError> {
        let stage = self.open()?;
        let puts = put_all(&stage, pages)?;
        stage.commit(puts)
    }

    /// What lies in the root beside the sources, by name.
    fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.root).expect("the root is there");
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name != "townpress.yaml" && name != "content");
        names.sort();
        names
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn write(path: &Path, text: impl AsRef<[u8]>) {
    let folder = path.parent().expect("below the root");
    fs::create_dir_all(folder).expect("the temporary folder can be written");
    fs::write(path, text).expect("the temporary folder can be written");
}

fn open(root: &Path, out: &Path) -> Result<Stage, DiskError> {
    Stage::open(root, out, &|_| {})
}

fn put_all(stage: &Stage, pages: &[(&str, &str)]) -> Result<Vec<Put>, DiskError> {
    pages.iter().map(|(path, text)| stage.put(path, text.as_bytes())).collect()
}

/// Every file below a folder with its bytes; a link shows where it leads.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.expect("the folder can be read");
        let below =
            entry.path().strip_prefix(folder).expect("the walk began there").to_string_lossy().into_owned();
        if entry.file_type().is_symlink() {
            let target = fs::read_link(entry.path()).expect("it is a link");
            files.insert(below, target.to_string_lossy().into_owned().into_bytes());
        } else if entry.file_type().is_file() {
            files.insert(below, fs::read(entry.path()).expect("it can be read"));
        } else {
            files.insert(format!("{below}/"), Vec::new());
        }
    }
    files
}

fn error<T>(outcome: Result<T, DiskError>) -> DiskError {
    match outcome {
        Ok(_) => panic!("this must be refused"),
        Err(error) => error,
    }
}

/// Exchanges as on a system that cannot exchange folders.
fn one_by_one(root: &Path, puts: &[Put]) {
    let out = root.join("public");
    let old = manifest::read(&out).expect("ours").unwrap_or_default();
    let files = puts.iter().map(|put| (put.path.clone(), Entry { size: put.size, hash: put.hash })).collect();
    let made_from = BTreeMap::new();
    let new = Manifest { tool: old.tool.clone(), state: State::Complete, origin: None, files, made_from };
    let written = puts.iter().filter(|put| put.fate == Fate::Written).map(|put| put.path.clone()).collect();
    let stage = root.join(format!(".public.stage-{}", std::process::id()));
    let census = foreign::census(&out, &old).expect("can be read");
    let sites = Sites { old: &old, new: &new, written: &written };
    exchange::files(&stage, &out, &census, &sites).expect("the exchange");
}
