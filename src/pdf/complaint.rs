//! What Typst complains of, in our words: which document, where in which template, and what to do.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::diag::{Diagnostic, Span, Words, line_column};
use crate::pages::PICTURES;
use crate::render::Theme;
use crate::say;

use super::press::Press;
use super::sheet::Sheet;
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
    diagnostic
}

/// The pictures that no decoder can read. Typst tells that there is one, and not which.
pub fn broken_pictures(sheet: &Sheet, work: &Work, paper: &str) -> Vec<Diagnostic> {
    let used = work.site.pictures.iter().filter_map(|picture| {
        let bytes = sheet.files.get(&format!("{PICTURES}/{}", picture.name))?;
        Some((picture.file.as_str(), bytes))
    });
    let broken = used.filter_map(|(file, bytes)| {
        let format = ExchangeFormat::detect(bytes)?;
        let reason = RasterImage::plain(bytes.clone(), format).err()?;
        let message = say!(
            "“{file}”已损坏，印不出来（{reason}）",
            "{file} is damaged and cannot be printed ({reason})"
        );
        let help = say!(
            "用看图软件打开，另存一份，再生成 {paper}",
            "open it in an image program, save it anew and make {paper} again"
        );
        Some(Diagnostic::error("picture-for-paper", message).at(Span::file(file)).help(help))
    });
    broken.collect()
}

/// What the commonest complaints mean; their own words where we have none.
fn said(message: &str) -> Words {
    let found = [
        ("file not found", say!("模板要的文件不存在", "a template wants a file that is not there")),
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
