//! Annexes at the end of a report: each begins with a heading such as 附件1 资金使用情况表.

use crate::model::{Heading, Inline as Written};

use super::prose::{Annex, Block, Inline};

/// A table of so many columns is set across the sheet.
const WIDE: usize = 8;

/// Whether a heading begins an annex.
pub fn opens(heading: &Heading) -> bool {
    let Some(Written::Text(first)) = heading.text.first() else { return false };
    heading.level == 2 && label(first).is_some()
}

/// Cuts off everything from the first annex on; what stands behind an annex belongs to it.
pub fn split(blocks: &mut Vec<Block>) -> Vec<Annex> {
    let mut annexes: Vec<Annex> = Vec::new();
    let Some(first) = blocks.iter().position(|block| opening(block).is_some()) else { return annexes };
    for block in blocks.split_off(first) {
        match (opening(&block), annexes.last_mut()) {
            (Some(annex), _) => annexes.push(annex),
            (None, Some(annex)) => {
                annex.wide |= is_wide(&block);
                annex.blocks.push(block);
            }
            // The first block opens an annex.
            (None, None) => {}
        }
    }
    annexes
}

fn opening(block: &Block) -> Option<Annex> {
    let Block::Heading { level: 2, anchor, text } = block else { return None };
    let Some((Inline::Text { text: first }, rest)) = text.split_first() else { return None };
    let (number, name) = label(first)?;
    let mut words = rest.to_vec();
    if !name.is_empty() {
        words.insert(0, Inline::Text { text: name.to_owned() });
    }
    Some(Annex {
        anchor: anchor.clone(),
        number: number.to_owned(),
        name: words,
        wide: false,
        blocks: Vec::new(),
    })
}

fn is_wide(block: &Block) -> bool {
    matches!(block, Block::Table { head, .. } if head.len() >= WIDE)
}

/// 附件1 and what stands behind it; None for other words that begin so, as 附件管理.
fn label(text: &str) -> Option<(&str, &str)> {
    let behind = text.strip_prefix("附件")?;
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let name = behind.trim_start_matches(numeral);
    let bare = name.trim_start_matches(['：', ':', '、', '.', '．', ' ', '\u{3000}']);
    let apart = name.is_empty() || bare.len() < name.len();
    apart.then(|| (&text[..text.len() - name.len()], bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annex_is_known_by_its_label() {
        let check = |heading: &str, expected: Option<(&str, &str)>| {
            assert_eq!(label(heading), expected, "{heading}");
        };
        check("附件", Some(("附件", "")));
        check("附件1", Some(("附件1", "")));
        check("附件1 资金使用情况表", Some(("附件1", "资金使用情况表")));
        check("附件二：示范村名单", Some(("附件二", "示范村名单")));
        check("附件：名单", Some(("附件", "名单")));
        check("附件管理", None);
        check("附件1资金表", None);
        check("一、附件", None);
    }
}
