//! Workbooks, read back cell by cell.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use crate::pages::{Cell, Download, Form, Prominence, Subject, downloads, table};

use super::{Made, repository};

fn sheets(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("the workbook opens");
    book.worksheets()
}

#[test]
fn a_workbook_holds_numbers_as_numbers_and_texts_as_texts() {
    let made = Made::county("");
    let sheets = sheets(made.bytes(made.league(Form::Xlsx)));
    let (name, table) = &sheets[0];
    assert_eq!(name, "数据");
    let cell = |row: usize, head: &str| {
        let at = (0..table.width()).find(|at| table.get((0, *at)) == Some(&Data::String(head.into())));
        table.get((row, at.expect("the column is there"))).cloned().unwrap_or(Data::Empty)
    };
    assert_eq!(cell(1, "地方"), Data::String("=1+1".into()), "a text, and no apostrophe is needed");
    assert_eq!(cell(1, "名次（最后）"), Data::Float(2.0));
    assert_eq!(cell(2, "数值（盏）"), Data::Float(625.5));
    assert_eq!(cell(2, "区划代码"), Data::String("011000101".into()));
    assert_eq!(cell(2, "增减幅度（%）"), Data::Float(25.1));
    assert!(matches!(cell(2, "期间末日"), Data::DateTime(_)));
    assert_eq!(cell(3, "数值（盏）"), Data::Empty);
    assert_eq!(cell(3, "状态"), Data::String("未公开".into()));
}

#[test]
fn the_notes_tell_what_cells_cannot() {
    let made = Made::county("");
    let sheets = sheets(made.bytes(made.league(Form::Xlsx)));
    let (name, notes) = &sheets[1];
    assert_eq!(name, "说明");
    let said: String =
        notes.rows().map(|row| row.iter().map(ToString::to_string).collect::<String>() + "\n").collect();
    for expected in
        ["路灯试", "单位盏", "参评2/4", "未公开原文隐去", "安镇总结二", "townpress", "比所写略多如 620余"]
    {
        assert!(said.contains(expected), "{expected} is not in:\n{said}");
    }
}

/// No formula in any workbook, and every number where its table has one.
#[test]
fn workbooks_agree_with_their_tables() {
    for made in repository() {
        for download in downloads(&made.site, &made.comparisons) {
            let Download::Table(subject, Form::Xlsx) = download else { continue };
            let bytes = made.bytes(download);
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("the workbook opens");
            for name in book.sheet_names() {
                let formulas = book.worksheet_formula(&name).expect("the sheet is there");
                assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{download:?}");
            }
            let words = &made.theme.wording;
            let table = table(&made.site, &made.comparisons, words, subject, Form::Xlsx);
            let sheets = sheets(bytes);
            for (row, cells) in table.rows.iter().enumerate() {
                for (at, cell) in cells.iter().enumerate() {
                    let found = sheets[0].1.get((row + 1, at)).unwrap_or(&Data::Empty);
                    let same = match (cell, found) {
                        (Cell::Empty, Data::Empty) => true,
                        (Cell::Text(text) | Cell::Address(text), Data::String(found)) => text == found,
                        (Cell::Number(number), Data::Float(found)) => {
                            number.to_string().parse() == Ok(*found)
                        }
                        (Cell::Integer(number), Data::Float(found)) => *number as f64 == *found,
                        (Cell::Date(_), Data::DateTime(_)) => true,
                        _ => false,
                    };
                    assert!(same, "{download:?} row {row}, column {at}: {cell:?}, {found:?}");
                }
            }
        }
    }
}

/// A name of a sheet that Excel refuses is the theme's mistake, and is said as such.
#[test]
fn a_bad_name_of_a_sheet_is_an_error_of_the_theme() {
    let mut made = Made::county("");
    made.theme.wording.words.insert("data_sheet".into(), "a/b".into());
    let league = made.league(Form::Xlsx);
    let said = super::data(&made.site, &made.comparisons, &made.theme.wording, league);
    assert_eq!(said.err().map(|diagnostic| diagnostic.code), Some("xlsx"));
}

/// An empty cell must not be taken for a zero, so what keeps a number away is never folded.
#[test]
fn what_is_out_of_the_ordinary_is_not_folded() {
    let made = Made::county("");
    let matrix = Download::Table(Subject::Matrix(0), Form::Xlsx);
    let words = &made.theme.wording;
    for (subject, expected) in [
        (Subject::Matrix(0), "place_name code lamps lamps.qualifier lamps.status"),
        (
            league_subject(&made),
            "place_name code rank_first rank_last value qualifier status as_written change \
             change_percent change_since reason source",
        ),
    ] {
        let table = table(&made.site, &made.comparisons, words, subject, Form::Xlsx);
        let shown = table.columns.iter().filter(|column| column.prominence == Prominence::Shown);
        let shown: Vec<&str> = shown.map(|column| column.key.as_str()).collect();
        assert_eq!(shown.join(" "), expected);
    }
    assert_eq!(sheets(made.bytes(matrix)).len(), 2);
}

fn league_subject(made: &Made) -> Subject {
    match made.league(Form::Xlsx) {
        Download::Table(subject, _) => subject,
        Download::Package => Subject::Observations,
    }
}
