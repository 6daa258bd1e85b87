//! The rectification ledger of a place: `ledger:` in its `place.yaml`, or `ledger.csv` beside it, or both.

mod csv;
mod date;

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics};
use crate::files::{Files, folder, name};
use crate::load::keys;
use crate::model::{LedgerEntry, LedgerStatus, Post};
use crate::say;

use super::fields::{Fields, Text, choose};
use super::names::Names;
use super::picture_pairs::picture;
use super::yaml::{Node, Value};

/// The table that holds the ledger of the place whose folder it lies in.
pub const TABLE: &str = "ledger.csv";

/// A field of an entry, and how offices head its column.
struct Key {
    name: &'static str,
    heads: &'static [&'static str],
}

const PROBLEM: &str = "problem";

/// In the order of the page.
const KEYS: [Key; 12] = [
    Key { name: "number", heads: &["编号", "序号"] },
    Key { name: PROBLEM, heads: &["问题", "存在问题", "问题描述"] },
    Key { name: "category", heads: &["类别", "问题类别"] },
    Key { name: "found", heads: &["发现日期", "发现时间"] },
    Key { name: "deadline", heads: &["整改期限", "整改时限", "期限"] },
    Key { name: "responsible", heads: &["责任单位", "责任岗位", "责任单位或岗位"] },
    Key { name: "status", heads: &["状态", "整改状态"] },
    Key { name: "closed", heads: &["销号日期", "销号时间", "完成日期"] },
    Key { name: "before", heads: &["整改前", "整改前照片"] },
    Key { name: "after", heads: &["整改后", "整改后照片"] },
    Key { name: "report", heads: &["出处"] },
    Key { name: "note", heads: &["备注"] },
];

/// An entry whose pictures and report are still file names.
#[derive(Clone)]
pub struct RawLedgerEntry {
    entry: LedgerEntry,
    before: Option<Text>,
    after: Option<Text>,
    report: Option<Text>,
}

/// The fields of one entry as written; `silent` is its status where it says nothing of one and was not closed.
struct Written {
    fields: Vec<(&'static str, Text)>,
    silent: Option<LedgerStatus>,
}

impl Written {
    fn take(&mut self, name: &str) -> Option<Text> {
        let at = self.fields.iter().position(|(key, _)| *key == name)?;
        Some(self.fields.remove(at).1)
    }
}

/// Takes the field `ledger` and reads the table beside the file; None where there is neither.
pub fn read(
    fields: &mut Fields,
    files: &Files,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<RawLedgerEntry>> {
    let file = fields.file();
    let node = fields.node("ledger");
    let table = format!("{}/{TABLE}", folder(file));
    if node.is_none() && !files.contains(&table) {
        return None;
    }
    let rows = match node {
        Some(Node { value: Value::List(rows), .. }) => rows.iter().collect(),
        Some(node) => vec![node],
        None => Vec::new(),
    };
    let mut written: Vec<Written> =
        rows.into_iter().filter_map(|row| from_yaml(file, row, diagnostics)).collect();
    if let Some(text) = files.text(&table) {
        written.extend(csv::read(&table, text, diagnostics));
    }
    Some(written.into_iter().filter_map(|written| entry(written, diagnostics)).collect())
}

/// Whether a table is the ledger of a place rather than a data set.
pub fn is_table(path: &str, files: &Files) -> bool {
    name(path) == TABLE && files.contains(&format!("{}/place.yaml", folder(path)))
}

fn from_yaml(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Written> {
    let mut fields = Fields::of(file, node, &keys::LEDGER_ENTRY, diagnostics);
    let problem = fields.required(PROBLEM, diagnostics);
    let others = KEYS.iter().filter(|key| key.name != PROBLEM);
    let mut found: Vec<(&'static str, Text)> =
        others.filter_map(|key| Some((key.name, fields.text(key.name, diagnostics)?))).collect();
    fields.finish(diagnostics);
    found.push((PROBLEM, problem?));
    Some(Written { fields: found, silent: None })
}

fn entry(mut written: Written, diagnostics: &mut Diagnostics) -> Option<RawLedgerEntry> {
    let problem = written.take(PROBLEM)?;
    let status = written.take("status");
    let stated = status.as_ref().and_then(|text| choose(text, "status", &statuses(), diagnostics));
    let (found, deadline, closed) = (written.take("found"), written.take("deadline"), written.take("closed"));
    // 未写明 says that it was closed and that nobody wrote when.
    let undated = closed.as_ref().is_some_and(|text| ["unknown", "未写明"].contains(&text.text.as_str()));
    let mut day = |text: &Option<Text>| text.as_ref().and_then(|text| date::day(text, diagnostics));
    let (found_on, deadline_on) = (day(&found), day(&deadline));
    let closed_on = if undated { None } else { day(&closed) };
    in_order(&deadline, deadline_on, found_on, Order::Deadline, diagnostics);
    in_order(&closed, closed_on, found_on, Order::Closed, diagnostics);
    match (stated, &closed) {
        (Some(LedgerStatus::Closed), None) => no_day(status.as_ref(), diagnostics),
        (Some(LedgerStatus::Open | LedgerStatus::InProgress), Some(closed)) => {
            not_closed(closed, diagnostics)
        }
        _ => {}
    }
    let implied = if closed.is_some() { Some(LedgerStatus::Closed) } else { written.silent };
    let mut text = |name| written.take(name).map(|text| text.text);
    let (number, category, note) = (text("number"), text("category"), text("note"));
    let entry = LedgerEntry {
        number,
        problem: problem.text,
        category,
        found: found_on,
        deadline: deadline_on,
        responsible: written.take("responsible").map(|Text { text, span }| Post { text, span }),
        status: stated.or_else(|| implied.filter(|_| status.is_none())),
        closed: closed_on,
        before: None,
        after: None,
        report: None,
        note,
        span: problem.span,
    };
    let (before, after) = (written.take("before"), written.take("after"));
    Some(RawLedgerEntry { entry, before, after, report: written.take("report") })
}

/// The words for how far it has come: those of the format, and those that clerks write.
pub fn statuses() -> [(&'static str, LedgerStatus); 8] {
    use LedgerStatus::{Closed, InProgress, Open};
    [
        (Open.id(), Open),
        (InProgress.id(), InProgress),
        (Closed.id(), Closed),
        ("待整改", Open),
        ("未整改", Open),
        ("整改中", InProgress),
        ("已整改", Closed),
        ("已销号", Closed),
    ]
}

/// What comes after the day a problem was found.
#[derive(Clone, Copy)]
enum Order {
    Deadline,
    Closed,
}

fn in_order(
    text: &Option<Text>,
    day: Option<Date>,
    found: Option<Date>,
    order: Order,
    diagnostics: &mut Diagnostics,
) {
    let (Some(text), Some(day), Some(found)) = (text, day, found) else { return };
    if day >= found {
        return;
    }
    let message = match order {
        Order::Deadline => {
            say!("整改期限 {day} 早于发现日期 {found}", "the deadline {day} is before it was found, {found}")
        }
        Order::Closed => {
            say!("销号日期 {day} 早于发现日期 {found}", "it was closed {day}, before it was found, {found}")
        }
    };
    let help = say!("核对这两个日期，多半是年份写错了", "look at both dates; often it is the year");
    diagnostics.push(Diagnostic::error("ledger-dates", message).at(text.span.clone()).help(help));
}

fn no_day(status: Option<&Text>, diagnostics: &mut Diagnostics) {
    let Some(status) = status else { return };
    let message = say!("已销号，没有写销号日期", "it is closed, and it does not say when");
    let help = say!(
        "补上销号日期；查不到的写 未写明",
        "add `closed` with the day, or `closed: unknown` if nobody knows"
    );
    diagnostics.push(Diagnostic::warning("closed-undated", message).at(status.span.clone()).help(help));
}

fn not_closed(closed: &Text, diagnostics: &mut Diagnostics) {
    let message =
        say!("状态是没有整改完，却写了销号日期", "it is not closed by its status, and has a day of closing");
    let help = say!(
        "已经销号的，状态写 已销号（closed）；没有的，删去销号日期",
        "make its status `closed`, or remove the day"
    );
    diagnostics.push(Diagnostic::error("ledger-dates", message).at(closed.span.clone()).help(help));
}

/// Finds the pictures and the report of an entry.
pub fn lower(raw: RawLedgerEntry, names: &Names, diagnostics: &mut Diagnostics) -> LedgerEntry {
    let file = raw.entry.span.file.clone();
    let mut entry = raw.entry;
    entry.before = picture(raw.before.as_ref(), &file, names, diagnostics);
    entry.after = picture(raw.after.as_ref(), &file, names, diagnostics);
    entry.report = raw.report.and_then(|text| super::named::report(&text, names, diagnostics));
    entry
}
