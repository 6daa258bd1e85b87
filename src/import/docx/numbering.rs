//! The numbers that Word sets before a paragraph by itself: they are no text of the file and are written out here.

use std::collections::BTreeMap;

use super::xml::Element;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1、` or `（%2）`.
    pattern: String,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    levels: BTreeMap<String, Vec<Level>>,
    /// The list behind each number.
    lists: BTreeMap<String, String>,
    counted: BTreeMap<String, [Option<u32>; 9]>,
}

/// What stands before a paragraph of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    Bullet,
    Number(String),
}

impl Numbering {
    pub fn read(root: Option<&Element>) -> Numbering {
        let mut numbering = Numbering::default();
        for element in root.into_iter().flat_map(Element::elements) {
            match element.name.as_str() {
                "w:abstractNum" => {
                    let Some(id) = element.attribute("w:abstractNumId") else { continue };
                    numbering.levels.insert(id.to_owned(), levels(element));
                }
                "w:num" => {
                    let list = element.child("w:abstractNumId").and_then(Element::value);
                    let (Some(id), Some(list)) = (element.attribute("w:numId"), list) else { continue };
                    numbering.lists.insert(id.to_owned(), list.to_owned());
                }
                _ => {}
            }
        }
        numbering
    }

    /// Counts one paragraph of a list. None where the list sets nothing before it.
    pub fn next(&mut self, number: &str, level: usize) -> Option<Sign> {
        let list = self.lists.get(number)?;
        let levels = self.levels.get(list)?;
        let own = levels.get(level)?;
        let counted = self.counted.entry(list.clone()).or_default();
        counted[level] = Some(counted[level].map_or(own.start, |count| count.saturating_add(1)));
        counted[level + 1..].fill(None);
        if own.format == "bullet" {
            return Some(Sign::Bullet);
        }
        let mut text = own.pattern.clone();
        for (at, level) in levels.iter().enumerate().take(9) {
            let count = counted[at].unwrap_or(level.start);
            text = text.replace(&format!("%{}", at + 1), &written(count, &level.format));
        }
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(Sign::Number(text))
    }
}

fn levels(list: &Element) -> Vec<Level> {
    let mut levels = vec![Level::default(); 9];
    for element in list.elements().filter(|element| element.name == "w:lvl") {
        let at: Option<usize> = element.attribute("w:ilvl").and_then(|level| level.parse().ok());
        let Some(level) = at.and_then(|at| levels.get_mut(at)) else { continue };
        let value = |name: &str| element.child(name).and_then(Element::value).unwrap_or_default().to_owned();
        let start = value("w:start").parse().unwrap_or(1);
        *level = Level { start, format: value("w:numFmt"), pattern: value("w:lvlText") };
    }
    levels
}

fn written(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "japaneseDigitalTenThousand" => han(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => (1..=20)
            .contains(&count)
            .then(|| char::from_u32(0x2460 + count - 1))
            .flatten()
            .map_or_else(|| count.to_string(), String::from),
        "upperLetter" => letter(count, b'A'),
        "lowerLetter" => letter(count, b'a'),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

/// 1 to 99 as Chinese writes them in front of headings.
pub fn han(count: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |count: u32| DIGITS[(count % 10) as usize];
    match count {
        0 => "〇".to_owned(),
        1..=9 => digit(count).to_owned(),
        10..=19 => format!("十{}", digit(count)),
        20..=99 => format!("{}十{}", digit(count / 10), digit(count)),
        _ => count.to_string(),
    }
}

fn letter(count: u32, first: u8) -> String {
    let at = (count.saturating_sub(1) % 26) as u8;
    char::from(first + at).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::docx::xml::parse;

    #[test]
    fn numbers_count_as_word_counts() {
        let text = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:abstractNum w:abstractNumId="7">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
            <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
            </w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;
        let root = parse(text).expect("well formed");
        let mut numbering = Numbering::read(Some(&root));
        let mut check = |level: usize, expected: &str| {
            let sign = match numbering.next("2", level) {
                Some(Sign::Number(text)) => text,
                Some(Sign::Bullet) => "•".to_owned(),
                None => String::new(),
            };
            assert_eq!(sign, expected);
        };
        check(0, "一、");
        check(1, "（一）");
        check(1, "（二）");
        check(2, "3.");
        check(2, "4.");
        check(0, "二、");
        check(1, "（一）");
        check(3, "•");
        check(8, "");
        assert_eq!([10, 11, 20, 21, 99].map(han), ["十", "十一", "二十", "二十一", "九十九"]);
    }
}
