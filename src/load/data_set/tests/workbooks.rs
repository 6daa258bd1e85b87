//! Workbooks: what a spreadsheet keeps otherwise than it shows it, and files that are not what they are called.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;

const YAML: &str = "\
title: 河阳县人口
file: census.xlsx
place: 镇街
as_of: 2020-11-01
skip: [注：快报数]
columns:
  常住人口: resident_population
  占比: { indicator: resident_population_share, unit: \"%\" }
";

fn with_xlsx(yaml: &str, bytes: Vec<u8>) -> (Files, Site, Diagnostics) {
    let mut files = county();
    files.insert("content/heyang/data/census.yaml", yaml.into());
    files.insert("content/heyang/data/census.xlsx", bytes);
    load(files)
}

/// A workbook with the sheet 表1, filled by `fill` below the head.
fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("表1").expect("a name");
    for (column, head) in ["镇街", "常住人口", "占比"].into_iter().enumerate() {
        sheet.write(2, column as u16 + 1, head).expect("a cell");
    }
    fill(sheet);
    workbook.save_to_buffer().expect("a workbook")
}

/// Loads a workbook and checks all that is said of it.
fn refused(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet), zh: &[&str], en: &[&str]) {
    let (files, _, diagnostics) = with_xlsx(YAML, workbook(fill));
    contains(&files, &diagnostics, zh, en);
}

#[test]
fn a_sheet_is_read_as_it_is_shown() {
    let bytes = workbook(|sheet| {
        let title = Format::new();
        sheet.merge_range(0, 1, 0, 3, "河阳县人口", &title).expect("a title");
        sheet.write(3, 1, "东关镇").expect("a cell");
        sheet.write(3, 2, 60000).expect("a cell");
        sheet.write_with_format(3, 3, 0.601, &Format::new().set_num_format("0.0%")).expect("a cell");
        sheet.write(4, 1, "西关镇").expect("a cell");
        sheet.write_with_format(4, 2, 3.1, &Format::new().set_num_format("0.0\"万人\"")).expect("a cell");
        sheet.write(4, 3, 0.1 + 0.2).expect("a cell");
        sheet.write(6, 1, "南坝乡").expect("a cell");
        sheet.write(6, 2, "9000余").expect("a cell");
        sheet.write(7, 1, "合计").expect("a cell");
        sheet.write_formula(7, 2, Formula::new("=SUM(C4:C7)").set_result("100000")).expect("a cell");
        sheet.merge_range(8, 1, 8, 3, "注：快报数", &title).expect("a note");
    });
    let (files, site, diagnostics) = with_xlsx(&format!("{YAML}total: 合计\n"), bytes);
    assert_eq!(diagnostics.errors(), 0, "{}", said(&files, &diagnostics, Tongue::Chinese));
    assert_eq!(
        lines(&site),
        [
            "东关镇 resident_population 60000人 = 60000人 2020-11-01 c-0-1",
            "东关镇 resident_population_share 60.1% = 60.1% 2020-11-01 c-0-2",
            "西关镇 resident_population 3.1万人 = 3.1万人 2020-11-01 c-1-1",
            "西关镇 resident_population_share 0.3% = 0.3% 2020-11-01 c-1-2",
            "南坝乡 resident_population 9000余人 = 9000人 2020-11-01 c-2-1",
            "河阳县 resident_population 100000人 = 100000人 2020-11-01 c-3-1",
        ]
    );
    let set = &site.data_sets[0];
    assert_eq!(set.head, ["镇街", "常住人口", "占比"]);
    assert_eq!(set.rows[0], ["东关镇", "60000", "60.1%"]);
    assert_eq!(set.cell_name(2, 1).zh, "表1 第 7 行 C 列");
    assert_eq!(set.cell_name(2, 1).en, "sheet 表1, cell C7");
}

#[test]
fn dates_are_periods_as_finely_as_they_are_shown() {
    let yaml = "\
title: 河阳县各镇
file: census.xlsx
sheet: 明细
place: 镇街
long: { indicator: 指标, value: 数值, period: 期间 }
";
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("封面").expect("a name");
    let sheet = workbook.add_worksheet();
    sheet.set_name("明细").expect("a name");
    for (column, head) in ["镇街", "指标", "数值", "期间"].into_iter().enumerate() {
        sheet.write(0, column as u16, head).expect("a cell");
    }
    let date = |y, m, d| ExcelDateTime::from_ymd(y, m, d).expect("a date");
    let rows = [
        (date(2020, 11, 1), "yyyy-mm-dd"),
        (date(2019, 11, 1), "yyyy\"年\"m\"月\""),
        (date(2018, 1, 1), "yyyy"),
    ];
    for (row, (date, format)) in rows.iter().enumerate() {
        let row = row as u32 + 1;
        sheet.write(row, 0, "东关镇").expect("a cell");
        sheet.write(row, 1, "常住人口").expect("a cell");
        sheet.write(row, 2, 60000).expect("a cell");
        sheet.write_with_format(row, 3, date, &Format::new().set_num_format(*format)).expect("a cell");
    }
    sheet.write_row(4, 0, ["东关镇", "常住人口"]).expect("cells");
    sheet.write_row(4, 2, [60000, 2017]).expect("cells");
    let (files, site, diagnostics) = with_xlsx(yaml, workbook.save_to_buffer().expect("a workbook"));
    assert!(diagnostics.is_empty(), "{}", said(&files, &diagnostics, Tongue::Chinese));
    let times: Vec<String> = site.observations.iter().map(|o| format!("{:?}", o.period.time)).collect();
    assert_eq!(
        times,
        [
            "AsOf { date: 2020-11-01, grain: Day }",
            "During { first: 2019-11-01, last: 2019-11-30, grain: Month }",
            "During { first: 2018-01-01, last: 2018-12-31, grain: Year }",
            "During { first: 2017-01-01, last: 2017-12-31, grain: Year }",
        ]
    );
}

#[test]
fn cells_that_hold_no_figure_are_named_as_a_spreadsheet_does() {
    refused(
        |sheet| {
            sheet.write(3, 1, "东关镇").expect("a cell");
            let date = ExcelDateTime::from_ymd(2020, 11, 1).expect("a date");
            let format = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_with_format(3, 2, &date, &format).expect("a cell");
        },
        &["表1 第 4 行 C 列：这里应当是数字，写的却是日期 2020-11-01", "常规"],
        &["sheet 表1, cell C4: a figure is expected here, but 2020-11-01 is a date"],
    );
    refused(
        |sheet| {
            sheet.merge_range(3, 1, 4, 1, "东关镇", &Format::new()).expect("merged");
            sheet.write(3, 2, 60000).expect("a cell");
            sheet.write(4, 2, 60000).expect("a cell");
        },
        &["表1 的 B4:B5 是合并单元格", "取消合并", "1 个错误"],
        &["in sheet 表1, B4:B5 is merged"],
    );
    refused(
        |sheet| {
            sheet.write(3, 1, "东关镇").expect("a cell");
            sheet.write_formula(3, 2, Formula::new("=1/0").set_result("#DIV/0!")).expect("a cell");
        },
        &["表1 第 4 行 C 列：公式出错：#DIV/0!"],
        &["cell C4: the formula failed: #DIV/0!"],
    );
    refused(
        |sheet| {
            sheet.write(3, 1, "东关镇").expect("a cell");
            sheet.write(3, 2, "600亩").expect("a cell");
            sheet.write(4, 2, 600).expect("a cell");
        },
        &["表1 第 4 行 C 列：“常住人口”的单位是人", "表1 第 5 行 B 列：这一行没有写地名"],
        &["cell C4: `常住人口` is measured in 人", "cell B5: this row names no place"],
    );
}

#[test]
fn a_formula_that_was_never_calculated_is_an_error() {
    let bytes = workbook(|sheet| {
        sheet.write(3, 1, "东关镇").expect("a cell");
        sheet.write_formula(3, 2, "=SUM(A1:A2)").expect("a cell");
    });
    let bytes = edited(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        let at = xml.find("</f>").expect("a formula") + 4;
        let end = at + xml[at..].find("</v>").expect("a value") + 4;
        format!("{}{}", &xml[..at], &xml[end..])
    });
    let (files, _, diagnostics) = with_xlsx(YAML, bytes);
    contains(
        &files,
        &diagnostics,
        &["表1 第 4 行 C 列：公式没有存下结果", "重新计算"],
        &["sheet 表1, cell C4: the formula has no stored value"],
    );
}

#[test]
fn files_that_are_no_workbooks_are_told_apart() {
    let check = |bytes: Vec<u8>, zh: &str, en: &str| {
        let (files, site, diagnostics) = with_xlsx(YAML, bytes);
        assert!(site.data_sets.is_empty() && diagnostics.errors() == 1);
        contains(&files, &diagnostics, &[zh], &[en]);
    };
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let old = [&compound[..], &[0; 512]].concat();
    check(old.clone(), "是旧的 .xls 文件", "is an old .xls file");
    let stream: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check([old, stream].concat(), "加了密码", "protected by a password");
    check(b"<html><table></table></html>".to_vec(), "不是 Excel 工作簿", "is not an Excel workbook");
    check(b"PK\x03\x04 cut short".to_vec(), "已损坏", "is damaged");
    let good = workbook(|_| ());
    check(good[..good.len() / 2].to_vec(), "已损坏", "is damaged");
    check(Vec::new(), "不是 Excel 工作簿", "is not an Excel workbook");
    let no_sheet = edited(&good, "xl/worksheets/sheet1.xml", |_| "<worksheet>".into());
    check(no_sheet, "已损坏", "is damaged");
}

#[test]
fn cells_may_not_lie_absurdly_far_apart() {
    let far = workbook(|sheet| {
        sheet.write(1_048_575, 16_383, 1).expect("a cell");
    });
    let (files, _, diagnostics) = with_xlsx(YAML, far);
    contains(&files, &diagnostics, &["一直用到 XFD1048576"], &["reaches to XFD1048576"]);
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let yaml = format!("{YAML}sheet: 表二\n");
    let (files, _, diagnostics) = with_xlsx(&yaml, workbook(|_| ()));
    contains(&files, &diagnostics, &["没有“表二”这张工作表", "表1"], &["has no sheet “表二”", "表1"]);
}

/// The same workbook with one of its parts changed.
fn edited(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("parts of a small workbook are XML");
        let text = if name == part { change(&text) } else { text };
        to.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        to.write_all(text.as_bytes()).expect("memory");
    }
    to.finish().expect("memory").into_inner()
}

/// Whatever is done to a workbook, it is read or refused.
#[test]
fn damaged_workbooks_are_refused_in_words() {
    let good = workbook(|sheet| {
        sheet.write(3, 1, "东关镇").expect("a cell");
        sheet.write_with_format(3, 2, 0.5, &Format::new().set_num_format("0.0%")).expect("a cell");
        sheet.write_formula(4, 2, Formula::new("=C4").set_result("1")).expect("a cell");
        sheet.merge_range(8, 1, 8, 3, "注", &Format::new()).expect("a note");
    });
    let parts = [
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
    ];
    let mut seed: usize = 7;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for round in 0..120 {
        let part = parts[round % parts.len()];
        let (at, with) = (next(1 << 20), ["", "9999999999", "\"", "<", "-1", "A0", "&#x0;", "/>"][next(8)]);
        let bytes = edited(&good, part, |xml| {
            let at = (at % xml.len().max(1)..=xml.len()).find(|at| xml.is_char_boundary(*at)).unwrap_or(0);
            let rest = xml[at..].chars().skip(1).collect::<String>();
            format!("{}{with}{rest}", &xml[..at])
        });
        let _ = crate::load::data_set::workbook::read("a.xlsx", &bytes, None);
    }
    for _ in 0..120 {
        let mut bytes = good.clone();
        let at = next(bytes.len());
        bytes[at] ^= 1 << next(8);
        let _ = crate::load::data_set::workbook::read("a.xlsx", &bytes, None);
    }
}
