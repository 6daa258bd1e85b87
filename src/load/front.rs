//! Front matter: the YAML between two lines of `---` at the head of a Markdown file.

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::say;

/// The two parts of a Markdown file, as byte ranges of its text.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    pub head: Head,
    pub body: Range<usize>,
}

/// What stands at the head of a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// The file begins with its text.
    Absent,
    /// Opened and never closed, which has been told.
    Unclosed,
    Yaml(Range<usize>),
}

/// Splits a file. A front matter that is opened and never closed is an error.
pub fn split(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Parts {
    let whole = Parts { head: Head::Absent, body: 0..text.len() };
    let Some(first) = text.split_inclusive('\n').next() else { return whole };
    if first.trim_end() != "---" {
        return whole;
    }
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Parts { head: Head::Yaml(first.len()..at), body: at + line.len()..text.len() };
        }
        at += line.len();
    }
    let message = say!("开头的 --- 没有结束", "the front matter is never closed");
    let help = say!("在各项之后单独写一行 ---", "write a line `---` after its last entry");
    diagnostics.push(Diagnostic::error("front-matter", message).at(Span::new(file, 0..3)).help(help));
    Parts { head: Head::Unclosed, body: text.len()..text.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_split_at_the_second_line() {
        let check = |text: &str, head: &str, body: &str| {
            let mut diagnostics = Diagnostics::default();
            let parts = split("a.md", text, &mut diagnostics);
            let shown = match &parts.head {
                Head::Absent => "absent",
                Head::Unclosed => "unclosed",
                Head::Yaml(range) => &text[range.clone()],
            };
            assert_eq!((shown, &text[parts.body]), (head, body), "{text}");
            assert_eq!(diagnostics.errors(), usize::from(parts.head == Head::Unclosed), "{text}");
        };
        check("", "absent", "");
        check("正文", "absent", "正文");
        check("---\na: 1\n---\n正文", "a: 1\n", "正文");
        check("---\n---\n", "", "");
        check("---\na: 1\n", "unclosed", "");
        check("--- x\n正文", "absent", "--- x\n正文");
        check("---\na: 1\n---", "a: 1\n", "");
    }
}
