//! What is told to the writer, with a limit: a text with a hundred thousand dead links is told of a hundred.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Severity, Span};
use crate::say;

/// How many of one kind are told one by one in one file.
const MOST: usize = 100;

pub(super) struct Notes<'a> {
    file: &'a str,
    diagnostics: &'a mut Diagnostics,
    told: BTreeMap<&'static str, Told>,
}

struct Told {
    severity: Severity,
    times: usize,
    last: Option<Span>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(file: &'a str, diagnostics: &'a mut Diagnostics) -> Self {
        Notes { file, diagnostics, told: BTreeMap::new() }
    }

    /// Takes a diagnostic that is only written if it will be told: looking for similar names takes time.
    pub(super) fn push(&mut self, code: &'static str, diagnostic: impl FnOnce() -> Diagnostic) {
        let told =
            self.told.entry(code).or_insert(Told { severity: Severity::Warning, times: 0, last: None });
        told.times += 1;
        if told.times <= MOST {
            let diagnostic = Diagnostic { code, ..diagnostic() };
            told.severity = told.severity.min(diagnostic.severity);
            told.last.clone_from(&diagnostic.span);
            self.diagnostics.push(diagnostic);
        }
    }

    /// The same for what is told once a file, however often it is met.
    pub(super) fn once(&mut self, code: &'static str, diagnostic: impl FnOnce() -> Diagnostic) {
        if !self.told.contains_key(code) {
            self.push(code, diagnostic);
        }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// The parser broke off at a place; what follows it is missing from the document.
    pub(super) fn parser_gave_up(&mut self, rest: Range<usize>) {
        let span = self.span(rest.start..rest.start);
        self.push("markdown-fault", || {
            Diagnostic::error(
                "markdown-fault",
                say!("这里往后的 Markdown 无法解析", "the Markdown from here on cannot be read"),
            )
            .at(span)
            .help(say!(
                "这是解析库的缺陷；请把这一段的写法改简单些，再试一次",
                "this is a fault of the parsing library; write this part in a simpler way and try again"
            ))
        });
    }

    /// Says how many were left out.
    pub(super) fn close(self) {
        for (code, told) in self.told {
            let Some(more) = told.times.checked_sub(MOST).filter(|&more| more > 0) else { continue };
            let message = say!(
                "这个文件里另有 {more} 处同样的问题没有列出",
                "{more} more of this kind in this file are not listed"
            );
            let mut diagnostic = Diagnostic::error(code, message);
            diagnostic.severity = told.severity;
            diagnostic.span = told.last;
            self.diagnostics.push(diagnostic);
        }
    }
}

/// A text from a file as part of a message: on one line and no longer than it helps.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &flat[..end]),
        None => flat,
    }
}
