//! The `words:` of a record → the sentence of the report's text that holds them, which gets an id.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Block, Document, Inline, Said, Sentence, inline_text};
use crate::say;

use super::fields::Fields;
use super::report::RawReport;

/// Takes the field `words` of a record.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Option<Said> {
    let text = fields.text("words", diagnostics)?;
    Some(Said { words: text.text, span: text.span, anchor: None })
}

/// The words of all records of a report: each kind of record has its line here.
pub fn of(report: &mut RawReport) -> Vec<&mut Said> {
    let funding = report.funding.iter_mut().filter_map(|row| row.said.as_mut());
    let practices = report.practices.iter_mut().filter_map(|raw| raw.stated.said.as_mut());
    let frameworks = report.frameworks.iter_mut().filter_map(|raw| raw.framework.said.as_mut());
    let plans = report.plans.iter_mut().filter_map(|raw| raw.plan.said.as_mut());
    let answers = report.answers.iter_mut().filter_map(|raw| raw.said.as_mut());
    let lessons = report.lessons.iter_mut().filter_map(|lesson| lesson.said.as_mut());
    let told = funding.chain(practices).chain(frameworks);
    told.chain(plans).chain(answers).chain(lessons).collect()
}

/// Gives every sentence that holds the words of a record its id, and the record that id. Sentences are numbered in
/// the order of the page; a heading keeps the id that it has.
pub fn lead(body: &mut Document, all: Vec<&mut Said>, diagnostics: &mut Diagnostics) {
    if all.is_empty() {
        return;
    }
    let lines = lines(body);
    let mut found: Vec<(Passage, &mut Said)> = Vec::new();
    for said in all {
        if let Some(passage) = passage(said, &lines, diagnostics) {
            found.push((passage, said));
        }
    }
    found.sort_by_key(|(passage, _)| (passage.line, passage.sentence.start));
    let mut sentences: Vec<(Passage, String)> = Vec::new();
    for (passage, said) in found {
        if let Some(anchor) = &lines[passage.line].heading {
            said.anchor = Some(anchor.clone());
            continue;
        }
        match sentences.last_mut() {
            Some((last, _)) if last.line == passage.line && passage.sentence.start < last.sentence.end => {
                last.sentence.end = last.sentence.end.max(passage.sentence.end);
            }
            _ => sentences.push((passage, format!("said-{}", sentences.len() + 1))),
        }
        said.anchor = sentences.last().map(|(_, anchor)| anchor.clone());
    }
    mark(body, &sentences);
}

/// A sentence: its line, by number, and its characters in it.
struct Passage {
    line: usize,
    sentence: Range<usize>,
}

/// A line of the text, as a reader sees it.
struct Line {
    chars: Vec<char>,
    /// The id of the heading, where it is one.
    heading: Option<String>,
    /// Where a sentence may be cut off: a character's position that lies within no emphasis and no link.
    cuts: Vec<usize>,
}

fn lines(body: &mut Document) -> Vec<Line> {
    let mut lines = Vec::new();
    each_line(body, &mut |heading, line| {
        let chars: Vec<char> = inline_text(line).chars().collect();
        let cuts = cuts(line, &chars);
        lines.push(Line { chars, heading: heading.map(str::to_owned), cuts });
    });
    lines
}

/// The first place of the words; more than one is doubted, and none is a mistake.
fn passage(said: &Said, lines: &[Line], diagnostics: &mut Diagnostics) -> Option<Passage> {
    let wanted: Vec<char> = said.words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut found: Vec<Passage> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for range in places(&wanted, &line.chars) {
            let sentence = line.sentence(&range);
            let same = |last: &Passage| last.line == at && last.sentence == sentence;
            if !found.last().is_some_and(same) {
                found.push(Passage { line: at, sentence });
            }
        }
    }
    if found.len() > 1 {
        several(said, found.len(), diagnostics);
    }
    if found.is_empty() {
        missing(said, &wanted, lines, diagnostics);
    }
    found.into_iter().next()
}

impl Line {
    fn sentence(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.cuts.iter().rev().find(|cut| **cut <= range.start);
        let end = self.cuts.iter().find(|cut| **cut >= range.end);
        start.copied().unwrap_or(0)..end.copied().unwrap_or(self.chars.len())
    }
}

/// Where the wanted characters stand; spaces and line ends between them do not count.
fn places(wanted: &[char], chars: &[char]) -> Vec<Range<usize>> {
    let dense: Vec<usize> = (0..chars.len()).filter(|at| !chars[*at].is_whitespace()).collect();
    if wanted.is_empty() || dense.len() < wanted.len() {
        return Vec::new();
    }
    let fits = |window: &&[usize]| window.iter().zip(wanted).all(|(at, c)| chars[*at] == *c);
    let windows = dense.windows(wanted.len()).filter(fits);
    windows.map(|window| window[0]..window[window.len() - 1] + 1).collect()
}

/// The ends of sentences that lie between the parts of a line or within its plain text.
fn cuts(line: &[Inline], chars: &[char]) -> Vec<usize> {
    const ENDS: &str = "。！？!?";
    const CLOSING: &str = "”’」』）)】》";
    let mut ends = vec![0];
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| ENDS.contains(**c)) {
        let closing = chars[at + 1..].iter().take_while(|next| CLOSING.contains(**next)).count();
        let more = chars.get(at + 1 + closing).is_some_and(|next| ENDS.contains(*next));
        if !more {
            ends.push(at + 1 + closing);
        }
    }
    ends.push(chars.len());
    let mut start = 0;
    let closed = line.iter().filter_map(|inline| {
        let range = start..start + length(inline);
        start = range.end;
        (!matches!(inline, Inline::Text(_))).then_some(range)
    });
    let closed: Vec<Range<usize>> = closed.collect();
    ends.retain(|end| !closed.iter().any(|range| range.start < *end && *end < range.end));
    ends.dedup();
    ends
}

fn length(inline: &Inline) -> usize {
    inline_text(std::slice::from_ref(inline)).chars().count()
}

/// Wraps the sentences of each line, given in the order of the page.
fn mark(body: &mut Document, sentences: &[(Passage, String)]) {
    let mut at = 0;
    each_line(body, &mut |_, line| {
        let own: Vec<&(Passage, String)> =
            sentences.iter().filter(|(passage, _)| passage.line == at).collect();
        at += 1;
        if own.is_empty() {
            return;
        }
        let ends = own.iter().flat_map(|(passage, _)| [passage.sentence.start, passage.sentence.end]);
        let parts = split(std::mem::take(line), &ends.collect::<Vec<_>>());
        for (start, inline) in parts {
            let within = own.iter().find(|(passage, _)| passage.sentence.contains(&start));
            match (within, line.last_mut()) {
                (Some((_, anchor)), Some(Inline::Said(last))) if last.anchor == *anchor => {
                    last.text.push(inline);
                }
                (Some((_, anchor)), _) => {
                    let sentence = Sentence { anchor: anchor.clone(), text: vec![inline] };
                    line.push(Inline::Said(Box::new(sentence)));
                }
                (None, _) => line.push(inline),
            }
        }
    });
}

/// The parts of a line, each with the position of its first character; plain text is cut at `ends`.
fn split(line: Vec<Inline>, ends: &[usize]) -> Vec<(usize, Inline)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for inline in line {
        let end = start + length(&inline);
        match inline {
            Inline::Text(text) => {
                let mut from = start;
                let mut piece = String::new();
                for (at, c) in (start..).zip(text.chars()) {
                    if ends.contains(&at) && !piece.is_empty() {
                        parts.push((from, Inline::Text(std::mem::take(&mut piece))));
                        from = at;
                    }
                    piece.push(c);
                }
                parts.push((from, Inline::Text(piece)));
            }
            other => parts.push((start, other)),
        }
        start = end;
    }
    parts
}

fn several(said: &Said, count: usize, diagnostics: &mut Diagnostics) {
    let words = &said.words;
    let message = say!(
        "“{words}”在正文里有 {count} 处，这一项连到第一处",
        "`{words}` stands in {count} places of the text; the link leads to the first"
    );
    let help = say!("多抄几个字，直到只有一处", "copy more words, until there is one place");
    diagnostics.push(Diagnostic::warning("words", message).at(said.span.clone()).help(help));
}

fn missing(said: &Said, wanted: &[char], lines: &[Line], diagnostics: &mut Diagnostics) {
    let words = &said.words;
    let message = say!("正文里没有“{words}”", "the text of this report does not hold `{words}`");
    let mut diagnostic = Diagnostic::error("words", message).at(said.span.clone());
    if let Some(near) = nearest(wanted, lines) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    let help = say!(
        "words 照抄正文里的几个字，标点和数字都一样；正文没有说到的，不写 words",
        "`words` are copied from the text, figures and marks included; leave it out if the text does not tell"
    );
    diagnostics.push(diagnostic.help(help));
}

/// The passage, half as long again at most, that shares most pairs of neighbours with the words; none that shares
/// less than half of them.
fn nearest(wanted: &[char], lines: &[Line]) -> Option<String> {
    let pairs: Vec<&[char]> = wanted.windows(2).collect();
    let mut best: Option<(usize, &[char])> = None;
    for line in lines {
        let length = (wanted.len() * 3 / 2).min(line.chars.len()).max(1);
        for window in line.chars.windows(length) {
            let own: BTreeSet<&[char]> = window.windows(2).collect();
            let shared = pairs.iter().filter(|pair| own.contains(*pair)).count();
            if shared * 2 >= pairs.len().max(1) && best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, window));
            }
        }
    }
    let (_, window) = best?;
    // What stands before the first shared pair and behind the last one is not meant.
    let shared = window.windows(2).enumerate().filter(|(_, pair)| pairs.contains(pair));
    let places: Vec<usize> = shared.map(|(at, _)| at).collect();
    Some(window[*places.first()?..*places.last()? + 2].iter().collect())
}

/// Every line of text, in the order of the page, footnotes last; a heading with its id.
fn each_line(document: &mut Document, visit: &mut impl FnMut(Option<&str>, &mut Vec<Inline>)) {
    in_blocks(&mut document.blocks, visit);
    for footnote in &mut document.footnotes {
        in_blocks(&mut footnote.blocks, visit);
    }
}

fn in_blocks(blocks: &mut [Block], visit: &mut impl FnMut(Option<&str>, &mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => visit(Some(&heading.anchor), &mut heading.text),
            Block::Paragraph(line) | Block::Plain(line) => visit(None, line),
            Block::Quote(inner) => in_blocks(inner, visit),
            Block::List { items, .. } => items.iter_mut().for_each(|item| in_blocks(&mut item.blocks, visit)),
            Block::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| visit(None, cell));
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}
