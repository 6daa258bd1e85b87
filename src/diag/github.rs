//! Diagnostics as workflow commands of GitHub Actions, which show them beside the changed lines.

use std::fmt::Write as _;

use super::json::severity;
use super::{Diagnostic, Diagnostics, Ground, Tongue, visible};

/// One command a line.
pub fn github(diagnostics: &Diagnostics, ground: Ground, tongue: Tongue) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.clone().sorted() {
        command(&diagnostic, ground, tongue, &mut out);
    }
    out
}

fn command(diagnostic: &Diagnostic, ground: Ground, tongue: Tongue, out: &mut String) {
    let mut properties = Vec::new();
    if let Some(span) = &diagnostic.span {
        let location = ground.location(span);
        properties.push(format!("file={}", property(&location.file)));
        if let Some(region) = location.region {
            properties
                .push(format!("line={},endLine={},col={}", region.line, region.end_line, region.column));
            // The last column counts only within one line, and is the last character's own.
            if region.line == region.end_line && region.end_column > region.column {
                properties.push(format!("endColumn={}", region.end_column - 1));
            }
        }
    }
    properties.push(format!("title={}", property(diagnostic.code)));
    let mut message = visible(diagnostic.message.get(tongue));
    for help in &diagnostic.help {
        let _ = write!(message, "\n{}", visible(help.get(tongue)));
    }
    let _ = writeln!(out, "::{} {}::{}", severity(diagnostic.severity), properties.join(","), data(&message));
}

/// What would end a command, or begin another, is written by its number.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;
    use crate::files::Files;
    use crate::say;

    #[test]
    fn no_text_of_a_writer_can_end_a_command_or_begin_one() {
        let mut files = Files::default();
        files.insert("content/a,b:c.md", "甲\n乙丙丁\n".into());
        let check = |diagnostic: Diagnostic, root: &str, expected: &str| {
            let mut diagnostics = Diagnostics::default();
            diagnostics.push(diagnostic);
            assert_eq!(github(&diagnostics, Ground { files: &files, root }, Tongue::English), expected);
        };
        let at = "甲\n乙".len();
        let marked = Diagnostic::warning("total", say!("", "50% off\n::error::x"))
            .at(Span::new("content/a,b:c.md", at..at + 6))
            .help(say!("", "mend\rit"));
        check(
            marked,
            ".",
            "::warning file=content/a%2Cb%3Ac.md,line=2,endLine=2,col=2,endColumn=3,title=total::50%25 off%0A::error::x%0Amend\u{fffd}it\n",
        );
        let whole = Diagnostic::error("symlink", say!("", "a link")).at(Span::file("content/p.jpg"));
        check(whole, "./sites/a", "::error file=sites/a/content/p.jpg,title=symlink::a link\n");
        check(Diagnostic::error("no-config", say!("", "none")), "", "::error title=no-config::none\n");
    }
}
