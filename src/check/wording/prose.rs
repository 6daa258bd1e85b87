//! The characters of a Markdown text that a reader reads, with their places: no front matter, no code, no addresses.

/// A character and the byte of the file where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    pub c: char,
    pub at: usize,
}

/// Stands for what was left out, so that what is beside it does not touch.
pub const GAP: char = '\u{fffc}';

/// The lines of a text; those of code blocks are empty.
pub fn lines(text: &str) -> Vec<Vec<Glyph>> {
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    let (mut start, body) = (0, body(text));
    for line in text.split_inclusive('\n') {
        let opening = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        let within = start < body || fence.is_some() || opening.is_some();
        match (fence, opening) {
            (None, Some(mark)) if start >= body => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        lines.push(if within { Vec::new() } else { glyphs(line, start) });
        start += line.len();
    }
    lines
}

/// Where the front matter ends.
pub fn body(text: &str) -> usize {
    let head = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n"));
    head.map_or(0, |at| "---\n".len() + at + "\n---\n".len())
}

fn glyphs(line: &str, start: usize) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        if let Some(length) = unread(rest) {
            let has_text = !line[..at].ends_with('[');
            if !(rest.starts_with("](") && has_text) {
                glyphs.push(Glyph { c: GAP, at: start + at });
            }
            at += length;
            continue;
        }
        let markup = matches!(c, '[' | ']' | '*' | '~' | '\n') || rest.starts_with("![");
        if !markup {
            glyphs.push(Glyph { c, at: start + at });
        }
        at += c.len_utf8();
    }
    glyphs
}

/// How long the stretch is that a line begins with and nobody reads: the target of a link, code, a comment, an address.
fn unread(rest: &str) -> Option<usize> {
    let until = |lead: &str, end: &str| {
        let inside = rest.strip_prefix(lead)?;
        Some(lead.len() + inside.find(end)? + end.len())
    };
    if rest.starts_with("](") {
        return Some(target(rest));
    }
    if rest.starts_with("http://") || rest.starts_with("https://") {
        return Some(rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len()));
    }
    until("`", "`").or_else(|| until("<!--", "-->")).or_else(|| until("]: ", "\n"))
}

/// Up to the bracket that closes the target, which may hold brackets of its own.
fn target(rest: &str) -> usize {
    let mut open = 0;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '(' => open += 1,
            ')' if open == 1 => return at + 1,
            ')' => open -= 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_read_is_left() {
        let check = |text: &str, expected: &str| {
            let read: Vec<String> =
                lines(text).iter().map(|line| line.iter().map(|glyph| glyph.c).collect()).collect();
            assert_eq!(read.join("/"), expected, "{text}");
            for glyph in lines(text).concat().iter().filter(|glyph| glyph.c != GAP) {
                assert!(text[glyph.at..].starts_with(glyph.c), "{glyph:?}");
            }
        };
        check("---\ntitle: 甲,乙\n---\n甲。\n", "///甲。");
        check("清了[620处](metric:a?scope=村:甲,乙)，好\n", "清了620处，好");
        check("见`a,b`和https://a.test/甲\n", "见\u{fffc}和\u{fffc}甲");
        check("```\n甲,乙\n```\n丙\n", "///丙");
        check("**加快**~~删~~<!-- 甲,乙 -->\n", "加快删\u{fffc}");
        check("[甲](a(b)c.md)乙", "甲乙");
        check("甲![图](a.png)乙", "甲图乙");
        check("没有`结束", "没有`结束");
    }
}
