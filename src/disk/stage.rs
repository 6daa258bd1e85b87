//! The folder in which a new site grows beside the old one until it is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::exchange::{self, Exchanged, Sites};
use super::foreign;
use super::growing::Growing;
use super::leftover::{self, MARKER, Unlisted};
use super::lock::Lock;
use super::manifest::{Entry, MANIFEST, Manifest, Origin, State};
use super::target::{self, Target};
use super::{DiskError, is_full, names};
use crate::diag::Words;
use crate::say;

/// How long one run waits for another to end.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The folder a site is built into, staged beside it.
///
/// Dropped without [`commit`](Stage::commit), it leaves the old site as it was and nothing beside it.
pub struct Stage {
    pub(super) target: Target,
    /// Lies beside the output folder, so that the two can be exchanged.
    folder: PathBuf,
    pub(super) old: Option<Manifest>,
    origin: Option<Origin>,
    /// Held until the staging folder is gone; Rust drops fields after `Stage::drop` has run.
    _lock: Lock,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    pub path: String,
    pub hash: blake3::Hash,
    pub size: u64,
    pub fate: Fate,
    /// Of all that it was made from, where that is known of this file alone.
    pub made_from: Option<blake3::Hash>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Written,
    /// The old site has it with the same bytes; it keeps its time of change.
    Unchanged,
}

/// What a build did, for its closing line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files ending in `.html`.
    pub pages: usize,
    /// All files of the site, pages and others, without the manifest.
    pub files: usize,
    pub written: usize,
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    pub bytes: u64,
}

impl Stage {
    /// Refuses foreign folders, takes the lock (waiting for another build, and saying through `waiting` who it is),
    /// reads the manifest of the last build, and makes the staging folder beside `out`.
    pub fn open(root: &Path, out: &Path, waiting: &dyn Fn(&Words)) -> Result<Stage, DiskError> {
        Stage::open_within(root, out, waiting, PATIENCE)
    }

    pub(super) fn open_within(
        root: &Path,
        out: &Path,
        waiting: &dyn Fn(&Words),
        patience: Duration,
    ) -> Result<Stage, DiskError> {
        let target = target::settle(root, out)?;
        let failed = |error: io::Error| {
            let beside = target.parent.display().to_string();
            room(&error, DiskError::system(say!("不能写入", "cannot write to"), &beside, &error))
        };
        fs::create_dir_all(&target.parent).map_err(failed)?;
        let lock = Lock::take(&target, waiting, patience)?;
        leftover::clear(&target);
        let old = target::claim(&target)?;
        let _ = fs::remove_file(target.path.join(foreign::PART));
        let folder = make_folder(&target).map_err(failed)?;
        // From here on, Drop clears up.
        let stage = Stage { folder, old, origin: None, _lock: lock, target: target.clone() };
        File::create_new(stage.folder.join(MARKER)).map_err(failed)?;
        Ok(stage)
    }

    /// Says what the new site is made from, so that the next build can tell whether it is needed.
    pub fn made_from(self, origin: Option<Origin>) -> Stage {
        let mut stage = self;
        stage.origin = origin;
        stage
    }

    /// Writes one file of the new site; many threads may call it at once.
    ///
    /// A file that the old site has with the same bytes is linked to, and so keeps its time of change.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Put, DiskError> {
        must_be_fit(path)?;
        let hash = blake3::hash(bytes);
        let size = bytes.len() as u64;
        let place = self.folder.join(path);
        let failed = |error: io::Error| self.unput(path, &error);
        let fate = if self.is_listed(path, Entry { size, hash }) {
            let published = self.target.path.join(path);
            match holds(&published, bytes) {
                Some(metadata) => {
                    self.link(&published, &place, bytes, &metadata).map_err(failed)?;
                    Fate::Unchanged
                }
                None => {
                    write(&place, bytes).map_err(failed)?;
                    Fate::Written
                }
            }
        } else {
            write(&place, bytes).map_err(failed)?;
            Fate::Written
        };
        Ok(Put { path: path.to_owned(), hash, size, fate, made_from: None })
    }

    /// Begins a file of the new site that is too long to be held in memory.
    pub fn begin(&self, path: &str) -> Result<Growing<'_>, DiskError> {
        must_be_fit(path)?;
        Growing::begin(self, path, &self.folder.join(path)).map_err(|error| self.unput(path, &error))
    }

    /// Ends a file that grew: if the old site has the same one, it is linked to in its place.
    pub(super) fn end(&self, path: &str, entry: Entry) -> Result<Fate, DiskError> {
        let published = self.target.path.join(path);
        if !self.is_listed(path, entry) || !super::current::holds(&published, &entry) {
            return Ok(Fate::Written);
        }
        let place = self.folder.join(path);
        let failed = |error: io::Error| self.failed(path, &error);
        // A file that cannot be linked to stays as it was written just now.
        let mut aside = place.clone().into_os_string();
        aside.push(".old");
        if fs::hard_link(&published, &aside).is_err() {
            return Ok(Fate::Written);
        }
        fs::rename(&aside, &place).map_err(failed)?;
        Ok(Fate::Unchanged)
    }

    /// Makes the staged files the site: writes the manifest, exchanges the folders, removes the old one.
    /// `puts` are the results of all calls of [`put`](Stage::put), in any order.
    pub fn commit(self, puts: Vec<Put>) -> Result<Tally, DiskError> {
        let new = self.manifest(&puts)?;
        let tally = self.tally(&puts);
        let old = self.old.clone().unwrap_or_default();
        if exchange::is_same(&old, &new) && tally.written == 0 {
            return Ok(tally);
        }
        let out = &self.target.path;
        if exchange::has_same_files(&old, &new) && tally.written == 0 {
            exchange::put_manifest(out, &new).map_err(|error| self.failed(MANIFEST, &error))?;
            return Ok(tally);
        }
        let census = foreign::census(out, &old).map_err(|error| self.failed("", &error))?;
        foreign::collide(&census, &new, &self.target.shown)?;
        if exchange::is_likely(&self.folder, out) && self.exchange_folders(&new, &census)? == Exchanged::Done
        {
            let _ = leftover::retire(&self.folder, out, Unlisted::Bring);
            return Ok(tally);
        }
        let written: BTreeSet<String> =
            puts.into_iter().filter(|put| put.fate == Fate::Written).map(|put| put.path).collect();
        let sites = Sites { old: &old, new: &new, written: &written };
        exchange::files(&self.folder, out, &census, &sites)
            .map_err(|(path, error)| self.half_done(&path, &error))?;
        Ok(tally)
    }

    fn exchange_folders(&self, new: &Manifest, census: &foreign::Census) -> Result<Exchanged, DiskError> {
        let (stage, out) = (&self.folder, &self.target.path);
        let failed = |error: io::Error| self.failed("", &error);
        exchange::write_manifest(&stage.join(MANIFEST), new)
            .map_err(|error| self.failed(MANIFEST, &error))?;
        foreign::carry(census, out, stage).map_err(failed)?;
        // The marker would be published too. From here to the exchange the manifest tells whose files these are.
        fs::remove_file(stage.join(MARKER)).map_err(failed)?;
        if let Ok(metadata) = out.metadata() {
            // A folder that a web server may read should stay so; where it cannot be, the build still counts.
            let _ = fs::set_permissions(stage, metadata.permissions());
        }
        let exchanged = exchange::folders(stage, out).map_err(failed)?;
        match exchanged {
            Exchanged::Done => exchange::sync_folder(&self.target.parent),
            Exchanged::Unsupported => drop(File::create_new(stage.join(MARKER)).map_err(failed)?),
        }
        Ok(exchanged)
    }

    /// True when the last build wrote this very file. A manifest of an exchange that was killed vouches for none.
    fn is_listed(&self, path: &str, entry: Entry) -> bool {
        self.old
            .as_ref()
            .is_some_and(|old| old.state == State::Complete && old.files.get(path) == Some(&entry))
    }

    fn link(&self, published: &Path, place: &Path, bytes: &[u8], metadata: &fs::Metadata) -> io::Result<()> {
        let linked = with_folder(place, || fs::hard_link(published, place));
        match linked {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Links are impossible here (FAT, another disk, too many links): a copy with the same time will do.
            Err(_) => {
                write(place, bytes)?;
                File::options().write(true).open(place)?.set_modified(metadata.modified()?)
            }
            Ok(()) => Ok(()),
        }
    }

    fn manifest(&self, puts: &[Put]) -> Result<Manifest, DiskError> {
        let tool = format!("townpress {}", env!("CARGO_PKG_VERSION"));
        let mut files = BTreeMap::new();
        let mut keys: BTreeMap<String, &str> = BTreeMap::new();
        let mut sorted: Vec<&Put> = puts.iter().collect();
        sorted.sort_by(|a, b| a.path.cmp(&b.path));
        for put in sorted {
            if let Some(first) = keys.insert(names::key(&put.path), &put.path) {
                return Err(one_place(first, &put.path));
            }
            files.insert(put.path.clone(), Entry { size: put.size, hash: put.hash });
        }
        let made_from = puts.iter().filter_map(|put| Some((put.path.clone(), put.made_from?))).collect();
        Ok(Manifest { tool, state: State::Complete, origin: self.origin, files, made_from })
    }

    fn tally(&self, puts: &[Put]) -> Tally {
        let paths: BTreeSet<&str> = puts.iter().map(|put| put.path.as_str()).collect();
        let old = self.old.iter().flat_map(|old| old.files.keys());
        let unchanged = puts.iter().filter(|put| put.fate == Fate::Unchanged).count();
        Tally {
            pages: puts.iter().filter(|put| put.path.ends_with(".html")).count(),
            files: puts.len(),
            written: puts.len() - unchanged,
            unchanged,
            removed: old.filter(|path| !paths.contains(path.as_str())).count(),
            bytes: puts.iter().map(|put| put.size).sum(),
        }
    }

    /// The error of one file of the new site. In a fresh folder something can only be there already because the
    /// new site wants it twice.
    fn unput(&self, path: &str, error: &io::Error) -> DiskError {
        match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => one_place(path, path),
            _ => self.failed(path, error),
        }
    }

    /// The error of a step before anything was published.
    pub(super) fn failed(&self, path: &str, error: &io::Error) -> DiskError {
        room(error, DiskError::system(say!("不能写入", "cannot write"), &self.shown(path), error))
    }

    /// The error of a step while files were exchanged one by one.
    fn half_done(&self, path: &str, error: &io::Error) -> DiskError {
        DiskError::system(say!("不能写入", "cannot write"), &self.shown(path), error).help(say!(
            "网站只换了一部分文件；排除原因（例如关闭正打开它的程序）后再生成一次就会补全",
            "only a part of the site was exchanged; remove the cause (such as a program that holds the file) and build again"
        ))
    }

    fn shown(&self, path: &str) -> String {
        if path.is_empty() { self.target.shown.clone() } else { format!("{}/{path}", self.target.shown) }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = leftover::retire(&self.folder, &self.target.path, Unlisted::Leave);
    }
}

/// Makes a fresh staging folder. A leftover that holds a file of unknown origin may have the plain name still.
fn make_folder(target: &Target) -> io::Result<PathBuf> {
    let pid = std::process::id();
    let plain = target.beside(&format!(".stage-{pid}"));
    let others = (1..100).map(|number| target.beside(&format!(".stage-{pid}-{number}")));
    let mut last = io::ErrorKind::AlreadyExists.into();
    for folder in std::iter::once(plain).chain(others) {
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Writes a new file, and the folders on the way to it when they are missing.
fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    with_folder(place, || File::create_new(place))?.write_all(bytes)
}

/// Trying first saves two calls for every file but the first of its folder.
pub(super) fn with_folder<T>(place: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), place.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        (made, _) => made,
    }
}

/// The metadata of a file that holds exactly these bytes. The size tells most changes; the bytes tell a page that
/// was edited by hand or damaged when the power went.
fn holds(published: &Path, bytes: &[u8]) -> Option<fs::Metadata> {
    let metadata = published.symlink_metadata().ok()?;
    if !metadata.is_file() || metadata.len() != bytes.len() as u64 {
        return None;
    }
    let mut file = File::open(published).ok()?;
    let mut buffer = [0; 16 << 10];
    let mut rest = bytes;
    loop {
        let read = file.read(&mut buffer).ok()?;
        if read == 0 {
            return rest.is_empty().then_some(metadata);
        }
        rest = rest.strip_prefix(&buffer[..read])?;
    }
}

/// A path of the site that leads out of it, or that some computer cannot hold, must not be written.
fn must_be_fit(path: &str) -> Result<(), DiskError> {
    let what = if matches!(path, MANIFEST | MARKER | foreign::PART) {
        Some(say!("这个名字留给程序自己", "the name is kept for the program itself"))
    } else if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        Some(say!("它不是网站里的路径", "it is not a path inside the site"))
    } else {
        let flaw = path.split('/').find_map(names::flaw).or_else(|| names::length_flaw(path));
        flaw.map(|flaw| flaw.what)
    };
    match what {
        None => Ok(()),
        Some(Words { zh, en }) => {
            Err(DiskError::new(say!("不能生成 {path}：{zh}", "cannot write {path}: {en}")))
        }
    }
}

/// Two files of the new site claim one place: the same path twice, a file where a folder is needed, or two names
/// that are one on Windows and macOS.
fn one_place(first: &str, second: &str) -> DiskError {
    let message = if first == second {
        say!("两个文件要写到同一个位置：{first}", "two files want the same place: {first}")
    } else {
        say!(
            "{first} 和 {second} 在 Windows 和 macOS 上是同一个文件",
            "{first} and {second} are one file on Windows and macOS"
        )
    };
    DiskError::new(message).help(say!(
        "给其中一个的源文件改名；原来的网站没有改动",
        "rename the source of one of them; the old site is unchanged"
    ))
}

/// Says what to do when there is no room left.
fn room(error: &io::Error, failed: DiskError) -> DiskError {
    if is_full(error) {
        failed.help(say!(
            "腾出空间后再生成一次；原来的网站没有改动",
            "make room and build again; the old site is unchanged"
        ))
    } else {
        failed.help(say!("原来的网站没有改动", "the old site is unchanged"))
    }
}
