//! Where a figure is stated, in words: a drawing cannot mark a cell of a workbook.

use crate::diag::Words;
use crate::files::name;
use crate::model::{Observation, Site, Source};
use crate::say;

/// The file and the cell of a figure in a table; None where the drawing marks it.
pub fn cell(site: &Site, observation: &Observation) -> Option<Words> {
    let Source::Cell { set, row, column } = observation.source else { return None };
    let set = site.data_set(set);
    let cell = set.cell_name(row as usize, column as usize);
    let (zh, en, file) = (cell.zh, cell.en, name(&set.table));
    Some(say!("{file} {zh}", "{file}, {en}"))
}

/// The figure as written, and its cell behind it where it has one.
pub fn figure(site: &Site, observation: &Observation) -> Words {
    let written = written(observation);
    match cell(site, observation) {
        Some(Words { zh, en }) => say!("{written}（{zh}）", "{written} ({en})"),
        None => say!("{written}", "{written}"),
    }
}

/// The figure as written, or the word for its status.
pub fn written(observation: &Observation) -> String {
    use crate::model::Reading;
    match &observation.reading {
        Reading::Missing => "未报".into(),
        Reading::NotApplicable => "不适用".into(),
        reading => reading.quantity().map(|q| q.written.clone()).unwrap_or_default(),
    }
}
