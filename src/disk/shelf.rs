//! A folder of files that are made one by one, each from its own inputs: those whose inputs are the same are kept.
//!
//! A record in the folder tells which files are ours, what each was made from, and what it held. A file is kept only if
//! all three still agree, so a file that was edited, damaged or lost is made anew. New files are claimed in the record before
//! they are made: a run that is killed, or finds the disk full, leaves none that the next would take for a stranger's.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::lock::Lock;
use super::manifest::MANIFEST;
use super::stage::PATIENCE;
use super::target::{self, Target};
use super::{DiskError, is_full, names};
use crate::diag::Words;
use crate::say;

/// The name of the record in the folder.
pub const RECORD: &str = ".townpress-pdf.json";

/// An open folder.
pub struct Shelf {
    target: Target,
    old: BTreeMap<String, Entry>,
    _lock: Lock,
}

/// What is known of a file that was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The hash of all that the file was made from; empty while it is only claimed.
    inputs: String,
    /// The hash of the file.
    bytes: String,
}

impl Shelf {
    /// Opens or makes the folder. `waiting` says who is waited for.
    pub fn open(root: &Path, out: &Path, waiting: &dyn Fn(&Words)) -> Result<Shelf, DiskError> {
        let target = target::settle(root, out)?;
        let shown = target.shown.clone();
        if target.path.join(MANIFEST).symlink_metadata().is_ok() {
            let message = say!("{shown} 是一个生成好的网站", "{shown} is a built site");
            return Err(DiskError::new(message).help(say!(
                "网站和 PDF 一起生成用 townpress build --pdf；单独的 PDF 请换一个文件夹",
                "to make pages and PDFs in one go, run `townpress build --pdf`; name another folder for PDFs alone"
            )));
        }
        let failed = |error: io::Error| unwritable(&shown, &error);
        fs::create_dir_all(&target.path).map_err(failed)?;
        let lock = Lock::take(&target, waiting, PATIENCE)?;
        // A record that cannot be understood vouches for nothing: everything is made anew.
        let old = fs::read(target.path.join(RECORD)).ok();
        let old = old.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Ok(Shelf { target, old, _lock: lock })
    }

    /// Says in the record that files are about to be made, where nothing lies yet.
    pub fn claim(&mut self, paths: impl Iterator<Item = String>) -> Result<(), DiskError> {
        let before = self.old.len();
        for path in paths {
            let is_free = self.place(&path).is_ok_and(|place| place.symlink_metadata().is_err());
            if is_free && !self.old.contains_key(&path) {
                self.old.insert(path, Entry::default());
            }
        }
        if self.old.len() == before { Ok(()) } else { self.record(&self.old) }
    }

    /// What is known of a file, if it was made from these inputs and is still as it was made.
    pub fn kept(&self, path: &str, inputs: &blake3::Hash) -> Option<Entry> {
        let entry = self.old.get(path)?;
        (entry.inputs == inputs.to_hex().as_str() && self.is_as_made(path, entry)).then(|| entry.clone())
    }

    /// Writes one file, whole or not at all; many threads may call it at once. A file of the same name that is not
    /// ours is left alone.
    pub fn put(&self, path: &str, bytes: &[u8], inputs: &blake3::Hash) -> Result<Entry, DiskError> {
        let place = self.place(path)?;
        let shown = format!("{}/{path}", self.target.shown);
        if place.symlink_metadata().is_ok() && !self.old.contains_key(path) {
            let message =
                say!("不能覆盖 {shown}：它不是本程序生成的", "will not overwrite {shown}: it is not ours");
            return Err(DiskError::new(message).help(say!(
                "把它移走，或用 --out 换一个文件夹",
                "move it away, or name another folder with --out"
            )));
        }
        let part = place.with_extension("pdf.part");
        let written = write(&part, bytes).and_then(|()| fs::rename(&part, &place));
        written.map_err(|error| {
            let _ = fs::remove_file(&part);
            unwritable(&shown, &error)
        })?;
        Ok(Entry { inputs: inputs.to_hex().to_string(), bytes: blake3::hash(bytes).to_hex().to_string() })
    }

    /// Writes the record. `made` are the files of this run. Of what earlier runs made, all that still `belongs` stays, and
    /// the rest is removed, unless somebody has changed it. Returns how many files were removed.
    pub fn close(
        self,
        made: BTreeMap<String, Entry>,
        belongs: &dyn Fn(&str) -> bool,
    ) -> Result<usize, DiskError> {
        let mut record = made;
        let mut removed = 0;
        for (path, entry) in &self.old {
            let is_gone = || self.place(path).is_ok_and(|place| place.symlink_metadata().is_err());
            if record.contains_key(path) || (*entry == Entry::default() && is_gone()) {
                continue;
            }
            let left_over = !belongs(path);
            if left_over
                && self.is_as_made(path, entry)
                && fs::remove_file(self.target.path.join(path)).is_ok()
            {
                removed += 1;
            } else if !left_over {
                record.insert(path.clone(), entry.clone());
            }
        }
        self.record(&record)?;
        Ok(removed)
    }

    fn record(&self, record: &BTreeMap<String, Entry>) -> Result<(), DiskError> {
        let shown = format!("{}/{RECORD}", self.target.shown);
        let json = serde_json::to_string_pretty(record).map_err(|error| unwritable(&shown, &error.into()))?;
        let place = self.target.path.join(RECORD);
        let part = self.target.path.join(format!("{RECORD}.part"));
        let written = write(&part, json.as_bytes()).and_then(|()| fs::rename(&part, &place));
        written.map_err(|error| {
            let _ = fs::remove_file(&part);
            unwritable(&shown, &error)
        })
    }

    fn is_as_made(&self, path: &str, entry: &Entry) -> bool {
        let Ok(place) = self.place(path) else { return false };
        fs::read(place).is_ok_and(|bytes| blake3::hash(&bytes).to_hex().as_str() == entry.bytes)
    }

    /// Where a file lies: inside the folder, and behind no symbolic link.
    fn place(&self, path: &str) -> Result<PathBuf, DiskError> {
        let mut place = self.target.path.clone();
        for part in path.split('/') {
            place.push(part);
            let odd = matches!(part, "" | "." | "..") || names::flaw(part).is_some();
            if odd || place.symlink_metadata().is_ok_and(|kind| kind.is_symlink()) {
                let shown = format!("{}/{path}", self.target.shown);
                return Err(DiskError::new(say!(
                    "不能写入 {shown}：路径中有符号链接或不合规的名字",
                    "cannot write {shown}: a part of the path is a symbolic link or a name that is not allowed"
                )));
            }
        }
        Ok(place)
    }
}

fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::create(place)?;
    file.write_all(bytes)?;
    // Some systems tell only now that the disk is full.
    file.sync_all()
}

fn unwritable(shown: &str, error: &io::Error) -> DiskError {
    let failed = DiskError::system(say!("不能写入", "cannot write"), shown, error);
    if is_full(error) {
        failed.help(say!(
            "腾出空间后再运行一次；原来的文件没有改动",
            "make room and run again; the old file is unchanged"
        ))
    } else {
        failed.help(say!(
            "检查权限，关闭正打开它的程序，或用 --out 换一个文件夹",
            "check the permissions, close the program that holds it, or name another folder with --out"
        ))
    }
}
