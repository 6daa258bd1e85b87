//! Word documents made for the tests, part by part.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The title of the documents made here.
pub const TITLE: &str = "青溪镇2023年工作总结";

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
    let relations = r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
    format!(r#"<?xml version="1.0"?><w:{root} xmlns:w="{W}" {relations}>{inside}</w:{root}>"#).into_bytes()
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

/// No style at all: titles, headings and text differ by their type alone, as most offices write.
pub fn fonts() -> Vec<u8> {
    let song = "方正小标宋简体";
    let text = "仿宋_GB2312";
    let body = [
        set(&[(song, TITLE)]),
        set(&[(text, "今年以来，全镇围绕强村富民抓落实，常住人口2.4万人，办成了一批群众看得见的实事。")]),
        set(&[("黑体", "一、产业发展")]),
        set(&[
            ("楷体_GB2312", "（一）种植业。"),
            (text, "粮食总产量11200吨，比上年多收一些，各村没有撂荒的地块。"),
        ]),
        set(&[
            ("楷体_GB2312", "（二）养殖业。"),
            (text, "生猪出栏1.8万头，疫病防控没有出过差错，养殖户普遍增收。"),
        ]),
        set(&[("黑体", "二、镇村建设")]),
        set(&[("bold", "抓道路。"), (text, "硬化道路6.5公里，群众出门不再踩泥，农产品运得出去。")]),
        set(&[("bold", "抓饮水。"), (text, "改造管网，自来水普及率96%，旱季也不用再到河边挑水。")]),
        set(&[("黑体", "下一步打算")]),
        set(&[(text, "力争农村居民人均可支配收入达到2万元。")]),
        set(&[(text, "青溪镇人民政府")]),
        set(&[(text, "二〇二三年十二月二十日")]),
    ];
    document(&body.concat(), &[])
}

/// Fields of a page, a link, and a body under the name that Word on the web gives it.
pub fn fields() -> Vec<u8> {
    let field = |code: &str, result: &str| {
        let sign = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        format!(
            "{}<w:r><w:instrText>{code}</w:instrText></w:r>{}<w:r><w:t>{result}</w:t></w:r>{}",
            sign("begin"),
            sign("separate"),
            sign("end")
        )
    };
    let words = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = [
        plain(TITLE),
        format!("<w:p>{}{}{}</w:p>", words("修渠5公里，见第"), field(" PAGE ", "7"), words("页。")),
        format!("<w:p>{}{}</w:p>", words("栽树"), field(" HYPERLINK \"https://example.com/a(1)\" ", "300株")),
        format!(
            r#"<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>88</w:t></w:r></w:fldSimple>{}</w:p>"#,
            words("收尾。")
        ),
    ];
    let whole = document(&body.concat(), &[]);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(whole)).expect("a zip");
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut zip.by_name("word/document.xml").expect("made here"), &mut text)
        .expect("read");
    archive(&[("word/document2.xml", &text)])
}
