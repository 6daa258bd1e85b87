//! The words of a source against those of the reports that were made of it: what an import may not lose.

use townpress::import::{Imported, Source};
use townpress::model::{Block, Document, Inline, Site, inline_text};

use crate::import::Case;

/// The words of the source without those that the record quotes as taken off or left out.
pub fn words_of_source(case: &Case, imported: &Imported) -> String {
    let mut text = String::new();
    for line in lines_of_source(&case.source) {
        text.push_str(&bare(line.trim()));
    }
    let logs = imported.files.iter().filter(|new| new.path.ends_with(".import.txt"));
    let logs: Vec<String> = logs.map(|new| String::from_utf8_lossy(&new.bytes).into_owned()).collect();
    let mut quotes: Vec<(String, &str)> = logs
        .iter()
        .flat_map(|log| log.lines())
        .filter_map(|line| Some((bare(line.split_once('「')?.1.strip_suffix('」')?), line)))
        .collect();
    // A title may be a part of another line that was left out.
    quotes.sort_by_key(|(quoted, _)| std::cmp::Reverse(quoted.len()));
    for (quoted, line) in quotes {
        // What stood beside the text, as the head of a page, is not among its words.
        if let Some(range) = quoted_in(&text, &quoted).filter(|_| !line.contains("留着没动")) {
            text.replace_range(range, "");
        } else {
            let no_words =
                ["正文以外", "留着没动", "图片", "链接地址"].iter().any(|sign| line.contains(sign));
            assert!(no_words, "{}: {line}", case.name);
        }
    }
    text
}

fn lines_of_source(source: &Source) -> Vec<String> {
    if source.name.ends_with("docx") {
        return lines_of_word(&source.bytes);
    }
    let (text, _) = townpress::files::decode_text(source.bytes.clone()).expect("a text that was imported");
    let rows = |line: &str| line.starts_with('|').then(|| line.replace(['|', '-', ':'], ""));
    let markdown = source.name.ends_with("md");
    let signs = |line: &str| {
        let line = line.trim_start_matches(['#', '>']).trim_start_matches(" ").trim_start_matches("- ");
        line.strip_prefix("**").and_then(|line| line.strip_suffix("**")).unwrap_or(line).to_owned()
    };
    text.lines()
        .map(|line| if markdown { rows(line).unwrap_or_else(|| signs(line)) } else { line.to_owned() })
        .collect()
}

/// The words of `w:t`, a line a paragraph, notes last: read without the program's own reader.
fn lines_of_word(bytes: &[u8]) -> Vec<String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut lines = Vec::new();
    for name in ["word/document.xml", "word/document2.xml", "word/footnotes.xml"] {
        let Ok(mut part) = zip.by_name(name) else { continue };
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).expect("XML is text");
        // What is said a second time for old programs is not said twice.
        while let Some((start, end)) = text.find("<mc:Fallback>").zip(text.find("</mc:Fallback>")) {
            text.replace_range(start..end, "");
            text = text.replacen("</mc:Fallback>", "", 1);
        }
        for paragraph in text.split("</w:p>") {
            let mut line = String::new();
            for run in paragraph.split("<w:t").skip(1).filter(|run| run.starts_with(['>', ' '])) {
                let words = run.split_once('>').and_then(|(_, rest)| rest.split_once("</w:t>"));
                line.push_str(words.map_or("", |(words, _)| words));
            }
            for run in paragraph.split("<w:delText").skip(1) {
                let words = run.split_once('>').and_then(|(_, rest)| rest.split_once("</w:delText>"));
                line.push_str(words.map_or("", |(words, _)| words));
            }
            lines.push(line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
    }
    lines
}

/// The words of every report that was imported, as a reader sees them.
pub fn words_of_reports(site: &Site, imported: &Imported) -> String {
    let mut text = String::new();
    for new in imported.files.iter().filter(|new| new.path.ends_with(".md")) {
        let report = site.reports.iter().find(|report| report.file == new.path).expect("it was loaded");
        text.push_str(&words(&report.body));
    }
    text
}

fn words(document: &Document) -> String {
    let mut text = String::new();
    document.blocks.iter().for_each(|block| gather(block, &mut text));
    document.footnotes.iter().flat_map(|note| &note.blocks).for_each(|block| gather(block, &mut text));
    text
}

fn gather(block: &Block, text: &mut String) {
    // What a picture shows is said beside the words of the source.
    if matches!(block, Block::Paragraph(words) if matches!(words.as_slice(), [Inline::Picture { .. }])) {
        return;
    }
    let mut push = |words: String| text.push_str(&bare(&words));
    match block {
        Block::Heading(heading) => push(inline_text(&heading.text)),
        Block::Paragraph(words) | Block::Plain(words) => push(inline_text(words)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| gather(block, text)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| gather(block, text));
        }
        Block::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| push(inline_text(cell)));
        }
        Block::Code { text: words, .. } => push(words.clone()),
        Block::Rule => {}
    }
}

/// Lists set the numbers of their items themselves, so numbers such as 1. and （2） count on neither side.
pub fn without_numbers(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let inner = rest.strip_prefix(['（', '(']).unwrap_or(rest);
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let digits = inner.trim_start_matches(digit);
        let after = digits.strip_prefix(['.', '．', '、', '）', ')']);
        match after {
            Some(after) if digits.len() < inner.len() => rest = after,
            _ => {
                kept.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    kept
}

pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"\u{feff}\u{200b}\u{e003}".contains(*c)).collect()
}

/// Where a text is quoted from; the quotation may mask private numbers.
fn quoted_in(text: &str, quoted: &str) -> Option<std::ops::Range<usize>> {
    if let Some(at) = text.find(quoted) {
        return Some(at..at + quoted.len());
    }
    let count = quoted.chars().count();
    text.char_indices().find_map(|(at, _)| {
        let words: String = text[at..].chars().take(count).collect();
        same_but_for_masks(quoted, &words).then(|| at..at + words.len())
    })
}

/// A private word is masked sign by sign.
pub fn same_but_for_masks(found: &str, expected: &str) -> bool {
    let same = |(a, b): (char, char)| a == b || matches!(a, '*' | '某');
    found.chars().count() == expected.chars().count() && found.chars().zip(expected.chars()).all(same)
}

/// Where two texts part, with a few characters around.
pub fn apart(found: &str, expected: &str) -> String {
    let same = found.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(same.saturating_sub(10)).take(40).collect::<String>();
    format!("“{}”, not “{}”", near(found), near(expected))
}
