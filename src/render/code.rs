//! Code blocks with classes for their syntax; a block too large to highlight quickly stays plain.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};

/// Highlighting nested syntaxes can take time that grows faster than the text.
const LARGEST_BLOCK: usize = 64 * 1024;
const LONGEST_LINE: usize = 16_000;

/// Loaded at the first block: few summaries have one, and all syntaxes take some megabytes.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// HTML of a block, or None where it should be shown as plain text.
pub fn highlight(language: &str, text: &str) -> Option<String> {
    let syntax: &SyntaxReference = SYNTAXES.find_syntax_by_token(language)?;
    if text.len() > LARGEST_BLOCK || text.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    let style = ClassStyle::SpacedPrefixed { prefix: "syn-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, style);
    for line in syntect::util::LinesWithEndings::from(text) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}
