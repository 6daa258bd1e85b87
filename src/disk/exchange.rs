//! Puts the finished site in the place of the old one: whole folders at once, or file by file where that cannot be.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::foreign::{self, Census, PART};
use super::manifest::{MANIFEST, Manifest, State};

/// How an exchange of folders ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exchanged {
    Done,
    /// The system cannot do it here; nothing was changed.
    Unsupported,
}

/// Whether two folders may be exchanged: only within one disk, and only where the system has the call.
pub(super) fn is_likely(stage: &Path, out: &Path) -> bool {
    if out.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return true;
    }
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use std::os::unix::fs::MetadataExt as _;
        match (stage.metadata(), out.metadata()) {
            (Ok(stage), Ok(out)) => stage.dev() == out.dev(),
            _ => false,
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = stage;
        false
    }
}

/// Makes `stage` the site in one step. Afterwards `stage` is the old site, or is gone if there was none.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn folders(stage: &Path, out: &Path) -> io::Result<Exchanged> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    let is_first = match out.symlink_metadata() {
        Ok(_) => false,
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(error),
    };
    let flags = if is_first { RenameFlags::NOREPLACE } else { RenameFlags::EXCHANGE };
    match renameat_with(CWD, stage, CWD, out, flags) {
        Ok(()) => Ok(Exchanged::Done),
        // The file system lacks the flag, but a plain rename does not replace a folder that holds anything either.
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) if is_first => {
            fs::rename(stage, out).map(|()| Exchanged::Done)
        }
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(Exchanged::Unsupported),
        // `out` is a mount point, or a folder that we may fill but not move.
        Err(Errno::BUSY | Errno::XDEV | Errno::PERM | Errno::ACCESS) if !is_first => {
            Ok(Exchanged::Unsupported)
        }
        Err(error) => Err(error.into()),
    }
}

/// Makes `stage` the site in one step if there is none yet.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn folders(stage: &Path, out: &Path) -> io::Result<Exchanged> {
    match out.symlink_metadata() {
        Ok(_) => Ok(Exchanged::Unsupported),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // On Windows a virus scanner may hold a file of the stage; single files can still go.
            Ok(fs::rename(stage, out).map_or(Exchanged::Unsupported, |()| Exchanged::Done))
        }
        Err(error) => Err(error),
    }
}

/// The two sites between which files are exchanged, and those of the new one that were written anew.
pub(super) struct Sites<'a> {
    pub old: &'a Manifest,
    pub new: &'a Manifest,
    pub written: &'a BTreeSet<String>,
}

/// Exchanges the sites file by file: first what pages need, then the pages, then away with what only the old site
/// had. A manifest that lists both sites lies there meanwhile, so that a killed exchange leaves no file without
/// an owner and the next build mends it. Fails with the path it failed at.
pub(super) fn files(
    stage: &Path,
    out: &Path,
    census: &Census,
    sites: &Sites,
) -> Result<(), (String, io::Error)> {
    let Sites { old, new, written } = sites;
    let named = |path: &str| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    fs::create_dir_all(out).map_err(named(""))?;
    put_manifest(out, &new.underway(old)).map_err(named(MANIFEST))?;
    let (in_the_way, outlived): (Vec<_>, Vec<_>) = census
        .ours
        .iter()
        .filter(|(path, _)| !new.files.contains_key(*path))
        .partition(|(path, _)| is_in_the_way(path, new));
    for (path, place) in in_the_way {
        remove(out, place).map_err(named(path))?;
    }
    let (pages, assets): (Vec<_>, Vec<_>) = written.iter().partition(|path| path.ends_with(".html"));
    for path in assets.into_iter().chain(pages) {
        place(&stage.join(path), &out.join(path), out).map_err(named(path))?;
    }
    for (path, place) in outlived {
        remove(out, place).map_err(named(path))?;
    }
    put_manifest(out, new).map_err(named(MANIFEST))
}

/// An old file where the new site needs a folder, or the other way round.
fn is_in_the_way(path: &str, new: &Manifest) -> bool {
    let folder = format!("{path}/");
    let is_folder_now =
        new.files.range(folder.clone()..).next().is_some_and(|(first, _)| first.starts_with(&folder));
    is_folder_now || path.match_indices('/').any(|(at, _)| new.files.contains_key(&path[..at]))
}

/// Removes a file of the old site, and the folders that it leaves empty.
fn remove(out: &Path, place: &Path) -> io::Result<()> {
    fs::remove_file(out.join(place))?;
    for folder in place.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
        if fs::remove_dir(out.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

/// Moves one finished file to its place, replacing what is there in one step.
fn place(from: &Path, to: &Path, out: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            place_across(from, to, out)
        }
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => place_across(from, to, out),
        done => done,
    }
}

/// When `out` is a mounted disk, a file must be copied over before it can be moved to its place.
fn place_across(from: &Path, to: &Path, out: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let part = out.join(PART);
            let _ = fs::remove_file(&part);
            foreign::copy(from, &part)?;
            fs::rename(part, to)
        }
        done => done,
    }
}

/// Puts a manifest in the place of the old one in one step.
pub(super) fn put_manifest(out: &Path, manifest: &Manifest) -> io::Result<()> {
    let part = out.join(PART);
    let _ = fs::remove_file(&part);
    write_manifest(&part, manifest)?;
    fs::rename(part, out.join(MANIFEST))?;
    sync_folder(out);
    Ok(())
}

/// Writes a manifest and waits until the disk has it.
///
/// Pages are not waited for: every build would stand still once a file, and what a power cut damages, the next
/// build finds by comparing and writes again. It needs the manifest to know the files as ours.
pub(super) fn write_manifest(path: &Path, manifest: &Manifest) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(manifest.to_json().as_bytes())?;
    file.sync_all()
}

/// Makes the names in a folder last. Systems that cannot do it (Windows) keep names in their journal.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Whether a manifest describes exactly this site, so that nothing needs to be exchanged.
pub(super) fn is_same(old: &Manifest, new: &Manifest) -> bool {
    old.state == State::Complete && old == new
}

/// Whether only what the manifest says beside its files is to be written anew.
pub(super) fn has_same_files(old: &Manifest, new: &Manifest) -> bool {
    old.state == State::Complete && old.files == new.files
}
