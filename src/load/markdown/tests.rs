//! Tests of reading Markdown: what a text becomes, in a short notation, and what its writer is told.

mod blocks;
mod emphasis;
mod figures;
mod headings;
mod hostile;
mod links;

use std::fmt::Write as _;

use super::{Parsed, parse};
use crate::diag::Diagnostics;
use crate::load::Names;
use crate::model::{AssetId, Block, Document, IndicatorId, Inline, Link, PlaceId, ReportId};

/// The file that the tests write.
const FILE: &str = "content/xian/zhen/2021.md";
const HEAD: &str = "---\ntitle: 某镇总结\n---\n";

fn names() -> Names {
    let reports = ["content/xian/zhen/2020.md", FILE, "content/xian/xiang/2021.md"];
    let places = ["content/xian", "content/xian/xiang", "content/xian/zhen"];
    let pictures = ["content/xian/zhen/photos/guang chang.jpg", "content/xian/zhen/photos/广场.jpg"];
    let indicators = ["land_area", "street_lamps"];
    let number = |list: &[&str]| -> Vec<(String, u32)> {
        (0_u32..).zip(list).map(|(at, name)| ((*name).to_owned(), at)).collect()
    };
    Names {
        reports: number(&reports).into_iter().map(|(name, at)| (name, ReportId(at))).collect(),
        places: number(&places).into_iter().map(|(name, at)| (name, PlaceId(at))).collect(),
        pictures: number(&pictures).into_iter().map(|(name, at)| (name, AssetId(at))).collect(),
        indicators: number(&indicators).into_iter().map(|(name, at)| (name, IndicatorId(at))).collect(),
        ..Names::default()
    }
}

/// Reads a body behind a head, as a report is read.
fn read(body: &str) -> (Parsed, Diagnostics, String) {
    let text = format!("{HEAD}{body}");
    let mut diagnostics = Diagnostics::default();
    let parsed = parse(FILE, &text, HEAD.len()..text.len(), &names(), &mut diagnostics);
    (parsed, diagnostics, text)
}

/// What a body becomes, when nothing is wrong with it.
fn check(body: &str, expected: &str) {
    let (parsed, diagnostics, _) = read(body);
    assert_eq!(notation(&parsed.document), expected, "\n{body}");
    let told: Vec<_> = diagnostics.iter().map(|told| &told.message.zh).collect();
    assert!(told.is_empty(), "{body}\n{told:?}");
}

/// What a body becomes, and what is told of it: `code` at the text that is marked.
fn check_told(body: &str, expected: &str, told: &[(&str, &str)]) {
    let (parsed, diagnostics, text) = read(body);
    assert_eq!(notation(&parsed.document), expected, "\n{body}");
    let found: Vec<(&str, &str)> = diagnostics
        .iter()
        .map(|told| {
            let span = told.span.as_ref().expect("every diagnostic of a text has a place");
            (told.code, &text[span.start..span.end])
        })
        .collect();
    assert_eq!(found, told, "{body}");
}

/// The Chinese help lines of all that is told.
fn help(body: &str) -> Vec<String> {
    let (_, diagnostics, _) = read(body);
    diagnostics.iter().flat_map(|told| told.help.iter().map(|words| words.zh.clone())).collect()
}

fn notation(document: &Document) -> String {
    let mut out = blocks(&document.blocks);
    for footnote in &document.footnotes {
        let _ = write!(out, " fn({}×{}: {})", footnote.label, footnote.references, blocks(&footnote.blocks));
    }
    out
}

fn blocks(all: &[Block]) -> String {
    all.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => format!("h{}#{}({})", heading.level, heading.anchor, line(&heading.text)),
        Block::Paragraph(text) => format!("p({})", line(text)),
        Block::Plain(text) => line(text),
        Block::Quote(inner) => format!("q({})", blocks(inner)),
        Block::List { start, items } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| {
                    let done = item.done.map_or("", |done| if done { "[x]" } else { "[ ]" });
                    format!("-{done}({})", blocks(&item.blocks))
                })
                .collect();
            let kind = start.map_or("ul".to_owned(), |start| format!("ol{start}"));
            format!("{kind}({})", items.join(" "))
        }
        Block::Table { alignments, head, rows } => {
            let row =
                |cells: &[Vec<Inline>]| cells.iter().map(|cell| line(cell)).collect::<Vec<_>>().join("|");
            let rows: Vec<String> = std::iter::once(head).chain(rows).map(|cells| row(cells)).collect();
            let sides: String = alignments.iter().map(|side| format!("{side:?}").remove(0)).collect();
            format!("table{sides}({})", rows.join("/"))
        }
        Block::Code { language, text } => format!("code.{}({text:?})", language.as_deref().unwrap_or("")),
        Block::Rule => "---".to_owned(),
    }
}

fn line(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Strong(inner) => format!("b{{{}}}", line(inner)),
        Inline::Emphasis(inner) => format!("i{{{}}}", line(inner)),
        Inline::Strike(inner) => format!("s{{{}}}", line(inner)),
        Inline::Code(code) => format!("c{{{code}}}"),
        Inline::Link { to, text } => format!("{}{{{}}}", link(to), line(text)),
        Inline::Picture { picture, alt } => format!("pic{}{{{alt}}}", picture.0),
        Inline::Figure { figure, text } => format!("fig{figure}{{{text}}}"),
        Inline::FootnoteReference { footnote, reference } => format!("^{footnote}.{reference}"),
        Inline::SoftBreak => "␣".to_owned(),
        Inline::HardBreak => "⏎".to_owned(),
        Inline::Said(sentence) => format!("‹{} {}›", sentence.anchor, line(&sentence.text)),
    }
}

fn link(to: &Link) -> String {
    match to {
        Link::Outside(address) => format!("<{address}>"),
        Link::Report { report, anchor } => {
            format!(
                "report{}{}",
                report.0,
                anchor.as_ref().map_or(String::new(), |anchor| format!("#{anchor}"))
            )
        }
        Link::Place(place) => format!("place{}", place.0),
        Link::Indicator(indicator) => format!("indicator{}", indicator.0),
        Link::Picture(picture) => format!("picture{}", picture.0),
        Link::Within(anchor) => format!("#{anchor}"),
        Link::Home => "home".to_owned(),
    }
}
