//! Diagnostics as JSON: one object each, whose shape docs/check.md promises.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Ground, Severity, Span, Tongue, visible};

#[derive(Serialize)]
struct Row {
    severity: &'static str,
    code: &'static str,
    message: String,
    #[serde(flatten)]
    place: Place,
    label: Option<String>,
    help: Vec<String>,
    also: Vec<Also>,
}

#[derive(Serialize)]
struct Also {
    message: String,
    #[serde(flatten)]
    place: Place,
}

/// All null where a diagnostic concerns no file; the numbers alone where it concerns a whole one.
#[derive(Serialize, Default)]
struct Place {
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// An array of objects, sorted by file and place.
pub fn json(diagnostics: &Diagnostics, ground: Ground, tongue: Tongue) -> String {
    let rows: Vec<Row> = diagnostics.clone().sorted().iter().map(|d| row(d, ground, tongue)).collect();
    let mut text = serde_json::to_string_pretty(&rows).expect("rows hold nothing but strings and numbers");
    text.push('\n');
    text
}

fn row(diagnostic: &Diagnostic, ground: Ground, tongue: Tongue) -> Row {
    let also = diagnostic
        .also
        .iter()
        .map(|(span, words)| Also { message: visible(words.get(tongue)), place: place(span, ground) });
    Row {
        severity: severity(diagnostic.severity),
        code: diagnostic.code,
        message: visible(diagnostic.message.get(tongue)),
        place: diagnostic.span.as_ref().map(|span| place(span, ground)).unwrap_or_default(),
        label: diagnostic.label.as_ref().map(|words| visible(words.get(tongue))),
        help: diagnostic.help.iter().map(|words| visible(words.get(tongue))).collect(),
        also: also.collect(),
    }
}

fn place(span: &Span, ground: Ground) -> Place {
    let location = ground.location(span);
    let region = location.region;
    Place {
        file: Some(location.file),
        line: region.map(|region| region.line),
        column: region.map(|region| region.column),
        end_line: region.map(|region| region.end_line),
        end_column: region.map(|region| region.end_column),
    }
}

/// The word of a severity, which SARIF and GitHub share.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
