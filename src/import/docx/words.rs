//! All the words below an element, whatever they are set in.

use super::super::draft::readable;
use super::xml::Element;

/// Every word below an element, also those that were struck out.
pub fn all_text(element: &Element) -> String {
    let mut text = String::new();
    gather(element, &mut text);
    text
}

fn gather(element: &Element, text: &mut String) {
    match element.name.as_str() {
        "w:t" | "w:delText" | "m:t" => text.push_str(&readable(&element.text().replace('\n', " "), &mut 0)),
        "w:p" if !text.is_empty() => text.push(' '),
        "mc:Fallback" => return,
        _ => {}
    }
    for inner in element.elements() {
        gather(inner, text);
    }
}
