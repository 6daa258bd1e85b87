//! `townpress check` as a machine runs it: its formats, its exit codes, and that it shows nobody's numbers.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::folder::{Temporary, put, repository};

fn check(root: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_townpress"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "RAYON_NUM_THREADS"] {
        command.env_remove(name);
    }
    command
        .args(["check", "--root"])
        .arg(root)
        .args(more)
        .output()
        .expect("the program was built with its tests")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8")
}

/// A site with a number that nobody may read and a doubt that is only a warning.
fn site(name: &str, body: &str) -> Temporary {
    let folder = Temporary::new(name);
    put(&folder.join("townpress.yaml"), "title: 某县\nkinds:\n  annual: { zh: 年度工作总结 }\n");
    put(&folder.join("content/xi/place.yaml"), "name: 溪镇\nlevel: town\n");
    let head = "---\ntitle: 溪镇2021年工作总结\nkind: annual\nperiod: 2021\n---\n";
    put(&folder.join("content/xi/2021.md"), format!("{head}{body}\n"));
    folder
}

#[test]
fn exit_codes_tell_errors_from_warnings() {
    let expect = |body: &str, more: &[&str], code: i32| {
        let folder = site("exit", body);
        let output = check(folder.path(), more);
        assert_eq!(output.status.code(), Some(code), "{body} {more:?}\n{}", text(&output.stderr));
        assert!(!folder.join("public").exists(), "a check writes no site");
    };
    expect("栽树。", &["--deny", "warnings"], 0);
    expect("栽树。。", &[], 0);
    expect("栽树。。", &["--deny", "warnings"], 1);
    expect("电话13812345678。", &[], 1);
    expect("栽树。", &["--format", "xml"], 2);
    let output = check(&Temporary::new("none").join("nowhere"), &[]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
}

#[test]
fn no_format_shows_a_number() {
    let folder = site("formats", "电话13812345678，[没有](no.md)，身份证11010519491231002X。");
    for format in ["text", "json", "sarif", "github"] {
        for lang in ["zh", "en"] {
            let output = check(folder.path(), &["--format", format, "--lang", lang]);
            let told = text(&output.stdout) + &text(&output.stderr);
            assert!(!told.contains("12345678") && !told.contains("19491231"), "{format}\n{told}");
            assert!(told.contains("phone-number") && told.contains("dead-link"), "{format}\n{told}");
        }
    }
}

#[test]
fn json_has_the_shape_that_the_documents_promise() {
    let folder = site("json", "栽树。\n电话13812345678。");
    let output = check(folder.path(), &["--format", "json", "--lang", "en"]);
    let found: Value = serde_json::from_slice(&output.stdout).expect("the output is JSON");
    let found = found.as_array().expect("an array");
    assert_eq!(found.len(), 1);
    let keys: Vec<&str> = found[0].as_object().expect("objects").keys().map(String::as_str).collect();
    let document = text(&std::fs::read(repository().join("docs/check.md")).expect("it is there"));
    for key in &keys {
        assert!(document.contains(&format!("`{key}`")), "docs/check.md does not tell of {key}");
    }
    assert_eq!(keys.len(), 11, "{keys:?}");
    let place = ["line", "column", "end_line", "end_column"].map(|key| found[0][key].as_u64());
    assert_eq!(place, [7, 3, 7, 14].map(Some), "{}", found[0]);
    assert!(found[0]["file"].as_str().is_some_and(|file| file.ends_with("content/xi/2021.md")));
}

#[test]
fn every_code_that_can_be_switched_is_told_of() {
    let document = text(&std::fs::read(repository().join("docs/check.md")).expect("it is there"));
    for rule in townpress::diag::RULES {
        let code = rule.code;
        assert!(document.contains(&format!("`{code}`")), "docs/check.md does not tell of {code}");
    }
}

#[test]
fn the_examples_have_no_errors() {
    let examples = std::fs::read_dir(repository().join("examples")).expect("it is there");
    let roots = examples.map(|entry| entry.expect("it can be listed").path());
    let sites: Vec<_> = roots.filter(|root| root.join("townpress.yaml").is_file()).collect();
    assert!(sites.len() >= 5, "{sites:?}");
    for root in sites.iter().map(|root| root.as_path()).chain([repository()]) {
        let output = check(root, &["--lang", "en"]);
        assert_eq!(output.status.code(), Some(0), "{}\n{}", root.display(), text(&output.stderr));
    }
}

/// Codes that are an error of form elsewhere: who could switch the warning would switch the error as well.
const FIXED: [&str; 3] = ["encoding", "unknown-column", "words"];

#[test]
fn every_warning_can_be_switched() {
    let sources = crate::folder::tree(&repository().join("src"));
    // What an import or a sheet of paper lacks is no doubt about a site.
    let of_sites =
        |path: &str| path.ends_with(".rs") && !path.starts_with("import/") && !path.starts_with("pdf/");
    let mut unknown = Vec::new();
    for (path, bytes) in sources.iter().filter(|(path, _)| of_sites(path)) {
        for found in text(bytes).split("Diagnostic::warning(").skip(1) {
            let Some(code) = found.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
            else {
                continue;
            };
            let known = townpress::diag::rule(code).is_some() || FIXED.contains(&code);
            if !known {
                unknown.push(format!("src/{path}: {code}"));
            }
        }
    }
    assert!(unknown.is_empty(), "warnings that are not in RULES of src/diag/rules.rs: {unknown:#?}");
}
