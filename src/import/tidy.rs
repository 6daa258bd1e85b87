//! Takes out of a draft what is not the writer's, and keeps a record of every piece that goes.

use crate::diag::Words;
use crate::say;

use super::artefacts;
use super::boilerplate;
use super::draft::{Block, Draft, Dropped, Paragraph};

/// What the writer should look at: words that stay, and why they are doubted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub at: usize,
    pub text: String,
    pub why: Words,
}

/// Cleans every paragraph; blank ones go without a word, for they hold none.
pub fn tidy(draft: &mut Draft) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut kept = Vec::new();
    let mut dropped = std::mem::take(&mut draft.dropped);
    for block in std::mem::take(&mut draft.blocks) {
        let paragraph = match block {
            Block::Paragraph(paragraph) => paragraph,
            Block::Table(mut table) => {
                table.rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
                if !table.rows.is_empty() {
                    kept.push(Block::Table(table));
                }
                continue;
            }
        };
        let paragraph = without_artefacts(paragraph, &mut dropped);
        let Some(paragraph) = without_boilerplate(paragraph, &mut dropped) else { continue };
        if boilerplate::is_doubtful(&paragraph.text) {
            let why = say!("像是网页上的文字，留着没动", "this may be words of a web page; it was kept");
            doubts.push(Doubt { at: paragraph.at, text: paragraph.text.clone(), why });
        }
        kept.push(Block::Paragraph(paragraph));
    }
    dropped.sort_by_key(|dropped| if dropped.at == 0 { usize::MAX } else { dropped.at });
    draft.blocks = kept;
    draft.dropped = dropped;
    doubts
}

fn without_artefacts(mut paragraph: Paragraph, dropped: &mut Vec<Dropped>) -> Paragraph {
    let found = artefacts::find(&paragraph.text);
    if found.is_empty() {
        return paragraph;
    }
    let mut text = String::new();
    let mut at = 0;
    for artefact in found {
        text.push_str(&paragraph.text[at..artefact.range.start]);
        at = artefact.range.end;
        let words = paragraph.text[artefact.range].to_owned();
        dropped.push(Dropped { at: paragraph.at, text: words, why: artefact.why });
    }
    text.push_str(&paragraph.text[at..]);
    paragraph.text = text;
    paragraph.look.lead = 0;
    paragraph
}

/// None when nothing is left.
fn without_boilerplate(mut paragraph: Paragraph, dropped: &mut Vec<Dropped>) -> Option<Paragraph> {
    let skipped = paragraph.text.len() - paragraph.text.trim_start().len();
    paragraph.look.lead = paragraph.look.lead.saturating_sub(skipped);
    paragraph.text = paragraph.text.trim().to_owned();
    if paragraph.text.is_empty() {
        return None;
    }
    if let Some(why) = boilerplate::of_line(&paragraph.text) {
        dropped.push(Dropped { at: paragraph.at, text: paragraph.text, why });
        return None;
    }
    // Advertising is also hung onto the end of the last paragraph.
    let start = last_sentence(&paragraph.text);
    if start > 0
        && let Some(why) = boilerplate::of_sentence(&paragraph.text[start..])
    {
        let words = paragraph.text.split_off(start);
        dropped.push(Dropped { at: paragraph.at, text: words, why });
    }
    Some(paragraph)
}

/// Where the last sentence of a paragraph begins.
fn last_sentence(text: &str) -> usize {
    let body = text.trim_end_matches(['。', '！', '？', '!', '~', '～', ' ']);
    let ends = body.char_indices().rev().find(|(_, c)| matches!(c, '。' | '！' | '？'));
    ends.map_or(0, |(at, c)| at + c.len_utf8())
}
