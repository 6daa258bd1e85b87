//! Where a diagnostic stands, as other programs count: lines and columns from 1, columns in characters.

use super::{Span, line_column};
use crate::files::Files;

/// A place in a file, for programs that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// From the folder that the program was called in, with `/`.
    pub file: String,
    /// None where the file has no text, or the diagnostic concerns all of it.
    pub region: Option<Region>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    /// The column behind the last character.
    pub end_column: usize,
}

/// The site's files and the folder they lie in, so that what is told leads to a file of the repository.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    pub files: &'a Files,
    /// The root of the site as it was called; empty or `.` for the folder itself.
    pub root: &'a str,
}

impl Ground<'_> {
    pub fn location(&self, span: &Span) -> Location {
        let root = self.root.replace('\\', "/");
        let root = root.trim_start_matches("./").trim_end_matches('/');
        let file = match root {
            "" | "." => span.file.to_string(),
            root => format!("{root}/{}", span.file),
        };
        let text = self.files.text(&span.file).filter(|text| !text.is_empty());
        let whole = span.start == 0 && span.end == 0;
        let region = text.filter(|_| !whole).map(|text| {
            let (line, column) = line_column(text, span.start);
            let (end_line, end_column) = line_column(text, span.end.max(span.start));
            Region { line, column, end_line, end_column }
        });
        Location { file, region }
    }
}
