//! A stretch of text as the scanner sees it: one sentence, characters folded to one form, byte places kept.

/// One sentence or line. `chars` are folded (full-width to ASCII, 萬 to 万), one for one with the text.
pub(super) struct Passage {
    chars: Vec<char>,
    /// The byte place of every character in the whole text, and one more for the end.
    at: Vec<usize>,
}

/// More spaces in a row are not within a figure.
const WIDEST_SPACE: usize = 4;

/// No sentence is longer; what is (a file without any 。) is cut so that memory stays small.
const LONGEST: usize = 20_000;

impl Passage {
    /// A passage of a few words of our own.
    pub(super) fn of(words: &str) -> Passage {
        let mut at: Vec<usize> = words.char_indices().map(|(place, _)| place).collect();
        at.push(words.len());
        Passage { chars: words.chars().map(fold).collect(), at }
    }

    /// The folded character at `i`, or NUL outside the passage.
    pub(super) fn get(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    /// The folded character before `i`, or NUL at the start.
    pub(super) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.get(i))
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether `words` stand at `i`.
    pub(super) fn starts(&self, i: usize, words: &str) -> bool {
        words.chars().enumerate().all(|(n, c)| self.get(i + n) == c)
    }

    /// Whether `words` stand right before `end`.
    pub(super) fn ends(&self, end: usize, words: &str) -> bool {
        let mut at = end;
        words.chars().rev().all(|c| {
            at = at.wrapping_sub(1);
            at < end && self.get(at) == c
        })
    }

    /// Whether any of `all` stands at `i`.
    pub(super) fn starts_any(&self, i: usize, all: &[&str]) -> bool {
        all.iter().any(|words| self.starts(i, words))
    }

    /// Whether any of `all` stands right before `end`.
    pub(super) fn ends_any(&self, end: usize, all: &[&str]) -> bool {
        all.iter().any(|words| self.ends(end, words))
    }

    /// The first place at or after `i` that is not a space, a few spaces on at most: more are a gap in a table.
    pub(super) fn skip_spaces(&self, i: usize) -> usize {
        (i..i + WIDEST_SPACE).find(|place| !is_space(self.get(*place))).unwrap_or(i + WIDEST_SPACE)
    }

    /// The end of the last character before `i` that is not a space.
    pub(super) fn skip_spaces_back(&self, i: usize) -> usize {
        let least = i.saturating_sub(WIDEST_SPACE);
        (least..=i).rev().find(|end| !is_space(self.before(*end))).unwrap_or(least)
    }

    /// The clause before `i`: back to the nearest punctuation, at most `most` characters.
    pub(super) fn clause_before(&self, i: usize, most: usize) -> std::ops::Range<usize> {
        let mut start = i;
        while start > 0 && i - start < most && !is_clause_end(self.get(start - 1)) {
            start -= 1;
        }
        start..i
    }

    /// Whether any of `all` stands in the range.
    pub(super) fn has_any(&self, range: std::ops::Range<usize>, all: &[&str]) -> bool {
        range.clone().any(|i| all.iter().any(|w| i + w.chars().count() <= range.end && self.starts(i, w)))
    }

    /// The byte place of character `i` in the whole text.
    pub(super) fn byte(&self, i: usize) -> usize {
        self.at[i.min(self.chars.len())]
    }

    pub(super) fn slice(&self, range: std::ops::Range<usize>) -> &[char] {
        &self.chars[range]
    }

    pub(super) fn folded(&self, range: std::ops::Range<usize>) -> String {
        self.chars[range].iter().collect()
    }
}

/// Calls `each` with every passage of the text, in order. One passage is in memory at a time.
pub(super) fn each_passage(text: &str, mut each: impl FnMut(&Passage)) {
    let mut passage = Passage { chars: Vec::new(), at: Vec::new() };
    let mut line = 0;
    for (place, c) in text.char_indices() {
        let rest = &text[place + c.len_utf8()..];
        let wrapped = c == '\n' && is_wrapped(&passage, line, rest);
        line = if c == '\n' { 0 } else { line + 1 };
        if !(wrapped || is_space(fold(c))) || !parts_han(&passage, rest) {
            passage.chars.push(if wrapped { ' ' } else { fold(c) });
            passage.at.push(place);
        }
        if (matches!(c, '\n' | '。') && !wrapped) || passage.len() >= LONGEST {
            passage.at.push(place + c.len_utf8());
            each(&passage);
            passage.chars.clear();
            passage.at.clear();
        }
    }
    if passage.len() > 0 {
        passage.at.push(text.len());
        each(&passage);
    }
}

/// A single space between Han characters is of the page, not of the text, and is left out: 个百 分点.
fn parts_han(passage: &Passage, rest: &str) -> bool {
    let next = rest.chars().next().map_or('\0', fold);
    is_han(passage.before(passage.len())) && is_han(next)
}

/// A line of a document that was wrapped at the page's edge ends within a sentence: its number and its unit may
/// stand on two lines. A heading is shorter, and a paragraph ends in punctuation.
fn is_wrapped(passage: &Passage, line: usize, rest: &str) -> bool {
    let within = |c: char| is_han(c) || c.is_ascii_alphanumeric() || c == '%';
    let next = rest.chars().next().map_or('\0', fold);
    let wrapped = line >= SHORTEST_WRAPPED && within(passage.before(passage.len())) && within(next);
    wrapped || is_torn(passage, line, rest)
}

/// A number alone on its line, its unit on the next: what some documents become when their text is taken out.
fn is_torn(passage: &Passage, line: usize, rest: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'x' | 'X' | '*' | '×' | '万' | '亿');
    let start = passage.len().saturating_sub(line);
    line > 0 && line < SHORTEST_WRAPPED && (start..passage.len()).all(|i| number(passage.get(i))) && {
        let next: String = rest.chars().take(2).map(fold).collect();
        TORN_OFF.iter().any(|unit| next.starts_with(unit))
    }
}

/// Units that begin no other word, so that a row of a table is not taken for a torn line.
static TORN_OFF: &[&str] =
    &["万", "亿", "元", "亩", "公里", "公顷", "平方", "斤", "吨", "人次", "米", "余", "%"];

/// No page is so narrow that its lines are shorter.
const SHORTEST_WRAPPED: usize = 15;

/// One form for characters that are written in several: full-width, compatibility and traditional ones.
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\t' => ' ',
        '﹪' | '٪' => '%',
        '﹡' | '∗' | '✱' | '⁎' => '*',
        '✕' | '╳' | '✖' | 'х' | 'Х' | '⨉' => '×',
        '—' | '–' | '―' | '−' | '‐' | '‑' | '─' | '﹣' => '-',
        '∼' | '〜' | '˜' => '~',
        '〇' => '零',
        '萬' => '万',
        '億' => '亿',
        '餘' => '余',
        '兩' => '两',
        '個' => '个',
        '畝' => '亩',
        '戶' | '戸' => '户',
        '幾' => '几',
        '點' => '点',
        '噸' => '吨',
        '頃' => '顷',
        '條' => '条',
        '場' => '场',
        '間' => '间',
        '輛' => '辆',
        '臺' => '台',
        '張' => '张',
        '塊' => '块',
        '隻' => '只',
        '頭' => '头',
        '歲' => '岁',
        '時' => '时',
        '鐘' => '钟',
        '組' => '组',
        '級' => '级',
        '類' => '类',
        '種' => '种',
        '對' => '对',
        '盞' => '盏',
        '過' => '过',
        '貳' => '贰',
        '處' => '处',
        '項' => '项',
        '約' => '约',
        '達' => '达',
        '「' => '“',
        '」' => '”',
        other => other,
    }
}

pub(super) fn is_space(c: char) -> bool {
    c == ' '
}

/// Punctuation that ends a clause (already folded).
pub(super) fn is_clause_end(c: char) -> bool {
    matches!(c, '\0' | '\n' | '\r' | '。' | ',' | ';' | ':' | '!' | '?')
}

/// Any mark at which a phrase may stop: clause ends, 、, brackets and quotes (already folded).
pub(super) fn is_stop(c: char) -> bool {
    is_clause_end(c)
        || matches!(
            c,
            '、' | '(' | ')' | '“' | '”' | '"' | '\'' | '‘' | '’' | '[' | ']' | '《' | '》' | '/' | '|'
        )
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}
