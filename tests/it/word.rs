//! Word documents made for the tests, part by part.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document with this body (the inside of `w:body`) and these further parts.
pub fn document(body: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let text = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" {}><w:body>{body}</w:body></w:document>"#,
        r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#
    );
    let mut all = vec![("word/document.xml", text.as_bytes())];
    all.extend(parts);
    archive(&all)
}

/// A zip of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part can be begun in memory");
        zip.write_all(bytes).expect("a part can be written in memory");
    }
    zip.finish().expect("a zip can be closed in memory").into_inner()
}

/// A part of the same format with this root and inside.
pub fn part(root: &str, inside: &str) -> Vec<u8> {
    format!(r#"<?xml version="1.0"?><w:{root} xmlns:w="{W}">{inside}</w:{root}>"#).into_bytes()
}

/// A paragraph of runs: each a font (empty for the document's own) and its words.
pub fn set(runs: &[(&str, &str)]) -> String {
    let run = |(font, words): &(&str, &str)| {
        let fonts = match *font {
            "" => String::new(),
            "bold" => "<w:rPr><w:b/></w:rPr>".to_owned(),
            font => format!(r#"<w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="{font}"/></w:rPr>"#),
        };
        format!(r#"<w:r>{fonts}<w:t xml:space="preserve">{words}</w:t></w:r>"#)
    };
    format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())
}

/// A paragraph of plain words.
pub fn plain(words: &str) -> String {
    set(&[("", words)])
}

/// A paragraph of a style or a list: what stands in its properties, and its words.
pub fn styled(properties: &str, words: &str) -> String {
    format!(r#"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#)
}

/// A photograph of one pixel whose camera wrote down where it was.
pub fn photograph() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    let notes = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\0GPS 35.1N 105.6E";
    bytes.extend([0xFF, 0xE1]);
    bytes.extend(((notes.len() + 2) as u16).to_be_bytes());
    bytes.extend(notes);
    bytes.extend([0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    bytes.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0, 0x2A, 0xFF, 0xD9]);
    bytes
}
