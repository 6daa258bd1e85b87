//! How texts are written: punctuation, widths, and what copying and pasting left in them.

mod prose;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Around;
use crate::diag::{Diagnostic, Diagnostics, Span, Words};
use crate::model::Report;
use crate::say;

use prose::{GAP, Glyph};

/// The most of one kind that are told of one text.
const TOLD: usize = 10;

/// A text longer than this is read by nobody to its end.
const LONG: usize = 5_000;

const CODES: [&str; 5] = ["doubled-punctuation", "latin-punctuation", "leftover", "long-text", "mixed-width"];

pub fn check(report: &Report, around: &Around, diagnostics: &mut Diagnostics) {
    if CODES.iter().any(|code| around.asks(code)) {
        let written = around.files.text(&report.file).unwrap_or_default();
        text(&report.file, written, diagnostics);
    }
}

fn text(file: &str, text: &str, diagnostics: &mut Diagnostics) {
    let lines = prose::lines(text);
    let mut doubts: Vec<Doubt> = Vec::new();
    for line in &lines {
        doubled(line, &mut doubts);
        latin(line, &mut doubts);
        digits(line, &mut doubts);
        brackets(line, &mut doubts);
    }
    leftovers(text, &lines, &mut doubts);
    for code in CODES {
        let of_code: Vec<&Doubt> = doubts.iter().filter(|doubt| doubt.code == code).collect();
        let left = of_code.len().saturating_sub(TOLD);
        for doubt in of_code.iter().take(TOLD) {
            let mut diagnostic = Diagnostic::warning(code, doubt.message.clone())
                .at(Span::new(file, doubt.range.clone()))
                .help(doubt.help.clone());
            let last = of_code.get(TOLD - 1).is_some_and(|last| std::ptr::eq(*last, *doubt));
            if last && left > 0 {
                diagnostic = diagnostic.help(say!("同一篇里还有 {left} 处", "{left} more in this text"));
            }
            diagnostics.push(diagnostic);
        }
    }
    long(file, text, &lines, diagnostics);
}

struct Doubt {
    code: &'static str,
    range: Range<usize>,
    message: Words,
    help: Words,
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn range(glyphs: &[Glyph]) -> Range<usize> {
    let first = glyphs.first().map_or(0, |glyph| glyph.at);
    first..glyphs.last().map_or(first, |glyph| glyph.at + glyph.c.len_utf8())
}

/// 。。 and ，。: one of the two was left over when something was cut out.
fn doubled(line: &[Glyph], doubts: &mut Vec<Doubt>) {
    let is_mark = |glyph: &Glyph| matches!(glyph.c, '，' | '。' | '、' | '；' | '：');
    for run in line.chunk_by(|a, b| is_mark(a) && is_mark(b)) {
        if run.len() < 2 || !is_mark(&run[0]) {
            continue;
        }
        let written: String = run.iter().map(|glyph| glyph.c).collect();
        let help = if written.starts_with("。。。") {
            say!("省略号写成 ……", "an ellipsis is ……")
        } else {
            say!("留下一个", "keep one of them")
        };
        let message = say!("标点重复：“{written}”", "doubled punctuation: {written}");
        doubts.push(Doubt { code: "doubled-punctuation", range: range(run), message, help });
    }
}

/// A Latin comma between Han characters.
fn latin(line: &[Glyph], doubts: &mut Vec<Doubt>) {
    const MARKS: [(char, char); 5] = [(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！')];
    for (at, glyph) in line.iter().enumerate() {
        let Some((mark, full)) = MARKS.iter().find(|(mark, _)| *mark == glyph.c) else { continue };
        let before = at.checked_sub(1).and_then(|at| line.get(at)).is_some_and(|glyph| is_han(glyph.c));
        let mut behind = line[at + 1..].iter().map(|glyph| glyph.c).skip_while(|c| *c == ' ');
        if before && behind.next().is_some_and(is_han) {
            let message =
                say!("汉字之间用了半角的“{mark}”", "the Latin `{mark}` stands between Han characters");
            let help = say!("改成全角的“{full}”", "write the full-width {full}");
            doubts.push(Doubt { code: "latin-punctuation", range: range(&line[at..=at]), message, help });
        }
    }
}

/// 2０21: digits of two widths in one number.
fn digits(line: &[Glyph], doubts: &mut Vec<Doubt>) {
    let wide = |glyph: &Glyph| ('０'..='９').contains(&glyph.c);
    let digit = |glyph: &Glyph| glyph.c.is_ascii_digit() || wide(glyph) || matches!(glyph.c, '.' | '．');
    for run in line.chunk_by(|a, b| digit(a) && digit(b)) {
        if run.iter().any(wide) && run.iter().any(|glyph| glyph.c.is_ascii_digit()) {
            let written: String = run.iter().map(|glyph| glyph.c).collect();
            let message = say!(
                "“{written}”里半角和全角的数字混在一起",
                "{written} mixes half-width and full-width digits"
            );
            let help = say!("都改成半角：2021", "write all of them half-width: 2021");
            doubts.push(Doubt { code: "mixed-width", range: range(run), message, help });
        }
    }
}

/// （一): a bracket of one width closed by one of the other.
fn brackets(line: &[Glyph], doubts: &mut Vec<Doubt>) {
    let mut open: Vec<usize> = Vec::new();
    for (at, glyph) in line.iter().enumerate() {
        match glyph.c {
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let Some(first) = open.pop() else { continue };
                if (line[first].c == '(') != (glyph.c == ')') {
                    let message =
                        say!("一对括号一个半角、一个全角", "one bracket is half-width, the other full-width");
                    let help = say!("中文里都用全角：（ ）", "in Chinese both are full-width: （ ）");
                    let range = range(&line[first..=at]);
                    doubts.push(Doubt { code: "mixed-width", range, message, help });
                }
            }
            _ => {}
        }
    }
}

/// What word processors and web pages leave when text is copied out of them.
const LEFTOVERS: [&str; 26] = [
    "bookmark:",
    "_GoBack",
    "_Toc",
    "C:\\Users",
    "C:\\Documents",
    "file:///",
    "MERGEFORMAT",
    "PAGEREF",
    "HYPERLINK",
    "mso-",
    "Error! Reference",
    "错误!未找到",
    "错误！未找到",
    "推荐访问",
    "扫码关注",
    "扫一扫关注",
    "关注公众号",
    "关注我们的公众号",
    "开通会员",
    "会员专享",
    "成为会员",
    "下载全文",
    "更多范文",
    "范文网",
    "本文来源于网络",
    "点击下载",
];

/// What stands in the target of a link or in code is told elsewhere, or meant.
fn leftovers(text: &str, lines: &[Vec<Glyph>], doubts: &mut Vec<Doubt>) {
    let body = prose::body(text);
    if !LEFTOVERS.iter().any(|found| text[body..].contains(found)) {
        return;
    }
    let read: Vec<usize> = lines.iter().flatten().map(|glyph| glyph.at).collect();
    for found in LEFTOVERS {
        for (at, written) in text[body..].match_indices(found) {
            if read.binary_search(&(body + at)).is_err() {
                continue;
            }
            let message =
                say!("“{written}”是复制时带进来的", "`{written}` was left by copying from elsewhere");
            let help = say!("删去这一段", "remove it");
            let range = body + at..body + at + written.len();
            doubts.push(Doubt { code: "leftover", range, message, help });
        }
    }
    doubts.sort_by_key(|doubt| doubt.range.start);
}

fn long(file: &str, text: &str, lines: &[Vec<Glyph>], diagnostics: &mut Diagnostics) {
    // What Markdown is written with is not read.
    let is_read = |c: char| c != GAP && !c.is_whitespace() && !c.is_ascii_punctuation();
    let read = lines.iter().flatten().filter(|glyph| is_read(glyph.c)).count();
    if read <= LONG {
        return;
    }
    let first = lines.iter().flatten().next().map_or(0, |glyph| glyph.at);
    let end = text[first..].find('\n').map_or(text.len(), |at| first + at);
    let message =
        say!("正文有 {read} 字，超过 {LONG} 字", "the text has {read} characters, more than {LONG}");
    let help = say!(
        "压缩，或把附件、台账移到单独的文件；原文就是这样的，可以在 townpress.yaml 里关掉 long-text",
        "shorten it, or move annexes and lists to files of their own; where the source is as long, switch `long-text` off"
    );
    let at = Span::new(file, first..end);
    diagnostics.push(Diagnostic::warning("long-text", message).at(at).help(help));
}
