//! What is doubted in a text and what is not, by code and marked words.

use super::*;

#[test]
fn each_doubt_marks_its_words() {
    let check = |body: &str, expected: &[(&str, &str)]| {
        let whole = format!("---\ntitle: 甲,乙，。\n---\n{body}\n");
        let mut diagnostics = Diagnostics::default();
        text("a.md", &whole, &mut diagnostics);
        let sorted = diagnostics.sorted();
        let found: Vec<(&str, &str)> = sorted
            .iter()
            .map(|diagnostic| {
                let span = diagnostic.span.as_ref().expect("every doubt has its place");
                (diagnostic.code, &whole[span.start..span.end])
            })
            .collect();
        assert_eq!(found, expected, "{body}");
    };
    check("整治了。。后来，。", &[("doubled-punctuation", "。。"), ("doubled-punctuation", "，。")]);
    check("等等……然后——好！！", &[]);
    check("整治,清理; 绿化", &[("latin-punctuation", ","), ("latin-punctuation", ";")]);
    check("比分3:2，GDP,CPI，10,000元，[620处](metric:a?scope=村:甲,乙)", &[]);
    check("2０21年和２０２１年", &[("mixed-width", "2０21")]);
    check("第一（甲)和(乙）与（丙）(丁)", &[("mixed-width", "（甲)"), ("mixed-width", "(乙）")]);
    check("[bookmark: _GoBack]开头", &[("leftover", "bookmark:"), ("leftover", "_GoBack")]);
    check("推荐访问：范文", &[("leftover", "推荐访问")]);
    check("见[盘](file:///a)和`C:\\Users`", &[]);
    check("甲、[](b.md)。", &[]);
    check("开通了微信公众号，会员企业30家", &[]);
    check(&"字".repeat(5_000), &[]);
    let long = "字".repeat(5_001);
    check(&long, &[("long-text", &long)]);
}

#[test]
fn many_of_one_kind_are_counted() {
    let mut diagnostics = Diagnostics::default();
    text("a.md", &"甲,乙\n".repeat(25), &mut diagnostics);
    assert_eq!(diagnostics.len(), TOLD);
    let said =
        diagnostics.iter().flat_map(|diagnostic| &diagnostic.help).any(|help| help.en.contains("15 more"));
    assert!(said);
}
