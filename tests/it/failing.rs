//! Builds that cannot end well: the site of the build before stays as it was, and the next one mends everything.

use std::fs;
use std::path::Path;

use crate::builds::{build, err, expect, out, pages, run, small};
use crate::folder::{Temporary, copy, difference, put, tree};

const BROKEN: &str = "---\ntitle: 坏\nkind: annual\nperiod: 2021年\n---\n";

/// Loops for hours and writes nothing.
pub const ENDLESS: &str =
    "{% set all = range(end=100000) %}{% for a in all %}{% for b in all %}{% endfor %}{% endfor %}\n";

#[test]
fn a_failed_build_leaves_the_last_site_as_it_was() {
    let folder = Temporary::new("failed");
    let site = folder.join("site");
    copy(&small(), &site);
    expect(&run(&mut build(&site)), 0);
    let before = tree(&folder.join("site/public"));

    put(&site.join("content/heng/xi/broken.md"), BROKEN);
    let output = run(&mut build(&site));
    expect(&output, 1);
    assert_eq!(out(&output), "", "nothing was done");
    assert!(err(&output).contains("content/heng/xi/broken.md:4:9"), "{}", err(&output));
    assert!(err(&output).contains("原来的输出保持不变"), "{}", err(&output));
    assert_eq!(difference(&before, &tree(&site.join("public"))), None);

    fs::remove_file(site.join("content/heng/xi/broken.md")).expect("just written");
    put(&site.join("townpress.yaml"), with_theme(&site));
    put(&site.join("themes/own/templates/404.html"), "<p>{{ page.sentense }}</p>\n");
    let output = run(build(&site).args(["--lang", "en"]));
    expect(&output, 1);
    assert!(err(&output).contains("themes/own/templates/404.html:1:"), "{}", err(&output));
    assert_eq!(difference(&before, &tree(&site.join("public"))), None);
    assert_eq!(names(&site), ["content", "public", "themes", "townpress.yaml"], "nothing is left behind");
}

/// What writes nothing is not stopped by what it writes.
#[test]
fn a_template_that_never_ends_ends_the_build() {
    let folder = Temporary::new("endless");
    let site = folder.join("site");
    copy(&small(), &site);
    expect(&run(&mut build(&site)), 0);
    let before = pages(&site.join("public"));

    let settings = fs::read_to_string(site.join("townpress.yaml")).expect("a site has settings");
    put(&site.join("townpress.yaml"), with_theme(&site));
    put(&site.join("themes/own/templates/404.html"), ENDLESS);
    let output = run(&mut build(&site));
    expect(&output, 1);
    assert!(err(&output).contains("页面 404.html 十秒还没有生成完"), "{}", err(&output));
    assert!(err(&output).contains("themes/own/templates/404.html"), "{}", err(&output));
    assert_eq!(difference(&before, &pages(&site.join("public"))), None);

    put(&site.join("townpress.yaml"), settings);
    expect(&run(&mut build(&site)), 0);
    assert_eq!(names(&site), ["content", "public", "themes", "townpress.yaml"], "nothing is left behind");
}

fn with_theme(site: &Path) -> String {
    let settings = fs::read_to_string(site.join("townpress.yaml")).expect("a site has settings");
    format!("{settings}theme: own\n")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
