//! The look of a site: templates, words, styles and scripts. The default theme is part of the program;
//! a folder under `themes/` overlays it file by file.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use tera::Tera;

use crate::diag::{Diagnostic, Diagnostics, Span, Words};
use crate::files::{Files, extension};
use crate::load;
use crate::model::{Language, Site, Wording};
use crate::pages::{Furniture, Papers, REQUIRED_WORDS};
use crate::say;

use super::complaint::{Complaint, Place, complaint, complaints};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme ready for use.
pub struct Theme {
    pub tera: Tera,
    pub wording: Wording,
    /// The words as templates see them: every page has them all, so they are made once.
    pub words: tera::Value,
    pub furniture: Furniture,
    /// The bytes of the files that `furniture` names.
    pub style: Vec<u8>,
    pub script: Vec<u8>,
    pub icon: Vec<u8>,
    /// The templates and the chart style for paper, by their names in `print/`.
    print: BTreeMap<String, Source>,
    /// What each template was read from; templates of the default theme are not among them.
    sources: BTreeMap<String, Source>,
}

/// A file of a theme: where it is from, for messages, and what it says.
#[derive(Clone)]
struct Source {
    file: String,
    text: String,
}

impl Theme {
    /// Builds the theme that a site asks for. Mistakes in its templates and words are collected.
    pub fn new(files: &Files, site: &Site) -> Result<Theme, Diagnostics> {
        let sources = overlay(files, site.theme.as_deref());
        let mut diagnostics = Diagnostics::default();
        let wording = words(&sources, site.language, &mut diagnostics);
        let style = joined(&sources, "style/", "css");
        let script = joined(&sources, "script/", "js");
        let icon = sources.get("icon.svg").map(|source| source.text.clone().into_bytes()).unwrap_or_default();
        let furniture = Furniture {
            icon: (!icon.is_empty()).then(|| format!("assets/icon.{}.svg", short_hash(&icon))),
            style: format!("assets/site.{}.css", short_hash(&style)),
            script: format!("assets/site.{}.js", short_hash(&script)),
            papers: Papers::Apart,
        };
        let mut theme = Theme {
            tera: Tera::default(),
            words: tera::Value::from_serializable(&wording.words),
            wording,
            furniture,
            style,
            script,
            icon,
            print: print(&sources),
            sources: BTreeMap::new(),
        };
        theme.add_templates(&sources, &mut diagnostics);
        if diagnostics.errors() > 0 { Err(diagnostics) } else { Ok(theme) }
    }

    fn add_templates(&mut self, sources: &BTreeMap<String, Source>, diagnostics: &mut Diagnostics) {
        // Every template is HTML and escaped, whatever it is called.
        self.tera.autoescape_on(vec![""]);
        let templates: Vec<(&str, &Source)> = sources
            .iter()
            .filter_map(|(name, source)| Some((name.strip_prefix("templates/")?, source)))
            .filter(|(name, _)| extension(name) == Some("html"))
            .collect();
        let own = templates.iter().filter(|(_, source)| source.file.starts_with("themes/"));
        self.sources = own.map(|(name, source)| ((*name).to_owned(), (*source).clone())).collect();
        let raw = templates.iter().map(|(name, source)| (*name, source.text.as_str()));
        if let Err(error) = self.tera.add_raw_templates(raw) {
            for complaint in complaints(&error) {
                let Words { zh, en } = &complaint.said;
                let message = say!("模板有误：{zh}", "a template is wrong: {en}");
                diagnostics.push(self.placed(Diagnostic::error("template", message), &complaint));
            }
        }
    }

    /// What went wrong while a page was made, and where in its template.
    pub fn explain(&self, error: &tera::Error, page: &str) -> Diagnostic {
        let complaint = complaint(error);
        let Words { zh, en } = &complaint.said;
        let message = say!("生成 {page} 时模板出错：{zh}", "a template failed while making {page}: {en}");
        self.placed(Diagnostic::error("template", message), &complaint)
    }

    fn placed(&self, diagnostic: Diagnostic, complaint: &Complaint) -> Diagnostic {
        let Some(place) = &complaint.place else { return diagnostic };
        match self.sources.get(&place.template) {
            Some(source) => diagnostic.at(Span::new(source.file.as_str(), place.range(&source.text))),
            None => {
                let Place { template, line, column, .. } = place;
                diagnostic.help(say!(
                    "在默认主题的 {template} 第 {line} 行第 {column} 列",
                    "in {template} of the default theme, line {line}, column {column}"
                ))
            }
        }
    }

    /// The files for paper: their names in `print/` and their texts.
    pub fn print(&self) -> impl Iterator<Item = (&str, &str)> {
        self.print.iter().map(|(name, source)| (name.as_str(), source.text.as_str()))
    }

    /// The input file of a file for paper, if it is the site's own.
    pub fn source_of_print(&self, name: &str) -> Option<&str> {
        let source = self.print.get(name)?;
        source.file.starts_with("themes/").then_some(source.file.as_str())
    }

    /// The input file of a template, if it is the site's own.
    pub fn source_of(&self, template: &str) -> Option<&str> {
        self.sources.get(template).map(|source| source.file.as_str())
    }
}

/// All files of the theme by their path in it; those of the site's own theme take the place of the default ones.
fn overlay(files: &Files, theme: Option<&str>) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    collect(&DEFAULT, &mut sources);
    if let Some(theme) = theme {
        let folder = format!("themes/{theme}");
        for (path, _) in files.under(&folder) {
            let Some(text) = files.text(path) else { continue };
            let name = path[folder.len() + 1..].to_owned();
            sources.insert(name, Source { file: path.to_owned(), text: text.to_owned() });
        }
    }
    sources
}

fn print(sources: &BTreeMap<String, Source>) -> BTreeMap<String, Source> {
    let files = sources.iter().filter_map(|(name, source)| Some((name.strip_prefix("print/")?, source)));
    files.map(|(name, source)| (name.to_owned(), source.clone())).collect()
}

fn collect(dir: &Dir<'static>, sources: &mut BTreeMap<String, Source>) {
    for file in dir.files() {
        let Some(text) = file.contents_utf8() else { continue };
        let name = file.path().to_string_lossy().replace('\\', "/");
        // A checkout may have turned the line ends; the built site must not depend on it.
        let text = text.replace("\r\n", "\n");
        sources.insert(name.clone(), Source { file: format!("(default theme) {name}"), text });
    }
    for dir in dir.dirs() {
        collect(dir, sources);
    }
}

fn words(sources: &BTreeMap<String, Source>, language: Language, diagnostics: &mut Diagnostics) -> Wording {
    let mut wording = Wording { language, ..Wording::default() };
    let name = format!("words/{}.yaml", language.tag());
    // The default words come first, so that a theme need only say what it says otherwise.
    if let Some(file) = DEFAULT.get_file(&name).and_then(include_dir::File::contents_utf8) {
        load::wording(&name, file, &mut wording, diagnostics);
    }
    if let Some(source) = sources.get(&name).filter(|source| source.file.starts_with("themes/")) {
        load::wording(&source.file, &source.text, &mut wording, diagnostics);
    }
    let missing: Vec<&str> =
        REQUIRED_WORDS.iter().copied().filter(|word| !wording.words.contains_key(*word)).collect();
    if !missing.is_empty() {
        let list = missing.join(", ");
        let message = say!("{name} 缺少这些词：{list}", "{name} lacks these words: {list}");
        diagnostics.push(Diagnostic::error("words", message));
    }
    wording
}

fn joined(sources: &BTreeMap<String, Source>, folder: &str, ending: &str) -> Vec<u8> {
    let mut all = Vec::new();
    for (name, source) in sources {
        if name.starts_with(folder) && extension(name) == Some(ending) {
            all.extend_from_slice(source.text.as_bytes());
            all.push(b'\n');
        }
    }
    all
}

fn short_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..12].to_owned()
}
