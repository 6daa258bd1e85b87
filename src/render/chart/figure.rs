//! The frame of a chart: what it says in words, the drawing, and the key to its marks.

use std::fmt::Write;

use super::draw::{Drawing, Words, escaped};
use crate::pages::charts::Caption;

const SWATCH: (i32, i32) = (240, 140);

/// A mark and what it means.
pub struct Key<'a> {
    swatch: String,
    text: &'a str,
}

impl<'a> Key<'a> {
    pub fn new(text: &'a str, draw: impl FnOnce(&mut Drawing)) -> Self {
        let mut drawing = Drawing::new("chart-swatch", SWATCH.0, SWATCH.1, Words::Hidden);
        draw(&mut drawing);
        Key { swatch: drawing.finish(), text }
    }

    /// The mark as a drawing, and what it means.
    pub fn parts(self) -> (String, String) {
        (self.swatch, self.text.to_owned())
    }
}

/// A whole figure: caption, drawings, key, numbered notes.
pub fn figure(class: &str, caption: &Caption, drawings: &str, key: &[Key<'_>], notes: &[String]) -> String {
    let Caption { title, subtitle, sentence } = caption;
    let mut out = format!("<figure class=\"chart {class}\">\n<figcaption>");
    for (class, text) in [("title", title), ("subtitle", subtitle), ("sentence", sentence)] {
        if !text.is_empty() {
            // Writing to memory cannot fail.
            let _ = write!(out, "<span class=\"chart-{class}\">{}</span>", escaped(text));
        }
    }
    let _ = write!(out, "</figcaption>\n{drawings}\n{}{}</figure>\n", keys(key), numbered(notes));
    out
}

/// The key alone, as a list.
pub fn keys(keys: &[Key<'_>]) -> String {
    if keys.is_empty() {
        return String::new();
    }
    let mut out = "<ul class=\"chart-key\">\n".to_owned();
    for key in keys {
        let _ = writeln!(out, "<li>{}{}</li>", key.swatch, escaped(key.text));
    }
    out + "</ul>\n"
}

fn numbered(notes: &[String]) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let items: String = notes.iter().map(|note| format!("<li>{}</li>\n", escaped(note))).collect();
    format!("<ol class=\"chart-notes\">\n{items}</ol>\n")
}
