//! How long the parts of a build take: quantities, a report, ranks, one page of each kind.
//! `cargo bench --bench parts`; what a whole site costs tells benches/site.sh.

#[path = "../examples/corpus/draw.rs"]
mod draw;
#[path = "../examples/corpus/figures.rs"]
mod figures;
#[path = "../examples/corpus/names.rs"]
mod names;
#[path = "../examples/corpus/places.rs"]
mod places;
#[path = "../examples/corpus/prose.rs"]
mod prose;

use std::collections::BTreeMap;

use divan::{Bencher, black_box};
use townpress::compare::{Amount, Comparisons, ranks};
use townpress::files::Files;
use townpress::load::load;
use townpress::model::{Better, Site};
use townpress::quantity;
use townpress::render::{Output, Theme, make, outputs};

const FIELDS: &[&str] = &[
    "620余处",
    "18.9万亩",
    "1.01亿元",
    "近2000万元",
    "35.1%",
    "28,482户",
    "七十五人",
    "未公开",
    "**平方公里",
];

fn main() {
    divan::main();
}

/// A county of twenty towns with three reports each.
fn county() -> Files {
    let mut files = Files::default();
    let mut put = |path: String, text: String| files.insert(path, text.into_bytes());
    put("townpress.yaml".into(), "title: 测速\nkinds:\n  annual: { zh: 年度工作总结 }\n".into());
    put("content/index.md".into(), prose::front(20));
    for area in places::above_towns(1, 20) {
        put(format!("content/{}/place.yaml", area.path), area.yaml());
    }
    for at in 0..20 {
        let town = places::Town::draw(1, at, 20);
        put(format!("content/{}/place.yaml", town.path), town.yaml());
        for year in 2023..=2025 {
            put(format!("content/{}/{year}-annual.md", town.path), prose::report(1, &town, year));
        }
    }
    files
}

struct Made {
    site: Site,
    comparisons: Comparisons,
    theme: Theme,
}

fn made() -> Made {
    let files = county();
    let (site, diagnostics) = load(&files);
    assert!(diagnostics.is_empty(), "the corpus is well written");
    let comparisons = Comparisons::of(&site);
    let Ok(theme) = Theme::new(&files, &site) else { panic!("the default theme is sound") };
    Made { site, comparisons, theme }
}

#[divan::bench]
fn quantity_fields() {
    for field in FIELDS {
        let _ = black_box(quantity::parse(black_box(field)));
    }
}

#[divan::bench]
fn quantities_of_a_report(bencher: Bencher) {
    let text = prose::report(1, &places::Town::draw(1, 0, 20), 2025);
    bencher.bench(|| quantity::find(black_box(&text)).len());
}

#[divan::bench(sample_count = 20)]
fn load_sixty_reports(bencher: Bencher) {
    let files = county();
    bencher.bench(|| load(black_box(&files)).0.observations.len());
}

#[divan::bench(args = [20, 1000])]
fn rank(bencher: Bencher, places: usize) {
    let amounts: Vec<Amount> = (0..places).map(|at| Amount::exact((at * 7919 % 10_007).into())).collect();
    bencher.bench(|| ranks(black_box(&amounts), Better::Higher).len());
}

#[divan::bench(sample_count = 20)]
fn compare_a_county(bencher: Bencher) {
    let made = made();
    bencher.bench(|| Comparisons::of(black_box(&made.site)).with_leagues(&made.site, 0));
}

/// The first output of each kind, by its name.
fn kinds(made: &Made) -> BTreeMap<String, Output> {
    let mut kinds = BTreeMap::new();
    for output in outputs(&made.site, &made.comparisons) {
        let path = output.path(&made.site);
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let told = format!("{output:?}");
        let words: Vec<&str> = told.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 3).collect();
        let name = words.get(1).copied().unwrap_or_default();
        let name = if name == "Table" { words.get(2).copied().unwrap_or_default() } else { name };
        kinds.entry(format!("{name}.{ending}")).or_insert(output);
    }
    kinds
}

fn names_of_kinds() -> Vec<String> {
    kinds(&made()).into_keys().collect()
}

#[divan::bench(args = names_of_kinds(), sample_count = 20)]
fn one_output(bencher: Bencher, kind: &String) {
    let made = made();
    let output = kinds(&made)[kind];
    bencher.bench(|| make(&made.site, &made.comparisons, &made.theme, output).map(|bytes| bytes.len()).ok());
}
