//! The files of a site, kept in memory: after a change only what changed is read anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::DiskError;
use super::read::{Found, Opener, Reading, Walk, must_be_a_site, read_file, unreadable_root};
use crate::diag::{Diagnostic, Diagnostics};
use crate::files::Files;

/// A site as it was last seen on the disk.
pub struct Source {
    root: PathBuf,
    files: Files,
    /// What is known of each file that may be read, by its path.
    seen: BTreeMap<String, Seen>,
    /// Mistakes in the names and kinds of files.
    walked: Diagnostics,
}

/// Whether a look found anything else than the look before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Some,
    None,
}

impl Change {
    fn or(self, other: Change) -> Change {
        if self == Change::Some { self } else { other }
    }
}

struct Seen {
    found: Found,
    /// How the file looked when it was read; None where that proves nothing.
    stamp: Option<Stamp>,
    /// Why it could not be read.
    unread: Option<Box<Diagnostic>>,
}

/// What the system tells of a file without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: SystemTime,
    /// On Unix the file's number and when its state last changed, which no program can set back.
    identity: (u64, i64, i64),
}

/// A file that changed so lately may change again without its time telling: some disks count in two seconds.
const FRESH: Duration = Duration::from_secs(3);

impl Stamp {
    fn of(metadata: &Metadata) -> Option<Stamp> {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt as _;
            (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        Some(Stamp { length: metadata.len(), modified: metadata.modified().ok()?, identity })
    }

    /// The stamp of a file that has rested for a while.
    fn settled(metadata: &Metadata) -> Option<Stamp> {
        let stamp = Stamp::of(metadata)?;
        let age = SystemTime::now().duration_since(stamp.modified).ok()?;
        (age > FRESH).then_some(stamp)
    }
}

impl Source {
    /// Reads a whole site; the same files as [`read`](super::read) gives.
    pub fn open(root: &Path) -> Result<Source, DiskError> {
        let mut source = Source {
            root: root.to_owned(),
            files: Files::default(),
            seen: BTreeMap::new(),
            walked: Diagnostics::default(),
        };
        source.look_over(&BTreeSet::new())?;
        Ok(source)
    }

    /// As last seen. A copy is cheap.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// What is wrong with the files themselves.
    pub fn diagnostics(&self) -> Diagnostics {
        let mut all = self.walked.clone();
        let unread = self.seen.values().filter_map(|seen| seen.unread.as_deref());
        unread.for_each(|diagnostic| all.push(diagnostic.clone()));
        all
    }

    /// Reads anew what is named, by its path from the root, with all that lies below it. If all of it are files that
    /// we know, nothing else is looked at.
    pub fn look_at(&mut self, named: &BTreeSet<String>) -> Result<Change, DiskError> {
        let known: Option<Vec<Found>> =
            named.iter().map(|path| Some(self.seen.get(path)?.found.clone())).collect();
        let Some(known) = known else { return self.look_over(named) };
        let open = self.opener()?;
        let mut change = Change::None;
        for file in known {
            let outcome = read_file(&open, &file);
            // What cannot be read has vanished or become something else, which only a walk can tell.
            if outcome.is_err() {
                return self.look_over(named);
            }
            change = change.or(self.keep(file, outcome));
        }
        Ok(change)
    }

    /// Looks over the whole site, and reads anew what is named and what no longer looks as it did.
    pub fn look_over(&mut self, named: &BTreeSet<String>) -> Result<Change, DiskError> {
        must_be_a_site(&self.root)?;
        let open = self.opener()?;
        let Walk { found, diagnostics, .. } = Walk::over(&self.root);
        let stale: Vec<Found> = found.par_iter().filter(|file| !self.stands(file, named)).cloned().collect();
        let there: BTreeSet<&str> = found.iter().map(|file| file.path.as_str()).collect();
        let gone: Vec<String> =
            self.seen.keys().filter(|path| !there.contains(path.as_str())).cloned().collect();
        let stands = gone.is_empty() && self.walked.iter().eq(diagnostics.iter());
        self.walked = diagnostics;
        let mut change = if stands { Change::None } else { Change::Some };
        for path in gone {
            self.seen.remove(&path);
            self.files.remove(&path);
        }
        let read: Vec<_> = stale.into_par_iter().map(|file| (read_file(&open, &file), file)).collect();
        for (outcome, file) in read {
            change = change.or(self.keep(file, outcome));
        }
        Ok(change)
    }

    fn opener(&self) -> Result<Opener, DiskError> {
        Opener::new(&self.root).map_err(|error| unreadable_root(&self.root, &error))
    }

    /// Whether a file is as it was read.
    fn stands(&self, file: &Found, named: &BTreeSet<String>) -> bool {
        let Some(seen) = self.seen.get(&file.path) else { return false };
        if seen.unread.is_some() || seen.found.below != file.below || is_named(&file.path, named) {
            return false;
        }
        let now = self.root.join(&file.below).symlink_metadata();
        seen.stamp.is_some() && seen.stamp == now.ok().as_ref().and_then(Stamp::of)
    }

    /// Keeps what came of reading a file.
    fn keep(&mut self, found: Found, outcome: Result<Reading, Box<Diagnostic>>) -> Change {
        let path = found.path.clone();
        let before = self.files.shared(&path).cloned();
        let (stamp, unread) = match outcome {
            Ok(Reading { bytes, metadata }) => {
                self.files.insert(path.as_str(), bytes);
                (Stamp::settled(&metadata), None)
            }
            Err(diagnostic) => {
                self.files.remove(&path);
                (None, Some(diagnostic))
            }
        };
        let stands = match (&before, self.files.shared(&path)) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (None, None) => self.seen.get(&path).is_some_and(|seen| seen.unread == unread),
            _ => false,
        };
        self.seen.insert(path, Seen { found, stamp, unread });
        if stands { Change::None } else { Change::Some }
    }
}

/// Whether a path or a folder above it is named.
fn is_named(path: &str, named: &BTreeSet<String>) -> bool {
    let above = path.match_indices('/').map(|(at, _)| &path[..at]);
    above.chain([path]).any(|part| named.contains(part))
}

/// The root as events of the system name it: absolute and without links.
pub fn true_root(root: &Path) -> Result<PathBuf, DiskError> {
    root.canonicalize().map_err(|error: io::Error| unreadable_root(root, &error))
}
