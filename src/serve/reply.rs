//! A request → what is answered, without a network: which file, of which type, or what else there is to say.

use serde::Serialize;

use crate::diag::{Diagnostic, Diagnostics, Ink, Tongue, draw_first};
use crate::files::Files;
use crate::say;

use super::address::{Address, address, content_type};
use super::block;
use super::shown::Shown;

/// Addresses that no site has: below a folder of that name it would have pages, which end in `.html`.
pub const SCRIPT: &str = "/_townpress/live.js";
pub const EVENTS: &str = "/_townpress/events";
const WHERE: &str = "/_townpress/where";

/// More mistakes than these are counted, not shown: who mends a hundred looks again.
const MOST: usize = 100;

/// What is sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub content_type: &'static str,
    /// Where to go instead.
    pub location: Option<String>,
    pub body: Vec<u8>,
    pub shows: Shows,
}

/// What a reply is about, as far as it matters later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shows {
    /// A page of the site, by its path.
    Page { path: String },
    /// That a page could not be made, and why.
    Failure { path: String, told: String, edition: u64 },
    /// Anything else.
    Other,
}

impl Reply {
    fn of(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Reply {
        Reply { status, content_type, location: None, body: body.into(), shows: Shows::Other }
    }

    /// A line of text, for what no browser asks.
    pub fn plain(status: u16, text: &str) -> Reply {
        Reply::of(status, content_type("a.txt"), format!("{text}\n"))
    }
}

/// Answers a GET for a path with its query.
pub fn reply(shown: &Shown, path: &str, query: &str, tongue: Tongue) -> Reply {
    if path == SCRIPT {
        return Reply::of(200, content_type(path), script(tongue));
    }
    let Some(edition) = &shown.edition else {
        let told = mistakes(&shown.diagnostics, &shown.files, tongue);
        // The script shows what is wrong and goes on as soon as it is mended.
        return bare(shown, 503, path, &format!("<noscript><pre>{}</pre></noscript>", block::escaped(&told)));
    };
    if path == WHERE {
        return stated(shown, query);
    }
    let (file, status) = match address(edition, path) {
        Address::Folder => {
            let query = if query.is_empty() { String::new() } else { format!("?{query}") };
            let location = Some(format!("{path}/{query}"));
            return Reply { location, ..Reply::plain(302, path) };
        }
        Address::File(file) => (file, 200),
        Address::Nowhere => (NOT_FOUND.to_owned(), 404),
    };
    let (file, status, made) = match edition.file(&file) {
        Some(made) => (file, status, made),
        None => match edition.file(NOT_FOUND) {
            Some(made) => (NOT_FOUND.to_owned(), 404, made),
            None => return Reply::plain(404, "404"),
        },
    };
    match made {
        Ok(bytes) if file.ends_with(".html") => {
            let page = block::lay(bytes, shown.number, &file);
            Reply { shows: Shows::Page { path: file }, ..Reply::of(status, "text/html; charset=utf-8", page) }
        }
        Ok(bytes) => Reply::of(status, content_type(&file), bytes),
        // A template that fails on one page only shows itself when the page is asked for.
        Err(diagnostic) => failure(shown, file, *diagnostic, tongue),
    }
}

/// Answers for a page whose template never comes to its end; None where no template makes what is asked for.
pub fn late(shown: &Shown, path: &str, tongue: Tongue) -> Option<Reply> {
    let edition = shown.edition.as_ref()?;
    let Address::File(file) = address(edition, path) else { return None };
    // Where there is no such page, the one that says so is late.
    let file = if edition.makes(&file) { file } else { NOT_FOUND.to_owned() };
    Some(failure(shown, file.clone(), edition.endless(&file)?, tongue))
}

fn failure(shown: &Shown, file: String, diagnostic: Diagnostic, tongue: Tongue) -> Reply {
    let mut failed = Diagnostics::default();
    failed.push(diagnostic);
    let told = mistakes(&failed, &shown.files, tongue);
    let page = bare(shown, 500, &file, &format!("<pre>{}</pre>", block::escaped(&told)));
    Reply { shows: Shows::Failure { path: file, told, edition: shown.number }, ..page }
}

const NOT_FOUND: &str = "404.html";

/// What is wrong, as the terminal tells it; empty if nothing is.
fn mistakes(diagnostics: &Diagnostics, files: &Files, tongue: Tongue) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    draw_first(MOST, diagnostics, files, tongue, Ink::Plain)
}

/// A page of nothing but mistakes, for when there is no other.
fn bare(shown: &Shown, status: u16, path: &str, told: &str) -> Reply {
    let page = format!(
        "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>townpress</title>\
         <meta name=\"color-scheme\" content=\"light dark\"></head>\n<body>{told}\n</body></html>\n"
    );
    Reply::of(status, content_type("a.html"), block::lay(page.into(), shown.number, path))
}

/// The state as an event: which edition there is, and what is wrong, as one line of JSON.
#[derive(Serialize)]
struct State {
    edition: u64,
    errors: usize,
    warnings: usize,
    told: String,
}

/// The state as the script in the page understands it.
pub fn state(shown: &Shown, tongue: Tongue) -> String {
    let (errors, warnings) = (shown.diagnostics.errors(), shown.diagnostics.warnings());
    let told = mistakes(&shown.diagnostics, &shown.files, tongue);
    let state = State { edition: shown.number, errors, warnings, told };
    serde_json::to_string(&state).expect("text and numbers are JSON")
}

/// Where a figure was written, as JSON; `null` for what is no figure.
fn stated(shown: &Shown, query: &str) -> Reply {
    let value = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let (_, value) = pairs.find(|(key, _)| *key == name)?;
        Some(percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned())
    };
    let found = value("path").zip(value("anchor")).and_then(|(path, anchor)| {
        let edition = shown.edition.as_ref()?;
        match address(edition, &path) {
            Address::File(file) => edition.stated(&file, &anchor),
            Address::Folder | Address::Nowhere => None,
        }
    });
    let found = found.map(|stated| match stated.line {
        Some(line) => format!("{}:{line}", stated.file),
        None => stated.file,
    });
    let body = serde_json::to_string(&found).expect("text is JSON");
    Reply::of(200, content_type("a.json"), body)
}

/// The script with its words in front.
fn script(tongue: Tongue) -> String {
    let words = [
        ("errors", say!("个错误", "errors")),
        ("warnings", say!("个提醒", "warnings")),
        ("stays", say!("网页还是出错以前的样子", "the page is as it was before")),
        ("hide", say!("收起", "Hide")),
        ("show", say!("展开", "Show")),
        ("lost", say!("townpress serve 已停止", "townpress serve has stopped")),
        ("follow", say!("打开指标页", "Open the indicator")),
        ("unknown", say!("没有找到这个数字的出处", "where this figure was written is not known")),
    ];
    let words = words.iter().map(|(key, words)| (*key, words.get(tongue)));
    let words: std::collections::BTreeMap<&str, &str> = words.collect();
    let words = serde_json::to_string(&words).expect("words are JSON");
    include_str!("live.js").replacen("WORDS", &words, 1)
}
