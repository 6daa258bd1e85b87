//! The description of the tables of the whole site → `datapackage.json` (Data Package 2.0, datapackage.org).
//!
//! There is no `created`, which would need a clock, and no `profile`, which version 2 replaced by `$schema`.

use serde::Serialize;

use crate::pages::{Column, ForeignKey, Kind, Package, Resource};

#[derive(Serialize)]
struct PackageJson<'p> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: &'static str,
    title: &'p str,
    description: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'p str>,
    resources: Vec<ResourceJson<'p>>,
}

#[derive(Serialize)]
struct ResourceJson<'p> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'p str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'p str,
    path: &'p str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: DialectJson,
    schema: SchemaJson<'p>,
}

/// How the file is written, as the module `csv` does.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DialectJson {
    #[serde(rename = "$schema")]
    profile: &'static str,
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SchemaJson<'p> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<FieldJson<'p>>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_key: Option<[&'p str; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKeyJson<'p>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FieldJson<'p> {
    name: &'p str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<LabelJson<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_values: Option<[LabelJson<'p>; 1]>,
}

/// A value and what it means.
#[derive(Serialize)]
struct LabelJson<'p> {
    value: &'p str,
    label: &'p str,
}

#[derive(Serialize)]
struct ForeignKeyJson<'p> {
    fields: [&'p str; 1],
    reference: ReferenceJson<'p>,
}

#[derive(Serialize)]
struct ReferenceJson<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<&'p str>,
    fields: [&'p str; 1],
}

pub fn bytes(package: &Package) -> Vec<u8> {
    let json = PackageJson {
        schema: "https://datapackage.org/profiles/2.0/datapackage.json",
        name: "townpress",
        title: &package.title,
        description: &package.description,
        homepage: package.homepage.as_deref(),
        resources: package.resources.iter().map(resource).collect(),
    };
    let mut text = serde_json::to_string_pretty(&json).expect("texts and lists always have a JSON form");
    text.push('\n');
    text.into_bytes()
}

fn resource(resource: &Resource) -> ResourceJson<'_> {
    ResourceJson {
        profile: "https://datapackage.org/profiles/2.0/dataresource.json",
        name: resource.name,
        kind: "table",
        title: &resource.title,
        path: &resource.path,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        dialect: DialectJson {
            profile: "https://datapackage.org/profiles/2.0/tabledialect.json",
            delimiter: ",",
            line_terminator: "\r\n",
            quote_char: "\"",
            double_quote: true,
            header: true,
        },
        schema: SchemaJson {
            profile: "https://datapackage.org/profiles/2.0/tableschema.json",
            fields: resource.columns.iter().map(field).collect(),
            missing_values: [""],
            primary_key: resource.primary_key.map(|key| [key]),
            foreign_keys: resource.foreign_keys.iter().map(foreign_key).collect(),
        },
    }
}

fn field(column: &Column) -> FieldJson<'_> {
    FieldJson {
        name: &column.key,
        kind: match column.kind {
            // A relative link is no `uri`, so an address is a string like any other.
            Kind::Text | Kind::Address => "string",
            Kind::Number | Kind::Percent => "number",
            Kind::Integer => "integer",
            Kind::Date => "date",
        },
        title: &column.title,
        description: column.about.as_deref(),
        categories: column
            .terms
            .iter()
            .map(|term| LabelJson { value: term.key, label: &term.word })
            .collect(),
        missing_values: column.empty.as_deref().map(|label| [LabelJson { value: "", label }]),
    }
}

fn foreign_key(key: &ForeignKey) -> ForeignKeyJson<'_> {
    ForeignKeyJson {
        fields: [key.field],
        reference: ReferenceJson { resource: key.resource, fields: [key.key] },
    }
}
