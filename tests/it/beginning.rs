//! `townpress new` run as a writer runs it: what is written builds without a word, and nothing is ever overwritten.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::folder::{Temporary, put, tree};
use crate::site::make;

fn new(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_townpress"));
    command.current_dir(folder).args(["--lang", "zh", "new"]).args(arguments).stdin(Stdio::null());
    command.output().expect("the program was built with its tests")
}

#[track_caller]
fn made(folder: &Path, arguments: &[&str]) {
    let output = new(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments:?}");
}

#[track_caller]
fn refused(folder: &Path, arguments: &[&str], said: &str) {
    let before = tree(folder);
    let output = new(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_ne!(output.status.code(), Some(0), "{arguments:?}");
    assert!(told.contains(said), "{arguments:?}: {told}");
    assert!(tree(folder) == before, "nothing is written when {arguments:?} is refused");
}

/// A site builds, and its author is told nothing.
#[track_caller]
fn builds(root: &Path) {
    let made = make(root);
    let told: Vec<String> = made.diagnostics.iter().map(|told| told.message.en.clone()).collect();
    assert_eq!(told, Vec::<String>::new());
    assert!(!made.pages.is_empty());
}

fn text(root: &Path, path: &str) -> String {
    String::from_utf8_lossy(&tree(root)[path]).into_owned()
}

#[test]
fn a_site_begins_with_one_line() {
    let folder = Temporary::new("new-site");
    made(
        folder.path(),
        &["site", "xiji", "--title", "西吉县乡镇工作总结", "--county", "西吉县", "--town", "吉强镇"],
    );
    let root = folder.join("xiji");
    builds(&root);
    let place = text(&root, "content/xiji/jiqiang/place.yaml");
    let line = "# yaml-language-server: $schema=../../../schemas/place.json\n";
    assert!(place.starts_with(&format!("{line}name: 吉强镇\nlevel: town\n")), "{place}");
    assert!(text(&root, "schemas/place.json").contains("吉强镇"));
    refused(folder.path(), &["site", "xiji", "--title", "另一个"], "已经有了");
    refused(folder.path(), &["site", "other"], "--title");
    let bare = Temporary::new("new-site-bare");
    made(bare.path(), &["site", ".", "--title", "无: 地方 # 的\"站点\""]);
    builds(bare.path());
    refused(bare.path(), &["site", "deep/er", "--title", "x"], "");
}

#[test]
fn a_place_gets_a_folder_that_sounds_like_it() {
    let folder = Temporary::new("new-place");
    let root = folder.path();
    made(root, &["site", ".", "--title", "站点"]);
    let check = |name: &str, level: &str, within: &str, path: &str| {
        made(root, &["place", "--name", name, "--level", level, "--in", within]);
        assert!(text(root, &format!("content/{path}/place.yaml")).contains(name), "{path}");
    };
    check("重庆市", "province", "", "chongqing");
    check("綦江区", "county", "chongqing", "chongqing/qijiang");
    check("吉强镇", "town", "chongqing/qijiang/", "chongqing/qijiang/jiqiang");
    let town = text(root, "content/chongqing/qijiang/jiqiang/place.yaml");
    assert!(town.starts_with("# yaml-language-server: $schema=../../../../schemas/place.json\n"), "{town}");
    check("吉强社区", "community", "chongqing/qijiang", "chongqing/qijiang/jiqiang-shequ");
    check("#: 村", "village", "chongqing/qijiang/jiqiang", "chongqing/qijiang/jiqiang/cun");
    made(root, &["place", "--name", "中山村", "--level", "village", "--in", "chongqing", "--slug", "zs"]);
    builds(root);
    let refused = |arguments: &[&str], said: &str| refused(root, arguments, said);
    refused(&["place", "--level", "town"], "--name");
    refused(&["place", "--name", "乙镇"], "--level");
    refused(&["place", "--name", "乙镇", "--level", "town"], "--in");
    refused(&["place", "--name", "乙镇", "--level", "zhen", "--in", ""], "zhen");
    refused(&["place", "--name", "乙镇", "--level", "town", "--in", "chonqing"], "chongqing");
    refused(&["place", "--name", "数据", "--level", "town", "--in", "", "--slug", "data"], "data");
    refused(&["place", "--name", "乙", "--level", "town", "--in", "", "--slug", "../x"], "--slug");
    refused(&["place", "--name", "☆", "--level", "town", "--in", ""], "--slug");
    refused(&["place", "--name", "丙", "--level", "town", "--in", "", "--slug", "chongqing"], "--slug");
}

const LAST: &str = "---
title: 吉强镇2021年度工作总结
kind: annual
period: 2021
issuer: 吉强镇人民政府
addressee: 西吉县人民政府
plans:
  - { text: 安装路灯100盏, key: lamps, target: { indicator: street_lamps, value: 100盏 } }
  - 'text': '修路: 三条'
metrics:
  land_area: 254.8平方公里
  resident_population: { value: 85498人, as_of: 2021 }
  registered_population: { value: 90001人, as_of: 2019-12-31 }
  vaccination_rate_livestock:
    - { value: 91%, scope: \"项目:兴德 (一)\" }
    - { value: 60%, scope: \"项目:幸福路\" }
---
开头说[8000盏](metric:street_lamps?scope=镇区)。

## 一、2021年取得的成效

### （一）拆除[620余处](metric:broken_walls_cleared)残垣*断壁*

| 事 | 数 |
|---|---|
| 路灯 | [77盏](metric:street_lamps) |

## 二、修路35公里 1\\*2

## 三、2022年打算
";

const NEXT: &str = "---
title: 吉强镇2022年度工作总结
kind: annual
period: 2022
issuer: 吉强镇人民政府
addressee: 西吉县人民政府
# date: 印发日期，如 2022-12-20
# 章节和指标照 content/xiji/jiqiang/2021-annual.md；每个“未报”改成今年的数，没有的留着或整行删去
# 上一期的打算：去掉行首的 # ，state 写 done 已完成、partly 部分完成、not_done 未完成、dropped 不再做
# answers:
#   - plan: lamps    # 安装路灯100盏
#     state:
#   - plan: \"修路: 三条\"
#     state:
metrics:
  land_area: 未报    # 行政区域面积（平方公里）
  resident_population:    # 常住人口（人）
    - { value: 未报, as_of: \"2022\" }
  vaccination_rate_livestock:    # 动物免疫密度（%）
    - { value: 未报, scope: \"项目:兴德 (一)\" }
    - { value: 未报, scope: \"项目:幸福路\" }
---

- 路灯数（建成区）：[未报](metric:street_lamps?scope=建成区)

## 一、2022年取得的成效

### （一）拆除……残垣断壁

- 拆除残垣断壁：[未报](metric:broken_walls_cleared)
- 路灯数：[未报](metric:street_lamps)

## 二、修路…… 1\\*2

## 三、2023年打算
";

fn with_last() -> Temporary {
    let folder = Temporary::new("new-report");
    let call = ["site", ".", "--title", "站点", "--county", "西吉县", "--town", "吉强镇"];
    made(folder.path(), &call);
    put(&folder.join("content/xiji/jiqiang/2021-annual.md"), LAST);
    builds(folder.path());
    folder
}

const CALL: [&str; 7] = ["report", "--place", "xiji/jiqiang", "--kind", "annual", "--period", "2022"];

#[test]
fn a_report_begins_with_the_chapters_of_the_last_one_and_none_of_its_figures() {
    let folder = with_last();
    made(folder.path(), &CALL);
    assert_eq!(text(folder.path(), "content/xiji/jiqiang/2022-annual.md"), NEXT);
    builds(folder.path());
    refused(folder.path(), &CALL, "--name");
    refused(folder.path(), &[&CALL[..], &["--name", "again"]].concat(), "期间");
    refused(folder.path(), &CALL[..3], "--kind");
    refused(folder.path(), &["report", "--kind", "annual", "--period", "2022"], "--place");
    refused(folder.path(), &CALL[..5], "--period");
    refused(folder.path(), &["report", "--place", "xiji/jiqang"], "xiji/jiqiang");
    refused(folder.path(), &[&CALL[..4], &["anual", "--period", "2023"]].concat(), "annual");
    refused(folder.path(), &[&CALL[..6], &["二〇二三"]].concat(), "2022-H1");
}

#[test]
fn answers_that_are_taken_out_of_their_comments_are_understood() {
    let folder = with_last();
    made(folder.path(), &CALL);
    let answered = NEXT.replace("# answers:", "answers:").replace("#   - plan", "  - plan");
    let answered = answered.replace("#     state:", "    state: done");
    put(&folder.join("content/xiji/jiqiang/2022-annual.md"), answered);
    builds(folder.path());
}

#[test]
fn a_first_report_and_one_of_another_stretch_begin_as_well() {
    let folder = with_last();
    let call = |kind, period| ["report", "--place", "xiji/jiqiang", "--kind", kind, "--period", period];
    made(folder.path(), &call("half-year", "2022-H1"));
    let first = text(folder.path(), "content/xiji/jiqiang/2022-H1-half-year.md");
    assert!(first.contains("title: 吉强镇2022年上半年工作总结\n"), "{first}");
    assert!(first.contains("## 一、主要工作\n"), "{first}");
    made(folder.path(), &call("annual", "2022-Q1"));
    let quarter = text(folder.path(), "content/xiji/jiqiang/2022-Q1-annual.md");
    assert!(quarter.contains("land_area: 未报") && !quarter.contains("as_of"), "{quarter}");
    made(folder.path(), &call("special", "2022-05-13..2022-07-16"));
    assert!(tree(folder.path()).contains_key("content/xiji/jiqiang/2022-05-13-special.md"));
    builds(folder.path());
}

#[test]
#[cfg(unix)]
fn the_commands_of_the_first_page_of_the_guide_work() {
    let guide = crate::folder::repository().join("docs/guide/start.md");
    let guide = std::fs::read_to_string(guide).expect("the first page of the guide");
    let commands = guide.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next());
    let folder = Temporary::new("guide");
    let program = Path::new(env!("CARGO_BIN_EXE_townpress")).parent().expect("a folder of programs");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", commands.expect("a block of commands")]).env("PATH", path);
    let output = shell.current_dir(folder.path()).stdin(Stdio::null()).output().expect("a shell");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(tree(folder.path()).contains_key("xiji/public/xiji/jiqiang/2023-annual.html"));
    builds(&folder.join("xiji"));
}

#[test]
fn what_the_place_has_said_already_is_not_asked_again() {
    let folder = with_last();
    let other = "---\ntitle: 专项\nkind: special\nperiod: 2022\nissuer: 某镇人民政府\n---\n面积[254.8平方公里](metric:land_area)。\n";
    put(&folder.join("content/xiji/jiqiang/2022-special.md"), other);
    made(folder.path(), &CALL);
    let annual = text(folder.path(), "content/xiji/jiqiang/2022-annual.md");
    assert!(!annual.contains("land_area") && annual.contains("broken_walls_cleared"), "{annual}");
    builds(folder.path());
}
