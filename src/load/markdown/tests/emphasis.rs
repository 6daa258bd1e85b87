//! Bold, italic and struck text beside Chinese characters, and line ends between them.

use super::{check, check_told, notation, read};
use crate::model::{Block, Inline, inline_text};

#[test]
fn strong_beside_chinese_punctuation() {
    check("**真。**她", "p(b{真。}她)");
    check("**真，**她", "p(b{真，}她)");
    check("**真；**她", "p(b{真；}她)");
    check("**真！**她", "p(b{真！}她)");
    check("**真？**她", "p(b{真？}她)");
    check("**真》**她", "p(b{真》}她)");
    check("**真”**她", "p(b{真”}她)");
    check("**真…**她", "p(b{真…}她)");
    check("**真—**她", "p(b{真—}她)");
    check("**真%**她", "p(b{真%}她)");
    check("**真)**她", "p(b{真)}她)");
    check("完成**35.2%**的", "p(完成b{35.2%}的)");
    check("坚持**“两手抓”**方针", "p(坚持b{“两手抓”}方针)");
    check("坚持**\"两手抓\"**方针", "p(坚持b{\"两手抓\"}方针)");
    check("坚持**《规划》**不变", "p(坚持b{《规划》}不变)");
    check("落实**（试行）**办法", "p(落实b{（试行）}办法)");
    check("**注意：**请走边门", "p(b{注意：}请走边门)");
    check("**加快改水。**进一步改厕", "p(b{加快改水。}进一步改厕)");
    check("**税收¥10,000**入库，**共¥9**元", "p(b{税收¥10,000}入库，b{共¥9}元)");
    check("葛󠄀**(旧字)**城", "p(葛󠄀b{(旧字)}城)");
    check("𠮟**(旧字)**也", "p(𠮟b{(旧字)}也)");
}

#[test]
fn a_closer_that_may_also_open_pairs_back_and_not_forward() {
    check("**真。**她很**好。**的", "p(b{真。}她很b{好。}的)");
    check("完成**35.2%**的任务和**加快**建设", "p(完成b{35.2%}的任务和b{加快}建设)");
    check("**一：**甲，**二：**乙，**三：**丙", "p(b{一：}甲，b{二：}乙，b{三：}丙)");
    check("**真。**她***好。***的", "p(b{真。}她i{b{好。}}的)");
}

#[test]
fn strong_in_every_kind_of_line() {
    check(
        "- **一是改水。**全村通水\n- 二是**改厕。**全村改完",
        "ul(-(b{一是改水。}全村通水) -(二是b{改厕。}全村改完))",
    );
    check("## **甲：**乙", "h2#s-jia-yi(b{甲：}乙)");
    check("|甲|\n|-|\n|**乙：**丙|", "tableU(甲/b{乙：}丙)");
    check("> **甲。**乙", "q(p(b{甲。}乙))");
    check("[**甲。**乙](https://a.cn)", "p(<https://a.cn>{b{甲。}乙})");
    check("**[甲](https://a.cn)**也", "p(b{<https://a.cn>{甲}}也)");
    check("先**`码`**后", "p(先b{c{码}}后)");
    check("**甲[620余处](metric:street_lamps)。**乙", "p(b{甲fig0{620余处}。}乙)");
    check("一**“*甲*”**乙", "p(一b{“i{甲}”}乙)");
    check("**甲\n乙。**丙", "p(b{甲乙。}丙)");
}

#[test]
fn struck_text() {
    check("~~删除。~~继续", "p(s{删除。}继续)");
    check("保留~~“旧名”~~新名", "p(保留s{“旧名”}新名)");
    check("~~甲**乙。**丙~~", "p(s{甲b{乙。}丙})");
    check("3~5个，~8个~", "p(3~5个，~8个~)");
    check("~~~~", "code.(\"\")");
}

#[test]
fn literal_delimiters_stay() {
    check("\\*\\*真。\\*\\*她", "p(**真。**她)");
    check("**真\\*。**她", "p(b{真*。}她)");
    check("\\**真。**她", "p(**真。**她)");
    check("202\\*年5月至\\*月", "p(202*年5月至*月)");
    check("202*年5月至*月", "p(202*年5月至*月)");
    check("3*4*5=60", "p(3*4*5=60)");
    check("宽3*高4*长5", "p(宽3*高4*长5)");
    check("２*３*４", "p(２*３*４)");
    check("得**.**分", "p(得**.**分)");
    check("得**.**分，**再努力。**明年", "p(得**.**分，b{再努力。}明年)");
    check("&#42;&#42;甲&#42;&#42;", "p(**甲**)");
    check("`**真。**`她", "p(c{**真。**}她)");
    check_told("** 真。**她", "p(** 真。**她)", &[("literal-asterisks", "**")]);
    check("<https://a.cn/**b**>", "p(<https://a.cn/**b**>{https://a.cn/**b**})");
    check("甲__乙。__丙", "p(甲__乙。__丙)");
    check("snake_case_name", "p(snake_case_name)");
}

#[test]
fn plain_emphasis_is_commonmark() {
    check("这是 *强调* 的", "p(这是 i{强调} 的)");
    check("*强调*，的", "p(i{强调}，的)");
    check("*a* _b_ **c** __d__", "p(i{a} i{b} b{c} b{d})");
    check("***a***", "p(i{b{a}})");
    check("***a** b*", "p(i{b{a} b})");
    check("**a *b***", "p(b{a i{b}})");
    check("*a **b* c**", "p(i{a i{i{b} c}})");
    check("**a", "p(**a)");
    check("*3* 与 *5%* 之间", "p(i{3} 与 i{5%} 之间)");
    check("*foo**bar*", "p(i{foo**bar})");
    check("foo***bar***baz", "p(fooi{b{bar}}baz)");
}

#[test]
fn line_ends_join_between_chinese_characters() {
    check("第一行\n第二行", "p(第一行第二行)");
    check("第一行，\n第二行", "p(第一行，第二行)");
    check("他说\n“好”", "p(他说“好”)");
    check("“好”\n他说", "p(“好”他说)");
    check("カナ\nかな", "p(カナかな)");
    check("**甲**\n乙", "p(b{甲}乙)");
    check("甲\n**乙**", "p(甲b{乙})");
    check("[甲](https://a.cn)\n乙", "p(<https://a.cn>{甲}乙)");
    check("甲\n[620余处](metric:street_lamps)", "p(甲␣fig0{620余处})");
    check("甲\n`乙`", "p(甲c{乙})");
    check("一\n<!-- 注 -->\n二", "p(一) p(二)");
    check("甲<!-- 注 -->\n乙", "p(甲乙)");
    check("共35%\n的", "p(共35%␣的)");
    check("甲\nword", "p(甲␣word)");
    check("word\nword", "p(word␣word)");
    check("한국\n어", "p(한국␣어)");
    check("好😀\n好", "p(好😀␣好)");
    check("甲\\\n乙", "p(甲⏎乙)");
    check("甲  \n乙", "p(甲⏎乙)");
    check("> 甲\n> 乙", "q(p(甲乙))");
    check("甲&amp;乙\n丙", "p(甲&乙丙)");
}

#[test]
fn masks_that_would_vanish_are_told() {
    check("辖*个村、*个社区", "p(辖*个村、*个社区)");
    check("**辖*个村。**", "p(b{辖*个村。})");
    check("*注：*请", "p(*注：*请)");
    check_told("辖*个村和*个社区", "p(辖i{个村和}个社区)", &[("single-star", "*个村和*")]);
}

/// Every opening and closing neighbour a writer is likely to use: none may leave a literal `**`.
#[test]
fn no_delimiter_survives_beside_chinese() {
    let inner = [
        "真。",
        "真，",
        "“真”",
        "‘真’",
        "（真）",
        "《真》",
        "【真】",
        "「真」",
        "35.2%",
        "8‰",
        "真：",
        "真！",
        "C#",
        "a）",
    ];
    let outer = ["她", "第", "，", "。", "、", "（", "”", "“", "々", "〇", "𠮟", ""];
    for text in inner {
        for before in outer {
            for after in outer {
                for (delimiter, strike) in [("**", false), ("~~", true)] {
                    let body = format!("始{before}{delimiter}{text}{delimiter}{after}");
                    let (parsed, _, _) = read(&body);
                    let [Block::Paragraph(line)] = parsed.document.blocks.as_slice() else {
                        panic!("{body}")
                    };
                    assert!(!inline_text(line).contains(delimiter), "{body}: {}", notation(&parsed.document));
                    let marked = line.iter().any(|inline| match inline {
                        Inline::Strong(_) => !strike,
                        Inline::Strike(_) => strike,
                        _ => false,
                    });
                    assert!(marked, "{body}");
                }
            }
        }
    }
}

#[test]
fn asterisks_left_standing_are_told_where_they_stand() {
    check_told("甲**乙 **丙", "p(甲**乙 **丙)", &[("literal-asterisks", "**")]);
    check("\\*\\*镇和\\*\\*村", "p(**镇和**村)");
    check("\\*\\*镇", "p(**镇)");
}
