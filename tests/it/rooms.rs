//! The order of the rooms: a module uses those above it in `src/lib.rs`, never those below.

use std::collections::BTreeMap;

use crate::folder::{repository, tree};

/// A use of a room that stands below the one it is used in, or of something that is no room.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    line: usize,
    what: String,
}

#[test]
fn no_room_uses_one_below_it() {
    let sources = tree(&repository().join("src"));
    let text = |path: &str| String::from_utf8_lossy(&sources[path]).into_owned();
    let rooms = rooms(&text("lib.rs"));
    assert!(rooms.len() >= 14, "src/lib.rs declares the rooms as `pub mod`: {rooms:?}");
    let stands = |name: &str| rooms.iter().position(|room| room == name);
    assert!(
        stands("disk") < stands("pdf") && stands("pdf") < stands("cli"),
        "paper is an outer room: {rooms:?}"
    );
    let mut said = Vec::new();
    for path in
        sources.keys().filter(|path| path.ends_with(".rs") && !["lib.rs", "main.rs"].contains(&path.as_str()))
    {
        for breach in breaches(path, &text(path), &rooms) {
            said.push(format!("src/{path}:{}: {}", breach.line, breach.what));
        }
    }
    assert!(said.is_empty(), "the order of src/lib.rs is broken:\n{}", said.join("\n"));
}

#[test]
fn every_source_file_lies_in_a_room() {
    let sources = tree(&repository().join("src"));
    let rooms = rooms(&String::from_utf8_lossy(&sources["lib.rs"]));
    for path in sources.keys().filter(|path| !["lib.rs", "main.rs"].contains(&path.as_str())) {
        let room = room_of(path);
        assert!(rooms.iter().any(|known| known == room), "src/{path} lies in no room of src/lib.rs");
    }
}

/// The rooms in the order of their declaration.
fn rooms(lib: &str) -> Vec<String> {
    let words = words(lib);
    let declared = words.windows(4).filter_map(|four| match four {
        [Word { text: public, .. }, Word { text: module, .. }, name, Word { text: end, .. }]
            if public == "pub" && module == "mod" && end == ";" =>
        {
            Some(name.text.clone())
        }
        _ => None,
    });
    declared.collect()
}

/// The room of a source file, by its path below `src/`.
fn room_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// How many modules deep a file is: `files.rs` and `load/mod.rs` 1, `load/yaml.rs` 2.
fn depth_of(path: &str) -> usize {
    let parts = path.split('/').count();
    if path.ends_with("/mod.rs") { parts - 1 } else { parts }
}

fn breaches(path: &str, source: &str, rooms: &[String]) -> Vec<Breach> {
    let own = room_of(path);
    let order: BTreeMap<&str, usize> =
        rooms.iter().enumerate().map(|(at, room)| (room.as_str(), at)).collect();
    let mut found = Vec::new();
    for (line, target) in leaving(source, depth_of(path)) {
        // The macro `say!` is declared in the room `diag` and lives at the root, as exported macros do.
        let room = if target == "say" { "diag" } else { target.as_str() };
        match (order.get(own), order.get(room)) {
            (Some(_), Some(there)) if outer(rooms).contains(there) && own != room && own != "cli" => {
                found
                    .push(Breach { line, what: format!("`{room}` is an outer room: only `cli` may use it") });
            }
            (Some(here), Some(there)) if there > here => {
                found.push(Breach {
                    line,
                    what: format!("`{own}` may not use `{room}`, which stands below it"),
                });
            }
            (Some(_), Some(_)) => {}
            _ => {
                found.push(Breach { line, what: format!("`{own}` uses `crate::{target}`, which is no room") })
            }
        }
    }
    found
}

/// The rooms between `disk` and `cli`: they use the spine, and none of them knows another.
fn outer(rooms: &[String]) -> std::ops::Range<usize> {
    let at = |name: &str| rooms.iter().position(|room| room == name);
    match (at("disk"), at("cli")) {
        (Some(disk), Some(cli)) => disk + 1..cli,
        _ => 0..0,
    }
}

/// Every name that a file takes from the root of the crate, with its line: behind `crate::`, in `crate::{…}`, and
/// behind as many `super::` as lead out of its room.
fn leaving(source: &str, depth: usize) -> Vec<(usize, String)> {
    let words = words(source);
    let mut found = Vec::new();
    let mut braces = 0;
    // How many braces were open where each inline module began.
    let mut inline: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match words[at].text.as_str() {
            "{" => {
                if at >= 2 && words[at - 2].text == "mod" {
                    inline.push(braces);
                }
                braces += 1;
            }
            "}" => {
                braces = braces.saturating_sub(1);
                if inline.last() == Some(&braces) {
                    inline.pop();
                }
            }
            "crate" if follows(&words, at + 1, "::") => names(&words, at + 2, &mut found),
            "crate" if at > 0 && ["use", "{", ","].contains(&words[at - 1].text.as_str()) => {
                found.push((words[at].line, "self".to_owned()));
            }
            "super" => {
                let mut levels = 1;
                while follows(&words, at + 1, "::") && follows(&words, at + 2, "super") {
                    levels += 1;
                    at += 2;
                }
                if levels >= depth + inline.len() && follows(&words, at + 1, "::") {
                    names(&words, at + 2, &mut found);
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn follows(words: &[Word], at: usize, text: &str) -> bool {
    words.get(at).is_some_and(|word| word.text == text)
}

/// The first name of a path, or of each path in a group.
fn names(words: &[Word], at: usize, found: &mut Vec<(usize, String)>) {
    let Some(first) = words.get(at) else { return };
    if first.text != "{" {
        found.push((first.line, first.text.clone()));
        return;
    }
    let mut open = 0;
    for (place, word) in words.iter().enumerate().skip(at) {
        match word.text.as_str() {
            "{" => open += 1,
            "}" => {
                open -= 1;
                if open == 0 {
                    return;
                }
            }
            "," => {}
            text if open == 1 && ["{", ","].contains(&words[place - 1].text.as_str()) => {
                found.push((word.line, text.to_owned()));
            }
            _ => {}
        }
    }
}

/// A name or a sign of Rust, and its line.
#[derive(Debug)]
struct Word {
    text: String,
    line: usize,
}

/// The words of a Rust source without its comments, strings and characters.
fn words(source: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = string(rest) {
            length
        } else if c.is_alphabetic() || c == '_' {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            words.push(Word { text: rest[..length].to_owned(), line });
            length
        } else if c.is_whitespace() {
            c.len_utf8()
        } else {
            let length = if rest.starts_with("::") { 2 } else { c.len_utf8() };
            words.push(Word { text: rest[..length].to_owned(), line });
            length
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    words
}

fn block_comment(text: &str) -> usize {
    let (mut open, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (open, at) = (open + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (open, at) = (open - 1, at + 2);
            if open == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of the string or character that a text begins with.
fn string(text: &str) -> Option<usize> {
    let body = text.strip_prefix('b').unwrap_or(text);
    let lead = text.len() - body.len();
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let inside = lead + 1 + hashes + 1;
            return Some(text[inside..].find(&close).map_or(text.len(), |at| inside + at + close.len()));
        }
    }
    let quote = body.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if quote == '\'' && is_lifetime(body) {
        // The quote alone; the name behind it is a word like any other.
        return Some(lead + 1);
    }
    let mut escaped = false;
    for (at, c) in body.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(lead + at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

fn is_lifetime(text: &str) -> bool {
    let mut after = text.chars().skip(1);
    let named = after.next().is_some_and(|c| c.is_alphabetic() || c == '_');
    named && after.next() != Some('\'')
}

#[test]
fn rooms_are_read_in_order() {
    let lib = "//! pub mod not_me;\n#![forbid(unsafe_code)]\npub mod files;\npub mod diag;\nmod hidden;\npub mod load;";
    assert_eq!(rooms(lib), ["files", "diag", "load"]);
}

#[test]
fn every_way_out_of_a_room_is_seen() {
    let rooms: Vec<String> = ["files", "diag", "model", "load", "pages"].map(str::to_owned).into();
    let check = |path: &str, source: &str, expected: &[(usize, &str)]| {
        let found = breaches(path, source, &rooms);
        let found: Vec<(usize, &str)> =
            found.iter().map(|breach| (breach.line, breach.what.as_str())).collect();
        assert_eq!(found, expected, "{path}: {source}");
    };
    let pages = "`load` may not use `pages`, which stands below it";
    check("load/yaml.rs", "use crate::diag::Span;\nuse crate::say;", &[]);
    check("load/yaml.rs", "\nuse crate::pages::view;", &[(2, pages)]);
    check("load.rs", "use crate::{files::{Files, pages}, diag,\n    pages::{Route, href}};", &[(2, pages)]);
    check("load/mod.rs", "use crate::{\n    diag::{self, Span},\n    pages,\n};", &[(3, pages)]);
    check("load/yaml.rs", "fn f() { let x: crate::pages::Route = crate::diag::f('\"'); }", &[(1, pages)]);
    check("load/mod.rs", "use super::pages::Route;", &[(1, pages)]);
    check("load/yaml.rs", "use super::fields;\nuse super::super::pages;", &[(2, pages)]);
    check("load/a/b.rs", "use super::super::fields;\nuse super::super::super::{diag, pages};", &[(2, pages)]);
    check("load.rs", "mod tests { use super::*; }\nuse super::pages;", &[(2, pages)]);
    check(
        "load.rs",
        "mod tests { mod inner { use super::super::fields; } use super::super::pages; }",
        &[(1, pages)],
    );
    check(
        "load.rs",
        "// crate::pages\n/* crate::pages /* */ crate::pages */ const A: &str = \"crate::pages\";",
        &[],
    );
    check(
        "load.rs",
        "const A: &str = r#\"crate::pages \" \"#; fn f<'a>(a: &'a str) -> crate::pages::B {}",
        &[(1, pages)],
    );
    check("files.rs", "use crate::say;", &[(1, "`files` may not use `diag`, which stands below it")]);
    check("load.rs", "use crate::Attic;", &[(1, "`load` uses `crate::Attic`, which is no room")]);
    check("load.rs", "use crate::*;", &[(1, "`load` uses `crate::*`, which is no room")]);
    check("load.rs", "use crate as house;", &[(1, "`load` uses `crate::self`, which is no room")]);
    check("load.rs", "pub(crate) fn f() {}\npub(in crate::load) fn g() {}", &[]);
    check("load.rs", "macro_rules! m { () => { $crate::pages::f() } }", &[(1, pages)]);
}

#[test]
fn an_outer_room_is_used_by_the_command_line_alone() {
    let rooms: Vec<String> = ["files", "load", "disk", "import", "export", "cli"].map(str::to_owned).into();
    let check = |path: &str, source: &str, expected: &[&str]| {
        let found: Vec<String> =
            breaches(path, source, &rooms).into_iter().map(|breach| breach.what).collect();
        assert_eq!(found, expected, "{path}: {source}");
    };
    let alone = "`import` is an outer room: only `cli` may use it";
    check("cli/import.rs", "use crate::import::import;", &[]);
    check("import/mod.rs", "use crate::load; use crate::import::draft; use super::super::load;", &[]);
    check("export.rs", "use crate::import::draft;", &[alone]);
    check("load/mod.rs", "use crate::import;", &[alone]);
    check("import/mod.rs", "use crate::cli;", &["`import` may not use `cli`, which stands below it"]);
}
