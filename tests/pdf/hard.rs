//! Content that is out of all measure, and folders that are not as they should be.

use crate::folder::{Temporary, put};
use crate::made::{err, expect, out, pdf};
use crate::paper::{Page, check, info, pages};
use crate::sites::{plain, report, site, town};

/// Nothing may stand outside the sheet, and the text keeps its size.
fn inside(page: &Page) {
    for word in &page.words {
        let fits = word.left > 20.0 && word.right < page.width - 18.0 && word.bottom < page.height - 10.0;
        assert!(fits, "{word:?} on a page of {:.0}×{:.0}", page.width, page.height);
    }
}

#[test]
fn texts_without_measure_are_printed() {
    let folder = Temporary::new("pdf 难 题");
    site(folder.path());
    let check_one = |name: &str, body: &str, least: usize| {
        report(folder.path(), "jia", name, "issuer: 示例县甲镇人民政府\ndate: 2023-12-20\n", body);
        let output = pdf(folder.path(), "all", &[]);
        expect(&output, 0);
        let file = folder.join("pdf/shili/jia/2023.pdf");
        check(&file);
        let pages = pages(&file);
        assert!(pages.len() >= least, "{name}: {} pages", pages.len());
        pages.iter().for_each(inside);
    };
    check_one("三百页", &format!("## 一、开头\n\n{}\n\n", plain(6160)).repeat(30), 300);
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(60));
    check_one("六十列", &format!("前\n\n{}{}{}\n后\n", row("列名"), row("---"), row("12345").repeat(30)), 4);
    check_one(
        "长词",
        &format!("字{}字\n\n|甲|乙|\n|---|---|\n|{}|1|\n", "a".repeat(500), "b".repeat(500)),
        1,
    );
    check_one("长词作标题", &format!("## {}\n\n正文。\n", "c".repeat(500)), 1);
    check_one("长标题", &format!("## {}\n\n正文。\n", plain(200)), 1);
    check_one(
        "深",
        &format!(
            "{}深\n\n{}",
            "> ".repeat(30),
            (0..30).map(|at| format!("{}- 项\n", "  ".repeat(at))).collect::<String>()
        ),
        1,
    );
    let table = |cells: usize, above: &str| {
        let row = |cell: &str| format!("{above}|{}\n", format!("{cell}|").repeat(cells));
        format!("{}{}{}", row("列名"), row("---"), row("12345").repeat(40))
    };
    check_one("表在列表里", &format!("- 项\n\n{}\n- 项\n", table(14, "  ")), 2);
    check_one("以表结束", &format!("开头。\n\n{}", table(3, "")), 2);
    check_one("以横表结束", &format!("开头。\n\n{}", table(14, "")), 2);
    for lines in 38..44 {
        check_one("以长段结束", &plain(28 * lines), 2);
    }
    check_one("空", "", 1);
    check_one(&plain(120), "标题很长。\n", 1);
}

/// A grey picture of one colour; small on the disk whatever its size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        bytes.extend(u32::try_from(data.len()).expect("short").to_be_bytes());
        let mut checked = kind.to_vec();
        checked.extend(data);
        bytes.extend(&checked);
        bytes.extend(crc(&checked).to_be_bytes());
    };
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([1, 0, 0, 0, 0]);
    chunk(b"IHDR", &head);
    let row = 1 + width.div_ceil(8) as usize;
    let raw = vec![0_u8; row * height as usize];
    let mut packed = vec![0x78, 0x01];
    let blocks: Vec<&[u8]> = raw.chunks(65_535).collect();
    for (at, block) in blocks.iter().enumerate() {
        let size = u16::try_from(block.len()).expect("at most 65535");
        packed.push(u8::from(at + 1 == blocks.len()));
        packed.extend(size.to_le_bytes());
        packed.extend((!size).to_le_bytes());
        packed.extend(*block);
    }
    let (a, b) = raw.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    packed.extend((b << 16 | a).to_be_bytes());
    chunk(b"IDAT", &packed);
    chunk(b"IEND", &[]);
    bytes.splice(0..0, *b"\x89PNG\r\n\x1a\n");
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}

#[test]
fn pictures_are_fitted_or_told() {
    let folder = Temporary::new("pdf-pictures");
    site(folder.path());
    town(folder.path(), "yi", "乙镇");
    put(&folder.join("content/shili/jia/wide.png"), png(20_000, 40));
    put(&folder.join("content/shili/jia/tall.png"), png(40, 9_000));
    put(&folder.join("content/shili/yi/huge.png"), png(20_000, 20_000));
    report(folder.path(), "jia", "甲", "", "![宽](wide.png)\n\n![高](tall.png)\n\n字![宽](wide.png)字\n");
    report(folder.path(), "yi", "乙", "", "![大](huge.png)\n");
    let output = pdf(folder.path(), "all", &[]);
    expect(&output, 1);
    let told = err(&output);
    assert!(
        told.contains("picture-for-paper") && told.contains("huge.png") && told.contains("20000×20000"),
        "{told}"
    );
    let file = folder.join("pdf/shili/jia/2023.pdf");
    check(&file);
    assert_eq!(info(&file, "Pages"), "2");
}

#[test]
fn a_broken_picture_is_named_alone() {
    let folder = Temporary::new("pdf-broken");
    site(folder.path());
    town(folder.path(), "yi", "乙镇");
    let mut broken = png(300, 200);
    let middle = broken.len() / 2;
    // What the pixels are packed in begins behind head and length: without its first bytes nothing can be unpacked.
    let data = broken.windows(4).position(|it| it == b"IDAT").expect("a picture has pixels") + 4;
    broken[data..middle].fill(0xff);
    put(&folder.join("content/shili/jia/whole.png"), png(30, 20));
    put(&folder.join("content/shili/jia/broken.png"), broken);
    report(folder.path(), "jia", "甲", "", "![好](whole.png)\n\n![坏](broken.png)\n");
    report(folder.path(), "yi", "乙", "", "正文。\n");
    let output = pdf(folder.path(), "all", &[]);
    expect(&output, 1);
    let told = err(&output);
    assert!(told.contains("content/shili/jia/broken.png") && !told.contains("whole.png"), "{told}");
    assert!(!folder.join("pdf/shili/jia/2023.pdf").exists() && folder.join("pdf/shili/yi/2023.pdf").exists());
}

#[test]
fn what_did_not_change_is_kept_and_what_is_not_ours_is_left() {
    let folder = Temporary::new("pdf-shelf");
    site(folder.path());
    town(folder.path(), "yi", "乙镇");
    report(folder.path(), "jia", "甲", "", "正文。\n");
    report(folder.path(), "yi", "乙", "", "正文。\n");
    let run = |expected: &str| {
        let output = pdf(folder.path(), "all", &[]);
        expect(&output, 0);
        assert!(out(&output).contains(expected), "{expected}: {}", out(&output));
    };
    run("生成 2 份，0 份未变");
    run("生成 0 份，2 份未变");
    report(folder.path(), "yi", "乙", "", "改了的正文。\n");
    run("生成 1 份，1 份未变");
    // A damaged file is made anew, a report that is gone takes its file with it, a stranger stays.
    put(&folder.join("pdf/shili/jia/2023.pdf"), "damaged");
    run("生成 1 份，1 份未变");
    put(&folder.join("pdf/mine.pdf"), "mine");
    std::fs::remove_file(folder.join("content/shili/yi/2023.md")).expect("a report of the test");
    run("1 份未变，删除 1 份");
    assert!(folder.join("pdf/mine.pdf").is_file() && !folder.join("pdf/shili/yi/2023.pdf").exists());
    report(folder.path(), "yi", "乙", "", "正文。\n");
    put(&folder.join("pdf/shili/yi/2023.pdf"), "not ours");
    let output = pdf(folder.path(), "all", &[]);
    expect(&output, 2);
    assert!(
        err(&output).contains("shili/yi/2023.pdf") && out(&output).contains("1 份没有生成"),
        "{}",
        err(&output)
    );
}

#[test]
fn folders_and_files_may_have_chinese_names_with_spaces() {
    let folder = Temporary::new("pdf 路 径");
    site(folder.path());
    put(&folder.join("content/示例 县/place.yaml"), "name: 东县\nlevel: county\n");
    put(&folder.join("content/示例 县/丁 镇/place.yaml"), "name: 丁镇\nlevel: town\n");
    let text = "---\ntitle: 丁镇总结\nkind: annual\nperiod: 2023\n---\n正文。\n";
    put(&folder.join("content/示例 县/丁 镇/2023年 总结.md"), text);
    let named = "content/示例 县/丁 镇/2023年 总结.md";
    expect(&pdf(folder.path(), "all", &[named, "--out", &folder.join("印 件").to_string_lossy()]), 0);
    check(&folder.join("印 件/示例 县/丁 镇/2023年 总结.pdf"));
}

#[test]
fn a_template_that_fails_is_marked() {
    let folder = Temporary::new("pdf-template");
    site(folder.path());
    report(folder.path(), "jia", "甲", "", "正文。\n");
    put(
        &folder.join("townpress.yaml"),
        "title: 示例汇编\ntheme: own\nkinds:\n  annual: { zh: 年度工作总结 }\n",
    );
    put(&folder.join("themes/own/print/one-report.typ"), "#let data = json(\"/data.json\")\n#data.nothing\n");
    let output = pdf(folder.path(), "all", &[]);
    expect(&output, 1);
    assert!(err(&output).contains("themes/own/print/one-report.typ:2:7"), "{}", err(&output));
    // A template sees its data and nothing of the disk or the network.
    put(
        &folder.join("themes/own/print/one-report.typ"),
        "#read(\"/etc/passwd\")\n#import \"@preview/a:1.0.0\"\n",
    );
    expect(&pdf(folder.path(), "all", &[]), 1);
}

#[test]
fn a_folder_that_holds_a_site_is_refused() {
    let folder = Temporary::new("pdf-public");
    site(folder.path());
    report(folder.path(), "jia", "甲", "", "正文。\n");
    put(&folder.join("public/.townpress-manifest.json"), "{}");
    let public = folder.join("public").to_string_lossy().into_owned();
    let output = pdf(folder.path(), "all", &["--out", &public]);
    expect(&output, 2);
    assert!(err(&output).contains("build --pdf"), "{}", err(&output));
}
