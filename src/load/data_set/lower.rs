//! Description and table → the data set and its observations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::load::Text;
use crate::load::fields::nearest;
use crate::load::metric::{self, Terms};
use crate::load::persons::{self, Private};
use crate::model::{
    Basis, DataSet, DataSetId, IndicatorId, Observation, Period, PlaceId, Reading, Scope, Source,
};
use crate::quantity;
use crate::say;

use super::describe::{Description, Form};
use super::places::Below;
use super::table::Table;
use super::{Known, Loaded, fractions, long, rows, wide};

/// A data set on its way into the site.
pub struct Lowering<'a> {
    pub id: DataSetId,
    pub description: &'a Description,
    pub table: &'a Table,
    pub known: Known<'a>,
    pub below: Below<'a>,
    pub place_column: usize,
    /// The places that a row may speak of; none where it holds no figures or a mistake was reported.
    pub subjects: Vec<Vec<PlaceId>>,
    pub observations: Vec<Observation>,
    /// The cell that stated a figure first.
    stated: BTreeMap<Key, (usize, usize)>,
    /// Names that several places bear and no period tells apart, each reported once.
    ambiguous: BTreeSet<String>,
    pub diagnostics: Diagnostics,
}

type Key = (PlaceId, IndicatorId, Basis, Scope, Arc<Period>);

/// Lowers one data set; its mistakes come back with it.
pub fn lower(description: Description, table: &Table, id: DataSetId, known: Known) -> (Loaded, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    if persons(table, &mut diagnostics) {
        return (
            Loaded { set: data_set(description, table).into(), observations: Arc::default() },
            diagnostics,
        );
    }
    let place_column = column(table, &description.place_column, &mut diagnostics);
    // Read once here, so that a mistake in what holds for all figures is not told for each of them.
    let sound = metric::terms(&description.terms, &Period::unknown().into(), &mut diagnostics).is_some();
    let (mut observations, mut found) = (Vec::new(), Diagnostics::default());
    if let Some(place_column) = place_column.filter(|_| sound) {
        let mut lowering = Lowering {
            id,
            description: &description,
            table,
            known,
            below: Below::of(description.place, known.places, description.naming),
            place_column,
            subjects: Vec::new(),
            observations: Vec::new(),
            stated: BTreeMap::new(),
            ambiguous: BTreeSet::new(),
            diagnostics: Diagnostics::default(),
        };
        rows::subjects(&mut lowering);
        match &description.form {
            Form::Wide(columns) => wide::lower(&mut lowering, columns),
            Form::Long(columns) => long::lower(&mut lowering, columns),
        }
        fractions::check(&mut lowering);
        (observations, found) = (lowering.observations, lowering.diagnostics);
    }
    diagnostics.extend(found);
    (Loaded { set: data_set(description, table).into(), observations: observations.into() }, diagnostics)
}

fn data_set(description: Description, table: &Table) -> DataSet {
    let (head, rows) = table.texts();
    DataSet {
        path: description.path,
        file: description.file,
        table: description.table.text,
        place: description.place,
        title: description.title,
        source: description.source,
        issuer: description.issuer,
        note: description.note,
        head,
        rows,
        layout: table.layout(),
    }
}

/// Refuses a table with a column of persons or households: beside them stand their scores and amounts. A column that
/// only counts them holds numbers.
fn persons(table: &Table, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.errors();
    for (column, cell) in table.head.cells.iter().enumerate().filter(|(_, cell)| persons::head(&cell.text)) {
        let names = |row: &usize| {
            let text = table.cell(*row, column).map(|cell| cell.text.trim()).unwrap_or_default();
            text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && quantity::parse(text).is_err()
        };
        let Some(row) = (0..table.rows.len()).find(names) else { continue };
        let place = table.span(row, column);
        let span = if place.start < place.end { place } else { Span::new(&*table.file, cell.range.clone()) };
        let refused = persons::refuse(Private::Household, span);
        diagnostics.push(table.blame(row, column, refused));
    }
    diagnostics.errors() > before
}

/// The column under a head that the YAML names.
pub fn column(table: &Table, head: &Text, diagnostics: &mut Diagnostics) -> Option<usize> {
    let written = &head.text;
    match table.columns(written).as_slice() {
        [only] => Some(*only),
        [] => {
            let file = crate::files::name(&table.file);
            let message = say!("{file} 里没有“{written}”这一列", "{file} has no column “{written}”");
            let mut diagnostic = Diagnostic::error("unknown-column", message)
                .at(head.span.clone())
                .also(table.head_span(), say!("表头在这里", "the head of the table"));
            if let Some(near) = nearest(written, table.heads()) {
                diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
            }
            let all = table.heads().collect::<Vec<_>>().join("、");
            diagnostics.push(diagnostic.help(say!("表里的列有：{all}", "its columns are: {all}")));
            None
        }
        several => {
            let count = several.len();
            let message = say!(
                "“{written}”这个表头有 {count} 列，不知道是哪一列",
                "{count} columns have the head “{written}”"
            );
            let help = say!("给它们不同的表头", "give each a head of its own");
            let diagnostic = Diagnostic::error("unknown-column", message)
                .at(head.span.clone())
                .also(table.head_span(), say!("表头在这里", "the head of the table"));
            diagnostics.push(diagnostic.help(help));
            None
        }
    }
}

impl Lowering<'_> {
    /// The scope and the basis that the YAML gives to the whole set, but for what `own` says itself.
    pub fn with_defaults(&self, mut own: Vec<(Text, Text)>) -> Vec<(Text, Text)> {
        for (key, value) in &self.description.terms {
            if !own.iter().any(|(other, _)| other.text == key.text) {
                own.push((key.clone(), value.clone()));
            }
        }
        own
    }

    /// Whether the figures under these keys have any period.
    pub fn has_period(&self, own: &[(Text, Text)]) -> bool {
        let tells = |key: &str| ["period", "as_of", "when"].contains(&key);
        self.description.period.is_some() || own.iter().any(|(key, _)| tells(&key.text))
    }

    pub fn default_period(&self) -> Arc<Period> {
        self.description.period.clone().unwrap_or_else(|| Period::unknown().into())
    }

    /// Adds the observation that a cell makes, if nothing else in the table makes the same.
    pub fn state(
        &mut self,
        cell: (usize, usize),
        indicator: IndicatorId,
        mut reading: Reading,
        terms: &Terms,
    ) {
        let (row, column) = cell;
        let Some(place) = self.below.living(&self.subjects[row], terms.period.last_day()) else {
            self.several_places(row);
            return;
        };
        let basis = terms.basis.unwrap_or(self.known.indicators[indicator.index()].basis);
        let key = (place, indicator, basis, terms.scope.clone(), terms.period.clone());
        if let Some(first) = self.stated.get(&key).copied() {
            self.twice(first, cell, place, indicator);
            return;
        }
        self.stated.insert(key, cell);
        self.known.names.share_unit(&mut reading);
        self.observations.push(Observation {
            place,
            indicator,
            reading,
            period: terms.period.clone(),
            basis,
            scope: terms.scope.clone(),
            note: terms.note.clone(),
            source: Source::Cell { set: self.id, row: row as u32, column: column as u32 },
            span: self.table.span(row, column),
        });
    }

    /// Two cells for one figure: the same row again, or a second column without a period of its own.
    fn twice(
        &mut self,
        first: (usize, usize),
        again: (usize, usize),
        place: PlaceId,
        indicator: IndicatorId,
    ) {
        let text = |(row, column): (usize, usize)| {
            self.table.text(row, column).map(|text| text.text).unwrap_or_default()
        };
        let (left, right) = (text(first), text(again));
        let place = &self.below.place(place).name.zh;
        let name = &self.known.indicators[indicator.index()].name.zh;
        let other = self.table.name(first.0, first.1);
        let (other_zh, other_en) = (other.zh, other.en);
        let message = if left == right {
            say!(
                "{place}的“{name}”写了两次，另一次在{other_zh}",
                "{name} of {place} is given twice, first in {other_en}"
            )
        } else {
            say!(
                "{place}的“{name}”有两个数：这里是 {right}，{other_zh}是 {left}",
                "two figures for {name} of {place}: {right} here, {left} in {other_en}"
            )
        };
        let help = say!(
            "删去一个；如果期间或口径不同，给那一列或那一行写明",
            "remove one; if period or scope differ, say so for its column or row"
        );
        let mut diagnostic = Diagnostic::error("twice", message).help(help);
        let span = self.table.span(first.0, first.1);
        if span.start < span.end {
            diagnostic = diagnostic.also(span, say!("另一个在这里", "the other is here"));
        }
        let diagnostic = self.table.blame(again.0, again.1, diagnostic);
        self.diagnostics.push(diagnostic);
    }

    fn several_places(&mut self, row: usize) {
        let Some(text) = self.table.text(row, self.place_column) else { return };
        if !self.ambiguous.insert(text.text.clone()) {
            return;
        }
        let name = &text.text;
        let all = self.subjects[row].iter().map(|id| self.below.place(*id).path.as_str());
        let all = all.collect::<Vec<_>>().join("、");
        let message = say!("“{name}”可以是 {all}", "“{name}” may be any of {all}");
        let help = say!(
            "这一列改写文件夹名或区划代码（match: path 或 match: code）；合并前后同名的，在 place.yaml 里写 since 和 until",
            "name them by folder or by code (`match: path` or `match: code`); where one succeeded the other, give them `since` and `until`"
        );
        let diagnostic = Diagnostic::error("ambiguous-place", message).help(help);
        let diagnostic = self.table.blame(row, self.place_column, diagnostic);
        self.diagnostics.push(diagnostic);
    }
}
