//! `townpress.yaml`: what the site is called and how it is shown.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diag::{Checks, Diagnostic, Diagnostics, Level, RULES, Span, rule};
use crate::files::{Files, resolve};
use crate::model::{Kind, KindId, Language, Name};
use crate::quantity::Readings;
use crate::say;

use super::catalogue::name;
use super::fields::{Fields, Text, choose, nearest, plain_key, scalar};
use super::keys;
use super::yaml;

pub const FILE: &str = "townpress.yaml";

/// The languages that pages may be in.
pub const LANGUAGES: [(&str, Language); 2] = [("zh-CN", Language::Chinese), ("en", Language::English)];

/// How far an uncertain figure may be taken to reach.
pub const READINGS: [(&str, Readings); 2] = [("usual", Readings::Usual), ("strict", Readings::Strict)];

/// A named group of places, as written: its members are resolved when all places are known.
#[derive(Clone)]
pub struct RawPeers {
    pub key: String,
    pub span: Span,
    pub name: Name,
    pub places: Vec<Text>,
    pub indicators: Vec<Text>,
}

/// The settings of a site.
#[derive(Clone)]
pub struct Config {
    pub title: String,
    pub description: String,
    pub language: Language,
    pub theme: Option<String>,
    pub base_url: Option<String>,
    pub fonts: Option<String>,
    /// The day on which it is judged what is overdue.
    pub as_of: Option<Date>,
    pub readings: Readings,
    pub kinds: Vec<Kind>,
    /// None where the settings are missing or broken: then nobody can tell which kinds there are.
    pub kinds_by_key: Option<BTreeMap<String, KindId>>,
    pub peers: Vec<RawPeers>,
    pub checks: Checks,
}

/// Reads the settings; a file that is missing or broken is an error, and the rest goes on with defaults.
pub fn read(files: &Files, diagnostics: &mut Diagnostics) -> Config {
    let text = files.text(FILE).unwrap_or_default();
    if !files.contains(FILE) {
        let message = say!("缺少 townpress.yaml", "townpress.yaml is missing");
        let help = say!(
            "在站点根目录放一个 townpress.yaml，至少写一行 title: 站点名称",
            "put a townpress.yaml in the root of the site with at least `title: …`"
        );
        diagnostics.push(Diagnostic::error("no-config", message).at(Span::file(FILE)).help(help));
        return empty();
    }
    match yaml::parse(FILE, text, 0..text.len()) {
        Ok(root) => lower(&root, files, diagnostics),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            empty()
        }
    }
}

fn empty() -> Config {
    Config {
        title: String::new(),
        description: String::new(),
        language: Language::Chinese,
        theme: None,
        base_url: None,
        fonts: None,
        as_of: None,
        readings: Readings::Usual,
        kinds: vec![stand_in()],
        kinds_by_key: None,
        peers: Vec::new(),
        checks: Checks::default(),
    }
}

/// The kind of reports that do not say theirs: it is only there where something is wrong.
fn stand_in() -> Kind {
    Kind { key: "unknown".into(), name: Name { zh: "总结".into(), en: Some("Report".into()) } }
}

fn lower(root: &yaml::Node, files: &Files, diagnostics: &mut Diagnostics) -> Config {
    let mut fields = Fields::of(FILE, root, &keys::CONFIG, diagnostics);
    let mut config = Config { kinds: Vec::new(), ..empty() };
    let mut kinds_by_key = BTreeMap::new();
    config.title = fields.required("title", diagnostics).map(|text| text.text).unwrap_or_default();
    config.description = fields.text("description", diagnostics).map(|text| text.text).unwrap_or_default();
    config.language = fields.choice("language", &LANGUAGES, diagnostics).unwrap_or_default();
    config.as_of = fields.text("as_of", diagnostics).and_then(|text| super::period::date(&text, diagnostics));
    config.readings = fields.choice("readings", &READINGS, diagnostics).unwrap_or(Readings::Usual);
    config.theme = fields.text("theme", diagnostics).and_then(|text| theme(&text, files, diagnostics));
    config.base_url = fields.text("base_url", diagnostics).and_then(|text| base_url(&text, diagnostics));
    config.fonts = fields.text("fonts_dir", diagnostics).and_then(|text| fonts(&text, diagnostics));
    for (key, node) in fields.map("checks", diagnostics) {
        check(key, node, &mut config.checks, diagnostics);
    }
    for (key, node) in fields.map("kinds", diagnostics) {
        let mut kind = Fields::of(FILE, node, &keys::NAMED, diagnostics);
        let name = name(&mut kind, diagnostics);
        kind.finish(diagnostics);
        plain_key(&key.name, &["index"], Span::new(FILE, key.range.clone()), diagnostics);
        let Some(name) = name else { continue };
        kinds_by_key.insert(key.name.clone(), KindId(config.kinds.len() as u32));
        config.kinds.push(Kind { key: key.name.clone(), name });
    }
    for (key, node) in fields.map("peers", diagnostics) {
        let span = Span::new(FILE, key.range.clone());
        plain_key(&key.name, &["index"], span.clone(), diagnostics);
        let mut peers = Fields::of(FILE, node, &keys::PEERS, diagnostics);
        let name = name(&mut peers, diagnostics);
        let places = texts(&mut peers, "places", diagnostics);
        let indicators = texts(&mut peers, "indicators", diagnostics);
        peers.finish(diagnostics);
        let Some(name) = name else { continue };
        config.peers.push(RawPeers { key: key.name.clone(), span, name, places, indicators });
    }
    fields.finish(diagnostics);
    if config.kinds.is_empty() {
        config.kinds.push(stand_in());
    }
    config.kinds_by_key = Some(kinds_by_key);
    config
}

pub const LEVELS: [(&str, Level); 3] =
    [("off", Level::Off), ("warning", Level::Warning), ("error", Level::Error)];

/// One line of `checks`: the level of a doubt, or what is allowed to be public.
fn check(key: &yaml::Key, node: &yaml::Node, checks: &mut Checks, diagnostics: &mut Diagnostics) {
    if key.name == "allow" {
        let nodes = match &node.value {
            yaml::Value::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        let texts = nodes.into_iter().filter_map(|node| scalar(FILE, node, diagnostics));
        checks.allow.extend(texts.map(|text| text.text));
        return;
    }
    if let Some(rule) = rule(&key.name) {
        let level =
            scalar(FILE, node, diagnostics).and_then(|text| choose(&text, rule.code, &LEVELS, diagnostics));
        checks.levels.extend(level.map(|level| (rule.code, level)));
        return;
    }
    let name = &key.name;
    let message = say!("没有叫“{name}”的检查", "there is no check `{name}`");
    let at = Span::new(FILE, key.range.clone());
    let mut diagnostic = Diagnostic::error("unknown-key", message).at(at);
    if let Some(near) = nearest(name, RULES.iter().map(|rule| rule.code)) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    diagnostics.push(diagnostic.help(say!(
        "代号写在提示的方括号里，全部代号见 docs/check.md；格式错误不能关掉",
        "the code stands in the brackets of a message, all are in docs/check.md; mistakes of form cannot be switched"
    )));
}

fn texts(fields: &mut Fields, name: &'static str, diagnostics: &mut Diagnostics) -> Vec<Text> {
    let nodes = fields.list(name);
    nodes.into_iter().filter_map(|node| scalar(FILE, node, diagnostics)).collect()
}

fn theme(text: &Text, files: &Files, diagnostics: &mut Diagnostics) -> Option<String> {
    let name = &text.text;
    let inside = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
    if inside && files.under(&format!("themes/{name}")).next().is_some() {
        return Some(name.clone());
    }
    let message = say!("没有主题文件夹 themes/{name}", "there is no theme folder themes/{name}");
    let help = say!("去掉 theme 一行就用默认主题", "leave `theme` out for the default theme");
    diagnostics.push(Diagnostic::error("no-theme", message).at(text.span.clone()).help(help));
    None
}

/// What is written in a site's files leads nowhere out of the site.
fn fonts(text: &Text, diagnostics: &mut Diagnostics) -> Option<String> {
    let folder = resolve(FILE, &text.text).filter(|folder| !folder.is_empty() && !folder.contains(':'));
    if folder.is_none() {
        let message = say!(
            "fonts_dir 要写站点里面的一个文件夹，如 fonts",
            "fonts_dir must be a folder inside the site, such as `fonts`"
        );
        let help = say!(
            "站点外面的字体文件夹用命令行的 --fonts 指定；系统里装好的字体不用写",
            "name a folder elsewhere with --fonts; fonts of the system need not be named"
        );
        diagnostics.push(Diagnostic::error("fonts-dir", message).at(text.span.clone()).help(help));
    }
    folder
}

fn base_url(text: &Text, diagnostics: &mut Diagnostics) -> Option<String> {
    let url = text.text.trim();
    if url.starts_with("https://") || url.starts_with("http://") {
        return Some(format!("{}/", url.trim_end_matches('/')));
    }
    let message =
        say!("base_url 要以 https:// 或 http:// 开头", "base_url must begin with https:// or http://");
    diagnostics.push(Diagnostic::error("base-url", message).at(text.span.clone()));
    None
}
