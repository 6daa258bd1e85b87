//! Two thousand damaged copies of this repository's content: none makes townpress panic, and whatever it says of them
//! lies within their files.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;
use townpress::compare::Comparisons;
use townpress::diag::{Diagnostics, Ink, Span, Tongue, draw_all};
use townpress::files::{Body, Files};
use townpress::model::{Language, Site};
use townpress::pages::routes;
use townpress::render::{Theme, render};
use townpress::{check, disk, load};

use crate::folder::{Tree, repository, tree};

/// Reading the whole site takes most of the time of a round, so most rounds damage many of its files at once; in the
/// others only one is damaged, which often leaves a site that can be shown.
const ROUNDS: u64 = 400;
const AT_ONCE: usize = 8;

/// What breaks YAML, Markdown and quantities, and what writers get wrong.
const SPLINTERS: &[&str] = &[
    "---\n",
    ": ",
    "：",
    "- ",
    "\t",
    "&a ",
    "*a",
    "<<: ",
    "!!",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|\n",
    "#",
    "%",
    "@",
    "~",
    "...\n",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "[](",
    "](metric:",
    "](metric:land_area?scope=",
    "![](",
    "[^1]",
    "[^1]: ",
    "> ",
    "| a |\n",
    "|---|\n",
    "<b>",
    "<!--",
    "-->",
    "\\",
    "&#0;",
    "\n\n",
    "\r",
    "\r\n",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "\u{3000}",
    "𠮷",
    "é",
    "亿",
    "万",
    "亩",
    "余",
    "近",
    "—",
    "xx",
    "〔…〕",
    "第一",
    "99999999999999999999999999999999",
    "0.0000000000000000000000000001",
    "1e400",
    "-1",
    "２０２１",
    "2021-02-30",
    "..",
    "/",
    "javascript:",
    "period: ",
    "kind: ",
    "level: ",
    "metrics:\n",
    "peers:\n",
];

/// Marsaglia's xorshift: enough to damage files with, and the same on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(7) {
            0 if at < bytes.len() => bytes[at] = chance.next() as u8,
            1 => bytes.truncate(at),
            2 => swap_lines(bytes, chance),
            3 => {
                let end = (at + chance.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = (at + chance.below(200)).min(bytes.len());
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            _ => {
                let splinter = SPLINTERS[chance.below(SPLINTERS.len())];
                let times = if chance.below(20) == 0 { 300 } else { 1 };
                bytes.splice(at..at, splinter.repeat(times).into_bytes());
            }
        }
    }
}

fn swap_lines(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
    if !lines.is_empty() {
        lines.swap(one, other);
    }
    *bytes = lines.concat();
}

#[test]
fn damaged_content_is_told_and_never_panics() {
    let sound = disk::read(repository()).unwrap_or_else(|error| panic!("{}", error.message.en)).0;
    let theme = theme(&sound);
    let content: Tree = tree(&repository().join("content"));
    let mut sources: Vec<(String, Vec<u8>)> =
        content.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)).collect();
    let settings = sound.bytes("townpress.yaml").expect("the repository has settings").to_vec();
    sources.push(("townpress.yaml".to_owned(), settings));
    let outcomes = (1..=ROUNDS).into_par_iter().map(|seed| {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut files = sound.clone();
        let wounds = if seed % 5 < 3 { AT_ONCE } else { 1 };
        for _ in 0..wounds {
            let (path, mut bytes) = sources[chance.below(sources.len())].clone();
            damage(&mut bytes, &mut chance);
            files.insert(path, bytes);
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| survive(&files, &theme, &mut chance)));
        (wounds, outcome.unwrap_or_else(|_| panic!("the round of seed {seed}")))
    });
    let (wounds, pages) = outcomes.reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    assert!(wounds >= 2000, "{wounds} damaged files");
    assert!(pages >= 200, "some of the damage is harmless, and is shown: {pages} pages");
}

fn theme(files: &Files) -> Theme {
    let (site, _) = load::load(files);
    assert_eq!(site.language, Language::Chinese);
    Theme::new(files, &site).unwrap_or_else(|_| panic!("the theme is sound"))
}

/// Walks the spine; returns how many pages were shown.
fn survive(files: &Files, theme: &Theme, chance: &mut Chance) -> usize {
    let (site, mut diagnostics) = load::load(files);
    diagnostics.extend(check::check(files, &site, &Comparisons::of(&site)));
    for diagnostic in diagnostics.iter() {
        let also = diagnostic.also.iter().map(|(span, _)| span);
        diagnostic.span.iter().chain(also).for_each(|span| within(span, files));
    }
    told(&diagnostics, files);
    if diagnostics.errors() == 0 { shown(&site, theme, chance) } else { 0 }
}

fn within(span: &Span, files: &Files) {
    match files.get(&span.file) {
        Some(Body::Text { text, .. }) => {
            let there = text.get(span.start..span.end).is_some();
            assert!(there, "{span:?} lies outside its file or within a character");
        }
        _ => assert_eq!((span.start, span.end), (0, 0), "{span:?} points into a file without text"),
    }
}

fn told(diagnostics: &Diagnostics, files: &Files) {
    let drawn = draw_all(diagnostics, files, Tongue::Chinese, Ink::Plain);
    assert!(!drawn.contains(['\u{1b}', '\u{0}', '\u{202e}']), "control characters are shown, not passed on");
    if diagnostics.errors() > 0 {
        draw_all(diagnostics, files, Tongue::English, Ink::Colour);
    }
}

/// Shows a run of pages that begins anywhere: over all rounds every kind of page comes up many times.
fn shown(site: &Site, theme: &Theme, chance: &mut Chance) -> usize {
    const SOME: usize = 40;
    let comparisons = Comparisons::of(site);
    let routes = routes(site, &comparisons);
    let first = chance.below(routes.len());
    let some: Vec<_> = routes.iter().cycle().skip(first).take(SOME.min(routes.len())).collect();
    for route in &some {
        let page = render(site, &comparisons, theme, **route);
        assert!(page.is_ok(), "a site without errors has all its pages: {route:?}");
    }
    some.len()
}
