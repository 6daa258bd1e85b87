//! A table → a data set: which column names the places, which columns are indicators, and what holds for all.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Files, extension};
use crate::load;
use crate::model::{Basis, Place, Site};
use crate::quantity::{compatible, unit};
use crate::say;

use super::front::{Period, period_of};
use super::lexicon::Lexicon;
use super::markdown::yaml;
use super::table_log::{Told, write_log};
use super::trial::try_with;
use super::{Imported, New, Request, Source};

/// A table as far as it is understood.
pub struct Sheet {
    pub title: Option<String>,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The column of places.
    pub place: usize,
    pub form: Form,
}

pub enum Form {
    /// For each column what it is, if that is settled.
    Wide(Vec<Option<Column>>),
    /// The columns of indicator and value, and the others that have a name of their own.
    Long(Vec<(&'static str, usize)>),
}

/// A column of figures: the key of its indicator and what its head says beside the name.
pub struct Column {
    pub indicator: String,
    pub unit: Option<String>,
    /// `period: 2020` or `as_of: 2020`.
    pub time: Option<String>,
}

/// Titles and notes that may stand above the head.
const ABOVE: usize = 20;

/// Makes a data set of one table, and puts it into `files`.
pub fn import(
    source: &Source,
    request: &Request,
    site: &Site,
    place: &Place,
    files: &mut Files,
) -> Result<Imported, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let rows = match load::rows_of(&source.name, &source.bytes) {
        Ok(rows) => rows,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return Err(diagnostics);
        }
    };
    let lexicon = Lexicon::new(&site.indicators);
    let below = names_below(site, place);
    // A place may list itself, in the row of the total.
    let mut known = below.clone();
    known.insert(squeezed(&place.name.zh));
    let Some(sheet) = understand(rows, &lexicon, &known) else {
        diagnostics.push(not_understood(source, place));
        return Err(diagnostics);
    };
    let settled = settle(source, request, &sheet, &mut diagnostics);
    let Some((title, period)) = settled else { return Err(diagnostics) };
    let paths = paths(source, request, place);
    if let Some(there) = [&paths.yaml, &paths.table, &paths.log].into_iter().find(|path| files.contains(path))
    {
        let message = say!("{there} 已经有了，不会覆盖", "{there} exists and will not be overwritten");
        let help = say!("用 --name 换一个文件名", "give another name with --name");
        diagnostics.push(Diagnostic::error("exists", message).at(Span::file(there.as_str())).help(help));
        return Err(diagnostics);
    }
    let (total, unknown) = odd_rows(&sheet, place, &below);
    let told = Told { source: &source.name, sheet: &sheet, title, period, total, unknown, site };
    let text = describe(&told, &paths.name, request);
    files.insert(paths.table.as_str(), source.bytes.clone());
    files.insert(paths.yaml.as_str(), text.clone().into_bytes());
    for path in [&paths.yaml, &paths.table] {
        diagnostics.extend(try_with(files, path, &[]).errors);
    }
    if diagnostics.errors() > 0 {
        return Err(diagnostics);
    }
    let log = write_log(&told, request.tongue);
    let known = told.columns().count();
    let (path, skipped) = (&paths.yaml, told.unknown.len());
    let said = say!(
        "{path}：认出 {known} 列指标，{skipped} 行没有登记",
        "{path}: {known} columns are indicators, {skipped} rows are left out"
    );
    let files = vec![
        New { path: paths.log, bytes: log.into_bytes() },
        New { path: paths.table, bytes: source.bytes.clone() },
        New { path: paths.yaml, bytes: text.into_bytes() },
    ];
    Ok(Imported { files, said: vec![said] })
}

/// The names of the places below, without spaces.
fn names_below(site: &Site, place: &Place) -> BTreeSet<String> {
    let prefix = format!("{}/", place.path);
    let below = site.places.iter().filter(|other| other.path.starts_with(&prefix));
    below.map(|place| squeezed(&place.name.zh)).collect()
}

/// Officials set short names wide: 城 关 镇.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn understand(rows: Vec<Vec<String>>, lexicon: &Lexicon, known: &BTreeSet<String>) -> Option<Sheet> {
    let rows: Vec<Vec<String>> =
        rows.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
    let width = rows.iter().map(Vec::len).max()?;
    let counted = |column: &usize| {
        rows.iter().filter(|row| row.get(*column).is_some_and(|cell| known.contains(&squeezed(cell)))).count()
    };
    let place = (0..width).max_by_key(|column| (counted(column), std::cmp::Reverse(*column)))?;
    let first =
        rows.iter().position(|row| row.get(place).is_some_and(|cell| known.contains(&squeezed(cell))))?;
    // The head stands above the first place and names the most columns.
    let forms = (0..first.min(ABOVE)).filter_map(|at| Some((at, form(&rows[at], place, lexicon)?)));
    let (at, form) = forms.max_by_key(|(at, form)| (form.columns(), *at))?;
    let title = rows[..at].iter().map(|row| row.concat()).find(|title| title.chars().count() >= 4);
    let head = rows[at].clone();
    Some(Sheet { title, head, rows: rows[at + 1..].to_vec(), place, form })
}

impl Form {
    fn columns(&self) -> usize {
        match self {
            Form::Wide(columns) => columns.iter().flatten().count(),
            Form::Long(_) => usize::MAX,
        }
    }
}

/// What a row says if it is the head; None when it cannot be.
fn form(head: &[String], place: usize, lexicon: &Lexicon) -> Option<Form> {
    if head.get(place).is_none_or(|cell| cell.is_empty()) {
        return None;
    }
    const LONG: [(&str, &[&str]); 5] = [
        ("indicator", &["指标", "指标名称", "项目"]),
        ("value", &["数值", "数量", "值", "数据"]),
        ("unit", &["单位", "计量单位"]),
        ("period", &["期间", "年份", "年度", "时间"]),
        ("note", &["备注", "说明"]),
    ];
    let find = |names: &[&str]| head.iter().position(|cell| names.contains(&squeezed(cell).as_str()));
    let long: Vec<(&str, usize)> =
        LONG.iter().filter_map(|(key, names)| Some((*key, find(names)?))).collect();
    let has = |key: &str| long.iter().any(|(other, _)| *other == key);
    if has("indicator") && has("value") {
        return Some(Form::Long(long));
    }
    let columns: Vec<Option<Column>> = head
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let once = head.iter().filter(|other| squeezed(other) == squeezed(cell)).count() == 1;
            column(cell, lexicon).filter(|_| at != place && once)
        })
        .collect();
    columns.iter().any(Option::is_some).then_some(Form::Wide(columns))
}

/// 2020年常住人口（万人）: the time, the name, the unit.
fn column(head: &str, lexicon: &Lexicon) -> Option<Column> {
    let bare = squeezed(head);
    let (name, written) = match bare.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '(']))
    {
        Some((name, written)) if unit(written).is_some() => (name.to_owned(), Some(written.to_owned())),
        _ => (bare.clone(), None),
    };
    let (year, name) = match name.split_once('年') {
        Some((year, rest)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
            (Some(year.to_owned()), rest.trim_start_matches(['末', '底', '度']).to_owned())
        }
        _ => (None, name),
    };
    let id = lexicon.named(&name).or_else(|| lexicon.named(&bare))?;
    let indicator = lexicon.indicator(id);
    let fits = written.as_deref().and_then(unit).is_none_or(|unit| compatible(&unit, &indicator.unit));
    let time = year.map(|year| match indicator.basis {
        Basis::Stock => format!("as_of: {year}"),
        _ => format!("period: {year}"),
    });
    fits.then(|| Column { indicator: indicator.key.clone(), unit: written, time })
}

/// Title and period, from the flags or the table; what is missing is said all at once.
fn settle(
    source: &Source,
    request: &Request,
    sheet: &Sheet,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Option<String>)> {
    let title = request.flags.title.clone().or_else(|| sheet.title.clone());
    if title.is_none() {
        diagnostics.push(super::front::no_title(&source.name));
    }
    let stated = title.as_deref().and_then(period_of).and_then(|period| match period {
        Period::Known(period) => Some(period),
        Period::Words(_) => None,
    });
    let period = request.flags.period.clone().or(stated);
    let each = match &sheet.form {
        Form::Wide(columns) => columns.iter().flatten().all(|column| column.time.is_some()),
        Form::Long(columns) => columns.iter().any(|(key, _)| *key == "period"),
    };
    if period.is_none() && !each {
        diagnostics.push(super::front::no_period(&source.name));
        return None;
    }
    Some((title?, period))
}

/// The row of the total, and the rows that name no place below.
fn odd_rows(sheet: &Sheet, place: &Place, below: &BTreeSet<String>) -> (Option<String>, Vec<String>) {
    const TOTALS: [&str; 8] = ["合计", "总计", "全县", "全市", "全区", "全镇", "全乡", "总数"];
    let mut total = None;
    let mut unknown: Vec<String> = Vec::new();
    for name in sheet.rows.iter().filter_map(|row| row.get(sheet.place)).filter(|cell| !cell.is_empty()) {
        let bare = squeezed(name);
        let is_total = TOTALS.contains(&bare.as_str()) || bare == squeezed(&place.name.zh);
        if below.contains(&bare) || total.as_ref() == Some(name) || unknown.contains(name) {
            continue;
        }
        if is_total && total.is_none() {
            total = Some(name.clone());
        } else {
            unknown.push(name.clone());
        }
    }
    (total, unknown)
}

struct Paths {
    yaml: String,
    table: String,
    log: String,
    /// The table as the YAML names it.
    name: String,
}

fn paths(source: &Source, request: &Request, place: &Place) -> Paths {
    let ending = extension(&source.name).unwrap_or_default().to_ascii_lowercase();
    let own = source.name.rsplit_once('.').map_or(source.name.as_str(), |(stem, _)| stem);
    let stem = request.name.clone().unwrap_or_else(|| squeezed(own));
    let folder = format!("content/{}/data", place.path);
    Paths {
        yaml: format!("{folder}/{stem}.yaml"),
        table: format!("{folder}/{stem}.{ending}"),
        log: format!("{folder}/{stem}.import.txt"),
        name: format!("{stem}.{ending}"),
    }
}

/// The YAML that describes the table.
fn describe(told: &Told, file: &str, request: &Request) -> String {
    let sheet = told.sheet;
    let mut out = format!("title: {}\nfile: {}\n", yaml(&told.title), yaml(file));
    if let Some(issuer) = &request.flags.issuer {
        out.push_str(&format!("issuer: {}\n", yaml(issuer)));
    }
    if let Some(period) = &told.period {
        out.push_str(&format!("period: {period}\n"));
    }
    out.push_str(&format!("place: {}\n", yaml(&sheet.head[sheet.place])));
    if let Some(total) = &told.total {
        out.push_str(&format!("total: {}\n", yaml(total)));
    }
    if !told.unknown.is_empty() {
        let names: Vec<String> = told.unknown.iter().map(|name| yaml(name)).collect();
        out.push_str(&format!("skip: [{}]\n", names.join(", ")));
    }
    match &sheet.form {
        Form::Wide(_) => {
            out.push_str("columns:\n");
            for (head, column) in told.columns() {
                let unit = column.unit.as_ref().map(|unit| format!(", unit: {}", yaml(unit)));
                let time = column.time.as_ref().map(|time| format!(", {time}"));
                let more = [unit, time].into_iter().flatten().collect::<String>();
                out.push_str(&format!("  {}: {{ indicator: {}{more} }}\n", yaml(head), column.indicator));
            }
        }
        Form::Long(columns) => {
            out.push_str("long:\n");
            for (key, at) in columns {
                out.push_str(&format!("  {key}: {}\n", yaml(&sheet.head[*at])));
            }
        }
    }
    out
}

fn not_understood(source: &Source, place: &Place) -> Diagnostic {
    let (name, owner) = (&source.name, &place.name.zh);
    let message = say!(
        "看不懂“{name}”：没有一列写着{owner}下面的地名，或者没有一列的表头是指标的名称",
        "{name} cannot be understood: no column names places below {owner}, or no head is the name of an indicator"
    );
    let help = say!(
        "--place 写收集这张表的地方，各行是它下面的地方；各列的表头用“指标”页上的名称或别名",
        "--place is the place that gathered the table, its rows are places below it; heads are names or aliases of indicators"
    );
    Diagnostic::error("table", message).at(Span::file(name.as_str())).help(help)
}
