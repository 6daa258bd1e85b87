//! Files for taking away, read back as a spreadsheet and a program would.

mod csv;
mod package;
mod xlsx;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::compare::Comparisons;
use crate::files::Files;
use crate::load::load;
use crate::model::Site;
use crate::pages::{Download, Form, Subject, downloads};
use crate::render::Theme;

use super::data;

static OWN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
static CHANGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples/zhongshan/content");

/// A county of four towns: exact, uncertain, withheld and silent, in two years; one name is a formula.
const COUNTY: [(&str, &str); 12] = [
    ("townpress.yaml", "title: 试验\ndescription: 四个镇。\nkinds:\n  annual: { zh: 年度总结 }\n"),
    (
        "content/indicators.yaml",
        "indicators:\n  lamps: { zh: 路灯试, unit: 盏, theme: environment, better: higher, basis: period, sum: add }\n",
    ),
    ("content/c/place.yaml", "name: 县\nlevel: county\n"),
    ("content/c/a/place.yaml", "name: 安镇\nlevel: town\ncode: \"011000101\"\n"),
    ("content/c/b/place.yaml", "name: =1+1\nlevel: town\n"),
    ("content/c/d/place.yaml", "name: 大镇\nlevel: town\n"),
    ("content/c/e/place.yaml", "name: 鹅镇\nlevel: town\n"),
    (
        "content/c/a/2020.md",
        "---\ntitle: 安镇总结\nkind: annual\nperiod: 2020\nmetrics:\n  lamps: 500盏\n---\n",
    ),
    (
        "content/c/a/2021.md",
        "---\ntitle: 安镇总结二\nkind: annual\nperiod: 2021\nmetrics:\n  lamps: 625.50盏\n---\n",
    ),
    (
        "content/c/b/2021.md",
        "---\ntitle: 乙, “总结”\nkind: annual\nperiod: 2021\nmetrics:\n  lamps: 620余盏\n---\n",
    ),
    (
        "content/c/d/2021.md",
        "---\ntitle: 大镇总结\nkind: annual\nperiod: 2021\nmetrics:\n  lamps: 未公开\n---\n",
    ),
    (
        "content/c/d/2020.md",
        "---\ntitle: 大镇总结\nkind: annual\nperiod: 2020\nmetrics:\n  lamps: 800以上\n---\n",
    ),
];

/// A site with all that its files are made of.
pub struct Made {
    pub site: Site,
    pub comparisons: Comparisons,
    pub theme: Theme,
}

impl Made {
    fn of(files: &Files) -> Made {
        let (site, _) = load(files);
        let theme = Theme::new(files, &site).map_err(|_| "the default theme is sound").expect("a theme");
        Made { comparisons: Comparisons::of(&site), site, theme }
    }

    /// The county, with lines added to its settings.
    pub fn county(settings: &str) -> Made {
        let mut files = Files::default();
        for (path, text) in COUNTY {
            let more = if path == "townpress.yaml" { settings } else { "" };
            files.insert(path, format!("{text}{more}").into_bytes());
        }
        Made::of(&files)
    }

    /// A content folder of this repository.
    fn repository(content: &Dir<'static>) -> Made {
        let mut files = Files::default();
        let kinds = ["annual", "remediation", "beautiful-town", "secondment"];
        let kinds = kinds.map(|kind| format!("  {kind}: {{ zh: 总结 }}\n")).concat();
        files.insert("townpress.yaml", format!("title: 本站\nkinds:\n{kinds}").into_bytes());
        add(content, &mut files);
        Made::of(&files)
    }

    pub fn bytes(&self, download: Download) -> Vec<u8> {
        data(&self.site, &self.comparisons, &self.theme.wording, download)
            .map_err(|diagnostic| diagnostic.message.en)
            .expect("the file can be made")
    }

    pub fn text(&self, download: Download) -> String {
        String::from_utf8(self.bytes(download)).expect("the file is UTF-8")
    }

    /// The newest league of the first question, in a form.
    pub fn league(&self, form: Form) -> Download {
        let all = downloads(&self.site, &self.comparisons).into_iter();
        let mut leagues =
            all.filter(|one| matches!(one, Download::Table(Subject::League { .. }, own) if *own == form));
        leagues.next().expect("the county has a league")
    }
}

fn add(dir: &Dir<'static>, files: &mut Files) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(format!("content/{path}"), file.contents().to_vec());
    }
    dir.dirs().for_each(|dir| add(dir, files));
}

/// The sites that this repository holds.
pub fn repository() -> [Made; 2] {
    [Made::repository(&OWN), Made::repository(&CHANGES)]
}

#[test]
fn every_download_has_its_own_address() {
    for made in repository() {
        let mut paths = BTreeMap::new();
        for download in downloads(&made.site, &made.comparisons) {
            let known = paths.insert(download.path(&made.site), download);
            assert_eq!(known, None, "{download:?}");
        }
        for route in crate::pages::routes(&made.site, &made.comparisons) {
            assert!(!paths.contains_key(&route.path(&made.site)));
        }
        assert!(paths.contains_key("data/observations.csv") && paths.contains_key("data/datapackage.json"));
    }
}

#[test]
fn a_download_lies_beside_its_page() {
    let made = Made::county("");
    let all = downloads(&made.site, &made.comparisons);
    let paths: Vec<String> = all.into_iter().map(|download| download.path(&made.site)).collect();
    let expected = [
        "data/observations.csv",
        "data/places.csv",
        "data/indicators.csv",
        "data/datapackage.json",
        "compare/c/matrix.csv",
        "compare/c/matrix.xlsx",
        "compare/c/lamps.csv",
        "compare/c/lamps.xlsx",
        "compare/c/lamps/2020.csv",
        "compare/c/lamps/trend.csv",
        "compare/c/lamps/trend.xlsx",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let (one, two) = (Made::county(""), Made::county(""));
    for download in downloads(&one.site, &one.comparisons) {
        assert_eq!(one.bytes(download), two.bytes(download), "{download:?}");
    }
}

#[test]
fn both_languages_have_a_word_for_every_column() {
    for language in ["zh-CN", "en"] {
        let made = Made::county(&format!("language: {language}\n"));
        let tables = downloads(&made.site, &made.comparisons).into_iter().filter_map(|one| match one {
            Download::Table(subject, form) => Some((subject, form)),
            Download::Package => None,
        });
        for (subject, form) in tables {
            let words = &made.theme.wording;
            let table = crate::pages::table(&made.site, &made.comparisons, words, subject, form);
            for column in &table.columns {
                assert!(column.title != column.key, "{language}: {}", column.key);
            }
            let said = table.notes.iter().flat_map(|section| &section.lines);
            for line in said {
                assert!(!line.label.starts_with("data_") && !line.text.starts_with("data_"), "{line:?}");
            }
        }
    }
}
