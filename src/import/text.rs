//! A text file → [`Draft`]: one line a paragraph. Of Markdown, headings, bullets, tables and whole bold lines are
//! understood; stars and underscores within a line stay what they are, for in these texts they mask names and figures.

use crate::diag::{Diagnostic, Span};
use crate::files::decode_text;
use crate::say;

use super::draft::{Block, Draft, Look, Paragraph, Table, Unit, readable, unreadable};

/// The ways a text file may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Plain,
    Markdown,
}

/// Reads a text in UTF-8, UTF-16 with its mark, or GB18030.
pub fn read(file: &str, bytes: &[u8], manner: Manner) -> Result<Draft, Box<Diagnostic>> {
    let text = decode_text(bytes.to_vec()).ok().map(|(text, _)| text).filter(|text| !text.contains('\0'));
    let Some(text) = text else { return Err(Box::new(no_text(file))) };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    let mut lost = 0;
    let lines = readable(&lines, &mut lost);
    let remarks = unreadable(lost).into_iter().collect();
    let mut draft = Draft { unit: Unit::Lines, remarks, ..Draft::default() };
    if manner == Manner::Markdown && lines.contains("**") {
        draft.remarks.push(say!(
            "行内的星号照原文保留，因为它们常是掩码；是加粗的，自己去掉前面的反斜线",
            "stars within a line stay stars, since they are often masks; where they mean bold, take out the backslashes"
        ));
    }
    for (at, line) in lines.split('\n').enumerate() {
        match manner {
            Manner::Plain => draft.blocks.push(plain(at + 1, line)),
            Manner::Markdown => markdown(at + 1, line, &mut draft),
        }
    }
    Ok(draft)
}

fn no_text(file: &str) -> Diagnostic {
    let message = say!("“{file}”不是 UTF-8 也不是 GB18030 文本", "{file} is neither UTF-8 nor GB18030 text");
    let help = say!("在编辑器里另存为 UTF-8 纯文本", "save it as plain UTF-8 text");
    Diagnostic::error("encoding", message).at(Span::file(file)).help(help)
}

fn plain(at: usize, line: &str) -> Block {
    let indented = line.starts_with("  ") || line.starts_with('\u{3000}') || line.starts_with("\u{a0}\u{a0}");
    Block::Paragraph(Paragraph { at, text: line.to_owned(), look: Look { indented, ..Look::default() } })
}

fn markdown(at: usize, line: &str, draft: &mut Draft) {
    let trimmed = line.trim();
    if let Some(cells) = cells(trimmed) {
        let ruler =
            cells.iter().all(|cell| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')));
        match draft.blocks.last_mut() {
            Some(Block::Table(_)) if ruler => {}
            Some(Block::Table(table)) => table.rows.push(cells),
            _ => draft.blocks.push(Block::Table(Table { at, rows: vec![cells] })),
        }
        return;
    }
    let mut look = Look::default();
    let hashes = trimmed.len() - trimmed.trim_start_matches('#').len();
    let mut text = trimmed;
    if (1..=6).contains(&hashes) && trimmed[hashes..].starts_with([' ', '\u{3000}']) {
        text = trimmed[hashes..].trim().trim_end_matches('#').trim_end();
        look.level = u8::try_from(hashes).ok();
    } else if let Some(rest) = ["- ", "+ ", "* "].iter().find_map(|sign| trimmed.strip_prefix(sign)) {
        text = rest.trim_start();
        look.bullet = true;
    } else if let Some(rest) = trimmed.strip_prefix("> ") {
        text = rest.trim_start();
    }
    if let Some(inner) = bold(text) {
        text = inner;
        look.level = look.level.or((inner.chars().count() <= 40).then_some(3));
    }
    draft.blocks.push(Block::Paragraph(Paragraph { at, text: text.to_owned(), look }));
}

/// The words of a line that is bold as a whole; `**镇` and `**省**县` are masks.
fn bold(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("**")?.strip_suffix("**")?;
    (inner.chars().count() > 3 && !inner.contains('*')).then_some(inner)
}

/// The cells of a row of a table.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inner.chars() {
        match (c, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (c, Some(cell)) => {
                if c == '|' {
                    cell.pop();
                }
                cell.push(c);
            }
            (_, None) => {}
        }
        escaped = c == '\\';
    }
    Some(cells.into_iter().map(|cell| cell.trim().to_owned()).collect())
}
