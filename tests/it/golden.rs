//! `tests/golden/<case>/site/` is a small site and `expected/` every file that it must give.
//!
//! A case whose settings say `theme: plain` is shown through `tests/plain-theme/`, which prints what the views say
//! and nothing else: such a case changes only when what is shown changes.

use townpress::diag::Tongue;
use townpress::disk;
use townpress::render::Theme;

use crate::folder::{Tree, blessing, cases, difference, repository, rewrite, tree};
use crate::site::{Made, make, make_of, told};

#[test]
fn every_site_gives_its_files() {
    let mut wrong = Vec::new();
    for (name, folder) in cases("golden") {
        let made = made(&folder.join("site"));
        if !made.diagnostics.is_empty() {
            wrong.push(format!("{name}: a golden site is sound\n{}", told(&made, Tongue::English)));
            continue;
        }
        let found = legible(made);
        let expected = folder.join("expected");
        if blessing() {
            rewrite(&expected, &found);
        } else if let Some(difference) = difference(&tree(&expected), &found) {
            wrong.push(format!("{name}:\n{difference}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n(BLESS=1 cargo test rewrites what is expected)", wrong.join("\n\n"));
}

fn made(site: &std::path::Path) -> Made {
    let (mut files, diagnostics) = disk::read(site).unwrap_or_else(|error| panic!("{}", error.message.en));
    let plain =
        files.text("townpress.yaml").is_some_and(|text| text.lines().any(|line| line == "theme: plain"));
    if plain {
        for (path, bytes) in tree(&repository().join("tests/plain-theme")) {
            files.insert(format!("themes/plain/{path}"), bytes);
        }
    }
    make_of(files, diagnostics)
}

/// The site without its style and script, and with their names cut to what does not change with every style.
fn legible(made: Made) -> Tree {
    let Made { mut pages, furniture, .. } = made;
    for file in &furniture {
        assert!(pages.remove(file).is_some(), "{file} is named by the pages and not among the files");
    }
    let cut = |bytes: Vec<u8>| match String::from_utf8(bytes) {
        Ok(text) => {
            let text =
                text.replace(&furniture[0], "assets/site.css").replace(&furniture[1], "assets/site.js");
            text.into_bytes()
        }
        Err(error) => error.into_bytes(),
    };
    // A workbook is held by the tests of its room; here it counts that it is there.
    let workbook = |path: &str| path.ends_with(".xlsx");
    let shown = |(path, bytes): (String, Vec<u8>)| {
        let bytes = if workbook(&path) { b"(a workbook)\n".to_vec() } else { cut(bytes) };
        (path, bytes)
    };
    pages.into_iter().map(shown).collect()
}

#[test]
fn a_theme_overlays_the_default_one_file_by_file() {
    let root = repository().join("tests/golden/theme-overlay/site");
    let (files, _) = disk::read(&root).unwrap_or_else(|error| panic!("{}", error.message.en));
    let (site, _) = townpress::load::load(&files);
    let theme = Theme::new(&files, &site).unwrap_or_else(|_| panic!("the theme of the case is sound"));
    let style = String::from_utf8_lossy(&theme.style);
    assert!(style.contains(".seal"), "a style of its own is added");
    assert!(style.contains("@media print"), "the default styles stay");
    assert!(!style.contains(".counts"), "a file of the same name takes the place of the default one");
    assert_eq!(theme.wording.get("nav_home"), "门户", "a word of its own replaces the default one");
    assert_eq!(theme.wording.get("nav_reports"), "总结", "the other words stay");
}

#[test]
fn a_site_does_not_depend_on_what_was_made_before_it() {
    let site = repository().join("tests/golden/default-theme/site");
    assert_eq!(difference(&make(&site).pages, &make(&site).pages), None);
}
