//! Adds files to the sources of a site: all of them or none, and never over one that is there.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{DiskError, is_full, names};
use crate::diag::Words;
use crate::say;

/// Writes new files below the root, each by its path with `/` and its bytes. Where one cannot be written, those before
/// it are taken back, and so are the folders made for them.
pub fn add(root: &Path, files: &[(&str, &[u8])]) -> Result<(), DiskError> {
    for (path, _) in files {
        fit(path)?;
    }
    let mut made = Made { root, paths: Vec::new() };
    for (path, bytes) in files {
        made.one(path, bytes)?;
    }
    // What is whole stays.
    made.paths.clear();
    Ok(())
}

fn fit(path: &str) -> Result<(), DiskError> {
    let parts = path.split('/');
    let flaw = parts.clone().find_map(names::flaw).or_else(|| names::length_flaw(path));
    let inside = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    match flaw {
        None if inside => Ok(()),
        None => Err(DiskError::new(say!("{path} 不是站点里的路径", "{path} is not a path within the site"))),
        Some(names::Flaw { what: Words { zh, en }, mend }) => {
            Err(DiskError::new(say!("{zh}：{path}", "{en}: {path}")).help(mend))
        }
    }
}

/// What was made so far; dropped before the end, it is taken back.
struct Made<'a> {
    root: &'a Path,
    /// Files and folders, in the order they were made.
    paths: Vec<PathBuf>,
}

impl Made<'_> {
    fn one(&mut self, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let place = self.root.join(path);
        let failed = |error: io::Error| refuse(path, &error);
        let folder = place.parent().unwrap_or(self.root);
        self.folder(folder).map_err(failed)?;
        let mut file = File::create_new(&place).map_err(failed)?;
        self.paths.push(place.clone());
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)
    }

    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        // A link within the sources might lead out of them.
        let inside = folder.strip_prefix(self.root).unwrap_or(Path::new(""));
        let mut place = self.root.to_owned();
        for part in inside.components() {
            place.push(part);
            match place.symlink_metadata() {
                Ok(kind) if kind.is_dir() => {}
                Ok(_) => return Err(io::ErrorKind::NotADirectory.into()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    fs::create_dir(&place)?;
                    self.paths.push(place.clone());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl Drop for Made<'_> {
    fn drop(&mut self) {
        for path in self.paths.iter().rev() {
            // What cannot be removed was told as the reason already, or will be met by the next import.
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }
}

fn refuse(path: &str, error: &io::Error) -> DiskError {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return DiskError::new(say!(
            "{path} 已经有了，不会覆盖",
            "{path} exists and will not be overwritten"
        ))
        .help(say!("换一个名字，或先移走它", "take another name, or move it away first"));
    }
    let failed = DiskError::system(say!("不能写入", "cannot write"), path, error);
    if is_full(error) {
        return failed.help(say!(
            "腾出空间再试，没有留下半份文件",
            "make room and try again; nothing was left behind"
        ));
    }
    failed.help(say!("检查文件夹的权限；没有留下半份文件", "check the permissions; nothing was left behind"))
}
