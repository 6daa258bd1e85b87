//! Periods and dates as written: `2021`, `2021-H1`, `2021-Q3`, `2021-06`, `2021-05-13..2021-07-16`, `unknown`.

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Grain, Inference, Period, Time};
use crate::say;

use super::fields::{Fields, Text, scalar, span};
use super::keys;
use super::yaml::{Node, Value};

/// The `period` of a report: a text in the grammar above, or a map of `value`, `when`, `inferred`, `because`.
pub fn period(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Period {
    if !matches!(node.value, Value::Map(_)) {
        let Some(text) = scalar(file, node, diagnostics) else { return Period::unknown() };
        return Period { time: stretch(&text, diagnostics), when: None };
    }
    let mut fields = Fields::of(file, node, &keys::PERIOD, diagnostics);
    let value = fields.text("value", diagnostics);
    let when = fields.text("when", diagnostics).map(|text| text.text);
    let inferred = fields.text("inferred", diagnostics);
    let because = fields.text("because", diagnostics);
    fields.finish(diagnostics);
    let time = match (value, inferred) {
        (Some(value), None) => stretch(&value, diagnostics),
        (Some(_), Some(inferred)) => {
            let message = say!(
                "已经写明期间（value），就不再推断（inferred）",
                "a period that is stated (`value`) is not inferred as well (`inferred`)"
            );
            diagnostics.push(Diagnostic::error("period", message).at(inferred.span));
            Time::Unknown { inferred: None }
        }
        (None, Some(year)) => inference(&year, because, diagnostics),
        (None, None) => Time::Unknown { inferred: None },
    };
    Period { time, when }
}

fn inference(year: &Text, because: Option<Text>, diagnostics: &mut Diagnostics) -> Time {
    let Some(because) = because else {
        let message = say!("推断的年份要写明依据", "an inferred year must say why");
        let help = say!("加上 because: 一句话依据", "add `because: …`");
        diagnostics.push(Diagnostic::error("period", message).at(year.span.clone()).help(help));
        return Time::Unknown { inferred: None };
    };
    match year_of(&year.text) {
        Some(year) => Time::Unknown { inferred: Some(Box::new(Inference { year, because: because.text })) },
        None => {
            let message = say!("inferred 应当是四位年份", "`inferred` must be a year of four digits");
            diagnostics.push(Diagnostic::error("period", message).at(year.span.clone()));
            Time::Unknown { inferred: None }
        }
    }
}

/// When something happened: a day, `2020-06-30`, or what may stand for the period of a report.
pub fn when(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Period {
    let Value::Scalar(text) = &node.value else { return period(file, node, diagnostics) };
    if let Ok(day) = text.trim().parse::<Date>() {
        return Period { time: Time::During { first: day, last: day, grain: Grain::Day }, when: None };
    }
    if let Some(time) = parse_stretch(text.trim()) {
        return Period { time, when: None };
    }
    let message = say!("“{text}”不是日期", "`{text}` is not a date");
    let help = say!(
        "写成 2020-06-30、2020-06 或 2020；只有原话的写 {{ when: 1月8日至9日 }}；原文没写就不要写这一项",
        "write 2020-06-30, 2020-06 or 2020; words only: {{ when: … }}; leave it out if the source gives none"
    );
    diagnostics.push(Diagnostic::error("date", message).at(span(file, node)).help(help));
    Period::unknown()
}

/// A stretch of time in the grammar above, or a mistake and the unknown time.
pub fn stretch(text: &Text, diagnostics: &mut Diagnostics) -> Time {
    if text.text == "unknown" {
        return Time::Unknown { inferred: None };
    }
    parse_stretch(text.text.trim()).unwrap_or_else(|| {
        let written = &text.text;
        let message = say!("看不懂期间“{written}”", "`{written}` is not a period");
        let help = say!(
            "写成 2021、2021-H1、2021-Q3、2021-06、2021-05-13..2021-07-16 或 unknown；只有原话的写 {{ when: … }}",
            "write 2021, 2021-H1, 2021-Q3, 2021-06, 2021-05-13..2021-07-16 or unknown; words only: {{ when: … }}"
        );
        diagnostics.push(Diagnostic::error("period", message).at(text.span.clone()).help(help));
        Time::Unknown { inferred: None }
    })
}

/// A date that a state is given for: `2021`, `2021-06` or `2021-06-30`.
pub fn as_of(text: &Text, diagnostics: &mut Diagnostics) -> Time {
    let found = match parse_stretch(text.text.trim()) {
        Some(Time::During { last, grain: grain @ (Grain::Year | Grain::Month), .. }) => {
            Some(Time::AsOf { date: last, grain })
        }
        _ => text.text.trim().parse().ok().map(|date| Time::AsOf { date, grain: Grain::Day }),
    };
    found.unwrap_or_else(|| {
        let written = &text.text;
        let message = say!("看不懂时点“{written}”", "`{written}` is not a date");
        let help = say!("写成 2021、2021-06 或 2021-06-30", "write 2021, 2021-06 or 2021-06-30");
        diagnostics.push(Diagnostic::error("period", message).at(text.span.clone()).help(help));
        Time::Unknown { inferred: None }
    })
}

/// A calendar date, `2021-12-20`.
pub fn date(text: &Text, diagnostics: &mut Diagnostics) -> Option<Date> {
    let found = text.text.trim().parse().ok();
    if found.is_none() {
        let written = &text.text;
        let message = say!("“{written}”不是日期", "`{written}` is not a date");
        let help = say!("写成 2021-12-20", "write 2021-12-20");
        diagnostics.push(Diagnostic::error("date", message).at(text.span.clone()).help(help));
    }
    found
}

/// The time that somebody asks for, in the grammar above: a stretch, or what is `unknown`.
pub fn asked(text: &str) -> Option<Time> {
    if text == "unknown" { Some(Time::Unknown { inferred: None }) } else { parse_stretch(text) }
}

/// The stretch of time that a text in the grammar above names; None where it names none.
pub fn parse_stretch(text: &str) -> Option<Time> {
    if let Some((first, last)) = text.split_once("..") {
        let (first, last): (Date, Date) = (first.parse().ok()?, last.parse().ok()?);
        return (first <= last).then_some(Time::During { first, last, grain: Grain::Day });
    }
    let (year, part) = match text.split_once('-') {
        Some((year, part)) => (year_of(year)?, part),
        None => (year_of(text)?, ""),
    };
    match part {
        "" => months(year, 1, 12, Grain::Year),
        "H1" => months(year, 1, 6, Grain::Half),
        "H2" => months(year, 7, 12, Grain::Half),
        "Q1" => months(year, 1, 3, Grain::Quarter),
        "Q2" => months(year, 4, 6, Grain::Quarter),
        "Q3" => months(year, 7, 9, Grain::Quarter),
        "Q4" => months(year, 10, 12, Grain::Quarter),
        month if month.len() == 2 => {
            let month: i8 = month.parse().ok()?;
            months(year, month, month, Grain::Month)
        }
        _ => None,
    }
}

fn months(year: i16, first: i8, last: i8, grain: Grain) -> Option<Time> {
    let first = Date::new(year, first, 1).ok()?;
    let last = Date::new(year, last, 1).ok()?.last_of_month();
    Some(Time::During { first, last, grain })
}

/// Four digits, nothing else: `21` and `２０２１年` are not years here.
fn year_of(text: &str) -> Option<i16> {
    let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|year| *year >= 1900)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    fn text(written: &str) -> Text {
        Text { text: written.into(), span: Span::file("a.md") }
    }

    #[test]
    fn periods_are_read() {
        let check = |written: &str, expected: &str| {
            let mut diagnostics = Diagnostics::default();
            let shown = match stretch(&text(written), &mut diagnostics) {
                Time::During { first, last, grain } => format!("{first}..{last} {grain:?}"),
                Time::AsOf { date, grain } => format!("{date} {grain:?}"),
                Time::Unknown { .. } => "unknown".into(),
            };
            let shown = if diagnostics.is_empty() { shown } else { "error".into() };
            assert_eq!(shown, expected, "{written}");
        };
        check("2021", "2021-01-01..2021-12-31 Year");
        check("2021-H2", "2021-07-01..2021-12-31 Half");
        check("2020-Q1", "2020-01-01..2020-03-31 Quarter");
        check("2020-02", "2020-02-01..2020-02-29 Month");
        check("2021-05-13..2021-07-16", "2021-05-13..2021-07-16 Day");
        check("unknown", "unknown");
        check("2021-07-16..2021-05-13", "error");
        check("2021-13", "error");
        check("2021年", "error");
        check("21", "error");
        check("202*", "error");
    }
}
