//! Styles and faces: which paragraphs a document calls headings, and which it only sets in the type of one.

use std::collections::BTreeMap;

use super::xml::Element;

/// The type that Chinese characters are set in. Official documents (GB/T 9704) set headings of the first level in
/// 黑体, of the second in 楷体, titles in 小标宋, and the text in 仿宋.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Face {
    #[default]
    Body,
    Hei,
    Kai,
    Title,
}

/// What a style, a paragraph or a run says about its type; None where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Type {
    pub face: Option<Face>,
    pub bold: Option<bool>,
    /// In half points.
    pub size: Option<u32>,
}

impl Type {
    /// What `self` leaves open is as in `below`.
    pub fn over(self, below: Type) -> Type {
        Type {
            face: self.face.or(below.face),
            bold: self.bold.or(below.bold),
            size: self.size.or(below.size),
        }
    }
}

#[derive(Debug, Clone, Default)]
pub struct Style {
    /// In lower case: `heading 1`, `标题 1`, `toc 2`.
    pub name: String,
    based_on: Option<String>,
    pub outline: Option<u8>,
    pub centred: Option<bool>,
    pub numbering: Option<(String, usize)>,
    typeface: Type,
}

#[derive(Debug, Clone, Default)]
pub struct Styles {
    by_id: BTreeMap<String, Style>,
    defaults: Type,
}

/// A chain of styles is a few long; a circle is a mistake of the file.
const LONGEST: usize = 12;

impl Styles {
    pub fn read(root: Option<&Element>) -> Styles {
        let mut styles = Styles::default();
        let Some(root) = root else { return styles };
        let defaults = root.child("w:docDefaults").and_then(|defaults| defaults.find("w:rPr"));
        styles.defaults = defaults.map(typeface).unwrap_or_default();
        for element in root.elements().filter(|element| element.name == "w:style") {
            let Some(id) = element.attribute("w:styleId") else { continue };
            styles.by_id.insert(id.to_owned(), style(element));
        }
        styles
    }

    /// The style and those it is based on, the nearest first.
    fn chain<'a>(&'a self, id: &str) -> Vec<&'a Style> {
        let mut chain = Vec::new();
        let mut next = self.by_id.get(id);
        while let Some(style) = next.filter(|_| chain.len() < LONGEST) {
            chain.push(style);
            next = style.based_on.as_ref().and_then(|id| self.by_id.get(id));
        }
        chain
    }

    /// A style with all that it inherits.
    pub fn whole(&self, id: Option<&str>) -> Style {
        let mut whole = Style::default();
        for style in id.map(|id| self.chain(id)).unwrap_or_default() {
            if whole.name.is_empty() {
                whole.name.clone_from(&style.name);
            }
            whole.outline = whole.outline.or(style.outline);
            whole.centred = whole.centred.or(style.centred);
            whole.numbering = whole.numbering.or_else(|| style.numbering.clone());
        }
        whole
    }

    /// The type of a paragraph's or a run's style, over the document's own.
    pub fn typeface(&self, id: Option<&str>) -> Type {
        let chain = id.map(|id| self.chain(id)).unwrap_or_default();
        let own = chain.into_iter().fold(Type::default(), |found, style| found.over(style.typeface));
        own.over(self.defaults)
    }

    /// The type that a run's own style sets, and nothing else.
    pub fn run(&self, id: &str) -> Type {
        self.chain(id).into_iter().fold(Type::default(), |found, style| found.over(style.typeface))
    }
}

fn style(element: &Element) -> Style {
    let name = element.child("w:name").and_then(Element::value).unwrap_or_default().to_lowercase();
    let paragraph = element.child("w:pPr");
    let outline = paragraph.and_then(outline);
    Style {
        outline: heading_number(&name).or(outline),
        name,
        based_on: element.child("w:basedOn").and_then(Element::value).map(str::to_owned),
        centred: paragraph.and_then(centred),
        numbering: paragraph.and_then(numbering),
        typeface: element.child("w:rPr").map(typeface).unwrap_or_default(),
    }
}

/// `heading 2` and `标题 2`.
fn heading_number(name: &str) -> Option<u8> {
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?.trim();
    number.parse().ok().filter(|level| (1..=9).contains(level))
}

/// The level of a paragraph in the outline, from 1; 9 means text.
pub fn outline(properties: &Element) -> Option<u8> {
    let level: u8 = properties.child("w:outlineLvl")?.value()?.parse().ok()?;
    (level < 9).then_some(level + 1)
}

pub fn centred(properties: &Element) -> Option<bool> {
    properties.child("w:jc")?.value().map(|set| set == "center")
}

/// The list and the level in it.
pub fn numbering(properties: &Element) -> Option<(String, usize)> {
    let list = properties.child("w:numPr")?;
    let level = list.child("w:ilvl").and_then(Element::value).and_then(|level| level.parse().ok());
    let id = list.child("w:numId").and_then(Element::value)?;
    Some((id.to_owned(), level.unwrap_or(0).min(8)))
}

/// What `w:rPr` says.
pub fn typeface(properties: &Element) -> Type {
    let fonts = properties.child("w:rFonts");
    let named = fonts.and_then(|fonts| fonts.attribute("w:eastAsia"));
    let bold = properties.child("w:b").map(|_| properties.is_on("w:b"));
    let size = properties.child("w:sz").and_then(Element::value).and_then(|size| size.parse().ok());
    Type { face: named.map(face), bold, size }
}

fn face(font: &str) -> Face {
    let font = font.to_lowercase();
    let is = |names: &[&str]| names.iter().any(|name| font.contains(name));
    if is(&["小标宋", "xbsjw", "xiaobiaosong", "华文中宋", "stzhongsong"]) {
        Face::Title
    } else if is(&["黑体", "simhei", "heiti", "微软雅黑", "microsoft yahei"]) {
        Face::Hei
    } else if is(&["楷", "kaiti", "stkaiti"]) {
        Face::Kai
    } else {
        Face::Body
    }
}
