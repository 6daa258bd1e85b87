//! One paragraph as it is set: its words, each stretch in its type.

use super::styles::Type;

/// A paragraph with the type of its parts, before it is known which type the text of the document has.
#[derive(Debug, Clone, Default)]
pub struct Set {
    pub at: usize,
    pub text: String,
    /// The bytes of the text in order: how many, and in which type.
    pub stretches: Vec<(usize, Type)>,
    pub style: String,
    pub outline: Option<u8>,
    pub bullet: bool,
    pub centred: bool,
}

/// Puts words behind those of a paragraph.
pub fn push(set: &mut Set, text: &str, typeface: Type) {
    set.text.push_str(text);
    set.stretches.push((text.len(), typeface));
}

/// A line break within a paragraph ends it as well: web pages and chat programs paste their paragraphs so.
pub fn lines(set: Set) -> Vec<Set> {
    if !set.text.contains('\n') {
        return vec![set];
    }
    let mut all = vec![Set { text: String::new(), stretches: Vec::new(), ..set.clone() }];
    let mut from = 0;
    for (length, typeface) in &set.stretches {
        for (at, part) in set.text[from..from + length].split('\n').enumerate() {
            if at > 0 {
                all.push(Set { text: String::new(), stretches: Vec::new(), ..set.clone() });
            }
            if let Some(last) = all.last_mut() {
                push(last, part, *typeface);
            }
        }
        from += length;
    }
    all
}
