//! Where a link leads, or why it may not lead there.

use crate::diag::{Diagnostic, Span, Words};
use crate::files;
use crate::load::Names;
use crate::model::{Link, ReportId};
use crate::say;

use super::address::{self, Address};
use super::nearest::{nearest, nearest_path, seen_from};
use super::notes::quoted;

/// What a destination means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Link(Link),
    /// A heading of this text, known when all of them are.
    Within(String),
    /// A heading of a report, known when all reports are.
    Elsewhere(ReportId, String),
    /// A figure: what follows `metric:` is read from the source, for its spans.
    Metric,
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    Empty,
    /// No text to see or to press.
    Textless,
    /// A scheme that a township's site has no use for, or that runs a program.
    Scheme(String),
    /// `//host`.
    Network,
    /// `https:` and nothing that could be reached.
    Nowhere,
    /// Absolute, or above the root of the site.
    Beyond,
    /// A path within the site at which there is nothing a link may lead to.
    Missing(String),
    Indicator(String),
}

/// Judges a destination written in `file`.
pub(super) fn target(destination: &str, file: &str, names: &Names) -> Result<Target, Fault> {
    match address::read(destination) {
        Address::Empty => Err(Fault::Empty),
        Address::Network => Err(Fault::Network),
        Address::Absolute { scheme, rest } => absolute(&scheme, &rest, names),
        Address::Relative { path, fragment } => relative(&path, fragment, file, names),
    }
}

fn absolute(scheme: &str, rest: &str, names: &Names) -> Result<Target, Fault> {
    let reached = match scheme {
        "metric" => return Ok(Target::Metric),
        "indicator" => {
            let key = address::percent_decoded(rest.trim());
            let id = names.indicators.get(&key).copied();
            return id.map(|id| Target::Link(Link::Indicator(id))).ok_or(Fault::Indicator(key));
        }
        "http" | "https" => rest.strip_prefix("//").is_some_and(|rest| {
            rest.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '_'))
        }),
        "mailto" | "tel" => !rest.trim().is_empty(),
        _ => return Err(Fault::Scheme(scheme.to_owned())),
    };
    if reached {
        Ok(Target::Link(Link::Outside(address::outside(scheme, rest))))
    } else {
        Err(Fault::Nowhere)
    }
}

fn relative(path: &str, fragment: Option<String>, file: &str, names: &Names) -> Result<Target, Fault> {
    let fragment = fragment.filter(|fragment| !fragment.is_empty());
    if path.is_empty() {
        return fragment.map(Target::Within).ok_or(Fault::Empty);
    }
    let resolved = files::resolve(file, path).ok_or(Fault::Beyond)?;
    if resolved == file
        && let Some(fragment) = fragment
    {
        return Ok(Target::Within(fragment));
    }
    let folder = resolved.strip_suffix("/place.yaml").unwrap_or(&resolved);
    let link = if let Some(&report) = names.reports.get(&resolved) {
        if let Some(fragment) = fragment {
            return Ok(Target::Elsewhere(report, fragment));
        }
        Link::Report { report, anchor: None }
    } else if let Some(&place) = names.places.get(folder) {
        Link::Place(place)
    } else if let Some(&picture) = names.pictures.get(&resolved) {
        Link::Picture(picture)
    } else if matches!(resolved.as_str(), "content" | "content/index.md") {
        Link::Home
    } else {
        return Err(Fault::Missing(resolved));
    };
    Ok(Target::Link(link))
}

impl Fault {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Fault::Scheme(_) | Fault::Network => "link-scheme",
            Fault::Indicator(_) => "unknown-indicator",
            Fault::Textless => "empty-link",
            Fault::Empty | Fault::Nowhere | Fault::Beyond | Fault::Missing(_) => "dead-link",
        }
    }

    pub(super) fn diagnostic(&self, destination: &str, span: Span, names: &Names) -> Diagnostic {
        let written = quoted(destination);
        let diagnostic = Diagnostic::error(self.code(), self.message(&written));
        let file = span.file.clone();
        match self.help(&file, names) {
            Some(help) => diagnostic.at(span).help(help),
            None => diagnostic.at(span),
        }
    }

    fn message(&self, written: &str) -> Words {
        match self {
            Fault::Empty => say!("链接没有写去处", "this link leads nowhere"),
            Fault::Textless => {
                say!("链接没有文字，读者看不到它", "this link has no text; no reader will see it")
            }
            Fault::Scheme(scheme) => {
                let scheme = quoted(scheme);
                say!("链接不能用 {scheme}: 开头", "a link may not begin with {scheme}:")
            }
            Fault::Network => {
                say!("链接不能用 // 开头：{written}", "a link may not begin with //: {written}")
            }
            Fault::Nowhere => {
                say!("链接的网址不完整：{written}", "the address of this link is incomplete: {written}")
            }
            Fault::Beyond => {
                say!("链接指到了站点之外：{written}", "this link leads out of the site's folder: {written}")
            }
            Fault::Missing(_) => {
                say!("链接的去处不存在：{written}", "there is nothing this link could lead to: {written}")
            }
            Fault::Indicator(key) => {
                let key = quoted(key);
                say!("没有“{key}”这个指标", "there is no indicator “{key}”")
            }
        }
    }

    fn help(&self, file: &str, names: &Names) -> Option<Words> {
        match self {
            Fault::Scheme(_) => Some(say!(
                "可以用 http、https、mailto、tel，或者站内的相对路径",
                "use http, https, mailto, tel or a relative path within the site"
            )),
            Fault::Network => Some(say!("请写全，例如 https://…", "write it in full, such as https://…")),
            Fault::Nowhere => Some(say!("例如 https://www.gov.cn/", "for example https://www.gov.cn/")),
            Fault::Empty => Some(say!(
                "在括号里写上去处，或者去掉链接只留文字",
                "write where it leads between the parentheses, or keep the text alone"
            )),
            Fault::Textless => Some(say!("在方括号里写上文字", "write its text between the square brackets")),
            Fault::Beyond => Some(say!(
                "站内链接从本文件所在的文件夹写起，用 / 分隔，例如 ../b/2021.md",
                "a link within the site starts from this file's folder and uses /, such as ../b/2021.md"
            )),
            Fault::Missing(path) => missing(path, file, names),
            Fault::Indicator(key) => nearest(key, names.indicators.keys().map(String::as_str))
                .map(|found| say!("是不是 {found}？", "did you mean {found}?")),
        }
    }
}

fn missing(path: &str, file: &str, names: &Names) -> Option<Words> {
    let known = names.reports.keys().chain(names.places.keys()).chain(names.pictures.keys());
    // Nobody means the very file that he writes.
    let known = known.filter(|known| *known != file);
    if let Some(found) = nearest_path(path, known.map(String::as_str)) {
        let found = seen_from(file, found);
        return Some(say!("是不是 {found}？", "did you mean {found}?"));
    }
    let file_like = files::extension(path).is_some_and(|ending| !ending.eq_ignore_ascii_case("md"));
    file_like.then(|| {
        say!(
            "站内链接可以通往总结（.md）、地方的文件夹和图片",
            "links within the site lead to reports (.md), to the folders of places and to pictures"
        )
    })
}
