//! What to tell the author, and where: collected, sorted, and drawn with the marked text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use unicode_width::UnicodeWidthChar;

mod draw;
mod github;
mod json;
mod places;
mod rules;
mod sarif;

pub use draw::{Ink, draw, draw_all, draw_first};
pub use github::github;
pub use json::json;
pub use places::{Ground, Location, Region};
pub use rules::{Checks, Level, RULES, Rule, Unasked, rule};
pub use sarif::sarif;

/// The two languages townpress speaks to an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tongue {
    #[default]
    Chinese,
    English,
}

/// One sentence in both languages; made by [`say!`](crate::say).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    pub zh: String,
    pub en: String,
}

impl Words {
    pub fn get(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Chinese => &self.zh,
            Tongue::English => &self.en,
        }
    }
}

/// Writes one sentence in Chinese and in English, each with `format!` arguments captured from scope.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::diag::Words { zh: format!($zh), en: format!($en) }
    };
}

/// How bad it is: an error stops the build, a warning does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// A stretch of an input file: byte offsets into its normalised text.
/// An empty range at 0 of a file without text stands for the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Shared by the spans of one file, of which a site keeps very many.
    pub file: Arc<str>,
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(file: impl Into<Arc<str>>, range: Range<usize>) -> Self {
        Span { file: file.into(), start: range.start, end: range.end }
    }

    /// The file as a whole, when no place in it can be named.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Span::new(file, 0..0)
    }
}

/// Whether a drawing shows the text that a diagnostic marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quote {
    Shown,
    /// What must not be published is not repeated in the records of a build either.
    Hidden,
}

/// One mistake or doubt: what is wrong, where, where else, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// A stable name for the kind of mistake, such as `unknown-indicator`.
    pub code: &'static str,
    pub message: Words,
    pub span: Option<Span>,
    /// What to write under the mark.
    pub label: Option<Words>,
    /// Other places that belong to the same mistake, each with its own words.
    pub also: Vec<(Span, Words)>,
    pub help: Vec<Words>,
    /// What nobody may read in a report, since logs are public: drawn as asterisks wherever it stands.
    pub hidden: Vec<Span>,
    /// Where nobody can tell what of a line is private, none of it is shown.
    pub quote: Quote,
}

impl Diagnostic {
    pub fn error(code: &'static str, message: Words) -> Self {
        Diagnostic {
            severity: Severity::Error,
            code,
            message,
            span: None,
            label: None,
            also: Vec::new(),
            help: Vec::new(),
            hidden: Vec::new(),
            quote: Quote::Shown,
        }
    }

    pub fn warning(code: &'static str, message: Words) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Tells where, without the text that stands there.
    pub fn unquoted(mut self) -> Self {
        self.quote = Quote::Hidden;
        self
    }

    pub fn label(mut self, label: Words) -> Self {
        self.label = Some(label);
        self
    }

    pub fn also(mut self, span: Span, words: Words) -> Self {
        self.also.push((span, words));
        self
    }

    pub fn help(mut self, words: Words) -> Self {
        self.help.push(words);
        self
    }

    /// Marks a stretch that no report may show.
    pub fn hide(mut self, span: Span) -> Self {
        self.hidden.push(span);
        self
    }
}

/// All that was found in one run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    pub fn extend(&mut self, other: Diagnostics) {
        self.all.extend(other.all);
    }

    pub fn joined(parts: impl IntoIterator<Item = Diagnostics>) -> Diagnostics {
        Diagnostics { all: parts.into_iter().flat_map(|part| part.all).collect() }
    }

    /// Sorted by file and place, each said once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.all.sort_by(|a, b| {
            (&a.span, a.severity, a.code, &a.message.en).cmp(&(&b.span, b.severity, b.code, &b.message.en))
        });
        self.all.dedup();
        self.all
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.all.iter()
    }

    /// The files that something is said of, whose texts a report quotes.
    pub fn files(&self) -> BTreeSet<Arc<str>> {
        let spans = |it: &Diagnostic| {
            let others = it.also.iter().map(|(span, _)| span).chain(&it.hidden);
            it.span.iter().chain(others).map(|span| span.file.clone()).collect::<Vec<_>>()
        };
        self.all.iter().flat_map(spans).collect()
    }

    pub fn errors(&self) -> usize {
        self.all.iter().filter(|d| d.severity == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.all.len() - self.errors()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }
}

/// Line and column, both from 1; the column counts characters, as editors do.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let offset = floor_char(text, offset);
    let before = &text[..offset];
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[start..].chars().count() + 1)
}

fn floor_char(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Text from a file may hold terminal commands or characters that turn the line around: they are shown, not obeyed.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { printable(c) }).collect()
}

fn printable(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    }
}

/// How many terminal columns a text takes; a Han character takes two.
pub fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "第一行\n第二行：错\n";
        let check = |needle: &str, expected: (usize, usize)| {
            let at = text.find(needle).expect("the needle is in the text");
            assert_eq!(line_column(text, at), expected, "{needle}");
        };
        check("第一", (1, 1));
        check("错", (2, 5));
        assert_eq!(line_column(text, 9999), (3, 1));
        assert_eq!(line_column("汉", 1), (1, 1));
    }
}
