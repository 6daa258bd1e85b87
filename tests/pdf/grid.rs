//! The sheet after GB/T 9704-2012: lines, characters, margins, page numbers, fonts; and what every file tells of itself.

use std::path::{Path, PathBuf};

use crate::folder::Temporary;
use crate::made::{expect, pdf};
use crate::paper::{Page, Word, bookmarks, check, fonts, info, pages, text};
use crate::sites::{plain, report, site, town};

const FRONT: &str = "issuer: 示例县甲镇人民政府\ndate: 2023-12-20\naddressee: 示例县人民政府\nattachments: [资金使用情况表, 示范村名单]\n";

/// The lines of text in the type area, by their top, and all that stands on each.
fn lines(page: &Page) -> Vec<Vec<&Word>> {
    let mut words: Vec<&Word> =
        page.words.iter().filter(|word| word.top > 36.0 && word.bottom < 263.0).collect();
    words.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let mut lines: Vec<Vec<&Word>> = Vec::new();
    for word in words {
        match lines.last_mut().filter(|line| (line[0].top - word.top).abs() < 2.0) {
            Some(line) => line.push(word),
            None => lines.push(vec![word]),
        }
    }
    lines
}

#[track_caller]
fn near(what: &str, found: f64, expected: f64, by: f64) {
    assert!((found - expected).abs() <= by, "{what}: {found:.3}, not {expected} ± {by}");
}

fn printed(folder: &Temporary, body: &str) -> PathBuf {
    site(folder.path());
    report(folder.path(), "jia", "甲镇2023年工作总结", FRONT, body);
    expect(&pdf(folder.path(), "all", &[]), 0);
    folder.join("pdf/shili/jia/2023.pdf")
}

#[test]
fn a_full_page_has_22_lines_of_28_characters() {
    let folder = Temporary::new("pdf-grid");
    let file = printed(&folder, &plain(28 * 22 * 5));
    let pages = pages(&file);
    for (at, page) in pages.iter().enumerate() {
        near("width", page.width, 210.0, 0.1);
        near("height", page.height, 297.0, 0.1);
        let lines = lines(page);
        let whole: Vec<_> =
            lines.iter().filter(|line| line.len() == 1 && line[0].text.chars().count() == 28).collect();
        if (1..pages.len() - 1).contains(&at) {
            assert_eq!(lines.len(), 22, "lines of page {}", at + 1);
            assert_eq!(whole.len(), 22, "full lines of page {}", at + 1);
            near("the first line", (lines[0][0].top + lines[0][0].bottom) / 2.0, 37.0 + 225.0 / 44.0, 0.5);
            near("the last line", (lines[21][0].top + lines[21][0].bottom) / 2.0, 262.0 - 225.0 / 44.0, 0.5);
        }
        let inside = if at % 2 == 0 { 28.0 } else { 26.0 };
        for line in &whole {
            near("the left edge", line[0].left, inside, 0.3);
            near("the right edge", line[0].right, inside + 156.0, 0.5);
            let advance = (line[0].right - line[0].left) / 28.0 * 72.0 / 25.4;
            near("the advance in points", advance, 15.793, 0.05);
        }
        for pair in lines.windows(2).filter(|pair| pair.iter().all(|line| line[0].text.chars().count() == 28))
        {
            near("the pitch in points", (pair[1][0].top - pair[0][0].top) * 72.0 / 25.4, 28.99, 0.3);
        }
    }
    assert!(pages.len() >= 6);
}

#[test]
fn page_numbers_stand_outside_seven_millimetres_below() {
    let folder = Temporary::new("pdf-numbers");
    let table = format!("|{}\n|{}\n|{}\n", "列名称|".repeat(14), "---|".repeat(14), "8000余盏|".repeat(14));
    let file = printed(&folder, &format!("{}\n\n{table}\n{}", plain(1400), plain(700)));
    let pages = pages(&file);
    assert!(pages.iter().any(|page| page.width > 290.0), "the wide table is turned");
    for (at, page) in pages.iter().enumerate() {
        let number = (at + 1).to_string();
        if page.width > 290.0 {
            // The sheet is bound as the others are: its foot is at the left of what is read.
            let mark = page.words.iter().find(|word| word.text == number && word.right < 31.0);
            let mark =
                mark.unwrap_or_else(|| panic!("page {number} has its number at the foot of the sheet"));
            let odd = at % 2 == 0;
            assert_eq!(mark.top > 150.0, odd, "page {number}: {mark:?}");
            continue;
        }
        let foot: Vec<&Word> = page.words.iter().filter(|word| word.top > 262.0).collect();
        let said: String = foot.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(said, format!("—{number}—"));
        let (left, right) = (foot[0].left, foot[foot.len() - 1].right);
        if at % 2 == 0 {
            near("the inset of an odd page", 184.0 - right, 4.94, 0.5);
        } else {
            near("the inset of an even page", left - 26.0, 4.94, 0.5);
        }
        // The box of a word is its em box: the dash lies in the middle of it.
        let dash = foot[0].top + (foot[0].bottom - foot[0].top) * 0.5;
        near("the dash under the type area", dash - 262.0, 7.0, 1.0);
    }
}

#[test]
fn a_file_tells_what_it_is() {
    let folder = Temporary::new("pdf-info");
    let body = format!(
        "## 一、成效\n\n{}[^1]。\n\n### （一）拆除\n\n{}\n\n## 二、问题\n\n{}\n\n[^1]: 据镇统计站。\n",
        plain(300),
        plain(500),
        plain(40)
    );
    let file = printed(&folder, &body);
    check(&file);
    for (key, expected) in [
        ("Title", "甲镇2023年工作总结"),
        ("Author", "示例县甲镇人民政府"),
        ("Tagged", "yes"),
        ("Encrypted", "no"),
    ] {
        assert_eq!(info(&file, key), expected, "{key}");
    }
    assert!(info(&file, "CreationDate").contains("Dec 20") && info(&file, "CreationDate").contains("2023"));
    let bytes = std::fs::read(&file).expect("the file is there");
    let metadata = String::from_utf8_lossy(&bytes);
    for mark in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "zh-CN"] {
        assert!(metadata.contains(mark), "the metadata says {mark}");
    }
    for (name, kind, embedded) in fonts(&file) {
        assert!(embedded && !kind.contains("Type 3"), "{name} {kind}");
    }
    assert!(fonts(&file).iter().any(|(name, ..)| name.contains("Fang")), "the text is set in 仿宋");
    let marks: Vec<(usize, String)> =
        bookmarks(&file).into_iter().map(|(depth, title, _)| (depth, title)).collect();
    let expected = [(1, "一、成效"), (2, "（一）拆除"), (1, "二、问题")];
    assert_eq!(marks, expected.map(|(depth, title)| (depth, title.to_owned())));
}

#[test]
fn text_is_read_in_order() {
    let folder = Temporary::new("pdf-text");
    let file = printed(
        &folder,
        "开头一段。\n\n## 一、成效\n\n拆除620余处。\n\n|地方|数|\n|---|---|\n|甲村|3|\n\n- 项一\n- 项二\n\n结尾一段。\n",
    );
    let text = text(&file);
    let parts = [
        "工作总结",
        "示例县人民政府：",
        "开头一段。",
        "一、成效",
        "620",
        "甲村",
        "项一",
        "项二",
        "结尾一段。",
        "附件：",
        "资金使用情况表",
        "示范村名单",
        "示例县甲镇人民政府",
        "12",
    ];
    let mut from = 0;
    for part in parts {
        let bare: String = text[from..].to_owned();
        let at =
            bare.find(part).unwrap_or_else(|| panic!("{part} stands behind what was read before:\n{text}"));
        from += at + part.len();
    }
    assert!(!text.contains('\u{fffd}'));
}

/// The lines above the signature, on its page. A turned page is read as it lies.
fn above_signature(file: &Path) -> Option<usize> {
    let pages = pages(file);
    let signed = |page: &&Page| page.words.iter().any(|word| word.text.contains("人民政府"));
    let page = pages.iter().rev().find(signed).expect("the signature is printed");
    let head = if page.width > page.height { 26.0 } else { 36.0 };
    let mut tops: Vec<f64> =
        page.words.iter().filter(|it| it.top > head && it.left > 25.0).map(|it| it.top).collect();
    tops.sort_by(f64::total_cmp);
    tops.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    let sign = page.words.iter().find(|word| word.text.contains("人民政府"))?.top;
    tops.iter().position(|top| (top - sign).abs() < 2.0)
}

/// The signature keeps at least two lines with it, however long the text is and whatever it ends with.
#[test]
fn no_signature_stands_alone() {
    let folder = Temporary::new("pdf-signature");
    site(folder.path());
    let front = "issuer: 示例县甲镇人民政府\ndate: 2023-12-20\n";
    let attached = format!("{front}attachments: [资金使用情况表, 示范村名单]\n");
    let table = |columns: usize, rows: usize| {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
        format!("前文。\n\n{}{}{}", row("列名"), row("---"), row("12345").repeat(rows))
    };
    let mut cases = Vec::new();
    for lines in 32..=40 {
        let body = |last: usize| format!("{}\n\n{}", plain(28 * (lines - last)), plain(28 * last));
        cases.push((format!("{lines} lines, six at the end"), front, body(6)));
        cases.push((format!("{lines} lines, a long last paragraph"), front, body(20)));
        cases.push((format!("{lines} lines, two at the end"), front, body(2)));
        let list = "- 项目已经完成\n".repeat(lines - 8);
        cases.push((format!("{lines} lines, a list"), front, format!("{}\n\n{list}", plain(28 * 8))));
        cases.push((format!("{lines} lines and attachments"), attached.as_str(), plain(28 * lines)));
    }
    for rows in 46..=56 {
        cases.push((format!("a table of {rows} rows"), front, table(3, rows)));
        cases.push((format!("a turned table of {} rows", rows - 30), front, table(14, rows - 30)));
    }
    for (at, (_, front, body)) in cases.iter().enumerate() {
        let key = format!("t{at}");
        town(folder.path(), &key, &format!("第{at}镇"));
        report(folder.path(), &key, "甲镇2023年工作总结", front, body);
    }
    expect(&pdf(folder.path(), "all", &[]), 0);
    for (at, (name, ..)) in cases.iter().enumerate() {
        let above = above_signature(&folder.join(&format!("pdf/shili/t{at}/2023.pdf")));
        assert!(above.is_some_and(|above| above >= 2), "{name}: {above:?} lines above the signature");
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let folder = Temporary::new("pdf-same");
    let file = printed(&folder, &format!("## 一、成效\n\n{}", plain(900)));
    let first = std::fs::read(&file).expect("the file is there");
    expect(&pdf(folder.path(), "all", &["--out", &path(&folder.join("again"))]), 0);
    let second = std::fs::read(folder.join("again/shili/jia/2023.pdf")).expect("the file is there");
    assert!(first == second, "two runs differ");
}

fn path(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
