//! Links to headings of other texts: led to them when all texts have been read, or told to be dead.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{Block, Document, Inline, Link, ReportId};
use crate::say;

use super::notes::quoted;
use super::outline::Outline;
use super::settle::{each_line, nearest_heading};

/// A link to a heading of a report, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    pub report: ReportId,
    pub fragment: String,
    /// What stands in the link meanwhile.
    pub anchor: String,
    pub span: Span,
}

/// The headings of the reports that other texts lead to.
#[derive(Debug, Default)]
pub struct Outlines {
    /// Each with the input file of its report.
    all: BTreeMap<ReportId, (String, Outline)>,
}

impl Outlines {
    /// Takes the reports that links lead to. Few texts lead to headings of others, so the rest is not held.
    pub fn of<'a>(reports: impl ParallelIterator<Item = (ReportId, &'a str, &'a Document)>) -> Self {
        let all = reports.map(|(id, file, document)| (id, (file.to_owned(), outline(document))));
        Outlines { all: all.collect() }
    }

    /// Leads the links of a text to the headings they mean.
    pub fn lead(&self, document: &mut Document, links: &[Elsewhere], diagnostics: &mut Diagnostics) {
        let mut found: BTreeMap<(ReportId, &str), &str> = BTreeMap::new();
        for link in links {
            let Some((file, outline)) = self.all.get(&link.report) else { continue };
            match outline.find(&link.fragment) {
                Some(anchor) => {
                    found.insert((link.report, &link.anchor), anchor);
                }
                None => diagnostics.push(dead(link, file, outline)),
            }
        }
        found.retain(|(_, stands), anchor| stands != anchor);
        if found.is_empty() {
            return;
        }
        let notes = document.footnotes.iter_mut().map(|footnote| &mut footnote.blocks);
        for blocks in std::iter::once(&mut document.blocks).chain(notes) {
            mend(blocks, &found);
        }
    }
}

/// The headings of a text and of its footnotes.
fn outline(document: &Document) -> Outline {
    let mut outline = Outline::default();
    outline.gather(&document.blocks);
    document.footnotes.iter().for_each(|footnote| outline.gather(&footnote.blocks));
    outline
}

fn dead(link: &Elsewhere, file: &str, outline: &Outline) -> Diagnostic {
    let fragment = quoted(&link.fragment);
    let message = say!("{file} 里没有“{fragment}”这个标题", "{file} has no heading “{fragment}”");
    let diagnostic = Diagnostic::error("dead-link", message).at(link.span.clone());
    if let Some(near) = nearest_heading(&fragment, outline) {
        return diagnostic.help(say!("是不是 #{near}？", "did you mean #{near}?"));
    }
    const SOME: usize = 12;
    let known: Vec<&str> = outline.anchors().take(SOME).collect();
    if known.is_empty() {
        return diagnostic.help(say!("那里一个标题也没有", "it has no heading at all"));
    }
    let known = known.join(", ");
    diagnostic.help(say!("那里的标题有：{known}", "its headings are: {known}"))
}

fn mend(blocks: &mut [Block], found: &BTreeMap<(ReportId, &str), &str>) {
    each_line(blocks, &mut |line| mend_line(line, found));
}

fn mend_line(line: &mut [Inline], found: &BTreeMap<(ReportId, &str), &str>) {
    for inline in line {
        match inline {
            Inline::Link { to, text } => {
                if let Link::Report { report, anchor: Some(anchor) } = &mut **to
                    && let Some(better) = found.get(&(*report, anchor.as_str()))
                {
                    *anchor = (*better).to_owned();
                }
                mend_line(text, found);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                mend_line(inner, found)
            }
            _ => {}
        }
    }
}
