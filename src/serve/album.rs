//! The pages that were shown lately, so that a template that fails on one of them shows its error over the last good one.

use std::collections::VecDeque;

use tokio::sync::{mpsc, oneshot};

use super::block;
use super::reply::{Reply, Shows};

/// Who mends a template has a few pages open.
const MOST: usize = 32;

/// Keeps pages in a task of its own, which everybody who answers may ask.
#[derive(Clone)]
pub struct Album {
    send: mpsc::Sender<Call>,
}

enum Call {
    Keep { path: String, page: Vec<u8> },
    Ask { path: String, answer: oneshot::Sender<Option<Vec<u8>>> },
}

impl Album {
    /// Opens an empty one, within a runtime.
    pub fn open() -> Album {
        let (send, mut calls) = mpsc::channel(MOST);
        tokio::spawn(async move {
            let mut pages: VecDeque<(String, Vec<u8>)> = VecDeque::new();
            while let Some(call) = calls.recv().await {
                match call {
                    Call::Keep { path, page } => {
                        pages.retain(|(known, _)| *known != path);
                        pages.truncate(MOST - 1);
                        pages.push_front((path, page));
                    }
                    Call::Ask { path, answer } => {
                        let found = pages.iter().find(|(known, _)| *known == path);
                        // Who went away meanwhile wants no answer.
                        let _ = answer.send(found.map(|(_, page)| page.clone()));
                    }
                }
            }
        });
        Album { send }
    }

    /// Keeps a page that was made; puts the last good one under the error of a page that was not.
    pub async fn settle(&self, reply: Reply) -> Reply {
        match &reply.shows {
            Shows::Page { path } => {
                let (path, page) = (path.clone(), reply.body.clone());
                let _ = self.send.send(Call::Keep { path, page }).await;
                reply
            }
            Shows::Failure { path, told, edition } => match self.last(path).await {
                Some(page) => Reply { body: block::lay_over(page, *edition, path, told), ..reply },
                None => reply,
            },
            Shows::Other => reply,
        }
    }

    async fn last(&self, path: &str) -> Option<Vec<u8>> {
        let (answer, found) = oneshot::channel();
        self.send.send(Call::Ask { path: path.to_owned(), answer }).await.ok()?;
        found.await.ok()?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, shows: Shows, body: &str) -> Reply {
        Reply { status, content_type: "text/html", location: None, body: body.into(), shows }
    }

    fn page(path: &str, body: &str) -> Reply {
        let body = block::lay(body.into(), 1, path);
        Reply { body, ..reply(200, Shows::Page { path: path.into() }, "") }
    }

    fn failure(path: &str) -> Reply {
        let shows = Shows::Failure { path: path.into(), told: "a.html:2 <x>".into(), edition: 2 };
        reply(500, shows, "<pre>bare</pre>")
    }

    #[test]
    fn an_error_lies_over_the_last_good_page() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let settle = |replies: Vec<Reply>| {
            runtime.block_on(async {
                let album = Album::open();
                let mut last = None;
                for reply in replies {
                    last = Some(album.settle(reply).await);
                }
                let last = last.expect("one at least");
                (last.status, String::from_utf8(last.body).expect("text"))
            })
        };
        let (status, body) = settle(vec![page("a.html", "<body>old</body>"), failure("a.html")]);
        assert_eq!(status, 500);
        assert!(body.starts_with("<body>old<!--") && body.contains("data-edition=\"2\""), "{body}");
        assert!(body.contains("data-told=\"a.html:2 &lt;x&gt;\"") && body.ends_with("</body>"), "{body}");
        assert_eq!(settle(vec![page("b.html", "<body></body>"), failure("a.html")]).1, "<pre>bare</pre>");
        let newer =
            vec![page("a.html", "<body>old</body>"), page("a.html", "<body>new</body>"), failure("a.html")];
        assert!(settle(newer).1.starts_with("<body>new<!--"));
        let many = (0..MOST).map(|at| page(&format!("{at}.html"), "<body></body>"));
        let forgotten =
            std::iter::once(page("a.html", "<body></body>")).chain(many).chain([failure("a.html")]);
        assert_eq!(settle(forgotten.collect()).1, "<pre>bare</pre>");
    }
}
