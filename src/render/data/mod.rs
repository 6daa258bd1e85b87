//! Download → bytes of one file. Pure: the same site gives the same bytes.

mod csv;
mod package;
#[cfg(test)]
mod tests;
mod xlsx;

use crate::compare::Comparisons;
use crate::diag::Diagnostic;
use crate::model::{Site, Wording};
use crate::pages::{self, Download, Form, Subject, Table};

/// Makes one file for taking away. Only a workbook can fail: Excel has bounds, and names of sheets are words of a theme.
pub fn data(
    site: &Site,
    comparisons: &Comparisons,
    wording: &Wording,
    download: Download,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    match download {
        Download::Table(subject, form) => {
            let table = pages::table(site, comparisons, wording, subject, form);
            match form {
                Form::Csv => Ok(csv::bytes(&table, wording)),
                Form::Xlsx => xlsx::bytes(&table, wording)
                    .map_err(|error| Box::new(xlsx::explain(&error, &download.path(site)))),
            }
        }
        Download::Package => Ok(package::bytes(&pages::package(site, comparisons, wording))),
    }
}

/// Makes one part of a long file, counted from 0: put behind each other, the parts are what [`data`] makes at once.
pub fn data_part(
    site: &Site,
    comparisons: &Comparisons,
    wording: &Wording,
    download: Download,
    part: usize,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let Download::Table(Subject::Observations, Form::Csv) = download else {
        return data(site, comparisons, wording, download);
    };
    let table = pages::observations_part(site, comparisons, wording, part);
    Ok(if part == 0 { csv::bytes(&table, wording) } else { csv::rows(&table) })
}

/// What the first row says: titles with their units for people, keys for the programs that read the schema.
fn heads(table: &Table, wording: &Wording) -> Vec<String> {
    let head = |column: &pages::Column| match (table.head, &column.unit) {
        (pages::Head::Keys, _) => column.key.clone(),
        (pages::Head::Titles, None) => column.title.clone(),
        (pages::Head::Titles, Some(unit)) => {
            wording.fill("data_head", &[("title", &column.title), ("unit", unit)])
        }
    };
    table.columns.iter().map(head).collect()
}
