//! Whether the output folder already holds what the inputs give: then there is nothing to make.
//!
//! Every file of the folder is read and held against the manifest. A time of change would be quicker to look at, but
//! proves nothing: clocks go backwards, copying tools set times, and a power cut leaves empty files with good ones.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use rayon::prelude::*;

use super::lock::Lock;
use super::manifest::{self, Entry, Manifest, State};
use super::stage::Tally;
use super::target::{self, Target};
use super::{DiskError, foreign, leftover};
use crate::diag::Words;
use crate::files::{Body, Files};

/// Everything that decides what a build gives: its files, what was asked for, and the program itself.
/// None where the program cannot be read.
pub fn inputs(files: &Files, options: &str) -> Option<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    let mut part = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    // Two builds of one version may differ in their code, so its number would not do.
    part(hash(&std::env::current_exe().ok()?).ok()?.as_bytes());
    part(options.as_bytes());
    for (path, body) in files.iter() {
        part(path.as_bytes());
        match body {
            Body::Text { text, encoding } => {
                part(format!("{encoding:?}").as_bytes());
                part(text.as_bytes());
            }
            Body::Undecodable { at } => part(&at.to_le_bytes()),
            Body::Bytes(bytes) => part(bytes),
        }
    }
    Some(hasher.finalize())
}

/// A folder that needs no build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Current {
    pub tally: Tally,
    /// How many diagnostics the last build had, which are to be told again.
    pub doubts: usize,
}

/// Looks whether the last build was made from these inputs, and whether all that it wrote is still there.
/// Waits for a build that is under way, as opening a stage does; None means that a build is needed.
pub fn current(
    root: &Path,
    out: &Path,
    inputs: blake3::Hash,
    waiting: &dyn Fn(&Words),
    patience: Duration,
) -> Result<Option<Current>, DiskError> {
    // A folder that may not be built into is refused when the stage is opened, after what is wrong with the content.
    let Ok(target) = target::settle(root, out) else { return Ok(None) };
    if made_from(&target, inputs).is_none() {
        return Ok(None);
    }
    let _lock = Lock::take(&target, waiting, patience)?;
    // What a killed build left goes now, as it would if a build were needed.
    leftover::clear(&target);
    let _ = fs::remove_file(target.path.join(foreign::PART));
    let Some((manifest, doubts)) = made_from(&target, inputs) else { return Ok(None) };
    let files: Vec<(&String, &Entry)> = manifest.files.iter().collect();
    if !files.par_iter().all(|(path, entry)| holds(&target.path.join(path), entry)) {
        return Ok(None);
    }
    let tally = Tally {
        pages: files.iter().filter(|(path, _)| path.ends_with(".html")).count(),
        files: files.len(),
        unchanged: files.len(),
        bytes: files.iter().map(|(_, entry)| entry.size).sum(),
        ..Tally::default()
    };
    Ok(Some(Current { tally, doubts }))
}

/// The manifest of the folder, if a whole build from these inputs wrote it. One that cannot be read is left to the
/// build, which says what is wrong.
fn made_from(target: &Target, inputs: blake3::Hash) -> Option<(Manifest, usize)> {
    let manifest = manifest::read(&target.path).ok()??;
    let origin = manifest.origin.filter(|origin| origin.inputs == inputs)?;
    (manifest.state == State::Complete).then_some((manifest, origin.doubts))
}

/// Whether a file is what the manifest says. The size tells most changes without reading.
pub(super) fn holds(place: &Path, entry: &Entry) -> bool {
    let is_like = place.symlink_metadata().is_ok_and(|file| file.is_file() && file.len() == entry.size);
    is_like && hash(place).is_ok_and(|hash| hash == entry.hash)
}

fn hash(place: &Path) -> std::io::Result<blake3::Hash> {
    let mut file = File::open(place)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = [0; 64 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hasher.finalize()),
            read => hasher.update(&buffer[..read]),
        };
    }
}
