//! Chinese numerals, and 一 where it counts and where it is an article.

use super::{check, check_none};

#[test]
fn han_numerals() {
    for (text, figure) in [
        ("七十五人", "七十五人|75|人|exact"),
        ("两所学校", "两所|2|所|exact"),
        ("三百二十户", "三百二十户|320|户|exact"),
        ("三百二户", "三百二户|320|户|exact"),
        ("一百零五户", "一百零五户|105|户|exact"),
        ("一万二千人", "一万二千人|12000|人|exact"),
        ("十万元", "十万元|10|万元|exact"),
        ("三十余万株", "三十余万株|30|万株|somewhat_more"),
        ("3千余人", "3千余人|3000|人|somewhat_more"),
        ("5百万元", "5百万元|500|万元|exact"),
        ("1亿2000万元", "1亿2000万元|12000|万元|exact"),
        ("1万2千人", "1万2千人|12000|人|exact"),
        ("一点五倍", "一点五倍|1.5|倍|exact"),
        ("百分之三十五", "百分之三十五|35|%|exact"),
        ("百分之九十八点五", "百分之九十八点五|98.5|%|exact"),
        ("百分之九十以上", "百分之九十以上|90|%|at_least"),
        ("百分之百", "百分之百|100|%|exact"),
        ("千分之三", "千分之三|3|‰|exact"),
        ("近八成", "近八成|8|成|just_under"),
        ("约占三成，", "约占三成|3|成|about"),
        ("翻了两番", "两番|2|番|exact"),
        ("零病例", "零病例|0|例|exact"),
        ("110千伏线路", "110千伏|110|千伏|exact"),
        ("发电3万千瓦时", "3万千瓦时|3|万千瓦时|exact"),
        ("过去五年", "五年|5|年|exact"),
    ] {
        check(text, &[figure]);
    }
}

#[test]
fn bare_powers() {
    for (text, figure) in [
        ("超百家", "超百家|100|家|at_least"),
        ("上千人次", "上千人次|1000|人次|at_least"),
        ("近百户", "近百户|100|户|just_under"),
        ("过亿元", "过亿元|1|亿元|at_least"),
        ("百余户", "百余户|100|户|somewhat_more"),
        ("万余亩", "万余亩|1|万亩|somewhat_more"),
        ("千万元以上项目", "千万元以上|1000|万元|at_least"),
        ("十余次", "十余次|10|次|somewhat_more"),
    ] {
        check(text, &[figure]);
    }
    for text in [
        "百村示范",
        "千村整治",
        "万户清洁",
        "百万移民",
        "亿元企业",
        "万亩良田",
        "投资亿元以上项目",
        "数十家",
        "几百人",
    ] {
        check_none(text);
    }
}

#[test]
fn structural_counts() {
    for (text, figure) in [
        ("即四个坚持", "四个|4|个|exact"),
        ("三个重点", "三个|3|个|exact"),
        ("七项举措", "七项|7|项|exact"),
        ("两条高速", "两条|2|条|exact"),
        ("镇、村、组三级网格", "三级|3|级|exact"),
        ("四级网格化", "四级|4|级|exact"),
        ("甲、乙两村", "两村|2|村|exact"),
        ("经三轮比选", "三轮|3|轮|exact"),
        ("两次拨款", "两次|2|次|exact"),
        ("一户一档", "一户|1|户|exact"),
    ] {
        check(text, &[figure]);
    }
}

#[test]
fn one_as_a_count() {
    for (text, figure) in [
        ("建有小学一所，", "一所|1|所|exact"),
        ("每季度开展一次评比", "一次|1|次|exact"),
        ("每周一小时", ""),
        ("每周“一小时”劳动", "一小时|1|小时|exact"),
        ("为期一年", "一年|1|年|exact"),
        ("即一条主线", "一条|1|条|exact"),
        ("一个月的学习", "一个月|1|个月|exact"),
        ("新建一个广场", "一个|1|个|exact"),
        ("一个多月", "一个多月|1|个月|somewhat_more"),
    ] {
        let expected: Vec<&str> = [figure].into_iter().filter(|figure| !figure.is_empty()).collect();
        check(text, &expected);
    }
    check("分为*个片区和一个集镇区", &["*个|withheld|个|exact", "一个|1|个|exact"]);
    check("建成一个中心、三个站点", &["一个|1|个|exact", "三个|3|个|exact"]);
}

#[test]
fn one_as_an_article() {
    for text in [
        "打造一个集休闲与观光为一体的园区",
        "做一名合格的干部",
        "组建一支队伍",
        "一批项目",
        "一系列活动",
        "一条龙服务",
        "一盘棋",
        "过去的一年",
        "一年来",
        "召开第一次会议",
        "一次性补贴",
        "一方面加强宣传",
        "另一方面",
        "发现一起拆除一起",
        "统一部署",
        "进一步",
        "一定程度",
        "一般干部",
        "一是落实责任",
        "其一是",
    ] {
        check_none(text);
    }
}
