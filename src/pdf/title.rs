//! The lines of a title: as its writer cut it, else lines of like length, cut between words as far as can be told.

use crate::diag::width;

/// How many halves of a character a line of a title holds: 156 mm in 22 pt is twenty characters.
const LINE: usize = 38;
const FULL: usize = 40;

/// How far from the even cut a better one is looked for.
const REACH: usize = 8;

/// A line may end after these and begin with those: what names end with, and what titles end in.
const ENDS: [char; 13] = ['年', '月', '省', '市', '州', '县', '区', '镇', '乡', '会', '局', '的', '、'];
const BEGINS: [&str; 10] =
    ["工作", "总结", "报告", "情况", "人民政府", "建设", "整治", "学习", "关于", "年度"];
/// A line never begins with these.
const NEVER: &str = "，。、；：？！）》」』”’〉】…—";

/// The lines of a title.
pub fn lines(title: &str, written: &[String]) -> Vec<String> {
    if !written.is_empty() {
        return written.to_vec();
    }
    let mut lines = Vec::new();
    let mut rest = title.trim();
    while width(rest) > LINE {
        let left = width(rest).div_ceil(LINE);
        let (line, after) = rest.split_at(cut(rest, width(rest) / left));
        lines.push(line.trim().to_owned());
        rest = after.trim();
    }
    lines.push(rest.to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}

/// Where to cut near a width: between words if one ends near, else between any two characters that may part.
fn cut(text: &str, near: usize) -> usize {
    // Where nothing may part, the line ends where it is full.
    let mut best = (usize::MAX, full(text));
    let mut before = ' ';
    let mut so_far: usize = 0;
    for (at, c) in text.char_indices() {
        let distance = so_far.abs_diff(near);
        let inside = before.is_ascii_alphanumeric() && c.is_ascii_alphanumeric();
        if so_far > FULL {
            break;
        }
        if at > 0 && !inside && !NEVER.contains(c) && before != '“' && before != '（' {
            let begins = BEGINS.iter().any(|word| text[at..].starts_with(word));
            let good = before == ' ' || begins || ENDS.contains(&before);
            let cost = distance + if good && distance <= REACH { 0 } else { REACH };
            best = best.min((cost, at));
        }
        so_far += width(c.encode_utf8(&mut [0; 4]));
        before = c;
    }
    best.1
}

/// The end of the characters that a line holds; one at least.
fn full(text: &str) -> usize {
    let mut so_far = 0;
    for (at, c) in text.char_indices() {
        so_far += width(c.encode_utf8(&mut [0; 4]));
        if so_far > FULL && at > 0 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_cut_between_words() {
        let check = |title: &str, expected: &[&str]| assert_eq!(lines(title, &[]), expected, "{title}");
        check("甲镇2023年工作总结", &["甲镇2023年工作总结"]);
        check("", &[]);
        check(
            "西吉县吉强镇2021年农村人居环境集中整治工作总结",
            &["西吉县吉强镇2021年", "农村人居环境集中整治工作总结"],
        );
        check(
            "A summary of the work of the township in the year 2021",
            &["A summary of the work of", "the township in the year 2021"],
        );
        assert!(lines(&"a".repeat(200), &[]).iter().all(|line| width(line) <= FULL));
        for line in lines(&"很长的标题，".repeat(40), &[]) {
            assert!(width(&line) <= FULL && !line.starts_with('，'), "{line}");
        }
    }

    #[test]
    fn a_writers_lines_stay() {
        let written = ["上".to_owned(), "下".to_owned()];
        assert_eq!(lines("上下", &written), ["上", "下"]);
    }
}
