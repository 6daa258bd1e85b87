//! Tells what changes below the root of a site, while it changes.

use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::names;
use super::read::{PARTS, slashed};
use crate::diag::Words;
use crate::say;

/// What the system told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// Something happened at these paths, written from the root with `/`, or below them.
    Named(Vec<String>),
    /// Something happened, and the system lost count of what.
    Anything,
    /// The system will not tell of all changes, for this reason.
    Blind(Words),
}

/// Watches until it is dropped.
pub struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch a site; `root` must be true (see [`true_root`](super::true_root)). The error is why the system
    /// will not tell.
    pub fn new(root: &Path, tell: impl Fn(Sign) + Send + 'static) -> Result<Watch, Words> {
        let below = root.to_owned();
        let heard = move |event: notify::Result<Event>| {
            if let Some(sign) = sign(&below, event) {
                tell(sign);
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(heard, config).map_err(|error| why(&error))?;
        let mut watch = Watch { root: root.to_owned(), watcher };
        // Beside the site lie its output and much else, so only the names in the root itself are watched.
        watch.watcher.watch(root, RecursiveMode::NonRecursive).map_err(|error| why(&error))?;
        for part in PARTS {
            watch.renew(part)?;
        }
        Ok(watch)
    }

    /// Watches a part of the site anew, if it is a folder: one that was put in the place of another is not watched.
    pub fn renew(&mut self, part: &str) -> Result<(), Words> {
        let folder = self.root.join(part);
        if !PARTS.contains(&part) || !folder.symlink_metadata().is_ok_and(|kind| kind.is_dir()) {
            return Ok(());
        }
        // It is not watched yet, or no more; either is what we want.
        let _ = self.watcher.unwatch(&folder);
        match self.watcher.watch(&folder, RecursiveMode::Recursive) {
            // A folder that vanished on the way is told of by the folder above it.
            Err(error) if !is_gone(&error) => Err(why(&error)),
            _ => Ok(()),
        }
    }
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

fn why(error: &notify::Error) -> Words {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => say!(
            "系统允许监视的文件夹数已用完（fs.inotify.max_user_watches）",
            "the system watches no more folders (fs.inotify.max_user_watches)"
        ),
        notify::ErrorKind::Io(error) => super::reason(error),
        _ => say!("{error}", "{error}"),
    }
}

/// What an event means to us, if anything.
fn sign(root: &Path, event: notify::Result<Event>) -> Option<Sign> {
    let event = match event {
        Ok(event) => event,
        Err(error) if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) => {
            return Some(Sign::Blind(why(&error)));
        }
        Err(_) => return Some(Sign::Anything),
    };
    if event.need_rescan() {
        return Some(Sign::Anything);
    }
    match event.kind {
        // Our own reading is told of as well.
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
        EventKind::Access(_) => return None,
        _ => {}
    }
    let named: Vec<String> = event.paths.iter().filter_map(|path| name(root, path)).collect();
    (!named.is_empty()).then_some(Sign::Named(named))
}

/// A path of the site, unless nothing in it is ever read.
fn name(root: &Path, path: &Path) -> Option<String> {
    let name = slashed(path.strip_prefix(root).ok()?);
    let first = name.split('/').next().unwrap_or_default();
    (PARTS.contains(&first) && !name.split('/').any(names::is_litter)).then_some(name)
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, Flag, ModifyKind};

    use super::*;

    #[test]
    fn only_what_may_change_the_site_is_told() {
        let check = |kind: EventKind, paths: &[&str], expected: Option<&[&str]>| {
            let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()));
            let expected = expected.map(|paths| Sign::Named(paths.iter().map(|p| (*p).to_owned()).collect()));
            assert_eq!(sign(Path::new("/site"), Ok(event)), expected, "{paths:?}");
        };
        let changed = EventKind::Modify(ModifyKind::Any);
        check(changed, &["/site/content/西吉/a.md"], Some(&["content/西吉/a.md"]));
        check(EventKind::Create(CreateKind::Folder), &["/site/content"], Some(&["content"]));
        check(changed, &["/site/content/.a.md.swp", "/site/content/a.md"], Some(&["content/a.md"]));
        check(changed, &["/site/themes/x/a.css"], Some(&["themes/x/a.css"]));
        check(changed, &["/site/townpress.yaml"], Some(&["townpress.yaml"]));
        check(changed, &["/site/public/index.html"], None);
        check(changed, &["/site/content/.git/index"], None);
        check(changed, &["/site"], None);
        check(changed, &["/elsewhere/content/a.md"], None);
        check(EventKind::Access(AccessKind::Open(AccessMode::Any)), &["/site/content/a.md"], None);
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        check(written, &["/site/content/a.md"], Some(&["content/a.md"]));
    }

    #[test]
    fn lost_events_are_told_as_such() {
        let event = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(sign(Path::new("/site"), Ok(event)), Some(Sign::Anything));
        let full = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
        assert!(matches!(sign(Path::new("/site"), Err(full)), Some(Sign::Blind(_))));
    }
}
