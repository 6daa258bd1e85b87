//! One document: gathered, set, looked over, written as PDF.

use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::compare::Comparisons;
use crate::diag::{Diagnostic, Span};
use crate::files::Files;
use crate::model::{Site, Time};
use crate::pages::prose::Prose;
use crate::pages::{self, PICTURES, Route, view::Page};
use crate::render::Theme;
use crate::say;

use super::complaint;
use super::fonts::{Fonts, Style, mend};
use super::glyphs;
use super::press::Press;
use super::sheet::Sheet;
use super::signature;

/// All that documents are made from.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    pub site: &'a Site,
    pub comparisons: &'a Comparisons,
    pub theme: &'a Theme,
    pub files: &'a Files,
    pub fonts: &'a Fonts,
}

impl<'a> Work<'a> {
    /// The view that a page of the site is made from.
    pub fn page(&self, route: Route) -> Page<'a> {
        pages::page(self.site, self.comparisons, &self.theme.wording, &self.theme.furniture, route)
    }

    /// The matrix of a group; where a time is asked for, at that time.
    pub fn matrix(&self, group: usize, asked: Option<&Time>) -> Page<'a> {
        let Some(asked) = asked else { return self.page(Route::Matrix(group)) };
        let Work { site, comparisons, theme, .. } = *self;
        pages::matrix_in(site, comparisons, &theme.wording, &theme.furniture, (group, asked))
    }

    /// A time in words.
    pub fn words_of(&self, asked: &Time) -> String {
        let Work { site, comparisons, theme, .. } = *self;
        pages::asked_words(site, comparisons, &theme.wording, &theme.furniture, asked)
    }

    pub fn preface(&self) -> Prose {
        pages::preface(self.site, self.comparisons, &self.theme.wording, &self.theme.furniture)
    }
}

/// The standard that a file is held to. Every one of them forbids characters without a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standard {
    /// PDF/A-2a and PDF/UA-1 in one file: fit for archives and for those who read by ear.
    #[default]
    A2aUa1,
    A1b,
    A2b,
    A2a,
    A3a,
    A4,
}

impl Standard {
    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Standard::A2aUa1 => "a-2a+ua-1",
            Standard::A1b => "a-1b",
            Standard::A2b => "a-2b",
            Standard::A2a => "a-2a",
            Standard::A3a => "a-3a",
            Standard::A4 => "a-4",
        }
    }

    fn list(self) -> &'static [PdfStandard] {
        match self {
            Standard::A2aUa1 => &[PdfStandard::A_2a, PdfStandard::Ua_1],
            Standard::A1b => &[PdfStandard::A_1b],
            Standard::A2b => &[PdfStandard::A_2b],
            Standard::A2a => &[PdfStandard::A_2a],
            Standard::A3a => &[PdfStandard::A_3a],
            Standard::A4 => &[PdfStandard::A_4],
        }
    }
}

/// A hash of all that a document is made from: if it is the same, so is the file.
pub fn inputs(work: &Work, sheet: &Sheet, standard: Standard) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(concat!("townpress ", env!("CARGO_PKG_VERSION"), " typst 0.15.1").as_bytes());
    add(standard.name().as_bytes());
    add(sheet.main.as_bytes());
    add(sheet.data.to_string().as_bytes());
    add(work.fonts.fingerprint().as_bytes());
    for (name, text) in work.theme.print() {
        add(name.as_bytes());
        add(text.as_bytes());
    }
    for (name, bytes) in &sheet.files {
        add(name.as_bytes());
        add(bytes);
    }
    hasher.finalize()
}

/// So often a document is set anew, with more room above its signatures.
const ATTEMPTS: usize = 5;

/// Makes one file, which will lie at a path. What is wrong with it stops it alone.
pub fn typeset(
    work: &Work,
    path: &str,
    mut sheet: Sheet,
    standard: Standard,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    no_style_missing(work, &sheet, path)?;
    no_picture_unfit(work, &sheet, path)?;
    let library = LazyHash::new(Library::default());
    let mut attempt = 0;
    let (press, document) = loop {
        let press = press(work, &sheet, &library, path)?;
        let document = compiled(&press, work, &sheet, path)?;
        let lonely = signature::lonely(&document, &sheet.scopes);
        if lonely.is_empty() || attempt == ATTEMPTS {
            break (press, document);
        }
        signature::keep_together(&mut sheet.data, &lonely, attempt);
        attempt += 1;
    };
    no_character_missing(work, &sheet, &document, path)?;
    let written = written(&document, path, standard);
    // What Typst remembers of the document is of no use to the next.
    typst::comemo::evict(0);
    written.map_err(|found| complaints(&found, &press, work, &sheet, path))
}

fn press<'a>(
    work: &Work<'a>,
    sheet: &Sheet,
    library: &'a LazyHash<Library>,
    path: &str,
) -> Result<Press<'a>, Vec<Diagnostic>> {
    let mut files = sheet.files.clone();
    files.insert("data.json".into(), Bytes::from_string(sheet.data.to_string()));
    let templates = work.theme.print().filter(|(name, _)| name.ends_with(".typ"));
    Press::new(library, work.fonts, sheet.main, templates, files).ok_or_else(|| {
        let main = sheet.main;
        let message = say!(
            "排版 {path} 要的模板 print/{main} 不存在，或主题里有不合规的文件名",
            "typesetting {path} needs print/{main}, which is not there, or the theme has a name that is no path"
        );
        vec![Diagnostic::error("typst", message)]
    })
}

fn compiled(press: &Press, work: &Work, sheet: &Sheet, path: &str) -> Result<PagedDocument, Vec<Diagnostic>> {
    let told = typst::compile::<PagedDocument>(press);
    // What Typst only warns of may leave out a part, or print a wrong page number, and nobody would see it.
    match told.output {
        Ok(document) if told.warnings.is_empty() => Ok(document),
        Ok(_) => Err(complaints(&told.warnings, press, work, sheet, path)),
        Err(found) => Err(complaints(&found, press, work, sheet, path)),
    }
}

fn complaints(
    found: &[SourceDiagnostic],
    press: &Press,
    work: &Work,
    sheet: &Sheet,
    path: &str,
) -> Vec<Diagnostic> {
    let (of_pictures, others): (Vec<_>, Vec<_>) = found.iter().partition(|it| it.message.contains("image"));
    let broken =
        if of_pictures.is_empty() { Vec::new() } else { complaint::broken_pictures(sheet, work, path) };
    // Where all pictures can be read, what was said of one is told as it is.
    let told = if broken.is_empty() { found.iter().collect() } else { others };
    broken.into_iter().chain(told.into_iter().map(|it| complaint::error(it, press, work, path))).collect()
}

fn written(document: &PagedDocument, path: &str, standard: Standard) -> typst::diag::SourceResult<Vec<u8>> {
    let standards = PdfStandards::new(standard.list()).expect("the lists above are compatible");
    let options = PdfOptions {
        ident: Smart::Custom(path.to_owned()),
        creator: Smart::Custom(Some(concat!("townpress ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document, &options)
}

fn no_style_missing(work: &Work, sheet: &Sheet, path: &str) -> Result<(), Vec<Diagnostic>> {
    let missing = work.fonts.missing();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|style| style.name()).collect();
    let names = names.join("、");
    let message = say!("找不到字体：{names}，没有生成 {path}", "no font for {names}; {path} was not made");
    let mut diagnostic = Diagnostic::error("no-font", message);
    if let Some(file) = sheet.sources.first() {
        diagnostic = diagnostic.at(Span::file(file.as_str()));
    }
    Err(vec![mend(missing).into_iter().fold(diagnostic, Diagnostic::help)])
}

/// A picture of more pixels takes more memory than a small computer has.
const PIXELS: u64 = 100_000_000;

fn no_picture_unfit(work: &Work, sheet: &Sheet, path: &str) -> Result<(), Vec<Diagnostic>> {
    let used =
        work.site.pictures.iter().filter(|it| sheet.files.contains_key(&format!("{PICTURES}/{}", it.name)));
    let unfit: Vec<Diagnostic> = used
        .filter_map(|picture| {
            let (file, width, height) = (picture.file.as_str(), picture.width, picture.height);
            let what = if picture.name.ends_with(".avif") {
                say!("“{file}”是 AVIF 图片，不能印进 PDF", "{file} is an AVIF picture, which no PDF takes")
            } else if u64::from(width) * u64::from(height) > PIXELS {
                say!(
                    "“{file}”有 {width}×{height} 像素，太大，不能印进 PDF",
                    "{file} has {width}×{height} pixels, too many for a PDF"
                )
            } else {
                return None;
            };
            let help = say!(
                "另存为较小的 JPEG 或 PNG，再生成 {path}",
                "save it as a smaller JPEG or PNG and make {path} again"
            );
            Some(Diagnostic::error("picture-for-paper", what).at(Span::file(file)).help(help))
        })
        .collect();
    if unfit.is_empty() { Ok(()) } else { Err(unfit) }
}

/// So many characters are told one by one.
const TOLD: usize = 10;

fn no_character_missing(
    work: &Work,
    sheet: &Sheet,
    document: &PagedDocument,
    path: &str,
) -> Result<(), Vec<Diagnostic>> {
    let mut missing = glyphs::missing(document);
    let drawn = texts(&sheet.drawn);
    missing.extend(drawn.filter(|c| !c.is_whitespace() && !work.fonts.has(Style::Hei, *c)));
    if missing.is_empty() {
        return Ok(());
    }
    let more = missing.len().saturating_sub(TOLD);
    let mut told: Vec<Diagnostic> =
        missing.into_iter().take(TOLD).map(|c| lacking(work, sheet, path, c)).collect();
    if more > 0 {
        let last = told
            .pop()
            .map(|last| last.help(say!("还有 {more} 个这样的字", "and {more} more such characters")));
        told.extend(last);
    }
    Err(told)
}

fn lacking(work: &Work, sheet: &Sheet, path: &str, c: char) -> Diagnostic {
    let code = u32::from(c);
    let message = say!(
        "现有字体里没有“{c}”（U+{code:04X}），没有生成 {path}",
        "no font has `{c}` (U+{code:04X}); {path} was not made"
    );
    let help = [
        say!(
            "装一套字多的字体。Debian、Ubuntu：apt install fonts-noto-cjk；Windows：宋体扩展 SimSun-ExtB 随系统自带",
            "install a font with more characters. Debian, Ubuntu: apt install fonts-noto-cjk; Windows brings SimSun-ExtB"
        ),
        say!("或改用另一个字、另一个符号", "or write another character"),
    ];
    let found = sheet.sources.iter().find_map(|file| {
        let at = work.files.text(file)?.find(c)?;
        Some(Span::new(file.as_str(), at..at + c.len_utf8()))
    });
    let diagnostic = Diagnostic::error("no-glyph", message);
    let span = found.or_else(|| sheet.sources.first().map(|file| Span::file(file.as_str())));
    let diagnostic = span.map_or(diagnostic.clone(), |span| diagnostic.at(span));
    help.into_iter().fold(diagnostic, Diagnostic::help)
}

/// What stands between the tags of drawings.
fn texts(svg: &str) -> impl Iterator<Item = char> {
    svg.split("</text>").filter_map(|part| part.rsplit_once('>')).flat_map(|(_, text)| text.chars())
}
