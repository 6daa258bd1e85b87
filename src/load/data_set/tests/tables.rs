//! Tables that are right: wide and long, names and codes, totals, notes, and what is kept of them.

use super::*;

const WIDE: &str = "\
title: 河阳县人口
file: census.csv
source: 《河阳县人口普查公报》
place: 镇街
as_of: 2020-11-01
total: 合计
skip: [注]
columns:
  常住人口: resident_population
  占比: { indicator: resident_population_share, unit: \"%\" }
  2010年人口: { indicator: resident_population, unit: 万人, as_of: 2010-11-01, note: 上次普查 }
";

#[test]
fn a_wide_table_gives_an_observation_for_every_filled_cell() {
    let csv = "镇街,常住人口,占比,2010年人口\n东 关 镇,\"60,000\",60.0,5.1\n西关镇,3万余,,未公开\n\n南坝乡,未报,10.0%,-\n合计,100000,,\n注,,,数字为快报数\n";
    let (files, site, diagnostics) = with_csv(WIDE, csv);
    assert_eq!(diagnostics.errors(), 0, "{}", said(&files, &diagnostics, Tongue::Chinese));
    assert_eq!(
        lines(&site),
        [
            "东关镇 resident_population 60,000人 = 60000人 2020-11-01 c-0-1",
            "东关镇 resident_population_share 60.0% = 60% 2020-11-01 c-0-2",
            "东关镇 resident_population 5.1万人 = 5.1万人 2010-11-01 c-0-3",
            "西关镇 resident_population 3万余人 = 3万人 2020-11-01 c-1-1",
            "西关镇 resident_population 未公开 = – 2010-11-01 c-1-3",
            "南坝乡 resident_population missing 2020-11-01 c-2-1",
            "南坝乡 resident_population_share 10.0% = 10% 2020-11-01 c-2-2",
            "南坝乡 resident_population missing 2010-11-01 c-2-3",
            "河阳县 resident_population 100000人 = 100000人 2020-11-01 c-3-1",
        ]
    );
    let set = &site.data_sets[0];
    assert_eq!(
        (set.path.as_str(), set.table.as_str()),
        ("heyang/data/census", "content/heyang/data/census.csv")
    );
    assert_eq!(set.head, ["镇街", "常住人口", "占比", "2010年人口"]);
    assert_eq!(set.rows[0], ["东 关 镇", "60,000", "60.0", "5.1"]);
    assert_eq!(set.rows.len(), 5, "blank rows are left out, notes are kept");
    assert_eq!(set.cell_name(2, 1).zh, "第 5 行“常住人口”列");
    let first = &site.observations[0];
    let text = files.text(&first.span.file).expect("the table is a text");
    assert_eq!(&text[first.span.start..first.span.end], "\"60,000\"");
    assert_eq!(site.observations[2].note.as_deref(), Some("上次普查"));
    let dongguan = site.places.iter().find(|place| place.name.zh == "东关镇").expect("a town");
    assert_eq!(dongguan.observations.len(), 3);
}

#[test]
fn a_long_table_gives_an_observation_for_every_row() {
    let yaml = "\
title: 河阳县各镇
file: census.csv
place: 镇街
match: code
period: 2020
long: { indicator: 指标, value: 数值, unit: 单位, period: 期间, scope: 口径, note: 备注 }
";
    let csv = "镇街;指标;数值;单位;期间;口径;备注\n511600101;resident_population;60000;人;2020-11-01;;\n511600102;常住人口;3;万人;2010-11-01;;快报\n511600201;户口人口;500以上;;2021-H1;建成区;\n511600201;常住人口;*;人;;;\n511600201;;;;;;\n";
    let (files, site, diagnostics) = with_csv(yaml, csv);
    assert!(diagnostics.is_empty(), "{}", said(&files, &diagnostics, Tongue::Chinese));
    assert_eq!(
        lines(&site),
        [
            "东关镇 resident_population 60000人 = 60000人 2020-11-01 c-0-2",
            "西关镇 resident_population 3万人 = 3万人 2010-11-01 c-1-2",
            "南坝乡 registered_population 500人以上 = 500人 2021-06-30 c-2-2",
            "南坝乡 resident_population * = – 2020-12-31 c-3-2",
        ]
    );
    assert_eq!(site.observations[2].scope, crate::model::Scope::BuiltUp);
}

#[test]
fn of_two_places_of_one_name_the_time_tells_which() {
    let load_with = |place: &str| {
        let mut files = county();
        files.insert("content/heyang/old/place.yaml", place.into());
        let since = "name: 东关镇\nlevel: town\nsince: 2015-01-01\n";
        files.insert("content/heyang/dongguan/place.yaml", since.into());
        let yaml = "title: t\nfile: census.csv\nplace: 镇\ncolumns:\n  去年: { indicator: resident_population, as_of: 2020 }\n  当年: { indicator: resident_population, as_of: 2010 }\n";
        files.insert("content/heyang/data/census.yaml", yaml.into());
        files.insert("content/heyang/data/census.csv", "镇,去年,当年\n东关镇,2,1\n".into());
        load(files)
    };
    let (files, site, diagnostics) = load_with("name: 东关镇\nlevel: town\nuntil: 2014-12-31\n");
    assert!(diagnostics.is_empty(), "{}", said(&files, &diagnostics, Tongue::Chinese));
    let paths: Vec<&str> = site.observations.iter().map(|o| site.place(o.place).path.as_str()).collect();
    assert_eq!(paths, ["heyang/dongguan", "heyang/old"]);
    let (files, _, diagnostics) = load_with("name: 东关镇\nlevel: town\n");
    contains(
        &files,
        &diagnostics,
        &["第 2 行“镇”列：“东关镇”可以是 heyang/dongguan、heyang/old", "1 个错误"],
        &["“东关镇” may be any of heyang/dongguan、heyang/old"],
    );
}
