//! What the tools tell of a PDF file. Lengths are millimetres, from the top left.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const POINT: f64 = 25.4 / 72.0;

/// A run of characters without a space between them.
#[derive(Debug, Clone)]
pub struct Word {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

#[derive(Debug, Clone)]
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub words: Vec<Word>,
}

fn run(program: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let output = Command::new(program).args(before).arg(file).args(after).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; run: bash tests/run.sh pdf"));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} {}: {err}{out}", file.display());
    out.into_owned()
}

/// A line of `pdfinfo`.
pub fn info(file: &Path, key: &str) -> String {
    let all = run("pdfinfo", &[], file, &[]);
    let found = all.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    found.unwrap_or_default().trim().to_owned()
}

/// The fonts of a file: name, type, whether it is embedded.
pub fn fonts(file: &Path) -> Vec<(String, String, bool)> {
    let all = run("pdffonts", &[], file, &[]);
    let rows = all.lines().skip(2);
    rows.map(|row| {
        // Name, kind (several words), encoding, embedded, subset, unicode, and the two numbers of the object.
        let words: Vec<&str> = row.split_whitespace().collect();
        let tail = words.len().saturating_sub(6);
        let kind = words[1..tail.max(1)].join(" ");
        (words[0].to_owned(), kind, words.get(tail + 1) == Some(&"yes"))
    })
    .collect()
}

/// What `qpdf --check` objects to; it tells by its exit code.
pub fn check(file: &Path) {
    run("qpdf", &["--check"], file, &[]);
}

/// The text in reading order.
pub fn text(file: &Path) -> String {
    run("pdftotext", &["-nopgbrk"], file, &["-"]).replace('\u{200b}', "")
}

/// Every page with its words.
pub fn pages(file: &Path) -> Vec<Page> {
    let markup = run("pdftotext", &["-bbox"], file, &["-"]);
    let mut pages: Vec<Page> = Vec::new();
    for line in markup.lines().map(str::trim) {
        let number = |key: &str| -> f64 {
            let behind = line.split_once(&format!("{key}=\"")).map_or("0", |(_, behind)| behind);
            behind.split('"').next().and_then(|number| number.parse().ok()).unwrap_or(0.0) * POINT
        };
        if line.starts_with("<page") {
            pages.push(Page { width: number("width"), height: number("height"), words: Vec::new() });
        } else if let (true, Some(page)) = (line.starts_with("<word"), pages.last_mut()) {
            let text = line.split_once('>').map_or("", |(_, rest)| rest).trim_end_matches("</word>");
            page.words.push(Word {
                text: text.to_owned(),
                left: number("xMin"),
                right: number("xMax"),
                top: number("yMin"),
                bottom: number("yMax"),
            });
        }
    }
    assert!(!pages.is_empty(), "{} has pages", file.display());
    pages
}

/// A bookmark: how deep, what it says, the page it leads to, from 1.
pub type Bookmark = (usize, String, usize);

pub fn bookmarks(file: &Path) -> Vec<Bookmark> {
    let json = run("qpdf", &["--json", "--json-key=outlines"], file, &[]);
    let json: Value = serde_json::from_str(&json).expect("qpdf writes JSON");
    let mut found = Vec::new();
    gather(&json["outlines"], 1, &mut found);
    found
}

fn gather(outlines: &Value, depth: usize, found: &mut Vec<Bookmark>) {
    for one in outlines.as_array().into_iter().flatten() {
        let title = one["title"].as_str().unwrap_or_default().to_owned();
        let page = one["destpageposfrom1"].as_u64().unwrap_or_default();
        found.push((depth, title, usize::try_from(page).unwrap_or_default()));
        gather(&one["kids"], depth + 1, found);
    }
}
