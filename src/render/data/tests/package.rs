//! The description of the tables, held against the files it describes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::pages::{Download, Form, Subject};

use super::Made;

fn texts(list: &Value, key: &str) -> Vec<String> {
    let entries = list.as_array().into_iter().flatten();
    entries.filter_map(|entry| entry[key].as_str()).map(str::to_owned).collect()
}

#[test]
fn the_description_names_the_columns_of_each_file() {
    let made = Made::county("");
    let package: Value = serde_json::from_slice(&made.bytes(Download::Package)).expect("it is JSON");
    assert_eq!(package["$schema"], "https://datapackage.org/profiles/2.0/datapackage.json");
    assert_eq!(texts(&package["resources"], "path"), ["observations.csv", "places.csv", "indicators.csv"]);
    let subjects = [Subject::Observations, Subject::Places, Subject::Indicators];
    for (at, subject) in subjects.into_iter().enumerate() {
        let text = made.text(Download::Table(subject, Form::Csv));
        let head = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        let fields = &package["resources"][at]["schema"]["fields"];
        assert_eq!(texts(fields, "name").join(","), head);
        let types: BTreeSet<String> = texts(fields, "type").into_iter().collect();
        assert!(types.iter().all(|kind| ["string", "number", "integer", "date"].contains(&kind.as_str())));
    }
}

#[test]
fn missing_values_and_keys_are_labelled() {
    let made = Made::county("base_url: https://example.cn/\n");
    let package: Value = serde_json::from_slice(&made.bytes(Download::Package)).expect("it is JSON");
    assert_eq!(package["homepage"], "https://example.cn/");
    let schema = &package["resources"][0]["schema"];
    let field = |name: &str| {
        let mut fields = schema["fields"].as_array().into_iter().flatten();
        fields.find(|field| field["name"] == name).cloned().unwrap_or(Value::Null)
    };
    assert_eq!(field("value")["missingValues"][0]["value"], "");
    assert_eq!(field("value")["missingValues"][0]["label"], "没有数：原因见 status");
    assert_eq!(
        texts(&field("status")["categories"], "label"),
        ["已报", "未公开", "原文缺失", "未报", "不适用"]
    );
    assert_eq!(schema["foreignKeys"][0]["reference"]["resource"], "places");
    let places = &package["resources"][1]["schema"];
    assert_eq!(places["primaryKey"][0], "place");
    assert_eq!(places["foreignKeys"][0]["reference"].get("resource"), None, "one's own table is not named");
}
