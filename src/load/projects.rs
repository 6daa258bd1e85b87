//! The `projects:` of front matter and of `place.yaml`: name, status, progress, money, dates and pictures of each.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{
    Period, ProjectEntry, ProjectPicture, ProjectState, ProjectStatus, Reading, StatedProject, bare_name,
    first_day,
};
use crate::quantity::{self, Dimension};
use crate::say;

use super::fields::{Fields, Text, choose, scalar, span};
use super::keys;
use super::names::Names;
use super::yaml::{Node, Value};
use super::{funding, markdown, metric, period};

/// A project as written: where it is, and what its pictures show, is known when all names are.
#[derive(Clone)]
pub struct RawProject {
    stated: StatedProject,
    place: Option<Text>,
    /// The pictures of each entry.
    pictures: Vec<Vec<RawPicture>>,
}

#[derive(Clone)]
struct RawPicture {
    file: Text,
    alt: String,
}

/// Takes the field `projects`.
pub fn read(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<RawProject> {
    let file = fields.file();
    let nodes = fields.list("projects");
    nodes.into_iter().filter_map(|node| project(file, node, diagnostics)).collect()
}

fn project(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<RawProject> {
    let mut fields = Fields::of(file, node, &keys::PROJECT, diagnostics);
    let names = names(file, node, &mut fields, diagnostics);
    let aliases = texts(file, "aliases", &mut fields, diagnostics);
    let place = fields.text("place", diagnostics);
    let state = state(&mut fields, diagnostics);
    let as_of = fields.text("as_of", diagnostics).map(|text| moment(&text, diagnostics));
    let investment = money("investment", &mut fields, diagnostics);
    let parent = fields.text("parent", diagnostics).map(|text| (text.text, text.span));
    let (start, due) = (fields.text("start", diagnostics), fields.text("due", diagnostics));
    let (start, due) = dates(start, due, diagnostics);
    let entries = fields.list("entries");
    let entries = entries.into_iter().filter_map(|node| entry(file, node, diagnostics));
    let (entries, pictures) = entries.unzip();
    fields.finish(diagnostics);
    if let (true, Some(alias)) = (names.len() > 1, aliases.first()) {
        let message = say!(
            "一项写了几个项目，别名不知道是哪个的",
            "several projects are named, so the alias may be of any"
        );
        let help = say!("有别名的项目单独写一项", "give a project with an alias an item of its own");
        diagnostics.push(Diagnostic::error("shape", message).at(alias.span.clone()).help(help));
    }
    let stated = StatedProject {
        span: names.first()?.span.clone(),
        names: names.into_iter().map(|text| text.text).collect(),
        aliases: aliases.into_iter().map(|text| text.text).collect(),
        place: None,
        state,
        as_of,
        investment,
        parent,
        start,
        due,
        entries,
    };
    Some(RawProject { stated, place, pictures })
}

/// One name, or the names of all that the statement is made of; each must say something.
fn names(file: &str, node: &Node, fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<Text> {
    let mut names = texts(file, "name", fields, diagnostics);
    names.retain(|name| !bare_name(&name.text).is_empty());
    // What is no map at all has been told so.
    if names.is_empty() && matches!(node.value, Value::Map(_)) {
        let message = say!("缺少项目的名称", "the name of the project is missing");
        let help = say!(
            "写上 name: 幸福路改造；一句话说几个项目的，写 name: [幸福路, 文化广场]",
            "write `name: 幸福路改造`, or `name: [幸福路, 文化广场]` where one statement is made of several"
        );
        diagnostics.push(Diagnostic::error("missing-field", message).at(span(file, node)).help(help));
    }
    names
}

fn texts(file: &str, name: &'static str, fields: &mut Fields, diagnostics: &mut Diagnostics) -> Vec<Text> {
    let nodes = fields.list(name).into_iter();
    nodes.filter_map(|node| scalar(file, node, diagnostics)).collect()
}

/// What is said of it: the keys that a project and its entries share.
fn state(fields: &mut Fields, diagnostics: &mut Diagnostics) -> ProjectState {
    let status = fields.text("status", diagnostics).and_then(|text| status(&text, diagnostics));
    let said = fields.text("said", diagnostics).map(|text| text.text);
    let percent = fields.text("percent", diagnostics).and_then(|text| percent(&text, diagnostics));
    let invested = money("invested", fields, diagnostics);
    let note = fields.text("note", diagnostics).map(|text| text.text);
    ProjectState { status, said, percent, invested, note }
}

fn status(text: &Text, diagnostics: &mut Diagnostics) -> Option<ProjectStatus> {
    let choices = ProjectStatus::ALL.map(|status| (status.id(), status));
    if let Some(meant) = meant(&text.text) {
        let (written, id) = (&text.text, meant.id());
        let message = say!("“status”不能是“{written}”", "`status` cannot be `{written}`");
        let help = say!(
            "写成 status: {id}；要保留原文的说法，另写 said: {written}",
            "write `status: {id}`, and `said: {written}` to keep the word of the source"
        );
        diagnostics.push(Diagnostic::error("unknown-value", message).at(text.span.clone()).help(help));
        return None;
    }
    choose(text, "status", &choices, diagnostics)
}

/// The status that a word of the reports stands for.
fn meant(word: &str) -> Option<ProjectStatus> {
    use ProjectStatus::*;
    Some(match word {
        "计划" | "谋划" | "规划" | "拟建" | "列入计划" | "前期" => Planned,
        "资金到位" | "已落实资金" | "立项" => Funded,
        "招标" | "招投标" | "正在招标" => Bidding,
        "签约" | "落地" | "已签约" => Signed,
        "开工" | "已开工" | "启动" | "进场" | "动工" | "mobilised" | "mobilized" => Started,
        "在建" | "推进中" | "建设中" | "施工中" | "创建中" | "续建" | "creating" | "ongoing" => {
            InProgress
        }
        "结顶" | "封顶" => ToppedOut,
        "基本完成" | "基本完工" | "基本建成" => SubstantiallyComplete,
        "完工" | "已完工" | "完成" | "建成" | "竣工" | "done" | "finished" => Completed,
        "验收" | "通过验收" | "已验收" => Accepted,
        "投用" | "投入使用" | "投产" | "运营" | "operating" => InOperation,
        _ => return None,
    })
}

/// A share of the whole work: at most all of it.
fn percent(text: &Text, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let reading = metric::reading(text, quantity::parse(&text.text), diagnostics)?;
    let Some(quantity) = reading.quantity() else { return Some(reading) };
    let dimension = quantity.unit.dimension;
    let written = &text.text;
    // A mask needs no unit: it is no number.
    if dimension != Dimension::Share && (dimension != Dimension::None || quantity.number.is_some()) {
        let message = say!("“{written}”不是百分数", "`{written}` is no percentage");
        let help = say!(
            "写成 percent: 91%、75%以上；原文没有写进度的数，就不要写 percent",
            "write `percent: 91%` or `75%以上`; leave it out if the source gives no figure"
        );
        diagnostics.push(Diagnostic::error("dimension", message).at(text.span.clone()).help(help));
        return None;
    }
    let hundred = quantity::unit("%").and_then(|percent| quantity.in_unit(&percent));
    if hundred.is_some_and(|value| value > rust_decimal::Decimal::ONE_HUNDRED) {
        let message = say!(
            "进度不能超过 100%，这里写的是{written}",
            "progress is 100 % at most, but {written} is written"
        );
        let help = say!(
            "超过的多半是投资完成率，写进 metrics",
            "what passes it is likely the rate of investment: put that into `metrics`"
        );
        diagnostics.push(Diagnostic::error("too-much", message).at(text.span.clone()).help(help));
        return None;
    }
    Some(reading)
}

fn money(name: &'static str, fields: &mut Fields, diagnostics: &mut Diagnostics) -> Option<Reading> {
    let text = fields.text(name, diagnostics)?;
    funding::money(&text, name, diagnostics)
}

fn moment(text: &Text, diagnostics: &mut Diagnostics) -> Period {
    Period { time: period::as_of(text, diagnostics), when: None }
}

/// The planned beginning and end, the end not before the beginning.
fn dates(
    start: Option<Text>,
    due: Option<Text>,
    diagnostics: &mut Diagnostics,
) -> (Option<Period>, Option<Period>) {
    let first = start.as_ref().map(|text| moment(text, diagnostics));
    let last = due.as_ref().map(|text| moment(text, diagnostics));
    let days = (first.as_ref().and_then(first_day), last.as_ref().and_then(Period::last_day));
    if let ((Some(first), Some(last)), Some(due)) = (days, &due)
        && last < first
    {
        let message = say!(
            "完成的日期（{last}）早于开工的日期（{first}）",
            "the works are due ({last}) before they start ({first})"
        );
        let mut diagnostic = Diagnostic::error("project-dates", message).at(due.span.clone());
        if let Some(start) = &start {
            diagnostic = diagnostic.also(start.span.clone(), say!("开工在这里", "the start is here"));
        }
        diagnostics.push(diagnostic.help(say!("改正其中一个", "mend one of the two")));
    }
    (first, last)
}

fn entry(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<(ProjectEntry, Vec<RawPicture>)> {
    let mut fields = Fields::of(file, node, &keys::PROJECT_ENTRY, diagnostics);
    let date = fields.required("date", diagnostics);
    let state = state(&mut fields, diagnostics);
    let pictures = fields.list("pictures");
    let pictures = pictures.into_iter().filter_map(|node| picture(file, node, diagnostics)).collect();
    fields.finish(diagnostics);
    let date = date?;
    let entry = ProjectEntry {
        date: moment(&date, diagnostics),
        state,
        pictures: Vec::new(),
        span: date.span.clone(),
    };
    Some((entry, pictures))
}

fn picture(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<RawPicture> {
    let mut fields = Fields::of(file, node, &keys::PROJECT_PICTURE, diagnostics);
    let (name, alt) = (fields.required("file", diagnostics), fields.required("alt", diagnostics));
    fields.finish(diagnostics);
    Some(RawPicture { file: name?, alt: alt?.text })
}

/// Resolves what refers to other files: the place, the pictures.
pub fn lower(raw: RawProject, file: &str, names: &Names, diagnostics: &mut Diagnostics) -> StatedProject {
    let mut stated = raw.stated;
    stated.place = raw.place.and_then(|text| super::named::place(&text, names, diagnostics));
    for (entry, pictures) in stated.entries.iter_mut().zip(raw.pictures) {
        let shown = pictures.into_iter().filter_map(|raw| {
            let picture = markdown::picture(&raw.file, file, names, diagnostics)?;
            Some(ProjectPicture { picture, alt: raw.alt })
        });
        entry.pictures = shown.collect();
    }
    stated
}
