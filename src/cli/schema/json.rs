//! Tables of keys → JSON Schema (draft 2020-12). It accepts whatever a build accepts; what depends on other files or on
//! several keys at once, it leaves to the build.

use serde_json::{Map as Object, Value, json};

use crate::load::gloss;
use crate::load::keys::{Key, Map, Need, Shape, maps};

/// The schema of one kind of file.
pub fn schema(name: &str, files: &str, map: &'static Map) -> Value {
    let mut parts = Object::new();
    for other in maps(map).into_iter().filter(|other| other.id != map.id) {
        parts.insert(other.id.to_owned(), object(other));
    }
    let mut root = object(map);
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!(format!("townpress {name}"));
    root["$comment"] = json!(files);
    if !parts.is_empty() {
        root["$defs"] = Value::Object(parts);
    }
    root
}

fn object(map: &Map) -> Value {
    let properties: Object<String, Value> =
        map.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required = map.keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name);
    let required: Vec<&str> = required.collect();
    json!({
        "description": map.zh,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(key: &Key) -> Value {
    let own = shape(&key.shape);
    // A key that need not be there may as well be empty.
    let mut whole = match key.need {
        Need::Required => own,
        Need::Sometimes | Need::Optional => or_empty(own),
    };
    whole["description"] = json!(described(key));
    whole
}

/// `说明。可以是：…。例：…`
fn described(key: &Key) -> String {
    let choices = key.shape.words().map(|words| {
        let glossed = words.into_iter().map(|word| match gloss(word) {
            Some(zh) => format!("{word} {zh}"),
            None => word.to_owned(),
        });
        format!("。可以是：{}", glossed.collect::<Vec<_>>().join("、"))
    });
    format!("{}{}。例：{}", key.zh, choices.unwrap_or_default(), key.example)
}

fn or_empty(own: Value) -> Value {
    let empty = json!({ "type": "null" });
    match own {
        Value::Object(mut one) if one.len() == 1 && one.contains_key("anyOf") => {
            if let Some(Value::Array(all)) = one.get_mut("anyOf") {
                all.push(empty);
            }
            Value::Object(one)
        }
        own => json!({ "anyOf": [own, empty] }),
    }
}

fn shape(shape: &Shape) -> Value {
    match shape {
        Shape::Nothing => json!({ "type": "null" }),
        Shape::Choice(words) => {
            let mut words: Vec<Value> = words().into_iter().map(Value::from).collect();
            // Readers of YAML 1.1 take it for a truth value.
            if words.contains(&json!("off")) {
                words.push(json!(false));
            }
            json!({ "enum": words })
        }
        Shape::Map(map) => json!({ "$ref": format!("#/$defs/{}", map.id) }),
        Shape::List(one) => {
            let one = self::shape(one);
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        Shape::Keyed(one) => json!({ "type": "object", "additionalProperties": self::shape(one) }),
        Shape::Either(shapes) => json!({ "anyOf": shapes.iter().map(self::shape).collect::<Vec<_>>() }),
        // YAML takes 2021, 1.50 and yes for more than text; the build takes them as they are written.
        _ => json!({ "type": ["string", "number", "boolean"] }),
    }
}
