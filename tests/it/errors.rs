//! `tests/errors/<case>/site/` is a broken site; `expected.zh.txt` and `expected.en.txt` are what its author reads.
//!
//! Some mistakes cannot lie in a repository (a file of 50 MB, a symbolic link, names that Windows cannot hold): their
//! sites are made here, and only what is read of them is kept.

use std::fs;
use std::path::Path;

use townpress::diag::Tongue;
use townpress::files::Files;

use crate::folder::{Temporary, blessing, cases, changes, put, repository};
use crate::site::{Made, make, make_of, told};

#[test]
fn every_mistake_is_told_as_expected() {
    let mut wrong = Vec::new();
    for (name, folder) in cases("errors") {
        let site = folder.join("site");
        if site.is_dir() {
            wrong.extend(misread(&name, &make(&site)));
        }
    }
    assert!(wrong.is_empty(), "{}", report(&wrong));
}

/// What is told otherwise than expected, or not at all.
fn misread(name: &str, made: &Made) -> Vec<String> {
    let mut wrong = Vec::new();
    if made.diagnostics.is_empty() {
        wrong.push(format!("{name}: nothing is told, so this is no case of a mistake"));
    }
    for (ending, tongue) in [("zh", Tongue::Chinese), ("en", Tongue::English)] {
        let file = repository().join(format!("tests/errors/{name}/expected.{ending}.txt"));
        let found = told(made, tongue);
        if blessing() {
            put(&file, &found);
            continue;
        }
        let expected = fs::read(&file).unwrap_or_default();
        if expected != found.as_bytes() {
            wrong.push(format!("{name}, {ending}:\n{}", changes(&expected, found.as_bytes())));
        }
    }
    wrong
}

fn report(wrong: &[String]) -> String {
    format!("{}\n(BLESS=1 cargo test rewrites what is expected)", wrong.join("\n"))
}

fn check(name: &str, made: &Made) {
    let wrong = misread(name, made);
    assert!(wrong.is_empty(), "{}", report(&wrong));
}

/// A sound site with one town and one report, to which a mistake can be added.
const SOUND: [(&str, &str); 3] = [
    ("townpress.yaml", "title: 某县\nkinds:\n  annual: { zh: 年度工作总结, en: Annual summary }\n"),
    ("content/xi/place.yaml", "name: 溪镇\nlevel: town\n"),
    ("content/xi/2021.md", "---\ntitle: 溪镇2021年工作总结\nkind: annual\nperiod: 2021\n---\n栽树。\n"),
];

fn sound_files() -> Files {
    let mut files = Files::default();
    for (path, text) in SOUND {
        files.insert(path, text.into());
    }
    files
}

fn sound_folder(root: &Path) {
    for (path, text) in SOUND {
        put(&root.join(path), text);
    }
}

#[test]
fn the_sound_site_is_sound() {
    let made = make_of(sound_files(), Default::default());
    assert!(made.diagnostics.is_empty(), "{}", told(&made, Tongue::English));
}

#[test]
fn deep_nesting() {
    const DEEP: usize = 10_000;
    let mut files = sound_files();
    let yaml = format!("name: 溪镇\nlevel: town\nmetrics: {}\n", "[".repeat(DEEP));
    files.insert("content/xi/place.yaml", yaml.into());
    let blocks = (0..DEEP).map(|level| format!("{}- x\n", "  ".repeat(level.min(200))));
    let quotes = format!("{}引文\n", "> ".repeat(DEEP));
    let head = "---\ntitle: 深\nkind: annual\nperiod: 2021\n---\n";
    files.insert("content/xi/2021.md", format!("{head}{quotes}\n{}", blocks.collect::<String>()).into());
    check("deep-nesting", &make_of(files, Default::default()));
}

#[test]
fn block_bombs() {
    let mut files = sound_files();
    let mut yaml = String::from("name: 溪镇\nlevel: town\na: &a [x, x]\n");
    for (one, next) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        yaml.push_str(&format!(
            "{next}: &{next} [*{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}, *{one}]\n"
        ));
    }
    files.insert("content/xi/place.yaml", yaml.into());
    check("alias-bomb", &make_of(files, Default::default()));
}

#[test]
fn a_huge_file_is_not_read() {
    let folder = Temporary::new("huge");
    sound_folder(folder.path());
    put(&folder.join("content/xi/2022.md"), vec![b'x'; 50 << 20]);
    check("huge-file", &make(folder.path()));
}

#[test]
fn gb18030_is_read_and_told() {
    let mut files = sound_files();
    let (place, _, _) = encoding_rs::GB18030.encode("name: 溪镇\nlevel: town\n级别: 镇\n");
    files.insert("content/xi/place.yaml", place.into_owned());
    check("gb18030", &make_of(files, Default::default()));
}

#[test]
fn bytes_of_no_encoding() {
    let mut files = sound_files();
    files.insert("content/xi/place.yaml", b"name: \xff\xff\xfe\n".to_vec());
    files.insert("content/xi/2021.md", b"---\ntitle: \xe6\xba\xaa\xff\xff\n---\n".to_vec());
    check("undecodable", &make_of(files, Default::default()));
}

#[test]
fn many_mistakes_of_one_kind_are_counted() {
    let mut files = sound_files();
    let mut text = SOUND[2].1.to_owned();
    for number in 0..150 {
        text.push_str(&format!("\n[第{number}处](no-{number}.md)\n"));
    }
    files.insert("content/xi/2021.md", text.into());
    check("many-of-a-kind", &make_of(files, Default::default()));
}

#[test]
fn a_mistake_in_a_long_line_shows_its_surroundings() {
    let mut files = sound_files();
    let long = "长句".repeat(20_000);
    let text = format!("{}{long}[12亩](metric:no_such){long}\n", SOUND[2].1);
    files.insert("content/xi/2021.md", text.into());
    check("long-line", &make_of(files, Default::default()));
}

#[test]
fn lone_carriage_returns_end_lines_too() {
    let mut files = sound_files();
    let text = "---\rtitle: 溪镇\rkind: annual\rperiod: 二〇二一\r---\r栽树[3棵](metric:no)。\r";
    files.insert("content/xi/2021.md", text.into());
    check("lone-cr", &make_of(files, Default::default()));
}

#[test]
fn utf16_with_a_mark_is_read() {
    let mut files = sound_files();
    let text = "name: 溪镇\r\nlevel: 镇\r\n";
    let bytes = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes));
    files.insert("content/xi/place.yaml", bytes.collect());
    check("utf16", &make_of(files, Default::default()));
}

#[test]
fn terminal_commands_in_names_and_texts_are_shown_not_obeyed() {
    let mut files = sound_files();
    let text = "name: 溪镇\nlevel: \"\\e[31m红\\u202e镇\"\n\"\\e[2J\": 1\n";
    files.insert("content/xi/place.yaml", text.into());
    let made = make_of(files, Default::default());
    assert!(!told(&made, Tongue::Chinese).contains(['\u{1b}', '\u{202e}']));
    check("terminal-commands", &made);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = Temporary::new("links");
    sound_folder(&folder.join("site"));
    put(&folder.join("secret.md"), "---\ntitle: 密\nkind: annual\nperiod: 2020\n---\n");
    symlink("../../../secret.md", folder.join("site/content/xi/2020.md")).expect("links can be made here");
    symlink("../..", folder.join("site/content/up")).expect("links can be made here");
    check("symlinks", &make(&folder.join("site")));
}

/// Linux keeps apart what Windows and macOS do not; where the disk cannot hold the names there is nothing to test.
#[cfg(target_os = "linux")]
#[test]
fn names_that_other_systems_take_for_one() {
    let folder = Temporary::new("same");
    sound_folder(folder.path());
    put(&folder.join("content/xi/2021.MD"), "x");
    put(&folder.join("content/xi/caf\u{e9}.txt"), "x");
    put(&folder.join("content/xi/cafe\u{301}.txt"), "x");
    put(&folder.join("content/Xi/place.yaml"), "name: 西镇\nlevel: town\n");
    let names = fs::read_dir(folder.join("content/xi")).expect("just made").count();
    if names == 5 {
        check("same-names", &make(folder.path()));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_windows_cannot_hold() {
    let folder = Temporary::new("names");
    sound_folder(folder.path());
    let long = format!("{}.md", "长".repeat(80));
    for name in ["总结:2021.md", "aux.md", "总结.", "a\u{202e}b.md", "什么?/place.yaml", long.as_str()]
    {
        put(&folder.join(&format!("content/xi/{name}")), "x");
    }
    check("windows-names", &make(folder.path()));
}

#[cfg(target_os = "linux")]
#[test]
fn names_in_another_encoding() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Temporary::new("gbk-names");
    sound_folder(folder.path());
    put(&folder.join("content/xi").join(OsStr::from_bytes(b"\xd7\xdc\xbd\xe1.md")), "x");
    check("gbk-names", &make(folder.path()));
}

#[test]
fn expectations_without_a_case_are_found() {
    let made_here = [
        "alias-bomb",
        "deep-nesting",
        "gb18030",
        "gbk-names",
        "huge-file",
        "lone-cr",
        "long-line",
        "many-of-a-kind",
        "same-names",
        "symlinks",
        "terminal-commands",
        "undecodable",
        "utf16",
        "windows-names",
    ];
    for (name, folder) in cases("errors") {
        let known = folder.join("site").is_dir() || made_here.contains(&name.as_str());
        assert!(known, "tests/errors/{name} expects something of no site");
    }
}
