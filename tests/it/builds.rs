//! The program itself, run as a writer runs it: exit codes, what it writes, what it leaves alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::folder::{Temporary, Tree, copy, difference, put, repository, tree};

pub fn townpress() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_townpress"));
    // What surrounds the tests must not reach what they see.
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TZ", "RAYON_NUM_THREADS"] {
        command.env_remove(name);
    }
    command
}

pub fn build(root: &Path) -> Command {
    let mut command = townpress();
    command.args(["build", "--root"]).arg(root);
    command
}

pub fn run(command: &mut Command) -> Output {
    command.output().expect("the program was built with its tests")
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the program writes UTF-8")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the program writes UTF-8")
}

#[track_caller]
pub fn expect(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}\n{}", out(output), err(output));
}

/// A small site that shows every kind of page.
pub fn small() -> PathBuf {
    repository().join("tests/golden/default-theme/site")
}

/// The files of a built site without its manifest, which tells the state of the disk and not of the pages.
pub fn pages(public: &Path) -> Tree {
    let mut found = tree(public);
    found.retain(|path, _| !path.starts_with('.'));
    assert!(found.contains_key("index.html"), "{} holds a site", public.display());
    found
}

#[test]
fn the_repositorys_own_content_builds_without_a_word() {
    let folder = Temporary::new("own");
    let output = run(build(repository()).arg("--out").arg(folder.join("public")));
    expect(&output, 0);
    assert_eq!(err(&output), "", "neither mistakes nor doubts");
    assert!(out(&output).starts_with(char::is_numeric), "one line tells what was done: {}", out(&output));
    assert_eq!(out(&output).lines().count(), 1);
    assert!(pages(&folder.join("public")).len() > 100);
}

/// Texts are let go before the pages are made, but for those that the report quotes at the end.
#[test]
fn a_doubt_is_quoted_after_the_site_is_written() {
    let folder = Temporary::new("quoted");
    copy(&small(), folder.path());
    let report = "---\ntitle: 安镇二〇二二年工作总结\nkind: annual\nperiod: 2022\nissuer: 安镇人民政府\n---\n\n做成了** 一件 **好事。\n";
    put(&folder.join("content/heng/an/2022-annual.md"), report);
    let output = run(&mut build(folder.path()));
    expect(&output, 0);
    let said = err(&output);
    assert!(said.contains("literal-asterisks") && said.contains("8 | 做成了** 一件 **好事。"), "{said}");
}

#[test]
fn a_second_build_changes_nothing() {
    let folder = Temporary::new("twice");
    copy(&small(), &folder.join("site"));
    let public = folder.join("site/public");
    expect(&run(&mut build(&folder.join("site"))), 0);
    let (first, times) = (tree(&public), times(&public));
    let output = run(build(&folder.join("site")).args(["--lang", "en"]));
    expect(&output, 0);
    let files = pages(&public).len();
    let told = out(&output);
    assert!(told.contains(&format!(": 0 files written, {files} unchanged, 0 removed, ")), "{told}");
    assert_eq!(difference(&first, &tree(&public)), None, "the manifest too");
    assert_eq!(times, self::times(&public), "files that did not change keep their time");
}

#[test]
fn shards_together_are_the_whole_site() {
    let folder = Temporary::new("shards");
    expect(&run(build(&small()).arg("--out").arg(folder.join("whole"))), 0);
    let whole = pages(&folder.join("whole"));
    for of in [1, 3, 40] {
        let mut union = Tree::new();
        for number in 1..=of {
            let (part, out) = (format!("{number}/{of}"), folder.join(&format!("{number}-{of}")));
            expect(&run(build(&small()).args(["--shard", &part]).arg("--out").arg(&out)), 0);
            for (path, bytes) in tree(&out) {
                if !path.starts_with('.') {
                    assert_eq!(
                        union.insert(path.clone(), bytes),
                        None,
                        "{path} is made once, not in {part} again"
                    );
                }
            }
        }
        assert_eq!(difference(&whole, &union), None, "{of} shards");
    }
}

#[test]
fn a_shard_that_is_none_is_refused() {
    let folder = Temporary::new("no-shard");
    for wrong in ["0/4", "5/4", "3", "1/0", "a/b"] {
        let output = run(build(&small()).args(["--shard", wrong]).arg("--out").arg(folder.join("public")));
        expect(&output, 2);
        assert!(err(&output).contains(wrong) && err(&output).contains('份'), "{}", err(&output));
        assert!(!folder.join("public").exists());
    }
}

fn times(public: &Path) -> Vec<(String, std::time::SystemTime)> {
    let time = |path: &String| fs::metadata(public.join(path)).and_then(|file| file.modified());
    pages(public).keys().map(|path| (path.clone(), time(path).expect("files have a time"))).collect()
}

#[test]
fn nothing_around_the_program_reaches_the_pages() {
    let folder = Temporary::new("around");
    let (one, other) = (folder.join("甲/site"), folder.join("乙 二/另一个 site"));
    copy(&small(), &one);
    copy(&small(), &other);
    let first = run(build(&one).env("TZ", "Asia/Shanghai").env("LANG", "zh_CN.UTF-8"));
    expect(&first, 0);
    let mut alone = townpress();
    alone.arg("build").current_dir(&other);
    alone
        .env("TZ", "America/New_York")
        .env("LANG", "en_US.UTF-8")
        .env("RAYON_NUM_THREADS", "1")
        .env("USER", "nobody");
    expect(&run(&mut alone), 0);
    assert_eq!(difference(&tree(&one.join("public")), &tree(&other.join("public"))), None);
}

#[test]
fn chinese_and_spaces_in_every_path_and_output_elsewhere() {
    let folder = Temporary::new("paths");
    let site = folder.join("某县 总结（2021）/站点");
    copy(&repository().join("tests/golden/chinese-paths/site"), &site);
    let settings = fs::read_to_string(site.join("townpress.yaml")).expect("copied");
    put(&site.join("townpress.yaml"), settings.replace("theme: plain\n", ""));
    let elsewhere = folder.join("输出 文件夹/网站");
    expect(&run(build(&site).arg("--out").arg(&elsewhere)), 0);
    assert!(pages(&elsewhere).contains_key("横 县/溪镇/2021年 总结.html"));
    assert!(!site.join("public").exists(), "the output lies where it was asked for, and nowhere else");
}

#[test]
fn what_others_put_into_the_site_stays() {
    let folder = Temporary::new("foreign");
    let site = folder.join("site");
    copy(&small(), &site);
    expect(&run(&mut build(&site)), 0);
    put(&site.join("public/CNAME"), "heng.example.gov.cn\n");
    put(&site.join("public/heng/原件.pdf"), "%PDF");
    fs::remove_file(site.join("content/heng/xi/2020.md")).expect("copied");
    expect(&run(&mut build(&site)), 0);
    let public = tree(&site.join("public"));
    assert_eq!(public["CNAME"], b"heng.example.gov.cn\n");
    assert_eq!(public["heng/原件.pdf"], b"%PDF");
    assert!(!public.contains_key("heng/xi/2020.html"), "a page without a source goes");
}

#[test]
fn folders_that_are_not_ours_are_refused() {
    let folder = Temporary::new("refused");
    let site = folder.join("site");
    copy(&small(), &site);
    put(&folder.join("photos/family.jpg"), "picture");
    put(&folder.join("repository/.git/HEAD"), "ref");
    let before = tree(folder.path());
    for refused in ["photos", "repository", "site", "site/content", "site/content/new", "."] {
        let output = run(build(&site).arg("--out").arg(folder.join(refused)).args(["--lang", "en"]));
        expect(&output, 2);
        assert!(err(&output).contains("will not build into"), "{refused}: {}", err(&output));
        assert!(err(&output).contains("help: name an empty or a new folder with --out"), "{}", err(&output));
        assert_eq!(difference(&before, &tree(folder.path())), None, "{refused}");
    }
}

#[test]
fn the_machine_and_the_call_end_with_two() {
    let folder = Temporary::new("two");
    let check = |arguments: &[&str], word: &str| {
        let output = run(townpress().args(arguments).current_dir(folder.path()).env("LANG", "zh_CN.UTF-8"));
        expect(&output, 2);
        assert!(err(&output).contains(word), "{arguments:?}: {}", err(&output));
        assert_eq!(out(&output), "", "{arguments:?}");
    };
    check(&["build"], "不是 townpress 网站");
    check(&["build", "--root", "nowhere"], "不存在");
    check(&["figures", "nowhere.txt"], "不存在");
    check(&["figures", "."], "文件夹");
    check(&["figures"], "FILE");
    check(&["bild"], "bild");
    check(&["build", "--rot", "."], "--root");
    put(&folder.join("bad.txt"), b"\xff\xff\xfe");
    check(&["figures", "bad.txt"], "GB18030");
    put(&folder.join("huge.txt"), vec![b'1'; 9 << 20]);
    check(&["figures", "huge.txt"], "8 MB");
}

#[test]
fn the_language_of_messages_follows_the_call_then_the_locale() {
    let folder = Temporary::new("lang");
    let check = |command: &mut Command, word: &str| {
        let output = run(command.arg("build").current_dir(folder.path()));
        assert!(err(&output).contains(word), "{}", err(&output));
    };
    check(&mut townpress(), "不是 townpress 网站");
    check(townpress().env("LANG", "en_GB.UTF-8"), "is not a townpress site");
    check(townpress().env("LANG", "de_DE.UTF-8"), "不是 townpress 网站");
    check(townpress().env("LC_ALL", "zh_CN.UTF-8").env("LANG", "en_US.UTF-8"), "不是 townpress 网站");
    check(townpress().env("LANG", "en_US.UTF-8").args(["--lang", "zh"]), "不是 townpress 网站");
}

#[test]
fn help_tells_every_command() {
    let output = run(townpress().arg("--help"));
    expect(&output, 0);
    for word in
        ["build", "serve", "check", "import", "new", "pdf", "schema", "figures", "--lang", "Exit codes"]
    {
        assert!(out(&output).contains(word), "{word} is missing:\n{}", out(&output));
    }
    let commands = ["build", "serve", "check", "import", "new", "pdf", "schema", "figures"];
    for command in commands {
        let output = run(townpress().args([command, "--help"]));
        expect(&output, 0);
        assert!(out(&output).contains("Usage"), "{}", out(&output));
    }
    let told = out(&run(townpress().arg("--help")));
    let listed = told.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    let listed: Vec<&str> = listed.filter(|name| *name != "help").collect();
    assert_eq!(listed, commands, "a new command is tested here too");
    assert!(out(&run(townpress().arg("--version"))).contains(env!("CARGO_PKG_VERSION")));
}

/// A program without typesetting knows what is wanted, and says how to get it.
#[cfg(not(feature = "pdf"))]
#[test]
fn pdf_files_need_a_program_that_was_built_for_them() {
    for arguments in [["pdf", "--root"], ["build", "--pdf"]] {
        let mut command = townpress();
        command.args(arguments);
        if arguments[0] == "pdf" {
            command.arg(small());
        } else {
            command.arg("--root").arg(small());
        }
        let output = run(&mut command);
        expect(&output, 2);
        assert!(err(&output).contains("--features pdf"), "{}", err(&output));
    }
}

/// Our own sentences: every status, two quantities side by side, a mask, and things that are none.
const TEXT: &str = "\u{feff}二〇二一年，溪镇有28482户94476人。\r\n拆除旧房620余处，投资近2000万元；\r\n\
    流转土地xx亩，修路约公里，𠮷村植树3—5棵。\r\n";

fn figures(bytes: &[u8], format: &str) -> String {
    let folder = Temporary::new("figures");
    let file = folder.join("一份 文字.txt");
    put(&file, bytes);
    let output = run(townpress().arg("figures").arg(&file).args(["--format", format]));
    expect(&output, 0);
    assert_eq!(err(&output), "");
    out(&output)
}

#[test]
fn figures_are_printed_as_data() {
    let found: Value = serde_json::from_str(&figures(TEXT.as_bytes(), "json")).expect("the output is JSON");
    let rows: Vec<String> = found.as_array().expect("a list").iter().map(line).collect();
    let expected = [
        "28482户 = 28482 户 exact reported, 28482 户",
        "94476人 = 94476 人 exact reported, 94476 人",
        "620余处 = 620 处 somewhat_more reported, 620 处",
        "近2000万元 = 2000 万元 just_under reported, 20000000 元",
        "xx亩 = ? 亩 exact withheld, ?",
        "约公里 = ? 公里 about lost, ?",
        "3—5棵 = 3 棵 between reported 3..5, 3 棵",
    ];
    assert_eq!(rows, expected);
    for row in found.as_array().expect("a list") {
        // Offsets count the characters of the file as it is, its mark and its line ends among them.
        let number = |key: &str| row[key].as_u64().expect("an offset") as usize;
        let cut: String = TEXT.chars().skip(number("start")).take(number("end") - number("start")).collect();
        assert_eq!(row["raw"], cut);
    }
}

fn line(row: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    let range = match (&row["min"], &row["max"]) {
        (Value::String(min), Value::String(max)) => format!(" {min}..{max}"),
        _ => String::new(),
    };
    let normalised = match &row["normalised"] {
        Value::Null => "?".to_owned(),
        found => format!("{} {}", text(&found["value"]), text(&found["unit"])),
    };
    let (raw, value, unit) = (text(&row["raw"]), text(&row["value"]), text(&row["unit"]));
    let (qualifier, status) = (text(&row["qualifier"]), text(&row["status"]));
    format!("{raw} = {value} {unit} {qualifier} {status}{range}, {normalised}")
}

#[test]
fn areas_and_lengths_have_a_measure_of_their_own() {
    let found: Value =
        serde_json::from_str(&figures("流转3亩，修路1.2公里。".as_bytes(), "json")).expect("JSON");
    assert_eq!(found[0]["normalised"]["m2"], "2000");
    assert_eq!(found[1]["normalised"]["m"], "1200");
    assert!(found[0]["normalised"].get("m").is_none() && found[0].get("min").is_none());
}

#[test]
fn figures_are_printed_as_a_table() {
    let told = figures(TEXT.as_bytes(), "text");
    let rows: Vec<Vec<&str>> = told.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["line:col", "raw", "value", "unit", "qualifier", "status"]);
    assert_eq!(rows[1][0], "1:10", "the mark at the head of the file is no column");
    assert_eq!(rows[3], ["2:5", "620余处", "620", "处", "somewhat_more", "reported"]);
    assert_eq!(rows[7], ["3:19", "3—5棵", "3", "棵", "between", "reported"]);
    assert_eq!(rows.len(), 8);
}

#[test]
fn figures_reads_what_editors_write() {
    let (gbk, _, _) = encoding_rs::GB18030.encode("植树620余株。");
    let utf16: Vec<u8> = "\u{feff}植树620余株。".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let check = |bytes: &[u8], start: u64| {
        let found: Value = serde_json::from_str(&figures(bytes, "json")).expect("JSON");
        assert_eq!((found[0]["raw"].as_str(), found[0]["start"].as_u64()), (Some("620余株"), Some(start)));
    };
    check("植树620余株。".as_bytes(), 2);
    check("\u{feff}植树620余株。".as_bytes(), 3);
    check(&gbk, 2);
    check(&utf16, 3);
    assert_eq!(figures(b"", "json"), "[]\n");
    assert_eq!(figures("一年来，三月三。".as_bytes(), "json"), "[]\n");
}

#[test]
fn a_reader_that_goes_away_is_no_accident() {
    let folder = Temporary::new("pipe");
    let file = folder.join("long.txt");
    put(&file, "植树620余株。\n".repeat(5000));
    let mut child = townpress()
        .args(["figures", "--format", "json"])
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built with its tests");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(!err(&output).contains("panicked"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
}
