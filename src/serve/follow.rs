//! Follows the files of a site: waits until writing rests, reads what changed, and shows what comes of it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::diag::Words;
use crate::disk::{Change, DiskError, Sign, Source, Watch};

use super::Notice;
use super::shown::{Kept, Shown};

/// Writing is done when nothing happened for so long.
const QUIET: Duration = Duration::from_millis(20);

/// Who never rests is shown so often all the same.
const PATIENCE: Duration = Duration::from_millis(200);

/// How often we look ourselves where the system does not tell.
const POLL: Duration = Duration::from_secs(1);

/// A folder that appears is watched a moment later than it is filled, so it is looked through once more.
const ONCE_MORE: Duration = Duration::from_millis(500);

/// What happened since the last look.
#[derive(Debug, Default)]
struct Heard {
    named: BTreeSet<String>,
    /// Something that was not named may have changed too.
    anything: bool,
    blind: Option<Words>,
}

impl Heard {
    fn take(&mut self, sign: Sign) {
        match sign {
            Sign::Named(paths) => self.named.extend(paths),
            Sign::Anything => self.anything = true,
            Sign::Blind(why) => self.blind = Some(why),
        }
    }
}

/// What it takes to follow a site.
pub struct Follower {
    pub source: Source,
    pub kept: Kept,
    pub signs: Receiver<Sign>,
    /// None where the system does not tell of changes.
    pub watch: Option<Watch>,
    pub shown: watch::Sender<Arc<Shown>>,
}

/// Follows until the watch ends.
pub fn follow(mut follower: Follower, tell: impl Fn(Notice)) {
    let mut again = follower.watch.is_none().then_some(POLL);
    let mut failed: Option<DiskError> = None;
    while let Some(mut heard) = hear(&follower.signs, again) {
        let begun = Instant::now();
        renew(&mut follower.watch, &mut heard);
        if let Some(why) = heard.blind.take() {
            follower.watch = None;
            heard.anything = true;
            tell(Notice::Blind(&why));
        }
        let known = |path: &String| follower.source.files().get(path).is_some();
        let appeared = !heard.named.iter().all(known);
        let looked = if heard.anything {
            follower.source.look_over(&heard.named)
        } else {
            follower.source.look_at(&heard.named)
        };
        again = match &follower.watch {
            None => Some(POLL),
            Some(_) => (appeared || looked.is_err()).then_some(ONCE_MORE),
        };
        match looked {
            Ok(Change::Some) => show(&mut follower, begun, &tell),
            Ok(Change::None) => {}
            Err(error) if failed.as_ref() != Some(&error) => {
                tell(Notice::Failed(&error));
                failed = Some(error);
                continue;
            }
            Err(_) => continue,
        }
        failed = None;
    }
}

/// Waits for something to happen and for it to end; after `again` it is time to look in any case. None when nothing
/// will be heard any more.
fn hear(signs: &Receiver<Sign>, again: Option<Duration>) -> Option<Heard> {
    let mut heard = Heard::default();
    let first = match again {
        Some(wait) => signs.recv_timeout(wait),
        None => signs.recv().map_err(|_| RecvTimeoutError::Disconnected),
    };
    match first {
        Ok(sign) => heard.take(sign),
        // Where the system does not tell, its end of the channel is gone; the time has to pass all the same.
        Err(RecvTimeoutError::Disconnected) => {
            std::thread::sleep(again?);
            heard.anything = true;
        }
        Err(RecvTimeoutError::Timeout) => heard.anything = true,
    }
    // A look that was due is not put off for ever by signs that keep coming.
    heard.anything |= again.is_some();
    let latest = Instant::now() + PATIENCE;
    while let Some(left) = latest.checked_duration_since(Instant::now()) {
        match signs.recv_timeout(QUIET.min(left)) {
            Ok(sign) => heard.take(sign),
            Err(_) => break,
        }
    }
    Some(heard)
}

/// Folders that were put in the place of others are watched anew.
fn renew(watch: &mut Option<Watch>, heard: &mut Heard) {
    let Some(watch) = watch else { return };
    for path in &heard.named {
        if let Err(why) = watch.renew(path) {
            heard.blind = Some(why);
        }
    }
}

fn show(follower: &mut Follower, begun: Instant, tell: &impl Fn(Notice)) {
    let before = follower.shown.borrow().clone();
    let Follower { source, kept, .. } = follower;
    let next = Arc::new(before.next(source.files(), source.diagnostics(), kept));
    follower.shown.send_replace(next.clone());
    tell(Notice::Changed { before: &before, now: &next, took: begun.elapsed() });
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn what_happens_together_is_heard_together() {
        let (send, signs) = channel();
        for path in ["content/a.md", "content/b.md", "content/a.md"] {
            send.send(Sign::Named(vec![path.into()])).expect("heard");
        }
        let heard = hear(&signs, None).expect("the channel is open");
        assert_eq!(heard.named.into_iter().collect::<Vec<_>>(), ["content/a.md", "content/b.md"]);
        assert!(!heard.anything && heard.blind.is_none());
        send.send(Sign::Anything).expect("heard");
        assert!(hear(&signs, None).is_some_and(|heard| heard.anything));
        assert!(hear(&signs, Some(Duration::from_millis(1))).is_some_and(|heard| heard.anything));
        drop(send);
        assert!(hear(&signs, None).is_none());
    }

    #[test]
    fn who_never_rests_is_heard_all_the_same() {
        let (send, signs) = channel();
        let begun = Instant::now();
        let writer = std::thread::spawn(move || {
            let still = || begun.elapsed() < Duration::from_secs(30);
            while still() && send.send(Sign::Named(vec!["content/a.md".into()])).is_ok() {
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        assert!(hear(&signs, None).is_some_and(|heard| heard.named.len() == 1));
        assert!(begun.elapsed() < Duration::from_secs(20), "heard while the writer goes on");
        drop(signs);
        writer.join().expect("the writer ends when nobody listens");
    }
}
