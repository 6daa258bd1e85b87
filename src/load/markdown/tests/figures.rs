//! Figures: what is read of their links, and where each part stands.

use super::{FILE, check, check_told, read};
use crate::diag::{Span, line_column};

/// The figure of a text as `text|indicator|key=value …`.
fn check_figure(body: &str, expected: &str) {
    let (parsed, diagnostics, text) = read(body);
    let [figure] = parsed.metrics.as_slice() else { panic!("{body}: {:?}", parsed.metrics) };
    let mut found = format!("{}|{}|", figure.text, figure.indicator);
    for parameter in &figure.parameters {
        found.push_str(&format!("{}={} ", parameter.key, parameter.value));
        assert_eq!(&*parameter.span.file, FILE);
        assert!(text.is_char_boundary(parameter.span.start) && text.is_char_boundary(parameter.span.end));
    }
    assert_eq!(found.trim_end(), expected, "{body}");
    assert!(diagnostics.is_empty(), "{body}");
}

#[test]
fn what_a_figure_says() {
    check_figure("[620余处](metric:land_area)", "620余处|land_area|");
    check_figure("安装[8000盏](metric:street_lamps?scope=建成区)，", "8000盏|street_lamps|scope=建成区");
    check_figure("[一](metric:a?scope=村:三合村&period=2020)", "一|a|scope=村:三合村 period=2020");
    check_figure("[一](metric:a?when=2020年5月%20至6月)", "一|a|when=2020年5月 至6月");
    check_figure("[一](metric:a?scope=%E5%BB%BA%E6%88%90%E5%8C%BA)", "一|a|scope=建成区");
    check_figure("[一](metric:a?scope=%E5%BB%ZZ)", "一|a|scope=%E5%BB%ZZ");
    check_figure("[一](metric:a?scope=甲=乙)", "一|a|scope=甲=乙");
    check_figure("[一](metric:a?scope&&period=)", "一|a|scope= period=");
    check_figure("[一](metric:a?)", "一|a|");
    check_figure("[一](METRIC:a)", "一|a|");
    check_figure("[一](<metric:a?scope=甲 乙>)", "一|a|scope=甲 乙");
    check_figure("[一](metric:a?scope=甲 \"题\")", "一|a|scope=甲");
    check_figure("[一](metric:a?scope=项目:甲（一期）、乙)", "一|a|scope=项目:甲（一期）、乙");
    check_figure("[一](metric:a?scope=甲&amp;period=2020)", "一|a|scope=甲 period=2020");
    check_figure("[一][m]\n\n[m]: metric:a?period=2020", "一|a|period=2020");
}

#[test]
fn the_text_of_a_figure() {
    check_figure("[\\*\\*平方公里](metric:a)", "**平方公里|a|");
    check_figure("[**平方公里](metric:a)", "**平方公里|a|");
    check_figure("[\\*万元](metric:a)", "*万元|a|");
    check_figure("[\\*余万元](metric:a)", "*余万元|a|");
    check_figure("[**.**分](metric:a)", "**.**分|a|");
    check_figure("[xx.x亿元](metric:a)", "xx.x亿元|a|");
    check_figure("[**620余处**](metric:a)", "620余处|a|");
    check_figure("[约`620`处](metric:a)", "约620处|a|");
    check_figure("[620\n余处](metric:a)", "620 余处|a|");
    check_figure("[六百\n余处](metric:a)", "六百余处|a|");
    check_figure("[ 620余处 ](metric:a)", "620余处|a|");
    check_figure("[&lt;620处](metric:a)", "<620处|a|");
    check_figure("[〔…〕户](metric:a)", "〔…〕户|a|");
}

#[test]
fn figures_stand_where_they_are_written() {
    check("拆[1处](metric:a)、[2处](metric:b)。", "p(拆fig0{1处}、fig1{2处}。)");
    check("|甲|乙|\n|-|-:|\n|[1](metric:a)|[2](metric:b)|", "tableUR(甲|乙/fig0{1}|fig1{2})");
    check("- [1处](metric:a)\n- **[2处](metric:b)。**多", "ul(-(fig0{1处}) -(b{fig1{2处}。}多))");
    // A footnote's figures count where the reader meets them, and those of an unused one not at all.
    check("[^a]: [1处](metric:a)\n\n甲[^a]，[2处](metric:b)", "p(甲^0.0，fig0{2处}) fn(a×1: p(fig1{1处}))");
    let (parsed, _, _) = read("[^a]: [1处](metric:a)\n\n甲[2处](metric:b)");
    let found: Vec<_> = parsed.metrics.iter().map(|figure| figure.indicator.as_str()).collect();
    assert_eq!(found, ["b"]);
}

#[test]
fn what_is_no_figure_keeps_its_text() {
    let refused = |body: &str, expected: &str| check_told(body, expected, &[("metric-link", body)]);
    refused("[620处](metric:)", "p(620处)");
    refused("[620处](metric:?scope=a)", "p(620处)");
    refused("[**620处**](metric:)", "p(b{620处})");
    refused("[](metric:a)", "");
    refused("[ ](metric:a)", "p( )");
    refused("[![甲](photos/广场.jpg)](metric:a)", "p(pic1{甲})");
    refused("[620<https://a.cn>](metric:a)", "p(620https://a.cn)");
    check_told(
        "[620[^1]](metric:a)\n\n[^1]: 注",
        "p([620^0.0](metric:a)) fn(1×1: p(注))",
        &[("metric-link", "metric:")],
    );
    check_told("![见[1](metric:a)](photos/广场.jpg)", "p(pic1{见1})", &[("metric-link", "[1](metric:a)")]);
}

#[test]
fn a_figure_that_is_not_read_is_told() {
    let missed = |body: &str| check_told(body, &format!("p({body})"), &[("metric-link", "metric:")]);
    missed("[620处](metric:a?scope=甲 乙)");
    missed("[620处](metric:a?scope=甲(一)");
    missed("[620处] (metric:a)");
    missed("[620处]（metric:a）");
    missed("［620处］（metric:a）");
    check("\\[620处\\](metric:a)", "p([620处](metric:a))");
    check("`[620处] (metric:a)`", "p(c{[620处] (metric:a)})");
    check("写作 metric:a", "p(写作 metric:a)");
}

#[test]
fn every_part_has_its_span() {
    let body = "\n前文\n\n安装**路灯**[**8000**盏](metric:street_lamps?scope=镇区&period=2020 \"题\")。";
    let (parsed, _, text) = read(body);
    let figure = &parsed.metrics[0];
    let part = |span: &Span| &text[span.start..span.end];
    assert_eq!(part(&figure.span), "[**8000**盏](metric:street_lamps?scope=镇区&period=2020 \"题\")");
    assert_eq!(part(&figure.text_span), "**8000**盏");
    assert_eq!(part(&figure.target_span), "metric:street_lamps?scope=镇区&period=2020");
    let parameters: Vec<&str> = figure.parameters.iter().map(|found| part(&found.span)).collect();
    assert_eq!(parameters, ["scope=镇区", "period=2020"]);
    // The head has three lines; columns count characters.
    assert_eq!(line_column(&text, figure.span.start), (7, 9));
    assert_eq!(line_column(&text, figure.target_span.start), (7, 21));
    assert_eq!(line_column(&text, figure.parameters[1].span.start), (7, 50));
}

#[test]
fn spans_of_unusual_links() {
    let check = |body: &str, text_part: &str, target: &str, parameter: &str| {
        let (parsed, _, text) = read(body);
        let figure = &parsed.metrics[0];
        let part = |span: &Span| text[span.start..span.end].to_owned();
        assert_eq!(part(&figure.text_span), text_part, "{body}");
        assert_eq!(part(&figure.target_span), target, "{body}");
        assert_eq!(part(&figure.parameters[0].span), parameter, "{body}");
    };
    check("[一](<metric:a?when=甲 乙>)", "一", "metric:a?when=甲 乙", "when=甲 乙");
    check("[一]( metric:a?p=甲 )", "一", "metric:a?p=甲", "p=甲");
    check("[`](`](metric:a?p=甲)", "`](`", "metric:a?p=甲", "p=甲");
    check("[一\\](x](metric:a?p=甲)", "一\\](x", "metric:a?p=甲", "p=甲");
    check("[一](metric:a?p=甲\\_乙)", "一", "metric:a?p=甲\\_乙", "metric:a?p=甲\\_乙");
    check("[一][m]\n\n[m]: metric:a?p=甲", "[一][m]", "[一][m]", "[一][m]");
}
