//! A template that loops without writing never comes back, and a thread cannot be stopped from outside. So somebody
//! watches how long each page takes, and ends the build; the site of the last build stays as it was.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::pages::Route;
use crate::render::LONGEST;

/// How often the watch looks.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// The pages that are being made, each by one thread.
#[derive(Default)]
pub struct Watch {
    state: Mutex<State>,
    woken: Condvar,
}

#[derive(Default)]
struct State {
    /// By the number of the thread.
    at_work: BTreeMap<usize, (Instant, Route)>,
    over: bool,
}

impl Watch {
    /// Makes a page under watch.
    pub fn over<T>(&self, route: Route, make: impl FnOnce() -> T) -> T {
        let thread = rayon::current_thread_index().unwrap_or(usize::MAX);
        self.locked().at_work.insert(thread, (Instant::now(), route));
        let made = make();
        self.locked().at_work.remove(&thread);
        made
    }

    /// Waits until all is made, or tells of the first page that takes too long.
    pub fn wait(&self) -> Option<Route> {
        let mut state = self.locked();
        while !state.over {
            let late = state.at_work.values().find(|(begun, _)| begun.elapsed() > LONGEST + BETWEEN_LOOKS);
            if let Some((_, route)) = late {
                return Some(*route);
            }
            let waited = self.woken.wait_timeout(state, BETWEEN_LOOKS);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        None
    }

    /// Ends the watch when it is dropped, and so also where making a page panics.
    pub fn shift(&self) -> Shift<'_> {
        Shift { watch: self }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// For so long a watch is kept.
pub struct Shift<'w> {
    watch: &'w Watch,
}

impl Drop for Shift<'_> {
    fn drop(&mut self) {
        self.watch.locked().over = true;
        self.watch.woken.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    #[test]
    fn a_panic_ends_the_watch() {
        let watch = Watch::default();
        let panicked: std::thread::Result<()> = catch_unwind(AssertUnwindSafe(|| {
            std::thread::scope(|scope| {
                scope.spawn(|| watch.wait());
                let _shift = watch.shift();
                watch.over(Route::Home, || std::panic::resume_unwind(Box::new("broken")))
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(watch.wait(), None, "nobody waits any more");
    }
}
