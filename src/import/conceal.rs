//! What is private in a source → what may be published of it: numbers keep their ends, names their surnames. What is
//! concealed is what keeps the report from being part of the site, and nothing else; the record tells of every place.

use std::collections::BTreeSet;

use crate::check;
use crate::diag::{Diagnostics, Words, rule};
use crate::files::Files;
use crate::model::Site;
use crate::say;

use super::draft::Draft;
use super::enumerate::{Shape, Shaped};
use super::front::{Front, Period};

/// Words of the source, and what kind of private thing they are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Private {
    pub code: &'static str,
    pub words: String,
}

/// Something that was masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concealed {
    /// 0 in the title and in notes.
    pub at: usize,
    pub what: Words,
    /// As it is now.
    pub shown: String,
}

/// More private words than this are a register of people and no summary: it is refused.
const MOST: usize = 2000;

/// The private words that are in the way of a report; None where anything else is as well.
pub fn in_the_way(errors: &Diagnostics, path: &str, files: &Files) -> Option<Vec<Private>> {
    let text = files.text(path)?;
    let mut found: BTreeSet<Private> = BTreeSet::new();
    for diagnostic in errors.iter() {
        let hidden = diagnostic.hidden.iter().filter(|span| &*span.file == path);
        let words: Vec<&str> = hidden.filter_map(|span| text.get(span.start..span.end)).collect();
        if words.is_empty() {
            return None;
        }
        for words in words {
            found.insert(Private { code: diagnostic.code, words: words.replace('\\', "") });
        }
    }
    let mut found: Vec<Private> = found.into_iter().collect();
    // The longest first, since one may be a part of another.
    found.sort_by_key(|private| std::cmp::Reverse(private.words.len()));
    (found.len() <= MOST).then_some(found)
}

/// Masks private words wherever a report says them.
pub fn conceal(
    found: &[Private],
    shapes: &mut [Shaped],
    front: &mut Front,
    draft: &mut Draft,
) -> Vec<Concealed> {
    let mut concealed = Vec::new();
    for private in found {
        let shown = masked(private);
        let mut replace = |at: usize, text: &mut String| {
            let count = text.matches(private.words.as_str()).count();
            if count > 0 {
                *text = text.replace(private.words.as_str(), &shown);
                let what = rule(private.code).map_or(say!("个人信息", "private"), |rule| rule.words());
                concealed.extend(std::iter::repeat_n(Concealed { at, what, shown: shown.clone() }, count));
            }
        };
        replace(0, &mut front.title);
        front.issuer.iter_mut().for_each(|issuer| replace(0, issuer));
        if let (Period::Words(words), _) = &mut front.period {
            replace(0, words);
        }
        for shaped in shapes.iter_mut() {
            let at = shaped.at;
            replace(at, &mut shaped.text);
            if let Shape::Table(rows) = &mut shaped.shape {
                rows.iter_mut().flatten().for_each(|cell| replace(at, cell));
            }
        }
        draft.notes.iter_mut().for_each(|note| replace(0, note));
        draft.pictures.iter_mut().for_each(|picture| replace(picture.at, &mut picture.alt));
    }
    concealed.sort_by_key(|concealed| if concealed.at == 0 { usize::MAX } else { concealed.at });
    concealed
}

/// Masks private numbers in a record, which quotes what was left out of the report.
pub fn in_record(record: &str, site: &Site) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for (code, range) in check::private_words(record, site) {
        shown.push_str(&record[at..range.start]);
        shown.push_str(&masked(&Private { code, words: record[range.clone()].to_owned() }));
        at = range.end;
    }
    shown.push_str(&record[at..]);
    shown
}

/// 138****1234, 李某某; what was masked once and is still told apart is masked whole.
fn masked(private: &Private) -> String {
    let words = &private.words;
    let count = words.chars().filter(|c| is_digit(*c)).count();
    if words.contains('*') {
        return words.chars().map(|c| if c.is_alphanumeric() { '*' } else { c }).collect();
    }
    let (lead, tail) = match private.code {
        "person" => {
            let mut signs = words.chars();
            return signs.next().into_iter().chain(signs.map(|_| '某')).collect();
        }
        "phone-number" if count >= 11 => (3, 4),
        "id-number" | "bank-card" => (3, 2),
        _ => (0, 0),
    };
    let mut seen = 0;
    let hide = |c: char| {
        let digit = is_digit(c) || c.is_ascii_alphabetic();
        let hidden = digit && seen >= lead && seen + tail < count;
        seen += usize::from(digit);
        if hidden { '*' } else { c }
    };
    words.chars().map(hide).collect()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_words_keep_their_ends() {
        let check = |code: &'static str, words: &str, expected: &str| {
            assert_eq!(masked(&Private { code, words: words.to_owned() }), expected, "{words}");
        };
        check("phone-number", "13812345678", "138****5678");
        check("phone-number", "138-1234-5678", "138-****-5678");
        check("phone-number", "0577-6543210", "057*-***3210");
        check("id-number", "330381199001011234", "330*************34");
        check("person", "王建国", "王某某");
        check("email", "zhang@example.com", "*****@*******.***");
        check("vehicle-plate", "浙C12345", "浙******");
        check("phone-number", "138****567", "**********");
    }
}
