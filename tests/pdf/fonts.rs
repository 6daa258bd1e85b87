//! Nothing is printed as a box, and nothing vanishes: what no font has stops its file, and no other.

use crate::folder::{Temporary, put};
use crate::made::{err, expect, pdf};
use crate::paper::text;
use crate::sites::{report, site, town};

fn two_towns(folder: &Temporary) {
    site(folder.path());
    town(folder.path(), "yi", "乙镇");
    report(folder.path(), "jia", "甲镇2023年工作总结", "", "到场的有李堃、王喆、张镕。\n");
    report(folder.path(), "yi", "乙镇2023年工作总结", "", "到场的有三人。\n");
}

#[test]
fn without_fonts_no_file_is_made() {
    let folder = Temporary::new("pdf-no-fonts");
    two_towns(&folder);
    let output = pdf(folder.path(), "none", &[]);
    expect(&output, 1);
    let told = err(&output);
    for part in [
        "no-font",
        "仿宋",
        "楷体",
        "黑体",
        "宋体",
        "content/shili/jia/2023.md",
        "fonts-noto-cjk",
        "texlive-lang-chinese",
    ] {
        assert!(told.contains(part), "{part}:\n{told}");
    }
    assert!(!folder.join("pdf/shili/jia/2023.pdf").exists());
}

#[test]
fn a_character_that_no_font_has_stops_its_file_alone() {
    let folder = Temporary::new("pdf-rare");
    two_towns(&folder);
    let output = pdf(folder.path(), "fandol", &[]);
    expect(&output, 1);
    let told = err(&output);
    for part in
        ["no-glyph", "“堃”（U+5803）", "“喆”（U+5586）", "“镕”（U+9555）", "content/shili/jia/2023.md:6:6"]
    {
        assert!(told.contains(part), "{part}:\n{told}");
    }
    assert!(!folder.join("pdf/shili/jia/2023.pdf").exists());
    assert!(folder.join("pdf/shili/yi/2023.pdf").exists(), "the other file is made");
}

#[test]
fn rare_characters_are_printed_where_a_font_has_them() {
    let folder = Temporary::new("pdf-behind");
    two_towns(&folder);
    expect(&pdf(folder.path(), "all", &[]), 0);
    let text = text(&folder.join("pdf/shili/jia/2023.pdf"));
    assert!(text.contains("李堃、王喆、张镕"), "{text}");
}

/// What a chart says is no text to the typesetter, and is looked at all the same.
#[test]
fn a_character_in_a_drawing_is_looked_for_too() {
    let folder = Temporary::new("pdf-drawn");
    site(folder.path());
    for (key, name, figure) in [("jia", "甲镇", 10), ("yi", "李堃镇", 20), ("bing", "丙镇", 30)] {
        town(folder.path(), key, name);
        let title = format!("{key}总结");
        report(folder.path(), key, &title, "", &format!("植树[{figure}棵](metric:trees_planted)。\n"));
    }
    let output = pdf(folder.path(), "fandol", &["compare/shili"]);
    expect(&output, 1);
    assert!(
        err(&output).contains("“堃”") && err(&output).contains("content/shili/yi/place.yaml"),
        "{}",
        err(&output)
    );
    expect(&pdf(folder.path(), "all", &["compare/shili"]), 0);
    let words = text(&folder.join("pdf/compare/shili/comparison.pdf"));
    assert!(words.contains("李堃镇") && words.contains("植树"), "{words}");
}

#[test]
fn a_folder_of_fonts_that_is_not_there_is_told() {
    let folder = Temporary::new("pdf-folder");
    two_towns(&folder);
    put(
        &folder.join("townpress.yaml"),
        "title: 示例汇编\nfonts_dir: ziti\nkinds:\n  annual: { zh: 年度工作总结 }\n",
    );
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_townpress"))
        .args(["pdf", "--lang", "zh", "--root"])
        .arg(folder.path())
        .output()
        .expect("the program was built with its tests");
    expect(&output, 2);
    assert!(err(&output).contains("ziti") && err(&output).contains("fonts_dir"), "{}", err(&output));
}
