//! Places, reports and indicators that a file calls by name; a name that nobody has is a mistake.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::resolve;
use crate::model::{IndicatorId, PlaceId, ReportId};
use crate::say;

use super::Names;
use super::fields::{Text, nearest};

/// The report of this file name, seen from the file that names it; one that is not there is an error.
pub fn report(text: &Text, names: &Names, diagnostics: &mut Diagnostics) -> Option<ReportId> {
    let file = &*text.span.file;
    let found = resolve(file, &text.text).and_then(|path| names.reports.get(&path).copied());
    if found.is_none() {
        let written = &text.text;
        let message = say!("找不到总结“{written}”", "there is no report `{written}`");
        let mut diagnostic = Diagnostic::error("dead-link", message).at(text.span.clone());
        let folder = format!("{}/", crate::files::folder(file));
        let near = names.reports.keys().filter_map(|path| path.strip_prefix(&folder));
        if let Some(near) = nearest(written, near) {
            diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
        }
        diagnostics.push(diagnostic);
    }
    found
}

/// The place whose folder below `content/` is named.
pub fn place(text: &Text, names: &Names, diagnostics: &mut Diagnostics) -> Option<PlaceId> {
    let folder = format!("content/{}", text.text);
    if let Some(id) = names.places.get(&folder) {
        return Some(*id);
    }
    let known = names.places.keys().filter_map(|path| path.strip_prefix("content/"));
    unknown("地方", "place", text, nearest(&text.text, known), diagnostics);
    None
}

/// The indicator of this key.
pub fn indicator(text: &Text, names: &Names, diagnostics: &mut Diagnostics) -> Option<IndicatorId> {
    if let Some(id) = names.indicators.get(&text.text) {
        return Some(*id);
    }
    let known = names.indicators.keys().map(String::as_str);
    unknown("指标", "indicator", text, nearest(&text.text, known), diagnostics);
    None
}

fn unknown(zh: &str, en: &str, text: &Text, near: Option<&str>, diagnostics: &mut Diagnostics) {
    let written = &text.text;
    let message = say!("没有“{written}”这个{zh}", "there is no {en} `{written}`");
    let at: Span = text.span.clone();
    let mut diagnostic = Diagnostic::error("unknown-value", message).at(at);
    if let Some(near) = near {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    diagnostics.push(diagnostic);
}
