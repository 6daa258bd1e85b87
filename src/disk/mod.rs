//! The only room that touches the file system: it reads the tree of a site and writes the finished pages.
//!
//! Content is untrusted, so nothing here follows a symbolic link inside the tree, and a path that came from a file
//! (a manifest, a name found on disk) is compared, never trusted to lead somewhere.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the room the ban keeps them for"
)]

mod current;
mod addition;
mod exchange;
#[cfg(feature = "pdf")]
mod fonts;
mod foreign;
mod growing;
mod kept;
mod leftover;
mod lock;
mod manifest;
mod names;
mod read;
#[cfg(feature = "pdf")]
mod shelf;
mod source;
mod stage;
mod target;
mod watch;
#[cfg(test)]
mod tests;

use std::io;

use crate::diag::Words;
use crate::say;

pub use addition::add;
pub use current::{Current, current, inputs};
#[cfg(feature = "pdf")]
pub use fonts::{FontPlaces, fonts};
pub use growing::Growing;
pub use manifest::MANIFEST;
pub use manifest::Origin;
pub use read::{read, read_one};
#[cfg(feature = "pdf")]
pub use shelf::{Entry, RECORD, Shelf};
pub use source::{Change, Source, true_root};
pub use stage::{Fate, PATIENCE, Put, Stage, Tally};
pub use watch::{Sign, Watch};

/// What the machine refused or we refuse to do to it; the program ends with exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiskError {
    /// What went wrong, with the path it went wrong at.
    pub message: Words,
    /// What the author can do about it.
    pub help: Option<Words>,
}

impl DiskError {
    fn new(message: Words) -> Self {
        DiskError { message, help: None }
    }

    fn help(mut self, help: Words) -> Self {
        self.help = Some(help);
        self
    }

    /// The operating system said no while we were doing `deed` (“cannot read”) to `path`.
    fn system(deed: Words, path: &str, error: &io::Error) -> Self {
        let (reason, Words { zh, en }) = (reason(error), deed);
        let message =
            Words { zh: format!("{zh} {path}：{}", reason.zh), en: format!("{en} {path}: {}", reason.en) };
        DiskError::new(message)
    }
}

/// Why the operating system refused, in words an author knows; its own words where we have none.
fn reason(error: &io::Error) -> Words {
    match error.kind() {
        io::ErrorKind::NotFound => say!("不存在", "it does not exist"),
        io::ErrorKind::PermissionDenied => say!("没有权限", "permission denied"),
        io::ErrorKind::StorageFull => say!("磁盘已满", "the disk is full"),
        io::ErrorKind::QuotaExceeded => say!("磁盘配额已用完", "the disk quota is used up"),
        io::ErrorKind::ReadOnlyFilesystem => say!("磁盘是只读的", "the disk is read-only"),
        io::ErrorKind::NotADirectory => {
            say!("路径中有一段是文件，不是文件夹", "a part of the path is a file")
        }
        io::ErrorKind::IsADirectory => say!("这是文件夹，不是文件", "it is a folder"),
        io::ErrorKind::InvalidFilename => say!("名字太长或不合规", "the name is too long or not allowed"),
        _ => say!("{error}", "{error}"),
    }
}

/// True when there is no room left, so that the help can say so.
fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
