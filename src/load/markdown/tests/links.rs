//! Where links and pictures lead, and what is told of those that lead nowhere.

use super::{check, check_told, help, read};
use crate::diag::line_column;

#[test]
fn outside() {
    check("[甲](https://www.gov.cn/a?b=1#c)", "p(<https://www.gov.cn/a?b=1#c>{甲})");
    check("[甲](HTTP://a.cn)", "p(<http://a.cn>{甲})");
    check("[甲](mailto:a@b.cn)", "p(<mailto:a@b.cn>{甲})");
    check("[甲](tel:0954-3012345)", "p(<tel:0954-3012345>{甲})");
    check("<https://a.cn>", "p(<https://a.cn>{https://a.cn})");
    check("<a@b.cn>", "p(<mailto:a@b.cn>{a@b.cn})");
    check("[甲](https://a.cn/?a=1&amp;b=2)", "p(<https://a.cn/?a=1&b=2>{甲})");
    check("[甲](<https://a.cn/有 空格|x>)", "p(<https://a.cn/有%20空格%7Cx>{甲})");
    check("[甲](https://a.cn/50%)", "p(<https://a.cn/50%25>{甲})");
    check("[甲](https://[::1]/a[1])", "p(<https://[::1]/a%5B1%5D>{甲})");
    check("[甲](https://[::1])", "p(<https://[::1]>{甲})");
    check("[甲](https://a.cn/#a#b)", "p(<https://a.cn/#a%23b>{甲})");
    check("[甲][a]\n\n[a]: https://a.cn \"题\"", "p(<https://a.cn>{甲})");
    check("[甲](https://a.cn \"题\")", "p(<https://a.cn>{甲})");
    check("[甲<https://b.cn>](https://a.cn)", "p(<https://a.cn>{甲https://b.cn})");
    check("[甲\\[^x\\]](https://a.cn)", "p(<https://a.cn>{甲[^x]})");
    check("[**甲**`乙`](https://a.cn)", "p(<https://a.cn>{b{甲}c{乙}})");
}

#[test]
fn forbidden_schemes() {
    let refused = |body: &str, expected: &str| check_told(body, expected, &[("link-scheme", body)]);
    refused("[甲](javascript:alert(1))", "p(甲)");
    refused("[甲](JaVaScRiPt:alert(1))", "p(甲)");
    refused("[甲](&#106;avascript:alert(1))", "p(甲)");
    refused("[甲](java&#9;script:alert(1))", "p(甲)");
    refused("[甲](&#1;javascript:alert(1))", "p(甲)");
    refused("[甲](&#x200b;javascript:alert(1))", "p(甲)");
    refused("[甲](< javascript:alert(1)>)", "p(甲)");
    refused("[甲](data:text/html,x)", "p(甲)");
    refused("[甲](vbscript:x)", "p(甲)");
    refused("[甲](file:///etc/passwd)", "p(甲)");
    refused("[甲](C:/a.md)", "p(甲)");
    refused("[甲](ftp://a.cn)", "p(甲)");
    refused("[甲](//a.cn/b)", "p(甲)");
    refused("<javascript:alert(1)>", "p(javascript:alert(1))");
    refused("![甲](data:image/png;base64,AAAA)", "p(甲)");
    refused("[**甲**乙](data:x)", "p(b{甲}乙)");
    check_told("[甲][a]\n\n[a]: javascript:alert(1)", "p(甲)", &[("link-scheme", "[甲][a]")]);
    check_told("先[甲\n乙](data:x)后", "p(先甲乙后)", &[("link-scheme", "[甲\n乙](data:x)")]);
    check_told("**[甲。](data:x)**后", "p(b{甲。}后)", &[("link-scheme", "[甲。](data:x)")]);
}

#[test]
fn within_the_site() {
    check("[甲](2020.md)", "p(report0{甲})");
    check("[甲](./2020.md#s-a)", "p(report0#s-a{甲})");
    check("[甲](2020.md#主要做法)", "p(report0#s-zhu-yao-zuo-fa{甲})");
    check("[甲](../xiang/2021.md#%E4%B8%BB%E8%A6%81%E5%81%9A%E6%B3%95)", "p(report2#s-zhu-yao-zuo-fa{甲})");
    check("[甲](../xiang)", "p(place1{甲})");
    check("[甲](../xiang/)", "p(place1{甲})");
    check("[甲](../xiang/place.yaml)", "p(place1{甲})");
    check("[甲](..)", "p(place0{甲})");
    check("[甲](.)", "p(place2{甲})");
    check("[甲](../../index.md)", "p(home{甲})");
    check("[甲](../../)", "p(home{甲})");
    check("[甲](photos/广场.jpg)", "p(picture1{甲})");
    check("[甲](photos/%E5%B9%BF%E5%9C%BA.jpg)", "p(picture1{甲})");
    check("[甲](photos/guang%20chang.jpg)", "p(picture0{甲})");
    check("[甲](<photos/guang chang.jpg>)", "p(picture0{甲})");
    check("[甲](indicator:land_area)", "p(indicator0{甲})");
    check("[甲](2021.md)", "p(report1{甲})");
}

#[test]
fn dead_links() {
    let dead = |body: &str| check_told(body, "p(甲)", &[("dead-link", body)]);
    dead("[甲]()");
    dead("[甲](#)");
    dead("[甲](2002.md)");
    dead("[甲](/etc/passwd)");
    dead("[甲](../../../../etc/passwd)");
    dead("[甲](%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd)");
    dead("[甲](..\\xiang)");
    dead("[甲](表.xlsx)");
    dead("[甲](https:)");
    dead("[甲](https:///a)");
    dead("[甲](https:a.cn)");
    dead("[甲](mailto:)");
    dead("[甲](javascript%3Aalert(1))");
    dead("[甲](#没有这一章)");
    check_told("[](2020.md)", "", &[("empty-link", "[](2020.md)")]);
    check_told("[甲](indicator:land_aera)", "p(甲)", &[("unknown-indicator", "[甲](indicator:land_aera)")]);
}

#[test]
fn mistakes_are_marked_behind_chinese_text() {
    let (_, diagnostics, text) = read("第一段，很长。\n\n> - 见“**旧**[甲](2002.md)”");
    let spans: Vec<_> = diagnostics.iter().filter_map(|told| told.span.as_ref()).collect();
    let places: Vec<_> = spans.iter().map(|span| line_column(&text, span.start)).collect();
    assert_eq!(places, [(6, 12)]);
}

#[test]
fn suggestions() {
    let check = |body: &str, expected: &str| assert_eq!(help(body), [expected], "{body}");
    check("[甲](2002.md)", "是不是 2020.md？");
    check("[甲](../xiang/2022.md)", "是不是 content/xian/xiang/2021.md？");
    check("[甲](../xiangg)", "是不是 content/xian/xiang？");
    check("[甲](indicator:land_aera)", "是不是 land_area？");
    check("[甲](表.xlsx)", "站内链接可以通往总结（.md）、地方的文件夹和图片");
    check("![](photos/广场.png)", "是不是 photos/广场.jpg？");
    check("![](广场.jpg)", "是不是 photos/广场.jpg？");
    check("## 主要做法\n\n[甲](#主要作法)", "是不是 #s-zhu-yao-zuo-fa？");
    check("## 主要做法\n\n[甲](#zhu-yao-zuofa)", "是不是 #s-zhu-yao-zuo-fa？");
    assert!(help("[甲](完全不同的名字很长很长.md)").is_empty());
}

#[test]
fn headings_of_the_same_text() {
    let check = |fragment: &str| {
        super::check(
            &format!("[甲](#{fragment})\n\n## 二、主要做法，共3条"),
            "p(#s-zhu-yao-zuo-fa-gong-3-tiao{甲}) h2#s-zhu-yao-zuo-fa-gong-3-tiao(二、主要做法，共3条)",
        );
    };
    check("s-zhu-yao-zuo-fa-gong-3-tiao");
    check("zhu-yao-zuo-fa-gong-3-tiao");
    check("主要做法，共3条");
    check("二、主要做法，共3条");
    check("三、主要做法，共3条");
    check("二主要做法共3条");
    check("%E4%B8%BB%E8%A6%81%E5%81%9A%E6%B3%95%EF%BC%8C%E5%85%B13%E6%9D%A1");
    super::check("[甲](2021.md#做法)\n\n## 做法", "p(#s-zuo-fa{甲}) h2#s-zuo-fa(做法)");
    super::check(
        "## 做法\n\n注[^1]\n\n[^1]: 见[甲](#做法)",
        "h2#s-zuo-fa(做法) p(注^0.0) fn(1×1: p(见#s-zuo-fa{甲}))",
    );
    check_told("**见[甲](#x)。**乙", "p(b{见甲。}乙)", &[("dead-link", "[甲](#x)")]);
}

#[test]
fn pictures() {
    check("![广场](photos/广场.jpg)", "p(pic1{广场})");
    check("![场](photos/广场.jpg \"题\")", "p(pic1{场})");
    check("![**广**场`甲`](./photos/guang%20chang.jpg)", "p(pic0{广场甲})");
    check("[![广场](photos/广场.jpg)](2020.md)", "p(report0{pic1{广场}})");
    let told = |body: &str, code: &str, expected: &str| check_told(body, expected, &[(code, body)]);
    told("![广场](photos/没有.jpg)", "missing-picture", "p(广场)");
    told("![广场](../../../../a.jpg)", "missing-picture", "p(广场)");
    told("![](photos/广场.jpg)", "no-alt-text", "p(pic1{})");
    told("![广场]()", "missing-picture", "p(广场)");
    told("![广场](2020.md)", "missing-picture", "p(广场)");
    told("![广场](https://a.cn/a.jpg)", "outside-picture", "p(广场)");
    told("![广场](//a.cn/a.jpg)", "outside-picture", "p(广场)");
    told("![广场](metric:land_area)", "link-scheme", "p(广场)");
}

/// Looking for similar names takes time, and nobody reads a hundred thousand lines.
#[test]
fn equal_mistakes_are_told_a_hundred_times() {
    let (_, diagnostics, _) = read(&"[甲](2002.md)\n".repeat(20_000));
    assert_eq!(diagnostics.errors(), 101);
    let last = diagnostics.iter().last().map(|told| told.message.zh.as_str());
    assert_eq!(last, Some("这个文件里另有 19900 处同样的问题没有列出"));
}
