//! Tables and descriptions that are wrong, and what their author reads.

use super::*;

const HEAD: &str = "title: 河阳县人口\nfile: census.csv\nplace: 镇街\nas_of: 2020-11-01\n";

/// A data set of one column of residents.
fn census(csv: &str) -> (Files, Site, Diagnostics) {
    with_csv(&format!("{HEAD}columns:\n  常住人口: resident_population\n"), csv)
}

fn check(yaml: &str, csv: &str, zh: &[&str], en: &[&str]) {
    let (files, _, diagnostics) = with_csv(yaml, csv);
    contains(&files, &diagnostics, zh, en);
}

fn check_census(csv: &str, zh: &[&str], en: &[&str]) {
    let (files, _, diagnostics) = census(csv);
    contains(&files, &diagnostics, zh, en);
}

const GOOD: &str = "镇街,常住人口\n东关镇,60000\n";

#[test]
fn the_description_must_fit_the_table() {
    check(
        &format!("{HEAD}columns: {{ 常驻人口: resident_population }}\n"),
        GOOD,
        &["census.csv 里没有“常驻人口”这一列", "是不是想写“常住人口”", "census.yaml:5", "表头在这里"],
        &["census.csv has no column “常驻人口”", "did you mean `常住人口`?"],
    );
    check(
        &format!("{HEAD}columns: {{ 常住人口: residents_population }}\n"),
        GOOD,
        &["没有“residents_population”这个指标", "resident_population（常住人口）"],
        &["there is no indicator `residents_population`"],
    );
    check(
        &format!("{HEAD}columns: {{ 常住人口: {{ indicator: resident_population, unit: 亩 }} }}\n"),
        GOOD,
        &["“常住人口”的单位是人", "这里写的是亩"],
        &["`常住人口` is measured in 人"],
    );
    check(
        "title: t\nfile: census.csv\nplace: 镇街\ncolumns: { 常住人口: resident_population }\n",
        GOOD,
        &["“常住人口”这一列没有期间", "as_of: 2020-11-01"],
        &["the column “常住人口” has no period"],
    );
    check(HEAD, GOOD, &["没有写哪些列是数字"], &["does not say which columns hold figures"]);
    check(
        &format!("{HEAD}columns: {{ 常住人口: resident_population }}\n"),
        "镇街,常住人口,常住人口\n东关镇,1,2\n",
        &["“常住人口”这个表头有 2 列"],
        &["2 columns have the head “常住人口”"],
    );
    check(
        &HEAD.replace("census.csv", "cenus.csv"),
        GOOD,
        &["没有写哪些列是数字"],
        &["does not say which columns"],
    );
}

#[test]
fn the_table_must_be_there_and_of_a_kind_that_is_read() {
    let yaml = format!("{HEAD}columns: {{ 常住人口: resident_population }}\n");
    check(
        &yaml.replace("census.csv", "cenus.csv"),
        GOOD,
        &["没有“cenus.csv”这个文件", "是不是想写“census.csv”"],
        &["there is no file cenus.csv", "did you mean `census.csv`?"],
    );
    let mut files = county();
    files.insert("content/heyang/data/census.yaml", yaml.replace(".csv", ".xls").into());
    files.insert("content/heyang/data/census.xls", vec![0xD0, 0xCF, 0x11, 0xE0]);
    let (files, _, diagnostics) = load(files);
    contains(&files, &diagnostics, &["读不了“census.xls”这种文件", "另存为 .xlsx"], &["save it as .xlsx"]);
    check(&yaml, "", &["“census.csv”里什么也没有"], &["there is nothing in census.csv"]);
    check(
        &yaml.replace("file: census.csv", "file: ../../../../etc/passwd"),
        GOOD,
        &["不在 content 文件夹里"],
        &["is not within content"],
    );
}

#[test]
fn a_table_without_description_is_told_how_to_get_one() {
    let mut files = county();
    files.insert("content/heyang/data/people.csv", GOOD.into());
    files.insert("content/heyang/data/~$people.xlsx", Vec::new());
    files.insert("content/heyang/data/people.yml", "title: t\n".into());
    let (files, _, diagnostics) = load(files);
    assert_eq!((diagnostics.errors(), diagnostics.warnings()), (0, 2));
    contains(
        &files,
        &diagnostics,
        &[
            "没有 YAML 说明“people.csv”",
            "content/heyang/data/people.yaml",
            "file: people.csv",
            "“people.yml”不会被读取",
        ],
        &["no YAML describes people.csv"],
    );
}

#[test]
fn rows_must_name_places_below() {
    check_census(
        "镇街,常住人口\n东关镇,60000\n西官镇,30000\n西官镇,1\n河阳县,90000\n",
        &[
            "第 3 行“镇街”列：河阳县下面没有“西官镇”这个地方",
            "是不是想写“西关镇”",
            "表里还没有的有：南坝乡、西关镇",
            "census.csv:3:1",
            "total: 河阳县",
            "2 个错误",
        ],
        &[
            "line 3, column “镇街”: there is no place “西官镇” below 河阳县",
            "not in the table yet: 南坝乡、西关镇",
        ],
    );
    check_census(
        "镇街,常住人口\n,60000\n",
        &["第 2 行“镇街”列：这一行没有写地名"],
        &["line 2, column “镇街”: this row names no place"],
    );
    check_census(
        "镇街,常住人口\n东关镇,60,000\n西关镇\n",
        &["第 2 行有 3 格，表头有 2 格", "第 3 行有 1 格", "加双引号"],
        &["line 2 has 3 cells, but the head has 2"],
    );
    check_census(
        "镇街,常住人口\n东关镇,\"60000\n西关镇,1\n",
        &["这个引号没有配对", "census.csv:2:5"],
        &["this quote is never closed"],
    );
}

#[test]
fn a_figure_is_stated_once() {
    check_census(
        "镇街,常住人口\n东关镇,60000\n东关镇,50000\n",
        &[
            "第 3 行“常住人口”列：东关镇的“常住人口”有两个数：这里是 50000，第 2 行“常住人口”列是 60000",
            "1 个错误",
        ],
        &["two figures for 常住人口 of 东关镇: 50000 here, 60000 in line 2, column “常住人口”"],
    );
    check(
        &format!("{HEAD}columns: {{ 常住人口: resident_population, 人口: resident_population }}\n"),
        "镇街,常住人口,人口\n东关镇,60000,60000\n",
        &["东关镇的“常住人口”写了两次，另一次在第 2 行“常住人口”列"],
        &["常住人口 of 东关镇 is given twice"],
    );
}

#[test]
fn cells_must_hold_figures_of_the_right_kind() {
    check_census(
        "镇街,常住人口\n东关镇,600亩\n西关镇,无\n南坝乡,2020-11-01\n",
        &[
            "第 2 行“常住人口”列：“常住人口”的单位是人",
            "第 3 行“常住人口”列：“无”里没有数量",
            "第 4 行“常住人口”列：这里应当是数字，写的却是日期 2020-11-01",
            "census.csv:2:5",
        ],
        &[
            "line 2, column “常住人口”: `常住人口` is measured in 人",
            "line 4, column “常住人口”: a figure is expected",
        ],
    );
    let yaml = format!("{HEAD}columns: {{ 常住人口: {{ indicator: resident_population, unit: 万人 }} }}\n");
    check(&yaml, "镇街,常住人口\n东关镇,6万\n", &["“6万”所在的列已经以“万人”计"], &["counted in 万人"]);
    let mut files = county();
    let catalogue = "indicators:\n  poor_share: { zh: 占比, unit: \"%\", theme: overview, most: 100 }\n";
    files.insert("content/indicators.yaml", catalogue.into());
    let yaml = format!("{HEAD}columns: {{ 占比: poor_share }}\n");
    files.insert("content/heyang/data/census.yaml", yaml.into());
    files.insert("content/heyang/data/census.csv", "镇街,占比\n东关镇,101.5\n西关镇,100\n".into());
    let (files, _, diagnostics) = load(files);
    contains(
        &files,
        &diagnostics,
        &["第 2 行“占比”列：“占比”最多是 100%，这里写的是 101.5%", "1 个错误"],
        &["`占比` is 100% at most, but 101.5% is written here"],
    );
}

#[test]
fn shares_that_look_like_fractions_are_doubted() {
    let yaml =
        format!("{HEAD}columns: {{ 占比: {{ indicator: resident_population_share, unit: \"%\" }} }}\n");
    check(
        &yaml,
        "镇街,占比\n东关镇,0.6\n西关镇,0.3\n南坝乡,0.1\n",
        &["“占比”以 % 计，却没有一个数大于 1", "0 个错误，1 个提醒"],
        &["“占比” is in %, but no figure is above 1"],
    );
}

#[test]
fn a_long_table_names_its_wrong_cells() {
    let yaml = "title: t\nfile: census.csv\nplace: 镇街\nlong: { indicator: 指标, value: 数值, unit: 单位, period: 期间 }\n";
    check(
        yaml,
        "镇街,指标,数值,单位,期间\n东关镇,人囗,1,人,2020\n东关镇,常住人口,1,亩,2020\n东关镇,常住人口,1,人,2020年\n东关镇,常住人口,1,人,\n东关镇,,1,人,2020\n西关镇,常住人口,1,佗,2020\n",
        &[
            "第 2 行“指标”列：没有“人囗”这个指标",
            "第 3 行“单位”列：“常住人口”的单位是人",
            "第 4 行“期间”列：看不懂期间“2020年”",
            "第 5 行“数值”列：没有期间",
            "第 6 行“指标”列：这一行没有写指标",
            "第 7 行“单位”列：不认识单位“佗”",
        ],
        &["line 4, column “期间”: `2020年` is not a period"],
    );
    check(
        yaml,
        "镇街,指标,数值,单位,期间\n东关镇,人囗,1,人,二〇二〇\n东关镇,常住人口,1,人,二〇二〇\n西关镇,常住人口,1,人,二〇二〇\n西关镇,人囗,1,人,2020\n",
        &["第 2 行“指标”列：没有“人囗”", "第 3 行“期间”列：看不懂期间“二〇二〇”", "2 个错误"],
        &["2 errors"],
    );
}

#[test]
fn addresses_and_folders_are_kept_apart() {
    let yaml = format!("{HEAD}columns: {{ 常住人口: resident_population }}\n");
    let mut files = county();
    files.insert("townpress.yaml", "title: t\nkinds: { annual: { zh: 年度 } }\n".into());
    files.insert("content/heyang/2020.yaml", yaml.clone().into());
    files.insert("content/heyang/census.csv", GOOD.into());
    files.insert("content/heyang/2020.md", "---\ntitle: t\nkind: annual\nperiod: 2020\n---\n文\n".into());
    files.insert("content/heyang/data/place.yaml", "name: 数据镇\nlevel: town\n".into());
    files.insert("content/data.yaml", yaml.into());
    let (files, _, diagnostics) = load(files);
    contains(
        &files,
        &diagnostics,
        &[
            "这个数据集和 content/heyang/2020.md 会用同一个网址",
            "文件夹名“data”留给数据集",
            "“content/data.yaml”不在任何地方的文件夹里",
        ],
        &["would take the address of content/heyang/2020.md", "lies in the folder of no place"],
    );
}
