//! The YAML beside a table: which column is the place, which are figures, and what holds for all of them.

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::Files;
use crate::load::keys;
use crate::model::{Period, PlaceId, Time};
use crate::say;

use super::super::fields::{Fields, Text, scalar, span};
use super::super::period;
use super::super::yaml::{self, Key, Node, Value};

/// A data set as far as its YAML tells.
pub struct Description {
    /// The YAML itself, as an input file.
    pub file: String,
    /// Below `content/`, without the ending.
    pub path: String,
    pub place: PlaceId,
    pub title: String,
    pub source: Option<String>,
    pub issuer: Option<String>,
    pub note: Option<String>,
    /// The table's file from the root of the site, and where the YAML names it.
    pub table: Text,
    pub sheet: Option<Text>,
    /// The head of the column that names the place.
    pub place_column: Text,
    pub naming: Naming,
    /// None where every column or row must say its own.
    pub period: Option<Arc<Period>>,
    /// `scope` and `basis` for all figures.
    pub terms: Vec<(Text, Text)>,
    pub skip: Vec<Text>,
    pub total: Option<Text>,
    pub form: Form,
}

/// How the rows name their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// By name; where no place has the name, by folder and by code.
    Name,
    Path,
    Code,
}

pub enum Form {
    /// A column an indicator.
    Wide(Vec<Column>),
    /// A row an observation.
    Long(Box<Long>),
}

/// A column of figures.
pub struct Column {
    pub head: Text,
    pub indicator: Text,
    pub unit: Option<Text>,
    /// `period`, `as_of`, `when`, `scope`, `basis`, `note`.
    pub parameters: Vec<(Text, Text)>,
}

/// The heads of the columns that make up an observation.
pub struct Long {
    pub indicator: Text,
    pub value: Text,
    pub unit: Option<Text>,
    /// The key that a cell of the column stands for, and the head of the column.
    pub parameters: Vec<(&'static str, Text)>,
}

/// The keys that a long table may give a column of its own.
const LONG_KEYS: [&str; 6] = ["period", "as_of", "when", "scope", "basis", "note"];

/// What the column of places may hold.
pub const NAMINGS: [(&str, Naming); 3] =
    [("name", Naming::Name), ("path", Naming::Path), ("code", Naming::Code)];

/// Reads one YAML; None when too little of it can be understood.
pub fn read(file: &str, place: PlaceId, files: &Files, diagnostics: &mut Diagnostics) -> Option<Description> {
    let text = files.text(file)?;
    let root = match yaml::parse(file, text, 0..text.len()) {
        Ok(root) => root,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return None;
        }
    };
    let before = diagnostics.errors();
    let mut fields = Fields::of(file, &root, &keys::DATA_SET, diagnostics);
    let title = fields.required("title", diagnostics);
    let table = fields.required("file", diagnostics).and_then(|text| beside(file, text, diagnostics));
    let sheet = fields.text("sheet", diagnostics);
    let plain = |text: Option<Text>| text.map(|text| text.text);
    let source = plain(fields.text("source", diagnostics));
    let issuer = plain(fields.text("issuer", diagnostics));
    let note = plain(fields.text("note", diagnostics));
    let place_column = fields.required("place", diagnostics);
    let naming = fields.choice("match", &NAMINGS, diagnostics).unwrap_or(Naming::Name);
    let period = default_period(&mut fields, diagnostics);
    let terms = ["scope", "basis"].into_iter().filter_map(|key| parameter(&mut fields, key, diagnostics));
    let terms = terms.collect();
    let skip = fields.list("skip").into_iter().filter_map(|node| scalar(file, node, diagnostics)).collect();
    let total = fields.text("total", diagnostics);
    let form = form(&mut fields, diagnostics);
    fields.finish(diagnostics);
    if diagnostics.errors() > before {
        return None;
    }
    Some(Description {
        file: file.to_owned(),
        path: file.strip_prefix("content/")?.strip_suffix(".yaml")?.to_owned(),
        place,
        title: title?.text,
        source,
        issuer,
        note,
        table: table?,
        sheet,
        place_column: place_column?,
        naming,
        period,
        terms,
        skip,
        total,
        form: form?,
    })
}

/// The table's file, named from the folder of the YAML.
fn beside(file: &str, text: Text, diagnostics: &mut Diagnostics) -> Option<Text> {
    match crate::files::resolve(file, &text.text).filter(|path| path.starts_with("content/")) {
        Some(path) => Some(Text { text: path, span: text.span }),
        None => {
            let written = &text.text;
            let message = say!("“{written}”不在 content 文件夹里", "`{written}` is not within content");
            let help = say!(
                "把表格放在这个 YAML 旁边，只写文件名",
                "put the table beside this YAML and write its name only"
            );
            diagnostics.push(Diagnostic::error("no-file", message).at(text.span).help(help));
            None
        }
    }
}

/// `period`, or `as_of` for a state at a date.
fn default_period(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Option<Arc<Period>> {
    let file = fields.file();
    let during = fields.node("period");
    let at = fields.text("as_of", diagnostics);
    if let (Some(_), Some(at)) = (during, &at) {
        let message = say!("period 和 as_of 只写一个", "write `period` or `as_of`, not both");
        diagnostics.push(Diagnostic::error("period", message).at(at.span.clone()));
    }
    match (during, at) {
        (Some(node), _) => Some(period::period(file, node, diagnostics).into()),
        (None, Some(text)) => {
            let time: Time = period::as_of(&text, diagnostics);
            Some(Period { time, when: None }.into())
        }
        (None, None) => None,
    }
}

/// A text field as a key and its value, each with its place.
fn parameter(fields: &mut Fields, key: &'static str, diagnostics: &mut Diagnostics) -> Option<(Text, Text)> {
    let value = fields.text(key, diagnostics)?;
    Some((Text { text: key.to_owned(), span: value.span.clone() }, value))
}

fn form(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Option<Form> {
    let file = fields.file();
    let columns = fields.map("columns", diagnostics);
    let long = fields.node("long");
    match (columns.is_empty(), long) {
        (false, None) => {
            let columns = columns.into_iter().filter_map(|(key, node)| column(file, key, node, diagnostics));
            Some(Form::Wide(columns.collect()))
        }
        (true, Some(node)) => self::long(file, node, diagnostics).map(|long| Form::Long(Box::new(long))),
        (true, None) => {
            let message = say!("没有写哪些列是数字", "it does not say which columns hold figures");
            let help = say!(
                "一列一个指标，写 columns: {{ 常住人口: resident_population }}；一行一个数字，写 long: {{ indicator: 指标, value: 数值 }}",
                "for a column an indicator write `columns: {{ 常住人口: resident_population }}`; for a row an observation `long: {{ indicator: 指标, value: 数值 }}`"
            );
            diagnostics
                .push(Diagnostic::error("missing-field", message).at(Span::new(file, 0..0)).help(help));
            None
        }
        (false, Some(node)) => {
            let message = say!("columns 和 long 只写一个", "write `columns` or `long`, not both");
            diagnostics.push(Diagnostic::error("shape", message).at(span(file, node)));
            None
        }
    }
}

/// `常住人口: resident_population`, or a map with the unit, the period and so on of the column.
fn column(file: &str, key: &Key, node: &Node, diagnostics: &mut Diagnostics) -> Option<Column> {
    let head = Text { text: key.name.clone(), span: Span::new(file, key.range.clone()) };
    if let Value::Scalar(_) = node.value {
        let indicator = scalar(file, node, diagnostics)?;
        return Some(Column { head, indicator, unit: None, parameters: Vec::new() });
    }
    let mut fields = Fields::of(file, node, &keys::COLUMN, diagnostics);
    let indicator = fields.required("indicator", diagnostics);
    let unit = fields.text("unit", diagnostics);
    let parameters = LONG_KEYS.into_iter().filter_map(|key| parameter(&mut fields, key, diagnostics));
    let parameters = parameters.collect();
    fields.finish(diagnostics);
    Some(Column { head, indicator: indicator?, unit, parameters })
}

fn long(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Long> {
    let mut fields = Fields::of(file, node, &keys::LONG, diagnostics);
    let indicator = fields.required("indicator", diagnostics);
    let value = fields.required("value", diagnostics);
    let unit = fields.text("unit", diagnostics);
    let mut parameters = Vec::new();
    for key in LONG_KEYS {
        parameters.extend(fields.text(key, diagnostics).map(|head| (key, head)));
    }
    fields.finish(diagnostics);
    Some(Long { indicator: indicator?, value: value?, unit, parameters })
}
