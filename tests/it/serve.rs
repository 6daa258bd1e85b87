//! A served site: after any edits every file is what a build from nothing writes, and open pages are told of changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use townpress::diag::Tongue;
use townpress::disk::Source;
use townpress::serve::reply::{Reply, reply};
use townpress::serve::{Shown, block};

use crate::folder::{Temporary, Tree, changes, copy, put, repository, tree};
use crate::site::make;

/// Numbers that look drawn by lot and are the same in every run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) % end as u64) as usize
    }

    fn choose<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Sentences and marks of every kind, sound and broken; what they do to a file is the test's surprise.
const SCRAPS: [&str; 9] = [
    "又一段平常的话。",
    "植树[300余株](metric:trees_planted)。",
    "植树[300余株](metric:no_such_indicator)。",
    "## 一个标题",
    "见[那里](../nowhere.md)。",
    "---",
    "title: 另一个题目",
    "  - a: [",
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
];

/// Does something to the files of a site and gives the paths that the system would name.
fn edit(root: &Path, original: &Tree, lot: &mut Lot) -> Vec<String> {
    let now: Vec<String> =
        tree(&root.join("content")).into_keys().map(|path| format!("content/{path}")).collect();
    let before: Vec<&String> = original.keys().collect();
    let Some(_) = now.first() else {
        return mend(root, original, before[lot.below(before.len())]);
    };
    let path = lot.choose(&now).clone();
    let file = root.join(&path);
    match lot.below(8) {
        0 | 1 => {
            let mut text = fs::read(&file).expect("a file of the site");
            let lines: Vec<usize> =
                text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
            let at = if lines.is_empty() { 0 } else { *lot.choose(&lines) };
            text.splice(at..at, format!("{}\n", lot.choose(&SCRAPS)).into_bytes());
            put(&file, text);
            vec![path]
        }
        2 => {
            fs::remove_file(&file).expect("a file of the site");
            vec![path]
        }
        3 => {
            let new = format!("{}-{}.md", path.trim_end_matches(".md"), lot.below(3));
            put(&root.join(&new), fs::read(&file).expect("a file of the site"));
            vec![new]
        }
        4 => {
            let new = format!("{}/{}-r.md", townpress::files::folder(&path), lot.below(100));
            fs::rename(&file, root.join(&new)).expect("one folder");
            vec![path, new]
        }
        5 => {
            // A folder goes with all that is in it, as `git checkout` of another branch does.
            let folder = townpress::files::folder(&path).to_owned();
            if folder == "content" {
                return Vec::new();
            }
            fs::remove_dir_all(root.join(&folder)).expect("a folder of the site");
            vec![folder]
        }
        _ => mend(root, original, before[lot.below(before.len())]),
    }
}

/// Puts a file back as it was.
fn mend(root: &Path, original: &Tree, path: &str) -> Vec<String> {
    put(&root.join(path), &original[path]);
    // Where its folder came back with it, the system names the folder.
    let mut above = townpress::files::folder(path);
    let mut named = vec![path.to_owned()];
    while !above.is_empty() {
        named.push(above.to_owned());
        above = townpress::files::folder(above);
    }
    named
}

/// What the state answers for a path, without the block.
fn served(shown: &Shown, path: &str) -> Reply {
    let encoded: String = path.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut reply = reply(shown, &format!("/{encoded}"), "", Tongue::English);
    if let Some(block) = block::find(&reply.body) {
        reply.body.drain(block);
    }
    reply
}

/// Edits a copy of a site again and again; after each edit everything served is held against a build from nothing.
fn survive(name: &str, site: &Path, edits: usize, seed: u64) {
    let folder = Temporary::new(name);
    let root = folder.path().canonicalize().expect("just made");
    for part in ["townpress.yaml", "content", "themes"] {
        let from = site.join(part);
        if from.is_dir() {
            copy(&from, &root.join(part));
        } else if from.is_file() {
            put(&root.join(part), fs::read(from).expect("a file of the repository"));
        }
    }
    let original: Tree = tree(&root.join("content"))
        .into_iter()
        .map(|(path, bytes)| (format!("content/{path}"), bytes))
        .collect();
    let mut lot = Lot(seed);
    let mut kept = townpress::serve::Kept::default();
    let mut source = Source::open(&root).unwrap_or_else(|error| panic!("{}", error.message.en));
    let mut shown = Shown::nothing().next(source.files(), source.diagnostics(), &mut kept);
    let (mut good, mut broken) = (0, 0);
    let mut last = make(&root).pages;
    for step in 0..edits {
        let mut named = BTreeSet::new();
        for _ in 0..=lot.below(2) {
            named.extend(edit(&root, &original, &mut lot));
        }
        // From time to time the writer puts everything in order.
        if step % 5 == 4 {
            let _ = fs::remove_dir_all(root.join("content"));
            original.iter().for_each(|(path, bytes)| put(&root.join(path), bytes));
            named.insert("content".to_owned());
        }
        source.look_at(&named).unwrap_or_else(|error| panic!("{}", error.message.en));
        shown = shown.next(source.files(), source.diagnostics(), &mut kept);
        let anew = make(&root);
        let told = shown.diagnostics.clone().sorted();
        assert_eq!(told, anew.diagnostics.clone().sorted(), "{name}, edit {step}, after {named:?}");
        if anew.diagnostics.errors() > 0 {
            broken += 1;
        } else {
            good += 1;
            last = anew.pages;
        }
        compare(&shown, &last, &format!("{name}, edit {step}, after {named:?}"));
    }
    assert!(good > edits / 5 && broken > edits / 5, "{name}: {good} sound and {broken} broken states");
}

/// Holds everything that is served against the last site that could be built.
fn compare(shown: &Shown, pages: &Tree, when: &str) {
    let Some(edition) = &shown.edition else {
        assert!(pages.is_empty(), "{when}");
        return;
    };
    for path in edition.paths() {
        assert!(pages.contains_key(&path), "{when}: {path} is served and would not be built");
    }
    for (path, bytes) in pages {
        let reply = served(shown, path);
        let status = if path == "404.html" { reply.status } else { 200 };
        assert_eq!(reply.status, status, "{when}: {path}");
        assert!(reply.body == *bytes, "{when}: {path}\n{}", changes(bytes, &reply.body));
    }
}

#[test]
fn after_any_edits_the_minimal_site_is_served_as_it_would_be_built() {
    for seed in 1..=4 {
        survive("serve-minimal", &repository().join("examples/minimal"), 40, seed);
    }
}

#[test]
fn after_any_edits_the_own_content_is_served_as_it_would_be_built() {
    survive("serve-own", repository(), 20, 5);
}

#[test]
fn the_block_is_all_that_is_added() {
    let root = repository().join("examples/minimal");
    let source = Source::open(&root).unwrap_or_else(|error| panic!("{}", error.message.en));
    let shown = Shown::nothing().next(source.files(), source.diagnostics(), &mut Default::default());
    let page = reply(&shown, "/", "", Tongue::English);
    let text = String::from_utf8(page.body.clone()).expect("a page is UTF-8");
    let (before, rest) = text.split_once("<!-- townpress serve -->").expect("the block is marked");
    let (inside, after) = rest.split_once("<!-- /townpress serve -->\n").expect("the block is closed");
    assert_eq!(after, "</body>\n</html>\n");
    let expected =
        "<script src=\"/_townpress/live.js\" data-edition=\"1\" data-path=\"index.html\"></script>";
    assert_eq!(inside, expected);
    assert_eq!(format!("{before}{after}").into_bytes(), make(&root).pages["index.html"]);
}

#[test]
fn paths_lead_to_files() {
    let root = repository().join("examples/minimal");
    let source = Source::open(&root).unwrap_or_else(|error| panic!("{}", error.message.en));
    let shown = Shown::nothing().next(source.files(), source.diagnostics(), &mut Default::default());
    let check = |path: &str, status: u16, content_type: &str, location: Option<&str>| {
        let reply = reply(&shown, path, "", Tongue::English);
        let found = (reply.status, reply.content_type, reply.location.as_deref());
        assert_eq!(found, (status, content_type, location), "{path}");
    };
    let html = "text/html; charset=utf-8";
    check("/", 200, html, None);
    check("/index.html", 200, html, None);
    check("/shili/", 200, html, None);
    check("/shili", 302, "text/plain; charset=utf-8", Some("/shili/"));
    check("/shili/jia/2023%2Dannual.html", 200, html, None);
    check("/data/observations.csv", 200, "text/csv; charset=utf-8", None);
    check("/data/datapackage.json", 200, "application/json", None);
    check("/_townpress/live.js", 200, "text/javascript; charset=utf-8", None);
    for nowhere in
        ["/nope", "//shili", "//evil.example/", "/../townpress.yaml", "/%2e%2e/townpress.yaml", "/a/%FF", "*"]
    {
        check(nowhere, 404, html, None);
    }
}

#[test]
fn a_figure_says_where_it_is_written() {
    let root = repository().join("examples/minimal");
    let source = Source::open(&root).unwrap_or_else(|error| panic!("{}", error.message.en));
    let shown = Shown::nothing().next(source.files(), source.diagnostics(), &mut Default::default());
    let check = |query: &str, expected: &str| {
        let reply = reply(&shown, "/_townpress/where", query, Tongue::English);
        assert_eq!(String::from_utf8_lossy(&reply.body), expected, "{query}");
    };
    let file = "content/shili/jia/2023-annual.md";
    let text = fs::read_to_string(root.join(file)).expect("an example");
    let line =
        text.lines().position(|line| line.contains("metric:broken_walls_cleared")).expect("stated") + 1;
    check(
        "path=%2Fshili%2Fjia%2F2023-annual.html&anchor=fig-broken_walls_cleared",
        &format!("\"{file}:{line}\""),
    );
    check("path=/shili/jia/2023-annual.html&anchor=fig-nothing", "null");
    check("path=/nope.html&anchor=fig-broken_walls_cleared", "null");
    check("", "null");
}

#[test]
fn a_site_that_was_never_sound_shows_its_mistakes() {
    let folder = Temporary::new("serve-broken");
    put(&folder.join("content/a/place.yaml"), "name: [\n");
    let mut source = Source::open(folder.path()).unwrap_or_else(|error| panic!("{}", error.message.en));
    let mut kept = townpress::serve::Kept::default();
    let shown = Shown::nothing().next(source.files(), source.diagnostics(), &mut kept);
    let page = reply(&shown, "/", "", Tongue::English);
    let text = String::from_utf8_lossy(&page.body).into_owned();
    assert!(
        page.status == 503
            && text.contains("content/a/place.yaml:1:")
            && text.contains("/_townpress/live.js"),
        "{text}"
    );
    put(&folder.join("townpress.yaml"), "title: 甲\n");
    put(&folder.join("content/a/place.yaml"), "name: 甲镇\nlevel: town\n");
    let named = ["townpress.yaml", "content/a/place.yaml"].map(str::to_owned).into();
    source.look_at(&named).unwrap_or_else(|error| panic!("{}", error.message.en));
    assert_eq!(
        reply(&shown.next(source.files(), source.diagnostics(), &mut kept), "/", "", Tongue::English).status,
        200
    );
}
