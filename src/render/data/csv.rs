//! Table → CSV as Excel and WPS open it: UTF-8 with a byte order mark, CRLF, quotes after RFC 4180.
//!
//! A spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a formula, quoted or not, and a formula can
//! run programs. Content is untrusted, so such a text gets an apostrophe in front. Excel and WPS show the apostrophe;
//! programs that read the file see it too. Texts that are nothing but a number (-5.2%) are left alone: a spreadsheet
//! reads them as numbers. Numeric columns hold numbers or nothing and need no guard.

use std::borrow::Cow;

use crate::model::Wording;
use crate::pages::{Cell, Table};

/// Without the mark, Excel and WPS take the file for GBK.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub fn bytes(table: &Table, wording: &Wording) -> Vec<u8> {
    let mut out = String::from(BYTE_ORDER_MARK);
    let heads = super::heads(table, wording);
    line(&mut out, heads.iter().map(|head| guarded(head)));
    lines(&mut out, table);
    out.into_bytes()
}

/// The rows alone, for going on with a file.
pub fn rows(table: &Table) -> Vec<u8> {
    let mut out = String::new();
    lines(&mut out, table);
    out.into_bytes()
}

fn lines(out: &mut String, table: &Table) {
    for row in &table.rows {
        line(out, row.iter().map(field));
    }
}

fn line<'t>(out: &mut String, fields: impl Iterator<Item = Cow<'t, str>>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            out.push(',');
        }
        quote(out, &field);
    }
    out.push_str("\r\n");
}

/// A field with a comma, a quote, a line end or an outer space stands in quotes; quotes within are doubled.
fn quote(out: &mut String, field: &str) {
    let parting = |byte: u8| matches!(byte, b',' | b'"' | b'\r' | b'\n');
    let plain = !field.bytes().any(parting) && field.trim().len() == field.len();
    if plain {
        out.push_str(field);
        return;
    }
    out.push('"');
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

fn field(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Address(text) => guarded(text),
        Cell::Number(number) => number.to_string().into(),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Date(date) => date.to_string().into(),
    }
}

/// A text that no spreadsheet takes for a formula. The full-width signs are folded by some before they look.
fn guarded(text: &str) -> Cow<'_, str> {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if risky && !is_number(text) { format!("'{text}").into() } else { text.into() }
}

/// A sign, digits and at most one point, perhaps with a percent sign.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_and_guarded() {
        let check = |text: &str, expected: &str| {
            let mut out = String::new();
            quote(&mut out, &field(&Cell::text(text)));
            assert_eq!(out, expected, "{text:?}");
        };
        check("吉强镇", "吉强镇");
        check("1,234", "\"1,234\"");
        check("他说“好”", "他说“好”");
        check("a \"b\" c", "\"a \"\"b\"\" c\"");
        check("第一行\n第二行", "\"第一行\n第二行\"");
        check(" 空格", "\" 空格\"");
        check("", "");
        check("=1+1", "'=1+1");
        check("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        check("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
        check("-2+3", "'-2+3");
        check("@SUM(1)", "'@SUM(1)");
        check("\t=1", "\"'\t=1\"".replace('"', "").as_str());
        check("＝1＋1", "'＝1＋1");
        check("-5.2%", "-5.2%");
        check("+3", "+3");
        check("-3℃", "'-3℃");
        check("-", "'-");
        check("--1", "'--1");
        check("*", "*");
    }

    #[test]
    fn numbers_keep_the_decimals_that_were_written() {
        let number = |text: &str| field(&Cell::Number(text.parse().expect("a decimal"))).into_owned();
        assert_eq!(number("25.60"), "25.60");
        assert_eq!(number("-0.5"), "-0.5");
        assert_eq!(number("14000"), "14000");
    }
}
