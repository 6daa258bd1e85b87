//! Texts as paper can take them: without characters that cannot be printed, and with places to break in endless words.

/// A word of Latin letters that is longer than this may be broken anywhere.
const LONG: usize = 24;
const STEP: usize = 4;

/// A text on one line. Control characters, marks that turn the line around, and selectors that change nothing vanish;
/// every space is a plain one.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars().filter_map(printable) {
        run = if c.is_ascii_graphic() || (c.is_alphanumeric() && !is_wide(c)) { run + 1 } else { 0 };
        out.push(c);
        if run >= LONG && run.is_multiple_of(STEP) {
            out.push('\u{200b}');
        }
    }
    out
}

/// A text that keeps its lines.
pub fn clean_lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}

fn printable(c: char) -> Option<char> {
    match c {
        '\t'
        | '\n'
        | '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}' => Some(' '),
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Between such characters a line may break by itself.
fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_printed_vanishes() {
        let check = |text: &str, expected: &str| assert_eq!(clean(text), expected, "{text:?}");
        check("甲\t乙\u{a0}丙\u{2003}丁", "甲 乙 丙 丁");
        check("软\u{ad}连\u{200b}字\u{feff}号\u{202e}反\u{fe0f}", "软连字号反");
        check("铃\u{7}声\u{1b}[31m", "铃声[31m");
        check("http://a.example/b", "http://a.example/b");
    }

    #[test]
    fn endless_words_may_be_broken() {
        let word = clean(&"a".repeat(100));
        let longest = word.split('\u{200b}').map(str::len).max();
        assert_eq!(longest, Some(LONG));
        assert_eq!(word.replace('\u{200b}', "").len(), 100);
        assert!(
            !clean(&"汉".repeat(100)).contains('\u{200b}'),
            "between Han characters a line breaks by itself"
        );
        assert_eq!(clean_lines("一\n二\tx\n"), "一\n二 x");
    }
}
