//! The parts around the body of a document: its notes, its pictures, and what stands on every page of the paper.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Words};
use crate::say;

use super::super::draft::{Dropped, Picture};
use super::super::picture;
use super::container::{self, Container};
use super::links;
use super::words::all_text;
use super::xml::{self, Element};

/// What the body refers to.
#[derive(Debug, Default)]
pub struct Package {
    /// By kind (`footnote`, `endnote`) and id.
    notes: BTreeMap<(String, String), Note>,
    /// The part behind a relation of the body.
    targets: BTreeMap<String, String>,
    /// The address behind a relation of the body.
    addresses: BTreeMap<String, String>,
    media: BTreeMap<String, Vec<u8>>,
}

/// A footnote or an endnote.
#[derive(Debug, Clone, Default)]
pub struct Note {
    pub text: String,
    /// The addresses behind its words, which a footnote has no room for.
    pub addresses: Vec<String>,
}

impl Package {
    /// Reads what the body may refer to.
    pub fn read(file: &str, container: &mut Container) -> Result<Package, Box<Diagnostic>> {
        let mut package = Package::default();
        for kind in ["footnote", "endnote"] {
            let Some(root) = part(file, container, &format!("word/{kind}s.xml"))? else { continue };
            let relations = part(file, container, &format!("word/_rels/{kind}s.xml.rels"))?;
            let known = relations.as_ref().map(hyperlinks).unwrap_or_default();
            for note in root.elements().filter(|element| element.name == format!("w:{kind}")) {
                // The lines between text and notes are kept among them.
                let Some(id) = note.attribute("w:id").filter(|_| note.attribute("w:type").is_none()) else {
                    continue;
                };
                let text = all_text(note).trim().to_owned();
                let addresses = links::within(note, &known);
                package.notes.insert((kind.to_owned(), id.to_owned()), Note { text, addresses });
            }
        }
        let name = format!("word/_rels/{}.rels", crate::files::name(&container.main));
        let relations = part(file, container, &name)?;
        package.addresses = relations.as_ref().map(hyperlinks).unwrap_or_default();
        for relation in relations.iter().flat_map(Element::elements) {
            let inside = relation.attribute("TargetMode") != Some("External");
            let both = (relation.attribute("Id"), relation.attribute("Target"));
            let (Some(id), Some(target)) = both else { continue };
            if inside && let Some(path) = crate::files::resolve("word/x", target.trim_start_matches("/word/"))
            {
                package.targets.insert(id.to_owned(), path);
            }
        }
        let pictures: Vec<String> =
            package.targets.values().filter(|path| path.contains("media/")).cloned().collect();
        for path in pictures {
            if let Some(bytes) = container.bytes(file, &path)? {
                package.media.insert(path, bytes);
            }
        }
        Ok(package)
    }

    pub fn address(&self, relation: &str) -> Option<&str> {
        self.addresses.get(relation).map(String::as_str)
    }

    pub fn note(&self, kind: &str, id: &str) -> Option<Note> {
        self.notes.get(&(kind.to_owned(), id.to_owned())).cloned()
    }

    /// A picture without what its camera wrote into it, or its name and why it cannot be used.
    pub fn picture(&self, relation: &str, described: &str, at: usize) -> Result<Picture, (String, Words)> {
        let Some(path) = self.targets.get(relation) else {
            let why = say!("图片在文档之外，没有随文件带来", "a picture that lies outside the document");
            return Err((relation.to_owned(), why));
        };
        let name = crate::files::name(path).to_owned();
        let missing = || say!("图片在文件里找不到", "a picture that is not in the file");
        let bytes = self.media.get(path).ok_or_else(|| (name.clone(), missing()))?;
        let (ending, bytes) = picture::clean(bytes).map_err(|why| (name, why))?;
        Ok(Picture { ending, bytes, alt: described.trim().to_owned(), at })
    }
}

/// The addresses outside the document that a part leads to, by their relations.
fn hyperlinks(relations: &Element) -> BTreeMap<String, String> {
    let outside = relations.elements().filter(|relation| {
        relation.attribute("TargetMode") == Some("External")
            && relation.attribute("Type").is_some_and(|kind| kind.ends_with("/hyperlink"))
    });
    let both = |relation: &Element| {
        Some((relation.attribute("Id")?.to_owned(), relation.attribute("Target")?.to_owned()))
    };
    outside.filter_map(both).collect()
}

/// One part as a tree.
pub fn part(file: &str, container: &mut Container, name: &str) -> Result<Option<Element>, Box<Diagnostic>> {
    let Some(text) = container.text(file, name)? else { return Ok(None) };
    xml::parse(&text).map(Some).map_err(|said| container::broken(file, &format!("{name}: {said}")))
}

/// What stands at the head and the foot of every page, and what readers wrote beside the text: none of it is the text.
pub fn beside(file: &str, container: &mut Container) -> Result<Vec<Dropped>, Box<Diagnostic>> {
    let mut found: Vec<Dropped> = Vec::new();
    for name in container.names() {
        let Some(short) = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")) else {
            continue;
        };
        let why = match short.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "header" => say!("页眉", "the head of the page"),
            "footer" => say!("页脚", "the foot of the page"),
            "comments" => say!("批注", "a comment"),
            _ => continue,
        };
        let Some(root) = part(file, container, &name)? else { continue };
        let texts: Vec<String> = match short {
            "comments" => root.elements().map(all_text).collect(),
            _ => vec![all_text(&root)],
        };
        for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            let twice = found.iter().any(|other| other.text == text && other.why == why);
            if !twice {
                found.push(Dropped { at: 0, text: text.to_owned(), why: why.clone() });
            }
        }
    }
    Ok(found)
}
