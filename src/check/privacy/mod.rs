//! What must not be put on the web of a person: identity and telephone numbers, cards, plates, addresses, photographs'
//! positions. Reports are public as well, so they show none of it.

mod card;
mod digits;
mod identity;
mod line;
mod marks;
mod phone;
mod positions;
mod scan;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Level, Span, Words};
use crate::files::{Files, extension};
use crate::model::{DataSet, Site};
use crate::say;

use super::Around;
use scan::find;

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Identity,
    Phone,
    Card,
    Plate,
    Email,
    Home,
}

/// Whether it is certain: a number whose check digit is wrong may be a slip in a real one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    No,
}

/// Something found in a line, by places of its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Private {
    kind: Kind,
    sure: Sure,
    start: usize,
    end: usize,
}

/// Something found in a text, by its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    kind: Kind,
    sure: Sure,
    range: Range<usize>,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Kind::Identity => "id-number",
            Kind::Phone => "phone-number",
            Kind::Card => "bank-card",
            Kind::Plate => "vehicle-plate",
            Kind::Email => "email",
            Kind::Home => "home-address",
        }
    }

    fn words(self) -> Words {
        match self {
            Kind::Identity => say!("居民身份证号", "an identity number"),
            Kind::Phone => say!("电话号码", "a telephone number"),
            Kind::Card => say!("银行卡号", "a bank card number"),
            Kind::Plate => say!("车牌号", "a number plate"),
            Kind::Email => say!("电子邮箱", "an e-mail address"),
            Kind::Home => say!("住址，写到了门牌号", "an address down to the door"),
        }
    }

    const ALL: [Kind; 6] = [Kind::Identity, Kind::Phone, Kind::Card, Kind::Plate, Kind::Email, Kind::Home];
}

fn asked(site: &Site) -> bool {
    Kind::ALL.iter().any(|kind| site.checks.level(kind.code()) != Some(Level::Off))
}

/// What is private in the cells of workbooks, which are no texts.
pub fn in_workbooks(site: &Site, diagnostics: &mut Diagnostics) {
    for set in site.data_sets.iter().filter(|set| asked(site) && set.layout.sheet.is_some()) {
        in_workbook(set, site, diagnostics);
    }
}

pub fn in_pictures(files: &Files, site: &Site, diagnostics: &mut Diagnostics) {
    positions::check(files, site, diagnostics);
}

/// What is certainly private in a text that is no file of the site.
pub fn in_words(text: &str, site: &Site) -> Vec<(&'static str, Range<usize>)> {
    let certain = find(text).into_iter().filter(|found| {
        found.sure == Sure::Yes
            && site.checks.level(found.kind.code()) != Some(Level::Off)
            && !is_allowed(&text[found.range.clone()], &site.checks.allow)
    });
    certain.map(|found| (found.kind.code(), found.range)).collect()
}

/// The files whose text comes to be on a page.
fn is_published(ending: &str) -> bool {
    ["md", "yaml", "yml", "csv"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// What is private in a text whose words come to be on a page.
pub fn in_text(path: &str, text: &str, around: &Around, diagnostics: &mut Diagnostics) {
    let site = around.site;
    if !asked(site) || !extension(path).is_some_and(is_published) {
        return;
    }
    for found in find(text) {
        let written = &text[found.range.clone()];
        if is_allowed(written, &site.checks.allow) {
            continue;
        }
        let span = Span::new(path, found.range.clone());
        let diagnostic = tell(&found, written, None);
        diagnostics.push(diagnostic.at(span.clone()).hide(span));
    }
}

/// A cell of a workbook has no bytes to mark, so it is named.
fn in_workbook(set: &DataSet, site: &Site, diagnostics: &mut Diagnostics) {
    for (row, cells) in set.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            for found in find(cell) {
                let written = &cell[found.range.clone()];
                if !is_allowed(written, &site.checks.allow) {
                    let place = set.cell_name(row, column);
                    let diagnostic = tell(&found, written, Some(place));
                    diagnostics.push(diagnostic.at(Span::file(set.table.as_str())));
                }
            }
        }
    }
}

fn tell(found: &Found, written: &str, cell: Option<Words>) -> Diagnostic {
    let kind = found.kind.words();
    let (zh, en, shown) = (kind.zh, kind.en, masked(written));
    let (at_zh, at_en) = cell
        .map_or((String::new(), String::new()), |cell| (format!("{}：", cell.zh), format!("{}: ", cell.en)));
    let diagnostic = match found.sure {
        Sure::Yes => Diagnostic::error(
            found.kind.code(),
            say!("{at_zh}“{shown}”是{zh}，不能公布", "{at_en}{shown} is {en} and must not be published"),
        ),
        Sure::No => Diagnostic::warning(
            found.kind.code(),
            say!("{at_zh}“{shown}”像是{zh}", "{at_en}{shown} looks like {en}"),
        ),
    };
    let mend = match found.kind {
        Kind::Phone | Kind::Identity | Kind::Card => say!(
            "删去，或把中间几位改成星号，如 138****1234",
            "take it out, or mask its middle with asterisks, as 138****1234"
        ),
        Kind::Plate | Kind::Email => say!("删去", "take it out"),
        Kind::Home => say!("写到村、社区或路名为止", "stop at the village, the community or the road"),
    };
    diagnostic.help(mend).help(say!(
        "本来就公开的（如值班电话），照原样写进 townpress.yaml：checks: {{ allow: [\"…\"] }}",
        "what is public anyway, as the number of an office, goes to townpress.yaml as written: checks: {{ allow: [\"…\"] }}"
    ))
}

/// Whether the settings say that it may be public; spaces, hyphens and widths do not matter.
fn is_allowed(written: &str, allowed: &[String]) -> bool {
    let bare = |text: &str| -> String {
        let line = line::Line::new(text, 0);
        line.text(0..line.len()).chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')')).collect()
    };
    !allowed.is_empty() && {
        let written = bare(written);
        allowed.iter().any(|text| bare(text) == written)
    }
}

/// The first three and the last two characters; in a report that everybody may read, the rest is nobody's business.
fn masked(written: &str) -> String {
    let characters: Vec<char> = written.chars().collect();
    let (lead, tail) = if characters.len() >= 10 { (3, 2) } else { (2, 1) };
    let shown = |at: usize| at < lead || at + tail >= characters.len();
    characters.iter().enumerate().map(|(at, c)| if shown(at) { *c } else { '*' }).collect()
}
