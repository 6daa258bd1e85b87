//! `townpress serve`: shows a site while it is written, from memory; nothing is written to the disk.
//!
//! `follow` sees what changes, `shown` is the state that comes of it, `reply` answers a request from a state,
//! `album` keeps the pages shown lately, and `http` is the network. What a page shows is what a build would write, but for one marked block.

mod address;
mod album;
pub mod block;
mod edition;
mod follow;
mod http;
pub mod reply;
mod shown;

use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use tokio::sync::watch;

use crate::diag::{Tongue, Words};
use crate::disk::{DiskError, Source, Watch, true_root};
use crate::say;

pub use edition::{Edition, Stated};
pub use shown::{Kept, Shown};

use album::Album;
use follow::{Follower, follow};
use http::{Desk, Guard, accept, bind};

/// Where and how to serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    pub host: IpAddr,
    /// The first to try; 0 is any.
    pub port: u16,
    pub tongue: Tongue,
}

/// What the author is to be told while it goes on.
pub enum Notice<'a> {
    /// The site can be looked at here.
    Open(SocketAddr),
    /// The system does not tell of changes, so we look ourselves.
    Blind(&'a Words),
    /// The site was read anew.
    Changed { before: &'a Shown, now: &'a Shown, took: Duration },
    /// The folder of the site cannot be read.
    Failed(&'a DiskError),
}

/// Serves a site until Ctrl-C.
pub fn serve(
    root: &Path,
    settings: Settings,
    tell: impl Fn(Notice) + Clone + Send + 'static,
) -> Result<(), DiskError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failed(settings, &error))?;
    let bound = runtime.block_on(bind(settings.host, settings.port));
    let listener = bound.map_err(|error| failed(settings, &error))?;
    let address = listener.local_addr().map_err(|error| failed(settings, &error))?;
    let shown = begin(&true_root(root)?, tell.clone())?;
    tell(Notice::Open(address));
    runtime
        .block_on(async {
            let album = Album::open();
            let desk = Desk { shown, tongue: settings.tongue, album, guard: Guard::of(settings.host) };
            tokio::spawn(accept(listener, desk));
            tokio::signal::ctrl_c().await
        })
        .map_err(|error| failed(settings, &error))?;
    // Streams that are open and pages that are being made are not waited for.
    runtime.shutdown_background();
    Ok(())
}

/// Reads the site for the first time, and follows it from then on in a thread of its own.
fn begin(
    root: &Path,
    tell: impl Fn(Notice) + Send + 'static,
) -> Result<watch::Receiver<Arc<Shown>>, DiskError> {
    let (send, signs) = mpsc::channel();
    // Watched before it is read, so that no change falls between the two.
    let heard = send.clone();
    let watch = match Watch::new(root, move |sign| drop(heard.send(sign))) {
        Ok(watch) => Some(watch),
        Err(why) => {
            tell(Notice::Blind(&why));
            None
        }
    };
    let begun = std::time::Instant::now();
    let source = Source::open(root)?;
    let nothing = Shown::nothing();
    let mut kept = Kept::default();
    let first = Arc::new(nothing.next(source.files(), source.diagnostics(), &mut kept));
    tell(Notice::Changed { before: &nothing, now: &first, took: begun.elapsed() });
    let (shown, look) = watch::channel(first);
    std::thread::spawn(move || {
        // The channel stays open even where nothing watches.
        let _open = send;
        follow(Follower { source, kept, signs, watch, shown }, tell);
    });
    Ok(look)
}

fn failed(settings: Settings, error: &std::io::Error) -> DiskError {
    let at = SocketAddr::new(settings.host, settings.port);
    DiskError {
        message: say!("不能在 {at} 上提供网站：{error}", "cannot serve at {at}: {error}"),
        help: Some(say!(
            "用 --port 换一个端口，或用 --host 127.0.0.1",
            "choose another port with --port, or --host 127.0.0.1"
        )),
    }
}
