//! The `metrics:` of front matter and of `place.yaml`: figures that no sentence states.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::say;

use super::fields::{Fields, Text, nearest, scalar, span};
use super::metric::Stated;
use super::yaml::{Node, Value};

/// One entry; an indicator with a list of readings gives several.
#[derive(Clone)]
pub struct RawEntry {
    pub stated: Stated,
}

/// Takes the field `metrics`: `id: figure`, `id: { value, scope, … }`, or a list of such maps.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<RawEntry> {
    let file = fields.file();
    let mut entries = Vec::new();
    for (key, node) in fields.map("metrics", diagnostics) {
        let indicator = Text { text: key.name.clone(), span: Span::new(file, key.range.clone()) };
        let nodes: Vec<&Node> = match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        for node in nodes {
            entries.extend(entry(file, &indicator, node, diagnostics));
        }
    }
    entries
}

fn entry(file: &str, indicator: &Text, node: &Node, diagnostics: &mut Diagnostics) -> Option<RawEntry> {
    let whole = Span::new(file, indicator.span.start..node.range.end.max(indicator.span.end));
    let Value::Map(items) = &node.value else {
        let value = match &node.value {
            Value::Empty => {
                let name = &indicator.text;
                let message = say!("“{name}”后面没有数字", "`{name}` has no figure");
                let help =
                    say!("没报写 未报，不公开写 未公开", "write 未报 if not reported, 未公开 if withheld");
                let at = indicator.span.clone();
                diagnostics.push(Diagnostic::error("missing-field", message).at(at).help(help));
                return None;
            }
            _ => scalar(file, node, diagnostics)?,
        };
        let stated = Stated { indicator: indicator.clone(), value, parameters: Vec::new(), span: whole };
        return Some(RawEntry { stated });
    };
    let mut value = None;
    let mut parameters = Vec::new();
    let has_value = items.iter().any(|(key, node)| key.name == "value" && node.value != Value::Empty);
    for (key, node) in items {
        let Some(text) = scalar(file, node, diagnostics) else { continue };
        if key.name == "value" {
            value = Some(text);
        } else {
            parameters
                .push((Text { text: key.name.clone(), span: Span::new(file, key.range.clone()) }, text));
        }
    }
    let Some(value) = value else {
        if has_value {
            // It is no text, which has been told.
            return None;
        }
        let message = say!("缺少“value”", "`value` is missing");
        let help = say!("写成 {{ value: 85498人, as_of: 2021 }}", "write {{ value: 85498人, as_of: 2021 }}");
        let mut diagnostic = Diagnostic::error("missing-field", message).at(span(file, node));
        let written = parameters.iter().find(|(key, _)| nearest(&key.text, ["value"]).is_some());
        if let Some((key, _)) = written {
            let wrong = &key.text;
            diagnostic =
                diagnostic.help(say!("是不是把 value 写成了“{wrong}”？", "is `{wrong}` meant for `value`?"));
        }
        diagnostics.push(diagnostic.help(help));
        return None;
    };
    Some(RawEntry { stated: Stated { indicator: indicator.clone(), value, parameters, span: whole } })
}
