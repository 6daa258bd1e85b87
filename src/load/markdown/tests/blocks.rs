//! Blocks: lists, tables, code, footnotes, HTML.

use super::{check, check_told};

#[test]
fn lists() {
    check("- 甲\n- 乙", "ul(-(甲) -(乙))");
    check("- 甲\n\n- 乙", "ul(-(p(甲)) -(p(乙)))");
    check("3. 甲\n4. 乙", "ol3(-(甲) -(乙))");
    check("0) 甲", "ol0(-(甲))");
    check("- 甲\n  - 乙\n  - 丙\n- 丁", "ul(-(甲 ul(-(乙) -(丙))) -(丁))");
    check("- 甲\n  > 乙", "ul(-(甲 q(p(乙))))");
    check("- [x] 甲\n- [ ] 乙\n- 丙", "ul(-[x](甲) -[ ](乙) -(丙))");
    check("- [x] 甲\n\n- [ ] 乙", "ul(-[x](p(甲)) -[ ](p(乙)))");
    check("- 甲\n\n  ```\n  乙\n  ```", "ul(-(p(甲) code.(\"乙\\n\")))");
    check("-\n- 甲", "ul(-() -(甲))");
    check("1、甲", "p(1、甲)");
    check("- ***\n- 甲", "ul(-(---) -(甲))");
}

#[test]
fn tables() {
    check("|甲|乙|丙|\n|:-|:-:|-:|\n|1|2|3|", "tableLCR(甲|乙|丙/1|2|3)");
    check("|甲|乙|\n|-|-|\n|1|\n|1|2|3|", "tableUU(甲|乙/1|/1|2)");
    check("|甲|\n|-|\n|1\\|2|", "tableU(甲/1|2)");
    check("|甲|\n|-|\n|`1\\|2`|", "tableU(甲/c{1|2})");
    check("|甲|\n|-|\n|1<br>2|", "tableU(甲/1<br>2)");
    check("> |甲|\n> |-|\n> |1|", "q(tableU(甲/1))");
}

#[test]
fn code_and_rules() {
    check("```rust\nfn a() {}\n```", "code.rust(\"fn a() {}\\n\")");
    check("```c++ {1,2}\nx\n```", "code.c++(\"x\\n\")");
    check("```C#\n```", "code.C#(\"\")");
    check("```<script>\n```", "code.script(\"\")");
    check("```\"onclick=\n```", "code.onclick(\"\")");
    check("```中文\n```", "code.(\"\")");
    check("    **甲**\n    乙", "code.(\"**甲**\\n乙\")");
    check("~~~\n[a](javascript:x)\n~~~", "code.(\"[a](javascript:x)\\n\")");
    check("甲\n\n***\n\n乙", "p(甲) --- p(乙)");
}

#[test]
fn html_is_text() {
    check("<script>alert(1)</script>", "p(<script>alert(1)</script>)");
    check("甲<b onclick=\"x\">乙</b>丙", "p(甲<b onclick=\"x\">乙</b>丙)");
    check("<div>\n  <p>甲\n</div>", "p(<div>␣<p>甲␣</div>)");
    check("<div>\n\n**甲**\n\n</div>", "p(<div>) p(b{甲}) p(</div>)");
    check("- <div>\n- 甲", "ul(-(p(<div>)) -(甲))");
    check("<img src=x onerror=alert(1)>", "p(<img src=x onerror=alert(1)>)");
    check("<?php x ?>", "p(<?php x ?>)");
    check("a <![CDATA[x]]> b", "p(a <![CDATA[x]]> b)");
    check("a<br\n/>b", "p(a<br />b)");
}

#[test]
fn comments_are_left_out() {
    check("<!-- 注 -->", "");
    check("甲<!-- 注 -->乙", "p(甲乙)");
    check("<!-- 注\n\n注 -->\n\n甲", "p(甲)");
    check("<!-- 注 --> 甲", "p(甲)");
    check("<!-- 注 --><b><!-- 注 -->", "p(<b>)");
    check("甲<!-->乙", "p(甲乙)");
    check("<!-- 没有写完\n\n甲", "p(<!-- 没有写完␣甲)");
    check("甲<!-- 没有写完", "p(甲<!-- 没有写完)");
    check("**甲<!-- 注 -->。**乙", "p(b{甲。}乙)");
    check("- 甲 <!-- 注 -->", "ul(-(甲 ))");
    check("> <!-- 注 -->", "");
}

#[test]
fn footnotes() {
    check("甲[^x]乙\n\n[^x]: 注**一。**也", "p(甲^0.0乙) fn(x×1: p(注b{一。}也))");
    check("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n[^b]: 二", "p(甲^0.0乙^1.0丙^0.1) fn(b×2: p(二)) fn(a×1: p(一))");
    check("甲[^a]\n\n[^a]: 见[^b]\n[^b]: 见[^a]", "p(甲^0.0) fn(a×2: p(见^1.0)) fn(b×1: p(见^0.1))");
    check("|甲|\n|-|\n|乙[^注一]|\n\n[^注一]: 一", "tableU(甲/乙^0.0) fn(注一×1: p(一))");
    check("甲[^A]\n\n[^a]: 一", "p(甲^0.0) fn(A×1: p(一))");
    check("甲\n[^x]\n乙\n\n[^x]: 一", "p(甲^0.0乙) fn(x×1: p(一))");
    check("word[^x]\nword\n[^x]\n\n[^x]: 一", "p(word^0.0␣word␣^0.1) fn(x×2: p(一))");
    check_told(
        "甲[^x][乙](2020.md)\n\n[^x]: 一\n\n丙[^x]",
        "p(甲[^x]report0{乙}) p(丙^0.0) fn(x×1: p(一))",
        &[("footnote-missing", "[^x]")],
    );
    check("甲\\[^x]", "p(甲[^x])");
    check("`[^x]`", "p(c{[^x]})");
    check_told("甲[^x]乙", "p(甲[^x]乙)", &[("footnote-missing", "[^x]")]);
    check_told("甲\n\n[^x]: 一", "p(甲)", &[("footnote-unused", "[^x]: 一")]);
    check_told(
        "甲[^x]\n\n[^x]: 一\n\n[^x]: 二",
        "p(甲^0.0) fn(x×1: p(一))",
        &[("footnote-twice", "[^x]: 二")],
    );
}

#[test]
fn nothing_else_is_switched_on() {
    check("\"a\" -- 'b'...", "p(\"a\" -- 'b'...)");
    check("$x$ [[甲]] H~2~O x^2^ ==a==", "p($x$ [[甲]] H~2~O x^2^ ==a==)");
    check("+++\na\n+++", "p(+++␣a␣+++)");
    check("甲\n: 乙", "p(甲␣: 乙)");
    check("> [!NOTE]\n> 甲", "q(p([!NOTE]␣甲))");
    check("https://a.cn www.a.cn", "p(https://a.cn www.a.cn)");
}
