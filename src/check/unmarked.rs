//! Figures of the prose that the catalogue knows by name and nobody registered. Silent unless the settings ask for it.

use std::collections::BTreeMap;

use super::Around;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{Block, Indicator, Inline, Report, Site};
use crate::quantity::{Status, compatible, find};
use crate::say;

/// What may stand between the name of an indicator and its figure.
const BETWEEN: [&str; 10] = ["达到", "达", "为", "是", "共", "共有", "有", "约", "：", "超过"];

/// Stands for a figure that is registered.
const REGISTERED: char = '\u{fffc}';

/// The indicators by their names and aliases.
pub fn names(site: &Site) -> BTreeMap<&str, &Indicator> {
    let mut names: BTreeMap<&str, &Indicator> = BTreeMap::new();
    for indicator in &site.indicators {
        names.insert(&indicator.name.zh, indicator);
        names.extend(indicator.aliases.iter().map(|alias| (alias.as_str(), indicator)));
    }
    names
}

pub fn check(report: &Report, around: &Around, diagnostics: &mut Diagnostics) {
    if !around.asks("unmarked-figure") {
        return;
    }
    let mut lines = Vec::new();
    report.body.blocks.iter().for_each(|block| gather(block, &mut lines));
    let text = around.files.text(&report.file).unwrap_or_default();
    let mut from = 0;
    for line in lines {
        for found in find(&line) {
            let before = &line[..found.range.start];
            let Some((name, indicator)) = named(before, &around.indicators) else { continue };
            let unit = &found.quantity.unit;
            let like = compatible(unit, &indicator.unit);
            if !like || found.quantity.status != Status::Reported {
                continue;
            }
            let written = &line[found.range.clone()];
            let lead = before.rfind(name).map_or("", |at| &before[at..]);
            let place = text[from..].find(&format!("{lead}{written}")).map(|at| from + at);
            let range = place.map_or(0..0, |at| at + lead.len()..at + lead.len() + written.len());
            from = range.end.max(from);
            diagnostics.push(unmarked(written, indicator).at(Span::new(report.file.as_str(), range)));
        }
    }
}

/// The indicator whose name ends where a figure begins, but for a word such as 达到.
fn named<'n>(before: &str, names: &BTreeMap<&'n str, &'n Indicator>) -> Option<(&'n str, &'n Indicator)> {
    let bare = BETWEEN.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let starts = bare.char_indices().rev().map(|(at, _)| at).take(16);
    let found = starts.filter_map(|at| names.get_key_value(&bare[at..])).last();
    found.map(|(name, indicator)| (*name, *indicator))
}

fn unmarked(written: &str, indicator: &Indicator) -> Diagnostic {
    let (name, key) = (&indicator.name.zh, &indicator.key);
    let message = say!("“{name}”的 {written} 没有登记", "{written} of {name} is not registered");
    Diagnostic::warning("unmarked-figure", message)
        .help(say!("写成 [{written}](metric:{key})", "write [{written}](metric:{key})"))
}

/// Every line of text in a block, with its registered figures left out.
fn gather(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(line) | Block::Plain(line) => lines.push(text_of(line)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| gather(block, lines)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| gather(block, lines));
        }
        Block::Heading(_) | Block::Table { .. } | Block::Code { .. } | Block::Rule => {}
    }
}

fn text_of(line: &[Inline]) -> String {
    let mut text = String::new();
    for inline in line {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Strong(inner) | Inline::Emphasis(inner) => text.push_str(&text_of(inner)),
            Inline::Said(sentence) => text.push_str(&text_of(&sentence.text)),
            _ => text.push(REGISTERED),
        }
    }
    text
}
