//! A Word document → [`Draft`]: the parts are opened (`container`), read as trees (`xml`), walked (`body`), and what
//! their type says is settled here, when it is known which type the text itself is set in.

mod body;
mod container;
mod links;
mod numbering;
mod package;
mod set;
mod styles;
mod words;
mod xml;

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Span};
use crate::say;

use super::draft::{Block, Draft, Look, Paragraph, unreadable};
use body::{Body, Item};
use numbering::Numbering;
use package::Package;
use set::Set;
use styles::{Face, Styles, Type};

/// Reads a document, or says why it is refused.
pub fn read(file: &str, bytes: &[u8]) -> Result<Draft, Box<Diagnostic>> {
    let mut container = container::open(file, bytes)?;
    let main = container.main.clone();
    let document = package::part(file, &mut container, &main)?;
    let body = document.as_ref().and_then(|root| root.child("w:body"));
    let Some(body) = body else { return Err(container::broken(file, "word/document.xml: no body")) };
    let styles = Styles::read(package::part(file, &mut container, "word/styles.xml")?.as_ref());
    let numbering = Numbering::read(package::part(file, &mut container, "word/numbering.xml")?.as_ref());
    let mut package = Package::read(file, &mut container)?;
    let beside = package::beside(file, &mut container)?;
    let mut walk = Body::new(&mut package, &styles, numbering);
    walk.blocks(body);
    let Body { items, mut draft, numbered, lost, .. } = walk;
    draft.remarks.extend(unreadable(lost));
    draft.dropped.extend(beside);
    if numbered > 0 {
        draft.remarks.push(say!(
            "{numbered} 段前面的自动编号已经写成文字",
            "the numbers that Word sets before {numbered} paragraphs were written out"
        ));
    }
    if items.iter().any(|item| matches!(item, Item::Paragraph(set) if set.style.starts_with("heading"))) {
        draft.remarks.push(say!("标题按样式认出", "headings were told by their styles"));
    }
    if draft.dropped.iter().any(|dropped| dropped.why.en.contains("tracked")) {
        draft.remarks.push(say!(
            "文档带有修订：取接受修订以后的文字",
            "the document has tracked changes: the text is as if all were accepted"
        ));
    }
    let base = commonest(&items);
    draft.blocks = items.into_iter().map(|item| settle(item, base)).collect();
    if draft.blocks.iter().all(is_wordless) && !draft.pictures.is_empty() {
        return Err(Box::new(only_pictures(file)));
    }
    Ok(draft)
}

fn only_pictures(file: &str) -> Diagnostic {
    let message = say!(
        "“{file}”里只有图片，没有文字，多半是扫描件",
        "{file} holds pictures and no text: it was probably scanned"
    );
    let help = say!(
        "先用文字识别（OCR）得到文字，核对以后再导入",
        "get its text with OCR, check it, and import that"
    );
    Diagnostic::error("no-text", message).at(Span::file(file)).help(help)
}

fn is_wordless(block: &Block) -> bool {
    let wordless = |text: &str| text.chars().all(|c| c.is_whitespace() || super::draft::sign_of(c).is_some());
    match block {
        Block::Paragraph(paragraph) => wordless(&paragraph.text),
        Block::Table(table) => table.rows.iter().flatten().all(|cell| wordless(cell)),
    }
}

/// The type that most of the text is set in: what differs from it may be a heading.
fn commonest(items: &[Item]) -> (Face, bool) {
    let mut counted: BTreeMap<(u8, bool), usize> = BTreeMap::new();
    for item in items {
        let Item::Paragraph(set) = item else { continue };
        for (length, typeface) in &set.stretches {
            let (face, bold) = look(*typeface);
            *counted.entry((face as u8, bold)).or_default() += length;
        }
    }
    let most = counted.into_iter().max_by_key(|(_, count)| *count).map(|(key, _)| key);
    let faces = [Face::Body, Face::Hei, Face::Kai, Face::Title];
    most.and_then(|(face, bold)| Some((*faces.get(usize::from(face))?, bold))).unwrap_or_default()
}

fn look(typeface: Type) -> (Face, bool) {
    (typeface.face.unwrap_or_default(), typeface.bold.unwrap_or(false))
}

/// A heading of the first level is in 黑体, of the second in 楷体, of the third bold; which level that comes to in
/// the end depends on what else there is.
fn level(typeface: Type, base: (Face, bool)) -> Option<u8> {
    let (face, bold) = look(typeface);
    match face {
        Face::Hei if base.0 != Face::Hei => Some(1),
        Face::Kai if base.0 != Face::Kai => Some(2),
        _ if bold && !base.1 => Some(3),
        _ => None,
    }
}

/// A heading is a line or two, not a paragraph.
const LONGEST_HEADING: usize = 60;

fn settle(item: Item, base: (Face, bool)) -> Block {
    let set = match item {
        Item::Table(table) => return Block::Table(table),
        Item::Paragraph(set) => set,
    };
    let short = set.text.chars().count() <= LONGEST_HEADING;
    let (lead, first) = lead(&set, base);
    let whole = lead >= set.text.trim_end().len();
    let is_title_style = matches!(set.style.as_str(), "title" | "标题");
    let large = set.stretches.iter().any(|(_, t)| t.size.is_some_and(|size| size >= 36));
    let is_title_face =
        set.stretches.iter().any(|(_, t)| t.face == Some(Face::Title)) || set.centred && large;
    let look = Look {
        title: is_title_style || is_title_face && short && base.0 != Face::Title,
        level: set.outline.or(first.filter(|_| whole && short)),
        lead: if whole { 0 } else { lead },
        bullet: set.bullet,
        centred: set.centred,
        indented: false,
    };
    Block::Paragraph(Paragraph { at: set.at, text: set.text, look })
}

/// How many bytes at the beginning are set as a heading, and of which level.
fn lead(set: &Set, base: (Face, bool)) -> (usize, Option<u8>) {
    let (mut bytes, mut first) = (0, None);
    for (length, typeface) in &set.stretches {
        let blank = set.text[bytes..bytes + length].trim().is_empty();
        match level(*typeface, base) {
            None if !blank => break,
            found => first = first.or(found),
        }
        bytes += length;
    }
    if first.is_none() { (0, None) } else { (bytes, first) }
}
