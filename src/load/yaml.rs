//! YAML → a tree of nodes that remember where they stand: the only place that knows the YAML library.
//!
//! Scalars keep the text as written (`010203` and `1.10` stay so); typing them is the reader's business.

mod mistake;

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use crate::diag::Diagnostic;

/// A YAML node and the bytes of the file that it was written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub value: Value,
    pub range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `key:` with nothing behind it, `~` or `null`.
    Empty,
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub name: String,
    pub range: Range<usize>,
}

/// Parses the YAML in `range` of a file's text; offsets of the result count from the start of the text.
pub fn parse(file: &str, text: &str, range: Range<usize>) -> Result<Node, Box<Diagnostic>> {
    let yaml = &text[range.clone()];
    let found: Result<Option<Spanned<Raw>>, _> = serde_saphyr::from_str_with_options(yaml, options());
    match found {
        Ok(Some(root)) => Ok(settle(root, yaml, range.start)),
        Ok(None) => Ok(Node { value: Value::Empty, range: range.start..range.start }),
        Err(error) => Err(Box::new(mistake::explain(file, text, range, &error))),
    }
}

/// The settings tried against hostile input: no anchors, no aliases, nothing coerced, every dimension bounded.
fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        reject_unsupported_tags: true,
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_depth: 16,
            max_nodes: 200_000,
            max_events: 600_000,
            max_aliases: 0,
            max_anchors: 0,
            max_merge_keys: 0,
            max_total_scalar_bytes: 8 * 1024 * 1024,
            max_documents: 1,
        },
    }
}

/// What the library hands over. Scalars that it typed are read again from the source, so only strings matter.
enum Raw {
    Empty,
    Text(String),
    /// A number or a boolean in the library's eyes.
    Typed,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

fn settle(raw: Spanned<Raw>, yaml: &str, base: usize) -> Node {
    let inner = bytes(&raw.defined, yaml);
    let value = match raw.value {
        Raw::Empty => Value::Empty,
        Raw::Text(text) => Value::Scalar(text),
        Raw::Typed => Value::Scalar(yaml.get(inner.clone()).unwrap_or_default().trim().to_owned()),
        Raw::List(items) => Value::List(items.into_iter().map(|item| settle(item, yaml, base)).collect()),
        Raw::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, node)| {
                    let at = bytes(&key.defined, yaml);
                    let key = Key { name: key.value, range: base + at.start..base + at.end };
                    (key, settle(node, yaml, base))
                })
                .collect(),
        ),
    };
    Node { value, range: base + inner.start..base + inner.end }
}

fn bytes(location: &serde_saphyr::Location, yaml: &str) -> Range<usize> {
    let span = location.span();
    match (span.byte_offset(), span.byte_len()) {
        (Some(start), Some(length)) => {
            let start = (start as usize).min(yaml.len());
            start..(start + length as usize).min(yaml.len())
        }
        _ => {
            let start = offset_of(yaml, location.line() as usize, location.column() as usize);
            start..start
        }
    }
}

/// The byte offset of a line and column, both from 1 and in characters.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let row = text[start..].split('\n').next().unwrap_or_default();
    let within = row.char_indices().nth(column.saturating_sub(1)).map_or(row.len(), |(at, _)| at);
    start + within
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::line_column;

    fn tree(text: &str) -> Node {
        parse("a.yaml", text, 0..text.len()).unwrap_or_else(|d| panic!("{:?}", d.message))
    }

    fn notation(node: &Node, text: &str) -> String {
        match &node.value {
            Value::Empty => "~".into(),
            Value::Scalar(s) => format!("{s}@{}", line_column(text, node.range.start).1),
            Value::List(items) => {
                format!("[{}]", items.iter().map(|n| notation(n, text)).collect::<Vec<_>>().join(","))
            }
            Value::Map(entries) => {
                let entries = entries.iter().map(|(k, v)| {
                    format!("{}@{}:{}", k.name, line_column(text, k.range.start).1, notation(v, text))
                });
                format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
            }
        }
    }

    #[test]
    fn scalars_keep_their_text_and_place() {
        let check = |yaml: &str, expected: &str| assert_eq!(notation(&tree(yaml), yaml), expected, "{yaml}");
        check("", "~");
        check("code: 010203", "{code@1:010203@7}");
        check("rate: 1.10", "{rate@1:1.10@7}");
        check("面积: 18.9万亩", "{面积@1:18.9万亩@5}");
        check("a: no\nb: true\nc: 1e5", "{a@1:no@4,b@1:true@4,c@1:1e5@4}");
        check("a: \"**平方公里\"", "{a@1:**平方公里@4}");
        check("a:\nb: ~", "{a@1:~,b@1:~}");
        check("甲: {乙: 1, 丙: [2, 三]}", "{甲@1:{乙@5:1@8,丙@11:[2@15,三@18]}}");
        check("x:\n  - a\n  - b: 2021", "{x@1:[a@5,{b@5:2021@8}]}");
        check("id: 330100000000123456789", "{id@1:330100000000123456789@5}");
    }

    #[test]
    fn mistakes_are_placed_and_explained() {
        let check = |yaml: &str, place: (usize, usize), word: &str| {
            let error = parse("a.yaml", yaml, 0..yaml.len()).expect_err(yaml);
            let span = error.span.clone().expect("placed");
            assert_eq!(line_column(yaml, span.start), place, "{yaml}\n{}", error.message.zh);
            let all = std::iter::once(&error.message).chain(&error.help).map(|w| w.zh.clone());
            let all = all.collect::<Vec<_>>().join("\n");
            assert!(all.contains(word), "{yaml}: {all}");
        };
        check("title: a\ntitle: b\n", (2, 1), "写了两次");
        check("标题：总结\nkind: x\n", (2, 5), "全角冒号");
        check("a:\n\tb: 1\n", (2, 2), "制表符");
        check("a: &x 1\nb: 2\n", (1, 7), "锚点");
        check("a: *x\n", (1, 4), "引号");
        check(&"[".repeat(20_000), (1, 256), "嵌套过深");
    }
}
