//! What web pages and paper put around a text: advertising, credits, navigation, page numbers.
//!
//! A line is dropped only when the whole line is of that kind. A line that merely looks like it stays and is told.

use crate::diag::Words;
use crate::quantity;
use crate::say;

use super::phrases::{BUTTONS, DOUBTFUL, NAVIGATION, OFFERS, PAGE_KEYS, TRADE};

/// Longer lines hold somebody's sentences, whatever they begin with.
const LONGEST: usize = 120;

/// Why a line is dropped as a whole, if it is.
pub fn of_line(line: &str) -> Option<Words> {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let length = bare.chars().count();
    if length == 0 {
        return None;
    }
    if is_page_number(&bare) {
        return Some(say!("页码", "a page number"));
    }
    if is_contents(line) {
        return Some(say!("目录里的一行", "a line of a table of contents"));
    }
    if BUTTONS.contains(&bare.as_str()) {
        return Some(say!("网页按钮", "a button of a web page"));
    }
    if super::artefacts::is_picture_name(line) {
        return Some(say!("图片文件名，图片本身不在文件里", "the name of a picture that is not in the file"));
    }
    let preface =
        || is_preface(&bare).then(|| say!("网站小编写的导语", "the preface of a web site's editor"));
    if length > LONGEST {
        return preface();
    }
    if is_page_data(line) {
        return Some(say!("网页上正文以外的文字", "words around the text of a web page"));
    }
    if is_address(&bare) || is_trail(&bare) {
        return Some(say!("网址或网页导航", "an address or a path of a web page"));
    }
    let begins = |words: &[&str]| words.iter().any(|word| bare.starts_with(word));
    if begins(NAVIGATION) || leads_elsewhere(&bare) {
        return Some(say!("网页上正文以外的文字", "words around the text of a web page"));
    }
    if begins(TRADE) && !ends_a_sentence_of_work(&bare) || bare.contains("ICP备") {
        return Some(say!("网站的推广或页脚", "an offer or the foot of a web site"));
    }
    // A line of several sentences may hold one of the writer's.
    if sentences(&bare).len() > 1 { preface() } else { of_sentence(&bare).or_else(preface) }
}

/// The sentences of a line, each with its stop.
pub fn sentences(line: &str) -> Vec<&str> {
    line.split_inclusive(['。', '！', '？', '!']).filter(|sentence| !sentence.trim().is_empty()).collect()
}

/// Why a sentence is dropped, if it is.
pub fn of_sentence(sentence: &str) -> Option<Words> {
    let short = sentence.chars().count() <= LONGEST;
    let offers = OFFERS.iter().any(|offer| sentence.contains(offer));
    (short && offers).then(|| say!("推广广告", "advertising"))
}

/// Whether a line that stays should be looked at.
pub fn is_doubtful(line: &str) -> bool {
    line.chars().count() <= 60 && DOUBTFUL.iter().any(|word| line.contains(word))
}

/// 关于某乡工作总结的相关推荐：
pub fn leads_elsewhere(line: &str) -> bool {
    let named = [
        "相关推荐",
        "相关阅读",
        "相关文章",
        "相关范文",
        "延伸阅读",
        "猜你喜欢",
        "推荐阅读",
        "往期推荐",
        "往期回顾",
        "往期精彩",
        "精彩推荐",
    ];
    let bare = line.trim().trim_end_matches(['：', ':']);
    named.iter().any(|name| bare.ends_with(name) || line.starts_with(name)) && line.chars().count() <= 60
}

/// 总结是……。下面是小编整理的……，欢迎阅读。 speaks of texts and states nothing of a place.
fn is_preface(bare: &str) -> bool {
    let own = ["我镇", "我乡", "全镇", "全乡", "本镇", "本乡", "镇党委", "乡党委", "我县", "全县", "我们镇"];
    let states = sentences(bare)
        .into_iter()
        .any(|sentence| of_sentence(sentence).is_none() && !quantity::find(sentence).is_empty());
    let edited = ["小编", "本站", "网友"].iter().any(|who| bare.contains(who));
    let last = sentences(bare).last().is_some_and(|sentence| of_sentence(sentence).is_some());
    edited && last && !states && bare.chars().count() <= 400 && !own.iter().any(|word| bare.contains(word))
}

/// A line that may be one of those between title and text, 名称：青溪镇2023年工作总结, and may be the writer's: what
/// stands beside it tells.
pub fn may_be_page_data(line: &str) -> bool {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    bare.split_once(['：', ':']).is_some_and(|(key, _)| PAGE_KEYS.contains(&key))
        && bare.chars().count() <= 60
}

/// 发布时间：2024-01-08　来源：青溪镇　浏览次数：356, 原创 青溪发布 2022-12-30 18:00: each part of the line is a key of the
/// page with its value, a time, or a button.
fn is_page_data(line: &str) -> bool {
    let line = line.replace(['：', '\u{a0}'], ":").replace("] ", "]");
    let mut parts: Vec<String> = Vec::new();
    for part in
        line.split(['\u{3000}', ' ', '|', '｜', '丨', '【', '】', '[', ']']).filter(|part| !part.is_empty())
    {
        match parts.last_mut() {
            // 名　　称: and 来源: 青溪镇 are one part each.
            Some(last) if last.ends_with(':') || last.chars().count() == 1 && !part.starts_with(':') => {
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    let key = |part: &str| part.split_once(':').is_some_and(|(key, _)| PAGE_KEYS.contains(&key));
    let time = |part: &str| {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        digits >= 4 && part.chars().all(|c| c.is_ascii_digit() || "-—/.:年月日时分".contains(c))
    };
    let button = |part: &str| BUTTONS.contains(&part) || ["大", "中", "小", "原创", "转载"].contains(&part);
    let counted = |part: &str| {
        let number =
            ["阅读", "赞", "在看", "浏览"].iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part);
        number.chars().all(|c| c.is_ascii_digit())
    };
    let known = parts.iter().filter(|part| key(part) || time(part) || button(part) || counted(part)).count();
    let keys = parts.iter().filter(|part| key(part)).count();
    let times = parts.iter().filter(|part| time(part)).count();
    match parts.as_slice() {
        [] => false,
        [only] => key(only) && is_pure_key(only),
        // 原创 青溪发布 2022-12-30 18:00 发表于浙江 holds names as well.
        [first, ..] if first == "原创" || line.contains("发表于") => times > 0,
        all => known == all.len() && (keys + times > 0 || known >= 3) || keys >= 2 && known * 2 >= all.len(),
    }
}

/// Keys that no summary begins a line of its own with.
fn is_pure_key(part: &str) -> bool {
    let plain = ["名称", "标题", "时间", "日期", "来源", "分类", "类别", "大小", "格式", "打印", "作者"];
    part.split_once(':').is_some_and(|(key, _)| !plain.contains(&key))
}

/// 扫码入户核查480户。 is work that begins like an offer.
fn ends_a_sentence_of_work(bare: &str) -> bool {
    bare.ends_with('。') && !quantity::find(bare).is_empty()
}

/// —1—, 第1页共5页, 1/5; a lone number as well.
pub fn is_page_number(bare: &str) -> bool {
    let core = bare.trim_matches(|c: char| "-—–－·.第页".contains(c));
    let core: String = core.chars().filter(|c| !"共/页第，,".contains(*c)).collect();
    let digits = !core.is_empty() && core.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    digits && core.chars().count() <= 6 && bare.chars().count() <= 12
}

/// 一、基本情况……………3
fn is_contents(line: &str) -> bool {
    let trimmed = line.trim_end();
    let words = trimmed.trim_end_matches(|c: char| c.is_ascii_digit());
    let dots = words.trim_end();
    let leader = ["……", "....", "····", "．．．", "———"].iter().any(|dots_of| dots.ends_with(dots_of));
    words.len() < trimmed.len() && leader
}

fn is_address(bare: &str) -> bool {
    let address = ["http://", "https://", "www."].iter().any(|start| bare.starts_with(start));
    address && bare.is_ascii()
}

/// 首页>政务公开>工作总结
fn is_trail(bare: &str) -> bool {
    let steps = bare.matches(['>', '＞', '»', '›']).count();
    steps >= 2 && bare.chars().count() <= 60 || steps == 1 && bare.starts_with("首页")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_surrounds_a_text_is_told_from_it() {
        let check = |line: &str, dropped: bool| assert_eq!(of_line(line).is_some(), dropped, "{line}");
        check("推荐访问：乡镇 总结 范文", true);
        check("索引号：QX0011/2024-17　　主题分类：综合政务", true);
        check("名　　称：青溪镇2023年工作总结", false);
        check("名　　称：青溪镇2023年工作总结　　文号：无", true);
        check("2024-01-08 09:30　来源：青溪镇　浏览次数：356", true);
        check("原创 青溪发布 2022-12-30 18:00 发表于浙江", true);
        check("时间：全年 地点：各村", false);
        check("编辑：某某 审核：某某", true);
        check("阅读 1024 赞 16 在看 9", true);
        check("新增就业 320 人", false);
        check("第一 宣传 发动", false);
        check("小编为您带来工作总结，欢迎阅读！", true);
        check("发布时间：2023-01-05 来源：某县人民政府", true);
        check("— 3 —", true);
        check("第 2 页 共 9 页", true);
        check("12", true);
        check("首页 > 政务公开 > 工作总结", true);
        check("【字体：大 中 小】", true);
        check("以上就是小编为大家整理的工作总结，希望对大家有所帮助", true);
        check("计划新建公厕10座。以上就是小编整理的总结，希望对您有所帮助！", false);
        check("更多范文请关注公众号“某某”", true);
        check("关注公众号“某某”，回复“总结”获取全文", true);
        check("一、基本情况………………3", true);
        check("利用微信群、公众号等开展宣传，发动群众参与。", false);
        check("发展商会会员35家。", false);
        check("扫码入户核查480户。", false);
        check("一、基本情况", false);
        check("2023年", false);
        check("打印宣传单3000份。", false);
        check("", false);
    }
}
