//! The numbers of headings that their writer left out: 一、 （一） 1. （1）, by the custom of official documents.
//!
//! They are part of the text, so that bookmarks, copies and readers' ears have them. A level where one heading has a
//! number of its own is left as it is written.

use crate::model::{Document, Heading, inline_text};

use super::annexes;

/// The levels that have a number: the first below the title of the page, and three more.
const LEVELS: std::ops::RangeInclusive<u8> = 2..=5;

/// The number of every heading of the outline, in order; empty where none is to be added.
pub fn numbers(document: &Document) -> Vec<String> {
    let headings: Vec<&Heading> = document.headings().collect();
    let text = headings.iter().position(|heading| annexes::opens(heading)).unwrap_or(headings.len());
    let wanted = |level: u8| wants_numbers(&headings[..text], level);
    let wanted: Vec<u8> = LEVELS.filter(|level| wanted(*level)).collect();
    let mut counts = [0_usize; 7];
    let number = |(at, heading): (usize, &&Heading)| {
        let level = usize::from(heading.level.min(6));
        counts[level] += 1;
        counts[level + 1..].fill(0);
        if at < text && wanted.contains(&heading.level) {
            written(heading.level, counts[level])
        } else {
            String::new()
        }
    };
    headings.iter().enumerate().map(number).collect()
}

/// A single heading needs no number, and one without a Han character is not of a Chinese text.
fn wants_numbers(headings: &[&Heading], level: u8) -> bool {
    let mut count = 0;
    let mut chinese = false;
    for heading in headings.iter().filter(|heading| heading.level == level) {
        if heading.numbered {
            return false;
        }
        count += 1;
        chinese |= inline_text(&heading.text).chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    }
    count > 1 && chinese
}

fn written(level: u8, number: usize) -> String {
    match level {
        2 => format!("{}、", numeral(number)),
        3 => format!("（{}）", numeral(number)),
        4 => format!("{number}."),
        _ => format!("（{number}）"),
    }
}

/// 一 to 九十九; beyond that nobody counts in words.
fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, DIGITS[number % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        2..=9 => format!("{}十{ones}", DIGITS[tens]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Inline};

    /// Headings as `## 一、甲`: the level by the signs; one that begins with `=` counts as numbered by its writer.
    fn check(written: &[&str], expected: &[&str]) {
        let heading = |line: &&str| {
            let text = line.trim_start_matches('#');
            Block::Heading(Heading {
                level: (line.len() - text.len()) as u8,
                anchor: String::new(),
                numbered: text.starts_with('='),
                text: vec![Inline::Text(text.trim_start_matches('=').to_owned())],
            })
        };
        let document = Document { blocks: written.iter().map(heading).collect(), footnotes: Vec::new() };
        assert_eq!(numbers(&document), expected, "{written:?}");
    }

    #[test]
    fn levels_without_numbers_get_them() {
        check(&["##甲", "##乙"], &["一、", "二、"]);
        check(&["##甲", "###子", "###丑", "##乙", "###寅"], &["一、", "（一）", "（二）", "二、", "（一）"]);
        check(
            &["##甲", "###子", "####a甲", "####b", "#####c甲", "#####d", "###丑", "####e", "##乙"],
            &["一、", "（一）", "1.", "2.", "（1）", "（2）", "（二）", "1.", "二、"],
        );
        check(&["######甲", "######乙"], &["", ""]);
    }

    #[test]
    fn what_the_writer_numbered_stays() {
        check(&["##=一、甲", "##=二、乙"], &["", ""]);
        check(&["##=一、甲", "##乙"], &["", ""]);
        check(
            &["##=一、甲", "###子", "###丑", "##=二、乙", "###寅"],
            &["", "（一）", "（二）", "", "（一）"],
        );
    }

    #[test]
    fn one_heading_and_other_languages_need_none() {
        check(&["##甲"], &[""]);
        check(&["##Roads", "##Schools"], &["", ""]);
        check(&["##甲", "##乙", "##附件1 资金表", "##丙"], &["一、", "二、", "", ""]);
        check(&[], &[]);
    }

    #[test]
    fn numerals_are_words_to_ninety_nine() {
        let check = |number: usize, expected: &str| assert_eq!(numeral(number), expected);
        check(1, "一");
        check(9, "九");
        check(10, "十");
        check(11, "十一");
        check(20, "二十");
        check(99, "九十九");
        check(100, "100");
    }
}
