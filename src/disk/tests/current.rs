//! When nothing has to be made: only when every file is what the last build wrote, from the same inputs.

use std::time::{Duration, SystemTime};

use super::super::current::{Current, current, inputs};
use super::super::manifest::Origin;
use super::*;
use crate::files::Files;

fn inputs_of(text: &str) -> blake3::Hash {
    let mut files = Files::default();
    files.insert("content/index.md", text.as_bytes().to_vec());
    inputs(&files, "").expect("a test can read its own program")
}

const PAGES: &[(&str, &str)] = &[("index.html", "首页"), ("a/b.html", "乙"), ("assets/x.css", "p{}")];

fn built(town: &Town) -> Tally {
    let origin = Some(Origin { inputs: inputs_of("一"), doubts: 2 });
    let stage = town.open().expect("ours").made_from(origin);
    let puts = put_all(&stage, PAGES).expect("puts");
    stage.commit(puts).expect("a build")
}

fn found(town: &Town, text: &str) -> Option<Current> {
    let patience = Duration::from_secs(1);
    current(&town.root, &town.out(), inputs_of(text), &|_| {}, patience).expect("nobody else builds")
}

#[test]
fn the_same_inputs_and_files_need_no_build() {
    let town = Town::new();
    assert_eq!(found(&town, "一"), None, "there is no site yet");
    let tally = built(&town);
    let expected = Tally { written: 0, unchanged: 3, removed: 0, ..tally };
    assert_eq!(found(&town, "一"), Some(Current { tally: expected, doubts: 2 }));
    assert_eq!(found(&town, "二"), None, "other inputs");
    town.write("public/CNAME", "example.gov.cn");
    assert!(found(&town, "一").is_some(), "files of others do not matter");
    town.build(PAGES).expect("a build that does not say what it was made from");
    assert_eq!(found(&town, "一"), None);
    assert_eq!(town.beside(), ["public"]);
}

/// A file that is not what the build wrote is found whatever its time says: a clock may have gone backwards.
#[test]
fn a_touched_output_is_made_again() {
    let check = |what: &str, touch: &dyn Fn(&Town), is_current: bool| {
        let town = Town::new();
        built(&town);
        touch(&town);
        assert_eq!(found(&town, "一").is_some(), is_current, "{what}");
        built(&town);
        assert!(found(&town, "一").is_some(), "mended after: {what}");
        assert_eq!(tree(&town.out())["a/b.html"], "乙".as_bytes(), "{what}");
    };
    let page = |town: &Town| town.at("public/a/b.html");
    let time = |town: &Town, time: SystemTime| {
        let file = fs::File::options().write(true).open(page(town)).expect("it is there");
        file.set_modified(time).expect("times can be set");
    };
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400);
    check("nothing", &|_| {}, true);
    check("gone", &|town| fs::remove_file(page(town)).expect("it is there"), false);
    check("longer", &|town| town.write("public/a/b.html", "乙乙"), false);
    check("as long", &|town| town.write("public/a/b.html", "丙"), false);
    check(
        "as long, with the time it had",
        &|town| {
            let before = page(town).metadata().and_then(|file| file.modified()).expect("it has a time");
            town.write("public/a/b.html", "丙");
            time(town, before);
        },
        false,
    );
    check(
        "as long, edited while the clock was wrong",
        &|town| {
            town.write("public/a/b.html", "丙");
            time(town, long_ago);
        },
        false,
    );
    check("only its time", &|town| time(town, long_ago), true);
    check(
        "a folder",
        &|town| {
            fs::remove_file(page(town)).expect("it is there");
            fs::create_dir(page(town)).expect("can be made");
            fs::remove_dir(page(town)).expect("just made");
        },
        false,
    );
    check(
        "an exchange that was killed",
        &|town| {
            let written = manifest::read(&town.out()).expect("ours").expect("there");
            let json = written.underway(&Manifest::default()).to_json();
            town.write(&format!("public/{}", manifest::MANIFEST), json);
        },
        false,
    );
}

#[test]
fn other_inputs_that_give_the_same_pages_only_change_the_manifest() {
    let town = Town::new();
    built(&town);
    let folder = town.out().join("a").join("b.html").metadata().expect("it is there");
    let origin = Some(Origin { inputs: inputs_of("二"), doubts: 0 });
    let stage = town.open().expect("ours").made_from(origin);
    let puts = put_all(&stage, PAGES).expect("puts");
    let tally = stage.commit(puts).expect("a build");
    assert_eq!((tally.written, tally.unchanged), (0, 3));
    assert!(found(&town, "二").is_some() && found(&town, "一").is_none());
    let after = town.out().join("a").join("b.html").metadata().expect("it is there");
    assert_eq!(folder.modified().ok(), after.modified().ok());
    assert_eq!(town.beside(), ["public"]);
}
