//! What could not be known before the whole text was read: footnote numbers, links to headings, figure numbers.

use std::collections::BTreeMap;
use std::mem::take;
use std::ops::Range;

use crate::diag::{Diagnostic, Span};
use crate::model::{Block, Document, Footnote, Inline, Link};
use crate::say;

use super::anchors;
use super::footnotes::{self, Definition, Labels};
use super::nearest::nearest;
use super::notes::{Notes, quoted};
use super::outline::Outline;
use super::{Elsewhere, Parsed, RawMetric};

/// A text as it was read, with numbers standing where something has to wait: a `Link::Within` holds its number in
/// `within`, a `FootnoteReference` that of its label, a `Figure` its number in the order of reading.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub blocks: Vec<Block>,
    pub labels: Labels,
    pub definitions: Vec<Definition>,
    pub metrics: Vec<RawMetric>,
    pub within: Vec<(String, Span)>,
    pub elsewhere: Vec<Elsewhere>,
    pub strays: Vec<(String, Range<usize>)>,
}

pub(super) fn settle(draft: Draft, notes: &mut Notes) -> Parsed {
    footnotes::tell_strays(&draft.strays, &draft.definitions, &draft.labels, notes);
    let mut definitions = footnotes::first_of_each(draft.definitions, notes);
    let mut settler = Settler {
        outline: Outline::default(),
        within: draft.within,
        numbers: BTreeMap::new(),
        order: Vec::new(),
        references: Vec::new(),
        old_metrics: draft.metrics.into_iter().map(Some).collect(),
        metrics: Vec::new(),
        notes,
    };
    let mut blocks = draft.blocks;
    settler.count(&mut blocks);
    // A footnote may refer to another: it grows the row that is walked.
    let mut bodies: Vec<Vec<Block>> = Vec::new();
    while let Some(&label) = settler.order.get(bodies.len()) {
        let mut body = definitions.remove(&label).map(|definition| definition.blocks).unwrap_or_default();
        settler.count(&mut body);
        bodies.push(body);
    }
    settler.outline.number(&mut blocks);
    bodies.iter_mut().for_each(|body| settler.outline.number(body));
    settler.lead(&mut blocks);
    bodies.iter_mut().for_each(|body| settler.lead(body));
    for definition in definitions.into_values() {
        footnotes::tell_unused(&draft.labels, &definition, settler.notes);
    }
    let footnotes = bodies
        .into_iter()
        .zip(&settler.order)
        .zip(&settler.references)
        .map(|((blocks, &label), &references)| Footnote {
            label: draft.labels.written(label).to_owned(),
            blocks,
            references,
        })
        .collect();
    Parsed { document: Document { blocks, footnotes }, metrics: settler.metrics, elsewhere: draft.elsewhere }
}

struct Settler<'a, 'n> {
    outline: Outline,
    within: Vec<(String, Span)>,
    /// The number of a footnote, by that of its label.
    numbers: BTreeMap<usize, usize>,
    /// Labels in the order of their first reference.
    order: Vec<usize>,
    /// How often each footnote of `order` was referred to.
    references: Vec<usize>,
    old_metrics: Vec<Option<RawMetric>>,
    metrics: Vec<RawMetric>,
    notes: &'a mut Notes<'n>,
}

impl Settler<'_, '_> {
    /// Numbers footnotes and figures in the order of the page. Figures of a footnote that is not shown fall away.
    fn count(&mut self, blocks: &mut [Block]) {
        each_line(blocks, &mut |line| self.count_line(line));
    }

    fn count_line(&mut self, line: &mut [Inline]) {
        for inline in line {
            match inline {
                Inline::FootnoteReference { footnote, reference } => {
                    (*footnote, *reference) = self.reference(*footnote);
                }
                Inline::Figure { figure, .. } => {
                    if let Some(metric) = self.old_metrics.get_mut(*figure).and_then(Option::take) {
                        *figure = self.metrics.len();
                        self.metrics.push(metric);
                    }
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                    self.count_line(inner)
                }
                Inline::Link { text, .. } => self.count_line(text),
                _ => {}
            }
        }
    }

    fn reference(&mut self, label: usize) -> (usize, usize) {
        let next = self.order.len();
        let number = *self.numbers.entry(label).or_insert(next);
        if number == next {
            self.order.push(label);
            self.references.push(0);
        }
        self.references[number] += 1;
        (number, self.references[number] - 1)
    }

    /// Leads links to headings, now that all headings have their anchors.
    fn lead(&mut self, blocks: &mut [Block]) {
        each_line(blocks, &mut |line| self.lead_line(line));
    }

    fn lead_line(&mut self, line: &mut Vec<Inline>) {
        let mut dead = false;
        for inline in line.iter_mut() {
            match inline {
                Inline::Link { to, text } => {
                    if let Link::Within(number) = &mut **to {
                        let found = self.heading(number);
                        dead |= found.is_empty();
                        *number = found;
                    }
                    let mut within = take(text).into_vec();
                    self.lead_line(&mut within);
                    *text = within.into();
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                    self.lead_line(inner)
                }
                _ => {}
            }
        }
        if dead {
            *line = without_dead_links(take(line));
        }
    }

    /// The anchor of a pending link; empty, and reported, if the text has no such heading.
    fn heading(&mut self, number: &str) -> String {
        let Some((fragment, span)) =
            number.parse().ok().and_then(|number: usize| self.within.get_mut(number))
        else {
            return String::new();
        };
        if let Some(anchor) = self.outline.find(fragment) {
            return anchor.to_owned();
        }
        let (fragment, span, outline) = (quoted(fragment), span.clone(), &self.outline);
        self.notes.push("dead-link", || {
            let message = say!("本文没有“{fragment}”这个标题", "this text has no heading “{fragment}”");
            let diagnostic = Diagnostic::error("dead-link", message).at(span);
            match nearest_heading(&fragment, outline) {
                Some(found) => diagnostic.help(say!("是不是 #{found}？", "did you mean #{found}?")),
                None => diagnostic,
            }
        });
        String::new()
    }
}

pub(super) fn nearest_heading<'a>(fragment: &str, outline: &'a Outline) -> Option<&'a str> {
    let words = anchors::key(anchors::without_marker(fragment));
    let by_words = nearest(&words, outline.keys().map(|(key, _)| key));
    by_words
        .and_then(|found| outline.find(found))
        .or_else(|| nearest(&anchors::elsewhere(fragment), outline.anchors()))
}

/// A dead link keeps its text.
fn without_dead_links(line: Vec<Inline>) -> Vec<Inline> {
    let mut kept = Vec::with_capacity(line.len());
    for inline in line {
        match inline {
            Inline::Link { to, text } if matches!(&*to, Link::Within(anchor) if anchor.is_empty()) => {
                text.into_iter().for_each(|inline| super::pieces::push(&mut kept, inline));
            }
            other => super::pieces::push(&mut kept, other),
        }
    }
    kept
}

/// Every line of text, in the order of the page.
pub(super) fn each_line(blocks: &mut [Block], visit: &mut impl FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => visit(&mut heading.text),
            Block::Paragraph(line) | Block::Plain(line) => visit(line),
            Block::Quote(inner) => each_line(inner, visit),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_line(&mut item.blocks, visit)),
            Block::Table { head, rows, .. } => {
                head.iter_mut().for_each(&mut *visit);
                rows.iter_mut().flatten().for_each(&mut *visit);
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}
