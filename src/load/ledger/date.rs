//! A day as ledgers have it: `2024-06-30`, and what spreadsheets and offices make of it.

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics};
use crate::load::Text;
use crate::say;

/// The day that a text names, or a mistake.
pub fn day(text: &Text, diagnostics: &mut Diagnostics) -> Option<Date> {
    let found = parse(text.text.trim());
    if found.is_none() {
        let written = &text.text;
        let message = say!("“{written}”不是日期", "`{written}` is not a date");
        let help = say!(
            "写成 2024-06-30、2024/6/30 或 2024年6月30日；写不出哪一天的空着，放进备注",
            "write 2024-06-30, 2024/6/30 or 2024年6月30日; leave it empty if the day is not known, and say so in `note`"
        );
        diagnostics.push(Diagnostic::error("date", message).at(text.span.clone()).help(help));
    }
    found
}

fn parse(text: &str) -> Option<Date> {
    let text = text.strip_suffix('日').unwrap_or(text);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_offices_write_them() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(parse(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        };
        check("2024-06-30", Some("2024-06-30"));
        check("2024/6/3", Some("2024-06-03"));
        check("2024.6.3", Some("2024-06-03"));
        check("2024年6月3日", Some("2024-06-03"));
        check("2024-02-30", None);
        check("24-6-30", None);
        check("2024年6月", None);
        check("6月30日", None);
        check("2024-06-30 10:00", None);
        check("月底", None);
        check("", None);
    }
}
