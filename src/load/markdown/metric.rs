//! The destination of a figure: `metric:ID?scope=…&period=…`, with a span for every part.

use std::ops::Range;

use super::address::{percent_decoded, scheme};
use super::{Parameter, Source};

/// What a figure's destination says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub indicator: String,
    pub parameters: Vec<Parameter>,
}

/// Reads a destination as the parser understood it, which stands at `at` in the source.
pub(super) fn read(destination: &str, at: Range<usize>, source: &Source) -> Reference {
    let trimmed = destination.trim();
    let rest = scheme(trimmed).map_or("", |(_, rest)| rest);
    // Offsets within the destination are offsets in the source only where nothing was escaped.
    let origin = source.text[at.clone()].find(trimmed).map(|lead| at.start + lead);
    let place = |start: usize, length: usize| match origin {
        Some(origin) => source.span(origin + start..origin + start + length),
        None => source.span(at.clone()),
    };
    let (indicator, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut parameters = Vec::new();
    let mut start = trimmed.len() - query.len();
    for part in query.split('&') {
        if !part.is_empty() {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            parameters.push(Parameter {
                key: percent_decoded(key),
                value: percent_decoded(value),
                span: place(start, part.len()),
            });
        }
        start += part.len() + 1;
    }
    Reference { indicator: percent_decoded(indicator.trim()), parameters }
}

/// Where text and destination of the inline link at `link` stand: `[text](destination "title")`. `inner_end` is the
/// end of the last thing the parser found in its text. `None` for links that are not written so.
pub(super) fn parts(
    link: Range<usize>,
    inner_end: usize,
    destination: &str,
    source: &Source,
) -> Option<(Range<usize>, Range<usize>)> {
    let text_start = link.start + 1;
    let seam = source.text.get(inner_end.max(text_start)..link.end)?.find("](")?;
    let text_end = inner_end.max(text_start) + seam;
    let inside = source.text.get(text_end + 2..link.end.checked_sub(1)?)?;
    let lead = inside.len() - inside.trim_start().len();
    let (start, inside) = (text_end + 2 + lead, inside.trim());
    let range = match (inside.strip_prefix('<'), inside.starts_with(destination)) {
        (_, true) => start..start + destination.len(),
        (Some(bracketed), _) => start + 1..start + 1 + bracketed.find('>').unwrap_or(bracketed.len()),
        (None, false) => start..start + inside.find(char::is_whitespace).unwrap_or(inside.len()),
    };
    Some((text_start..text_end, range))
}

/// Figures in a stretch of plain text: `] (metric:`, `](metric:` with a space further on, `］（metric:`. What is
/// escaped is meant to be read.
pub(super) fn missed(at: Range<usize>, source: &Source) -> Vec<Range<usize>> {
    const SCHEME: &str = "metric:";
    let mut found = Vec::new();
    for (offset, _) in source.text[at.clone()].match_indices(SCHEME) {
        let start = at.start + offset;
        let before = source.text[source.start..start].trim_end_matches(' ');
        let Some(before) = before.strip_suffix(['(', '（']) else { continue };
        let before = before.trim_end_matches(' ');
        let Some(text) = before.strip_suffix([']', '］']) else { continue };
        if !source.escaped(source.start + text.len()) {
            found.push(start..start + SCHEME.len());
        }
    }
    found
}
