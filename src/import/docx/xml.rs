//! XML as a small tree: the only file that knows the XML library.
//!
//! Names carry the usual prefix of their namespace (`w:p`, `a:blip`), whatever prefix the file itself uses.

use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, QName, ResolveResult};

/// Word nests a table in a text box in a table; it does not nest a thousand of them.
const DEEPEST: usize = 200;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// `w:val`, which most settings are kept in.
    pub fn value(&self) -> Option<&str> {
        self.attribute("w:val")
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// A switch such as `<w:b/>`: there and not turned off.
    pub fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|switch| !matches!(switch.value(), Some("0" | "false" | "off" | "none")))
    }

    /// The first element of this name below, at any depth.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements()
            .find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// All text directly in this element.
    pub fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }
}

/// Reads a whole part. The error is the parser's own words.
pub fn parse(text: &str) -> Result<Element, String> {
    let mut reader = NsReader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return Err(format!("more than {DEEPEST} elements deep"));
                }
                open.push(element(&reader, &start)?);
            }
            Event::Empty(start) => {
                let element = element(&reader, &start)?;
                push(&mut open, Node::Element(element));
            }
            Event::End(_) => {
                let Some(element) = open.pop().filter(|_| !open.is_empty()) else {
                    return Err("an element ends that never began".to_owned());
                };
                push(&mut open, Node::Element(element));
            }
            Event::Text(text) => push(&mut open, Node::Text(text.xml10_content().into_owned())),
            Event::CData(text) => push(&mut open, Node::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(name) => {
                let resolved = match name.resolve_char_ref().map_err(|error| error.to_string())? {
                    Some(c) => c.to_string(),
                    // Entities that a file defines itself are how text bombs are made: they stay unread.
                    None => resolve_predefined_entity(&name).unwrap_or_default().to_owned(),
                };
                push(&mut open, Node::Text(resolved));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let root = open.swap_remove(0);
    let whole = open.is_empty();
    let root = root.children.into_iter().find_map(|child| match child {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    root.filter(|_| whole).ok_or_else(|| "it ends too early".to_owned())
}

fn push(open: &mut [Element], node: Node) {
    let Some(last) = open.last_mut() else { return };
    match (last.children.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(more)) => before.push_str(&more),
        (_, node) => last.children.push(node),
    }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?
            .into_owned();
        let (namespace, _) = reader.resolver().resolve_attribute(attribute.key);
        attributes.push((usual(&namespace, attribute.key), value));
    }
    let (namespace, _) = reader.resolver().resolve_element(start.name());
    Ok(Element { name: usual(&namespace, start.name()), attributes, children: Vec::new() })
}

/// The name with the prefix that everybody knows; the strict form of the format has other addresses for the same.
fn usual(namespace: &ResolveResult, name: QName) -> String {
    let local = name.local_name().into_inner();
    let prefix = match namespace {
        ResolveResult::Bound(Namespace(address)) => match address.rsplit_once("/").map(|(_, last)| last) {
            Some("main") if address.contains("wordprocessingml") => "w",
            Some("main") if address.contains("drawingml") => "a",
            Some("wordprocessingDrawing") => "wp",
            Some("2006") if address.contains("markup-compatibility") => "mc",
            Some("relationships") => "r",
            Some("math") => "m",
            _ if *address == "urn:schemas-microsoft-com:vml" => "v",
            _ => "other",
        },
        _ => return local.to_owned(),
    };
    format!("{prefix}:{local}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_the_usual_ones_and_entities_stay_unread() {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e \"bomb\">]>\
            <x:p xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" x:val=\"1&amp;2\">\
            A&lt;B&#20013;&e;<![CDATA[<c>]]></x:p>";
        let root = parse(text).expect("well formed");
        assert_eq!((root.name.as_str(), root.value()), ("w:p", Some("1&2")));
        assert_eq!(root.text(), "A<B中<c>");
    }

    #[test]
    fn what_is_no_xml_is_told() {
        let check = |text: &str| assert!(parse(text).is_err(), "{text}");
        check("");
        check("<a>");
        check("</a>");
        check("<a></b>");
        check(&"<a>".repeat(100_000));
    }
}
