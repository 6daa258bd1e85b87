//! The network: connections, requests as HTTP writes them, and the stream that tells a page of changes.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};

use crate::diag::Tongue;
use crate::render::LONGEST;

use super::address::is_own_name;
use super::album::Album;
use super::reply::{EVENTS, Reply, late, reply, state};
use super::shown::Shown;

/// What every connection needs.
#[derive(Clone)]
pub struct Desk {
    pub shown: watch::Receiver<Arc<Shown>>,
    pub tongue: Tongue,
    pub album: Album,
    /// Only this computer is served, so requests must call it by its own name.
    pub guard: Guard,
}

/// Which names a request may call us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    OwnNames,
    AnyName,
}

impl Guard {
    pub fn of(host: IpAddr) -> Guard {
        if host.is_loopback() { Guard::OwnNames } else { Guard::AnyName }
    }
}

/// So many ports are tried after one that is taken.
const TRIES: u16 = 100;

/// Takes the port, or the next one that is free. Port 0 is any.
pub async fn bind(host: IpAddr, port: u16) -> std::io::Result<TcpListener> {
    let mut tried = port;
    loop {
        match TcpListener::bind(SocketAddr::new(host, tried)).await {
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse && tried - port < TRIES => {
                let Some(next) = tried.checked_add(1) else { return Err(error) };
                tried = next;
            }
            settled => return settled,
        }
    }
}

/// Answers every connection, until the program ends.
pub async fn accept(listener: TcpListener, desk: Desk) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many files are open, most likely; some will close.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let desk = desk.clone();
        tokio::spawn(async move {
            let answer = hyper::service::service_fn(|request| {
                let desk = desk.clone();
                async move { Ok::<_, Infallible>(answer(request, desk).await) }
            });
            let mut http = hyper::server::conn::http1::Builder::new();
            let served = http.timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), answer);
            // A browser that goes away in the middle is no mistake of ours.
            let _ = served.await;
        });
    }
}

async fn answer(request: Request<Incoming>, desk: Desk) -> Response<Content> {
    let is_get = request.method() == Method::GET;
    if !is_get && request.method() != Method::HEAD {
        let mut refused = whole(Reply::plain(405, "405 GET, HEAD"));
        refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if desk.guard == Guard::OwnNames && !is_own_name(host) {
        return whole(Reply::plain(421, "421 Host"));
    }
    if request.uri().path() == EVENTS && is_get {
        return events(desk);
    }
    let uri = request.uri().clone();
    let shown = desk.shown.borrow().clone();
    // A large page takes a while; others must not wait for it.
    let tongue = desk.tongue;
    let (current, asked) = (shown.clone(), uri.clone());
    let made = move || reply(&current, asked.path(), asked.query().unwrap_or_default(), tongue);
    let mut making = tokio::task::spawn_blocking(made);
    let made = match tokio::time::timeout(LONGEST + GRACE, &mut making).await {
        Ok(made) => made,
        Err(_) => match late(&shown, uri.path(), tongue) {
            // A template that loops without writing cannot be stopped; its thread is given up.
            Some(late) => Ok(late),
            None => making.await,
        },
    };
    match made {
        Ok(reply) => whole(desk.album.settle(reply).await),
        Err(_) => whole(Reply::plain(500, "500")),
    }
}

/// A template that writes is stopped after its longest time; the answer of that comes first.
const GRACE: Duration = Duration::from_secs(1);

fn whole(reply: Reply) -> Response<Content> {
    let mut response = Response::new(Content::Whole(Some(reply.body.into())));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(reply.content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(location) = reply.location.and_then(|location| HeaderValue::from_str(&location).ok()) {
        headers.insert(header::LOCATION, location);
    }
    response
}

/// A stream says at least this often that it is there, which is also how we learn that nobody listens.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Server-sent events: the state now, and again whenever it changes.
fn events(mut desk: Desk) -> Response<Content> {
    let (send, receive) = mpsc::channel(1);
    tokio::spawn(async move {
        loop {
            let shown = desk.shown.borrow_and_update().clone();
            let event = format!("data: {}\n\n", state(&shown, desk.tongue));
            drop(shown);
            if send.send(Bytes::from(event)).await.is_err() {
                return;
            }
            while tokio::time::timeout(HEARTBEAT, desk.shown.changed()).await.is_err() {
                if send.send(Bytes::from_static(b": here\n\n")).await.is_err() {
                    return;
                }
            }
            if desk.shown.has_changed().is_err() {
                return;
            }
        }
    });
    let mut response = Response::new(Content::Events(receive));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The body of an answer: all at once, or as it happens.
pub enum Content {
    Whole(Option<Bytes>),
    Events(mpsc::Receiver<Bytes>),
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let framed = |bytes| Ok(Frame::data(bytes));
        match &mut *self {
            Content::Whole(bytes) => Poll::Ready(bytes.take().map(framed)),
            Content::Events(receive) => receive.poll_recv(context).map(|bytes| bytes.map(framed)),
        }
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        match self {
            Content::Whole(bytes) => {
                hyper::body::SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Content::Events(_) => hyper::body::SizeHint::default(),
        }
    }
}
