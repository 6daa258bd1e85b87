//! The bound book: cover, preface, contents whose page numbers are right, odd beginnings, annexes, index.

use crate::folder::{Temporary, put};
use crate::made::{build, err, expect, pdf};
use crate::paper::{Page, bookmarks, check, pages, text};
use crate::sites::{plain, report, site, town};

fn county(folder: &Temporary) {
    site(folder.path());
    put(&folder.join("content/preface.md"), "各镇总结汇编成册，供查考。\n");
    for (at, (key, name)) in [("jia", "甲镇"), ("yi", "乙镇"), ("bing", "丙镇")].into_iter().enumerate()
    {
        town(folder.path(), key, name);
        let body = format!(
            "## 一、绿化\n\n植树[{}棵](metric:trees_planted)。{}\n\n## 二、安排\n\n### （一）开头\n\n{}\n",
            100 * (at + 1),
            plain(700 * (at + 1)),
            plain(60)
        );
        report(folder.path(), key, &format!("{name}2023年工作总结"), "date: 2023-12-20\n", &body);
    }
}

#[test]
fn contents_and_bookmarks_agree() {
    let folder = Temporary::new("pdf-book");
    county(&folder);
    expect(&pdf(folder.path(), "all", &["--book", "shili", "--period", "2023"]), 0);
    let file = folder.join("pdf/compare/shili/book-2023.pdf");
    check(&file);
    let marks = bookmarks(&file);
    let tops: Vec<_> = marks.iter().filter(|(depth, ..)| *depth == 1).collect();
    let titles: Vec<&str> = tops.iter().map(|(_, title, _)| title.as_str()).collect();
    assert_eq!(titles.len(), 5, "three reports, annexes, index: {titles:?}");
    assert!(
        titles[0].contains("丙镇") && titles[1].contains("甲镇") && titles[2].contains("乙镇"),
        "{titles:?}"
    );
    for (_, title, page) in &tops[..4] {
        assert_eq!(page % 2, 1, "{title} begins on a right-hand page");
    }
    let pages = pages(&file);
    let first = tops[0].2;
    // The contents stand before the first report: the words of a line, and its number behind them.
    let mut told = 0;
    for (_, title, page) in marks.iter().filter(|(depth, ..)| *depth <= 2) {
        let begin: String = title.chars().take(2).collect();
        let number = (page - first + 1).to_string();
        let line = pages[..first - 1].iter().flat_map(|page| {
            page.words.iter().filter(|word| word.text.starts_with(&begin)).map(move |word| (page, word))
        });
        let numbers: Vec<String> = line
            .map(|(page, word)| {
                let beside = page.words.iter().filter(|other| (other.top - word.top).abs() < 2.0);
                let last = beside.max_by(|a, b| a.right.total_cmp(&b.right)).expect("the word itself");
                last.text.trim_matches('…').to_owned()
            })
            .collect();
        assert!(numbers.contains(&number), "{title}: {numbers:?} should hold {number}");
        told += 1;
    }
    assert!(told >= 10, "titles and first headings are told: {told}");
    let text = text(&file);
    for part in ["示例县", "2023年工作总结汇编", "供查考", "指标索引", "附表"] {
        assert!(text.replace(['\n', ' '], "").contains(part), "{part}");
    }
}

#[test]
fn running_heads_tell_the_book_and_the_report() {
    let folder = Temporary::new("pdf-heads");
    county(&folder);
    expect(&pdf(folder.path(), "all", &["--book", "shili"]), 0);
    let file = folder.join("pdf/compare/shili/book.pdf");
    let first = bookmarks(&file)[0].2;
    let pages = pages(&file);
    let head = |at: usize| -> String {
        let words = pages[at - 1].words.iter().filter(|word| word.bottom < 36.0);
        words.map(|word| word.text.as_str()).collect()
    };
    assert!(head(first).contains("丙镇2023年工作总结"), "{}", head(first));
    assert!(head(first + 1).contains("汇编"), "{}", head(first + 1));
    assert_eq!(head(1), "", "the cover has none");
}

/// A left page that stays empty, so that what follows begins on the right, carries neither number nor running head.
#[test]
fn empty_pages_are_blank() {
    let folder = Temporary::new("pdf-blank");
    county(&folder);
    report(folder.path(), "bing", "丙镇2023年工作总结", "date: 2023-12-20\n", "一页。\n");
    expect(&pdf(folder.path(), "all", &["--book", "shili"]), 0);
    let file = folder.join("pdf/compare/shili/book.pdf");
    let tops: Vec<usize> = bookmarks(&file).iter().filter(|(depth, ..)| *depth == 1).map(|it| it.2).collect();
    let pages = pages(&file);
    assert_eq!(tops[1], tops[0] + 2, "the first report has one page, the second begins on the right");
    for empty in [2, tops[0] + 1] {
        assert!(pages[empty - 1].words.is_empty(), "page {empty}: {:?}", pages[empty - 1].words);
    }
    let is_bare = |page: &Page| page.words.iter().all(|word| word.top < 36.0 || word.top > 262.0);
    for (at, page) in pages.iter().enumerate().filter(|(_, page)| is_bare(page)) {
        assert!(page.words.is_empty(), "page {}: {:?}", at + 1, page.words);
    }
}

#[test]
fn a_book_of_a_period_holds_what_is_of_that_period() {
    let folder = Temporary::new("pdf-period");
    county(&folder);
    let add = |key: &str, period: &str, trees: usize| {
        let text = format!(
            "---\ntitle: {key}{period}总结\nkind: annual\nperiod: {period}\n---\n植树[{trees}棵](metric:trees_planted)。\n"
        );
        put(&folder.join(&format!("content/shili/{key}/{period}.md")), text);
    };
    for (key, trees) in [("jia", 71), ("yi", 72)] {
        add(key, "2023-H1", trees);
        add(key, "2022", 10 * trees);
        add(key, "unknown", 100 * trees);
    }
    let check = |period: &str, name: &str, holds: &[&str], lacks: &[&str]| {
        expect(&pdf(folder.path(), "all", &["--book", "shili", "--period", period]), 0);
        let text = text(&folder.join(&format!("pdf/compare/shili/{name}.pdf"))).replace(['\n', ' '], "");
        for part in holds {
            assert!(text.contains(part), "{period} has {part}: {text}");
        }
        for part in lacks {
            assert!(!text.contains(part), "{period} lacks {part}: {text}");
        }
    };
    check(
        "2022",
        "book-2022",
        &["示例县各地2022年工作总结汇编", "jia2022总结", "710", "示例县各地2022年对比"],
        &["71棵", "2023-H1"],
    );
    check("2023-H1", "book-2023-H1", &["2023年上半年", "jia2023-H1总结", "71"], &["710", "甲镇2023年"]);
    check("2023", "book-2023", &["jia2023-H1总结", "甲镇2023年", "300"], &["jia2022总结", "720"]);
    check("2023-01-01..2023-06-30", "book-2023-01-01..2023-06-30", &["jia2023-H1总结"], &["甲镇2023年"]);
    check("unknown", "book-unknown", &["年份未写明", "jiaunknown总结", "7100"], &["710棵", "甲镇2023年"]);
    for wrong in ["2023年", "23", "2023-13"] {
        let output = pdf(folder.path(), "all", &["--book", "shili", "--period", wrong]);
        expect(&output, 2);
        assert!(err(&output).contains("2021-H1"), "{}", err(&output));
    }
}

#[test]
fn a_build_keeps_what_would_be_made_again() {
    let folder = Temporary::new("pdf-kept");
    county(&folder);
    expect(&build(folder.path(), "all"), 0);
    let made = |path: &str| {
        let public = folder.join("public").join(path);
        std::fs::metadata(public).and_then(|it| it.modified()).expect("it was made")
    };
    let files = ["shili/jia/2023.pdf", "shili/yi/2023.pdf", "compare/shili/book.pdf"];
    let before = files.map(made);
    expect(&build(folder.path(), "all"), 0);
    assert_eq!(files.map(made), before);
    report(folder.path(), "jia", "甲镇2023年工作总结", "date: 2023-12-20\n", "改了。\n");
    expect(&build(folder.path(), "all"), 0);
    let after = files.map(made);
    assert!(after[0] != before[0] && after[1] == before[1] && after[2] != before[2]);
    assert!(text(&folder.join("public/shili/jia/2023.pdf")).contains("改了"));
    // A file that was changed by hand is made anew.
    put(&folder.join("public/shili/yi/2023.pdf"), "damaged");
    expect(&build(folder.path(), "all"), 0);
    check(&folder.join("public/shili/yi/2023.pdf"));
}

#[test]
fn a_group_that_is_not_there_is_told() {
    let folder = Temporary::new("pdf-no-group");
    county(&folder);
    let output = pdf(folder.path(), "all", &["--book", "nowhere"]);
    expect(&output, 2);
    assert!(err(&output).contains("nowhere") && err(&output).contains("shili"), "{}", err(&output));
    expect(&pdf(folder.path(), "all", &["--book", "shili", "--period", "1999"]), 2);
}

#[test]
fn pages_link_to_the_files_made_with_them() {
    let folder = Temporary::new("pdf-build");
    county(&folder);
    expect(&build(folder.path(), "all"), 0);
    let page = |path: &str| std::fs::read_to_string(folder.join("public").join(path)).expect("a page");
    assert!(page("shili/jia/2023.html").contains("href=\"2023.pdf\""));
    let group = page("compare/shili/index.html");
    assert!(group.contains("href=\"book.pdf\"") && group.contains("href=\"comparison.pdf\""));
    for file in ["shili/jia/2023.pdf", "compare/shili/book.pdf", "compare/shili/comparison.pdf"] {
        assert!(folder.join("public").join(file).is_file(), "{file}");
    }
    // A site that lacks one of its files is not published.
    put(&folder.join("content/shili/yi/place.yaml"), "name: 李😀镇\nlevel: town\n");
    let before = page("index.html");
    expect(&build(folder.path(), "all"), 1);
    assert_eq!(page("index.html"), before);
}
