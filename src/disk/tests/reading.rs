//! What is read, what is passed over, and what is refused.

use std::fs;

use super::*;
use crate::diag::Diagnostic;
use crate::disk::{read, read_one};
use crate::files::{Body, Files};

fn read_town(town: &Town) -> (Files, Vec<Diagnostic>) {
    let (files, diagnostics) = read(&town.root).expect("a site");
    (files, diagnostics.sorted())
}

fn paths(files: &Files) -> Vec<&str> {
    files.iter().map(|(path, _)| path).collect()
}

/// The one mistake of a town.
fn mistake(town: &Town) -> Diagnostic {
    let (_, mut diagnostics) = read_town(town);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    diagnostics.remove(0)
}

#[test]
fn the_three_sources_are_read_and_nothing_else() {
    let town = Town::new();
    town.write("content/西吉/place.yaml", "name: 西吉县\n");
    town.write("content/西吉/photos/a.jpg", b"\xff\xd8");
    town.write("themes/plain/page.html", "<p>");
    town.write("README.md", "no");
    town.write("public/index.html", "no");
    for litter in [
        ".git/config",
        ".DS_Store",
        "~$a.docx",
        "Thumbs.db",
        "desktop.ini",
        "a.md.swp",
        "a.md~",
        ".hidden/a.md",
    ] {
        town.write(&format!("content/{litter}"), "no");
    }
    let (files, diagnostics) = read_town(&town);
    assert_eq!(diagnostics, []);
    let expected = [
        "content/index.md",
        "content/西吉/photos/a.jpg",
        "content/西吉/place.yaml",
        "themes/plain/page.html",
        "townpress.yaml",
    ];
    assert_eq!(paths(&files), expected);
    assert_eq!(files.text("content/西吉/place.yaml"), Some("name: 西吉县\n"));
    assert_eq!(files.get("content/西吉/photos/a.jpg"), Some(&Body::Bytes(b"\xff\xd8".to_vec())));
}

#[test]
fn decomposed_names_are_composed() {
    let town = Town::new();
    town.write("content/e\u{301}/e\u{301}.md", "é");
    let (files, diagnostics) = read_town(&town);
    assert_eq!(diagnostics, []);
    assert_eq!(files.text("content/\u{e9}/\u{e9}.md"), Some("é"));
}

#[test]
fn a_folder_that_is_no_site_is_refused_with_what_to_do() {
    let town = Town::new();
    let empty = town.at("empty");
    fs::create_dir(&empty).expect("can be made");
    let refused = error(read(&empty));
    assert!(refused.message.zh.contains("不是 townpress 网站"), "{refused:?}");
    assert!(refused.help.is_some_and(|help| help.zh.contains("--root") && help.zh.contains("new site")));
    assert!(error(read(&town.at("nowhere"))).message.zh.contains("不存在"));
    assert!(error(read(&town.at("townpress.yaml"))).message.en.contains("is a file"));
    town.write("empty/townpress.yaml", "title: 空\n");
    assert!(read(&empty).is_ok(), "a site may lack content");
}

#[test]
#[cfg(unix)]
fn links_are_named_and_not_followed() {
    use std::os::unix::fs::symlink;
    let town = Town::new();
    town.write("secret.md", "secret");
    town.write("content/a/b.md", "b");
    symlink("../secret.md", town.at("content/file.md")).expect("can be made");
    symlink("..", town.at("content/folder")).expect("can be made");
    symlink("index.md", town.at("content/inside.md")).expect("can be made");
    symlink("/nowhere", town.at("content/dangling.md")).expect("can be made");
    symlink("content", town.at("themes")).expect("can be made");
    let (files, diagnostics) = read_town(&town);
    assert_eq!(paths(&files), ["content/a/b.md", "content/index.md", "townpress.yaml"]);
    let named: Vec<_> = diagnostics.iter().filter_map(|d| d.span.as_ref()).map(|span| &*span.file).collect();
    let expected =
        ["content/dangling.md", "content/file.md", "content/folder", "content/inside.md", "themes"];
    assert_eq!(named, expected);
    assert!(diagnostics.iter().all(|d| d.code == "symlink"));
    assert!(diagnostics[1].message.zh.contains("../secret.md"), "{:?}", diagnostics[1].message);
}

#[test]
#[cfg(unix)]
fn a_link_slipped_in_after_the_walk_is_not_followed() {
    use crate::disk::read::Opener;
    let town = Town::new();
    town.write("secret/b.md", "secret");
    std::os::unix::fs::symlink("../secret/b.md", town.at("content/b.md")).expect("can be made");
    let open = Opener::new(&town.root).expect("the root is there");
    assert!(open.open(Path::new("content/b.md")).is_err());
    assert!(open.open(Path::new("content/index.md")).is_ok());
    if cfg!(target_os = "linux") {
        std::os::unix::fs::symlink("../secret", town.at("content/a")).expect("can be made");
        assert!(open.open(Path::new("content/a/b.md")).is_err(), "a link on the way");
        assert!(open.open(Path::new("content/../secret/../../x")).is_err(), "out of the root");
    }
}

#[test]
#[cfg(unix)]
fn a_pipe_is_named_and_does_not_hang_the_build() {
    let town = Town::new();
    let made = std::process::Command::new("mkfifo").arg(town.at("content/pipe.md")).status();
    if made.is_ok_and(|status| status.success()) {
        assert!(mistake(&town).message.zh.contains("不是普通文件"));
    }
}

#[test]
fn files_over_the_limit_are_named_with_it() {
    let town = Town::new();
    let sized = |path: &str, size: u64| {
        town.write(path, "");
        let file = fs::File::options().write(true).open(town.at(path)).expect("just made");
        file.set_len(size).expect("a file with a hole");
    };
    sized("content/ok.md", 8 << 20);
    sized("content/ok.jpg", 64 << 20);
    sized("content/big.md", (8 << 20) + 1);
    sized("content/big.jpg", (64 << 20) + 1);
    let (files, diagnostics) = read_town(&town);
    let said: Vec<&str> = diagnostics.iter().map(|d| d.message.en.as_str()).collect();
    let expected =
        ["content/big.jpg is too big: 65 MB, 64 MB at most", "content/big.md is too big: 9 MB, 8 MB at most"];
    assert_eq!(said, expected);
    assert!(files.contains("content/ok.md") && files.contains("content/ok.jpg"));
    assert!(!files.contains("content/big.md"));
}

#[test]
#[cfg(unix)]
fn names_windows_cannot_hold_are_errors_and_stay_outside() {
    let check = |name: &str, what: &str| {
        let town = Town::new();
        town.write(&format!("content/{name}"), "x");
        let found = mistake(&town);
        assert_eq!(found.code, "file-name");
        assert!(found.message.zh.contains(what), "{name:?}: {}", found.message.zh);
        assert_eq!(found.help.len(), 1);
        assert_eq!(paths(&read_town(&town).0), ["content/index.md", "townpress.yaml"], "{name:?}");
    };
    check("a:b.md", ":");
    check("con.md", "CON");
    check("nul/a.md", "content/nul");
    check("a\\b.md", "\\");
    check("a\u{1b}[31m.md", "U+001B");
    check("末尾.", "句点");
    check(&format!("{}.md", "镇".repeat(67)), "太长");
    check(&format!("{}/a.md", ["x".repeat(60).as_str(); 4].join("/")), "路径太长");
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_not_utf8_are_errors() {
    use std::os::unix::ffi::OsStrExt as _;
    let town = Town::new();
    let (name, _, _) = encoding_rs::GB18030.encode("总结.md");
    write(&town.at("content").join(std::ffi::OsStr::from_bytes(&name)), "x");
    let found = mistake(&town);
    assert!(found.message.zh.starts_with("名字不是 UTF-8") && found.message.zh.contains(".md"), "{found:?}");
}

#[test]
fn names_that_are_one_elsewhere_are_errors_that_name_both() {
    let check = |one: &str, two: &str| {
        let town = Town::new();
        town.write(&format!("content/{one}"), "1");
        town.write(&format!("content/{two}"), "2");
        let names = fs::read_dir(town.at("content")).expect("it is there").count();
        if names < 3 {
            return; // This very file system holds them as one.
        }
        let found = mistake(&town);
        assert_eq!(found.code, "same-name");
        assert_eq!((found.span.is_some(), found.also.len()), (true, 1), "{found:?}");
    };
    check("a.md", "A.md");
    check("Xiji/a.md", "xiji/b.md");
    check("\u{e9}.md", "e\u{301}.md");
    check("\u{e9}/a.md", "e\u{301}/b.md");
}

#[test]
#[cfg(unix)]
fn an_unreadable_file_is_named_with_the_reason() {
    use std::os::unix::fs::PermissionsExt as _;
    let town = Town::new();
    town.write("content/locked.md", "x");
    fs::set_permissions(town.at("content/locked.md"), fs::Permissions::from_mode(0o000)).expect("ours");
    if fs::read(town.at("content/locked.md")).is_ok() {
        return; // Permissions do not bind the administrator.
    }
    assert!(mistake(&town).message.zh.contains("没有权限"));
}

#[test]
fn a_deep_and_a_wide_tree_are_read() {
    let town = Town::new();
    let mut deep = town.at("content");
    for _ in 0..1200 {
        deep.push("d");
    }
    // Longer than the system takes in one call, so it is made step by step.
    let made = fs::create_dir_all(&deep);
    for number in 0..2000 {
        town.write(&format!("content/{}/{number}.md", number % 40), "x");
    }
    let (files, diagnostics) = read_town(&town);
    assert_eq!(files.under("content").count(), 2001);
    if made.is_ok() {
        assert_eq!(diagnostics.len(), 1, "the first folder that is too deep speaks for all below");
        assert!(diagnostics[0].message.zh.contains("路径太长"));
    }
}

#[test]
fn one_file_may_be_read_from_anywhere() {
    let town = Town::new();
    assert_eq!(read_one(&town.at("content/index.md")).expect("it is there"), "首页\n".as_bytes());
    assert!(error(read_one(&town.at("content"))).message.zh.contains("文件夹"));
    let missing = error(read_one(&town.at("无.md")));
    assert!(missing.message.zh.contains("无.md：不存在"), "{missing:?}");
}
