//! Whether a site still builds with the files of an import: the whole site is loaded in memory before anything is written.

use std::ops::Range;

use crate::check;
use crate::compare::Comparisons;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::files::Files;
use crate::load;

/// What the site says of one new file.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Errors that mark one of the file's links: the figure is better left plain.
    pub links: Vec<(usize, Diagnostic)>,
    /// Errors that no link explains.
    pub errors: Diagnostics,
    pub warnings: Vec<Diagnostic>,
}

/// Loads a site with a new file in it. `links` are the bytes of the file's links, in order.
pub fn try_with(files: &Files, path: &str, links: &[Range<usize>]) -> Verdict {
    let (site, mut diagnostics) = load::load(files);
    diagnostics.extend(check::check(files, &site, &Comparisons::of(&site)));
    let mut verdict = Verdict::default();
    for diagnostic in diagnostics.sorted() {
        let own = diagnostic.span.iter().chain(diagnostic.also.iter().map(|(span, _)| span));
        let own: Vec<Range<usize>> =
            own.filter(|span| *span.file == *path).map(|span| span.start..span.end).collect();
        if own.is_empty() {
            continue;
        }
        if diagnostic.severity == Severity::Warning {
            verdict.warnings.push(diagnostic);
            continue;
        }
        let touched =
            |link: &Range<usize>| own.iter().any(|span| span.start < link.end && link.start < span.end);
        let mut found = false;
        for (at, _) in links.iter().enumerate().filter(|(_, link)| touched(link)) {
            verdict.links.push((at, diagnostic.clone()));
            found = true;
        }
        if !found {
            verdict.errors.push(diagnostic);
        }
    }
    verdict
}
