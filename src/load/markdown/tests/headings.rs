//! Headings: their levels in the outline and their anchors.

use super::{check, check_told, help, read};
use crate::model::Document;

fn anchors(body: &str) -> Vec<String> {
    document(body).headings().map(|heading| heading.anchor.clone()).collect()
}

fn levels(body: &str) -> Vec<u8> {
    document(body).headings().map(|heading| heading.level).collect()
}

fn document(body: &str) -> Document {
    read(body).0.document
}

#[test]
fn anchors_are_the_sound_of_the_words() {
    let check =
        |heading: &str, anchor: &str| assert_eq!(anchors(&format!("## {heading}")), [anchor], "{heading}");
    check("取得的成效", "s-qu-de-de-cheng-xiao");
    check("一、取得的成效", "s-qu-de-de-cheng-xiao");
    check("（一）取得的成效", "s-qu-de-de-cheng-xiao");
    check("(十二) 取得的成效", "s-qu-de-de-cheng-xiao");
    check("第三章 取得的成效", "s-qu-de-de-cheng-xiao");
    check("第二部分：取得的成效", "s-qu-de-de-cheng-xiao");
    check("1\\. 取得的成效", "s-qu-de-de-cheng-xiao");
    check("1.2 取得的成效", "s-qu-de-de-cheng-xiao");
    check("３．取得的成效", "s-qu-de-de-cheng-xiao");
    check("②取得的成效", "s-qu-de-de-cheng-xiao");
    check("35.2%的村", "s-35-2-de-cun");
    check("2021年工作", "s-2021-nian-gong-zuo");
    check("三月三", "s-san-yue-san");
    check("一、", "s-yi");
    check("绿化", "s-lv-hua");
    check("ＧＤＰ与Growth", "s-gdp-yu-growth");
    check("**甲**：[乙](https://a.cn)`c`", "s-jia-yi-c");
    check("“4321”机制", "s-4321-ji-zhi");
    check("……", "s-section");
    check("한국", "s-section");
    check("row-1 fig-1 fn", "s-row-1-fig-1-fn");
    check("垃圾分类 {#x onclick=y}", "s-la-ji-fen-lei-x-onclick-y");
}

#[test]
fn a_number_of_the_writers_own_is_seen() {
    let check = |heading: &str, numbered: bool| {
        let found: Vec<bool> = document(&format!("## {heading}")).headings().map(|it| it.numbered).collect();
        assert_eq!(found, [numbered], "{heading}");
    };
    check("一、取得的成效", true);
    check("（一）取得的成效", true);
    check("1\\. 取得的成效", true);
    check("（1）取得的成效", true);
    check("第三章 取得的成效", true);
    check("①取得的成效", true);
    check("一是取得成效", true);
    check("取得的成效", false);
    check("35.2%的村", false);
    check("2021年工作", false);
    check("三月三", false);
    check("“4321”机制", false);
}

#[test]
fn anchors_are_short_and_unique() {
    let long = anchors(&format!("## {}", "双".repeat(100)));
    assert_eq!(long, ["s-shuang-shuang-shuang-shuang-shuang-shuang-shuang-shuang"]);
    let word = anchors(&format!("## {}", "a".repeat(100)));
    assert_eq!(word[0].len(), 60);
    assert_eq!(anchors("## 做法\n## 做法\n### 做法"), ["s-zuo-fa", "s-zuo-fa-2", "s-zuo-fa-3"]);
    assert_eq!(anchors("## 做法2\n## 做法\n## 做法"), ["s-zuo-fa-2", "s-zuo-fa", "s-zuo-fa-3"]);
    let many = anchors(&format!("## {}\n", "a".repeat(100)).repeat(300));
    assert!(many.iter().all(|anchor| anchor.len() <= 60));
    assert_eq!(many.iter().collect::<std::collections::BTreeSet<_>>().len(), 300);
}

#[test]
fn levels_make_a_sound_outline() {
    let check = |body: &str, expected: &[u8]| assert_eq!(levels(body), expected, "{body}");
    check("## a\n### b\n## c", &[2, 3, 2]);
    check("## a\n#### b\n### c\n## d", &[2, 3, 3, 2]);
    check("### a\n#### b", &[2, 3]);
    check("### a\n## b\n### c", &[2, 2, 3]);
    check("# a\n## b\n# c", &[2, 3, 2]);
    check("甲\n===\n\n乙\n---", &[2, 3]);
    check("# a\n## b\n### c\n#### d\n##### e\n###### f", &[2, 3, 4, 5, 6, 6]);
    check("###### a", &[2]);
}

#[test]
fn a_heading_of_the_first_level_is_told_once() {
    check_told("# 甲\n\n# 乙", "h2#s-jia(甲) h2#s-yi(乙)", &[("heading-level", "# 甲\n")]);
    assert_eq!(help("# 甲"), ["改成 ##；这里已当作二级标题"]);
    check("> ## 甲\n\n- ## 乙", "q(h2#s-jia(甲)) ul(-(h2#s-yi(乙)))");
}

#[test]
fn a_heading_without_text_is_told() {
    check_told("##\n\n甲", "p(甲)", &[("heading-empty", "##\n")]);
    check_told("## <!-- 注 -->", "", &[("heading-empty", "## <!-- 注 -->")]);
    let heading = "## ![](photos/广场.jpg)";
    let told = [("no-alt-text", "![](photos/广场.jpg)"), ("heading-empty", heading)];
    check_told(heading, "p(pic1{})", &told);
}
