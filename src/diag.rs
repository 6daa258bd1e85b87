//! What to tell the author, and where: collected, sorted, and drawn with the marked text.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

use crate::files::Files;

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
    pub file: String,
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(file: impl Into<String>, range: Range<usize>) -> Self {
        Span { file: file.into(), start: range.start, end: range.end }
    }

    /// The file as a whole, when no place in it can be named.
    pub fn file(file: impl Into<String>) -> Self {
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

/// Whether the drawing carries terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Plain,
    Colour,
}

/// Draws one diagnostic with the text it marks, ending in a line break.
pub fn draw(diagnostic: &Diagnostic, files: &Files, tongue: Tongue, ink: Ink) -> String {
    let (level, name) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, say!("错误", "error")),
        Severity::Warning => (Level::WARNING, say!("提醒", "warning")),
    };
    let level = level.with_name(name.get(tongue).to_owned());
    let mend = Level::HELP.with_name(say!("办法", "help").get(tongue).to_owned());
    let title = visible(diagnostic.message.get(tongue));
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.code));
    let label = diagnostic.label.as_ref().map(|words| visible(words.get(tongue)));
    if let (Some(span), Quote::Hidden) = (&diagnostic.span, diagnostic.quote) {
        group = group.element(origin(span, files));
    } else if let Some(span) = &diagnostic.span {
        group = mark(group, span, label, AnnotationKind::Primary, files);
    }
    for (span, words) in &diagnostic.also {
        group = mark(group, span, Some(visible(words.get(tongue))), AnnotationKind::Context, files);
    }
    for help in &diagnostic.help {
        group = group.element(mend.clone().message(visible(help.get(tongue))));
    }
    let renderer = match ink {
        Ink::Plain => Renderer::plain(),
        Ink::Colour => Renderer::styled(),
    };
    let mut drawn = renderer.decor_style(DecorStyle::Ascii).term_width(120).render(&[group]);
    drawn.push('\n');
    drawn
}

fn mark<'a>(
    group: Group<'a>,
    span: &Span,
    label: Option<String>,
    kind: AnnotationKind,
    files: &Files,
) -> Group<'a> {
    match files.text(&span.file).and_then(|text| window(text, span.start..span.end)) {
        Some(window) => {
            let snippet = Snippet::source(window.text)
                .line_start(window.first_line)
                .annotation(kind.span(window.range).label(label));
            if window.whole {
                return group.element(snippet.path(visible(&span.file)));
            }
            // The library would count the column from where the line was cut.
            group.element(origin(span, files)).element(snippet)
        }
        None => group.element(Origin::path(visible(&span.file))),
    }
}

/// File, line and column alone.
fn origin<'a>(span: &Span, files: &Files) -> Origin<'a> {
    let (line, column) = line_column(files.text(&span.file).unwrap_or_default(), span.start);
    Origin::path(visible(&span.file)).line(line).char_column(column)
}

/// The marked lines alone, so that drawing a mistake in a large file stays cheap.
struct Window {
    text: String,
    first_line: usize,
    range: Range<usize>,
    /// Whether the text begins where its line begins.
    whole: bool,
}

fn window(text: &str, range: Range<usize>) -> Option<Window> {
    if text.is_empty() {
        return None;
    }
    let start = floor_char(text, range.start);
    let end = floor_char(text, range.end).max(start);
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let line_start = from;
    let (from, to) = (clip_back(text, from, start), clip_forward(text, to, end));
    let first_line = text[..from].bytes().filter(|&b| b == b'\n').count() + 1;
    let mut shown = String::new();
    let mut marks = 0..0;
    for (at, c) in text[from..to].char_indices() {
        if from + at == start {
            marks.start = shown.len();
        }
        if from + at == end {
            marks.end = shown.len();
        }
        shown.push(if c == '\n' { c } else { printable(c) });
    }
    if start == to {
        marks.start = shown.len();
    }
    if end == to {
        marks.end = shown.len();
    }
    Some(Window { text: shown, first_line, range: marks, whole: from == line_start })
}

/// A line may be a megabyte long; so many bytes either side of the mark tell enough.
const REACH: usize = 20_000;

fn clip_back(text: &str, from: usize, start: usize) -> usize {
    if start - from > REACH { floor_char(text, start - REACH) } else { from }
}

fn clip_forward(text: &str, to: usize, end: usize) -> usize {
    if to - end > REACH { floor_char(text, end + REACH) } else { to }
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

/// Draws all of them and a closing count, as a terminal shows them.
pub fn draw_all(diagnostics: &Diagnostics, files: &Files, tongue: Tongue, ink: Ink) -> String {
    draw_first(usize::MAX, diagnostics, files, tongue, ink)
}

/// Draws the first so many, errors before warnings, tells how many more there are, and counts them all.
pub fn draw_first(most: usize, diagnostics: &Diagnostics, files: &Files, tongue: Tongue, ink: Ink) -> String {
    let mut out = String::new();
    let mut sorted = diagnostics.clone().sorted();
    if sorted.len() > most {
        sorted.sort_by_key(|diagnostic| diagnostic.severity);
    }
    for diagnostic in sorted.iter().take(most) {
        out.push_str(&draw(diagnostic, files, tongue, ink));
        out.push('\n');
    }
    if let Some(more) = sorted.len().checked_sub(most).filter(|more| *more > 0) {
        let words = say!("……还有 {more} 条没有列出", "… and {more} more that are not listed");
        let _ = writeln!(out, "{}\n", words.get(tongue));
    }
    let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
    let (error, warning) = (plural("error", errors), plural("warning", warnings));
    let closing = say!("{errors} 个错误，{warnings} 个提醒", "{errors} {error}, {warnings} {warning}");
    let _ = writeln!(out, "{}", closing.get(tongue));
    out
}

fn plural(word: &str, count: usize) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
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

    #[test]
    fn the_drawing_marks_the_text_and_obeys_no_control_character() {
        let mut files = Files::default();
        files.insert("content/a.md", "标题\n指标：总\u{1b}[31m人口\n".into());
        let text = files.text("content/a.md").expect("a text file");
        let at = text.find("人口").expect("present");
        let diagnostic = Diagnostic::error("demo", say!("没有这个指标", "no such indicator"))
            .at(Span::new("content/a.md", at..at + 6))
            .help(say!("改成常住人口", "write 常住人口"));
        let drawn = draw(&diagnostic, &files, Tongue::Chinese, Ink::Plain);
        assert!(drawn.contains("content/a.md:2:10"), "{drawn}");
        assert!(drawn.contains("错误[demo]") && drawn.contains("改成常住人口"), "{drawn}");
        assert!(!drawn.contains('\u{1b}'));
    }

    #[test]
    fn the_column_is_right_far_into_a_line() {
        let check = |before: usize| {
            let mut files = Files::default();
            files.insert("a.md", format!("首行\n{}错\n", "汉".repeat(before)).into_bytes());
            let start = "首行\n".len() + 3 * before;
            let diagnostic =
                Diagnostic::error("demo", say!("错", "wrong")).at(Span::new("a.md", start..start + 3));
            let drawn = draw(&diagnostic, &files, Tongue::Chinese, Ink::Plain);
            let place = format!("a.md:2:{}", before + 1);
            assert!(drawn.contains(&place), "{place}\n{}", &drawn[..drawn.len().min(300)]);
        };
        check(3);
        check(400);
        check(9_000);
    }
}
