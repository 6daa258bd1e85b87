//! The list of everything a build wrote, kept in the output folder: it tells our files from those of others.
//!
//! Its paths are only ever compared with what a walk over the folder has found. A forged manifest can thus claim
//! files of its own folder, and none outside.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = ".townpress-manifest.json";

/// What a build wrote. Sorted and without times, so that the same site has the same manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub tool: String,
    pub state: State,
    /// None where it is not known.
    pub origin: Option<Origin>,
    pub files: BTreeMap<String, Entry>,
    /// What some of them were made from, for those that cost more to make than to keep.
    pub made_from: BTreeMap<String, blake3::Hash>,
}

/// What a build was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Of everything that decided what it gave.
    pub inputs: blake3::Hash,
    /// How many diagnostics it had.
    pub doubts: usize,
}

/// Whether the folder holds one whole site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum State {
    Complete,
    /// Files are being exchanged one by one: the list holds the old site and the new one.
    #[default]
    Underway,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub size: u64,
    pub hash: blake3::Hash,
}

#[derive(Serialize, Deserialize)]
struct Line {
    path: String,
    size: u64,
    blake3: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    inputs: Option<String>,
}

#[derive(Deserialize)]
struct Written {
    tool: String,
    complete: bool,
    inputs: Option<String>,
    #[serde(default)]
    doubts: usize,
    files: Vec<Line>,
}

impl Manifest {
    /// One file a line, so that a difference between two sites reads well.
    pub fn to_json(&self) -> String {
        let tool = serde_json::Value::from(self.tool.as_str());
        let complete = self.state == State::Complete;
        let origin = self.origin.map_or(String::new(), |Origin { inputs, doubts }| {
            format!("\"inputs\":\"{inputs}\",\"doubts\":{doubts},")
        });
        let mut json = format!("{{\"tool\":{tool},\"complete\":{complete},{origin}\"files\":[\n");
        for (at, (path, entry)) in self.files.iter().enumerate() {
            let line = Line {
                path: path.clone(),
                size: entry.size,
                blake3: entry.hash.to_hex().to_string(),
                inputs: self.made_from.get(path).map(|inputs| inputs.to_hex().to_string()),
            };
            json.push_str(if at > 0 { ",\n" } else { "" });
            json.push_str(
                &serde_json::to_string(&line).expect("strings and a number always have a JSON form"),
            );
        }
        json.push_str("\n]}\n");
        json
    }

    fn from_json(json: &[u8]) -> io::Result<Self> {
        let written: Written = serde_json::from_slice(json)?;
        let (mut files, mut made_from) = (BTreeMap::new(), BTreeMap::new());
        for Line { path, size, blake3, inputs } in written.files {
            let hash = blake3::Hash::from_hex(&blake3).map_err(io::Error::other)?;
            if let Some(inputs) = inputs {
                let inputs = blake3::Hash::from_hex(&inputs).map_err(io::Error::other)?;
                made_from.insert(path.clone(), inputs);
            }
            files.insert(path, Entry { size, hash });
        }
        let state = if written.complete { State::Complete } else { State::Underway };
        let inputs = written.inputs.map(blake3::Hash::from_hex).transpose().map_err(io::Error::other)?;
        let origin = inputs.map(|inputs| Origin { inputs, doubts: written.doubts });
        Ok(Manifest { tool: written.tool, state, origin, files, made_from })
    }

    /// Every file of either site, for the time in which the folder holds some of both.
    pub fn underway(&self, old: &Manifest) -> Manifest {
        let mut files = old.files.clone();
        files.extend(self.files.iter().map(|(path, entry)| (path.clone(), *entry)));
        let made_from = BTreeMap::new();
        Manifest { tool: self.tool.clone(), state: State::Underway, origin: None, files, made_from }
    }
}

/// The manifest of a folder, if it has one.
pub(super) fn read(folder: &Path) -> io::Result<Option<Manifest>> {
    let path = folder.join(MANIFEST);
    match path.symlink_metadata() {
        Ok(kind) if kind.is_file() => Manifest::from_json(&std::fs::read(path)?).map(Some),
        Ok(_) => Err(io::Error::other("not a regular file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
