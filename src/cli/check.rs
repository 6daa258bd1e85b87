//! `townpress check`: everything that is wrong or doubtful, for people and for the machines that look at changes.

use std::path::Path;
use std::time::Instant;

use crate::compare::Comparisons;
use crate::diag::{Diagnostics, Ground, Tongue, draw_all, github, json, sarif};
use crate::disk::read;
use crate::files::Files;
use crate::render::Theme;
use crate::{check, load, say};

use super::{Deny, Outcome, Report, Result, terminal};

pub fn run(root: &Path, report: Report, deny: Option<Deny>, tongue: Tongue) -> Result {
    let begun = Instant::now();
    let (files, mut diagnostics) = read(root)?;
    let (site, found) = load::load(&files);
    diagnostics.extend(found);
    diagnostics.extend(check::check(&files, &site, &Comparisons::of(&site)));
    if let Err(found) = Theme::new(&files, &site) {
        diagnostics.extend(found);
    }
    show(&diagnostics, &files, root, report, tongue);
    let (reports, seconds) = (site.reports.len(), begun.elapsed().as_secs_f64());
    let words = say!(
        "检查了 {reports} 份总结，用时 {seconds:.2} 秒",
        "checked in {seconds:.2} s, number of reports: {reports}"
    );
    terminal::say(&format!("{}\n", words.get(tongue)));
    let refused = match deny {
        Some(Deny::Warnings) => !diagnostics.is_empty(),
        None => diagnostics.errors() > 0,
    };
    Ok(if refused { Outcome::ContentIsWrong } else { Outcome::Fine })
}

/// What machines read goes to standard output alone, so that it can be kept as it is.
fn show(diagnostics: &Diagnostics, files: &Files, root: &Path, report: Report, tongue: Tongue) {
    let root = root.to_string_lossy();
    let ground = Ground { files, root: &root };
    match report {
        Report::Text => terminal::say(&draw_all(diagnostics, files, tongue, terminal::ink())),
        Report::Json => terminal::print(&json(diagnostics, ground, tongue)),
        Report::Sarif => terminal::print(&sarif(diagnostics, ground, tongue)),
        Report::Github => terminal::print(&github(diagnostics, ground, tongue)),
    }
}
