//! Diagnostics as SARIF 2.1.0, which code hosts read and show beside the lines.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::json::severity;
use super::{Diagnostic, Diagnostics, Ground, Span, Tongue, rule, visible};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One run with its rules and results.
pub fn sarif(diagnostics: &Diagnostics, ground: Ground, tongue: Tongue) -> String {
    let sorted = diagnostics.clone().sorted();
    let mut first: BTreeMap<&str, &Diagnostic> = BTreeMap::new();
    for diagnostic in &sorted {
        first.entry(diagnostic.code).or_insert(diagnostic);
    }
    let index: BTreeMap<&str, usize> = first.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let rules: Vec<Value> = first.values().map(|diagnostic| described(diagnostic, tongue)).collect();
    let results = sorted.iter().map(|diagnostic| result(diagnostic, index[diagnostic.code], ground, tongue));
    let results: Vec<Value> = results.collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("the log holds nothing but strings and numbers");
    text.push('\n');
    text
}

/// A kind of mistake: what can be switched has words of its own, the others those of their first case.
fn described(diagnostic: &Diagnostic, tongue: Tongue) -> Value {
    let known = rule(diagnostic.code).map(|rule| rule.words());
    let about = visible(known.as_ref().unwrap_or(&diagnostic.message).get(tongue));
    let help = help(diagnostic, tongue);
    json!({
        "id": diagnostic.code,
        "shortDescription": { "text": about },
        "help": { "text": if help.is_empty() { about.clone() } else { help } },
        "defaultConfiguration": { "level": severity(diagnostic.severity) },
    })
}

fn help(diagnostic: &Diagnostic, tongue: Tongue) -> String {
    let help: Vec<String> = diagnostic.help.iter().map(|words| visible(words.get(tongue))).collect();
    help.join("\n")
}

fn result(diagnostic: &Diagnostic, index: usize, ground: Ground, tongue: Tongue) -> Value {
    let mut text = visible(diagnostic.message.get(tongue));
    let help = help(diagnostic, tongue);
    if !help.is_empty() {
        text = format!("{text}\n{help}");
    }
    let locations: Vec<Value> = diagnostic.span.iter().map(|span| location(span, ground)).collect();
    let mut result = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": severity(diagnostic.severity),
        "message": { "text": text },
        "locations": locations,
    });
    if !diagnostic.also.is_empty() {
        let related = diagnostic.also.iter().enumerate().map(|(at, (span, words))| {
            let mut related = location(span, ground);
            related["id"] = json!(at + 1);
            related["message"] = json!({ "text": visible(words.get(tongue)) });
            related
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(span: &Span, ground: Ground) -> Value {
    let location = ground.location(span);
    let mut physical =
        json!({ "artifactLocation": { "uri": encoded(&location.file), "uriBaseId": "%SRCROOT%" } });
    if let Some(region) = location.region {
        physical["region"] = json!({
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        });
    }
    json!({ "physicalLocation": physical })
}

/// A path as a relative URI: Chinese names and spaces by their bytes.
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let write = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(write).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::say;

    /// What the published structure of SARIF 2.1.0 requires of each object that is written here.
    fn required(log: &Value) -> Result<(), String> {
        let has = |object: &Value, path: &str| match object.pointer(path) {
            Some(found) if !found.is_null() => Ok(found.clone()),
            _ => Err(format!("{path} is missing in {object}")),
        };
        let text = |object: &Value, path: &str| match has(object, path)? {
            Value::String(text) if !text.is_empty() => Ok(text),
            other => Err(format!("{path} is no text: {other}")),
        };
        assert_eq!(text(log, "/version")?, "2.1.0");
        assert!(text(log, "/$schema")?.ends_with("sarif-2.1.0.json"));
        let run = has(log, "/runs/0")?;
        text(&run, "/tool/driver/name")?;
        let rules = has(&run, "/tool/driver/rules")?;
        let rules = rules.as_array().ok_or("rules are a list")?;
        for rule in rules {
            text(rule, "/id")?;
            text(rule, "/shortDescription/text")?;
            text(rule, "/help/text")?;
            let level = text(rule, "/defaultConfiguration/level")?;
            assert!(["none", "note", "warning", "error"].contains(&level.as_str()));
        }
        let results = has(&run, "/results")?;
        for result in results.as_array().ok_or("results are a list")? {
            text(result, "/message/text")?;
            let index = has(result, "/ruleIndex")?.as_u64().ok_or("an index")? as usize;
            assert_eq!(rules.get(index).ok_or("the rule is there")?["id"], result["ruleId"]);
            let related =
                result.get("relatedLocations").and_then(Value::as_array).cloned().unwrap_or_default();
            let own = has(result, "/locations")?.as_array().cloned().ok_or("a list")?;
            for location in own.iter().chain(&related) {
                let uri = text(location, "/physicalLocation/artifactLocation/uri")?;
                assert!(uri.is_ascii() && !uri.contains(' ') && !uri.starts_with('/'), "{uri}");
                let Some(region) = location.pointer("/physicalLocation/region") else { continue };
                for field in ["startLine", "startColumn", "endLine", "endColumn"] {
                    assert!(region[field].as_u64().is_some_and(|count| count >= 1), "{field} in {region}");
                }
            }
        }
        Ok(())
    }

    #[test]
    fn the_log_has_what_the_standard_requires() {
        let mut files = Files::default();
        files.insert("content/总结 一.md", "甲\n乙丙\n".into());
        let span = Span::new("content/总结 一.md", "甲\n".len().."甲\n乙".len());
        let mut diagnostics = Diagnostics::default();
        let found = Diagnostic::error("phone-number", say!("号", "a number")).at(span.clone());
        diagnostics.push(found.also(span, say!("也", "also")).help(say!("删", "remove it")));
        diagnostics.push(Diagnostic::warning("total", say!("错", "wrong")).at(Span::file("content/b.jpg")));
        diagnostics.push(Diagnostic::error("no-config", say!("缺", "missing")));
        for tongue in [Tongue::Chinese, Tongue::English] {
            let text = sarif(&diagnostics, Ground { files: &files, root: "站点" }, tongue);
            let log: Value = serde_json::from_str(&text).expect("it is JSON");
            assert_eq!(required(&log), Ok(()));
            assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(3));
        }
        let none = sarif(&Diagnostics::default(), Ground { files: &files, root: "" }, Tongue::English);
        assert_eq!(required(&serde_json::from_str(&none).expect("it is JSON")), Ok(()));
    }
}
