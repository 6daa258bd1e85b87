//! What web pages and paper put around a text: advertising, credits, navigation, page numbers.
//!
//! A line is dropped only when the whole line is of that kind. A line that merely looks like it stays and is told.

use crate::diag::Words;
use crate::say;

/// Longer lines hold somebody's sentences, whatever they begin with.
const LONGEST: usize = 120;

/// What a line begins with when it is of a web page, spaces aside.
const NAVIGATION: &[&str] = &[
    "推荐访问",
    "导读：",
    "【导语】",
    "【导读】",
    "本文导航",
    "相关热词",
    "热词搜索",
    "相关搜索",
    "相关推荐",
    "相关阅读",
    "延伸阅读",
    "拓展阅读",
    "推荐阅读",
    "更多阅读",
    "相关文章",
    "相关链接",
    "相关文档",
    "猜你喜欢",
    "你可能",
    "您可能",
    "大家都在看",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "责任编辑",
    "责编：",
    "编辑：",
    "编辑:",
    "审核：",
    "校对：",
    "初审：",
    "来源：",
    "来源:",
    "信息来源",
    "文章来源",
    "稿件来源",
    "本文来源",
    "稿源：",
    "原文地址",
    "原文链接",
    "本文地址",
    "转载请注明",
    "版权声明",
    "免责声明",
    "发布时间",
    "发布日期",
    "更新时间",
    "发布者",
    "发布人",
    "作者：",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击量",
    "点击次数",
    "阅读次数",
    "阅读量",
    "阅读数",
    "访问量",
    "访问次数",
    "字号：",
    "字体：",
    "【字体",
    "[字体",
    "【打印",
    "[打印",
    "打印本页",
    "分享到",
    "分享：",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "你的位置",
    "网站首页",
    "主办单位：",
    "承办单位：",
    "技术支持",
    "标签：",
    "Tags:",
];

/// The same for files to be downloaded, accounts to be followed, and the foot of a site.
const TRADE: &[&str] = &[
    "文档下载",
    "下载文档",
    "下载本文",
    "点击下载",
    "立即下载",
    "全文下载",
    "下载地址",
    "文件下载",
    "推荐度",
    "文件大小",
    "微信扫一扫",
    "扫一扫",
    "扫码",
    "长按识别",
    "长按二维码",
    "关注公众号",
    "关注微信",
    "关注我们",
    "微信公众号：",
    "公众号：",
    "点击关注",
    "加入会员",
    "开通会员",
    "开通VIP",
    "成为会员",
    "升级会员",
    "会员专享",
    "本文档由",
    "该文档",
    "ICP备",
    "公网安备",
    "版权所有",
    "Copyright",
];

/// Lines that are nothing but this, spaces aside.
const BUTTONS: &[&str] = &[
    "打印",
    "关闭",
    "关闭窗口",
    "返回",
    "返回顶部",
    "返回首页",
    "返回列表",
    "收藏",
    "举报",
    "分享",
    "首页",
    "大中小",
    "附件下载",
    "下载",
    "点赞",
    "在看",
    "展开全文",
    "阅读全文",
    "查看全文",
    "点击查看",
    "更多",
    "更多>>",
    "写作参考",
    "【写作参考】",
    "目录",
    "全文共",
];

/// What only those write who offer a text to others; a short line or sentence that holds it is advertising.
const OFFERS: &[&str] = &[
    "供您写作参考",
    "欢迎点评",
    "欢迎分享",
    "仅供参考，如果",
    "供大家参考借鉴",
    "供您参考阅读",
    "对您有所帮助",
    "对你有所帮助",
    "对大家有所帮助",
    "对您有帮助",
    "对你有帮助",
    "对大家有帮助",
    "复制下载",
    "喜欢就下载",
    "喜欢就收藏",
    "喜欢就复制",
    "为您精选",
    "为大家精选",
    "为大家整理",
    "为您整理",
    "小编整理",
    "小编为",
    "小编收集",
    "小编给大家",
    "小编精心",
    "欢迎阅读参考",
    "欢迎大家阅读",
    "欢迎参考",
    "的全部内容了",
    "敬请关注本站",
    "请关注公众号",
    "关注公众号",
    "关注本公众号",
    "关注微信公众号",
    "开通会员",
    "加入会员",
    "成为会员",
    "下载完整版",
    "下载word",
    "下载Word",
    "免费下载",
    "扫描二维码",
    "侵权请联系",
    "如有侵权",
];

/// What may be advertising and may be work: such a line stays, and the writer is told.
const DOUBTFUL: [&str; 8] = ["http://", "https://", "www.", "二维码", "公众号", "会员", "下载", "转载"];

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
    if length > LONGEST {
        return None;
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
    if sentences(&bare).len() > 1 { None } else { of_sentence(&bare) }
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
    let named = ["相关推荐", "相关阅读", "相关文章", "相关范文", "延伸阅读", "猜你喜欢", "推荐阅读"];
    let bare = line.trim().trim_end_matches(['：', ':']);
    named.iter().any(|name| bare.ends_with(name) || line.starts_with(name)) && line.chars().count() <= 60
}

/// 扫码入户核查480户。 is work that begins like an offer.
fn ends_a_sentence_of_work(bare: &str) -> bool {
    bare.ends_with('。') && !crate::quantity::find(bare).is_empty()
}

/// —1—, 第1页共5页, 1/5; a lone number as well.
fn is_page_number(bare: &str) -> bool {
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
