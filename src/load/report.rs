//! A Markdown file → a report: front matter first, the body when all names are known.

use std::ops::Range;

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Files, extension, folder};
use crate::model::{Document, Indicator, KindId, Observation, Period, PlaceId, ReportId, Source};
use crate::say;

use super::config::Config;
use super::entries::{self, RawEntry};
use super::fields::{Fields, nearest};
use super::markdown::{self, RawMetric};
use super::metric::{self, Standing, Stated};
use super::names::Names;
use super::{Text, front, period, yaml};

/// A report as far as its front matter tells.
pub struct RawReport {
    pub file: String,
    /// Below `content/`, without the ending.
    pub path: String,
    pub place: PlaceId,
    pub title: String,
    pub kind: KindId,
    pub period: Period,
    pub issuer: Option<String>,
    pub date: Option<Date>,
    pub summary: Option<String>,
    pub metrics: Vec<RawEntry>,
    pub body: Range<usize>,
}

/// Reads the front matter of one file; None when too little of it can be understood.
pub fn read(
    file: &str,
    place: PlaceId,
    files: &Files,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<RawReport> {
    let text = files.text(file)?;
    let parts = front::split(file, text, diagnostics);
    if parts.yaml.is_empty() {
        let message = say!("这份总结没有开头的 --- 说明", "this report has no front matter");
        let help = say!(
            "在最前面写：---、title: …、kind: …、period: 2021、---",
            "begin with `---`, `title: …`, `kind: …`, `period: 2021`, `---`"
        );
        let first = text.find('\n').unwrap_or(text.len());
        diagnostics.push(Diagnostic::error("front-matter", message).at(Span::new(file, 0..first)).help(help));
        return None;
    }
    let root = match yaml::parse(file, text, parts.yaml) {
        Ok(root) => root,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            return None;
        }
    };
    let mut fields = Fields::of(file, &root, diagnostics);
    let title = fields.required("title", diagnostics);
    let kind = fields.required("kind", diagnostics).and_then(|text| kind(&text, config, diagnostics));
    let period = match fields.node("period") {
        Some(node) => Some(period::period(file, node, diagnostics)),
        None => {
            fields.required("period", diagnostics);
            None
        }
    };
    let issuer = fields.text("issuer", diagnostics).map(|text| text.text);
    let date = fields.text("date", diagnostics).and_then(|text| period::date(&text, diagnostics));
    let summary = fields.text("summary", diagnostics).map(|text| text.text);
    let metrics = entries::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
    let path = file.strip_prefix("content/")?.strip_suffix(".md")?.to_owned();
    Some(RawReport {
        file: file.to_owned(),
        path,
        place,
        title: title?.text,
        kind: kind?,
        period: period?,
        issuer,
        date,
        summary,
        metrics,
        body: parts.body,
    })
}

fn kind(text: &Text, config: &Config, diagnostics: &mut Diagnostics) -> Option<KindId> {
    if let Some(id) = config.kinds_by_key.get(&text.text) {
        return Some(*id);
    }
    let written = &text.text;
    let message = say!("没有“{written}”这种总结", "there is no report kind `{written}`");
    let mut diagnostic = Diagnostic::error("unknown-kind", message).at(text.span.clone());
    if let Some(near) = nearest(written, config.kinds_by_key.keys().map(String::as_str)) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    let help =
        say!("种类在 townpress.yaml 的 kinds 里定义", "kinds are defined under `kinds` in townpress.yaml");
    diagnostics.push(diagnostic.help(help));
    None
}

/// The files that are reports: every Markdown file of the content folder but the front page.
pub fn files_of(files: &Files) -> Vec<&str> {
    files
        .under("content")
        .map(|(path, _)| path)
        .filter(|path| extension(path) == Some("md") && *path != super::FRONT_PAGE)
        .collect()
}

/// A report's file must lie in the folder of a place and leave the place its own page.
pub fn home(file: &str, files: &Files, names: &Names, diagnostics: &mut Diagnostics) -> Option<PlaceId> {
    let folder = folder(file);
    let Some(place) = names.places.get(folder) else {
        // A place.yaml that could not be read has been told about already.
        if files.contains(&format!("{folder}/place.yaml")) {
            return None;
        }
        let message = say!("“{folder}”里没有 place.yaml", "there is no place.yaml in {folder}");
        let help = say!(
            "加上 {folder}/place.yaml，写 name 和 level 两行；或把这份总结移到某个地方的文件夹",
            "add {folder}/place.yaml with `name` and `level`, or move this report to the folder of a place"
        );
        diagnostics.push(Diagnostic::error("no-place", message).at(Span::file(file)).help(help));
        return None;
    };
    if crate::files::name(file).eq_ignore_ascii_case("index.md") {
        let message =
            say!("index.md 这个名字留给地方自己的页面", "index.md would take the page of the place");
        let help = say!(
            "总结用别的文件名，如 2021-annual.md；介绍写在 place.yaml 的 about 里",
            "name a report otherwise, such as 2021-annual.md; an introduction goes to `about` in place.yaml"
        );
        diagnostics.push(Diagnostic::error("bad-name", message).at(Span::file(file)).help(help));
        return None;
    }
    Some(*place)
}

/// A report's body and its figures.
pub struct Lowered {
    pub body: Document,
    /// One for each metric link, in order; None where there was a mistake.
    pub prose: Vec<Option<Observation>>,
    pub table: Vec<Observation>,
    pub diagnostics: Diagnostics,
}

/// Reads the body of a report and lowers its figures.
pub fn lower(
    raw: &RawReport,
    report: ReportId,
    files: &Files,
    names: &Names,
    indicators: &[Indicator],
) -> Lowered {
    let mut diagnostics = Diagnostics::default();
    let text = files.text(&raw.file).unwrap_or_default();
    let parsed = markdown::parse(&raw.file, text, raw.body.clone(), names, &mut diagnostics);
    let standing = Standing { place: raw.place, period: &raw.period, names, indicators };
    let mut anchors = Anchors::default();
    let prose = parsed.metrics.into_iter().map(|raw| {
        let anchor = anchors.next("fig", &raw.indicator);
        let source = Source::Prose { report, anchor };
        metric::observe(&stated(raw), source, &standing, &mut diagnostics)
    });
    let prose = prose.collect();
    let table = raw.metrics.iter().filter_map(|entry| {
        let anchor = anchors.next("row", &entry.stated.indicator.text);
        let source = Source::FrontMatter { report, anchor };
        metric::observe(&entry.stated, source, &standing, &mut diagnostics)
    });
    let table = table.collect();
    Lowered { body: parsed.document, prose, table, diagnostics }
}

fn stated(raw: RawMetric) -> Stated {
    let indicator = Text { text: raw.indicator, span: raw.target_span };
    let value = Text { text: raw.text, span: raw.text_span };
    let parameters = raw.parameters.into_iter().map(|parameter| {
        let key = Text { text: parameter.key, span: parameter.span.clone() };
        (key, Text { text: parameter.value, span: parameter.span })
    });
    Stated { indicator, value, parameters: parameters.collect(), span: raw.span }
}

/// Ids for figures, unique within a page: `fig-trees_planted`, `fig-trees_planted-2`.
#[derive(Default)]
pub struct Anchors {
    used: std::collections::BTreeMap<String, usize>,
}

impl Anchors {
    pub fn next(&mut self, prefix: &str, indicator: &str) -> String {
        let base = format!("{prefix}-{indicator}");
        let count = self.used.entry(base.clone()).or_default();
        *count += 1;
        if *count == 1 { base } else { format!("{base}-{count}") }
    }
}
