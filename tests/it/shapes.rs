//! `tests/shapes/<case>/source.txt` is a text as such texts circulate, `truth.txt` what a reader finds in it, written by
//! hand before the text was ever imported: its headings, the lines that are not the writer's, the figures that state an
//! indicator. Over all of them an import must find 95 of 100 headings, with level and words, and invent as few; it
//! must drop what is listed and nothing else; no word of the writer's may be lost, and no figure linked that is not listed.
//!
//! A line of `truth.txt`: `--flag value`; `= title` begins a summary; `## heading`; `x words left out`;
//! `> figure indicator`. Spaces do not count.

use std::collections::BTreeMap;

use rayon::prelude::*;
use townpress::diag::Tongue;
use townpress::import::{Imported, Source};
use townpress::load;
use townpress::model::{Block, inline_text};

use crate::conserved::bare;
use crate::folder::{cases, tree};
use crate::import::{Case, holds, run, told};

/// What is in a text, by a reader or by an import.
#[derive(Default)]
struct Found {
    titles: Vec<String>,
    /// With the signs of their levels, all summaries one after another.
    headings: Vec<String>,
    dropped: Vec<String>,
    /// The words of a figure and its indicator.
    figures: Vec<String>,
}

/// How many there are, were found, and how many of those are right.
#[derive(Default)]
struct Count {
    there: usize,
    found: usize,
    right: usize,
}

#[test]
fn what_a_reader_finds_in_a_text_is_found() {
    let (mut headings, mut figures) = (Count::default(), Count::default());
    let (mut wrong, mut lost) = (Vec::new(), 0);
    for (name, folder) in cases("shapes") {
        let files = tree(&folder);
        let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
        let source = Source { name: "source.txt".to_owned(), bytes: files["source.txt"].clone() };
        let truth = text("truth.txt");
        let args: String = truth.lines().filter(|line| line.starts_with("--")).collect::<Vec<_>>().join("\n");
        let case = Case { name: name.clone(), source, args };
        let (expected, found) = (by_hand(&truth), imported(&case));
        let mut differ = |what: &str, expected: &[String], found: &[String], count: Option<&mut Count>| {
            let right = in_order(expected, found);
            for lost in without(expected, &right) {
                wrong.push(format!("{name}: {what} not found: {lost}"));
            }
            let invented = without(found, &right);
            for invented in &invented {
                wrong.push(format!("{name}: {what} invented: {invented}"));
            }
            if let Some(count) = count {
                count.there += expected.len();
                count.found += found.len();
                count.right += right.len();
            }
            expected.len() - right.len() + invented.len()
        };
        differ("heading", &expected.headings, &found.headings, Some(&mut headings));
        lost += differ("title", &expected.titles, &found.titles, None)
            + differ("line left out", &expected.dropped, &found.dropped, None);
        differ("figure", &expected.figures, &found.figures, Some(&mut figures));
        assert!(holds(&case), "{name} is imported");
    }
    let told = format!(
        "{}\nheadings: {} there, {} found, {} right; figures: {} there, {} found, {} right",
        wrong.join("\n"),
        headings.there,
        headings.found,
        headings.right,
        figures.there,
        figures.found,
        figures.right
    );
    assert_eq!(lost, 0, "{told}");
    assert!(headings.right * 100 >= headings.there.max(headings.found) * 95, "{told}");
    assert_eq!(figures.right, figures.found, "a wrong link is worse than none\n{told}");
    assert!(figures.right * 100 >= figures.there * 90, "{told}");
}

/// Cut anywhere, read backwards or mixed with another, a text may be refused, but it never stops the program.
#[test]
fn no_text_is_too_odd_to_be_answered() {
    let texts: Vec<String> = cases("shapes")
        .into_iter()
        .map(|(_, folder)| {
            let bytes = tree(&folder).remove("source.txt").expect("every case has a source");
            townpress::files::decode_text(bytes).expect("a text").0
        })
        .collect();
    let mut odd: Vec<String> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let other = &texts[(at + 7) % texts.len()];
        let count = text.chars().count();
        odd.extend((1..6).map(|part| text.chars().skip(count * part / 11).take(count * part / 6).collect()));
        odd.push(text.lines().rev().collect::<Vec<_>>().join("\n"));
        odd.push(
            text.lines().zip(other.lines()).map(|(a, b)| format!("{a}{b}")).collect::<Vec<_>>().join("\n"),
        );
        odd.push(text.chars().filter(|c| !c.is_ascii_digit()).collect());
        odd.push(text.replace('\n', ""));
    }
    let held = odd.par_iter().filter(|text| {
        let source = Source { name: "source.txt".to_owned(), bytes: text.as_bytes().to_vec() };
        let args = "--kind annual\n--period unknown\n--title 总结".to_owned();
        run(&Case { name: "odd".to_owned(), source, args }, Tongue::Chinese).is_ok()
    });
    assert!(held.count() > odd.len() / 2, "most of them are imported");
}

fn by_hand(truth: &str) -> Found {
    let mut found = Found::default();
    for line in truth.lines() {
        let (sign, words) = line.split_once(' ').unwrap_or((line, ""));
        match sign {
            "=" => found.titles.push(bare(words)),
            "x" => found.dropped.push(bare(words)),
            ">" => found.figures.push(bare(words)),
            "" => {}
            sign if sign.starts_with("--") => {}
            sign if sign.starts_with('#') => found.headings.push(format!("{sign}{}", bare(words))),
            _ => panic!("no such line of a truth: {line}"),
        }
    }
    found.dropped.sort();
    found
}

fn imported(case: &Case) -> Found {
    let (files, imported) = run(case, Tongue::Chinese).unwrap_or_else(|(files, diagnostics)| {
        panic!("{}: {}", case.name, told(&files, diagnostics, Tongue::Chinese))
    });
    let (site, _) = load::load(&files);
    let mut found = Found::default();
    for new in imported.files.iter().filter(|new| new.path.ends_with(".md")) {
        let report = site.reports.iter().find(|report| report.file == new.path).expect("it was loaded");
        found.titles.push(bare(&report.title));
        for block in &report.body.blocks {
            if let Block::Heading(heading) = block {
                let signs = "#".repeat(usize::from(heading.level));
                found.headings.push(format!("{signs}{}", bare(&inline_text(&heading.text))));
            }
        }
        found.figures.extend(figures(&String::from_utf8_lossy(&new.bytes)));
    }
    found.dropped = dropped(&imported);
    found
}

/// `[12户](metric:key)` → 12户key
fn figures(markdown: &str) -> Vec<String> {
    let mut figures = Vec::new();
    for (at, _) in markdown.match_indices("](metric:") {
        let words = markdown[..at].rsplit('[').next().unwrap_or_default().replace('\\', "");
        let key = markdown[at + "](metric:".len()..].split(')').next().unwrap_or_default();
        figures.push(format!("{}{key}", bare(&words)));
    }
    figures
}

/// The pieces that the records quote as left out, and lines that a title makes needless.
fn dropped(imported: &Imported) -> Vec<String> {
    let mut dropped = Vec::new();
    for new in imported.files.iter().filter(|new| new.path.ends_with(".import.txt")) {
        let log = String::from_utf8_lossy(&new.bytes).into_owned();
        let quoted = log.lines().filter(|line| line.contains('「') && !line.contains("移作"));
        for line in quoted.filter(|line| !line.contains("留着没动")) {
            let from = line.find('「').map_or(0, |at| at + '「'.len_utf8());
            dropped.push(bare(line[from..].strip_suffix('」').unwrap_or_default()));
        }
    }
    dropped.sort();
    dropped
}

/// The longest row of words that both have, in order.
fn in_order(expected: &[String], found: &[String]) -> Vec<String> {
    let mut best = vec![vec![0_usize; found.len() + 1]; expected.len() + 1];
    for at in (0..expected.len()).rev() {
        for other in (0..found.len()).rev() {
            best[at][other] = if expected[at] == found[other] {
                best[at + 1][other + 1] + 1
            } else {
                best[at + 1][other].max(best[at][other + 1])
            };
        }
    }
    let (mut at, mut other, mut row) = (0, 0, Vec::new());
    while at < expected.len() && other < found.len() {
        if expected[at] == found[other] {
            row.push(expected[at].clone());
            (at, other) = (at + 1, other + 1);
        } else if best[at + 1][other] >= best[at][other + 1] {
            at += 1;
        } else {
            other += 1;
        }
    }
    row
}

fn without(all: &[String], some: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    some.iter().for_each(|one| *counts.entry(one).or_default() += 1);
    let mut left = Vec::new();
    for one in all {
        match counts.get_mut(one) {
            Some(count) if *count > 0 => *count -= 1,
            _ => left.push(one.clone()),
        }
    }
    left
}
