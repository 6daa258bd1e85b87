//! What the template of one document sees: the view of its page as data, its texts fitted for paper, the fonts there are,
//! and the pictures and drawings that it places.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};
use typst::foundations::Bytes;

use crate::model::{Language, Observation, PlaceId, ReportId, Time};
use crate::pages::prose::Prose;
use crate::pages::view::View;
use crate::pages::{PICTURES, Paper, Route, reports_of};

use super::breaks::clean;
use super::fit::{Fitted, Setting, fit};
use super::leagues::{Drawn, comparison};
use super::title;
use super::typeset::Work;

/// A document before it is set.
pub struct Sheet {
    /// Its template in `print/`.
    pub main: &'static str,
    pub data: Value,
    /// Pictures and drawings, by their path.
    pub files: BTreeMap<String, Bytes>,
    /// What the drawings say, for they are no text to Typst.
    pub drawn: String,
    /// The input files that its words come from, the likeliest first.
    pub sources: Vec<String>,
    /// The marks before which reports end.
    pub scopes: Vec<String>,
}

/// Gathers a document.
pub fn sheet(work: &Work, paper: &Paper) -> Sheet {
    match paper {
        Paper::Report(id) => of_report(work, *id),
        Paper::Comparison(group) => of_comparison(work, *group),
        Paper::Book { group, asked } => of_book(work, *group, asked.as_ref()),
    }
}

fn of_report(work: &Work, id: ReportId) -> Sheet {
    let report = work.site.report(id);
    let (data, pictures) = report_data(work, id, "", 1);
    let author = report.issuer.clone().unwrap_or_else(|| place_name(work, report.place));
    let about = About { title: &report.title, author, date: date_of(work, id) };
    let mut sheet = empty(work, "one-report.typ", about);
    sheet.data["report"] = data;
    sheet.sources.extend(sources_of(work, id));
    sheet.scopes.push(String::new());
    add_pictures(work, pictures, &mut sheet);
    sheet
}

fn of_comparison(work: &Work, group: usize) -> Sheet {
    let drawn = comparison(work, group, None);
    let title = drawn.data["title"].as_str().unwrap_or_default().to_owned();
    let about = About { title: &title, author: work.site.title.clone(), date: latest(work) };
    let mut sheet = empty(work, "comparison.typ", about);
    sheet.data["title_lines"] = json!(title::lines(&clean(&title), &[]));
    add_comparison(drawn, &mut sheet);
    sheet.sources.extend(all_sources(work));
    sheet
}

fn of_book(work: &Work, group: usize, asked: Option<&Time>) -> Sheet {
    let ids = reports_of(work.site, group, asked);
    let name = work.page(Route::Matrix(group));
    let name = match &name.view {
        View::Matrix(view) => view.name.clone(),
        _ => String::new(),
    };
    let wording = &work.theme.wording;
    let title = match asked {
        Some(time) => {
            wording.fill("book_title_period", &[("group", &name), ("period", &work.words_of(time))])
        }
        None => wording.fill("book_title", &[("group", &name)]),
    };
    let about = About {
        title: &title,
        author: work.site.title.clone(),
        date: ids.iter().filter_map(|id| own_date(work, *id)).max().unwrap_or_else(|| latest(work)),
    };
    let mut sheet = empty(work, "book.typ", about);
    sheet.data["title_lines"] = json!(title::lines(&clean(&title), &[]));
    sheet.data["preface"] = Value::Null;
    let preface = work.preface();
    if !preface.blocks.is_empty() {
        let fitted = fit(
            &preface,
            &Setting { here: "index.html", base: base(work), indicators: &BTreeMap::new(), top: 1 },
        );
        sheet.data["preface"] = fitted.nodes;
        add_pictures(work, fitted.pictures, &mut sheet);
    }
    let mut reports = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let scope = format!("r{at}-");
        let (data, pictures) = report_data(work, *id, &scope, 2);
        reports.push(data);
        sheet.scopes.push(scope);
        add_pictures(work, pictures, &mut sheet);
        sheet.sources.extend(sources_of(work, *id));
    }
    sheet.data["reports"] = reports.into();
    sheet.data["index"] = index(work, &ids);
    let drawn = comparison(work, group, asked);
    let annex =
        format!("{}：{}", wording.get("paper_annexes"), drawn.data["title"].as_str().unwrap_or_default());
    sheet.data["annex_lines"] = json!(title::lines(&annex, &[]));
    add_comparison(drawn, &mut sheet);
    sheet.sources.extend(all_sources(work));
    sheet
}

/// What a document says of itself.
struct About<'a> {
    title: &'a str,
    author: String,
    date: Date,
}

fn empty(work: &Work, main: &'static str, about: About) -> Sheet {
    let About { title, author, date } = about;
    let (lang, region) = match work.site.language {
        Language::Chinese => ("zh", Some("cn")),
        Language::English => ("en", None),
    };
    let data = json!({
        "lang": lang,
        "region": region,
        "fonts": work.fonts.stacks().iter().map(|(style, stack)| (json!(style).as_str().unwrap_or_default().to_owned(), stack)).collect::<BTreeMap<_, _>>(),
        "words": work.theme.wording.words,
        "site": clean(&work.site.title),
        "document": { "title": clean(title), "author": clean(&author), "date": [date.year(), i16::from(date.month()), i16::from(date.day())] },
    });
    let nothing = (BTreeMap::new(), String::new(), Vec::new(), Vec::new());
    let (files, drawn, sources, scopes) = nothing;
    Sheet { main, data, files, drawn, sources, scopes }
}

/// A report as the template sees it, and the pictures of its text. `top` is the level of its first headings.
fn report_data(work: &Work, id: ReportId, scope: &str, top: u8) -> (Value, BTreeSet<String>) {
    let report = work.site.report(id);
    let page = work.page(Route::Report(id));
    let indicators = indicators(work, id);
    let here = Route::Report(id).path(work.site);
    let setting = Setting { here: &here, base: base(work), indicators: &indicators, top };
    let nothing = Prose::default();
    let body = page.texts.iter().find(|(name, _)| *name == "body").map_or(&nothing, |(_, prose)| prose);
    let Fitted { nodes, official, pictures } = fit(body, &setting);
    let data = json!({
        "scope": scope,
        "gap": null,
        "place": clean(&place_name(work, report.place)),
        "title_lines": cleaned(&title::lines(&report.title, &report.title_lines)),
        "page": cleaned(&page.view),
        "texts": { "body": { "blocks": nodes, "official": official } },
    });
    (data, pictures)
}

/// The indicator of every figure of a report, by its anchor.
fn indicators(work: &Work, id: ReportId) -> BTreeMap<String, String> {
    let observations = work.site.report(id).observations.iter().map(|id| work.site.observation(*id));
    let named = |it: &Observation| {
        let indicator = work.site.indicator(it.indicator);
        (it.source.anchor(indicator), indicator.key.clone())
    };
    observations.map(named).collect()
}

/// The indicators that the text of some reports states, in the order of the catalogue.
fn index(work: &Work, ids: &[ReportId]) -> Value {
    let figures = ids.iter().flat_map(|id| &work.site.report(*id).figures).flatten();
    let stated: BTreeSet<_> = figures.map(|id| work.site.observation(*id).indicator).collect();
    stated
        .into_iter()
        .map(|id| {
            let indicator = work.site.indicator(id);
            json!({ "key": indicator.key, "name": clean(indicator.name.get(work.site.language)) })
        })
        .collect()
}

fn add_comparison(drawn: Drawn, sheet: &mut Sheet) {
    sheet.data["comparison"] = drawn.data;
    for (file, svg) in drawn.drawings {
        sheet.drawn.push_str(&svg);
        sheet.files.insert(file, Bytes::from_string(svg));
    }
}

fn add_pictures(work: &Work, names: BTreeSet<String>, sheet: &mut Sheet) {
    for picture in work.site.pictures.iter().filter(|picture| names.contains(&picture.name)) {
        if let Some(bytes) = work.files.bytes(&picture.file) {
            sheet.files.insert(format!("{PICTURES}/{}", picture.name), Bytes::new(bytes.to_vec()));
        }
    }
}

fn base<'a>(work: &Work<'a>) -> Option<&'a str> {
    work.site.base_url.as_deref()
}

fn place_name(work: &Work, id: PlaceId) -> String {
    work.site.place(id).name.get(work.site.language).to_owned()
}

fn own_date(work: &Work, id: ReportId) -> Option<Date> {
    let report = work.site.report(id);
    report.date.or_else(|| report.period.last_day())
}

fn date_of(work: &Work, id: ReportId) -> Date {
    own_date(work, id).unwrap_or_else(|| latest(work))
}

/// The newest date that the site knows. PDF/A wants a date, and one of the clock would make every run another file; where
/// the content knows none, it is the day from which computers count.
fn latest(work: &Work) -> Date {
    let reports = (0..work.site.reports.len()).filter_map(|at| own_date(work, ReportId(at as u32)));
    reports.max().unwrap_or(Date::constant(1970, 1, 1))
}

fn sources_of(work: &Work, id: ReportId) -> Vec<String> {
    let report = work.site.report(id);
    let places = work.site.lineage(report.place).into_iter().rev();
    let places = places.map(|id| format!("content/{}/place.yaml", work.site.place(id).path));
    std::iter::once(report.file.clone()).chain(places).chain(["townpress.yaml".to_owned()]).collect()
}

/// Every text of the content, for a document that gathers from all of it.
fn all_sources(work: &Work) -> Vec<String> {
    let content = work.files.under("content").map(|(path, _)| path.to_owned());
    content.chain(["townpress.yaml".to_owned()]).collect()
}

/// A view as data, with every text clean. Names of files must not go through it: they may be long words.
pub fn cleaned(view: &impl Serialize) -> Value {
    let mut value = json!(view);
    clean_all(&mut value);
    value
}

fn clean_all(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(items) => items.iter_mut().for_each(clean_all),
        Value::Object(fields) => fields.values_mut().for_each(clean_all),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
