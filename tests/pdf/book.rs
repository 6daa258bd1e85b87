//! The bound book: cover, preface, contents whose page numbers are right, odd beginnings, annexes, index.

use crate::folder::{Temporary, put};
use crate::made::{build, err, expect, pdf};
use crate::paper::{bookmarks, check, pages, text};
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
