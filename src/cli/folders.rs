//! Where a command makes a new folder.

use std::path::{Path, PathBuf};

use crate::disk::DiskError;
use crate::say;

/// The folder that a new folder is made in, and the name of the new one with a slash behind it. The folder above must
/// be there: a name that is mistyped should not grow a tree.
pub fn parted(folder: &Path) -> Result<(PathBuf, String), DiskError> {
    let Some(name) = folder.file_name() else {
        return Ok((folder.to_owned(), String::new()));
    };
    let Some(name) = name.to_str() else {
        let message = say!("文件夹的名字不是文字", "the name of the folder is no text");
        return Err(DiskError { message, help: None });
    };
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    Ok((parent.unwrap_or(Path::new(".")).to_owned(), format!("{name}/")))
}
