//! Sites in memory with a county, three towns and a table.

mod mistakes;
mod tables;
mod workbooks;

use crate::diag::{Diagnostics, Ink, Tongue, draw_all};
use crate::files::Files;
use crate::model::Site;
use crate::quantity;

/// A county with three towns.
pub fn county() -> Files {
    let mut files = Files::default();
    files.insert("townpress.yaml", "title: 试验\n".into());
    files.insert("content/heyang/place.yaml", "name: 河阳县\nlevel: county\n".into());
    for (slug, name, code) in [
        ("dongguan", "东关镇", "511600101"),
        ("xiguan", "西关镇", "511600102"),
        ("nanba", "南坝乡", "511600201"),
    ] {
        let yaml = format!("name: {name}\nlevel: town\ncode: \"{code}\"\n");
        files.insert(format!("content/heyang/{slug}/place.yaml"), yaml.into());
    }
    files
}

/// Loads the county with a data set of this YAML and CSV.
pub fn with_csv(yaml: &str, csv: &str) -> (Files, Site, Diagnostics) {
    let mut files = county();
    files.insert("content/heyang/data/census.yaml", yaml.into());
    files.insert("content/heyang/data/census.csv", csv.into());
    load(files)
}

pub fn load(files: Files) -> (Files, Site, Diagnostics) {
    let (site, diagnostics) = crate::load::load(&files);
    (files, site, diagnostics)
}

/// Every observation of the site as one line: place, indicator, figure, time, cell.
pub fn lines(site: &Site) -> Vec<String> {
    let line = |observation: &crate::model::Observation| {
        let place = &site.place(observation.place).name.zh;
        let key = &site.indicator(observation.indicator).key;
        let reading = match observation.reading.quantity() {
            Some(quantity) => {
                let number = quantity.number.as_ref().map_or("–".into(), |n| quantity::decimal(n.value));
                format!("{} = {number}{}", quantity.written, quantity.unit.written)
            }
            None => observation.reading.id().to_owned(),
        };
        let day = observation.period.last_day().map_or("unknown".into(), |day| day.to_string());
        format!(
            "{place} {key} {reading} {day} {}",
            observation.source.anchor(site.indicator(observation.indicator))
        )
    };
    site.observations.iter().map(line).collect()
}

/// What the author reads, in a tongue.
pub fn said(files: &Files, diagnostics: &Diagnostics, tongue: Tongue) -> String {
    draw_all(diagnostics, files, tongue, Ink::Plain)
}

/// Checks that what is said holds all these words, in both tongues.
pub fn contains(files: &Files, diagnostics: &Diagnostics, zh: &[&str], en: &[&str]) {
    for (tongue, words) in [(Tongue::Chinese, zh), (Tongue::English, en)] {
        let said = said(files, diagnostics, tongue);
        for word in words {
            assert!(said.contains(word), "“{word}” is not in\n{said}");
        }
    }
}
