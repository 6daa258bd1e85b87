//! What Typst complains of, in our words: which document, where in which template, and what to do.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use crate::diag::{Diagnostic, Span, Words, line_column};
use crate::render::Theme;
use crate::say;

use super::press::Press;
use super::typeset::Work;

/// An error of setting or writing a document.
pub fn error(found: &SourceDiagnostic, press: &Press, work: &Work, paper: &str) -> Diagnostic {
    let Words { zh, en } = said(&found.message);
    let message = say!("排版 {paper} 时出错：{zh}", "typesetting {paper} failed: {en}");
    let mut diagnostic = placed(Diagnostic::error("typst", message), found, press, work);
    for hint in found.hints.iter().filter(|hint| hint.span.is_detached()) {
        let hint = &hint.v;
        diagnostic = diagnostic.help(say!("{hint}", "{hint}"));
    }
    if found.message.contains("image") {
        let pictures = press.pictures().into_iter();
        let file =
            |name: &str| work.site.pictures.iter().find(|known| known.name == name).map(|known| &*known.file);
        let files: Vec<&str> = pictures.filter_map(|name| file(&name)).collect();
        let (zh, en) = (files.join("、"), files.join(", "));
        diagnostic = diagnostic.help(say!("这份文件用到的图片：{zh}", "the pictures of this document: {en}"));
    }
    diagnostic
}

/// What the commonest complaints mean; their own words where we have none.
fn said(message: &str) -> Words {
    let found = [
        ("file not found", say!("模板要的文件不存在", "a template wants a file that is not there")),
        ("failed to decode image", say!("图片读不出来", "a picture cannot be decoded")),
        ("unknown image format", say!("图片的格式不能印刷", "a picture has a format that cannot be printed")),
        ("too restrictive", say!("字体的许可不允许嵌入", "the licence of a font forbids embedding")),
        ("alt text", say!("图片没有文字说明", "a picture has no words")),
    ];
    let known = found.into_iter().find(|(part, _)| message.contains(part));
    match known {
        Some((_, Words { zh, en })) => {
            Words { zh: format!("{zh}（{message}）"), en: format!("{en} ({message})") }
        }
        None => say!("{message}", "{message}"),
    }
}

/// A mistake in a template of the site is marked there.
fn placed(diagnostic: Diagnostic, found: &SourceDiagnostic, press: &Press, work: &Work) -> Diagnostic {
    let Some(id) = found.span.id() else { return diagnostic };
    let name = Press::name(id);
    let range = press.range(found.span);
    match work.theme.source_of_print(&name) {
        Some(file) => diagnostic.at(range.map_or_else(|| Span::file(file), |range| Span::new(file, range))),
        None => match range.and_then(|range| Some(line_column(text_of(work.theme, &name)?, range.start))) {
            Some((line, column)) => diagnostic.help(say!(
                "在默认主题的 print/{name} 第 {line} 行第 {column} 列",
                "in print/{name} of the default theme, line {line}, column {column}"
            )),
            None => diagnostic,
        },
    }
}

fn text_of<'t>(theme: &'t Theme, name: &str) -> Option<&'t str> {
    theme.print().find(|(known, _)| *known == name).map(|(_, text)| text)
}
