//! `townpress import` run as a writer runs it: exit codes, what is written, and that nothing is when it fails.

use std::path::Path;
use std::process::{Command, Output};

use crate::folder::{Temporary, copy, put, repository, tree};

fn site(name: &str) -> Temporary {
    let folder = Temporary::new(name);
    copy(&repository().join("tests/import/site"), folder.path());
    folder
}

fn import(root: &Path, file: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_townpress"));
    command.args(["--lang", "zh", "import", "--place", "xi/qing", "--root"]).arg(root).arg(file).args(more);
    command.output().expect("the program was built with its tests")
}

#[track_caller]
fn refused(root: &Path, file: &Path, more: &[&str], code: i32, said: &str) {
    let before = tree(root);
    let output = import(root, file, more);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{words}");
    assert!(words.contains(said), "{words}");
    assert!(tree(root) == before, "nothing is written when an import is refused");
}

#[test]
fn a_document_becomes_a_report_of_a_site_that_builds() {
    let site = site("import");
    let source = repository().join("tests/import/annual/source.txt");
    let output = import(site.path(), &source, &["--kind", "annual"]);
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(words.contains("content/xi/qing/2023-annual.md"), "{words}");
    assert!(words.contains(".import.txt"), "{words}");
    let mut build = Command::new(env!("CARGO_BIN_EXE_townpress"));
    let built = build.args(["build", "--root"]).arg(site.path()).output().expect("built");
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    let page = site.join("public/xi/qing/2023-annual.html");
    let page =
        String::from_utf8_lossy(&tree(page.parent().expect("a folder"))["2023-annual.html"]).into_owned();
    assert!(page.contains("128.6平方公里"));
    refused(site.path(), &source, &["--kind", "annual"], 1, "不会覆盖");
}

#[test]
fn what_is_wrong_with_the_call_or_the_machine_is_told() {
    let site = site("import-refused");
    let source = repository().join("tests/import/annual/source.txt");
    let untold = site.join("untold.txt");
    put(&untold, "修渠5公里，群众都说好，干部也有了劲头。\n再接再厉。");
    refused(site.path(), &untold, &[], 1, "--kind");
    refused(site.path(), &site.join("content"), &[], 2, "文件夹");
    refused(site.path(), &site.join("no.docx"), &[], 2, "不存在");
    let large = site.join("large.txt");
    put(&large, vec![b'a'; 20 << 20]);
    refused(site.path(), &large, &["--kind", "annual"], 2, "8 MB");
    let kept = ["--kind", "annual", "--name", "../../../out"];
    refused(site.path(), &source, &kept, 1, "--name");
    let nowhere = Temporary::new("import-nowhere");
    refused(nowhere.path(), &source, &["--kind", "annual"], 2, "不是 townpress 网站");
}

#[test]
fn a_place_is_named_by_its_folder_or_its_name_and_asked_for_otherwise() {
    let site = site("import-place");
    let source = repository().join("tests/import/annual/source.txt");
    let call = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_townpress"));
        command.args(["--lang", "zh", "import", "--kind", "annual", "--root"]).arg(site.path());
        let output = command.args(more).arg(&source).output().expect("the program was built with its tests");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, words) = call(&[]);
    assert_eq!(code, Some(1), "{words}");
    assert!(words.contains("--place xi/qing（青溪镇）"), "{words}");
    assert_eq!(call(&["--place", "青溪县"]).0, Some(1));
    assert_eq!(call(&["--place", "青溪镇"]).0, Some(0));
}

#[test]
fn a_call_that_is_not_understood_is_answered_in_chinese_first() {
    for (call, said) in [
        (["import", "--kin"], "没有“--kin”这个选项"),
        (["impot", "a.docx"], "没有“impot”这个命令"),
        (["import", "--place=a"], "还缺少 <FILE>"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_townpress"))
            .args(call)
            .env("LC_ALL", "zh_CN.UTF-8")
            .output()
            .expect("the program was built with its tests");
        let words = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(words.starts_with("错误: ") && words.contains(said), "{words}");
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_is_left_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = site("import-read-only");
    let folder = site.join("content/xi/qing");
    let allow = |mode: u32| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(&folder, permissions).expect("the folder of a test is ours");
    };
    allow(0o555);
    // Who may write everywhere cannot be refused.
    let free = std::fs::write(folder.join("try"), "x").is_ok();
    if !free {
        let source = repository().join("tests/import/annual/source.txt");
        refused(site.path(), &source, &["--kind", "annual"], 2, "没有权限");
    }
    allow(0o755);
}

#[test]
fn one_file_that_is_refused_keeps_all_from_being_written() {
    let site = site("import-several");
    let sound = repository().join("tests/import/annual/source.txt");
    put(&site.join("bad.txt"), "修渠5公里，群众都说好，干部也有了劲头。\n再接再厉。");
    let bad = site.join("bad.txt");
    refused(
        site.path(),
        &sound,
        &["--kind", "annual", bad.to_str().expect("a path of the tests")],
        1,
        "--title",
    );
}
