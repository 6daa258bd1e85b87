//! Pages and downloads, made in parallel and written as they are made.

use indicatif::ProgressBar;
use rayon::prelude::*;

use crate::compare::Comparisons;
use crate::diag::{Diagnostic, Diagnostics, Tongue};
use crate::disk::{DiskError, Put, Stage};
use crate::model::Site;
use crate::render::{Batch, Output, Theme, assets, batches, endless, make, make_part, parts};
use crate::say;

use super::super::shard::Shard;
use super::super::terminal;
use super::watch::Watch;
use super::{Made, Spine, refuse};

/// Makes the pages and downloads of a part of the site and writes each as it is made.
pub fn write(
    spine: &Spine,
    stage: &Stage,
    shard: Shard,
    tongue: Tongue,
) -> std::result::Result<Made, DiskError> {
    let Spine { site, comparisons, theme, files } = *spine;
    let all = batches(site, comparisons).into_iter().enumerate();
    let own: Vec<Batch> = all.filter(|(at, _)| shard.has(*at)).map(|(_, batch)| batch).collect();
    let outputs = own.iter().map(|batch| batch.outputs.len()).sum();
    let bar = terminal::progress(outputs, &say!("生成页面", "pages"), tongue);
    let watch = Watch::default();
    let made: Vec<std::result::Result<_, DiskError>> = watched(spine, &watch, &bar, tongue, || {
        own.into_par_iter()
            .flat_map(|Batch { group, outputs }| {
                // What is shown many times, on pages of places, of the group and in tables, is compared once.
                let shared = group.map(|group| comparisons.with_leagues(site, group));
                let comparisons = shared.as_ref().unwrap_or(comparisons);
                let made = outputs.into_par_iter().map(|output| {
                    let make = || one(site, comparisons, theme, stage, output);
                    let made = match output {
                        Output::Page(route) => watch.over(route, make),
                        Output::Download(_) => make(),
                    };
                    bar.inc(1);
                    made
                });
                made.collect::<Vec<_>>()
            })
            .collect()
    });
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
    // The first part brings what is copied.
    if shard.has(0) {
        for asset in assets(site, theme, files) {
            puts.push(stage.put(&asset.path, &asset.bytes)?);
        }
    }
    Ok(Made::All(puts))
}

/// Makes everything while somebody watches, who ends the program if a page never comes to its end.
fn watched<T>(
    spine: &Spine,
    watch: &Watch,
    bar: &ProgressBar,
    tongue: Tongue,
    make: impl FnOnce() -> T,
) -> T {
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let Some(route) = watch.wait() else { return };
            bar.finish_and_clear();
            let Spine { site, comparisons, theme, files } = *spine;
            let mut told = Diagnostics::default();
            told.push(endless(site, comparisons, theme, route));
            std::process::exit(refuse(&told, files, tongue).code().into());
        });
        let _shift = watch.shift();
        make()
    })
}

type Written = std::result::Result<Put, Box<Diagnostic>>;

fn one(
    site: &Site,
    comparisons: &Comparisons,
    theme: &Theme,
    stage: &Stage,
    output: Output,
) -> std::result::Result<Written, DiskError> {
    let parts = parts(site, output);
    if parts > 1 {
        return grow(stage, &output.path(site), parts, |part| {
            make_part(site, comparisons, theme, output, part)
        });
    }
    match make(site, comparisons, theme, output) {
        Ok(bytes) => stage.put(&output.path(site), &bytes).map(Ok),
        Err(diagnostic) => Ok(Err(diagnostic)),
    }
}

/// So many parts of a long file are held at a time.
const HELD: usize = 8;

/// Writes a file as its parts are made.
fn grow(
    stage: &Stage,
    path: &str,
    parts: usize,
    make: impl Fn(usize) -> std::result::Result<Vec<u8>, Box<Diagnostic>> + Sync,
) -> std::result::Result<Written, DiskError> {
    let mut file = stage.begin(path)?;
    for first in (0..parts).step_by(HELD) {
        let made: Vec<_> = (first..parts.min(first + HELD)).into_par_iter().map(&make).collect();
        for part in made {
            match part {
                Ok(bytes) => file.push(&bytes)?,
                Err(diagnostic) => return Ok(Err(diagnostic)),
            }
        }
    }
    file.finish().map(Ok)
}
