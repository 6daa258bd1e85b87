//! The `funding:` of a report's front matter: source, level, amount and purpose of each sum of money.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Funding, Reading, SourceLevel};
use crate::quantity::{self, Dimension, NotAQuantity};
use crate::say;

use super::fields::{Fields, Text, choose, nearest, scalar, span};
use super::keys;
use super::yaml::Node;
use super::{metric, said};

/// Takes the fields `funding` and `funding_total`.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> (Vec<Funding>, Option<Reading>) {
    let file = fields.file();
    let nodes = fields.list("funding");
    let rows: Vec<Row> = nodes.into_iter().filter_map(|node| row(file, node, diagnostics)).collect();
    for row in &rows {
        if let Some(within) = &row.within {
            holder(within, row, &rows, diagnostics);
        }
    }
    let total =
        fields.text("funding_total", diagnostics).and_then(|text| money(&text, "amount", diagnostics));
    (rows.into_iter().map(|row| row.funding).collect(), total)
}

/// A row, and where it names the row that holds it.
struct Row {
    funding: Funding,
    within: Option<Text>,
}

fn row(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Row> {
    let mut fields = Fields::of(file, node, &keys::FUNDING, diagnostics);
    let source = fields.required("source", diagnostics);
    let source_levels = levels(file, &mut fields, diagnostics);
    let amount = fields.text("amount", diagnostics).and_then(|text| money(&text, "amount", diagnostics));
    let mut text = |name| fields.text(name, diagnostics).map(|text| text.text);
    let (purpose, project, note) = (text("purpose"), text("project"), text("note"));
    let uncertain = text("uncertain");
    let within = fields.text("within", diagnostics);
    let said = said::read(&mut fields, diagnostics);
    let period = fields.node("period").map(|node| super::period::period(file, node, diagnostics));
    fields.finish(diagnostics);
    if source_levels.len() > 1 && uncertain.is_none() {
        let message = say!(
            "来源级别写了不止一个，却没有写明什么不确定",
            "several source levels are given, but not what is uncertain"
        );
        let help = say!(
            "加上“uncertain: …”，如 uncertain: 哪一笔出自中央，原文分不清；确定的只留一个级别",
            "add `uncertain: …` and say what is not known, or leave the one level that is certain"
        );
        diagnostics.push(Diagnostic::error("missing-field", message).at(span(file, node)).help(help));
    }
    let funding = Funding {
        source: source?.text,
        source_levels,
        amount,
        purpose,
        project,
        period,
        within: within.as_ref().map(|text| text.text.clone()),
        uncertain,
        note,
        said,
    };
    Some(Row { funding, within })
}

/// One level, or several that it may be; each once, in order.
fn levels(file: &str, fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<SourceLevel> {
    let choices = SourceLevel::ALL.map(|level| (level.id(), level));
    let nodes = fields.list("source_level");
    let texts: Vec<Text> = nodes.into_iter().filter_map(|node| scalar(file, node, diagnostics)).collect();
    let found = texts.iter().filter_map(|text| choose(text, "source_level", &choices, diagnostics));
    let mut levels: Vec<SourceLevel> = found.collect();
    levels.sort();
    levels.dedup();
    levels
}

/// A figure of money in a field, or the word for why there is none.
pub fn money(text: &Text, field: &str, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let parsed = quantity::parse(&text.text);
    if let Err(NotAQuantity::SeveralFound { figures, .. }) = &parsed {
        let all = figures.join("、");
        let message = say!("{field} 里有不止一个数（{all}）", "`{field}` holds more than one figure ({all})");
        let help = say!("每笔资金单独写一项", "write a row of its own for each sum");
        diagnostics.push(Diagnostic::error("quantity", message).at(text.span.clone()).help(help));
        return None;
    }
    let reading = metric::reading(text, parsed, diagnostics)?;
    let Some(quantity) = reading.quantity() else { return Some(reading) };
    let dimension = quantity.unit.dimension;
    let money = matches!(dimension, Dimension::Money | Dimension::ForeignMoney);
    // A mask needs no unit: it is no number.
    if money || dimension == Dimension::None && quantity.number.is_none() {
        return Some(reading);
    }
    let written = &text.text;
    let message = say!("“{written}”不是一笔钱", "`{written}` is no amount of money");
    let help = say!(
        "连单位一起写，如 350万元、近2000万元、\"*万元\"、未公开；原文没有写金额，就不要写 {field}",
        "write the unit as well: 350万元, 近2000万元, \"*万元\", 未公开; leave `{field}` out if the source gives none"
    );
    diagnostics.push(Diagnostic::error("dimension", message).at(text.span.clone()).help(help));
    None
}

/// What holds a row must be another row, or nobody knows what is counted twice.
fn holder(within: &Text, row: &Row, rows: &[Row], diagnostics: &mut Diagnostics) {
    let others = rows.iter().filter(|other| !std::ptr::eq(*other, row));
    let sources: Vec<&str> = others.map(|other| other.funding.source.as_str()).collect();
    if sources.contains(&within.text.as_str()) {
        return;
    }
    let written = &within.text;
    let message = say!(
        "这份总结没有来源是“{written}”的另一笔资金",
        "no other funding of this report has the source `{written}`"
    );
    let mut diagnostic = Diagnostic::error("unknown-value", message).at(within.span.clone());
    if let Some(near) = nearest(written, sources.iter().copied()) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    let help = say!(
        "within 写包含这一笔的那一行的 source；不包含在别的资金里，就不要写",
        "`within` names the `source` of the row that already holds this one; leave it out otherwise"
    );
    diagnostics.push(diagnostic.help(help));
}
