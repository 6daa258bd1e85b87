//! Whether the bytes of a document may be opened at all: what they truly are, and how large they would grow.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::diag::{Diagnostic, Span};
use crate::say;

/// What a document may hold unpacked; its pictures are most of it.
const MOST_BYTES: u64 = 256 << 20;

/// The largest part of XML that is read. A book of a million characters has ten megabytes.
const MOST_XML: u64 = 24 << 20;

/// The most parts a document may have.
const MOST_PARTS: usize = 10_000;

/// The first bytes of an old .doc, and of every file that Office encrypts.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// An opened document.
pub struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
    /// The part that holds the body.
    pub main: String,
}

/// Opens a document; says why it is refused.
pub fn open<'b>(file: &str, bytes: &'b [u8]) -> Result<Container<'b>, Box<Diagnostic>> {
    if bytes.starts_with(&COMPOUND) {
        return Err(Box::new(if holds(bytes, "EncryptedPackage") { encrypted(file) } else { old(file) }));
    }
    if !bytes.starts_with(b"PK") {
        return Err(Box::new(no_document(file)));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(file, &error.to_string()))?;
    if archive.len() > MOST_PARTS {
        return Err(Box::new(bomb(file)));
    }
    let mut container = Container { archive, left: MOST_BYTES, main: String::new() };
    // Word on the web names the body document2.xml now and then.
    let main = container.names().into_iter().find(|name| {
        let number = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
        number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
    });
    container.main = main.ok_or_else(|| Box::new(no_document(file)))?;
    Ok(container)
}

impl Container<'_> {
    /// The names of all parts, sorted.
    pub fn names(&self) -> Vec<String> {
        let names = self.archive.file_names().flatten();
        let mut names: Vec<String> = names.map(|name| name.into_owned()).collect();
        names.sort();
        names
    }

    /// The text of a part of XML; None where there is no such part.
    pub fn text(&mut self, file: &str, part: &str) -> Result<Option<String>, Box<Diagnostic>> {
        let Some(bytes) = self.bytes_within(file, part, MOST_XML)? else { return Ok(None) };
        match crate::files::decode_text(bytes) {
            Ok((text, _)) => Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))),
            Err(at) => Err(broken(file, &format!("{part}: byte {at}"))),
        }
    }

    /// The bytes of a part; None where there is no such part.
    pub fn bytes(&mut self, file: &str, part: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        self.bytes_within(file, part, MOST_BYTES)
    }

    fn bytes_within(
        &mut self,
        file: &str,
        part: &str,
        most: u64,
    ) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let Some(at) = self.archive.index_for_name(part) else { return Ok(None) };
        let most = most.min(self.left);
        let mut bytes = Vec::new();
        let source = match self.archive.by_index(at) {
            Ok(source) => source,
            Err(zip::result::ZipError::UnsupportedArchive(_)) => return Err(Box::new(encrypted(file))),
            Err(error) => return Err(broken(file, &error.to_string())),
        };
        // The size that a part declares may be a lie, so what comes out is counted.
        source.take(most + 1).read_to_end(&mut bytes).map_err(|error| broken(file, &error.to_string()))?;
        if bytes.len() as u64 > most {
            return Err(Box::new(bomb(file)));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// Office names the streams of a compound file in UTF-16.
fn holds(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn encrypted(file: &str) -> Diagnostic {
    let message = say!("“{file}”加了密码，打不开", "{file} is protected by a password");
    let help = say!(
        "在 Word 或 WPS 里去掉打开密码再保存",
        "remove the password in your word processor and save it again"
    );
    Diagnostic::error("encrypted", message).at(Span::file(file)).help(help)
}

fn old(file: &str) -> Diagnostic {
    let message = say!(
        "“{file}”是旧的 .doc（或 .wps）文件，只是改了扩展名",
        "{file} is an old .doc (or .wps) file under another name"
    );
    let help = say!(
        "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”",
        "open it in your word processor and save it as a Word document (.docx)"
    );
    Diagnostic::error("old-doc", message).at(Span::file(file)).help(help)
}

fn no_document(file: &str) -> Diagnostic {
    let message = say!("“{file}”不是 Word 文档", "{file} is not a Word document");
    let help = say!(
        "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”；打不开就把文字复制到 .txt 里再导入",
        "open it in your word processor and save it as a Word document (.docx), or copy its text into a .txt file"
    );
    Diagnostic::error("not-docx", message).at(Span::file(file)).help(help)
}

/// A document that is damaged, with the reader's own words.
pub fn broken(file: &str, said: &str) -> Box<Diagnostic> {
    let message = say!("“{file}”已损坏，读不出来：{said}", "{file} is damaged: {said}");
    let help = say!(
        "用 Word 或 WPS 打开并重新保存；打不开就重新取一份",
        "open and save it in your word processor; if that fails, get another copy"
    );
    Box::new(Diagnostic::error("broken-docx", message).at(Span::file(file)).help(help))
}

fn bomb(file: &str) -> Diagnostic {
    let (most, text) = (MOST_BYTES >> 20, MOST_XML >> 20);
    let message = say!(
        "“{file}”展开后太大（文字超过 {text} MB 或全部超过 {most} MB），不像是一份总结",
        "{file} would grow too large (over {text} MB of text or {most} MB in all), which no summary does"
    );
    let help = say!("压缩里面的图片，或拆成几份再导入", "shrink its pictures, or split it");
    Diagnostic::error("too-large", message).at(Span::file(file)).help(help)
}
