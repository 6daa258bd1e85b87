//! The files in the output folder that no build put there (CNAME, .nojekyll, …): found, and carried to the new site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::manifest::{MANIFEST, Manifest};
use super::{DiskError, names};
use crate::say;

/// The file through which single files are exchanged where folders cannot be.
pub(super) const PART: &str = ".townpress-part";

/// What lies in an output folder.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// Files the manifest lists, by its spelling.
    pub ours: BTreeMap<String, PathBuf>,
    /// Everything else that is not a folder, below the folder.
    pub foreign: Vec<PathBuf>,
    /// Folders, the deeper ones first.
    pub folders: Vec<PathBuf>,
    /// Those of the folders that hold nothing and that no listed file needs.
    pub empty: Vec<PathBuf>,
}

/// Walks over a folder without following a link; a folder that does not exist is empty.
pub(super) fn census(folder: &Path, manifest: &Manifest) -> io::Result<Census> {
    let mut census = Census::default();
    if folder.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(census);
    }
    let walk =
        WalkDir::new(folder).follow_links(false).follow_root_links(false).min_depth(1).contents_first(true);
    for entry in walk.sort_by_file_name() {
        let entry = entry?;
        // Every path of the walk has the folder in front.
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned();
        if entry.file_type().is_dir() {
            census.folders.push(below);
            continue;
        }
        match spelling(&below) {
            Some(path) if path == MANIFEST || path == PART => {}
            Some(path) if manifest.files.contains_key(&path) && entry.file_type().is_file() => {
                census.ours.insert(path, below);
            }
            _ => census.foreign.push(below),
        }
    }
    let files = census.foreign.iter().chain(census.ours.values()).map(PathBuf::as_path);
    let needed: BTreeSet<&Path> =
        files.chain(manifest.files.keys().map(Path::new)).flat_map(|file| file.ancestors().skip(1)).collect();
    census.empty =
        census.folders.iter().filter(|folder| !needed.contains(folder.as_path())).cloned().collect();
    Ok(census)
}

/// How a manifest spells a path below the folder; `None` when it cannot, and then the file is not ours.
pub(super) fn spelling(below: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
    let path = parts?.join("/");
    // Older Macs hand out names decomposed, however they were written.
    Some(if cfg!(target_os = "macos") { names::nfc(&path) } else { path })
}

/// Refuses a site that would put something where a foreign file lies, on any computer's file system.
pub(super) fn collide(census: &Census, new: &Manifest, shown: &str) -> Result<(), DiskError> {
    if census.foreign.is_empty() && census.empty.is_empty() {
        return Ok(());
    }
    let mut files = BTreeMap::new();
    let mut folders = BTreeMap::new();
    for path in new.files.keys() {
        files.insert(names::key(path), path);
        for (at, _) in path.match_indices('/') {
            folders.entry(names::key(&path[..at])).or_insert(path);
        }
    }
    let file_at = |place: &Path| files.get(&names::key(&spelling(place)?)).copied();
    let folder_at = |place: &Path| folders.get(&names::key(&spelling(place)?)).copied();
    for foreign in &census.foreign {
        let page = foreign.ancestors().find_map(file_at).or_else(|| folder_at(foreign));
        if let Some(page) = page {
            return Err(stands_in_the_way(foreign, page, shown));
        }
    }
    for foreign in &census.empty {
        if let Some(page) = file_at(foreign) {
            return Err(stands_in_the_way(foreign, page, shown));
        }
    }
    Ok(())
}

fn stands_in_the_way(foreign: &Path, page: &str, shown: &str) -> DiskError {
    let foreign = foreign.display();
    DiskError::new(say!(
        "{shown} 里不是本程序生成的 {foreign} 占了新文件 {page} 的位置；原来的网站没有改动",
        "{foreign} in {shown} is not ours and stands where {page} must go; the old site is unchanged"
    ))
    .help(say!("把 {shown}/{foreign} 移走或改名，再生成一次", "move {shown}/{foreign} away and build again"))
}

/// Gives the new site every foreign file of the old one, before the two are exchanged: whatever happens in
/// between, each of them lies in whichever folder is the site.
pub(super) fn carry(census: &Census, from: &Path, to: &Path) -> io::Result<()> {
    for folder in &census.empty {
        fs::create_dir_all(to.join(folder))?;
    }
    for file in &census.foreign {
        let (from, to) = (from.join(file), to.join(file));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::hard_link(&from, &to).is_err() {
            copy(&from, &to)?;
        }
    }
    Ok(())
}

/// Copies with the time of change kept, where links are impossible.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let metadata = from.symlink_metadata()?;
    if metadata.is_symlink() {
        return copy_link(&fs::read_link(from)?, to);
    }
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut source = File::open(from)?;
    let mut copy = File::options().write(true).create_new(true).open(to)?;
    io::copy(&mut source, &mut copy)?;
    copy.set_permissions(metadata.permissions())?;
    copy.set_modified(metadata.modified()?)
}

#[cfg(unix)]
fn copy_link(target: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, to)
}

#[cfg(not(unix))]
fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::other("a symbolic link cannot be copied here"))
}
