//! Text that was not written to be read: nothing panics, and every place is a place of the text.

use super::super::{Written, find, listing, parse, unit};

/// A small generator, so that the tests need no crate and always try the same texts.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).map_or(0, |n| n % end)
    }
}

const PIECES: &[&str] = &[
    "0",
    "1",
    "9",
    "12",
    "2021",
    "一",
    "二",
    "两",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "零",
    "〇",
    "点",
    "余",
    "多",
    "几",
    "来",
    "近",
    "约",
    "超",
    "不足",
    "以上",
    "左右",
    "个",
    "户",
    "人",
    "次",
    "亩",
    "元",
    "公里",
    "%",
    "‰",
    "年",
    "月",
    "日",
    "时",
    "分",
    "第",
    "前",
    "名",
    "位",
    "级",
    "成",
    "台",
    "（",
    "）",
    "(",
    ")",
    "、",
    "，",
    "。",
    "\n",
    " ",
    "　",
    ".",
    ",",
    "-",
    "—",
    "至",
    "到",
    "/",
    "每",
    "*",
    "x",
    "×",
    "○",
    "〔",
    "…",
    "〕",
    "“",
    "”",
    "《",
    "》",
    "+",
    "_",
    "?",
    ":",
    "百分之",
    "a",
    "é",
    "😀",
    "\u{301}",
    "\u{0}",
    "萬",
    "億",
];

#[test]
fn random_texts() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..10_000 {
        let text: String = (0..random.below(24)).map(|_| PIECES[random.below(PIECES.len())]).collect();
        let mut end = 0;
        for found in find(&text) {
            assert!(found.range.start >= end, "{text:?}");
            assert_eq!(&text[found.range.clone()], found.quantity.written, "{text:?}");
            end = found.range.end;
        }
        for listed in listing(&text) {
            let raw: String = text.chars().skip(listed.start).take(listed.end - listed.start).collect();
            assert_eq!(raw, listed.raw, "{text:?}");
        }
        if let Ok(Written::Quantity(quantity)) = parse(&text) {
            let _ = (quantity.normalised(), quantity.interval(super::super::Readings::Usual));
        }
        let _ = unit(&text);
    }
}

#[test]
fn long_runs() {
    for piece in ["1", "1、", "*", "一", "第1-", "x1.", "个(个、", " 1", "1,", "《", "[…", "8:"] {
        let _ = find(&piece.repeat(2_000));
    }
}

#[test]
fn huge_numbers() {
    for text in [
        "999999999999999万亿元",
        "九千万亿亿元",
        "0.000000000000000000000000000001元",
        "99999999999999999999元",
    ] {
        for found in find(text) {
            let _ = (found.quantity.normalised(), found.quantity.interval(super::super::Readings::Strict));
        }
    }
}
