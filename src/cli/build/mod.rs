//! `townpress build`: read, check, render every page, and exchange the output folder.

mod pages;
mod papers;
mod watch;

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::compare::Comparisons;
use crate::diag::{Diagnostics, Tongue, Words, draw_all};
use crate::disk::{Current, Origin, PATIENCE, Put, Stage, Tally, current, inputs, read};
use crate::files::{Files, is_text};
use crate::model::Site;
use crate::pages::Papers;
use crate::render::Theme;
use crate::{check, load, say};

use super::shard::Shard;
use super::{Outcome, Result, terminal};

/// What a build is asked to make.
pub struct Order {
    pub paper: Paper,
    /// The part of the files that falls to this machine.
    pub shard: Shard,
}

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

pub fn run(root: &Path, out: &Path, order: &Order, tongue: Tongue) -> Result {
    let begun = Instant::now();
    let Order { paper, shard } = order;
    papers::typesetting(paper)?;
    let waiting = |words: &Words| terminal::say(&format!("{}\n", words.get(tongue)));
    let (mut files, mut diagnostics) = read(root)?;
    // PDF files are made from fonts too, of which the inputs tell nothing.
    let of_pages = matches!(paper, Paper::Without) && diagnostics.is_empty();
    let inputs = inputs(&files, &format!("{shard:?}")).filter(|_| of_pages);
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
    diagnostics.extend(check::check(&files, &site, &comparisons));
    if let Some(Current { tally, .. }) = current {
        show(&diagnostics, &files, tongue);
        close(&tally, begun, tongue);
        return Ok(Outcome::Fine);
    }
    let theme = dressed(&files, &site, &mut diagnostics);
    let Some(mut theme) = theme.filter(|_| diagnostics.errors() == 0) else {
        return Ok(refuse(&diagnostics, &files, tongue));
    };
    match paper {
        Paper::With { .. } => theme.furniture.papers = Papers::Together,
        Paper::Without => forget_texts(&mut files, &diagnostics),
    }
    let spine = Spine { site: &site, comparisons: &comparisons, theme: &theme, files: &files };
    let origin = inputs.map(|inputs| Origin { inputs, doubts: diagnostics.len() });
    let stage = Stage::open(root, out, &waiting)?.made_from(origin);
    let printed = papers::print(root, &spine, paper, &stage, tongue)?;
    let made = match printed {
        Made::Failed(_) => printed,
        Made::All(puts) => pages::write(&spine, &stage, *shard, tongue)?.and(puts),
    };
    // All is made: what it was made from need not lie in memory beside the lists of a large site.
    drop((theme, comparisons, site));
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

/// The pages of a large site are made without the texts that it was read from, but for those that reports quote.
fn forget_texts(files: &mut Files, diagnostics: &Diagnostics) {
    let quoted = diagnostics.files();
    files.retain(|path| !path.starts_with("content/") || !is_text(path) || quoted.contains(path));
}

/// The theme, unless it is wrong.
fn dressed(files: &Files, site: &Site, diagnostics: &mut Diagnostics) -> Option<Theme> {
    let theme = Theme::new(files, site);
    theme.map_err(|found| diagnostics.extend(found)).ok()
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
