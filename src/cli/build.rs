//! `townpress build`: read, check, render every page, and exchange the output folder.

use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use crate::compare::Comparisons;
use crate::diag::{Diagnostics, Tongue, Words, draw_all};
use crate::disk::{Current, DiskError, Origin, PATIENCE, Put, Stage, Tally, current, inputs, read};
use crate::files::Files;
use crate::model::Site;
use crate::pages::Papers;
use crate::render::{Batch, Output, Theme, assets, batches, make};
use crate::{check, load, say};

use super::{Outcome, Result, terminal};

/// Whether PDF files are made with the pages.
pub enum Paper {
    Without,
    With {
        /// The only fonts to use; else those of the machine.
        #[cfg_attr(
            not(feature = "pdf"),
            allow(dead_code, reason = "without the feature the call is only understood")
        )]
        fonts: Option<PathBuf>,
    },
}

pub fn run(root: &Path, out: &Path, paper: &Paper, tongue: Tongue) -> Result {
    let begun = Instant::now();
    typesetting(paper)?;
    let waiting = |words: &Words| terminal::say(&format!("{}\n", words.get(tongue)));
    let (files, mut diagnostics) = read(root)?;
    // PDF files are made from fonts too, of which the inputs tell nothing.
    let of_pages = matches!(paper, Paper::Without) && diagnostics.is_empty();
    let inputs = inputs(&files, "").filter(|_| of_pages);
    let current = match inputs {
        Some(inputs) => current(root, out, inputs, &waiting, PATIENCE)?,
        None => None,
    };
    if let Some(Current { tally, doubts: 0 }) = current {
        close(&tally, begun, tongue);
        return Ok(Outcome::Fine);
    }
    let (site, found) = load::load(&files);
    diagnostics.extend(found);
    let comparisons = Comparisons::of(&site);
    diagnostics.extend(check::check(&site, &comparisons));
    if let Some(Current { tally, .. }) = current {
        show(&diagnostics, &files, tongue);
        close(&tally, begun, tongue);
        return Ok(Outcome::Fine);
    }
    let theme = match Theme::new(&files, &site) {
        Ok(theme) => Some(theme),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let Some(mut theme) = theme.filter(|_| diagnostics.errors() == 0) else {
        return Ok(refuse(&diagnostics, &files, tongue));
    };
    if matches!(paper, Paper::With { .. }) {
        theme.furniture.papers = Papers::Together;
    }
    let spine = Spine { site: &site, comparisons: &comparisons, theme: &theme, files: &files };
    let origin = inputs.map(|inputs| Origin { inputs, doubts: diagnostics.len() });
    let stage = Stage::open(root, out, &waiting)?.made_from(origin);
    let printed = print(root, &spine, paper, &stage, tongue)?;
    let made = match printed {
        Made::Failed(_) => printed,
        Made::All(puts) => write(&spine, &stage, tongue)?.and(puts),
    };
    match made {
        Made::All(puts) => {
            let tally = stage.commit(puts)?;
            show(&diagnostics, &files, tongue);
            close(&tally, begun, tongue);
            Ok(Outcome::Fine)
        }
        Made::Failed(found) => {
            diagnostics.extend(found);
            Ok(refuse(&diagnostics, &files, tongue))
        }
    }
}

/// What came of rendering: every file, or every mistake.
enum Made {
    All(Vec<Put>),
    Failed(Diagnostics),
}

impl Made {
    fn and(mut self, more: Vec<Put>) -> Made {
        if let Made::All(puts) = &mut self {
            puts.extend(more);
        }
        self
    }
}

/// What pages and papers are made from.
struct Spine<'a> {
    site: &'a Site,
    comparisons: &'a Comparisons,
    theme: &'a Theme,
    files: &'a Files,
}

#[cfg(feature = "pdf")]
fn typesetting(_: &Paper) -> std::result::Result<(), DiskError> {
    Ok(())
}

#[cfg(not(feature = "pdf"))]
fn typesetting(paper: &Paper) -> std::result::Result<(), DiskError> {
    match paper {
        Paper::Without => Ok(()),
        Paper::With { .. } => Err(super::no_typesetting()),
    }
}

/// Makes all PDF files, if they are asked for. A site that lacks one of its files is not published.
#[cfg(feature = "pdf")]
fn print(
    root: &Path,
    spine: &Spine,
    paper: &Paper,
    stage: &Stage,
    tongue: Tongue,
) -> std::result::Result<Made, DiskError> {
    use crate::pages::{books, papers};
    let Paper::With { fonts } = paper else { return Ok(Made::All(Vec::new())) };
    let Spine { site, comparisons, theme, files } = *spine;
    let fonts = super::pdf::places(root, fonts.as_deref(), site);
    let fonts = crate::pdf::Fonts::of(crate::disk::fonts(&fonts)?);
    let work = crate::pdf::Work { site, comparisons, theme, files, fonts: &fonts };
    let mut all = papers(site, comparisons);
    all.extend(books(site));
    let made = super::pdf::all(&all, tongue, |paper| {
        let bytes = crate::pdf::typeset(&work, paper, crate::pdf::Standard::default());
        bytes.map(|bytes| stage.put(&paper.path(site), &bytes))
    })?;
    let mut puts = Vec::with_capacity(made.len());
    let mut failed = Diagnostics::default();
    for one in made {
        match one {
            Ok(put) => puts.push(put?),
            Err(found) => found.into_iter().for_each(|diagnostic| failed.push(diagnostic)),
        }
    }
    Ok(if failed.errors() > 0 { Made::Failed(failed) } else { Made::All(puts) })
}

#[cfg(not(feature = "pdf"))]
fn print(_: &Path, _: &Spine, _: &Paper, _: &Stage, _: Tongue) -> std::result::Result<Made, DiskError> {
    Ok(Made::All(Vec::new()))
}

/// Makes all pages and downloads in parallel and writes each as it is made.
fn write(spine: &Spine, stage: &Stage, tongue: Tongue) -> std::result::Result<Made, DiskError> {
    let Spine { site, comparisons, theme, files } = *spine;
    let batches = batches(site, comparisons);
    let bar = terminal::progress(
        batches.iter().map(|batch| batch.outputs.len()).sum(),
        &say!("生成页面", "pages"),
        tongue,
    );
    let made: Vec<std::result::Result<_, DiskError>> = batches
        .into_par_iter()
        .flat_map(|Batch { group, outputs }| {
            // What is shown many times, on pages of places, of the group and in tables, is compared once.
            let shared = group.map(|group| comparisons.with_leagues(site, group));
            let comparisons = shared.as_ref().unwrap_or(comparisons);
            let made = outputs.into_par_iter().map(|output| {
                let made = one(site, comparisons, theme, stage, output);
                bar.inc(1);
                made
            });
            made.collect::<Vec<_>>()
        })
        .collect();
    bar.finish_and_clear();
    let mut puts = Vec::with_capacity(made.len());
    let mut failed = Diagnostics::default();
    for output in made {
        match output? {
            Ok(put) => puts.push(put),
            Err(diagnostic) => failed.push(*diagnostic),
        }
    }
    if failed.errors() > 0 {
        return Ok(Made::Failed(failed));
    }
    for asset in assets(site, theme, files) {
        puts.push(stage.put(&asset.path, &asset.bytes)?);
    }
    Ok(Made::All(puts))
}

type Written = std::result::Result<Put, Box<crate::diag::Diagnostic>>;

fn one(
    site: &Site,
    comparisons: &Comparisons,
    theme: &Theme,
    stage: &Stage,
    output: Output,
) -> std::result::Result<Written, DiskError> {
    match make(site, comparisons, theme, output) {
        Ok(bytes) => stage.put(&output.path(site), &bytes).map(Ok),
        Err(diagnostic) => Ok(Err(diagnostic)),
    }
}

fn refuse(diagnostics: &Diagnostics, files: &Files, tongue: Tongue) -> Outcome {
    show(diagnostics, files, tongue);
    let words = say!("没有生成网站，原来的输出保持不变", "no site was written; the last one stays as it was");
    terminal::say(&format!("{}\n", words.get(tongue)));
    Outcome::ContentIsWrong
}

fn show(diagnostics: &Diagnostics, files: &Files, tongue: Tongue) {
    if !diagnostics.is_empty() {
        terminal::say(&draw_all(diagnostics, files, tongue, terminal::ink()));
    }
}

fn close(tally: &Tally, begun: Instant, tongue: Tongue) {
    let (pages, written) = (tally.pages, tally.written);
    let (unchanged, removed) = (tally.unchanged, tally.removed);
    let seconds = begun.elapsed().as_secs_f64();
    let words = say!(
        "{pages} 个页面：写入 {written} 个文件，{unchanged} 个未变，删除 {removed} 个，用时 {seconds:.2} 秒",
        "{pages} pages: {written} files written, {unchanged} unchanged, {removed} removed, {seconds:.2} s"
    );
    terminal::print(&format!("{}\n", words.get(tongue)));
}
