//! Ranks, which are ordinals that count.

use super::check;

#[test]
fn ranks() {
    for (text, figure) in [
        ("获评比第三名", "第三名|3|位|exact"),
        ("位列全县第二", "第二|2|位|exact"),
        ("增幅位居同类乡镇第一，", "第一|1|位|exact"),
        ("进入前五十名", "前五十名|50|位|at_most"),
        ("跻身全市前十，", "前十|10|位|at_most"),
        ("全市第 3 位", "第 3 位|3|位|exact"),
        ("列第12位", "第12位|12|位|exact"),
    ] {
        check(text, &[figure]);
    }
    check("由第12位升到第6位", &["第12位|12|位|exact", "第6位|6|位|exact"]);
    check("分列全县第一、第二。", &["第一|1|位|exact", "第二|2|位|exact"]);
    check("前移4位代表", &["4位|4|位|exact"]);
}
