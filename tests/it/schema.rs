//! The schemas and the reference that are made from the tables of keys: they accept what a build accepts, and refuse the
//! unknown keys and words that a build refuses.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::folder::{Temporary, blessing, cases, put, repository, tree};
use crate::site::make;

fn schemas() -> BTreeMap<String, Value> {
    let folder = Temporary::new("schema");
    let out = folder.join("schemas");
    let mut command = Command::new(env!("CARGO_BIN_EXE_townpress"));
    let output = command.arg("schema").arg("--out").arg(&out).output().expect("built with its tests");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = tree(&out).into_iter();
    let schemas = files.map(|(path, bytes)| {
        let name = path.trim_end_matches(".json").to_owned();
        (name, serde_json::from_slice(&bytes).expect("a schema is JSON"))
    });
    schemas.collect()
}

/// The kind of file that a path of a site is of, if it is YAML or begins with it.
fn kind(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    match path {
        "townpress.yaml" => Some("townpress"),
        "content/indicators.yaml" => Some("indicators"),
        "content/index.md" | "content/preface.md" => None,
        _ if !path.starts_with("content/") => None,
        _ if name == "place.yaml" => Some("place"),
        _ if path.contains("/boards/") && path.ends_with(".yaml") => Some("board"),
        _ if path.contains("/schemes/") && path.ends_with(".yaml") => Some("scheme"),
        _ if path.ends_with(".yaml") => Some("data-set"),
        _ if path.ends_with(".md") => Some("report"),
        _ => None,
    }
}

/// The YAML of a file as JSON; None where it is no YAML that can be read.
fn yaml(path: &str, bytes: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    let yaml = match path.ends_with(".md") {
        true => text.strip_prefix("---\n")?.split("\n---").next()?,
        false => text,
    };
    serde_saphyr::from_str(yaml).ok()
}

/// Why a value does not follow a schema: the part of JSON Schema that our schemas use.
fn flaw(value: &Value, schema: &Value, root: &Value) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let part = name.strip_prefix("#").and_then(|pointer| root.pointer(pointer));
        return flaw(value, part.unwrap_or_else(|| panic!("{name} leads nowhere")), root);
    }
    if let Some(all) = schema["anyOf"].as_array() {
        let flaws: Vec<String> = all.iter().map_while(|one| flaw(value, one, root)).collect();
        return (flaws.len() == all.len()).then(|| flaws.join("; "));
    }
    if let Some(words) = schema["enum"].as_array() {
        return (!words.contains(value)).then(|| format!("{value} is no choice"));
    }
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = |kind: &Value| kind == found;
    let kinds = &schema["type"];
    if !(fits(kinds) || kinds.as_array().is_some_and(|kinds| kinds.iter().any(fits))) {
        return Some(format!("{value} is no {kinds}"));
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| flaw(item, &schema["items"], root)),
        Value::Object(entries) => {
            let missing = schema["required"].as_array().into_iter().flatten();
            let mut missing = missing.filter_map(Value::as_str).filter(|name| !entries.contains_key(*name));
            if let Some(name) = missing.next() {
                return Some(format!("{name} is missing"));
            }
            entries.iter().find_map(|(key, value)| {
                match (&schema["properties"][key], &schema["additionalProperties"]) {
                    (Value::Null, Value::Bool(_)) => Some(format!("unknown key {key}")),
                    (Value::Null, other) => flaw(value, other, root),
                    (own, _) => flaw(value, own, root).map(|why| format!("{key}: {why}")),
                }
            })
        }
        _ => None,
    }
}

#[test]
fn schemas_accept_every_site_of_the_repository() {
    let schemas = schemas();
    let mut sites = vec![repository().to_owned()];
    for examples in ["examples", "tests/golden"] {
        let folders = std::fs::read_dir(repository().join(examples)).expect("a folder of the repository");
        let below = if examples == "examples" { "" } else { "site" };
        sites.extend(folders.map(|entry| entry.expect("an entry").path().join(below)));
    }
    let (mut checked, mut flaws) = (BTreeMap::new(), Vec::new());
    for site in sites.iter().filter(|site| site.join("townpress.yaml").is_file()) {
        for (path, bytes) in of_site(site) {
            let Some(kind) = kind(&path) else { continue };
            let Some(value) = yaml(&path, &bytes) else { continue };
            *checked.entry(kind).or_insert(0) += 1;
            let flaw = flaw(&value, &schemas[kind], &schemas[kind]);
            flaws.extend(flaw.map(|why| format!("{}/{path}: {why}", site.display())));
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
    assert_eq!(checked.keys().count(), schemas.len(), "every schema is tried: {checked:?}");
}

fn of_site(site: &Path) -> Vec<(String, Vec<u8>)> {
    let content = tree(&site.join("content")).into_iter();
    let mut files: Vec<(String, Vec<u8>)> =
        content.map(|(path, bytes)| (format!("content/{path}"), bytes)).collect();
    let settings = std::fs::read(site.join("townpress.yaml")).expect("the settings of a site");
    files.push(("townpress.yaml".into(), settings));
    files
}

#[test]
fn schemas_refuse_unknown_keys_and_words() {
    let schemas = schemas();
    let (mut refused, mut accepted) = (0, Vec::new());
    for (name, folder) in cases("errors") {
        let site = folder.join("site");
        if !site.is_dir() {
            continue;
        }
        let made = make(&site);
        for diagnostic in made.diagnostics.iter() {
            let told = &diagnostic.message.en;
            // Themes are the site's own, and so no words of the format.
            let choice = told.contains("cannot be") && !told.starts_with("`theme`");
            let Some(span) = &diagnostic.span else { continue };
            if diagnostic.code != "unknown-key" && !(diagnostic.code == "unknown-value" && choice) {
                continue;
            }
            let Some(kind) = kind(&span.file) else { continue };
            // Links of the text have keys and words as well.
            let head = made.files.text(&span.file).and_then(|text| text.find("\n---"));
            if span.file.ends_with(".md") && head.is_none_or(|head| span.start > head) {
                continue;
            }
            let Some(value) = tree(&site).get(&*span.file).and_then(|bytes| yaml(&span.file, bytes)) else {
                continue;
            };
            match flaw(&value, &schemas[kind], &schemas[kind]) {
                Some(_) => refused += 1,
                None => accepted.push(format!("{name}: {}: {told}", span.file)),
            }
        }
    }
    assert!(accepted.is_empty(), "{}", accepted.join("\n"));
    assert!(refused > 20, "{refused}");
}

#[test]
fn the_reference_is_that_of_the_tables() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_townpress"));
    let output = command.args(["schema", "--reference"]).output().expect("built with its tests");
    let file = repository().join("docs/reference.md");
    if blessing() {
        put(&file, &output.stdout);
    }
    let written = std::fs::read(&file).unwrap_or_default();
    assert!(written == output.stdout, "BLESS=1 cargo test --test it reference writes docs/reference.md");
}

#[test]
fn one_kind_is_printed_and_others_are_refused() {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_townpress"));
        command.args(["--lang", "en", "schema"]).args(arguments).output().expect("built with its tests")
    };
    let place: Value = serde_json::from_slice(&run(&["place"]).stdout).expect("JSON");
    assert_eq!(place["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(String::from_utf8_lossy(&run(&[]).stdout).contains("content/**/place.yaml"));
    let wrong = run(&["plac"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("did you mean place?"));
}
