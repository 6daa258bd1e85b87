//! Front matter: the YAML between two lines of `---` at the head of a Markdown file.

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::say;

/// The two parts of a Markdown file, as byte ranges of its text.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    pub yaml: Range<usize>,
    pub body: Range<usize>,
}

/// Splits a file. Without front matter the YAML is empty; an opened and never closed one is an error.
pub fn split(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Parts {
    let whole = Parts { yaml: 0..0, body: 0..text.len() };
    let Some(first) = text.split_inclusive('\n').next() else { return whole };
    if first.trim_end() != "---" {
        return whole;
    }
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Parts { yaml: first.len()..at, body: at + line.len()..text.len() };
        }
        at += line.len();
    }
    let message = say!("开头的 --- 没有结束", "the front matter is never closed");
    let help = say!("在各项之后单独写一行 ---", "write a line `---` after its last entry");
    diagnostics.push(Diagnostic::error("front-matter", message).at(Span::new(file, 0..3)).help(help));
    Parts { yaml: first.len()..first.len(), body: text.len()..text.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_split_at_the_second_line() {
        let check = |text: &str, yaml: &str, body: &str, errors: usize| {
            let mut diagnostics = Diagnostics::default();
            let parts = split("a.md", text, &mut diagnostics);
            assert_eq!((&text[parts.yaml], &text[parts.body], diagnostics.errors()), (yaml, body, errors));
        };
        check("", "", "", 0);
        check("正文", "", "正文", 0);
        check("---\na: 1\n---\n正文", "a: 1\n", "正文", 0);
        check("---\n---\n", "", "", 0);
        check("---\na: 1\n", "", "", 1);
        check("--- x\n正文", "", "--- x\n正文", 0);
        check("---\na: 1\n---", "a: 1\n", "", 0);
    }
}
