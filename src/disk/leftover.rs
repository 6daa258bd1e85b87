//! Removes staging folders: our own at the end, and those of builds that were killed.
//!
//! A staging folder is in one of two states. With its marker it holds a site that was never published: all of it is
//! ours. Without, it holds the old site after the exchange (or the new one a moment before): then only what its
//! manifest lists is ours, and files carried over are given up only when the site truly has them.

use std::fs;
use std::io;
use std::path::Path;

use super::foreign;
use super::manifest::{self, MANIFEST, Manifest};
use super::target::Target;

/// Says that the staging folder was not published.
pub(super) const MARKER: &str = ".townpress-stage";

/// What to do with a foreign file that the site does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unlisted {
    /// It was put into the old site while we exchanged the folders: it belongs into the new one.
    Bring,
    /// Nobody knows how it came here: it stays.
    Leave,
}

/// Clears away what killed builds left. Whoever holds the lock is the only one with a living staging folder.
/// A leftover that cannot be removed harms no build, so mistakes are passed over.
pub(super) fn clear(target: &Target) {
    let prefix = target.beside(".stage-");
    let (Some(prefix), Ok(entries)) = (prefix.file_name(), fs::read_dir(&target.parent)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let pid = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
        if pid.is_some_and(|pid| !pid.is_empty() && pid.iter().all(|c| matches!(c, b'0'..=b'9' | b'-'))) {
            let _ = retire(&entry.path(), &target.path, Unlisted::Leave);
        }
    }
}

/// Removes a staging folder, keeping every file that is not ours and that the site `out` does not have.
pub(super) fn retire(folder: &Path, out: &Path, unlisted: Unlisted) -> io::Result<()> {
    if !folder.symlink_metadata().is_ok_and(|kind| kind.is_dir()) {
        return Ok(());
    }
    if folder.join(MARKER).symlink_metadata().is_ok() {
        return remove_marked(folder);
    }
    let manifest = match (manifest::read(folder)?, unlisted) {
        (Some(manifest), _) => manifest,
        // We exchanged a folder that no build had filled yet.
        (None, Unlisted::Bring) => Manifest::default(),
        // Killed before the marker was written, or not ours at all: removed only if it is empty.
        (None, Unlisted::Leave) => return fs::remove_dir(folder),
    };
    let census = foreign::census(folder, &manifest)?;
    for file in census.ours.values() {
        fs::remove_file(folder.join(file))?;
    }
    let site = manifest::read(out)?.unwrap_or_default();
    for file in &census.foreign {
        let is_page = foreign::spelling(file).is_some_and(|path| site.files.contains_key(&path));
        // A page of the new site that has the name of a file that came late: the late file stays where it is.
        if !is_page {
            hand_over(&folder.join(file), &out.join(file), unlisted)?;
        }
    }
    for empty in &census.folders {
        let _ = fs::remove_dir(folder.join(empty));
    }
    // The manifest goes last: a removal that is killed can be taken up again.
    let mut left = fs::read_dir(folder)?.flatten();
    if left.any(|entry| entry.file_name() != MANIFEST) {
        return Ok(());
    }
    match fs::remove_file(folder.join(MANIFEST)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::remove_dir(folder),
    }
}

/// The marker goes last, for the same reason as the manifest.
fn remove_marked(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == MARKER {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_file(folder.join(MARKER))?;
    fs::remove_dir(folder)
}

/// Gives up a carried file if the site has it, in this form or a newer one.
fn hand_over(file: &Path, home: &Path, unlisted: Unlisted) -> io::Result<()> {
    match home.symlink_metadata() {
        // A late file against a folder of the new site: it stays where it is.
        Ok(kept) if kept.is_dir() => Ok(()),
        Ok(kept) if kept.modified()? >= file.symlink_metadata()?.modified()? => fs::remove_file(file),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ if unlisted == Unlisted::Leave => Ok(()),
        _ => {
            if let Some(folder) = home.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::rename(file, home)
        }
    }
}
