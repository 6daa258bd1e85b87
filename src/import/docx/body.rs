//! The body of a document → paragraphs and tables with their type; what is struck out or hidden is set aside.

use crate::diag::Words;
use crate::say;

use super::super::draft::{CLOSE, Draft, Dropped, Table, link_sign, note_sign, picture_sign, readable};
use super::links;
use super::numbering::{Numbering, Sign};
use super::package::{Note, Package};
use super::set::{Set, lines, push};
use super::styles::{self, Styles, Type};
use super::words::all_text;
use super::xml::Element;

#[derive(Debug, Clone)]
pub enum Item {
    Paragraph(Set),
    Table(Table),
}

/// What a field says of the words that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// Its code is being read, which is no text.
    Code,
    /// Its result: words like any other.
    Result,
    /// Its result, with an address behind it.
    Link,
}

pub struct Body<'a> {
    pub package: &'a mut Package,
    pub styles: &'a Styles,
    pub numbering: Numbering,
    pub draft: Draft,
    pub items: Vec<Item>,
    fields: Vec<Field>,
    /// The code of the innermost field.
    code: String,
    counted: usize,
    /// The paragraphs of text boxes wait until the paragraph that holds the box is done.
    boxes: Vec<Item>,
    deleted: String,
    hidden: String,
    /// Paragraphs that Word sets a number before.
    pub numbered: usize,
    /// Characters that may not stand in a text.
    pub lost: usize,
}

impl<'a> Body<'a> {
    pub fn new(package: &'a mut Package, styles: &'a Styles, numbering: Numbering) -> Self {
        Body {
            package,
            styles,
            numbering,
            draft: Draft::default(),
            items: Vec::new(),
            fields: Vec::new(),
            code: String::new(),
            counted: 0,
            boxes: Vec::new(),
            deleted: String::new(),
            hidden: String::new(),
            numbered: 0,
            lost: 0,
        }
    }

    /// Walks what stands one below the other: paragraphs, tables, and what only wraps them.
    pub fn blocks(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "w:p" => self.paragraph(element),
                "w:tbl" => self.table(element),
                "w:sdt" if is_contents(element) => self.contents(element),
                "mc:AlternateContent" => self.alternative(element),
                "w:sdt" | "w:sdtContent" | "w:ins" | "w:moveTo" | "w:customXml" | "w:smartTag" => {
                    self.blocks(element);
                }
                _ => {}
            }
        }
    }

    /// Newer and older ways of saying the same: the first that is there.
    fn alternative(&mut self, element: &Element) {
        let chosen = element.child("mc:Choice").or_else(|| element.child("mc:Fallback"));
        if let Some(chosen) = chosen {
            self.blocks(chosen);
        }
    }

    fn contents(&mut self, element: &Element) {
        let text = all_text(element);
        self.counted += 1;
        let why = say!("目录，网站自己会列出", "a table of contents, which the site makes by itself");
        self.drop(self.counted, text, why);
    }

    fn drop(&mut self, at: usize, text: String, why: Words) {
        if !text.trim().is_empty() {
            self.draft.dropped.push(Dropped { at, text: text.trim().to_owned(), why });
        }
    }

    fn paragraph(&mut self, element: &Element) {
        self.counted += 1;
        let properties = element.child("w:pPr");
        let id = properties.and_then(|p| p.child("w:pStyle")).and_then(Element::value);
        let style = self.styles.whole(id);
        if style.name.starts_with("toc ") || style.name.starts_with("目录") {
            return self.contents_line(element);
        }
        let mut set = Set {
            at: self.counted,
            outline: style.outline.or_else(|| properties.and_then(styles::outline)),
            centred: properties.and_then(styles::centred).or(style.centred).unwrap_or(false),
            ..Set::default()
        };
        let numbered = properties.and_then(styles::numbering).or(style.numbering);
        set.style = style.name;
        let typeface = self.styles.typeface(id);
        if let Some(sign) = numbered.and_then(|(number, level)| self.numbering.next(&number, level)) {
            match sign {
                Sign::Bullet => set.bullet = true,
                Sign::Number(number) => {
                    self.numbered += 1;
                    push(&mut set, &number, typeface);
                }
            }
        }
        self.runs(element, typeface, &mut set);
        self.close(set.at);
        self.items.extend(lines(set).into_iter().map(Item::Paragraph));
        let boxes = std::mem::take(&mut self.boxes);
        self.items.extend(boxes);
    }

    fn contents_line(&mut self, element: &Element) {
        self.counted -= 1;
        self.contents(element);
    }

    /// What was struck out or hidden in a paragraph is told with it.
    fn close(&mut self, at: usize) {
        let deleted = std::mem::take(&mut self.deleted);
        self.drop(at, deleted, say!("修订中已经删去", "deleted by a tracked change"));
        let hidden = std::mem::take(&mut self.hidden);
        self.drop(at, hidden, say!("隐藏文字", "hidden text"));
    }

    /// Walks what stands one behind the other in a paragraph.
    fn runs(&mut self, parent: &Element, typeface: Type, set: &mut Set) {
        for element in parent.elements() {
            match element.name.as_str() {
                "w:r" => self.run(element, typeface, set),
                "w:del" | "w:moveFrom" => self.deleted.push_str(&all_text(element)),
                "w:hyperlink" | "w:fldSimple" => self.linked(element, typeface, set),
                "w:ins" | "w:moveTo" | "w:smartTag" | "w:sdt" | "w:sdtContent" | "w:customXml" | "w:dir"
                | "w:bdo" => self.runs(element, typeface, set),
                "mc:AlternateContent" => {
                    let chosen = element.child("mc:Choice").or_else(|| element.child("mc:Fallback"));
                    chosen.into_iter().for_each(|chosen| self.runs(chosen, typeface, set));
                }
                name if name.starts_with("m:") => push(set, &all_text(element), typeface),
                _ => {}
            }
        }
    }

    /// Words with an address behind them, by a relation or by the code of a field.
    fn linked(&mut self, element: &Element, typeface: Type, set: &mut Set) {
        let related = element.attribute("r:id").and_then(|id| self.package.address(id)).map(str::to_owned);
        let address = related.or_else(|| links::of_field(element.attribute("w:instr")?).map(str::to_owned));
        let opened = address.is_some_and(|address| self.open(&address, typeface, set));
        self.runs(element, typeface, set);
        if opened {
            push(set, CLOSE.encode_utf8(&mut [0; 4]), typeface);
        }
    }

    /// Begins a link, unless its address is none of the web: that is told.
    fn open(&mut self, address: &str, typeface: Type, set: &mut Set) -> bool {
        let sign = links::safe(address).and_then(|safe| {
            self.draft.links.push(safe);
            link_sign(self.draft.links.len() - 1)
        });
        match sign {
            Some(sign) => push(set, sign.encode_utf8(&mut [0; 4]), typeface),
            None => {
                let why = say!(
                    "链接地址，不是网址，只留下文字",
                    "the address of a link that is none of the web: its words stay"
                );
                self.drop(set.at, address.to_owned(), why);
            }
        }
        sign.is_some()
    }

    fn run(&mut self, run: &Element, typeface: Type, set: &mut Set) {
        let properties = run.child("w:rPr");
        let own = properties.map(styles::typeface).unwrap_or_default();
        let style = properties.and_then(|p| p.child("w:rStyle")).and_then(Element::value);
        let typeface = own.over(style.map(|id| self.styles.run(id)).unwrap_or_default()).over(typeface);
        if properties.is_some_and(|properties| properties.is_on("w:vanish")) {
            self.hidden.push_str(&all_text(run));
            return;
        }
        for element in run.elements() {
            self.in_run(element, typeface, set);
        }
    }

    fn in_run(&mut self, element: &Element, typeface: Type, set: &mut Set) {
        if element.name == "w:fldChar" {
            return self.field(element, typeface, set);
        }
        // A code is no text; what it gives is, a page number too: 见第7页.
        if self.fields.contains(&Field::Code) {
            if element.name == "w:instrText" {
                self.code.push_str(&element.text());
            }
            return;
        }
        match element.name.as_str() {
            "w:t" => {
                let text = readable(&element.text().replace('\n', " "), &mut self.lost);
                push(set, &text, typeface);
            }
            "w:tab" | "w:ptab" => push(set, " ", typeface),
            "w:noBreakHyphen" => push(set, "-", typeface),
            "w:br" if matches!(element.attribute("w:type"), Some("page" | "column")) => {}
            "w:br" | "w:cr" => push(set, "\n", typeface),
            "w:delText" => self.deleted.push_str(&element.text()),
            "w:footnoteReference" | "w:endnoteReference" => self.note(element, typeface, set),
            "w:drawing" | "w:pict" | "w:object" => self.drawing(element, typeface, set),
            "w:sym" => self.symbol(element, set.at),
            "w:ruby" => {
                let base = element.child("w:rubyBase").map(all_text).unwrap_or_default();
                push(set, &base, typeface);
                let above = element.child("w:rt").map(all_text).unwrap_or_default();
                self.drop(set.at, above, say!("注音", "a pronunciation above the text"));
            }
            "mc:AlternateContent" => {
                let chosen = element.child("mc:Choice").or_else(|| element.child("mc:Fallback"));
                for inner in chosen.into_iter().flat_map(Element::elements) {
                    self.in_run(inner, typeface, set);
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, element: &Element, typeface: Type, set: &mut Set) {
        match element.attribute("w:fldCharType") {
            Some("begin") => {
                self.code.clear();
                self.fields.push(Field::Code);
            }
            Some("separate") if self.fields.last() == Some(&Field::Code) => {
                let code = std::mem::take(&mut self.code);
                let linked = links::of_field(&code).is_some_and(|address| self.open(address, typeface, set));
                self.fields.pop();
                self.fields.push(if linked { Field::Link } else { Field::Result });
            }
            Some("end") if self.fields.pop() == Some(Field::Link) => {
                push(set, CLOSE.encode_utf8(&mut [0; 4]), typeface);
            }
            _ => {}
        }
    }

    fn note(&mut self, element: &Element, typeface: Type, set: &mut Set) {
        let Some(id) = element.attribute("w:id") else { return };
        let kind = element.name.trim_start_matches("w:").trim_end_matches("Reference");
        let Some(Note { text, addresses }) = self.package.note(kind, id) else { return };
        for address in addresses {
            let why =
                say!("脚注里的链接地址，只留下文字", "the address of a link in a footnote: its words stay");
            self.drop(set.at, address, why);
        }
        let at = self.draft.notes.len();
        match note_sign(at) {
            Some(sign) => {
                self.draft.notes.push(text);
                push(set, sign.encode_utf8(&mut [0; 4]), typeface);
            }
            None => self.drop(set.at, text, say!("脚注太多", "too many footnotes")),
        }
    }

    /// A character of a symbol font has a number and no meaning.
    fn symbol(&mut self, element: &Element, at: usize) {
        let font = element.attribute("w:font").unwrap_or_default();
        let code = element.attribute("w:char").unwrap_or_default();
        let why = say!("符号字体里的字符，认不出", "a character of a symbol font, which has no meaning");
        self.drop(at, format!("{font} {code}"), why);
    }

    /// A picture, or a text box: its words follow the paragraph that it is fixed to.
    fn drawing(&mut self, element: &Element, typeface: Type, set: &mut Set) {
        if let Some(words) = element.find("w:txbxContent") {
            let outer = std::mem::take(&mut self.items);
            self.blocks(words);
            let inner = std::mem::replace(&mut self.items, outer);
            self.boxes.extend(inner);
            return;
        }
        let relation = element
            .find("a:blip")
            .and_then(|blip| blip.attribute("r:embed"))
            .or_else(|| element.find("v:imagedata").and_then(|image| image.attribute("r:id")));
        let Some(relation) = relation else { return };
        let described = element.find("wp:docPr").and_then(|named| named.attribute("descr"));
        match self.package.picture(relation, described.unwrap_or_default(), set.at) {
            Ok(picture) => {
                let at = self.draft.pictures.len();
                self.draft.pictures.extend(picture_sign(at).map(|sign| {
                    push(set, sign.encode_utf8(&mut [0; 4]), typeface);
                    picture
                }));
            }
            Err((name, why)) => self.drop(set.at, name, why),
        }
    }

    fn table(&mut self, element: &Element) {
        let at = self.counted + 1;
        let mut rows = Vec::new();
        let (mut merged, mut struck) = (0, String::new());
        for row in element.elements().filter(|element| element.name == "w:tr") {
            if row.child("w:trPr").is_some_and(|properties| properties.child("w:del").is_some()) {
                struck.push_str(&all_text(row));
                continue;
            }
            let mut cells = Vec::new();
            self.cells(row, &mut cells, &mut merged);
            rows.push(cells);
        }
        self.drop(at, struck, say!("修订中已经删去", "deleted by a tracked change"));
        if merged > 0 {
            self.draft.remarks.push(say!(
                "第 {at} 段的表格有 {merged} 处合并单元格：内容放在第一格，其余留空",
                "the table at paragraph {at} has {merged} merged cells: the first holds the words, the others are empty"
            ));
        }
        self.items.push(Item::Table(Table { at, rows }));
    }

    fn cells(&mut self, row: &Element, cells: &mut Vec<String>, merged: &mut usize) {
        for element in row.elements() {
            match element.name.as_str() {
                "w:tc" => {}
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" => {
                    self.cells(element, cells, merged);
                    continue;
                }
                _ => continue,
            }
            let outer = std::mem::take(&mut self.items);
            self.blocks(element);
            let inner = std::mem::replace(&mut self.items, outer);
            cells.push(words(&inner));
            let properties = element.child("w:tcPr");
            let span = properties.and_then(|p| p.child("w:gridSpan")).and_then(Element::value);
            let span: usize = span.and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 60);
            let hangs =
                properties.and_then(|p| p.child("w:vMerge")).is_some_and(|m| m.value() != Some("restart"));
            *merged += span - 1 + usize::from(hangs);
            cells.extend(std::iter::repeat_n(String::new(), span - 1));
        }
    }
}

/// The words of a cell: its paragraphs with a space between, a table within it row by row.
fn words(items: &[Item]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for item in items {
        match item {
            Item::Paragraph(set) => parts.push(set.text.trim().to_owned()),
            Item::Table(table) => parts.extend(table.rows.iter().flatten().cloned()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// Word marks its own table of contents.
fn is_contents(element: &Element) -> bool {
    let gallery = element.child("w:sdtPr").and_then(|properties| properties.find("w:docPartGallery"));
    gallery.and_then(Element::value) == Some("Table of Contents")
}
