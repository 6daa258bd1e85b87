//! What a build leaves in the folder, and what it leaves alone.

use std::fs;

use super::*;
use crate::disk::manifest::{self, Entry, MANIFEST};

const PAGES: &[(&str, &str)] =
    &[("index.html", "首页"), ("西吉/index.html", "西吉县"), ("assets/style.css", "body{}")];

#[test]
fn the_stage_may_be_shared_by_threads() {
    fn check<T: Send + Sync>() {}
    check::<Stage>();
}

#[test]
fn a_first_build_writes_everything_and_leaves_nothing_beside() {
    let town = Town::new();
    let tally = town.build(PAGES).expect("a first build");
    let bytes = PAGES.iter().map(|(_, text)| text.len() as u64).sum();
    let expected = Tally { pages: 2, files: 3, written: 3, unchanged: 0, removed: 0, bytes };
    assert_eq!(tally, expected);
    assert_eq!(town.beside(), ["public"]);
    let built = tree(&town.out());
    assert_eq!(built["西吉/index.html"], "西吉县".as_bytes());
    assert!(built.contains_key(MANIFEST));
    assert_eq!(built.len(), 3 + 1 + 3, "three files, the manifest, three folders: {:?}", built.keys());
}

#[test]
fn the_same_site_in_another_order_gives_the_same_folder() {
    let (one, two) = (Town::new(), Town::new());
    one.build(PAGES).expect("a first build");
    let mut pages = PAGES.to_vec();
    pages.reverse();
    two.build(&pages).expect("a first build");
    assert_eq!(tree(&one.out()), tree(&two.out()));
}

#[test]
fn a_second_build_of_the_same_site_touches_nothing() {
    let town = Town::new();
    town.build(PAGES).expect("a first build");
    let times = times(&town);
    let tally = town.build(PAGES).expect("a second build");
    assert_eq!((tally.written, tally.unchanged, tally.removed), (0, 3, 0));
    assert_eq!(times, self::times(&town));
    assert_eq!(town.beside(), ["public"]);
}

#[test]
fn what_is_unchanged_keeps_its_file_and_what_is_gone_goes() {
    let town = Town::new();
    town.build(PAGES).expect("a first build");
    let before = times(&town);
    let tally = town
        .build(&[("index.html", "新首页"), ("assets/style.css", "body{}"), ("new.html", "新")])
        .expect("a second build");
    assert_eq!((tally.written, tally.unchanged, tally.removed), (2, 1, 1));
    let after = times(&town);
    assert_eq!(before["assets/style.css"], after["assets/style.css"]);
    assert!(!town.out().join("西吉").exists());
    assert_eq!(tree(&town.out())["index.html"], "新首页".as_bytes());
    assert_eq!(town.beside(), ["public"]);
}

#[test]
fn a_page_edited_by_hand_is_written_again() {
    let town = Town::new();
    town.build(PAGES).expect("a first build");
    town.write("public/index.html", "假页");
    let tally = town.build(PAGES).expect("a second build");
    assert_eq!((tally.written, tally.unchanged), (1, 2));
    assert_eq!(tree(&town.out())["index.html"], "首页".as_bytes());
}

#[test]
fn foreign_files_survive_every_build() {
    let town = Town::new();
    town.build(PAGES).expect("a first build");
    town.write("public/CNAME", "example.gov.cn");
    town.write("public/.well-known/a/b.txt", "b");
    town.write("public/西吉/手工.txt", "手工");
    fs::create_dir_all(town.at("public/空文件夹/空")).expect("can be made");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nowhere", town.at("public/link")).expect("can be made");
    let foreign = times(&town);
    for text in ["二", "三"] {
        town.build(&[("index.html", text)]).expect("another build");
        let built = tree(&town.out());
        assert_eq!(built["CNAME"], b"example.gov.cn");
        assert_eq!(built[".well-known/a/b.txt"], b"b");
        assert_eq!(built["西吉/手工.txt"], "手工".as_bytes());
        assert!(built.contains_key("空文件夹/空/"));
        assert!(cfg!(not(unix)) || built["link"] == b"/nowhere");
        assert!(!built.contains_key("西吉/index.html"));
        assert_eq!(times(&town)["CNAME"], foreign["CNAME"]);
    }
    assert_eq!(town.beside(), ["public"]);
}

#[test]
fn a_page_never_replaces_a_foreign_file() {
    let check = |foreign: &str, page: &str| {
        let town = Town::new();
        town.build(PAGES).expect("a first build");
        town.write(&format!("public/{foreign}"), "手工");
        let before = tree(&town.root);
        let error = error(town.build(&[("index.html", "二"), (page, "页")]));
        assert!(error.message.zh.contains(foreign) && error.message.zh.contains(page), "{error:?}");
        assert_eq!(tree(&town.root), before, "{foreign} against {page}");
    };
    check("a.html", "a.html");
    check("a.html", "A.html");
    check("a", "a/index.html");
    check("a/b", "a");
}

#[test]
fn a_dropped_stage_leaves_no_trace() {
    let town = Town::new();
    town.build(PAGES).expect("a first build");
    town.write("public/CNAME", "example.gov.cn");
    let (before, times_before) = (tree(&town.root), times(&town));
    let stage = town.open().expect("ours");
    put_all(&stage, &[("index.html", "二"), ("assets/style.css", "body{}"), ("x/y.html", "y")])
        .expect("puts");
    drop(stage);
    assert_eq!(tree(&town.root), before);
    assert_eq!(times(&town), times_before);
}

#[test]
fn two_pages_for_one_place_are_refused() {
    let check = |first: &str, second: &str| {
        let town = Town::new();
        town.build(PAGES).expect("a first build");
        let before = tree(&town.root);
        let error = error(town.build(&[(first, "一"), (second, "二")]));
        assert!(error.message.en.contains(second), "{error:?}");
        assert_eq!(tree(&town.root), before, "{first} and {second}");
    };
    check("a.html", "a.html");
    check("a", "a/b.html");
    check("a/b.html", "a");
    check("a.html", "A.html");
    check("\u{e9}.html", "e\u{301}.html");
}

#[test]
fn paths_out_of_the_site_are_refused() {
    let town = Town::new();
    let stage = town.open().expect("a fresh folder");
    for path in ["", "/a", "../a", "a/../b", "a/./b", "a//b", "a/", "a\\b", "C:/a", "nul", "a\0b", MANIFEST] {
        assert!(stage.put(path, b"x").is_err(), "{path:?}");
    }
    stage.put(".well-known/a.txt", b"x").expect("a hidden folder is fine");
}

#[test]
fn files_one_by_one_give_the_same_folder() {
    let (town, plain) = (Town::new(), Town::new());
    town.build(PAGES).expect("a first build");
    town.write("public/CNAME", "example.gov.cn");
    town.write("public/西吉/手工.txt", "手工");
    let before = times(&town);
    let pages = [
        ("index.html", "二"),
        ("assets/style.css", "body{}"),
        ("西吉/镇/index.html", "镇"),
        ("西吉.html", "x"),
    ];
    plain.build(&pages).expect("a first build");

    let stage = town.open().expect("ours");
    let puts = put_all(&stage, &pages).expect("puts");
    one_by_one(&town.root, &puts);
    drop(stage);

    let mut expected = tree(&plain.out());
    expected.insert("CNAME".into(), b"example.gov.cn".to_vec());
    expected.insert("西吉/手工.txt".into(), "手工".into());
    assert_eq!(tree(&town.out()), expected);
    assert_eq!(times(&town)["assets/style.css"], before["assets/style.css"]);
    assert_eq!(town.build(&pages).expect("a build after").unchanged, 4);
    assert_eq!(town.beside(), ["public"]);
}

#[test]
fn one_by_one_a_file_may_become_a_folder_and_a_folder_a_file() {
    let town = Town::new();
    town.build(&[("a", "1"), ("b/c/d.html", "2"), ("b/e.html", "3")]).expect("a first build");
    let stage = town.open().expect("ours");
    let puts = put_all(&stage, &[("a/index.html", "4"), ("b", "5")]).expect("puts");
    one_by_one(&town.root, &puts);
    drop(stage);
    let built = tree(&town.out());
    assert_eq!((&built["a/index.html"][..], &built["b"][..]), (&b"4"[..], &b"5"[..]));
    assert_eq!(built.len(), 5, "{:?}", built.keys());
}

#[test]
fn an_exchange_killed_halfway_is_mended_by_the_next_build() {
    let town = Town::new();
    town.build(PAGES).expect("a first build");
    town.write("public/CNAME", "example.gov.cn");
    let old = manifest::read(&town.out()).expect("ours").expect("there");
    let mut new = old.clone();
    new.files.insert("half.html".into(), Entry { size: 1, hash: blake3::hash(b"h") });
    let json = new.underway(&old).to_json();
    town.write(&format!("public/{MANIFEST}"), json);
    town.write("public/half.html", "h");
    town.write("public/.townpress-part", "half");
    let tally = town.build(&[("index.html", "首页")]).expect("the next build");
    assert_eq!((tally.written, tally.removed), (1, 3), "a half-done manifest vouches for no file");
    let names: Vec<String> = tree(&town.out()).into_keys().collect();
    assert_eq!(names, [MANIFEST, "/", "CNAME", "index.html"]);
}

/// When each published file was changed, and on Unix which file it is.
fn times(town: &Town) -> BTreeMap<String, (std::time::SystemTime, u64)> {
    let mut times = BTreeMap::new();
    for path in tree(&town.out()).into_keys().filter(|path| !path.ends_with('/')) {
        let metadata = town.out().join(&path).symlink_metadata().expect("it is there");
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let inode = 0;
        times.insert(path, (metadata.modified().expect("the system keeps times"), inode));
    }
    times
}

#[test]
fn a_file_made_from_the_same_is_kept_unmade() {
    let town = Town::new();
    let (this, that) = (blake3::hash(b"this"), blake3::hash(b"that"));
    let build = |inputs: &blake3::Hash| {
        let stage = town.open().expect("ours");
        let kept = stage.keep("a.pdf", inputs).expect("can be read");
        let is_kept = kept.is_some();
        let put = kept.unwrap_or_else(|| stage.put_made("a.pdf", b"pdf", inputs).expect("there is room"));
        stage.commit(vec![put]).expect("there is room");
        is_kept
    };
    assert!(!build(&this), "there is none yet");
    let before = times(&town);
    assert!(build(&this));
    assert_eq!(before, times(&town), "it keeps its file");
    assert!(!build(&that), "made from something else");
    town.write("public/a.pdf", "pdx");
    assert!(!build(&that), "changed by hand");
    assert_eq!(tree(&town.out())["a.pdf"], b"pdf");
    town.build(&[("a.pdf", "pdf")]).expect("a build that does not say what it was made from");
    assert!(!build(&that));
}
