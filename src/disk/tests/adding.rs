//! New files beside the sources: all or none, and never over one that is there.

use super::*;
use crate::disk::add;

/// Adding these must fail, say why, and change nothing.
#[track_caller]
fn refused(town: &Town, files: &[(&str, &[u8])], why: &str) {
    let before = tree(&town.root);
    let error = error(add(&town.root, files));
    assert!(error.message.zh.contains(why), "{error:?}");
    assert_eq!(tree(&town.root), before, "{why}");
}

#[test]
fn new_files_come_with_their_folders() {
    let town = Town::new();
    add(&town.root, &[("content/甲/a.jpg", b"x"), ("content/甲/a.md", b"y")]).expect("there is room");
    assert_eq!(fs::read(town.at("content/甲/a.md")).expect("written"), b"y");
}

#[test]
fn nothing_is_overwritten_and_nothing_half_written() {
    let town = Town::new();
    town.write("content/jia/there.md", "早先的");
    refused(&town, &[("content/jia/new.md", b"x"), ("content/jia/there.md", b"y")], "不会覆盖");
    refused(&town, &[("content/yi/new.md", b"x"), ("content/jia/there.md/a.md", b"y")], "路径中有一段是文件");
}

#[test]
fn paths_stay_inside_and_fit_every_computer() {
    let town = Town::new();
    for path in ["../out.md", "content/../../out.md", "/etc/out.md", "content//a.md", ""] {
        let said = error(add(&town.root, &[(path, b"x")])).message.zh;
        assert!(said.contains("不是站点里的路径") || said.contains("名字"), "{path}: {said}");
    }
    refused(&town, &[("content/a:b.md", b"x")], "Windows");
    refused(&town, &[("content/con.md", b"x")], "设备名");
}

#[test]
#[cfg(unix)]
fn links_are_not_followed() {
    let town = Town::new();
    fs::create_dir(town.at("elsewhere")).expect("can be made");
    std::os::unix::fs::symlink("../elsewhere", town.at("content/link")).expect("can be made");
    refused(&town, &[("content/link/a.md", b"x")], "路径中有一段是文件");
}
