//! Documents as offices keep them → reports of a site: Word, plain text, tables.
//!
//! An outer room: it uses the spine, and only `cli` uses it. The steps of [`import`]: the bytes become a [`draft::Draft`]
//! (`docx`, `text`), what is not the writer's is set aside (`tidy`), several summaries are parted (`split`), and each
//! becomes a report (`report`): its title is taken off (`title`), its headings are found (`outline`), enumerations become
//! lists (`enumerate`), figures become links (`figures`), all of it Markdown (`markdown`), and the site is loaded with it
//! in memory (`trial`). A table becomes a data set (`table`). Nothing is written here.

mod artefacts;
mod boilerplate;
mod conceal;
mod docx;
mod draft;
mod enumerate;
mod figures;
mod front;
mod headline;
mod lexicon;
mod log;
mod lone;
mod markdown;
mod marker;
mod naming;
mod outline;
mod page;
mod parting;
mod phrases;
mod picture;
mod rejoin;
mod report;
mod split;
mod subject;
mod table;
mod table_log;
mod text;
mod tidy;
mod timing;
mod title;
mod trial;
mod verbs;

use crate::diag::{Diagnostic, Diagnostics, Span, Tongue, Words};
use crate::files::{Files, extension};
use crate::load;
use crate::model::{Place, Site};
use crate::say;

pub use front::Flags;
pub use markdown::{Begins, escape, yaml};

use draft::{Block, Draft};
use report::One;

/// A file to import: its name and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What the call asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The folder of the place, below `content/`, or its name; empty where the call does not say.
    pub place: String,
    /// The name of the report's file, without its ending.
    pub name: Option<String>,
    /// Only this summary of a file that holds several, from 1.
    pub part: Option<usize>,
    pub flags: Flags,
    /// The language of the record.
    pub tongue: Tongue,
}

/// A file to write, by its path from the root of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What came of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// In the order in which they are to be written.
    pub files: Vec<New>,
    /// One sentence a report.
    pub said: Vec<Words>,
}

/// Turns one source into files of the site, and puts them into `files`, so that the next source is held against them.
///
/// The error is everything that is in the way; then nothing is to be written, and `files` may hold what was tried.
pub fn import(source: &Source, request: &Request, files: &mut Files) -> Result<Imported, Diagnostics> {
    let (site, _) = load::load(files);
    let place = place(request, &site).map_err(alone)?;
    if let Some(name) = request.name.as_ref().filter(|name| !is_name(name)) {
        return Err(alone(Box::new(no_name(name))));
    }
    let ending = extension(&source.name).unwrap_or_default().to_ascii_lowercase();
    if matches!(ending.as_str(), "csv" | "xlsx") && !source.bytes.is_empty() {
        return table::import(source, request, &site, place, files);
    }
    let mut draft = read(source).map_err(alone)?;
    let doubts = tidy::tidy(&mut draft);
    if draft.blocks.is_empty() {
        return Err(alone(Box::new(empty(&source.name))));
    }
    let mut dropped = std::mem::take(&mut draft.dropped);
    let parts = split::split(parting::part(std::mem::take(&mut draft.blocks)), &mut dropped);
    dropped.sort_by_key(|dropped| if dropped.at == 0 { usize::MAX } else { dropped.at });
    let chosen = chosen(source, request, parts.len()).map_err(alone)?;
    let several = parts.len() > 1;
    let starts: Vec<usize> = parts.iter().map(first_line).collect();
    let (mut imported, mut refused) =
        (Imported { files: Vec::new(), said: Vec::new() }, Diagnostics::default());
    for (at, part) in parts.into_iter().enumerate().filter(|(at, _)| chosen.contains(at)) {
        let within = |line: usize| {
            let own = starts.iter().rposition(|start| *start <= line).unwrap_or(0);
            line == 0 || own == at
        };
        let number = at + 1;
        let one = One {
            label: if several { format!("{} 第 {number} 篇", source.name) } else { source.name.clone() },
            part,
            draft: &draft,
            dropped: dropped.iter().filter(|dropped| within(dropped.at)).cloned().collect(),
            doubts: doubts.iter().filter(|doubt| within(doubt.at)).cloned().collect(),
            suffix: if chosen.len() > 1 { format!("-{number}") } else { String::new() },
        };
        match report::make(one, request, &site, place, files) {
            Ok(made) => {
                imported.files.extend(made.files);
                imported.said.push(made.said);
            }
            Err(diagnostics) => refused.extend(diagnostics),
        }
    }
    if refused.errors() == 0 {
        return Ok(imported);
    }
    if several && request.part.is_none() {
        let count = starts.len();
        let name = &source.name;
        let message = say!("“{name}”里有 {count} 份总结", "{name} holds {count} summaries");
        let help = say!(
            "各篇的期间、种类不同时，用 --part 1、--part 2 一篇一篇导入",
            "where their periods or kinds differ, import them one by one with --part 1, --part 2"
        );
        refused.push(Diagnostic::warning("parts", message).at(Span::file(name.as_str())).help(help));
    }
    Err(refused)
}

/// A name of a file and no path; whether every computer can hold it is seen when it is written.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && !name.contains(['/', '\\'])
        && !name.eq_ignore_ascii_case("index")
}

fn no_name(name: &str) -> Diagnostic {
    let message = say!("“{name}”不能作文件名", "{name} cannot be the name of a file");
    let help = say!(
        "--name 只写名字，不写文件夹和扩展名，不能叫 index，例如 --name 2021-annual",
        "--name is a name without folder and ending, and not index, such as --name 2021-annual"
    );
    Diagnostic::error("bad-name", message).help(help)
}

fn alone(diagnostic: Box<Diagnostic>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(*diagnostic);
    diagnostics
}

fn first_line(part: &split::Part) -> usize {
    let named = part.named.as_ref().map(|named| named.at);
    named.or_else(|| part.blocks.first().map(Block::at)).unwrap_or_default()
}

/// The place by its folder, or by its name where only one place has it.
fn place<'s>(request: &Request, site: &'s Site) -> Result<&'s Place, Box<Diagnostic>> {
    let wanted = request.place.replace('\\', "/");
    let wanted = wanted.trim_end_matches('/').trim_start_matches("./");
    let wanted = wanted.strip_prefix("content/").unwrap_or(wanted);
    if let Some(place) = site.places.iter().find(|place| place.path == wanted) {
        return Ok(place);
    }
    let mut named = site.places.iter().filter(|place| place.name.zh == wanted);
    if let (Some(place), None) = (named.next(), named.next()) {
        return Ok(place);
    }
    Err(Box::new(no_place(wanted, site)))
}

/// Says which places there are; `wanted` is empty where the call names none.
fn no_place(wanted: &str, site: &Site) -> Diagnostic {
    let message = match wanted {
        "" => {
            say!("没有写明放到哪个地方（--place）", "the call does not say which place it is for (--place)")
        }
        _ => say!("没有 content/{wanted} 这个地方", "there is no place content/{wanted}"),
    };
    let mut diagnostic = Diagnostic::error("no-place", message);
    if !wanted.is_empty() {
        diagnostic = diagnostic.at(Span::file(format!("content/{wanted}")));
    }
    let paths = site.places.iter().map(|place| place.path.as_str());
    if let Some(near) = load::nearest(wanted, paths).filter(|_| !wanted.is_empty()) {
        diagnostic = diagnostic.help(say!("是不是想写 --place {near}？", "did you mean --place {near}?"));
    } else if site.places.len() <= 12 && !site.places.is_empty() {
        let name = |place: &Place| format!("--place {}（{}）", place.path, place.name.zh);
        let all = site.places.iter().map(name).collect::<Vec<_>>().join("、");
        diagnostic = diagnostic.help(say!("现有的地方：{all}", "the places there are: {all}"));
    }
    diagnostic.help(say!(
        "新的地方先加上：townpress new place --name 甲镇",
        "for a new place: townpress new place --name 甲镇"
    ))
}

/// Which summaries of the file are wanted.
fn chosen(source: &Source, request: &Request, count: usize) -> Result<Vec<usize>, Box<Diagnostic>> {
    let name = &source.name;
    match request.part {
        Some(part) if (1..=count).contains(&part) => Ok(vec![part - 1]),
        Some(part) => {
            let message = say!(
                "“{name}”里只有 {count} 份总结，没有第 {part} 份",
                "{name} holds {count} summaries, not {part}"
            );
            Err(Box::new(Diagnostic::error("part", message).at(Span::file(name.as_str()))))
        }
        None if count > 1 && request.flags.title.is_some() => {
            let message = say!(
                "“{name}”里有 {count} 份总结，--title 不知道给哪一份",
                "{name} holds {count} summaries, so --title cannot tell which it is for"
            );
            let help =
                say!("加上 --part 1 之类，一份一份导入", "import them one by one with --part 1 and so on");
            Err(Box::new(Diagnostic::error("part", message).at(Span::file(name.as_str())).help(help)))
        }
        None => Ok((0..count).collect()),
    }
}

/// Reads a source by its ending.
fn read(source: &Source) -> Result<Draft, Box<Diagnostic>> {
    let name = source.name.as_str();
    if source.bytes.is_empty() {
        return Err(Box::new(empty(name)));
    }
    let ending = extension(name).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "docx" => docx::read(name, &source.bytes),
        "txt" | "text" => text::read(name, &source.bytes, text::Manner::Plain),
        "md" | "markdown" => text::read(name, &source.bytes, text::Manner::Markdown),
        _ => Err(Box::new(other_format(name))),
    }
}

fn empty(name: &str) -> Diagnostic {
    let message = say!("“{name}”里没有文字", "there is no text in {name}");
    let help = say!("看看是不是选错了文件", "see whether this is the right file");
    Diagnostic::error("no-text", message).at(Span::file(name)).help(help)
}

fn other_format(name: &str) -> Diagnostic {
    let message = say!("不能导入“{name}”这种文件", "{name} is not of a kind that can be imported");
    let help = say!(
        "可以导入 .docx、.txt、.md、.xlsx、.csv：.doc 和 .wps 用 Word 或 WPS 另存为 .docx；PDF 和网页把文字复制到 .txt 里",
        ".docx, .txt, .md, .xlsx and .csv can be: save .doc and .wps as .docx; copy the text of a PDF or a web page into a .txt file"
    );
    Diagnostic::error("format", message).at(Span::file(name)).help(help)
}
