//! Which picture an image shows, or why it cannot be shown.

use crate::diag::{Diagnostic, Span};
use crate::files;
use crate::load::Names;
use crate::model::AssetId;
use crate::say;

use super::address::{self, Address};
use super::nearest::{nearest_path, seen_from};
use super::notes::quoted;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) enum Fault {
    /// A page of the site asks no other site for anything.
    Outside,
    Scheme(String),
    /// No such picture at this path, or at no path at all.
    Missing(Option<String>),
}

pub(in crate::load) fn picture(destination: &str, file: &str, names: &Names) -> Result<AssetId, Fault> {
    match address::read(destination) {
        Address::Empty => Err(Fault::Missing(None)),
        Address::Network => Err(Fault::Outside),
        Address::Absolute { scheme, .. } => match scheme.as_str() {
            "http" | "https" => Err(Fault::Outside),
            _ => Err(Fault::Scheme(scheme)),
        },
        Address::Relative { path, .. } => {
            let resolved = files::resolve(file, &path).ok_or(Fault::Missing(None))?;
            names.pictures.get(&resolved).copied().ok_or(Fault::Missing(Some(resolved)))
        }
    }
}

impl Fault {
    pub(in crate::load) fn code(&self) -> &'static str {
        match self {
            Fault::Outside => "outside-picture",
            Fault::Scheme(_) => "link-scheme",
            Fault::Missing(_) => "missing-picture",
        }
    }

    pub(in crate::load) fn diagnostic(&self, destination: &str, span: Span, names: &Names) -> Diagnostic {
        let written = quoted(destination);
        match self {
            Fault::Outside => Diagnostic::error(
                self.code(),
                say!(
                    "图片不能取自别的网站：{written}",
                    "a picture may not come from another site: {written}"
                ),
            )
            .help(say!(
                "把图片存到本文件旁边的文件夹里，再用相对路径引用",
                "save the picture in a folder beside this file and name it by its relative path"
            )),
            Fault::Scheme(scheme) => {
                let scheme = quoted(scheme);
                Diagnostic::error(
                    self.code(),
                    say!("图片不能用 {scheme}: 开头", "a picture may not begin with {scheme}:"),
                )
            }
            Fault::Missing(path) => {
                let message = say!("找不到图片 {written}", "there is no picture {written}");
                let diagnostic = Diagnostic::error(self.code(), message);
                let known = names.pictures.keys().map(String::as_str);
                match path.as_deref().and_then(|path| nearest_path(path, known)) {
                    Some(found) => {
                        let found = seen_from(&span.file, found);
                        diagnostic.help(say!("是不是 {found}？", "did you mean {found}?"))
                    }
                    None => diagnostic,
                }
            }
        }
        .at(span)
    }
}
