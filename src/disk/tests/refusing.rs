//! Folders a site is never built into, and builds that wait for each other.

use std::cell::RefCell;
use std::fs;
use std::time::Duration;

use super::*;
use crate::disk::manifest::MANIFEST;

/// Opening a stage there must fail, say why, and change nothing.
fn refused(town: &Town, out: &str, why: &str) {
    let before = tree(&town.root);
    let error = error(open(&town.root, &town.at(out)));
    assert!(error.message.zh.contains(why), "{out}: {error:?}");
    assert!(error.help.is_some());
    assert_eq!(tree(&town.root), before, "{out}");
}

#[test]
fn places_that_hold_something_dearer_are_refused() {
    let town = Town::new();
    town.write("themes/plain/page.html", "x");
    town.write("repository/.git/HEAD", "x");
    town.write("file", "x");
    town.write("site/townpress.yaml", "x");
    refused(&town, "", "源文件所在的文件夹");
    refused(&town, "content/..", "源文件所在的文件夹");
    refused(&town, "..", "在它里面");
    refused(&town, "content", "源文件夹 content");
    refused(&town, "content/public", "源文件夹 content");
    refused(&town, "public/../themes/x/y", "不存在");
    refused(&town, "themes/x/y", "源文件夹 themes");
    refused(&town, "repository", "git 仓库");
    refused(&town, "repository/.git/hooks", ".git");
    refused(&town, "file", "是文件");
    refused(&town, "file/public", "是文件");
    let far = |out: &Path| error(open(&town.root, out)).message.zh;
    assert!(far(Path::new("/")).contains("在它里面"));
    if let Some(home) = std::env::home_dir().filter(|home| home.is_dir() && !town.root.starts_with(home)) {
        let said = far(&home);
        assert!(said.contains("主目录") || said.contains("git"), "{said}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_is_refused_even_with_a_slash_behind_it() {
    let town = Town::new();
    fs::create_dir(town.at("elsewhere")).expect("can be made");
    std::os::unix::fs::symlink("elsewhere", town.at("public")).expect("can be made");
    refused(&town, "public", "符号链接");
    refused(&town, "public/", "符号链接");
    std::os::unix::fs::symlink("content", town.at("alias")).expect("can be made");
    refused(&town, "alias/x", "源文件夹 content");
}

#[test]
fn a_folder_with_files_of_others_is_refused() {
    let town = Town::new();
    town.write("public/老网站.html", "x");
    refused(&town, "public", "老网站.html");
    town.write(&format!("public/{MANIFEST}"), "{ not json");
    refused(&town, "public", "读不懂");
}

#[test]
fn an_empty_folder_is_taken() {
    let town = Town::new();
    fs::create_dir(town.out()).expect("can be made");
    town.write("public/.DS_Store", "x");
    town.build(&[("index.html", "x")]).expect("as good as empty");
    assert_eq!(town.beside(), ["public"]);
    assert!(town.out().join("index.html").is_file() && town.out().join(".DS_Store").is_file());
    town.build(&[("index.html", "y")]).expect("ours now");
}

#[test]
fn folders_on_the_way_are_made() {
    let town = Town::new();
    let stage = open(&town.root, &town.at("build/站点/out")).expect("a new place");
    let puts = put_all(&stage, &[("index.html", "x")]).expect("puts");
    stage.commit(puts).expect("a first build");
    assert!(town.at("build/站点/out/index.html").is_file());
}

#[test]
fn a_second_build_waits_and_says_for_whom() {
    let town = Town::new();
    let first = town.open().expect("nobody else");
    let said = RefCell::new(Vec::new());
    let waiting = |words: &crate::diag::Words| said.borrow_mut().push(words.zh.clone());
    let patience = Duration::from_millis(120);
    let error = error(Stage::open_within(&town.root, &town.out(), &waiting, patience));
    let holder = format!("进程号 {}", std::process::id());
    assert!(error.message.zh.contains(&holder), "{error:?}");
    assert_eq!(said.borrow().len(), 1, "said once");
    assert!(said.borrow()[0].contains(&holder));
    drop(first);
    let stage = town.open().expect("the first is gone");
    assert!(town.beside().contains(&".public.lock".to_owned()));
    drop(stage);
    assert!(cfg!(windows) || town.beside().is_empty());
}

#[test]
fn builds_at_once_come_one_after_the_other() {
    let town = Town::new();
    std::thread::scope(|scope| {
        for builder in 0..8 {
            let town = &town;
            scope.spawn(move || {
                for round in 0..5 {
                    let text = format!("{builder} {round}");
                    let pages = [("a.html", text.as_str()), ("b.html", &text), ("c/d.html", &text)];
                    town.build(&pages).expect("each gets its turn");
                }
            });
        }
    });
    let built = tree(&town.out());
    assert_eq!((&built["a.html"], &built["a.html"]), (&built["b.html"], &built["c/d.html"]));
    assert_eq!(town.beside(), ["public"]);
}

#[test]
#[cfg(unix)]
fn a_lock_file_that_is_a_link_is_not_written_through() {
    let town = Town::new();
    town.write("dear", "dear");
    std::os::unix::fs::symlink("dear", town.at(".public.lock")).expect("can be made");
    assert!(town.open().is_err());
    assert_eq!(tree(&town.root)["dear"], b"dear");
}

#[test]
fn leftovers_of_the_dead_go_and_those_of_others_stay() {
    let town = Town::new();
    town.build(&[("index.html", "1")]).expect("a first build");
    town.write("public/CNAME", "new");
    // Never published.
    town.write(".public.stage-1/.townpress-stage", "");
    town.write(".public.stage-1/a/b.html", "x");
    // Killed before its marker.
    fs::create_dir(town.at(".public.stage-2")).expect("can be made");
    // Killed after the exchange: the old site, a carried file, a file the site does not have.
    let manifest = fs::read(town.out().join(MANIFEST)).expect("it is there");
    town.write(&format!(".public.stage-3/{MANIFEST}"), &manifest);
    town.write(".public.stage-3/index.html", "0");
    let carried = town.at(".public.stage-3/CNAME");
    fs::hard_link(town.out().join("CNAME"), carried).expect("links are possible in the temporary folder");
    town.write(&format!(".public.stage-4/{MANIFEST}"), &manifest);
    town.write(".public.stage-4/late.txt", "late");
    // Not ours, whatever the name says.
    town.write(".public.stage-5/dear.txt", "dear");
    town.write(".public.stage-x/dear.txt", "dear");
    let own = format!(".public.stage-{}", std::process::id());
    town.write(&format!("{own}/dear.txt"), "dear");
    town.build(&[("index.html", "2")]).expect("the next build");
    fs::remove_dir_all(town.at(&own)).expect("nobody took it away");
    assert_eq!(town.beside(), [".public.stage-4", ".public.stage-5", ".public.stage-x", "public"]);
    assert_eq!(tree(&town.out())["CNAME"], b"new");
    assert_eq!(tree(&town.at(".public.stage-4"))["late.txt"], b"late");
    assert_eq!(tree(&town.at(".public.stage-5"))["dear.txt"], b"dear");
}

#[test]
fn a_file_that_comes_during_the_exchange_is_brought_along() {
    use crate::disk::leftover::{Unlisted, retire};
    let town = Town::new();
    town.build(&[("index.html", "1"), ("old.html", "1")]).expect("a first build");
    let manifest = fs::read(town.out().join(MANIFEST)).expect("it is there");
    // The old site after the exchange.
    let old = town.at("old");
    for (path, text) in
        [(MANIFEST, &manifest[..]), ("old.html", b"0"), ("late/a.txt", b"late"), ("index.html", b"0")]
    {
        write(&old.join(path), text);
    }
    retire(&old, &town.out(), Unlisted::Bring).expect("can be removed");
    assert_eq!(tree(&town.out())["late/a.txt"], b"late");
    assert_eq!(tree(&town.out())["index.html"], b"1");
    assert!(!old.exists());
}
