//! What tables and reports say beside each other, and what their author reads of it.

use crate::diag::{Diagnostics, Ink, Tongue, draw_all};
use crate::files::Files;

const YAML: &str = "\
title: 河阳县人口
file: census.csv
place: 镇街
as_of: 2020-11-01
total: 合计
columns: { 常住人口: resident_population }
";

/// A county with three towns.
fn county() -> Files {
    let mut files = Files::default();
    files.insert("townpress.yaml", "title: 试验\nkinds: { annual: { zh: 年度 } }\n".into());
    files.insert("content/heyang/place.yaml", "name: 河阳县\nlevel: county\n".into());
    for (slug, name) in [("dongguan", "东关镇"), ("xiguan", "西关镇"), ("nanba", "南坝乡")] {
        let yaml = format!("name: {name}\nlevel: town\n");
        files.insert(format!("content/heyang/{slug}/place.yaml"), yaml.into());
    }
    files
}

/// Everything that is said of these files.
fn load(files: Files) -> (Files, Diagnostics) {
    let (site, mut diagnostics) = crate::load::load(&files);
    diagnostics.extend(super::check(&files, &site, &crate::compare::Comparisons::of(&site)));
    (files, diagnostics)
}

/// The warnings and errors about a table of residents.
fn about(csv: &str) -> (Files, Diagnostics) {
    let mut files = county();
    files.insert("content/heyang/data/census.yaml", YAML.into());
    files.insert("content/heyang/data/census.csv", csv.into());
    load(files)
}

/// Checks that what is said holds all these words, in both tongues.
fn contains(files: &Files, diagnostics: &Diagnostics, zh: &[&str], en: &[&str]) {
    for (tongue, words) in [(Tongue::Chinese, zh), (Tongue::English, en)] {
        let said = draw_all(diagnostics, files, tongue, Ink::Plain);
        for word in words {
            assert!(said.contains(word), "“{word}” is not in\n{said}");
        }
    }
}

#[test]
fn a_total_that_is_the_sum_is_not_mentioned() {
    let check = |csv: &str| {
        let (files, diagnostics) = about(csv);
        assert!(diagnostics.is_empty(), "{}", draw_all(&diagnostics, &files, Tongue::Chinese, Ink::Plain));
    };
    check("镇街,常住人口\n东关镇,60000\n西关镇,30000\n南坝乡,9990\n合计,99990\n");
    // Spaces within a name are only for the looks of it.
    check("镇街,常住人口\n东关镇,60000\n西关镇,30000\n南坝乡,9990\n合　计,99990\n");
    // Two of three are no whole, and what is withheld cannot be added.
    check("镇街,常住人口\n东关镇,60000\n西关镇,30000\n合计,99990\n");
    check("镇街,常住人口\n东关镇,60000\n西关镇,30000\n南坝乡,未公开\n合计,99990\n");
    check("镇街,常住人口\n东关镇,60000\n西关镇,30000\n南坝乡,9000余\n合计,99990\n");
    // Rounded figures need not come out to the last place.
    check("镇街,常住人口\n东关镇,6.0万\n西关镇,3.0万\n南坝乡,1.0万\n合计,9.999万\n");
}

#[test]
fn a_total_that_is_not_the_sum_is_named_with_the_difference() {
    let (files, diagnostics) = about("镇街,常住人口\n东关镇,60000\n西关镇,30000\n南坝乡,9990\n合计,100000\n");
    assert_eq!((diagnostics.errors(), diagnostics.warnings()), (0, 1));
    contains(
        &files,
        &diagnostics,
        &[
            "[total]: 河阳县的“常住人口”写的是 100000人（census.csv 第 5 行“常住人口”列），下面 3 个地方加起来是 99990人，少 10人",
            "相加的有：东关镇、南坝乡、西关镇",
            "census.csv:5:4",
        ],
        &["its 3 places add up to 99990人, 10人 less"],
    );
}

#[test]
fn a_total_that_is_not_there_is_mentioned() {
    let (files, diagnostics) = about("镇街,常住人口\n东关镇,60000\n");
    contains(
        &files,
        &diagnostics,
        &["表里没有“合计”这一行，合计没有核对", "census.yaml:5:8"],
        &["the table has no row “合计”"],
    );
}

#[test]
fn a_part_is_not_more_than_its_whole() {
    let mut files = county();
    let catalogue = "indicators:\n  elders: { zh: 老年人口, unit: 人, theme: overview, basis: stock, part_of: resident_population }\n";
    files.insert("content/indicators.yaml", catalogue.into());
    let yaml =
        YAML.replace("{ 常住人口: resident_population }", "{ 常住人口: resident_population, 老年: elders }");
    let yaml = yaml.replace("total: 合计\n", "");
    files.insert("content/heyang/data/census.yaml", yaml.into());
    let csv = "镇街,常住人口,老年\n东关镇,60000,6000\n西关镇,3万,30001\n";
    files.insert("content/heyang/data/census.csv", csv.into());
    let (files, diagnostics) = load(files);
    assert_eq!((diagnostics.errors(), diagnostics.warnings()), (0, 1));
    contains(
        &files,
        &diagnostics,
        &["西关镇的“老年人口”是“常住人口”的一部分，却多出 1人：30001人（census.csv 第 3 行“老年”列）"],
        &["老年人口 of 西关镇 is a part of 常住人口, but exceeds it by 1人"],
    );
}

#[test]
fn a_report_and_a_table_must_agree() {
    let with_report = |figure: &str| {
        let mut files = county();
        let report = format!(
            "---\ntitle: t\nkind: annual\nperiod: 2020\n---\n人口[{figure}](metric:resident_population?as_of=2020-11-01)\n"
        );
        files.insert("content/heyang/dongguan/2020.md", report.into());
        files.insert("content/heyang/data/census.yaml", YAML.replace("total: 合计\n", "").into());
        files.insert("content/heyang/data/census.csv", "镇街,常住人口\n东关镇,60000\n".into());
        load(files)
    };
    let (files, diagnostics) = with_report("6万人");
    assert!(diagnostics.is_empty(), "{}", draw_all(&diagnostics, &files, Tongue::Chinese, Ink::Plain));
    let (files, diagnostics) = with_report("6.1万人");
    contains(
        &files,
        &diagnostics,
        &[
            "东关镇的“常住人口”有两种说法：6.1万人 和 60000人（census.csv 第 2 行“常住人口”列）",
            "content/heyang/dongguan/2020.md:6",
            "census.csv:2:5",
        ],
        &["two figures for 常住人口 of 东关镇: 6.1万人 and 60000人 (census.csv, line 2, column “常住人口”)"],
    );
}
