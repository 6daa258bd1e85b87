//! Figures that were withheld, and those whose digits were lost.

use super::{check, check_none};

#[test]
fn withheld() {
    for (text, figure) in [
        ("辖**个村", "**个|withheld|个|exact"),
        ("人口*人", "*人|withheld|人|exact"),
        ("近*万人", "近*万人|withheld|万人|just_under"),
        ("占*％以上", "*％以上|withheld|％|at_least"),
        ("资金*余万元", "*余万元|withheld|万元|somewhat_more"),
        ("产值xx.x亿元", "xx.x亿元|withheld|亿元|exact"),
        ("得分**.**分", "**.**分|withheld|分|exact"),
        ("投资xx458元", "xx458元|withheld|元|exact"),
        ("投资1x.x亿元", "1x.x亿元|withheld|亿元|exact"),
        ("惠及〔…〕户", "〔…〕户|withheld|户|exact"),
        ("惠及×户", "×户|withheld|户|exact"),
        ("惠及＊＊户", "＊＊户|withheld|户|exact"),
        ("惠及□□户", "□□户|withheld|户|exact"),
        ("惠及○○户", "○○户|withheld|户|exact"),
        ("惠及XX户", "XX户|withheld|户|exact"),
        ("惠及??户", "??户|withheld|户|exact"),
        ("惠及____户", "____户|withheld|户|exact"),
        ("x个多月", "x个多月|withheld|个月|somewhat_more"),
        ("x万多平方", "x万多平方|withheld|万平方|somewhat_more"),
        ("*多年党龄", "*多年|withheld|年|somewhat_more"),
        ("换取*元钱", "*元钱|withheld|元钱|exact"),
        ("信访人次为x，", "x|withheld|人次|exact"),
        ("同比下降xx%", "xx%|withheld|%|exact"),
        ("跃升至第xx位", "第xx位|withheld|位|exact"),
        ("投资x.6億元", "x.6億元|withheld|億元|exact"),
    ] {
        check(text, &[figure]);
    }
}

#[test]
fn list_items_are_no_masks() {
    check_none("* 个体经济");
    check("* 5个村\n* 12户", &["5个|5|个|exact", "12户|12|户|exact"]);
}

#[test]
fn masked_names() {
    for text in [
        "×镇",
        "xx村",
        "**县**镇",
        "**位于东部",
        "**户籍制度",
        "x年x月",
        "*月16日",
        "xx有限公司",
        "x中心幼儿园",
        "第*次会议",
        "“十个×”",
    ] {
        check_none(text);
    }
}

#[test]
fn lost() {
    for (text, figure) in [
        ("工业产值亿元，", "亿元|lost|亿元|exact"),
        ("全长约公里的干道", "约公里|lost|公里|about"),
        ("同比增长%，", "%|lost|%|exact"),
        ("覆盖率达%以上", "%以上|lost|%|at_least"),
        ("人均纯收入元，", "元|lost|元|exact"),
        ("种植面积达亩，", "亩|lost|亩|exact"),
        ("累计征地余亩，", "余亩|lost|亩|somewhat_more"),
        ("水泥公路.公里，", "公里|lost|公里|exact"),
        ("比上年提高个百分点，", "个百分点|lost|个百分点|exact"),
    ] {
        check(text, &[figure]);
    }
    check("拆除xxxx宗万平方米，", &["xxxx宗|withheld|宗|exact", "万平方米|lost|万平方米|exact"]);
    check("分别增长%、%。", &["%|lost|%|exact", "%|lost|%|exact"]);
}
