//! Takes out of a draft what is not the writer's, and keeps a record of every piece that goes.

use crate::diag::Words;
use crate::say;

use super::artefacts;
use super::boilerplate;
use super::draft::{Block, Draft, Dropped, Paragraph, Unit};
use super::page;
use super::rejoin;

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
    let mut dropped = std::mem::take(&mut draft.dropped);
    let mut blocks: Vec<Block> = std::mem::take(&mut draft.blocks)
        .into_iter()
        .filter_map(|block| without_artefacts(block, &mut dropped))
        .collect();
    rejoin::numbers(&mut blocks);
    let mut kept: Vec<Block> =
        blocks.into_iter().filter_map(|block| without_boilerplate(block, &mut dropped)).collect();
    page::data(&mut kept, &mut dropped);
    let pages = page::heads(&mut kept, &mut dropped);
    page::contents(&mut kept, &mut dropped);
    if draft.unit == Unit::Lines {
        draft.remarks.extend(rejoin::rejoin(&mut kept, &pages));
    }
    elsewhere(&mut kept, &mut dropped);
    for block in &kept {
        if let Block::Paragraph(paragraph) = block
            && boilerplate::is_doubtful(&paragraph.text)
        {
            let why = say!("像是网页上的文字，留着没动", "this may be words of a web page; it was kept");
            doubts.push(Doubt { at: paragraph.at, text: paragraph.text.clone(), why });
        }
    }
    dropped.sort_by_key(|dropped| if dropped.at == 0 { usize::MAX } else { dropped.at });
    draft.blocks = kept;
    draft.dropped = dropped;
    doubts
}

/// Below 相关推荐 stand the titles of other texts, to the end of the page.
fn elsewhere(kept: &mut Vec<Block>, dropped: &mut Vec<Dropped>) {
    let header = dropped
        .iter()
        .filter(|dropped| boilerplate::leads_elsewhere(&dropped.text))
        .map(|dropped| dropped.at);
    let Some(header) = header.max() else { return };
    let first = kept.iter().position(|block| block.at() > header).unwrap_or(kept.len());
    let is_title = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.chars().count() <= 40 && !paragraph.text.contains('。'),
        Block::Table(_) => false,
    };
    if !kept[first..].iter().all(is_title) {
        return;
    }
    for block in kept.drain(first..) {
        let Block::Paragraph(paragraph) = block else { continue };
        let why = say!("网页推荐的别的文章", "the title of another text that the page recommends");
        dropped.push(Dropped { at: paragraph.at, text: paragraph.text, why });
    }
}

/// None when nothing is left.
fn without_artefacts(block: Block, dropped: &mut Vec<Dropped>) -> Option<Block> {
    let mut paragraph = match block {
        Block::Paragraph(paragraph) => paragraph,
        Block::Table(mut table) => {
            table.rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
            return (!table.rows.is_empty()).then_some(Block::Table(table));
        }
    };
    let found = artefacts::find(&paragraph.text);
    if !found.is_empty() {
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
    }
    let skipped = paragraph.text.len() - paragraph.text.trim_start().len();
    paragraph.look.lead = paragraph.look.lead.saturating_sub(skipped);
    paragraph.text = paragraph.text.trim().to_owned();
    (!paragraph.text.is_empty()).then_some(Block::Paragraph(paragraph))
}

/// None when nothing is left.
fn without_boilerplate(block: Block, dropped: &mut Vec<Dropped>) -> Option<Block> {
    let Block::Paragraph(mut paragraph) = block else { return Some(block) };
    if let Some(why) = boilerplate::of_line(&paragraph.text) {
        dropped.push(Dropped { at: paragraph.at, text: paragraph.text, why });
        return None;
    }
    without_offers(&mut paragraph, dropped);
    (!paragraph.text.is_empty()).then_some(Block::Paragraph(paragraph))
}

/// Advertising is also hung onto the beginning and the end of paragraphs, a sentence or two.
fn without_offers(paragraph: &mut Paragraph, dropped: &mut Vec<Dropped>) {
    let text = paragraph.text.clone();
    let all = boilerplate::sentences(&text);
    let offers = |sentence: &&&str| boilerplate::of_sentence(sentence).is_some();
    let first: usize = all.iter().take_while(offers).map(|sentence| sentence.len()).sum();
    let last: usize = all.iter().rev().take_while(offers).map(|sentence| sentence.len()).sum();
    let end = if first >= text.len() { text.len() } else { text.len() - last };
    for (words, why) in [(&text[..first], offered(&text[..first])), (&text[end..], offered(&text[end..]))] {
        if let Some(why) = why {
            dropped.push(Dropped { at: paragraph.at, text: words.trim().to_owned(), why });
        }
    }
    if first > 0 || end < text.len() {
        paragraph.text = text[first.min(end)..end].trim().to_owned();
        paragraph.look.lead = 0;
    }
}

fn offered(words: &str) -> Option<Words> {
    boilerplate::sentences(words).first().and_then(|sentence| boilerplate::of_sentence(sentence))
}
