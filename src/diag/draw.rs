//! Draws what is told for a terminal, with the text it marks.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Heading, Origin, Renderer, Snippet};

use super::{
    Diagnostic, Diagnostics, Quote, Severity, Span, Tongue, floor_char, line_column, printable, visible,
};
use crate::files::Files;
use crate::say;

/// Whether the drawing carries terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Plain,
    Colour,
}

/// Draws one diagnostic with the text it marks, ending in a line break.
pub fn draw(diagnostic: &Diagnostic, files: &Files, tongue: Tongue, ink: Ink) -> String {
    let hidden: Vec<&Span> = diagnostic.hidden.iter().collect();
    draw_hiding(diagnostic, &hidden, files, tongue, ink)
}

/// Draws one diagnostic; what is `hidden` (sorted) is drawn as asterisks, whatever it is found in.
fn draw_hiding(diagnostic: &Diagnostic, hidden: &[&Span], files: &Files, tongue: Tongue, ink: Ink) -> String {
    let (level, name) = match diagnostic.severity {
        Severity::Error => (Heading::ERROR, say!("错误", "error")),
        Severity::Warning => (Heading::WARNING, say!("提醒", "warning")),
    };
    let level = level.with_name(name.get(tongue).to_owned());
    let mend = Heading::HELP.with_name(say!("办法", "help").get(tongue).to_owned());
    let title = visible(diagnostic.message.get(tongue));
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.code));
    let label = diagnostic.label.as_ref().map(|words| visible(words.get(tongue)));
    if let (Some(span), Quote::Hidden) = (&diagnostic.span, diagnostic.quote) {
        group = group.element(origin(span, files));
    } else if let Some(span) = &diagnostic.span {
        group = mark(group, span, label, AnnotationKind::Primary, files, hidden);
    }
    for (span, words) in &diagnostic.also {
        let label = Some(visible(words.get(tongue)));
        group = mark(group, span, label, AnnotationKind::Context, files, hidden);
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
    hidden: &[&Span],
) -> Group<'a> {
    match files.text(&span.file).and_then(|text| window(text, span, hidden)) {
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

fn window(text: &str, span: &Span, hidden: &[&Span]) -> Option<Window> {
    if text.is_empty() {
        return None;
    }
    let start = floor_char(text, span.start);
    let end = floor_char(text, span.end).max(start);
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
        shown.push(match c {
            '\n' => c,
            _ if hidden_at(span, from + at, hidden) => '*',
            _ => printable(c),
        });
    }
    if start == to {
        marks.start = shown.len();
    }
    if end == to {
        marks.end = shown.len();
    }
    Some(Window { text: shown, first_line, range: marks, whole: from == line_start })
}

/// Whether a character of the file of `span` is one that no report may show.
fn hidden_at(span: &Span, at: usize, hidden: &[&Span]) -> bool {
    let behind = hidden.partition_point(|other| (&other.file, other.start) <= (&span.file, at));
    behind.checked_sub(1).is_some_and(|last| hidden[last].file == span.file && at < hidden[last].end)
}

/// A line may be a megabyte long; so many bytes either side of the mark tell enough.
const REACH: usize = 20_000;

fn clip_back(text: &str, from: usize, start: usize) -> usize {
    if start - from > REACH { floor_char(text, start - REACH) } else { from }
}

fn clip_forward(text: &str, to: usize, end: usize) -> usize {
    if to - end > REACH { floor_char(text, end + REACH) } else { to }
}

/// Draws all of them and a closing count, as a terminal shows them.
pub fn draw_all(diagnostics: &Diagnostics, files: &Files, tongue: Tongue, ink: Ink) -> String {
    draw_first(usize::MAX, diagnostics, files, tongue, ink)
}

/// Draws the first so many, errors before warnings, tells how many more there are, and counts them all.
pub fn draw_first(most: usize, diagnostics: &Diagnostics, files: &Files, tongue: Tongue, ink: Ink) -> String {
    let mut out = String::new();
    let mut hidden: Vec<&Span> = diagnostics.iter().flat_map(|diagnostic| &diagnostic.hidden).collect();
    hidden.sort();
    let mut sorted = diagnostics.clone().sorted();
    if sorted.len() > most {
        sorted.sort_by_key(|diagnostic| diagnostic.severity);
    }
    for diagnostic in sorted.iter().take(most) {
        out.push_str(&draw_hiding(diagnostic, &hidden, files, tongue, ink));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

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
    fn what_is_hidden_is_drawn_by_nobody() {
        let mut files = Files::default();
        files.insert("a.md", "甲 12345，乙 67890\n".into());
        let text = files.text("a.md").expect("a text file").to_owned();
        let span = |needle: &str| {
            let at = text.find(needle).expect("present");
            Span::new("a.md", at..at + needle.len())
        };
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::error("a", say!("号", "number")).at(span("12345")).hide(span("12345")));
        diagnostics.push(Diagnostic::error("b", say!("字", "word")).at(span("乙")));
        diagnostics.push(Diagnostic::error("c", say!("号", "number")).at(span("67890")).hide(span("67890")));
        let drawn = draw_all(&diagnostics, &files, Tongue::Chinese, Ink::Plain);
        assert!(!drawn.contains("12345"), "{drawn}");
        assert!(!drawn.contains("67890") && drawn.contains("甲 *****，乙 *****"), "{drawn}");
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
