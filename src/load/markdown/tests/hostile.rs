//! Hostile and random input: no panic, no overflow, bounded nesting, and nothing that could run.

use super::{FILE, names, notation, read};
use crate::diag::Diagnostics;
use crate::load::markdown::{Parsed, parse};
use crate::model::{Block, Inline, Link};

#[test]
fn deep_nesting_is_told_and_flattened() {
    let check = |body: &str, kept: &str| {
        let (parsed, diagnostics, _) = read(body);
        let told: Vec<_> = diagnostics.iter().map(|told| told.code).collect();
        assert_eq!(told, ["too-deep"], "{}", body.chars().take(20).collect::<String>());
        assert!(deepest(&parsed.document.blocks) <= 64 + 64, "{}", deepest(&parsed.document.blocks));
        assert!(notation(&parsed.document).contains(kept));
    };
    check(&format!("{}底", ">".repeat(10_000)), "p(底)");
    check(&format!("{}底", "- ".repeat(10_000)), "底");
    check(&format!("{}底", "> - ".repeat(5_000)), "底");
    check(&format!("{}底{}", "*a ".repeat(10_000), " b*".repeat(10_000)), "底");
    check(&format!("{}底{}", "**a ~~b ".repeat(5_000), " b~~ a**".repeat(5_000)), "底");
    let items: String = (0..200).map(|depth| format!("{}- 项\n", "  ".repeat(depth))).collect();
    check(&items, "项");
}

#[test]
fn as_deep_as_allowed_is_kept() {
    let (parsed, diagnostics, _) = read(&format!("{}底", ">".repeat(64)));
    assert!(diagnostics.is_empty());
    assert_eq!(deepest(&parsed.document.blocks), 66);
}

/// How deep blocks and inlines stand in each other.
fn deepest(blocks: &[Block]) -> usize {
    let block = |block: &Block| match block {
        Block::Quote(inner) => deepest(inner),
        Block::List { items, .. } => 1 + items.iter().map(|item| deepest(&item.blocks)).max().unwrap_or(0),
        Block::Paragraph(line) | Block::Plain(line) => depth(line),
        Block::Heading(heading) => depth(&heading.text),
        Block::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).map(|cell| depth(cell)).max().unwrap_or(0)
        }
        Block::Code { .. } | Block::Rule => 0,
    };
    blocks.iter().map(|found| 1 + block(found)).max().unwrap_or(0)
}

fn depth(line: &[Inline]) -> usize {
    let inline = |inline: &Inline| match inline {
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => depth(inner),
        Inline::Link { text, .. } => depth(text),
        _ => 0,
    };
    line.iter().map(|found| 1 + inline(found)).max().unwrap_or(0)
}

/// A small generator of its own, so that the same strings are tried on every machine.
struct Xorshift(u64);

impl Xorshift {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn string(&mut self, alphabet: &[&str]) -> String {
        let length = self.next() % 40;
        (0..length).map(|_| self.pick(alphabet)).collect()
    }

    fn pick<'a>(&mut self, alphabet: &[&'a str]) -> &'a str {
        let at = self.next() % alphabet.len() as u64;
        alphabet[usize::try_from(at).unwrap_or(0)]
    }
}

const SPECIALS: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "```",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "<",
    ">",
    "#",
    "## ",
    "- ",
    "1. ",
    "> ",
    "|",
    "|-|",
    "\n",
    "\n\n",
    "\\",
    "&",
    "&#42;",
    ":",
    "!",
    "[^a]",
    "[^a]: ",
    "[x]",
    "[ ] ",
    "<!--",
    "-->",
    "<b>",
    "metric:a",
    "?k=",
    "%E5",
    "javascript:",
    "https://a.cn",
    "2020.md",
    "photos/广场.jpg",
    "#做法",
    "中",
    "文",
    "。",
    "，",
    "“",
    "”",
    "（",
    "　",
    "5",
    "%",
    "a",
    " ",
    "  ",
    "\t",
    "\u{fe00}",
    "😀",
    "é",
    "e\u{301}",
    "\0",
    "\u{200b}",
    "===",
    "---",
];

#[test]
fn random_text_never_panics_and_keeps_the_rules() {
    let mut random = Xorshift(0x2545_F491_4F6C_DD1D);
    for _ in 0..20_000 {
        let body = random.string(SPECIALS);
        let (parsed, diagnostics, text) = read(&body);
        for told in diagnostics.iter() {
            assert_ne!(told.code, "markdown-fault", "{body:?}");
            let span = told.span.as_ref().expect("every diagnostic of a text has a place");
            assert!(text.get(span.start..span.end).is_some(), "{body:?}: {told:?}");
        }
        figures_and_notes_agree(&parsed, &body);
        for figure in &parsed.metrics {
            for span in [&figure.span, &figure.text_span, &figure.target_span] {
                assert!(text.get(span.start..span.end).is_some(), "{body:?}: {span:?}");
            }
        }
    }
}

/// Every figure of the document has its metric and every metric its figure; the same for footnotes and anchors.
fn figures_and_notes_agree(parsed: &Parsed, body: &str) {
    let mut lines = Vec::new();
    collect(&parsed.document.blocks, &mut lines);
    parsed.document.footnotes.iter().for_each(|footnote| collect(&footnote.blocks, &mut lines));
    let mut figures = Vec::new();
    let mut references = vec![0; parsed.document.footnotes.len()];
    while let Some(inline) = lines.pop() {
        match inline {
            Inline::Figure { figure, .. } => figures.push(*figure),
            Inline::FootnoteReference { footnote, .. } => references[*footnote] += 1,
            Inline::Link { to, .. } => match &**to {
                Link::Within(anchor) => assert!(anchor.starts_with("s-"), "{body:?}"),
                Link::Outside(address) => {
                    let schemes = ["http:", "https:", "mailto:", "tel:"];
                    assert!(schemes.iter().any(|scheme| address.starts_with(scheme)));
                }
                _ => {}
            },
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => lines.extend(inner),
            _ => {}
        }
        if let Inline::Link { text, .. } = inline {
            lines.extend(text);
        }
    }
    figures.sort_unstable();
    assert_eq!(figures, (0..parsed.metrics.len()).collect::<Vec<_>>(), "{body:?}");
    let counted: Vec<_> = parsed.document.footnotes.iter().map(|footnote| footnote.references).collect();
    assert_eq!(references, counted, "{body:?}");
}

fn collect<'a>(blocks: &'a [Block], lines: &mut Vec<&'a Inline>) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Plain(line) => lines.extend(line),
            Block::Heading(heading) => lines.extend(&heading.text),
            Block::Quote(inner) => collect(inner, lines),
            Block::List { items, .. } => items.iter().for_each(|item| collect(&item.blocks, lines)),
            Block::Table { head, rows, .. } => {
                lines.extend(head.iter().chain(rows.iter().flatten()).flatten())
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

/// Without Chinese the parser is right, and pairing anew must agree with it.
#[test]
fn pairing_anew_agrees_with_the_parser_on_plain_text() {
    use pulldown_cmark::{Event, Parser, Tag, TagEnd};
    let alphabet = ["*", "**", "***", "_", "__", "a", "b", " ", ".", "(", ")", "\\", "`", "\""];
    let mut random = Xorshift(0x9E37_79B9_7F4A_7C15);
    for _ in 0..20_000 {
        let body = format!("x{}", random.string(&alphabet));
        let mut expected = String::new();
        for event in Parser::new(&body) {
            match event {
                Event::Start(Tag::Paragraph) => expected.push_str("p("),
                Event::Start(Tag::Strong) => expected.push_str("b{"),
                Event::Start(Tag::Emphasis) => expected.push_str("i{"),
                Event::End(TagEnd::Strong | TagEnd::Emphasis) => expected.push('}'),
                Event::End(TagEnd::Paragraph) => expected.push(')'),
                Event::Text(text) => expected.push_str(&text),
                Event::Code(code) => expected.push_str(&format!("c{{{code}}}")),
                other => panic!("{body:?}: {other:?}"),
            }
        }
        let (parsed, _, _) = read(&body);
        assert_eq!(notation(&parsed.document), expected, "{body:?}");
    }
}

/// A caller may be wrong about the body; that is no reason to panic.
#[test]
fn any_body_range_is_safe() {
    let text = "---\n---\n**甲。**乙";
    for start in 0..=text.len() + 2 {
        for end in 0..=text.len() + 2 {
            let mut diagnostics = Diagnostics::default();
            parse(FILE, text, start..end, &names(), &mut diagnostics);
        }
    }
    let mut diagnostics = Diagnostics::default();
    assert!(parse(FILE, "", 0..0, &names(), &mut diagnostics).document.is_empty());
}
