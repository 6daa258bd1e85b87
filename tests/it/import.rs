//! `tests/import/<case>/source.*` is a document as offices keep them, `args.txt` how it is imported into
//! `tests/import/site/`, and `expected/` what is written: files of the site, or what the writer reads when it is refused.
//!
//! Documents of Word are made here, so that what they hold can be read. Every case is also held against the one rule
//! that matters most: the words of the source are the words of the report and those that the record quotes as left out.

use std::collections::BTreeMap;

use rayon::prelude::*;
use townpress::diag::{Diagnostics, Ink, Tongue, draw_all};
use townpress::disk;
use townpress::files::Files;
use townpress::import::{Flags, Imported, Request, Source, import};
use townpress::load;

use crate::conserved::{apart, same_but_for_masks, without_numbers, words_of_reports, words_of_source};
use crate::folder::{Tree, blessing, cases, difference, repository, rewrite, tree};
use crate::word::{TITLE, archive, document, fields, fonts, part, photograph, plain, styled};

pub struct Case {
    pub name: String,
    pub source: Source,
    pub args: String,
}

#[test]
fn every_document_is_imported_as_expected() {
    let cases = all();
    let wrong: Vec<String> = cases.par_iter().filter_map(misread).collect();
    assert!(wrong.is_empty(), "{}\n(BLESS=1 cargo test rewrites what is expected)", wrong.join("\n"));
}

#[test]
fn no_word_is_lost_and_the_site_builds() {
    let cases = all();
    let held: Vec<&str> =
        cases.par_iter().filter_map(|case| holds(case).then_some(case.name.as_str())).collect();
    assert!(held.len() > 15, "only these were held against the rule: {held:?}");
}

/// Holds one import against what must be true of every one; false where it was refused.
pub fn holds(case: &Case) -> bool {
    let Ok((files, imported)) = run(case, Tongue::Chinese) else { return false };
    let (site, diagnostics) = load::load(&files);
    assert_eq!(diagnostics.errors(), 0, "{}: {}", case.name, told(&files, diagnostics, Tongue::English));
    for new in imported.files.iter().filter(|new| new.path.ends_with(".jpg")) {
        assert!(!String::from_utf8_lossy(&new.bytes).contains("GPS"), "{}", new.path);
    }
    if case.source.name.ends_with("csv") || case.source.name.ends_with("xlsx") {
        return true;
    }
    let (expected, mut found) = (words_of_source(case, &imported), words_of_reports(&site, &imported));
    if case.name == "word-numbers" {
        // Word sets these by itself: they are no text of the file.
        for number in ["一、", "二、", "（一）", "（二）"] {
            found = found.replace(number, "");
        }
    }
    let same = same_but_for_masks(&found, &expected);
    let (found, expected) = (without_numbers(&found), without_numbers(&expected));
    assert!(same || same_but_for_masks(&found, &expected), "{}: {}", case.name, apart(&found, &expected));
    let again = run(case, Tongue::Chinese).map(|(_, again)| again.files).ok();
    assert_eq!(again, Some(imported.files), "{}: two imports are the same", case.name);
    true
}

/// The cases of the folder and those made here, by name.
fn all() -> Vec<Case> {
    let mut all = Vec::new();
    for (name, folder) in cases("import") {
        let files = tree(&folder);
        let source = files.iter().find(|(path, _)| path.starts_with("source."));
        let Some((path, bytes)) = source else { continue };
        let args = files.get("args.txt").map(|args| String::from_utf8_lossy(args).into_owned());
        let source = Source { name: path.clone(), bytes: bytes.clone() };
        all.push(Case { name, source, args: args.unwrap_or_default() });
    }
    for (name, bytes, args) in documents().into_iter().chain(refused()) {
        let ending = if name.starts_with("word") { "docx" } else { "txt" };
        let source = Source { name: format!("source.{ending}"), bytes };
        all.push(Case { name: name.to_owned(), source, args: args.to_owned() });
    }
    all
}

#[test]
fn expectations_without_a_case_are_found() {
    let known: Vec<String> = all().into_iter().map(|case| case.name).collect();
    for (name, _) in cases("import") {
        assert!(
            name == "site" || known.contains(&name),
            "tests/import/{name} expects something of no source"
        );
    }
}

fn request(args: &str, tongue: Tongue) -> Request {
    let mut given: BTreeMap<&str, String> = BTreeMap::new();
    for line in args.lines().filter(|line| !line.trim().is_empty()) {
        let (flag, value) = line.split_once(' ').unwrap_or_else(|| panic!("a flag and its value: {line}"));
        given.insert(flag, value.to_owned());
    }
    let mut take = |flag: &str| given.remove(flag);
    let request = Request {
        place: take("--place").unwrap_or_else(|| "xi/qing".to_owned()),
        name: take("--name"),
        part: take("--part").and_then(|part| part.parse().ok()),
        flags: Flags {
            title: take("--title"),
            kind: take("--kind"),
            period: take("--period"),
            issuer: take("--issuer"),
        },
        tongue,
    };
    assert!(given.is_empty(), "no such flag: {given:?}");
    request
}

pub fn run(case: &Case, tongue: Tongue) -> Result<(Files, Imported), (Files, Diagnostics)> {
    let (mut files, _) = disk::read(&repository().join("tests/import/site"))
        .unwrap_or_else(|error| panic!("{}", error.message.en));
    match import(&case.source, &request(&case.args, tongue), &mut files) {
        Ok(imported) => Ok((files, imported)),
        Err(diagnostics) => Err((files, diagnostics)),
    }
}

pub fn told(files: &Files, diagnostics: Diagnostics, tongue: Tongue) -> String {
    draw_all(&diagnostics, files, tongue, Ink::Plain)
}

/// What came out otherwise than expected.
fn misread(case: &Case) -> Option<String> {
    let mut found = Tree::new();
    match run(case, Tongue::Chinese) {
        Ok((_, imported)) => {
            found.extend(imported.files.into_iter().map(|new| (new.path, new.bytes)));
            // A table is copied as it is.
            found.retain(|_, bytes| *bytes != case.source.bytes);
        }
        Err((files, diagnostics)) => {
            found
                .insert("refused.zh.txt".to_owned(), told(&files, diagnostics, Tongue::Chinese).into_bytes());
            let again = run(case, Tongue::English).expect_err("refused in every language");
            found.insert("refused.en.txt".to_owned(), told(&again.0, again.1, Tongue::English).into_bytes());
        }
    }
    let folder = repository().join("tests/import").join(&case.name).join("expected");
    if blessing() {
        rewrite(&folder, &found);
        return None;
    }
    difference(&tree(&folder), &found).map(|difference| format!("{}:\n{difference}", case.name))
}

type Made = (&'static str, Vec<u8>, &'static str);

/// Documents that are imported.
fn documents() -> Vec<Made> {
    vec![
        ("word-fonts", fonts(), "--kind annual"),
        ("word-numbers", word_numbers(), "--kind annual"),
        ("word-changes", word_changes(), "--kind annual"),
        ("word-notes-and-tables", word_notes(), "--kind annual"),
        ("word-pictures", word_pictures(), "--kind annual"),
        ("word-fields", fields(), "--kind annual"),
        ("invisible", invisible(), "--kind annual"),
    ]
}

/// Styles and numbers that Word sets by itself.
fn word_numbers() -> Vec<u8> {
    let styles = part(
        "styles",
        r#"<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="a2"><w:name w:val="标题 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>"#,
    );
    let level = |at: u8, format: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let lists = format!(
        r#"<w:abstractNum w:abstractNumId="0">{}{}</w:abstractNum><w:abstractNum w:abstractNumId="1">{}</w:abstractNum><w:abstractNum w:abstractNumId="2">{}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>"#,
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(0, "decimal", "%1."),
        level(0, "bullet", "•"),
    );
    let numbering = part("numbering", &lists);
    let item = |list: u8, words: &str| {
        styled(&format!(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr>"#), words)
    };
    let style = |id: &str, words: &str| styled(&format!(r#"<w:pStyle w:val="{id}"/>"#), words);
    let second = |words: &str| {
        styled(r#"<w:pStyle w:val="a2"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>"#, words)
    };
    let body = [
        style("t", TITLE),
        style("c", "一、民生保障1"),
        style("a1", "民生保障"),
        second("就业"),
        plain("新增就业人数120人，返乡青年办起了合作社。"),
        second("养老"),
        item(5, "办食堂"),
        item(5, "建档案"),
        style("a1", "社会治理"),
        item(4, "巡夜路"),
        item(4, "解纠纷"),
    ];
    document(&body.concat(), &[("word/styles.xml", &styles), ("word/numbering.xml", &numbering)])
}

/// What others wrote into it: changes, comments, hidden words, a text box, and what stands on every page.
fn word_changes() -> Vec<u8> {
    let words = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let changed = format!(
        r#"<w:p>{}<w:del w:id="1"><w:r><w:delText>四十</w:delText></w:r></w:del><w:ins w:id="2">{}</w:ins>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>（待核）</w:t></w:r></w:p>"#,
        words("修路"),
        words("三十二"),
        words("处，全部通车。"),
    );
    let field = r#"<w:p><w:r><w:t>总投资</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(A1) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>350万元</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>。</w:t></w:r></w:p>"#;
    let boxed = format!(
        r#"<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
        words("正文在前。"),
        plain("框里的一句话。"),
        plain("框里的一句话。"),
    );
    let lines = "<w:p><w:r><w:t>上一行。</w:t><w:br/><w:t>下一行。</w:t></w:r></w:p>";
    let body = [plain(TITLE), changed, field.to_owned(), boxed, lines.to_owned()].concat();
    let comments =
        part("comments", &format!(r#"<w:comment w:id="0">{}</w:comment>"#, plain("这个数再核一下")));
    let header = part("hdr", &plain("青溪镇人民政府文件"));
    let footer = part("ftr", &plain("— 1 —"));
    document(
        &body,
        &[("word/comments.xml", &comments), ("word/header1.xml", &header), ("word/footer1.xml", &footer)],
    )
}

/// Footnotes, and a table with merged cells and stars.
fn word_notes() -> Vec<u8> {
    let note = |id: u8, words: &str| format!(r#"<w:footnote w:id="{id}">{}</w:footnote>"#, plain(words));
    let words = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let linked = format!(
        r#"<w:footnote w:id="2"><w:p><w:hyperlink r:id="rId1">{}</w:hyperlink></w:p></w:footnote>"#,
        words("含外来人口。")
    );
    let notes = format!(
        r#"<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>{linked}{}"#,
        note(3, "按*号保密。"),
    );
    let notes = part("footnotes", &notes);
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.com/renkou.html"/></Relationships>"#;
    let reference = |id: u8| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let first = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        words("常住人口2.4万人"),
        reference(2),
        words("，投资*万元"),
        reference(3),
        words("。"),
    );
    let cell =
        |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", plain(words));
    let span = r#"<w:gridSpan w:val="2"/>"#;
    let rows = [
        [cell("", "片区"), cell(span, "户数与人数")].concat(),
        [cell(r#"<w:vMerge w:val="restart"/>"#, "东|片"), cell("", "120户"), cell("", "*人")].concat(),
        [cell("<w:vMerge/>", ""), cell("", "80户"), cell("", "xx人")].concat(),
    ];
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    let body = [plain(TITLE), first, format!("<w:tbl>{rows}</w:tbl>"), plain("表后还有一句。")].concat();
    let linked = ("word/_rels/footnotes.xml.rels", relations.as_bytes());
    document(&body, &[("word/footnotes.xml", &notes), linked])
}

fn word_pictures() -> Vec<u8> {
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId5" Target="media/image1.jpeg"/><Relationship Id="rId6" Target="media/image2.emf"/><Relationship Id="rId7" TargetMode="External" Target="file:///C:/a.png"/></Relationships>"#;
    let drawn = |id: &str, described: &str| {
        format!(
            r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{described}"/><a:graphic><a:blip r:embed="{id}"/></a:graphic></wp:inline></w:drawing></w:r>"#
        )
    };
    let body = [
        plain(TITLE),
        format!("<w:p>{}</w:p>", drawn("rId5", "整治后的*渠道")),
        format!("<w:p><w:r><w:t>渠道已经修好。</w:t></w:r>{}{}</w:p>", drawn("rId6", ""), drawn("rId7", "")),
    ];
    document(
        &body.concat(),
        &[
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/media/image1.jpeg", &photograph()),
            ("word/media/image2.emf", b"\x01\0\0\0"),
        ],
    )
}

/// Spaces without width, marks of direction, and characters of fonts that nobody has.
fn invisible() -> Vec<u8> {
    format!("\u{feff}{TITLE}\r\n　　栽\u{200b}树3000株\u{e003}。\r\n\r\n\u{a0}修渠\t5公里。\r\n").into_bytes()
}

/// Documents that are refused.
fn refused() -> Vec<Made> {
    let sound = || plain(TITLE) + &plain("修渠5公里。");
    let compound = |stream: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let relations = r#"<Relationships><Relationship Id="rId5" Target="media/image1.jpeg"/></Relationships>"#;
    let picture = r#"<w:p><w:r><w:drawing><a:blip r:embed="rId5"/></w:drawing></w:r></w:p>"#;
    let scanned = document(
        picture,
        &[("word/_rels/document.xml.rels", relations.as_bytes()), ("word/media/image1.jpeg", &photograph())],
    );
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("word-old", compound("WordDocument"), ""),
        ("word-encrypted", compound("EncryptedPackage"), ""),
        ("word-no-zip", text("你好"), ""),
        ("word-other-zip", archive(&[("xl/workbook.xml", b"<a/>")]), ""),
        ("word-bomb", archive(&[("word/document.xml", &vec![b' '; 30 << 20])]), ""),
        ("word-broken-xml", archive(&[("word/document.xml", b"<w:document><w:body>")]), ""),
        ("word-scanned", scanned, "--kind annual"),
        ("word-no-such-place", document(&sound(), &[]), "--place xi/qin"),
        ("nothing-given", text("修渠5公里，栽树300株，群众都说好，干部也有了劲头。\n再接再厉。"), ""),
        ("empty", Vec::new(), ""),
        ("only-advertising", text("推荐访问：总结\n\n上一篇：无\n"), ""),
        ("binary", b"\0\x01\x02PNG".to_vec(), ""),
        ("unknown-kind-flag", text("青溪镇2023年工作总结\n修渠5公里。"), "--kind yearly"),
        ("bad-period-flag", text("青溪镇2023年工作总结\n修渠5公里。"), "--kind annual\n--period 2023年"),
        ("part-out-of-range", text("青溪镇2023年工作总结\n修渠5公里。"), "--kind annual\n--part 2"),
    ]
}

#[test]
fn other_kinds_of_files_are_refused_by_name() {
    let mut files = Files::default();
    for name in ["a.doc", "a.wps", "a.pdf", "a.xls", "a", "a.html"] {
        let source = Source { name: name.to_owned(), bytes: b"x".to_vec() };
        let request = request("", Tongue::Chinese);
        files.insert("content/xi/qing/place.yaml", b"name: A\nlevel: town\n".to_vec());
        let refused = import(&source, &request, &mut files).expect_err("refused");
        assert!(refused.iter().any(|diagnostic| diagnostic.code == "format"), "{name}");
    }
}

#[test]
fn what_is_there_is_not_overwritten() {
    let case = all().into_iter().find(|case| case.name == "annual").expect("a case of the folder");
    let (mut files, _) = run(&case, Tongue::Chinese).unwrap_or_else(|_| panic!("it is imported"));
    let again = import(&case.source, &request(&case.args, Tongue::Chinese), &mut files).expect_err("refused");
    let codes: Vec<&str> = again.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["exists"]);
    let other = format!("{}\n--name 2023-annual-2", case.args.trim());
    let again = import(&case.source, &request(&other, Tongue::Chinese), &mut files).expect_err("refused");
    let codes: Vec<&str> = again.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["duplicate-report"], "the same period and kind twice");
}
