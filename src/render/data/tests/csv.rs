//! CSV as a spreadsheet reads it.

use crate::pages::{Download, Form, Kind, Subject, downloads, table};

use super::{Made, repository};

/// The fields of a file after RFC 4180.
fn fields(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("the file begins with a byte order mark");
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    assert!(field.is_empty() && row.is_empty(), "the last line has its end");
    rows
}

/// Some columns of a file, by their heads, as lines.
fn chosen(text: &str, heads: &[&str]) -> Vec<String> {
    let rows = fields(text);
    let at = |head: &&str| rows[0].iter().position(|known| known == head).expect("the column is there");
    let columns: Vec<usize> = heads.iter().map(at).collect();
    let line = |row: &Vec<String>| columns.iter().map(|at| row[*at].as_str()).collect::<Vec<_>>().join("|");
    rows[1..].iter().map(line).collect()
}

#[test]
fn a_league_tells_what_is_known_and_leaves_the_rest_empty() {
    let made = Made::county("");
    let text = made.text(made.league(Form::Csv));
    let heads =
        ["地方", "区划代码", "名次（最前）", "名次（最后）", "数值（盏）", "限定", "状态", "原文写法"];
    let expected = [
        "'=1+1||1|2|620|比所写略多|已报|620余盏",
        "安镇|011000101|1|2|625.50|确数|已报|625.50盏",
        "大镇||||||未公开|未公开",
        "鹅镇||||||未报|",
    ];
    assert_eq!(chosen(&text, &heads), expected);
    let heads = [
        "可能的最小值（盏）",
        "可能的最大值（盏）",
        "增减（盏）",
        "增减幅度（%）",
        "对比期",
        "期间",
        "不参与比较的原因",
    ];
    let expected =
        ["620|630||||2021年|", "625.5|625.5|125.5|25.1|2020年|2021年|", "||||||未公开", "||||||没有报告"];
    let lines = chosen(&text, &heads);
    assert_eq!(lines[..2], expected[..2]);
    assert!(lines[2].ends_with("2021年|未公开"), "{lines:?}");
    assert_eq!(lines[3], expected[3]);
}

#[test]
fn links_are_relative_unless_the_site_knows_its_address() {
    let made = Made::county("");
    let lines = chosen(&made.text(made.league(Form::Csv)), &["出处链接"]);
    assert_eq!(lines[1], "../../c/a/2021.html#row-lamps");
    let made = Made::county("base_url: https://example.cn/data/\n");
    let lines = chosen(&made.text(made.league(Form::Csv)), &["出处链接"]);
    assert_eq!(lines[1], "https://example.cn/data/c/a/2021.html#row-lamps");
}

#[test]
fn the_whole_site_is_told_in_keys() {
    let made = Made::county("");
    let text = made.text(Download::Table(Subject::Observations, Form::Csv));
    let heads = [
        "place",
        "indicator",
        "value",
        "unit",
        "qualifier",
        "status",
        "low",
        "high",
        "period_first",
        "scope",
    ];
    let expected = [
        "c/a|lamps|500|盏|exact|reported|500|500|2020-01-01|whole",
        "c/a|lamps|625.50|盏|exact|reported|625.5|625.5|2021-01-01|whole",
        "c/b|lamps|620|盏|somewhat_more|reported|620|630|2021-01-01|whole",
        "c/d|lamps|800|盏|at_least|reported|800||2020-01-01|whole",
        "c/d|lamps||盏||withheld|||2021-01-01|whole",
    ];
    assert_eq!(chosen(&text, &heads), expected);
    let places = made.text(Download::Table(Subject::Places, Form::Csv));
    assert_eq!(chosen(&places, &["place", "level", "parent"])[1], "c/a|town|c");
}

/// Over all that this repository tells: a number, or nothing; a date, or nothing.
#[test]
fn numeric_columns_hold_numbers_or_nothing() {
    let mut numbers = 0;
    for made in repository() {
        for download in downloads(&made.site, &made.comparisons) {
            let Download::Table(subject, Form::Csv) = download else { continue };
            let rows = fields(&made.text(download));
            let words = &made.theme.wording;
            let table = table(&made.site, &made.comparisons, words, subject, Form::Csv);
            assert_eq!(rows.len(), table.rows.len() + 1, "{download:?}");
            for (at, column) in table.columns.iter().enumerate() {
                for row in &rows[1..] {
                    assert_eq!(row.len(), table.columns.len(), "{download:?}");
                    let field = row[at].as_str();
                    let sound = match column.kind {
                        Kind::Number | Kind::Percent => field.parse::<rust_decimal::Decimal>().is_ok(),
                        Kind::Integer => field.parse::<u32>().is_ok(),
                        Kind::Date => field.parse::<jiff::civil::Date>().is_ok(),
                        Kind::Text | Kind::Address => !field.starts_with(['=', '@', '\t', '\r']),
                    };
                    assert!(field.is_empty() || sound, "{download:?} {}: {field}", column.key);
                    numbers += usize::from(column.kind == Kind::Number && !field.is_empty());
                }
            }
        }
    }
    assert!(numbers > 500, "{numbers} numbers are too few for a test");
}

/// A place that gives no number has none in any numeric column of any table.
#[test]
fn what_is_not_reported_is_never_a_number() {
    for made in repository() {
        let text = made.text(Download::Table(Subject::Observations, Form::Csv));
        for line in chosen(&text, &["status", "value", "low", "high"]) {
            assert!(line.starts_with("reported|") || line.ends_with("|||"), "{line}");
        }
    }
}
