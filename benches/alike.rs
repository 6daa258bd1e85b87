//! The yardstick of some kinds of pages: places, reports, indicators and their lists, without leagues, trends and downloads.
//! The segment `alike` of the templates for Hugo is the same. Everything else is done as in a build: all is read, loaded
//! and checked. `cargo run --release --example alike -- SITE TO`

use std::path::PathBuf;

use rayon::prelude::*;
use townpress::compare::Comparisons;
use townpress::disk::{self, DiskError, Put, Stage};
use townpress::pages::Route;
use townpress::render::{Output, Theme, batches, render};
use townpress::{check, load};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(site), Some(to)) = (arguments.next(), arguments.next()) else {
        eprintln!("alike SITE TO");
        std::process::exit(2);
    };
    match build(&site, &to) {
        Ok(pages) => println!("{pages} pages"),
        Err(error) => {
            eprintln!("{}", error.message.en);
            std::process::exit(1);
        }
    }
}

fn build(root: &std::path::Path, to: &std::path::Path) -> Result<usize, DiskError> {
    let (files, _) = disk::read(root)?;
    let (site, _) = load::load(&files);
    let comparisons = Comparisons::of(&site);
    check::check(&files, &site, &comparisons);
    let Ok(theme) = Theme::new(&files, &site) else { unreachable!("the default theme is sound") };
    let stage = Stage::open(root, to, &|_| {})?;
    let puts: Result<Vec<Put>, DiskError> = batches(&site, &comparisons)
        .into_par_iter()
        .flat_map(|batch| {
            let shared = batch.group.map(|group| comparisons.with_leagues(&site, group));
            let comparisons = shared.as_ref().unwrap_or(&comparisons);
            let pages: Vec<Route> = batch.outputs.into_iter().filter_map(alike).collect();
            let make = |route: Route| {
                let bytes =
                    render(&site, comparisons, &theme, route).expect("the default theme makes every page");
                stage.put(&route.path(&site), &bytes)
            };
            pages.into_par_iter().map(make).collect::<Vec<_>>()
        })
        .collect();
    let puts = puts?;
    let pages = puts.len();
    stage.commit(puts)?;
    Ok(pages)
}

fn alike(output: Output) -> Option<Route> {
    let Output::Page(route) = output else { return None };
    let alike = matches!(
        route,
        Route::Home
            | Route::Places
            | Route::Place(_)
            | Route::Report(_)
            | Route::Reports
            | Route::Indicators
            | Route::Indicator(_)
            | Route::IndicatorPart(..)
    );
    alike.then_some(route)
}
