//! `townpress new site|place|report`: the files that somebody begins with, filled in from what is known.

mod ask;
mod last;
mod place;
mod report;
mod site;
mod slug;
mod text;

use std::path::Path;

use clap::{Args, Subcommand};

use crate::check;
use crate::compare::Comparisons;
use crate::diag::{Diagnostics, Severity, Tongue, draw_all};
use crate::disk::add;
use crate::files::Files;
use crate::load;
use crate::say;

use super::{Outcome, Result, folders, schema, terminal};

#[derive(Args)]
pub struct New {
    #[command(subcommand)]
    what: What,
}

const SITE_EXAMPLES: &str = "\
Examples · 例:
  townpress new site xiji                                问着填
  townpress new site xiji --title 西吉县乡镇工作总结 --county 西吉县 --town 吉强镇
  townpress new site . --title 西吉县乡镇工作总结            就在这个文件夹里";

const PLACE_EXAMPLES: &str = "\
Examples · 例:
  townpress new place                                    问着填
  townpress new place --name 吉强镇 --level town --in xiji
  townpress new place --name 重庆市 --level province       → content/chongqing/place.yaml
  townpress new place --name 中山村 --level village --in xiji/jiqiang --slug zhongshan-cun";

const REPORT_EXAMPLES: &str = "\
Examples · 例:
  townpress new report                                   问着填
  townpress new report --place xiji/jiqiang --kind annual --period 2022
  townpress new report --place xiji/jiqiang --kind annual --period 2022-H1 --name 2022-first-half";

#[derive(Subcommand)]
enum What {
    /// Begin a site · 新建站点
    ///
    /// Writes townpress.yaml, a front page, schemas by which editors help with the YAML, and, if they are named, a first county and a first town. What is not given
    /// is asked for on a terminal. Nothing is overwritten.
    #[command(after_help = SITE_EXAMPLES)]
    Site(site::Call),
    /// Add a place · 加一个地方
    ///
    /// Writes place.yaml into a new folder. The folder is the name in pinyin, without 镇, 乡, 县, 街道 …; names with
    /// sounds of their own (重庆, 六安, 台州, 乐清, 东阿 …) are known. The folder is the address: see that it is right.
    #[command(after_help = PLACE_EXAMPLES)]
    Place(place::Call),
    /// Begin a report · 起草一份总结
    ///
    /// Writes a report with the chapters of the last one of the same place and kind, and 未报 for each of its
    /// indicators, at its old place in the text: write the new figure over it. Its plans stand in the front matter to
    /// be answered. No figure of the last report is carried over.
    ///
    /// 章节照上一期同类总结，上一期写过的指标都先写“未报”，把它改成今年的数；上一期的打算列在开头，逐项回应。
    /// 上一期的数一个也不带过来。
    #[command(after_help = REPORT_EXAMPLES)]
    Report(report::Call),
}

pub fn run(call: New, tongue: Tongue) -> Result {
    match call.what {
        What::Site(call) => site::run(call, tongue),
        What::Place(call) => place::run(call, tongue),
        What::Report(call) => report::run(call, tongue),
    }
}

/// A file to be written: its path with `/`, and its text.
struct Draft {
    path: String,
    text: String,
}

/// Writes new files of a site that is there, unless the site says that they are wrong.
fn write(root: &Path, drafts: &[Draft], mut files: Files, tongue: Tongue) -> Result {
    for draft in drafts {
        files.insert(draft.path.clone(), draft.text.clone().into_bytes());
    }
    let told = told_of(drafts, &files);
    if !told.is_empty() {
        terminal::say(&draw_all(&told, &files, tongue, terminal::ink()));
    }
    if told.errors() > 0 {
        let words = say!("什么也没有写", "nothing was written");
        terminal::say(&format!("{}\n", words.get(tongue)));
        return Ok(Outcome::ContentIsWrong);
    }
    put(root, drafts, tongue)
}

/// Writes files and names them.
fn put(root: &Path, drafts: &[Draft], tongue: Tongue) -> Result {
    let new: Vec<(&str, &[u8])> =
        drafts.iter().map(|draft| (draft.path.as_str(), draft.text.as_bytes())).collect();
    add(root, &new)?;
    for draft in drafts {
        let path = &draft.path;
        let words = say!("写好了 {path}", "wrote {path}");
        terminal::print(&format!("{}\n", words.get(tongue)));
    }
    Ok(Outcome::Fine)
}

/// What the site says of the new files: the old ones may be wrong for reasons of their own.
fn told_of(drafts: &[Draft], files: &Files) -> Diagnostics {
    let (site, mut all) = load::load(files);
    all.extend(check::check(files, &site, &Comparisons::of(&site)));
    let mut told = Diagnostics::default();
    for diagnostic in all.sorted() {
        let mut spans = diagnostic.span.iter().chain(diagnostic.also.iter().map(|(span, _)| span));
        let new = spans.any(|span| drafts.iter().any(|draft| *draft.path == *span.file));
        // A warning of an old file may mark a new one beside it and be none of its making.
        let own = diagnostic.span.as_ref().is_some_and(|span| drafts.iter().any(|d| *d.path == *span.file));
        if own || new && diagnostic.severity == Severity::Error {
            told.push(diagnostic);
        }
    }
    told
}
