//! What front matter tells of a report as an official document: the lines of its title, its addressee, its attachments.

use crate::diag::{Diagnostic, Diagnostics};
use crate::say;

use super::fields::{Fields, Text, scalar};
use super::markdown::without_marker;

/// What follows from the keys `title_lines`, `addressee` and `attachments`.
#[derive(Clone, Debug, Default)]
pub struct Official {
    /// The title, cut where its writer wants a new line; empty where no line was asked for.
    pub title_lines: Vec<String>,
    /// Without the colon behind it.
    pub addressee: Option<String>,
    /// Names, without numbers.
    pub attachments: Vec<String>,
}

/// Takes the three keys. `title` is the title of the same report, if it has one.
pub fn read(fields: &mut Fields, title: Option<&Text>, diagnostics: &mut Diagnostics) -> Official {
    let addressee = fields.text("addressee", diagnostics);
    Official {
        title_lines: title_lines(texts(fields, "title_lines", diagnostics), title, diagnostics),
        addressee: addressee
            .map(|text| text.text.trim_end_matches(['：', ':', ' ', '\u{3000}']).to_owned())
            .filter(|text| !text.is_empty()),
        attachments: attachments(texts(fields, "attachments", diagnostics), diagnostics),
    }
}

fn texts(fields: &mut Fields, name: &'static str, diagnostics: &mut Diagnostics) -> Vec<Text> {
    let file = fields.file();
    let nodes = fields.list(name).into_iter();
    let texts = nodes.filter_map(|node| scalar(file, node, diagnostics));
    texts.filter(|text| !text.text.trim().is_empty()).collect()
}

/// Lines that do not join to the title would print another title than the page has.
fn title_lines(lines: Vec<Text>, title: Option<&Text>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let (Some(first), Some(title)) = (lines.first(), title) else { return Vec::new() };
    let joined: String = lines.iter().map(|line| bare(&line.text)).collect();
    if joined == bare(&title.text) {
        return cut(&title.text, &lines);
    }
    let whole = &title.text;
    let message = say!(
        "title_lines 各行连起来是“{joined}”，和 title 不一样",
        "the lines of `title_lines` join to `{joined}`, which is not the title"
    );
    let help = say!(
        "title 是“{whole}”；照它的文字分行，一个字、一个标点都不增减",
        "the title is `{whole}`; cut it into lines without adding or leaving out a character"
    );
    diagnostics.push(Diagnostic::error("title-lines", message).at(first.span.clone()).help(help));
    Vec::new()
}

/// The title in pieces as long as the lines; a space at a cut stays at the end of its piece, so that they join to the
/// title as it is.
fn cut(title: &str, lines: &[Text]) -> Vec<String> {
    let mut left = title;
    let piece = |line: &Text| {
        let mut solid = left.char_indices().filter(|(_, c)| !c.is_whitespace());
        let next = solid.nth(bare(&line.text).chars().count());
        let (piece, rest) = left.split_at(next.map_or(left.len(), |(at, _)| at));
        left = rest;
        piece.to_owned()
    };
    lines.iter().map(piece).collect()
}

/// A text without its spaces: a title in Latin letters is cut at a space, which neither line keeps.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn attachments(names: Vec<Text>, diagnostics: &mut Diagnostics) -> Vec<String> {
    for name in &names {
        let written = &name.text;
        let labelled = written.strip_prefix("附件").is_some_and(|rest| {
            rest.starts_with(['：', ':', ' ']) || rest.starts_with(|c: char| c.is_ascii_digit())
        });
        let numbered = labelled || without_marker(written) != written;
        let ended = written.ends_with(['。', '；', '，', ';']);
        if numbered || ended {
            let message = say!(
                "附件“{written}”带着序号或句末标点",
                "the attachment `{written}` has a number or an end mark of its own"
            );
            let help = say!(
                "只写附件的名称：序号由程序加，名称后面按公文格式不加标点",
                "write the name alone: numbers are added, and official documents put no mark behind it"
            );
            diagnostics
                .push(Diagnostic::warning("attachment-name", message).at(name.span.clone()).help(help));
        }
    }
    names.into_iter().map(|name| name.text).collect()
}
