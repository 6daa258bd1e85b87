//! Names of people where a post or a unit belongs: nobody is put on the web for what his post has to do.

use crate::diag::{Diagnostic, Diagnostics};
use crate::load::given_name;
use crate::model::{Post, Site};
use crate::say;

/// The commonest surnames, less those that begin words of office.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯陶黎贺顾毛郝龚邵钱严覃戴莫";

/// How posts, units and places end: 村, 办, 组长, 周边农户.
const ENDINGS: &str = "长记任员组办局站所科股队部委会院校司厂社村镇乡县市区街道室处厅府人户专导席师班厦寨庄坊沟坝湾屯坡场园库店业草务方线路桥河片网格级";

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let entries = site.places.iter().filter_map(|place| place.ledger.as_ref()).flatten();
    let responsible = entries.filter_map(|entry| entry.responsible.as_ref());
    let organisations = site.reports.iter().flat_map(|report| &report.organisations);
    for post in responsible.chain(organisations.flat_map(|organisation| &organisation.roles)) {
        let pieces = post.text.split(|c: char| c.is_whitespace() || "：:（）()、，,；;/".contains(c));
        let is_place = |piece: &str| site.places.iter().any(|place| place.name.zh == piece);
        for piece in pieces.filter(|piece| is_person(piece) && !is_place(piece)) {
            diagnostics.push(named(piece, post));
        }
    }
}

/// A surname and one or two characters that end like no post: 王某, 李建国, 欧阳某某.
pub(super) fn is_person(piece: &str) -> bool {
    // Two characters before one or two more are a surname of their own.
    let sure =
        |given: &&str| given.len() + "王".len() < piece.len() || piece.starts_with(|c| SURNAMES.contains(c));
    given_name(piece).filter(sure).is_some_and(is_of_no_office)
}

/// Characters behind a surname that end like no post and no unit.
pub(super) fn is_of_no_office(given: &str) -> bool {
    let han = given.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    han && !given.ends_with(|c| ENDINGS.contains(c))
}

fn named(piece: &str, post: &Post) -> Diagnostic {
    let message = say!("“{piece}”像是人名", "`{piece}` looks like the name of a person");
    let help = say!("这里写岗位或单位，如 镇长、村镇建设办公室", "write a post or a unit, such as 镇长");
    let diagnostic = Diagnostic::error("person", message).at(post.span.clone()).help(help);
    if piece.chars().count() > 2 {
        return diagnostic;
    }
    diagnostic.help(say!("是村名的，写全：{piece}村", "if it is a village, write it in full: {piece}村"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_posts() {
        let check = |piece: &str, expected: bool| assert_eq!(is_person(piece), expected, "{piece}");
        for person in ["王某", "李某某", "张建国", "欧阳某", "陈明"] {
            check(person, true);
        }
        let posts = [
            "镇长",
            "组长",
            "副组长",
            "成员",
            "镇纪委书记",
            "村党支部",
            "王昭村",
            "夏寨",
            "杨坊",
            "水务站",
            "文书",
            "会计",
            "出纳",
            "网格员",
            "党委",
            "城建办",
            "施工单位",
            "第三方",
            "农户",
            "安监站",
            "周边农户",
            "程序员",
            "贺兰县",
            "何家湾",
            "余家镇",
            "高校",
            "林业站",
            "林草局",
            "",
        ];
        for post in posts {
            check(post, false);
        }
    }
}
