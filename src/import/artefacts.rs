//! What programs leave in a text on its way: bookmarks, paths of pictures, field codes, tags of web pages.

use std::ops::Range;

use crate::diag::Words;
use crate::say;

/// Something that is no text of the writer's, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    pub range: Range<usize>,
    pub why: Words,
}

/// Every artefact in a paragraph, in order, none overlapping.
pub fn find(text: &str) -> Vec<Artefact> {
    let mut found: Vec<Artefact> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match begins(text, at) {
            Some((length, why)) if length > 0 => {
                found.push(Artefact { range: at..at + length, why });
                at += length;
            }
            _ => at += c.len_utf8(),
        }
    }
    found
}

/// No artefact is longer than this, in bytes; so a line of a million brackets takes no longer than any other.
const LONGEST: usize = 800;

fn begins(text: &str, at: usize) -> Option<(usize, Words)> {
    let mut end = text.len().min(at + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let rest = &text[at..end];
    match rest.chars().next()? {
        '[' | '【' => bracket(rest),
        '<' => tag(rest),
        '&' => entity(rest),
        '\\' if rest.starts_with("\\* MERGEFORMAT") => Some((14, field())),
        '（' | '(' => credit(rest),
        '错' => reference(rest),
        'H' | 'S' | 'E' | 'P' | 'I' => code(rest),
        c if c.is_ascii_alphabetic() => path(text[..at].chars().next_back(), rest),
        _ => None,
    }
}

fn field() -> Words {
    say!("域代码的残留", "the code of a field")
}

/// `[bookmark: _GoBack]`, `[image: C:\…]`, `[责任编辑：某某]`.
fn bracket(rest: &str) -> Option<(usize, Words)> {
    let end = rest.char_indices().find(|(_, c)| matches!(c, ']' | '】')).map(|(at, c)| at + c.len_utf8())?;
    let inner = rest[..end].trim_start_matches(['[', '【']).trim_start();
    let lower = inner.to_ascii_lowercase();
    let is = |names: &[&str]| names.iter().any(|name| lower.starts_with(name));
    if is(&["bookmark:", "bookmark：", "书签:", "书签："]) {
        Some((end, say!("书签残留", "a bookmark")))
    } else if is(&["image:", "image：", "图片:", "图片：", "img:", "media:", "picture:"]) {
        Some((end, say!("图片残留，图片本身不在文件里", "the trace of a picture that is not in the file")))
    } else {
        credit(rest)
    }
}

/// （来源：某某网 责任编辑：某某）
fn credit(rest: &str) -> Option<(usize, Words)> {
    const CREDITS: [&str; 9] =
        ["来源：", "来源:", "责任编辑", "责编", "编辑：", "编辑:", "稿件来源", "图片来源", "本文来源"];
    let inner = rest.trim_start_matches(['（', '(', '[', '【']).trim_start();
    if !CREDITS.iter().any(|credit| inner.starts_with(credit)) {
        return None;
    }
    let (end, close) = rest.char_indices().find(|(_, c)| matches!(c, '）' | ')' | ']' | '】'))?;
    let short = rest[..end].chars().count() <= 60;
    short.then_some((end + close.len_utf8(), say!("网页署名", "a credit of a web page")))
}

/// `<br/>`, `</p>`, `<span style="…">`; `<3` and `<甲>` are text.
fn tag(rest: &str) -> Option<(usize, Words)> {
    let why = || say!("网页标签", "a tag of a web page");
    if let Some(inner) = rest.strip_prefix("<!--") {
        return inner.find("-->").map(|end| (end + 7, why()));
    }
    const TAGS: [&str; 28] = [
        "a", "b", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "hr", "i", "img", "li", "o:p",
        "ol", "p", "section", "span", "strong", "sub", "sup", "table", "tbody", "td", "tr", "ul",
    ];
    let inner = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let name: String = inner.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == ':').collect();
    if !TAGS.contains(&name.to_ascii_lowercase().as_str()) {
        return None;
    }
    let end = rest.find('>').filter(|end| *end <= 400 && !rest[1..*end].contains('<'))?;
    let behind = inner[name.len()..].chars().next()?;
    matches!(behind, '>' | '/' | ' ').then(|| (end + 1, why()))
}

fn entity(rest: &str) -> Option<(usize, Words)> {
    let names = ["&nbsp;", "&ensp;", "&emsp;", "&zwnj;", "&#160;", "&#12288;"];
    let name = names.into_iter().find(|name| rest.starts_with(name))?;
    Some((name.len(), say!("网页的空格代码", "the code of a space of a web page")))
}

/// 错误！未定义书签。
fn reference(rest: &str) -> Option<(usize, Words)> {
    let said = ["错误！未定义书签。", "错误!未定义书签。", "错误！未找到引用源。", "错误!未找到引用源。"];
    let said = said.into_iter().find(|said| rest.starts_with(said))?;
    Some((said.len(), field()))
}

/// `HYPERLINK "…"`, `PAGEREF _Toc1 \h`, and what trial versions of programs add.
fn code(rest: &str) -> Option<(usize, Words)> {
    if let Some(inner) = rest.strip_prefix("HYPERLINK \"") {
        return inner.find('"').map(|end| (end + 12, field()));
    }
    if rest.starts_with("PAGEREF _") || rest.starts_with("INCLUDEPICTURE ") || rest.starts_with("SHAPE \\*") {
        let end = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
        return Some((end, field()));
    }
    let trial = "Evaluation Warning:";
    if rest.starts_with(trial) {
        let end = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
        return Some((end, say!("转换软件的试用提示", "the notice of a trial version")));
    }
    path_at(rest)
}

fn path(before: Option<char>, rest: &str) -> Option<(usize, Words)> {
    if before.is_some_and(|c| c.is_ascii_alphanumeric()) { None } else { path_at(rest) }
}

/// `C:\Users\…\微信图片_1.jpg` and `file:///C:/…`.
fn path_at(rest: &str) -> Option<(usize, Words)> {
    let drive = rest.as_bytes().get(1) == Some(&b':') && matches!(rest.as_bytes().get(2), Some(b'\\'));
    if !drive && !rest.starts_with("file:///") {
        return None;
    }
    let stop = |c: char| c.is_whitespace() || "。；，！？”“）)]】》<>|\"*".contains(c);
    let end = rest.find(stop).unwrap_or(rest.len());
    // A path may run into the next word: 汇总表.xls的统计.
    let dots = rest[..end].match_indices('.');
    let endings = dots.filter_map(|(at, _)| {
        let letters = rest[at + 1..end].chars().take_while(char::is_ascii_alphanumeric).count();
        (2..=4).contains(&letters).then_some(at + 1 + letters)
    });
    let end = endings.max().unwrap_or(end);
    Some((end, say!("电脑里的文件路径", "the path of a file on somebody's computer")))
}

/// A line that is nothing but the name of a picture: 微信图片_20200817.jpg, IMG_0123.JPG.
pub fn is_picture_name(line: &str) -> bool {
    let line = line.trim();
    let lower = line.to_ascii_lowercase();
    let ending = [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp"].iter().any(|end| lower.ends_with(end));
    let named = ["微信图片_", "微信截图_", "qq图片", "qq截图", "img_", "dsc_", "mmexport", "企业微信截图_"];
    let named = named.iter().any(|name| {
        lower
            .strip_prefix(name)
            .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || "_-.jpgen".contains(c)))
    });
    line.chars().count() <= 60 && (named || ending && !line.contains(['，', '。', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn artefacts_are_told_from_text() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = find(text).into_iter().map(|found| &text[found.range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("[bookmark: _GoBack]六是亮化", &["[bookmark: _GoBack]"]);
        check("[image: D:\\a\\图1.jpg图1]下一步", &["[image: D:\\a\\图1.jpg图1]"]);
        check("见C:\\Users\\admin\\Desktop\\1.png。", &["C:\\Users\\admin\\Desktop\\1.png"]);
        check("C:\\a\\汇总.xls的统计", &["C:\\a\\汇总.xls"]);
        check("种树<br/>100<b>株</b>", &["<br/>", "<b>", "</b>"]);
        check("面积<3亩，甲<乙>丙", &[]);
        check("种树&nbsp;&nbsp;造林", &["&nbsp;", "&nbsp;"]);
        check("完成任务。（来源：某某网 责任编辑：甲）", &["（来源：某某网 责任编辑：甲）"]);
        check("（来源于群众）", &[]);
        check("[620余处]和【要求】", &[]);
        check("错误！未定义书签。正文", &["错误！未定义书签。"]);
        check("比例A:B", &[]);
    }
}
