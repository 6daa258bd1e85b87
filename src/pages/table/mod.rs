//! Tables for taking away, typed: CSV, Excel and the description of the package are all made from these,
//! so that they cannot disagree.

mod bulletin;
mod boards;
mod cells;
mod indicators;
mod league;
mod matrix;
mod notes;
mod observations;
mod package;
mod places;
mod prominence;
mod terms;
mod topics;
mod trend;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::compare::Comparisons;
use crate::model::{Site, Wording};

use super::context::{Context, Furniture};
use super::download::{Download, Form, Subject};

pub use notes::{Line, Section};
pub(super) use notes::{cited_sources, observations_of};
pub use package::{ForeignKey, Package, Resource, package};
pub use terms::Term;

/// A table and what must be known to read it. Every row has a cell for each column, of the column's kind or empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub head: Head,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// Definitions, coverage, legend and sources, for the second sheet of a workbook; other forms have none.
    pub notes: Vec<Section>,
    /// What the two sheets of a workbook are called.
    pub sheets: Sheets,
}

/// The names of the sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    pub table: String,
    pub notes: String,
}

/// What the first row says: words for people, or the keys that a schema names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    Titles,
    Keys,
}

/// A column: what it is called, what it holds, and how prominent it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// ASCII, unique within its table.
    pub key: String,
    /// In the language of the site.
    pub title: String,
    /// What must be known to read it, in a sentence or two.
    pub about: Option<String>,
    pub kind: Kind,
    /// The unit of its numbers, where all have the same.
    pub unit: Option<String>,
    /// What its entries may be, where that is a short list of keys.
    pub terms: Vec<Term>,
    /// What an empty cell means, where that is not plain.
    pub empty: Option<String>,
    pub prominence: Prominence,
}

/// What a column holds. Columns of numbers and dates hold these or nothing: never a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Integer,
    /// A number of hundredths: 12.5 is 12.5 %.
    Percent,
    Date,
    /// A link: relative to the file, or absolute where the site knows its public address.
    Address,
}

/// How a workbook treats a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prominence {
    Shown,
    /// There, but folded away until it is asked for.
    Folded,
}

/// What stands in one row of one column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// With the decimals that were written.
    Number(Decimal),
    Integer(usize),
    Date(Date),
    Address(String),
}

/// Makes the table of a subject. Pure and total: a subject of the same site always has one.
pub fn table(
    site: &Site,
    comparisons: &Comparisons,
    wording: &Wording,
    subject: Subject,
    form: Form,
) -> Table {
    let furniture = Furniture::default();
    let context = context(site, comparisons, wording, &furniture, Download::Table(subject, form));
    match subject {
        Subject::League { group, indicator, slot } => league::table(&context, group, indicator, slot, form),
        Subject::Matrix(group) => matrix::table(&context, group, form),
        Subject::Trend { group, indicator } => trend::table(&context, group, indicator, form),
        Subject::Bulletin { group, slot } => bulletin::table(&context, group, slot),
        Subject::Topic(topic) => topics::table(&context, topic),
        Subject::Board(id) => boards::round(&context, id),
        Subject::Season(id) => boards::season(&context, id),
        Subject::Observations => observations::table(&context, 0..site.observations.len()),
        Subject::Places => places::table(&context),
        Subject::Indicators => indicators::table(&context),
    }
}

/// So many rows of a long table are made at a time.
const ROWS: usize = 1024;

/// In how many parts a table is made; one but for the observations of the whole site.
pub fn parts(site: &Site, subject: Subject) -> usize {
    match subject {
        Subject::Observations => site.observations.len().div_ceil(ROWS).max(1),
        _ => 1,
    }
}

/// The rows of one part of the observations, counted from 0.
pub fn observations_part(site: &Site, comparisons: &Comparisons, wording: &Wording, part: usize) -> Table {
    let furniture = Furniture::default();
    let download = Download::Table(Subject::Observations, Form::Csv);
    let context = context(site, comparisons, wording, &furniture, download);
    let end = site.observations.len();
    observations::table(&context, (part * ROWS).min(end)..((part + 1) * ROWS).min(end))
}

/// Where the links of a table start: at the root where they are absolute, else at the file itself.
fn context<'a>(
    site: &'a Site,
    comparisons: &'a Comparisons,
    wording: &'a Wording,
    furniture: &'a Furniture,
    download: Download,
) -> Context<'a> {
    let here = if site.base_url.is_some() { String::new() } else { download.path(site) };
    Context { site, comparisons, wording, furniture, here }
}

/// A column in the making, and how a row of the table fills it: so a cell cannot slip under another head.
pub struct Spec<R> {
    key: &'static str,
    kind: Kind,
    terms: fn(&Context) -> Vec<Term>,
    fill: fn(&Context, &R) -> Cell,
}

impl<R> Spec<R> {
    fn new(key: &'static str, kind: Kind, fill: fn(&Context, &R) -> Cell) -> Spec<R> {
        Spec { key, kind, terms: |_| Vec::new(), fill }
    }

    fn terms(self, terms: fn(&Context) -> Vec<Term>) -> Spec<R> {
        Spec { terms, ..self }
    }

    fn column(&self, context: &Context) -> Column {
        let terms = (self.terms)(context);
        Column { terms, ..Column::new(context, self.key, self.kind) }
    }

    fn cell(&self, context: &Context, row: &R) -> Cell {
        let cell = (self.fill)(context, row);
        debug_assert!(cell.fits(self.kind), "{}: {cell:?}", self.key);
        cell
    }
}

impl Column {
    /// A column by its key: its title and what is to be known of it are words of the theme.
    fn new(context: &Context, key: &str, kind: Kind) -> Column {
        let word = |name: String| context.wording.words.get(&name).cloned();
        Column {
            title: word(format!("data_{key}")).unwrap_or_else(|| key.to_owned()),
            about: word(format!("data_about_{key}")),
            empty: word(format!("data_empty_{key}")),
            key: key.to_owned(),
            kind,
            unit: (kind == Kind::Percent).then(|| "%".to_owned()),
            terms: Vec::new(),
            prominence: Prominence::Shown,
        }
    }
}

impl Cell {
    /// A text, or nothing where there is none.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    fn maybe(text: Option<impl Into<String>>) -> Cell {
        text.map_or(Cell::Empty, Cell::text)
    }

    /// Whether it may stand in a column of a kind.
    pub fn fits(&self, kind: Kind) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(_) => kind == Kind::Text,
            Cell::Number(_) => matches!(kind, Kind::Number | Kind::Percent),
            Cell::Integer(_) => kind == Kind::Integer,
            Cell::Date(_) => kind == Kind::Date,
            Cell::Address(_) => kind == Kind::Address,
        }
    }
}

/// What a table for people starts as: heads in words, its rows filled.
fn titled<R>(context: &Context, specs: &[Spec<R>], rows: &[R], unit: &str) -> Table {
    let in_unit = |column: Column| match column.kind {
        Kind::Number if !unit.is_empty() => Column { unit: Some(unit.to_owned()), ..column },
        _ => column,
    };
    let columns = specs.iter().map(|spec| in_unit(spec.column(context))).collect();
    let rows = filled(context, specs, rows);
    Table { head: Head::Titles, columns, rows, notes: Vec::new(), sheets: sheets(context) }
}

/// A table of the whole site: heads as the package names them.
fn site_wide<R>(context: &Context, specs: &[Spec<R>], rows: &[R]) -> Table {
    Table {
        head: Head::Keys,
        columns: specs.iter().map(|spec| spec.column(context)).collect(),
        rows: filled(context, specs, rows),
        notes: Vec::new(),
        sheets: sheets(context),
    }
}

fn filled<R>(context: &Context, specs: &[Spec<R>], rows: &[R]) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| specs.iter().map(|spec| spec.cell(context, row)).collect()).collect()
}

fn sheets(context: &Context) -> Sheets {
    Sheets { table: context.fill("data_sheet", &[]), notes: context.fill("data_notes", &[]) }
}
