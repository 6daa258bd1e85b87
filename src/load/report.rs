//! A Markdown file → a report: front matter first, the body when all names are known.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Files, extension, folder};
use crate::model::{
    Document, Funding, Indicator, KindId, Lesson, Observation, Period, PicturePair, PlaceId, Reading,
    ReportId, Source,
};
use crate::say;

use super::answers::{self, RawAnswer};
use super::config::Config;
use super::entries::{self, RawEntry};
use super::fields::{Fields, nearest};
use super::frameworks::{self, RawFramework};
use super::front::Head;
use super::keys;
use super::lists::Lists;
use super::markdown::{self, Elsewhere, Outlines, RawMetric};
use super::metric::{self, Standing, Stated};
use super::names::Names;
use super::official::{self, Official};
use super::picture_pairs::{self, RawPair};
use super::plans::{self, RawPlan};
use super::practices::{self, RawPractice};
use super::projects::{self, RawProject};
use super::{Text, front, funding, lessons, lists, period, yaml};

/// A report as far as its front matter tells.
#[derive(Clone)]
pub struct RawReport {
    pub file: String,
    /// Below `content/`, without the ending.
    pub path: String,
    pub place: PlaceId,
    pub title: String,
    pub official: Official,
    pub kind: KindId,
    pub period: Period,
    pub issuer: Option<String>,
    pub date: Option<Date>,
    pub summary: Option<String>,
    pub funding: Vec<Funding>,
    pub funding_total: Option<Reading>,
    pub practices: Vec<RawPractice>,
    pub projects: Vec<RawProject>,
    pub lists: Lists,
    pub picture_pairs: Vec<RawPair>,
    pub frameworks: Vec<RawFramework>,
    pub home: Option<Text>,
    pub plans: Vec<RawPlan>,
    pub answers: Vec<RawAnswer>,
    pub lessons: Vec<Lesson>,
    pub metrics: Vec<RawEntry>,
    pub body: Range<usize>,
}

/// Reads the front matter of one file. What cannot be read is an error; something stands in for it, so that the
/// mistakes of the text are told in the same run, and links to the report are not told to be dead.
pub fn read(
    file: &str,
    place: PlaceId,
    files: &Files,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> RawReport {
    let path = address(file).to_owned();
    let mut report = RawReport {
        file: file.to_owned(),
        title: crate::files::name(&path).to_owned(),
        path,
        place,
        official: Official::default(),
        kind: KindId(0),
        period: Period::unknown(),
        issuer: None,
        date: None,
        summary: None,
        funding: Vec::new(),
        funding_total: None,
        practices: Vec::new(),
        projects: Vec::new(),
        lists: Lists::default(),
        picture_pairs: Vec::new(),
        frameworks: Vec::new(),
        home: None,
        plans: Vec::new(),
        answers: Vec::new(),
        lessons: Vec::new(),
        metrics: Vec::new(),
        body: 0..0,
    };
    let Some(text) = files.text(file) else { return report };
    let parts = front::split(file, text, diagnostics);
    report.body = parts.body;
    match parts.head {
        Head::Absent => no_head(file, text, diagnostics),
        Head::Unclosed => {}
        Head::Yaml(range) => match yaml::parse(file, text, range) {
            Ok(root) => fill(&mut report, &root, config, diagnostics),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        },
    }
    report
}

fn no_head(file: &str, text: &str, diagnostics: &mut Diagnostics) {
    let message = say!("这份总结没有开头的 --- 说明", "this report has no front matter");
    let help = if text.trim_start().starts_with("---\n") {
        say!("--- 要写在第一行，前面不能有空行", "`---` must be the first line, with no empty line above")
    } else {
        say!(
            "在最前面写：---、title: …、kind: …、period: 2021、---，各占一行",
            "begin with `---`, `title: …`, `kind: …`, `period: 2021`, `---`, each on a line of its own"
        )
    };
    let first = text.find('\n').unwrap_or(text.len());
    diagnostics.push(Diagnostic::error("front-matter", message).at(Span::new(file, 0..first)).help(help));
}

fn fill(report: &mut RawReport, root: &yaml::Node, config: &Config, diagnostics: &mut Diagnostics) {
    let file = report.file.clone();
    let mut fields = Fields::of(&file, root, &keys::REPORT, diagnostics);
    let title = fields.required("title", diagnostics);
    report.official = official::read(&mut fields, title.as_ref(), diagnostics);
    if let Some(title) = title {
        report.title = title.text;
    }
    let kind = fields.required("kind", diagnostics).and_then(|text| kind(&text, config, diagnostics));
    let period = match fields.node("period") {
        Some(node) => Some(period::period(&file, node, diagnostics)),
        None => {
            fields.required("period", diagnostics);
            None
        }
    };
    // A report of no known kind must not be taken for another one of its period.
    if let (Some(kind), Some(period)) = (kind, period) {
        (report.kind, report.period) = (kind, period);
    }
    report.issuer = fields.text("issuer", diagnostics).map(|text| text.text);
    report.date = fields.text("date", diagnostics).and_then(|text| period::date(&text, diagnostics));
    report.summary = fields.text("summary", diagnostics).map(|text| text.text);
    (report.funding, report.funding_total) = funding::read(&mut fields, diagnostics);
    report.practices = practices::read(&mut fields, diagnostics);
    report.projects = projects::read(&mut fields, diagnostics);
    report.lists = lists::read(&mut fields, diagnostics);
    report.picture_pairs = picture_pairs::read(&mut fields, diagnostics);
    report.frameworks = frameworks::read(&mut fields, diagnostics);
    report.home = fields.text("home", diagnostics);
    let home = report.home.as_ref();
    report.plans = plans::read(&mut fields, home, diagnostics);
    report.answers = answers::read(&mut fields, diagnostics);
    report.lessons = lessons::read(&mut fields, home, diagnostics);
    report.metrics = entries::read(&mut fields, diagnostics);
    fields.finish(diagnostics);
}

fn kind(text: &Text, config: &Config, diagnostics: &mut Diagnostics) -> Option<KindId> {
    let known = config.kinds_by_key.as_ref()?;
    if let Some(id) = known.get(&text.text) {
        return Some(*id);
    }
    let written = &text.text;
    let message = say!("没有“{written}”这种总结", "there is no report kind `{written}`");
    let mut diagnostic = Diagnostic::error("unknown-kind", message).at(text.span.clone());
    let by_name = known.iter().find(|(_, id)| config.kinds[id.index()].name.zh == *written);
    let near = by_name.map(|(key, _)| key.as_str());
    if let Some(near) = near.or_else(|| nearest(written, known.keys().map(String::as_str))) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    let all = known.iter().map(|(key, id)| format!("{key}（{}）", config.kinds[id.index()].name.zh));
    let all = all.collect::<Vec<_>>().join("、");
    let keys = known.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    let help = if known.is_empty() {
        say!(
            "先在 townpress.yaml 里定义总结的种类，例如 kinds: {{ annual: {{ zh: 年度工作总结 }} }}",
            "define the kinds in townpress.yaml first, such as `kinds: {{ annual: {{ zh: 年度工作总结 }} }}`"
        )
    } else {
        say!("townpress.yaml 的 kinds 里定义了：{all}", "the kinds defined in townpress.yaml are: {keys}")
    };
    diagnostics.push(diagnostic.help(help));
    None
}

/// The address of a report: its file below the content folder, without the ending.
pub fn address(file: &str) -> &str {
    let path = file.strip_prefix("content/").unwrap_or(file);
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// The files that are reports.
pub fn files_of(files: &Files) -> Vec<&str> {
    files.under("content").map(|(path, _)| path).filter(|path| is_report(path)).collect()
}

/// Every Markdown file of the content folder is a report, but the front page and the preface.
pub fn is_report(path: &str) -> bool {
    let is_markdown = extension(path).is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
    is_markdown && path.starts_with("content/") && ![super::FRONT_PAGE, super::PREFACE].contains(&path)
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
        let help = if folder == "content" {
            say!(
                "总结要放在某个地方的文件夹里，如 content/xiji/2021.md",
                "a report lies in the folder of its place, as content/xiji/2021.md"
            )
        } else {
            say!(
                "加上 {folder}/place.yaml，写 name 和 level 两行；或把这份总结移到某个地方的文件夹",
                "add {folder}/place.yaml with `name` and `level`, or move this report to the folder of a place"
            )
        };
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
#[derive(Clone)]
pub struct Lowered {
    /// Shared with the site that shows it.
    pub body: Arc<Document>,
    pub elsewhere: Vec<Elsewhere>,
    /// One for each metric link, in order: which of the observations it is; None where there was a mistake.
    pub figures: Vec<Option<u32>>,
    /// Those of the prose, then those of the head; shared with the site.
    pub observations: Arc<[Observation]>,
    pub picture_pairs: Vec<PicturePair>,
    pub diagnostics: Diagnostics,
}

impl Lowered {
    /// Leads its links to headings of other reports.
    pub fn lead(&mut self, outlines: &Outlines, diagnostics: &mut Diagnostics) {
        if !self.elsewhere.is_empty() {
            outlines.lead(Arc::make_mut(&mut self.body), &self.elsewhere, diagnostics);
        }
    }
}

/// Reads the body of a report and lowers its figures; those of its head are taken from it.
pub fn lower(
    raw: &mut RawReport,
    report: ReportId,
    files: &Files,
    names: &Names,
    indicators: &[Indicator],
) -> Lowered {
    let mut diagnostics = Diagnostics::default();
    let text = files.text(&raw.file).unwrap_or_default();
    let metrics = std::mem::take(&mut raw.metrics);
    let parsed = markdown::parse(&raw.file, text, raw.body.clone(), names, &mut diagnostics);
    let period = Arc::new(raw.period.clone());
    let standing = Standing { place: raw.place, period: &period, names, indicators };
    let (mut in_prose, mut in_head) = (Counts::default(), Counts::default());
    let mut observations = Vec::with_capacity(parsed.metrics.len() + metrics.len());
    let figures = parsed.metrics.into_iter().map(|raw| {
        let source = Source::Prose { report, nth: in_prose.next(&raw.indicator) };
        let observation = metric::observe(&stated(raw, text), source, &standing, &mut diagnostics)?;
        observations.push(observation);
        Some(observations.len() as u32 - 1)
    });
    let figures = figures.collect();
    let table = metrics.iter().filter_map(|entry| {
        let nth = in_head.next(&entry.stated.indicator.text);
        let source = Source::FrontMatter { report, nth };
        metric::observe(&entry.stated, source, &standing, &mut diagnostics)
    });
    observations.extend(table);
    let file: Arc<str> = raw.file.as_str().into();
    observations.iter_mut().for_each(|observation| observation.span.file = file.clone());
    let mut body = parsed.document;
    body.shrink();
    let pairs = raw.picture_pairs.iter();
    let picture_pairs =
        pairs.map(|pair| picture_pairs::lower(pair, &raw.file, names, &mut diagnostics)).collect();
    let (body, elsewhere, observations) = (Arc::new(body), parsed.elsewhere, observations.into());
    Lowered { body, elsewhere, figures, observations, picture_pairs, diagnostics }
}

fn stated(raw: RawMetric, text: &str) -> Stated {
    const SCHEME: &str = "metric:";
    let mut span = raw.target_span;
    // A mistake in the name of the indicator concerns none of its parameters.
    let written = text.get(span.start..span.end).and_then(|target| target.strip_prefix(SCHEME));
    if written.is_some_and(|rest| rest.starts_with(&raw.indicator)) {
        span.start += SCHEME.len();
        span.end = span.start + raw.indicator.len();
    }
    let indicator = Text { text: raw.indicator, span };
    let value = Text { text: raw.text, span: raw.text_span };
    let parameters = raw.parameters.into_iter().map(|parameter| {
        let key = Text { text: parameter.key, span: parameter.span.clone() };
        (key, Text { text: parameter.value, span: parameter.span })
    });
    Stated { indicator, value, parameters: parameters.collect(), span: raw.span }
}

/// Counts what a page states of each indicator, so that every figure has an id of its own.
#[derive(Default)]
pub struct Counts {
    stated: BTreeMap<String, u32>,
}

impl Counts {
    pub fn next(&mut self, indicator: &str) -> u32 {
        match self.stated.get_mut(indicator) {
            Some(count) => {
                *count += 1;
                *count
            }
            None => {
                self.stated.insert(indicator.to_owned(), 1);
                1
            }
        }
    }
}
