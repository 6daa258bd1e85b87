//! `townpress pdf`: read, check, typeset what is asked for, and put it on the shelf; what did not change is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

use indicatif::ProgressBar;
use rayon::prelude::*;

use crate::compare::Comparisons;
use crate::diag::{Diagnostic, Diagnostics, Tongue, Words, draw_all};
use crate::disk::{DiskError, Entry, FontPlaces, Shelf, fonts, read};
use crate::files::Files;
use crate::model::{PeersOrigin, Site};
use crate::pages::{Paper, papers, reports_of};
use crate::pdf::{Fonts, Standard, Work, inputs, sheet, typeset};
use crate::render::Theme;
use crate::{check, load, say};

use super::{Book, Outcome, PdfArguments, Result, Sheets, terminal};

/// Typst goes down as deep as a text is nested.
const STACK: usize = 32 << 20;

pub fn run(arguments: &PdfArguments, tongue: Tongue) -> Result {
    let begun = Instant::now();
    let root = &arguments.root;
    let (files, mut diagnostics) = read(root)?;
    let (site, found) = load::load(&files);
    diagnostics.extend(found);
    let comparisons = Comparisons::of(&site);
    diagnostics.extend(check::check(&files, &site, &comparisons));
    let theme = Theme::new(&files, &site);
    let theme = match theme {
        Ok(theme) if diagnostics.errors() == 0 => theme,
        Ok(_) => return Ok(refuse(&diagnostics, &files, tongue)),
        Err(found) => {
            diagnostics.extend(found);
            return Ok(refuse(&diagnostics, &files, tongue));
        }
    };
    let chosen = chosen(arguments, &site, &comparisons)?;
    let fonts = Fonts::of(fonts(&places(root, arguments.fonts.as_deref(), &site))?);
    let work = Work { site: &site, comparisons: &comparisons, theme: &theme, files: &files, fonts: &fonts };
    let out = arguments.out.clone().unwrap_or_else(|| root.join("pdf"));
    let mut shelf = Shelf::open(root, &out, &|words| terminal::say(&format!("{}\n", words.get(tongue))))?;
    shelf.claim(chosen.iter().map(|paper| paper.path(&site)))?;
    let standard = arguments.standard.into();
    let done = all(&chosen, tongue, |paper| shelve(&work, &shelf, paper, standard))?;
    // Of a part, nobody knows what the rest should be; books are asked for one by one.
    let wanted: BTreeSet<String> = chosen.iter().map(|paper| paper.path(&site)).collect();
    let whole = matches!(arguments.sheets, Sheets::All);
    let belongs = |path: &str| !whole || wanted.contains(path) || is_book(path);
    let (record, mut tally) = settle(&site, &chosen, done, &mut diagnostics);
    match shelf.close(record, &belongs) {
        Ok(removed) => tally.removed = removed,
        Err(error) => tally.refuse(error, &mut diagnostics),
    }
    if !diagnostics.is_empty() {
        terminal::say(&draw_all(&diagnostics, &files, tongue, terminal::ink()));
    }
    close(&tally, begun, tongue);
    match tally.refused {
        Some(error) => Err(error),
        None if diagnostics.errors() > 0 => Ok(Outcome::ContentIsWrong),
        None => Ok(Outcome::Fine),
    }
}

/// Where fonts are looked for: a folder of the command alone, else the machine and the folder of the site.
pub fn places(root: &Path, named: Option<&Path>, site: &Site) -> FontPlaces {
    match named {
        Some(folder) => FontPlaces::Only(folder.to_owned()),
        None => FontPlaces::Machine { beside: site.fonts.as_ref().map(|folder| root.join(folder)) },
    }
}

/// Makes several at a time, with room for deep texts, and shows how far it is. Books stand last and are made one after
/// another: each takes as much memory as a small computer can spare.
pub fn all<T: Send>(
    papers: &[Paper],
    tongue: Tongue,
    make: impl Fn(&Paper) -> T + Sync,
) -> std::result::Result<Vec<T>, DiskError> {
    let bar: ProgressBar = terminal::progress(papers.len(), &say!("生成 PDF", "PDF files"), tongue);
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build();
    let pool = pool.map_err(|error| DiskError {
        message: say!("不能启动排版线程：{error}", "cannot start threads for typesetting: {error}"),
        help: None,
    })?;
    let one = |paper: &Paper| {
        let made = make(paper);
        bar.inc(1);
        made
    };
    let books = papers.iter().position(|paper| matches!(paper, Paper::Book { .. }));
    let (sheets, books) = papers.split_at(books.unwrap_or(papers.len()));
    let made = pool.install(|| {
        let mut made: Vec<T> = sheets.par_iter().map(one).collect();
        made.extend(books.iter().map(one));
        made
    });
    bar.finish_and_clear();
    Ok(made)
}

/// What became of one file.
enum Fate {
    Kept(Entry),
    Made(Entry),
    Wrong(Vec<Diagnostic>),
    Refused(DiskError),
}

fn shelve(work: &Work, shelf: &Shelf, paper: &Paper, standard: Standard) -> Fate {
    let path = paper.path(work.site);
    let sheet = sheet(work, paper);
    let inputs = inputs(work, &sheet, standard);
    if let Some(entry) = shelf.kept(&path, &inputs) {
        return Fate::Kept(entry);
    }
    match typeset(work, &path, sheet, standard) {
        Ok(bytes) => match shelf.put(&path, &bytes, &inputs) {
            Ok(entry) => Fate::Made(entry),
            Err(error) => Fate::Refused(error),
        },
        Err(found) => Fate::Wrong(found),
    }
}

/// How a run ended.
#[derive(Default)]
struct Tally {
    made: usize,
    kept: usize,
    failed: usize,
    removed: usize,
    /// What the machine refused, when it refused anything.
    refused: Option<DiskError>,
}

impl Tally {
    /// Every refusal names its file; the last one is told where the program ends.
    fn refuse(&mut self, error: DiskError, diagnostics: &mut Diagnostics) {
        if let Some(earlier) = self.refused.replace(error) {
            diagnostics.push(unwritten(earlier));
        }
    }
}

/// What is known of the files that are there, and how many there are.
fn settle(
    site: &Site,
    chosen: &[Paper],
    done: Vec<Fate>,
    diagnostics: &mut Diagnostics,
) -> (BTreeMap<String, Entry>, Tally) {
    let mut tally = Tally::default();
    let mut record = BTreeMap::new();
    for (paper, fate) in chosen.iter().zip(done) {
        let path = paper.path(site);
        match fate {
            Fate::Kept(entry) => {
                tally.kept += 1;
                record.insert(path, entry);
            }
            Fate::Made(entry) => {
                tally.made += 1;
                record.insert(path, entry);
            }
            Fate::Wrong(found) => {
                tally.failed += 1;
                found.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
            }
            Fate::Refused(error) => {
                tally.failed += 1;
                tally.refuse(error, diagnostics);
            }
        }
    }
    (record, tally)
}

fn is_book(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("compare/") && (name == "book.pdf" || name.starts_with("book-"))
}

fn unwritten(error: DiskError) -> Diagnostic {
    let diagnostic = Diagnostic::error("unwritten", error.message);
    error.help.into_iter().fold(diagnostic, Diagnostic::help)
}

/// The files that the command asks for.
fn chosen(
    arguments: &PdfArguments,
    site: &Site,
    comparisons: &Comparisons,
) -> std::result::Result<Vec<Paper>, DiskError> {
    match &arguments.sheets {
        Sheets::Book(book) => Ok(vec![bound(book, site)?]),
        Sheets::All => Ok(papers(site, comparisons)),
        Sheets::Under(paths) => {
            let all = papers(site, comparisons);
            let mut chosen = BTreeSet::new();
            for path in paths {
                let before = chosen.len();
                let address = address(&arguments.root, path);
                chosen.extend(all.iter().filter(|paper| lies_under(&paper.path(site), &address)).cloned());
                if chosen.len() == before {
                    return Err(nothing_under(path));
                }
            }
            Ok(chosen.into_iter().collect())
        }
    }
}

/// The address of what a path names: `content/xiji/2021.md` and `xiji/2021` are one.
fn address(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts = path.components().filter_map(|part| match part {
        std::path::Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        _ => None,
    });
    let parts: Vec<String> = parts.collect();
    let joined = parts.join("/");
    let address = joined.strip_prefix("content").map_or(joined.as_str(), |rest| rest.trim_start_matches('/'));
    let bare = [".md", ".html", ".pdf"].into_iter().find_map(|ending| address.strip_suffix(ending));
    bare.unwrap_or(address).to_owned()
}

fn lies_under(path: &str, address: &str) -> bool {
    let path = path.strip_suffix(".pdf").unwrap_or(path);
    let below = path.strip_prefix(address);
    address.is_empty() || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn nothing_under(path: &Path) -> DiskError {
    let shown = path.display();
    DiskError {
        message: say!("{shown} 里没有总结，也没有对比", "there is no report and no comparison under {shown}"),
        help: Some(say!(
            "写总结的文件或所在的文件夹，如 content/xiji；对比写 compare/组名",
            "name a report or its folder, such as content/xiji, or a comparison, such as compare/GROUP"
        )),
    }
}

fn bound(book: &Book, site: &Site) -> std::result::Result<Paper, DiskError> {
    let keys: Vec<String> = site.peers.iter().map(|peers| key(site, &peers.origin)).collect();
    let wanted = book.group.trim_matches('/');
    let Some(group) = keys.iter().position(|key| key == wanted) else {
        let (zh, en) = (keys.join("、"), keys.join(", "));
        return Err(DiskError {
            message: say!("没有“{wanted}”这个对比组", "there is no group `{wanted}`"),
            help: Some(say!("可以写：{zh}", "there are: {en}")),
        });
    };
    let Book { asked, .. } = book;
    if reports_of(site, group, asked.as_ref()).is_empty() {
        return Err(DiskError {
            message: match asked {
                Some(_) => say!(
                    "“{wanted}”在这个期间没有总结可以汇编",
                    "`{wanted}` has no report of this period to bind"
                ),
                None => say!("“{wanted}”没有总结可以汇编", "`{wanted}` has no report to bind"),
            },
            help: Some(say!(
                "去掉 --period，或换一个期间、换一个组",
                "leave --period out, or name another period or group"
            )),
        });
    }
    Ok(Paper::Book { group, asked: asked.clone() })
}

/// How a group is named on the command line: its key, or the path of the place whose children it holds.
fn key(site: &Site, origin: &PeersOrigin) -> String {
    match origin {
        PeersOrigin::ChildrenOf(place) => site.place(*place).path.clone(),
        PeersOrigin::Named(key) => key.clone(),
    }
}

fn refuse(diagnostics: &Diagnostics, files: &Files, tongue: Tongue) -> Outcome {
    terminal::say(&draw_all(diagnostics, files, tongue, terminal::ink()));
    let words = say!("没有生成 PDF", "no PDF was made");
    terminal::say(&format!("{}\n", words.get(tongue)));
    Outcome::ContentIsWrong
}

fn close(tally: &Tally, begun: Instant, tongue: Tongue) {
    let Tally { made, kept, failed, removed, .. } = tally;
    let seconds = begun.elapsed().as_secs_f64();
    let mut words = say!("PDF：生成 {made} 份，{kept} 份未变", "PDF: {made} made, {kept} unchanged");
    let mut add = |more: Words| {
        words.zh.push_str(&more.zh);
        words.en.push_str(&more.en);
    };
    if *failed > 0 {
        add(say!("，{failed} 份没有生成", ", {failed} failed"));
    }
    if *removed > 0 {
        add(say!("，删除 {removed} 份", ", {removed} removed"));
    }
    add(say!("，用时 {seconds:.2} 秒", ", {seconds:.2} s"));
    terminal::print(&format!("{}\n", words.get(tongue)));
}

impl From<super::PdfStandard> for Standard {
    fn from(standard: super::PdfStandard) -> Standard {
        match standard {
            super::PdfStandard::A2aUa1 => Standard::A2aUa1,
            super::PdfStandard::A1b => Standard::A1b,
            super::PdfStandard::A2b => Standard::A2b,
            super::PdfStandard::A2a => Standard::A2a,
            super::PdfStandard::A3a => Standard::A3a,
            super::PdfStandard::A4 => Standard::A4,
        }
    }
}
