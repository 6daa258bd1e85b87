//! The labels and definitions of footnotes, and what is told of those that do not meet.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diag::Diagnostic;
use crate::model::Block;
use crate::say;

use super::Source;
use super::notes::{Notes, quoted};

/// Labels, numbered as they are met; upper and lower case are one, as for the parser.
#[derive(Debug, Default)]
pub(super) struct Labels {
    numbers: BTreeMap<String, usize>,
    written: Vec<String>,
}

impl Labels {
    pub(super) fn number(&mut self, label: &str) -> usize {
        let next = self.written.len();
        let number = *self.numbers.entry(label.to_lowercase()).or_insert(next);
        if number == next {
            self.written.push(label.to_owned());
        }
        number
    }

    /// The label as it was first written.
    pub(super) fn written(&self, number: usize) -> &str {
        self.written.get(number).map_or("", String::as_str)
    }

    fn known(&self, label: &str) -> Option<usize> {
        self.numbers.get(&label.to_lowercase()).copied()
    }
}

#[derive(Debug)]
pub(super) struct Definition {
    pub label: usize,
    pub blocks: Vec<Block>,
    pub at: Range<usize>,
}

/// Finds `[^x]` in a stretch of text. The parser left it there because no footnote has that label, or because it
/// took it for part of a link.
pub(super) fn strays(at: Range<usize>, source: &Source, found: &mut Vec<(String, Range<usize>)>) {
    const LONGEST_LABEL: usize = 300;
    let mut from = at.start;
    while let Some(start) = source.text[from..at.end].find('[').map(|offset| from + offset) {
        from = start + 1;
        let Some(rest) = source.text[start..].strip_prefix("[^") else { continue };
        let end = rest.bytes().take(LONGEST_LABEL).position(|byte| byte == b']');
        let label = end.map(|end| &rest[..end]).filter(|label| !label.is_empty());
        let Some(label) = label.filter(|label| !label.contains(['[', '\n', ' '])) else { continue };
        if !source.escaped(start) {
            found.push((label.to_owned(), start..start + label.len() + "[^]".len()));
        }
    }
}

pub(super) fn tell_strays(
    strays: &[(String, Range<usize>)],
    definitions: &[Definition],
    labels: &Labels,
    notes: &mut Notes,
) {
    let defined: BTreeSet<usize> = definitions.iter().map(|definition| definition.label).collect();
    for (label, at) in strays {
        let span = notes.span(at.clone());
        notes.push("footnote-missing", || {
            let known = labels.known(label).is_some_and(|number| defined.contains(&number));
            let label = quoted(label);
            let diagnostic = if known {
                Diagnostic::warning(
                    "footnote-missing",
                    say!("[^{label}] 在这里没有被认作脚注", "[^{label}] is not taken for a footnote here"),
                )
                .help(say!(
                    "它后面紧跟着方括号：中间加一个标点或空格",
                    "a square bracket follows it: put a space or punctuation between them"
                ))
            } else {
                Diagnostic::warning(
                    "footnote-missing",
                    say!("没有 [^{label}] 这个脚注", "there is no footnote [^{label}]"),
                )
                .help(say!("另起一行写上 [^{label}]: 脚注内容", "add a line [^{label}]: with its text"))
            };
            diagnostic.at(span)
        });
    }
}

/// Definitions by label; of two with one label the first counts, as for the parser.
pub(super) fn first_of_each(all: Vec<Definition>, notes: &mut Notes) -> BTreeMap<usize, Definition> {
    let mut first: BTreeMap<usize, Definition> = BTreeMap::new();
    for definition in all {
        let Some(before) = first.get(&definition.label) else {
            first.insert(definition.label, definition);
            continue;
        };
        let (span, before) = (notes.span(definition.at), notes.span(before.at.clone()));
        notes.push("footnote-twice", || {
            let message = say!(
                "这个脚注已经写过一次，这里的内容不显示",
                "this footnote is defined twice; this one is not shown"
            );
            Diagnostic::error("footnote-twice", message)
                .at(span)
                .also(before, say!("显示的是这一个", "this one is shown"))
        });
    }
    first
}

pub(super) fn tell_unused(labels: &Labels, definition: &Definition, notes: &mut Notes) {
    let span = notes.span(definition.at.clone());
    let label = quoted(labels.written(definition.label));
    notes.push("footnote-unused", || {
        let message = say!(
            "正文没有引用脚注 [^{label}]，它不会显示",
            "nothing refers to the footnote [^{label}]; it is not shown"
        );
        Diagnostic::warning("footnote-unused", message).at(span)
    });
}
