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

    /// Ends the watch.
    pub fn end(&self) {
        self.locked().over = true;
        self.woken.notify_all();
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
