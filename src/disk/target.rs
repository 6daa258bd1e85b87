//! Where a site may be built: settles the output folder to one true path and refuses folders that are not ours.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::foreign::PART;
use super::manifest::{self, MANIFEST, Manifest};
use super::{DiskError, names};
use crate::diag::Words;
use crate::say;

/// The output folder: where it truly is, and as the author wrote it.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// Absolute, without links; the folder may not exist yet.
    pub path: PathBuf,
    pub parent: PathBuf,
    pub name: OsString,
    pub shown: String,
}

impl Target {
    /// A name beside the output folder: hidden, and telling which folder it belongs to.
    pub fn beside(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(ending);
        self.parent.join(name)
    }
}

/// Settles where `out` is and refuses places that hold something dearer than a built site.
pub(super) fn settle(root: &Path, out: &Path) -> Result<Target, DiskError> {
    let shown = out.display().to_string();
    let failed = |error: io::Error| {
        DiskError::system(say!("不能写入", "cannot write to"), &shown, &error)
            .help(say!("检查 --out 后面的路径", "check the path after --out"))
    };
    // A trailing slash would make the system look behind a symbolic link.
    let out: PathBuf = out.components().collect();
    match out.symlink_metadata() {
        Ok(kind) if kind.is_symlink() => {
            return Err(refuse(&shown, say!("它是符号链接", "it is a symbolic link")));
        }
        Ok(kind) if !kind.is_dir() => return Err(refuse(&shown, say!("它是文件", "it is a file"))),
        _ => {}
    }
    let path = true_path(&out).map_err(failed)?;
    let root = root.canonicalize().map_err(failed)?;
    if let Some(why) = too_dear(&root, &path) {
        return Err(refuse(&shown, why));
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => {
            Ok(Target { parent: parent.to_owned(), name: name.to_owned(), shown, path: path.clone() })
        }
        _ => Err(refuse(&shown, say!("它是磁盘的根", "it is the root of the disk"))),
    }
}

/// The absolute path without links, also of a folder that does not exist yet.
fn true_path(out: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(out)?;
    let mut missing = Vec::new();
    let mut there = absolute.as_path();
    loop {
        match there.canonicalize() {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |path, part| path.join(part))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        match (there.components().next_back(), there.parent()) {
            (Some(Component::Normal(part)), Some(above)) => {
                missing.push(part);
                there = above;
            }
            // `..` behind a folder that does not exist leads nowhere.
            _ => return Err(io::ErrorKind::NotFound.into()),
        }
    }
}

fn too_dear(root: &Path, out: &Path) -> Option<Words> {
    if root == out {
        return Some(say!("它是网站源文件所在的文件夹", "it is the folder of the site's own sources"));
    }
    if root.starts_with(out) {
        return Some(say!("网站的源文件在它里面", "the site's own sources lie in it"));
    }
    for part in ["content", "themes"] {
        let sources = root.join(part);
        let sources = sources.canonicalize().unwrap_or(sources);
        if out.starts_with(&sources) {
            return Some(say!("它在源文件夹 {part} 里", "it lies in the source folder {part}"));
        }
    }
    if out.join(".git").symlink_metadata().is_ok() {
        return Some(say!("它是一个 git 仓库", "it is a git repository"));
    }
    if out.components().any(|part| part.as_os_str() == ".git") {
        return Some(say!("它在 .git 里", "it lies in .git"));
    }
    let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
    if home.is_some_and(|home| home.starts_with(out)) {
        return Some(say!("它是用户主目录或在其上", "it is your home folder or above it"));
    }
    None
}

fn refuse(shown: &str, why: Words) -> DiskError {
    let Words { zh, en } = why;
    DiskError::new(say!("不能把网站生成到 {shown}：{zh}", "will not build into {shown}: {en}")).help(say!(
        "用 --out 指定一个空文件夹或尚不存在的文件夹，例如 --out public",
        "name an empty or a new folder with --out, for example --out public"
    ))
}

/// Reads what the last build left, and refuses a folder with files that no build of ours put there.
pub(super) fn claim(target: &Target) -> Result<Option<Manifest>, DiskError> {
    let shown = &target.shown;
    match manifest::read(&target.path) {
        Ok(Some(manifest)) => return Ok(Some(manifest)),
        Ok(None) => {}
        Err(error) if error.raw_os_error().is_some() => {
            let path = format!("{shown}/{MANIFEST}");
            return Err(DiskError::system(say!("不能读取", "cannot read"), &path, &error));
        }
        Err(error) => {
            return Err(DiskError::new(say!(
                "{shown}/{MANIFEST} 读不懂，不知道哪些文件是上次生成的：{error}",
                "{shown}/{MANIFEST} cannot be understood, so we cannot tell which files are ours: {error}"
            ))
            .help(say!(
                "确认 {shown} 里没有要留的文件后删除它，再生成一次",
                "if nothing in {shown} is worth keeping, delete it and build again"
            )));
        }
    }
    let strangers = strangers(&target.path).map_err(|error| {
        DiskError::system(say!("不能读取文件夹", "cannot read the folder"), shown, &error)
    })?;
    if strangers.is_empty() {
        return Ok(None);
    }
    let some: Vec<_> = strangers.iter().take(3).map(String::as_str).collect();
    let (zh, en) = (some.join("、"), some.join(", "));
    let more = if strangers.len() > some.len() { "…" } else { "" };
    Err(refuse(
        shown,
        say!("里面有不是本程序生成的文件：{zh}{more}", "it holds files that are not ours: {en}{more}"),
    ))
}

/// What lies in a folder, by name; what a desktop leaves behind in an empty folder does not count.
fn strangers(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let is_litter = names::is_litter(&name) && !name.starts_with('.');
        let is_litter = is_litter || name == ".DS_Store" || name == PART;
        if !is_litter {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}
