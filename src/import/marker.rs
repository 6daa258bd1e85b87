//! The numbers that officials set before headings and items: 一、 （一） 1. （1） ① 一是 第一，

/// Which row of numbers a marker belongs to; official documents (GB/T 9704) nest them in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 第一部分, 第一章
    Chapter,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1. 1、 1．
    Arabic,
    /// 1.1
    Decimal,
    /// （1） 1） ①
    ArabicParen,
    /// 一是 一要 第一，
    Ordinal,
}

/// A marker at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    pub kind: Kind,
    pub number: u32,
    /// In bytes, with the spaces behind it.
    pub length: usize,
}

/// The marker that a text begins with.
pub fn read(text: &str) -> Option<Marker> {
    let found = chapter(text)
        .or_else(|| numbered(text))
        .or_else(|| ordinal(text))
        .or_else(|| bracketed(text))
        .or_else(|| han(text))
        .or_else(|| circled(text))
        .or_else(|| arabic(text))?;
    let rest = &text[found.length..];
    let spaces = rest.len() - rest.trim_start().len();
    Some(Marker { length: found.length + spaces, ..found })
}

/// What belongs between a marker that stands alone on its line and the title on the next one; None where a line is more
/// than a marker, or a lone number, which may be anything.
pub fn alone(line: &str) -> Option<&'static str> {
    let line = line.trim();
    let title = format!("{line}题目");
    if read(&title).is_some_and(|marker| marker.length == line.len() && marker.kind != Kind::Ordinal) {
        return Some("");
    }
    let titled = format!("{line} 题目");
    let set_off = numbered(&titled).is_some_and(|marker| marker.length > line.len());
    (set_off || chapter(line).is_some_and(|marker| marker.length == line.len())).then_some(" ")
}

/// 01 全域清洁 and PART 1 全域清洁, as pages for phones have them.
fn numbered(text: &str) -> Option<Marker> {
    let part = text.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("part"));
    let rest = if part { text[4..].trim_start_matches(['.', ' ']) } else { text };
    if !part && !rest.starts_with('0') {
        return None;
    }
    let (number, length) = digits(rest)?;
    let behind = rest[length..].trim_start_matches(['/', '|', '丨', '.', '、', ' ', '\u{3000}']);
    let apart = behind.len() < rest.len() - length;
    let words = behind.chars().next().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '“');
    let short = behind.chars().count() <= 24 && !behind.contains(['。', '；']);
    let kind = if part { Kind::Chapter } else { Kind::Arabic };
    (apart && words && short).then_some(Marker { kind, number, length: text.len() - behind.len() })
}

/// 一 to 九十九 at the beginning of a text, and its length in bytes.
pub fn numeral(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u32 + 1);
    let length: usize =
        text.chars().take_while(|c| *c == '十' || digit(*c).is_some()).map(char::len_utf8).sum();
    let written: Vec<char> = text[..length].chars().collect();
    let number = match written.as_slice() {
        [one] if *one != '十' => digit(*one)?,
        ['十'] => 10,
        ['十', ones] => 10 + digit(*ones)?,
        [tens, '十'] => 10 * digit(*tens)?,
        [tens, '十', ones] => 10 * digit(*tens)? + digit(*ones)?,
        _ => return None,
    };
    Some((number, length))
}

fn chapter(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix('第')?;
    let (number, length) = numeral(rest)?;
    let after = &rest[length..];
    let word = ["部分", "章", "编"].into_iter().find(|word| after.starts_with(word))?;
    let mut length = text.len() - after.len() + word.len();
    let behind = &text[length..];
    // 第一部分人 and 第一章程 begin other words.
    let stop = behind.chars().next().filter(|c| is_stop(*c) || c.is_whitespace());
    length += stop.filter(|c| is_stop(*c)).map_or(0, char::len_utf8);
    (stop.is_some() || behind.is_empty()).then_some(Marker { kind: Kind::Chapter, number, length })
}

/// 一是, 一要, 第一，.
fn ordinal(text: &str) -> Option<Marker> {
    if let Some(rest) = text.strip_prefix('第') {
        let (number, length) = numeral(rest)?;
        let stop = rest[length..].chars().next().filter(|c| matches!(c, '，' | ',' | '、' | '是'))?;
        return Some(Marker { kind: Kind::Ordinal, number, length: 3 + length + stop.len_utf8() });
    }
    let (number, length) = numeral(text)?;
    let word = text[length..].chars().next().filter(|c| matches!(c, '是' | '要'))?;
    let length = length + word.len_utf8();
    let stop = text[length..].chars().next().filter(|c| matches!(c, '：' | ':' | '，' | ','));
    Some(Marker { kind: Kind::Ordinal, number, length: length + stop.map_or(0, char::len_utf8) })
}

/// （一） and （1）, half or full width or mixed.
fn bracketed(text: &str) -> Option<Marker> {
    let inner = text.strip_prefix(['（', '(', '〔', '【'])?.trim_start();
    let (kind, number, length) = match numeral(inner) {
        Some((number, length)) => (Kind::HanParen, number, length),
        None => {
            let (number, length) = digits(inner)?;
            (Kind::ArabicParen, number, length)
        }
    };
    let rest = inner[length..].trim_start().strip_prefix(['）', ')', '〕', '】'])?;
    let rest = rest.strip_prefix(['、', '.', '．']).unwrap_or(rest);
    (!rest.is_empty()).then_some(Marker { kind, number, length: text.len() - rest.len() })
}

/// 一、 but not 一、二、三产业.
fn han(text: &str) -> Option<Marker> {
    let (number, length) = numeral(text)?;
    let rest = &text[length..];
    if let Some(rest) = rest.strip_prefix(['）', ')']) {
        return Some(Marker { kind: Kind::HanParen, number, length: text.len() - rest.len() });
    }
    let Some(rest) = rest.trim_start_matches(' ').strip_prefix(['、', '.', '．', '﹑', '､', ',']) else {
        return spaced(text, number, length);
    };
    let listed = numeral(rest.trim_start())
        .is_some_and(|(_, length)| rest.trim_start()[length..].starts_with(['、', '产']));
    (!listed && !rest.is_empty()).then_some(Marker {
        kind: Kind::Han,
        number,
        length: text.len() - rest.len(),
    })
}

/// 一 基本情况: a short line whose number is set off by a space alone.
fn spaced(text: &str, number: u32, length: usize) -> Option<Marker> {
    let rest = text[length..].trim_start();
    let apart = rest.len() < text.len() - length;
    let short = (2..=20).contains(&rest.chars().count()) && !rest.contains(['。', '，', ',', '；']);
    let words = rest.chars().next().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    (apart && short && words).then_some(Marker { kind: Kind::Han, number, length })
}

fn circled(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let number = match u32::from(first) {
        code @ 0x2460..=0x2473 => code - 0x2460 + 1,
        code @ 0x2474..=0x2487 => code - 0x2474 + 1,
        code @ 0x2488..=0x249B => {
            let number = code - 0x2488 + 1;
            return Some(Marker { kind: Kind::Arabic, number, length: first.len_utf8() });
        }
        code @ 0x3220..=0x3229 => {
            let number = code - 0x3220 + 1;
            return Some(Marker { kind: Kind::HanParen, number, length: first.len_utf8() });
        }
        _ => return None,
    };
    Some(Marker { kind: Kind::ArabicParen, number, length: first.len_utf8() })
}

/// 1. 1． 1、 1） 1.1; but no decimal number and no 3、4月份.
fn arabic(text: &str) -> Option<Marker> {
    let (number, length) = digits(text)?;
    let after = text[length..].trim_start_matches(' ');
    let rest = after.strip_prefix(['.', '．', '、', '﹑', '）', ')', ','])?;
    let sign = &after[..after.len() - rest.len()];
    let length = text.len() - rest.len();
    if rest.is_empty() {
        return None;
    }
    if matches!(sign, "）" | ")") {
        return Some(Marker { kind: Kind::ArabicParen, number, length });
    }
    if sign == "," && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let Some((second, taken)) = digits(rest) else {
        return Some(Marker { kind: Kind::Arabic, number, length });
    };
    if sign == "、" {
        return None;
    }
    let behind = rest[taken..].strip_prefix(['.', '．', '、']).unwrap_or(&rest[taken..]);
    let heads = behind.starts_with(char::is_whitespace) || rest.len() - behind.len() > taken;
    let third = digits(behind).map_or(0, |(_, length)| length);
    let behind = &behind[third..];
    let heads = heads || third > 0 && behind.starts_with(char::is_whitespace);
    heads.then_some(Marker { kind: Kind::Decimal, number: second, length: text.len() - behind.len() })
}

/// One or two digits, half or full width.
fn digits(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    };
    let (mut number, mut length, mut count) = (0, 0, 0);
    for c in text.chars() {
        let Some(value) = digit(c) else { break };
        number = number * 10 + value;
        length += c.len_utf8();
        count += 1;
        if count > 2 {
            return None;
        }
    }
    (count > 0 && number > 0).then_some((number, length))
}

fn is_stop(c: char) -> bool {
    matches!(c, '：' | ':' | '、' | '，' | '.' | '　' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_figures_and_words() {
        let check = |text: &str, expected: Option<(Kind, u32, &str)>| {
            let found = read(text).map(|marker| (marker.kind, marker.number, &text[marker.length..]));
            assert_eq!(found, expected, "{text}");
        };
        check("一、基本情况", Some((Kind::Han, 1, "基本情况")));
        check("十二．其他", Some((Kind::Han, 12, "其他")));
        check("一 、 概况", Some((Kind::Han, 1, "概况")));
        check("（三）强基", Some((Kind::HanParen, 3, "强基")));
        check("(二) 强基", Some((Kind::HanParen, 2, "强基")));
        check("（ 一 ）、强基", Some((Kind::HanParen, 1, "强基")));
        check("㈡强基", Some((Kind::HanParen, 2, "强基")));
        check("1.抓春耕", Some((Kind::Arabic, 1, "抓春耕")));
        check("1、 抓春耕", Some((Kind::Arabic, 1, "抓春耕")));
        check("１２．抓春耕", Some((Kind::Arabic, 12, "抓春耕")));
        check("1.1 抓春耕", Some((Kind::Decimal, 1, "抓春耕")));
        check("（1）抓春耕", Some((Kind::ArabicParen, 1, "抓春耕")));
        check("2)抓春耕", Some((Kind::ArabicParen, 2, "抓春耕")));
        check("③抓春耕", Some((Kind::ArabicParen, 3, "抓春耕")));
        check("一是抓春耕", Some((Kind::Ordinal, 1, "抓春耕")));
        check("二要抓春耕", Some((Kind::Ordinal, 2, "抓春耕")));
        check("第三，抓春耕", Some((Kind::Ordinal, 3, "抓春耕")));
        check("第一部分 概况", Some((Kind::Chapter, 1, "概况")));
        check("1,抓春耕", Some((Kind::Arabic, 1, "抓春耕")));
        check("1,200亩", None);
        check("02 抓春耕", Some((Kind::Arabic, 2, "抓春耕")));
        check("PART 3 抓春耕", Some((Kind::Chapter, 3, "抓春耕")));
        check("2 个村", None);
        check("一 基本情况", Some((Kind::Han, 1, "基本情况")));
        check("一 基本情况，大家都知道", None);
        check("一、二、三产业融合", None);
        check("一二三产业", None);
        check("十分重视", None);
        check("1.5万亩", None);
        check("3、4月份", None);
        check("2021年", None);
        check("第一部分人先富", None);
        check("第一书记", None);
        check("(市、区)", None);
        check("", None);
        check("一、", None);
    }

    #[test]
    fn markers_alone_on_a_line_are_told_from_numbers() {
        for (line, expected) in [
            ("一、", Some("")),
            ("（二）", Some("")),
            ("3.", Some("")),
            ("④", Some("")),
            ("05", Some(" ")),
            ("Part 2", Some(" ")),
            ("第一部分", Some(" ")),
            ("5", None),
            ("一", None),
            ("一是", None),
            ("一、概况", None),
            ("05 概况", None),
        ] {
            assert_eq!(alone(line), expected, "{line}");
        }
    }
}
