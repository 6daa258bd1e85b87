//! Reads the files of a site into memory; what cannot or must not be read becomes a diagnostic.
//!
//! Every path that enters `Files` has only names that any computer can hold, composed (NFC) and joined by `/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::source::{Change, Source};
use super::{DiskError, names, reason};
use crate::diag::{Diagnostic, Diagnostics, Span, Words};
use crate::files::{Files, is_text};
use crate::say;

/// A summary is a few hundred kilobytes; eight megabytes of text are a mistake or an attack.
const TEXT_LIMIT: u64 = 8 << 20;

/// The largest picture or attachment that is passed on.
const BYTES_LIMIT: u64 = 64 << 20;

/// How often the tree is read again while somebody writes in it.
const MOST_LOOKS: usize = 8;

/// Reads `townpress.yaml`, `content/` and `themes/` below the root, and nothing else, until two looks in a row have found
/// the same: what is saved meanwhile is read once more, so no file is taken half written, nor two that do not fit.
/// Mistakes of single files become diagnostics; a root that cannot be read, or never rests, is a [`DiskError`].
pub fn read(root: &Path) -> Result<(Files, Diagnostics), DiskError> {
    let mut source = Source::open(root)?;
    for _ in 0..MOST_LOOKS {
        if source.look_over(&BTreeSet::new())? == Change::None {
            return Ok((source.files().clone(), source.diagnostics()));
        }
    }
    let shown = root.display();
    Err(DiskError::new(say!(
        "{shown} 里的文件一直在变，读不到一份完整的内容",
        "the files in {shown} keep changing; no whole state of them could be read"
    ))
    .help(say!(
        "等正在写入、同步或解压的程序结束后再试",
        "wait until what writes, syncs or unpacks there is done, then try again"
    )))
}

/// What lies below the root and belongs to the site.
pub(super) const PARTS: [&str; 3] = ["townpress.yaml", "content", "themes"];

/// Reads one file that the author named on the command line, wherever it lies.
pub fn read_one(path: &Path) -> Result<Vec<u8>, DiskError> {
    let shown = path.display().to_string();
    let failed = |error: io::Error| {
        DiskError::system(say!("不能读取", "cannot read"), &shown, &error).help(say!(
            "看看文件名和扩展名写对了没有；把文件拖进命令窗口，路径会自己写好",
            "see whether name and ending are right; a file that is dragged into the window of the shell writes its own path"
        ))
    };
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let size = file.metadata().map_err(failed)?.len();
    match bounded(file, limit(&shown), size).map_err(failed)? {
        Some(bytes) => Ok(bytes),
        None => {
            let limit = limit(&shown) >> 20;
            let help = say!("分成几个小文件", "split it into several smaller files");
            Err(DiskError::new(say!("{shown} 超过 {limit} MB", "{shown} is over {limit} MB")).help(help))
        }
    }
}

pub(super) fn must_be_a_site(root: &Path) -> Result<(), DiskError> {
    let entry = fs::read_dir(root).map_err(|error| unreadable_root(root, &error))?;
    drop(entry);
    let there = |name: &str| root.join(name).symlink_metadata().is_ok();
    if there("townpress.yaml") || there("content") {
        return Ok(());
    }
    let shown = root.display();
    Err(DiskError::new(say!(
        "{shown} 不是 townpress 网站：既没有 townpress.yaml，也没有 content 文件夹",
        "{shown} is not a townpress site: it has neither townpress.yaml nor a content folder"
    ))
    .help(say!(
        "先进入网站所在的文件夹，或者用 --root 指明；还没有网站的，先新建：townpress new site 我的网站",
        "go to the folder of the site, or name it with --root; to begin a site: townpress new site mine"
    )))
}

pub(super) fn unreadable_root(root: &Path, error: &io::Error) -> DiskError {
    let shown = root.display().to_string();
    DiskError::system(say!("不能读取文件夹", "cannot read the folder"), &shown, error)
        .help(say!("用 --root 指明网站所在的文件夹", "name the folder of the site with --root"))
}

/// A file that may be read: its path in `Files`, and as the disk spells it below the root.
#[derive(Clone)]
pub(super) struct Found {
    pub path: String,
    pub below: PathBuf,
}

/// What a walk over the tree has met so far.
#[derive(Default)]
pub(super) struct Walk {
    pub found: Vec<Found>,
    /// Names met in each folder, by the key under which other systems would hold them.
    met: BTreeMap<(PathBuf, String), String>,
    pub diagnostics: Diagnostics,
}

/// Whether the walk goes into a folder.
enum Onward {
    Enter,
    Pass,
}

impl Walk {
    /// Walks over all parts of a site.
    pub fn over(root: &Path) -> Walk {
        let mut walk = Walk::default();
        for part in PARTS {
            walk.gather(root, part);
        }
        walk
    }

    fn gather(&mut self, root: &Path, part: &str) {
        let top = root.join(part);
        if top.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return;
        }
        // The order of names makes the same tree give the same diagnostics on every machine.
        let mut walk =
            WalkDir::new(top).follow_links(false).follow_root_links(false).sort_by_file_name().into_iter();
        while let Some(step) = walk.next() {
            match step {
                Ok(entry) => {
                    let is_folder = entry.file_type().is_dir();
                    if let (Onward::Pass, true) = (self.meet(root, &entry), is_folder) {
                        walk.skip_current_dir();
                    }
                }
                Err(error) => self.unwalkable(root, &error),
            }
        }
    }

    fn meet(&mut self, root: &Path, entry: &DirEntry) -> Onward {
        // The walk starts below the root, so every path it gives has the root in front.
        let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let Some(name) = entry.file_name().to_str() else {
            self.diagnostics.push(not_unicode(below));
            return Onward::Pass;
        };
        if names::is_litter(name) {
            return Onward::Pass;
        }
        let path = slashed(below);
        if let Some(flaw) = names::flaw(name).or_else(|| names::length_flaw(&path)) {
            self.diagnostics.push(unfit_name(path, flaw));
            return Onward::Pass;
        }
        let folder = below.parent().unwrap_or(Path::new("")).to_owned();
        if let Some(first) = self.met.insert((folder, names::key(name)), path.clone()) {
            self.diagnostics.push(same_name(&first, &path));
            if first == path {
                return Onward::Pass;
            }
        }
        let kind = entry.file_type();
        if kind.is_symlink() {
            self.diagnostics.push(symlink(path, entry.path()));
        } else if kind.is_file() {
            self.found.push(Found { path, below: below.to_owned() });
        } else if !kind.is_dir() {
            self.diagnostics.push(irregular(path));
        }
        Onward::Enter
    }

    fn unwalkable(&mut self, root: &Path, error: &walkdir::Error) {
        let path =
            error.path().map(|path| slashed(path.strip_prefix(root).unwrap_or(path))).unwrap_or_default();
        let unknown = io::Error::other("unknown");
        let why = error.io_error().unwrap_or(&unknown);
        self.diagnostics.push(unreadable(path, why));
    }
}

/// The path with `/` between composed names.
pub(super) fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    names::nfc(&parts.join("/"))
}

fn limit(path: &str) -> u64 {
    if is_text(path) { TEXT_LIMIT } else { BYTES_LIMIT }
}

/// The bytes of a file, and what the system told of it before they were read.
pub(super) struct Reading {
    pub bytes: Vec<u8>,
    pub metadata: Metadata,
}

pub(super) fn read_file(open: &Opener, file: &Found) -> Result<Reading, Box<Diagnostic>> {
    let failed = |error: io::Error| Box::new(unreadable(file.path.clone(), &error));
    let handle = open.open(&file.below).map_err(failed)?;
    // The file met by the walk may have been exchanged for something else since.
    let metadata = handle.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Err(Box::new(irregular(file.path.clone())));
    }
    let limit = limit(&file.path);
    if metadata.len() > limit {
        return Err(Box::new(too_big(file.path.clone(), metadata.len(), limit)));
    }
    match bounded(handle, limit, metadata.len()).map_err(failed)? {
        Some(bytes) => Ok(Reading { bytes, metadata }),
        None => Err(Box::new(too_big(file.path.clone(), limit + 1, limit))),
    }
}

/// All bytes of a file, or `None` when there are more than `limit`. The size it has now saves making room twice.
fn bounded(file: File, limit: u64, size: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(size.min(limit) as usize + 1);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Opens files below the root so that no symbolic link on the way is followed, even one slipped in after the walk.
pub(super) struct Opener {
    root: PathBuf,
    #[cfg(target_os = "linux")]
    handle: File,
}

impl Opener {
    pub fn new(root: &Path) -> io::Result<Self> {
        Ok(Opener {
            root: root.to_owned(),
            #[cfg(target_os = "linux")]
            handle: File::open(root)?,
        })
    }

    #[cfg(target_os = "linux")]
    pub fn open(&self, below: &Path) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
        use rustix::io::Errno;
        // Without NONBLOCK, opening a pipe would wait for somebody to write into it.
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        // Renames elsewhere can make the kernel ask for another try; it does not ask for ever.
        for _ in 0..64 {
            match openat2(&self.handle, below, flags, Mode::empty(), resolve) {
                Ok(handle) => return Ok(handle.into()),
                Err(Errno::INTR | Errno::AGAIN) => {}
                // Old kernels and some containers lack the call.
                Err(Errno::NOSYS | Errno::PERM) => return open_last(&self.root.join(below)),
                Err(error) => return Err(error.into()),
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    #[cfg(not(target_os = "linux"))]
    pub fn open(&self, below: &Path) -> io::Result<File> {
        open_last(&self.root.join(below))
    }
}

#[cfg(unix)]
fn open_last(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    File::options().read(true).custom_flags(flags.bits() as i32).open(path)
}

#[cfg(not(unix))]
fn open_last(path: &Path) -> io::Result<File> {
    if path.symlink_metadata()?.is_symlink() {
        return Err(io::Error::other("symbolic link"));
    }
    File::open(path)
}

fn not_unicode(path: &Path) -> Diagnostic {
    let path = slashed(path);
    Diagnostic::error("file-name", say!("名字不是 UTF-8：{path}", "the name is not UTF-8: {path}"))
        .at(Span::file(path))
        .help(say!(
            "多半是旧压缩包里的 GBK 名字：改名，或用 convmv -f gb18030 -t utf8 转换",
            "rename it; names from old archives are often GBK: convmv -f gb18030 -t utf8"
        ))
}

fn unfit_name(path: String, flaw: names::Flaw) -> Diagnostic {
    let names::Flaw { what: Words { zh, en }, mend } = flaw;
    let message = say!("{zh}：{path}", "{en}: {path}");
    Diagnostic::error("file-name", message).at(Span::file(path)).help(mend)
}

fn same_name(first: &str, second: &str) -> Diagnostic {
    let message = say!(
        "{first} 和 {second} 只差大小写或 Unicode 写法，在 Windows 和 macOS 上是同一个名字",
        "{first} and {second} differ only in case or Unicode form: on Windows and macOS they are one name"
    );
    Diagnostic::error("same-name", message)
        .at(Span::file(second))
        .also(Span::file(first), say!("另一个在这里", "the other one"))
        .help(say!("给其中一个换个名字", "rename one of them"))
}

fn symlink(path: String, place: &Path) -> Diagnostic {
    let target = fs::read_link(place).map(|target| target.display().to_string()).unwrap_or_default();
    let message = say!(
        "{path} 是符号链接（指向 {target}），没有读取",
        "{path} is a symbolic link (to {target}); it was not read"
    );
    Diagnostic::error("symlink", message)
        .at(Span::file(path))
        .help(say!("把文件本身复制到这里", "put the file itself here"))
}

fn irregular(path: String) -> Diagnostic {
    let message = say!("{path} 不是普通文件", "{path} is not a regular file");
    Diagnostic::error("unreadable", message).at(Span::file(path)).help(say!("把它移走", "move it away"))
}

fn too_big(path: String, size: u64, limit: u64) -> Diagnostic {
    let (size, limit) = (size.div_ceil(1 << 20), limit >> 20);
    let message =
        say!("{path} 太大：{size} MB，最多 {limit} MB", "{path} is too big: {size} MB, {limit} MB at most");
    let help = if is_text(&path) {
        say!("把它拆成几个文件；文字稿里不要嵌图片", "split it; keep pictures out of the text")
    } else {
        say!("压缩图片，或把大文件放到别处并链接过去", "shrink it, or keep it elsewhere and link to it")
    };
    Diagnostic::error("too-big", message).at(Span::file(path)).help(help)
}

fn unreadable(path: String, error: &io::Error) -> Diagnostic {
    let Words { zh, en } = reason(error);
    let message = say!("不能读取 {path}：{zh}", "cannot read {path}: {en}");
    Diagnostic::error("unreadable", message)
        .at(Span::file(path))
        .help(say!("检查这个文件的权限，或重新复制一份", "check its permissions, or copy it anew"))
}
