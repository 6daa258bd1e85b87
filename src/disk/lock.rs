//! One build at a time: a lock file beside the output folder that names the process holding it.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::DiskError;
use super::target::Target;
use crate::diag::Words;
use crate::say;

/// How often we look whether the other build has ended.
const PAUSE: Duration = Duration::from_millis(50);

/// Held as long as it lives. The system lets go of it when the process dies, so no lock is ever stale.
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Waits up to `patience` for another build to end, saying once through `waiting` who it is.
    pub fn take(target: &Target, waiting: &dyn Fn(&Words), patience: Duration) -> Result<Lock, DiskError> {
        let path = target.beside(".lock");
        let shown = path.display().to_string();
        let failed = |error: &io::Error| {
            DiskError::system(say!("不能锁定", "cannot lock"), &shown, error).help(say!(
                "这里要能写：检查权限和磁盘，或用 --out 换一个文件夹",
                "this must be a place to write: check permissions and disk, or name another folder with --out"
            ))
        };
        let begun = Instant::now();
        let mut waited = false;
        loop {
            let file = open(&path).map_err(|error| failed(&error))?;
            match file.try_lock() {
                // The holder before us may have removed the file while we opened it: then we locked a ghost.
                Ok(()) if is_still(&file, &path) => {
                    let mut lock = Lock { path, file };
                    lock.sign().map_err(|error| failed(&error))?;
                    return Ok(lock);
                }
                Ok(()) => continue,
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
                Err(TryLockError::WouldBlock) => {}
            }
            if begun.elapsed() >= patience {
                return Err(busy(target, &path, patience));
            }
            if !waited {
                waiting(&wait_words(target, &path, patience));
                waited = true;
            }
            thread::sleep(PAUSE.min(patience));
        }
    }

    fn sign(&mut self) -> io::Result<()> {
        self.file.set_len(0)?;
        writeln!(self.file, "{}", std::process::id())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody else's lock can be removed. Windows cannot tell a ghost (see
        // `is_still`), so the file stays there.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A tree from elsewhere may hold a link of this name that leads to a file dear to the author: it is not followed.
fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32);
    }
    options.open(path)
}

#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), path.symlink_metadata()) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> bool {
    true
}

/// Who holds the lock; Windows lets nobody read a locked file, and a holder may not have signed yet.
fn holder(path: &Path) -> Words {
    match fs::read_to_string(path).ok().and_then(|text| text.trim().parse::<u32>().ok()) {
        Some(pid) => say!("另一个 townpress（进程号 {pid}）", "another townpress (process {pid})"),
        None => say!("另一个 townpress", "another townpress"),
    }
}

fn wait_words(target: &Target, path: &Path, patience: Duration) -> Words {
    let (shown, seconds, Words { zh, en }) = (&target.shown, patience.as_secs(), holder(path));
    say!(
        "{zh}正在生成 {shown}，最多等它 {seconds} 秒",
        "{en} is building {shown}; waiting for it, {seconds} seconds at most"
    )
}

fn busy(target: &Target, path: &Path, patience: Duration) -> DiskError {
    let (shown, seconds, Words { zh, en }) = (&target.shown, patience.as_secs(), holder(path));
    DiskError::new(say!(
        "等了 {seconds} 秒，{zh}仍在生成 {shown}",
        "after {seconds} seconds {en} is still building {shown}"
    ))
    .help(say!("等它结束，或结束那个进程，再生成一次", "let it finish or end that process, then build again"))
}
