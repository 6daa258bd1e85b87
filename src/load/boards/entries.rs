//! The `entries` of a board as written, whichever file they stand in.

use crate::diag::{Diagnostics, Span};
use crate::load::fields::{Fields, Text, scalar, span};
use crate::load::keys;
use crate::load::persons::{self, Private};
use crate::load::yaml::{Node, Value};
use crate::model::{Verdict, VerdictKind};

use super::describe::{count, kind};

/// One row as written.
pub struct Written {
    /// None: the place whose places are inspected.
    pub place: Option<Text>,
    pub village: Option<Text>,
    pub score: Option<Text>,
    pub rank: Option<Text>,
    pub verdicts: Vec<Verdict>,
    pub reward: Option<Text>,
    pub reason: Option<String>,
    pub note: Option<String>,
    /// The row as a whole.
    pub span: Span,
}

/// One entry of the YAML; None where it is of a person or a household, which has been told.
pub fn entry(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Written> {
    if refused(file, node, diagnostics) {
        return None;
    }
    let mut fields = Fields::of(file, node, &keys::BOARD_ENTRY, diagnostics);
    let place = fields.text("place", diagnostics);
    let village = fields.text("village", diagnostics);
    let score = fields.text("score", diagnostics);
    let rank = fields.text("rank", diagnostics);
    let verdicts = verdicts(&mut fields, diagnostics);
    let reward = fields.text("reward", diagnostics);
    let reason = fields.text("reason", diagnostics).map(|text| text.text);
    let note = fields.text("note", diagnostics).map(|text| text.text);
    fields.finish(diagnostics);
    Some(Written { place, village, score, rank, verdicts, reward, reason, note, span: span(file, node) })
}

/// Refuses a map that has a key for persons or households.
pub fn refused(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> bool {
    let Value::Map(items) = &node.value else { return false };
    let Some((key, _)) = items.iter().find(|(key, _)| persons::head(&key.name)) else { return false };
    diagnostics.push(persons::refuse(Private::Household, Span::new(file, key.range.clone())));
    true
}

/// `result`: a word, a list of them, or a map from each to how often.
fn verdicts(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<Verdict> {
    let file = fields.file();
    let mut all = Vec::new();
    for node in fields.list("result") {
        let Value::Map(items) = &node.value else {
            let Some(text) = scalar(file, node, diagnostics) else { continue };
            all.extend(kind(&text, diagnostics).map(|found| verdict(found, None)));
            continue;
        };
        for (key, node) in items {
            let word = Text { text: key.name.clone(), span: Span::new(file, key.range.clone()) };
            let times = scalar(file, node, diagnostics).and_then(|text| count(&text, diagnostics));
            all.extend(kind(&word, diagnostics).map(|found| verdict(found, times)));
        }
    }
    all
}

pub fn verdict((kind, written): (VerdictKind, Option<String>), count: Option<usize>) -> Verdict {
    Verdict { kind, written, count }
}
