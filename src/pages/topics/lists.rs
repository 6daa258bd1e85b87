//! Plain records (documents, events, organisations, grids): the table of one report, of one place, and of all.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::Collation;
use crate::model::{Event, Grid, Organisation, PlaceId, PolicyDocument, Report, ReportId, Site};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::view::{LinkView, RecordCell, RecordRow, RecordShelf, RecordTable, RecordsView};
use super::Topic;

/// How records of one kind are listed.
pub trait Listed: Sized + 'static {
    const TOPIC: Topic;
    /// The word for the head of the first column.
    const SUBJECT: &'static str;
    /// The words for the heads of the others.
    const COLUMNS: &'static [&'static str];
    const CAPTION: &'static str;

    /// Those that a report tells of.
    fn of(report: &Report) -> &[Self];
    fn subject(&self, context: &Context) -> String;
    fn kind(&self) -> Option<&str>;
    /// One text for each column.
    fn cells(&self, context: &Context) -> Vec<String>;
    fn note(&self) -> Option<&str>;
}

/// A record, and the report that states it with its position there.
pub struct Stated<'a, T> {
    pub report: ReportId,
    pub at: usize,
    pub it: &'a T,
}

/// Every record of a kind, in the order of the site.
pub fn all<T: Listed>(site: &Site) -> Vec<Stated<'_, T>> {
    let reports = (0..site.reports.len()).map(|at| ReportId(at as u32));
    reports.flat_map(|report| stated(site, report)).collect()
}

fn stated<T: Listed>(site: &Site, report: ReportId) -> impl Iterator<Item = Stated<'_, T>> {
    let records = T::of(site.report(report)).iter().enumerate();
    records.map(move |(at, it)| Stated { report, at, it })
}

pub fn has<T: Listed>(site: &Site) -> bool {
    site.reports.iter().any(|report| !T::of(report).is_empty())
}

/// How many of how many places there are, in a sentence.
pub fn sentence<T: Listed>(context: &Context, word: &str) -> String {
    let records = all::<T>(context.site);
    let places: BTreeSet<PlaceId> =
        records.iter().map(|record| context.site.report(record.report).place).collect();
    let values = [("records", &*records.len().to_string()), ("places", &*places.len().to_string())];
    context.fill(word, &values)
}

/// The page of all places: by kind, in pinyin order; those of no stated kind last.
pub fn view<T: Listed>(context: &Context, lead: &str) -> RecordsView {
    let mut kinds: BTreeMap<Option<&str>, Vec<RecordRow>> = BTreeMap::new();
    let records = all::<T>(context.site);
    for record in &records {
        let row = RecordRow { kind: None, ..row(context, record) };
        kinds.entry(record.it.kind()).or_default().push(row);
    }
    let collation = Collation::pinyin();
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) => collation.compare(a, b),
        _ => b.is_some().cmp(&a.is_some()),
    });
    // Where nobody names a kind, a shelf of the unnamed says nothing.
    let several = kinds.len() > 1;
    let unknown = context.fill("kind_unknown", &[]);
    let name = |kind: Option<&str>| kind.map(str::to_owned).or(several.then(|| unknown.clone()));
    let shelves = kinds.into_iter().map(|(kind, rows)| RecordShelf { name: name(kind), rows }).collect();
    RecordsView {
        lead: context.fill(lead, &[]),
        table: table::<T>(context, shelves),
        downloads: context.downloads(Subject::Topic(T::TOPIC)),
    }
}

/// The tables of one report, each row with an id that other pages lead to.
pub fn of_report(context: &Context, report: ReportId) -> Vec<RecordTable> {
    fn of<T: Listed>(context: &Context, report: ReportId) -> Option<RecordTable> {
        let rows = stated::<T>(context.site, report);
        let rows = rows.map(|it| RecordRow { id: Some(anchor::<T>(it.at)), ..row(context, &it) });
        unshelved::<T>(context, rows.collect())
    }
    let tables = [
        of::<PolicyDocument>(context, report),
        of::<Event>(context, report),
        of::<Organisation>(context, report),
        of::<Grid>(context, report),
    ];
    tables.into_iter().flatten().collect()
}

/// The tables of all reports of one place.
pub fn of_place(context: &Context, place: PlaceId) -> Vec<RecordTable> {
    fn of<T: Listed>(context: &Context, place: PlaceId) -> Option<RecordTable> {
        let reports = context.site.place(place).reports.iter();
        let rows = reports.flat_map(|report| stated::<T>(context.site, *report));
        unshelved::<T>(context, rows.map(|it| row(context, &it)).collect())
    }
    let tables = [
        of::<PolicyDocument>(context, place),
        of::<Event>(context, place),
        of::<Organisation>(context, place),
        of::<Grid>(context, place),
    ];
    tables.into_iter().flatten().collect()
}

fn unshelved<T: Listed>(context: &Context, rows: Vec<RecordRow>) -> Option<RecordTable> {
    (!rows.is_empty()).then(|| table::<T>(context, vec![RecordShelf { name: None, rows }]))
}

/// A column that no row fills is left out.
fn table<T: Listed>(context: &Context, mut shelves: Vec<RecordShelf>) -> RecordTable {
    let rows = || shelves.iter().flat_map(|shelf| &shelf.rows);
    let filled = |at: usize| rows().any(|row| row.cells.get(at).is_some_and(|cell| !cell.text.is_empty()));
    let kept: Vec<bool> = (0..T::COLUMNS.len()).map(filled).collect();
    let records = rows().count();
    for row in shelves.iter_mut().flat_map(|shelf| &mut shelf.rows) {
        let mut kept = kept.iter();
        row.cells.retain(|_| kept.next().copied().unwrap_or(true));
    }
    let columns = T::COLUMNS.iter().zip(&kept).filter(|(_, kept)| **kept);
    RecordTable {
        key: T::TOPIC.key(),
        title: context.fill(T::TOPIC.title_word(), &[]),
        caption: context.fill(T::CAPTION, &[]),
        subject: context.fill(T::SUBJECT, &[]),
        columns: columns.map(|(word, _)| context.fill(word, &[])).collect(),
        shelves,
        records,
    }
}

fn row<T: Listed>(context: &Context, stated: &Stated<T>) -> RecordRow {
    let Stated { report, at, it } = stated;
    let link = context.report_link(*report);
    let place = context.site.report(*report).place;
    let cells = T::COLUMNS.iter().zip(it.cells(context));
    RecordRow {
        id: None,
        subject: it.subject(context),
        kind: it.kind().map(str::to_owned),
        cells: cells.map(|(word, text)| RecordCell { label: context.fill(word, &[]), text }).collect(),
        note: it.note().map(str::to_owned),
        place: context.place_link(place),
        above: context.above(place),
        report: LinkView { href: format!("{}#{}", link.href, anchor::<T>(*at)), ..link },
    }
}

/// The id of a record on the page of its report.
pub fn anchor<T: Listed>(at: usize) -> String {
    format!("{}-{}", T::TOPIC.key(), at + 1)
}
