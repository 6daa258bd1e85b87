//! The same corpus as Hugo wants it: places as sections, every figure in the head of its report.

use super::figures::{self, INDICATORS};
use super::places::{Area, Town};

/// The list that the pages of indicators are made from.
pub fn indicators() -> String {
    let lines: Vec<String> = INDICATORS.iter().map(|indicator| format!("  \"{}\"", indicator.key)).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

pub fn area(area: &Area) -> String {
    format!("---\ntitle: {}\ntype: area\n---\n", area.name)
}

pub fn town(town: &Town) -> String {
    format!("---\ntitle: {}\ntype: town\n---\n", town.name)
}

/// A report of the townpress corpus, its links of figures made plain text.
pub fn report(seed: u64, town: &Town, year: u32, text: &str) -> String {
    let mut head = format!(
        "---\ntitle: {name}{year}年工作总结\ntype: report\nweight: {year}\nparams:\n  year: {year}\n  metrics:\n",
        name = town.name
    );
    for (at, indicator) in INDICATORS.iter().enumerate() {
        let Some(figure) = figures::figure(seed, town, at, year) else { continue };
        let number: String = figure.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        if !number.is_empty() {
            head.push_str(&format!("    {}: {number}\n", indicator.key));
        }
    }
    let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
    format!("{head}---\n{}", plain(body))
}

/// `[620余处](metric:key)` becomes `620余处`.
fn plain(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("](metric:") {
        let (kept, figure) = before.rsplit_once('[').unwrap_or((before, ""));
        out.push_str(kept);
        out.push_str(figure);
        rest = after.split_once(')').map_or("", |(_, behind)| behind);
    }
    out + rest
}
