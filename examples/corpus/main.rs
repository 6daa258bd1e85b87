//! Writes a site of any size, for measuring: counties of twenty towns, one report for each town and year.
//!
//! The same arguments give the same bytes, and a town is the same however many others there are. All names and
//! figures are invented.
//!
//!     cargo run --release --example corpus -- --towns 1000 --years 3 --seed 1 --out /tmp/corpus
#![allow(clippy::disallowed_methods, reason = "an example writes its own files")]

mod draw;
mod figures;
mod hugo;
mod names;
mod places;
mod prose;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Parser;

use places::Town;

/// The last year of every corpus.
const LAST_YEAR: u32 = 2025;

#[derive(Parser)]
struct Arguments {
    /// How many towns
    #[arg(long, default_value_t = 100)]
    towns: usize,
    /// Reports of each town, one a year, up to 2025
    #[arg(long, default_value_t = 3)]
    years: u32,
    /// Another number gives another corpus
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder of the site, which must be new or empty
    #[arg(long)]
    out: PathBuf,
    /// For whom it is laid out
    #[arg(long, value_enum, default_value_t = Layout::Townpress)]
    layout: Layout,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Layout {
    Townpress,
    Hugo,
}

fn main() -> io::Result<()> {
    let Arguments { towns, years, seed, out, layout } = Arguments::parse();
    if out.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(io::Error::other(format!("{} is not empty", out.display())));
    }
    let (front, place) = match layout {
        Layout::Townpress => ("content/index.md", "place.yaml"),
        Layout::Hugo => ("content/_index.md", "_index.md"),
    };
    let areas = places::above_towns(seed, towns);
    let told = (1..=years).map(|number| LAST_YEAR - years + number);
    match layout {
        Layout::Townpress => write(&out, "townpress.yaml", SETTINGS)?,
        Layout::Hugo => {
            write(&out, "data/indicators.json", &hugo::indicators())?;
            write(&out, "data/groups.json", &hugo::groups(&areas))?;
            write(&out, "data/reports.toml", &hugo::years(told.clone()))?;
        }
    }
    write(&out, front, &prose::front(towns))?;
    for area in areas {
        let text = if layout == Layout::Hugo { hugo::area(&area) } else { area.yaml() };
        write(&out, &format!("content/{}/{place}", area.path), &text)?;
    }
    for at in 0..towns {
        let town = Town::draw(seed, at, towns);
        let text = if layout == Layout::Hugo { hugo::town(&town) } else { town.yaml() };
        write(&out, &format!("content/{}/{place}", town.path), &text)?;
        for year in told.clone() {
            let mut report = prose::report(seed, &town, year);
            if layout == Layout::Hugo {
                report = hugo::report(seed, &town, year, &report);
            }
            write(&out, &format!("content/{}/{year}-annual.md", town.path), &report)?;
        }
    }
    println!("{towns} towns, {} reports: {}", towns * years as usize, out.display());
    Ok(())
}

const SETTINGS: &str = "\
title: 测速用的乡镇工作总结
description: 地名、数字和文字都是编出来的，只用来测量生成一个网站要多久。
kinds:
  annual: { zh: 年度工作总结, en: Annual work summary }
";

fn write(out: &Path, path: &str, text: &str) -> io::Result<()> {
    let place = out.join(path);
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(place, text)
}
