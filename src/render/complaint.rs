//! What the template engine complains of: its report taken apart into single mistakes, the commonest said in Chinese.

use std::ops::Range;

use tera::ErrorKind;

use crate::diag::Words;

/// One mistake of a template.
pub struct Complaint {
    pub said: Words,
    pub place: Option<Place>,
}

/// Where in which template.
pub struct Place {
    pub template: String,
    /// From 1, in characters.
    pub line: usize,
    pub column: usize,
    /// How many characters are marked.
    pub length: usize,
}

impl Place {
    /// The bytes of the template's text.
    pub fn range(&self, text: &str) -> Range<usize> {
        let before: usize = text.split_inclusive('\n').take(self.line - 1).map(str::len).sum();
        let row = text[before..].split('\n').next().unwrap_or_default();
        let at = |column: usize| row.char_indices().nth(column).map_or(row.len(), |(at, _)| at);
        before + at(self.column - 1)..before + at(self.column - 1 + self.length)
    }
}

/// All that is wrong with the templates.
pub fn complaints(error: &tera::Error) -> Vec<Complaint> {
    match error.kind() {
        ErrorKind::SyntaxError(_) | ErrorKind::RenderingError(_) => vec![complaint(error)],
        _ => several(&error.to_string()),
    }
}

/// The one thing that went wrong.
pub fn complaint(error: &tera::Error) -> Complaint {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let place = Place {
                template: report.filename().to_owned(),
                line: span.start_line.max(1),
                column: span.start_col + 1,
                length: if span.end_line == span.start_line {
                    span.end_col.saturating_sub(span.start_col)
                } else {
                    1
                },
            };
            Complaint { said: words(report.message()), place: Some(place) }
        }
        _ => Complaint { said: words(&error.to_string()), place: None },
    }
}

/// Mistakes that were found together come as one text: `error: …`, `--> name:line:column`, the line, and carets.
fn several(report: &str) -> Vec<Complaint> {
    let mut found: Vec<Complaint> = Vec::new();
    for line in report.lines() {
        let bare = line.trim();
        if let Some(said) = bare.strip_prefix("error: ") {
            found.push(Complaint { said: words(said), place: None });
        } else if let (Some(place), Some(last)) = (bare.strip_prefix("--> "), found.last_mut()) {
            last.place = last.place.take().or_else(|| self::place(place));
        } else if let (Some(marks), Some(place)) =
            (bare.strip_prefix('|'), found.last_mut().and_then(|last| last.place.as_mut()))
        {
            let marks = marks.trim();
            if !marks.is_empty() && marks.bytes().all(|byte| byte == b'^') {
                place.length = marks.len();
            }
        }
    }
    if found.is_empty() {
        found.push(Complaint { said: words(report), place: None });
    }
    found
}

fn place(written: &str) -> Option<Place> {
    let mut parts = written.rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let template = parts.next()?.to_owned();
    (line > 0 && column > 0).then_some(Place { template, line, column, length: 1 })
}

fn words(said: &str) -> Words {
    Words { zh: chinese(said).unwrap_or_else(|| said.to_owned()), en: said.to_owned() }
}

/// The commonest complaints; the names in them stay as they are.
fn chinese(said: &str) -> Option<String> {
    const UNKNOWN: [(&str, &str); 5] = [
        ("Unknown filter ", "没有这个过滤器："),
        ("Unknown function ", "没有这个函数："),
        ("Unknown test ", "没有这个判断："),
        ("Unknown template ", "没有这个模板："),
        ("Unknown component ", "没有这个组件："),
    ];
    for (en, zh) in UNKNOWN {
        if let Some(name) = said.strip_prefix(en) {
            return Some(format!("{zh}{name}"));
        }
    }
    if said == "Unexpected end of input" {
        return Some("模板没有写完".to_owned());
    }
    if let Some((name, known)) = said.split_once(" is not defined. Available ") {
        let name = name.trim_start_matches("Field ").trim_start_matches("Variable ");
        let known = known.split_once(": ").map_or(known, |(_, known)| known);
        return Some(format!("没有 {name}；可以用的有：{known}"));
    }
    if let Some(block) = said.strip_suffix(" is not defined in any parent template") {
        let block = block.trim_start_matches("Block ");
        return Some(format!("上级模板里没有 {block} 这一块"));
    }
    if let Some((name, files)) = said.split_once(" is defined in both ") {
        let (name, files) = (name.trim_start_matches("Component "), files.replace(" and ", " 和 "));
        return Some(format!("组件 {name} 在 {files} 里各定义了一次"));
    }
    let (found, wanted) = said.strip_prefix("Found ")?.split_once(" but expected ")?;
    Some(format!("这里是 {found}，应当是 {}", wanted.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_several_mistakes_is_taken_apart() {
        let report = "error: Unknown filter `shout`\n --> 404.html:1:28\n  |\n1 | 没有 {{ a | shout }}\n  |    ^^^^^\n\n\
                      error: Unknown template `no.html`\n --> a b.html:2:12\n  |\n";
        let found: Vec<_> = several(report)
            .into_iter()
            .map(|one| {
                let place = one.place.expect("placed");
                (one.said.zh, place.template, place.line, place.column, place.length)
            })
            .collect();
        let row = |zh: &str, template: &str, line, column, length| {
            (zh.to_owned(), template.to_owned(), line, column, length)
        };
        let expected = [
            row("没有这个过滤器：`shout`", "404.html", 1, 28, 5),
            row("没有这个模板：`no.html`", "a b.html", 2, 12, 1),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn places_are_found_in_the_text() {
        let check = |line, column, length, expected: &str| {
            let text = "一行\n第二行 ab\n";
            let place = Place { template: String::new(), line, column, length };
            assert_eq!(&text[place.range(text)], expected);
        };
        check(2, 5, 2, "ab");
        check(1, 2, 1, "行");
        check(2, 90, 3, "");
        check(9, 1, 3, "");
    }
}
