//! Shapes and links → the Markdown of a report. Whatever a writer wrote is escaped, so that it is read back as it was:
//! the stars of a mask stay stars.

use std::ops::Range;

use super::draft::{Draft, Sign, sign_of};
use super::enumerate::{Shape, Shaped};
use super::figures::Link;
use super::front::{Front, Period};

/// A report as Markdown, and where its links ended up.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    pub text: String,
    /// For each link that was written: the shape it is in, its number there, and its bytes in the text.
    pub links: Vec<(usize, usize, Range<usize>)>,
    /// The pictures that were written, in order, by their position in the draft.
    pub pictures: Vec<usize>,
}

/// What is written.
pub struct Body<'a> {
    pub front: &'a Front,
    pub shapes: &'a [Shaped],
    /// For each shape its links and the keys of their indicators.
    pub links: &'a [Vec<(Link, String)>],
    pub draft: &'a Draft,
    /// The file name of the report without its ending: pictures are named after it.
    pub stem: &'a str,
}

pub fn write(body: &Body) -> Written {
    let mut writer =
        Writer { body, out: Written::default(), notes: Vec::new(), list: List::None, link: None };
    front(body.front, &mut writer.out.text);
    for (at, shaped) in body.shapes.iter().enumerate() {
        writer.shape(at, shaped);
    }
    writer.notes();
    writer.out
}

struct Writer<'a> {
    body: &'a Body<'a>,
    out: Written,
    /// The notes referred to so far, by their position in the draft.
    notes: Vec<usize>,
    list: List,
    /// The address of the words that are being written.
    link: Option<usize>,
}

/// The list that the last line belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum List {
    None,
    Bullets,
    Numbers { last: u32, sign: char },
}

impl Writer<'_> {
    fn shape(&mut self, at: usize, shaped: &Shaped) {
        let (next, lead) = match &shaped.shape {
            Shape::Heading { level } => (List::None, format!("{} ", "#".repeat(usize::from(*level)))),
            Shape::Paragraph | Shape::Table(_) => (List::None, String::new()),
            Shape::Bullet => (List::Bullets, "- ".to_owned()),
            Shape::Numbered(number) => {
                let sign = match self.list {
                    List::Numbers { last, sign } if last + 1 == *number => sign,
                    // Another sign begins another list.
                    List::Numbers { sign: '.', .. } => ')',
                    _ => '.',
                };
                (List::Numbers { last: *number, sign }, format!("{number}{sign} "))
            }
        };
        let joins = match (self.list, next) {
            (List::Bullets, List::Bullets) => true,
            (List::Numbers { sign, .. }, List::Numbers { sign: other, .. }) => sign == other,
            _ => false,
        };
        if !joins {
            self.out.text.push('\n');
        }
        self.list = next;
        if let Shape::Table(rows) = &shaped.shape {
            return self.table(rows);
        }
        let (words, pictures) = without_pictures(&shaped.text);
        if !words.trim().is_empty() {
            self.out.text.push_str(&lead);
            let heading = matches!(shaped.shape, Shape::Heading { .. });
            self.words(at, &shaped.text, if heading { Begins::Within } else { Begins::Line });
            self.out.text.push('\n');
        }
        for (count, picture) in pictures.into_iter().enumerate() {
            if count > 0 || !words.trim().is_empty() {
                self.out.text.push('\n');
            }
            self.picture(picture);
            self.out.text.push('\n');
            self.list = List::None;
        }
    }

    fn words(&mut self, shape: usize, text: &str, begins: Begins) {
        let mut at = 0;
        let none = Vec::new();
        let links = self.body.links.get(shape).unwrap_or(&none);
        for (number, (link, key)) in links.iter().enumerate() {
            self.stretch(&text[at..link.range.start], if at == 0 { begins } else { Begins::Within });
            let start = self.out.text.len();
            self.out.text.push('[');
            self.stretch(&text[link.range.clone()], Begins::Within);
            let parameter = link.parameter.as_ref().map(|p| format!("?{p}")).unwrap_or_default();
            self.out.text.push_str(&format!("](metric:{key}{parameter})"));
            self.out.links.push((shape, number, start..self.out.text.len()));
            at = link.range.end;
        }
        self.stretch(&text[at..], if at == 0 { begins } else { Begins::Within });
        self.close();
    }

    /// Words without links; notes become references, pictures are set elsewhere.
    fn stretch(&mut self, text: &str, begins: Begins) {
        let mut plain = String::new();
        let mut begins = begins;
        for c in text.chars() {
            match sign_of(c) {
                None => plain.push(c),
                Some(sign) => {
                    escape(&plain, begins, &mut self.out.text);
                    if !plain.is_empty() {
                        begins = Begins::Within;
                    }
                    plain.clear();
                    self.sign(sign);
                }
            }
        }
        escape(&plain, begins, &mut self.out.text);
    }

    fn sign(&mut self, sign: Sign) {
        match sign {
            Sign::Note(note) => {
                let number = self.number(note);
                self.out.text.push_str(&format!("[^{number}]"));
            }
            Sign::Link(link) => {
                self.close();
                self.link = Some(link);
                self.out.text.push('[');
            }
            Sign::Close => self.close(),
            Sign::Picture(_) => {}
        }
    }

    /// Ends a link; one that was cut, by the end of a heading or an item, ends with its first half.
    fn close(&mut self) {
        let Some(link) = self.link.take() else { return };
        let address = self.body.draft.links.get(link).map_or("", String::as_str);
        self.out.text.push_str(&format!("]({address})"));
    }

    fn number(&mut self, note: usize) -> usize {
        let at = self.notes.iter().position(|other| *other == note).unwrap_or_else(|| {
            self.notes.push(note);
            self.notes.len() - 1
        });
        at + 1
    }

    fn picture(&mut self, picture: usize) {
        let Some(found) = self.body.draft.pictures.get(picture) else { return };
        self.out.pictures.push(picture);
        let number = self.out.pictures.len();
        let mut alt = String::new();
        escape(&found.alt, Begins::Within, &mut alt);
        self.out.text.push_str(&format!("![{alt}]({}-{number}.{})", address(self.body.stem), found.ending));
    }

    fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut pictures = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            self.out.text.push('|');
            for column in 0..columns {
                let cell = row.get(column).map_or("", |cell| cell.trim());
                let (words, found) = without_pictures(cell);
                pictures.extend(found);
                self.out.text.push(' ');
                self.stretch(&words.replace('\n', " "), Begins::Within);
                self.close();
                self.out.text.push_str(" |");
            }
            self.out.text.push('\n');
            if at == 0 {
                self.out.text.push_str(&format!("|{}\n", " --- |".repeat(columns)));
            }
        }
        for picture in pictures {
            self.out.text.push('\n');
            self.picture(picture);
            self.out.text.push('\n');
        }
    }

    fn notes(&mut self) {
        let mut at = 0;
        // A note may not refer to another, so the list does not grow while it is written.
        while let Some(note) = self.notes.get(at).copied() {
            at += 1;
            let text = self.body.draft.notes.get(note).map_or("", |text| text.trim()).to_owned();
            self.out.text.push_str(&format!("\n[^{at}]: "));
            escape(&text.replace('\n', " "), Begins::Line, &mut self.out.text);
            self.out.text.push('\n');
        }
    }
}

/// A text without the signs of its pictures, and the pictures.
fn without_pictures(text: &str) -> (String, Vec<usize>) {
    let mut pictures = Vec::new();
    let mut words = String::new();
    for c in text.chars() {
        match sign_of(c) {
            Some(Sign::Picture(picture)) => pictures.push(picture),
            _ => words.push(c),
        }
    }
    (words, pictures)
}

/// An address within a link: spaces and brackets would end it.
fn address(name: &str) -> String {
    name.replace(' ', "%20").replace('(', "%28").replace(')', "%29")
}

/// Escapes what Markdown would take for its own; `begins` where the text stands first in its line.
pub fn escape(text: &str, begins: Begins, out: &mut String) {
    let signs: Vec<char> = text.chars().collect();
    let digits = signs.iter().take_while(|c| c.is_ascii_digit()).count();
    for (at, c) in signs.iter().copied().enumerate() {
        let next = signs.get(at + 1).copied().unwrap_or(' ');
        let always = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '#');
        let entity = c == '&' && (next == '#' || next.is_ascii_alphanumeric());
        let item = at == 0 && matches!(c, '-' | '+') && (next == ' ' || next == c);
        let counts = digits > 0 && at == digits && matches!(c, '.' | ')') && next == ' ';
        let first = begins == Begins::Line && (item || counts || at == 0 && c == '>');
        if always || entity || first {
            out.push('\\');
        }
        out.push(if c == '\t' { ' ' } else { c });
    }
}

/// Where a stretch of text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// First in its line, where some signs mean more.
    Line,
    Within,
}

fn front(front: &Front, out: &mut String) {
    out.push_str("---\n");
    out.push_str(&format!("title: {}\n", yaml(&front.title)));
    out.push_str(&format!("kind: {}\n", yaml(&front.kind.0)));
    match &front.period.0 {
        Period::Known(period) => out.push_str(&format!("period: {period}\n")),
        Period::Words(words) => out.push_str(&format!("period: {{ when: {} }}\n", quoted(words))),
    }
    for (key, value) in [("issuer", &front.issuer), ("date", &front.date)] {
        if let Some(value) = value {
            out.push_str(&format!("{key}: {}\n", yaml(value)));
        }
    }
    out.push_str("---\n");
}

/// A text as a YAML value, in quotes where it needs them.
pub fn yaml(text: &str) -> String {
    let plain =
        text.chars().all(|c| c.is_alphanumeric() || "，。、；：“”‘’（）《》〈〉！？—·-_/+".contains(c));
    let word = text
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() && !c.is_ascii_digit() || c == '“' || c == '《');
    let reserved =
        matches!(text.to_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    let date = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if plain && (word && !reserved || date) { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
