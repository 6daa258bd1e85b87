//! The names under which texts speak of indicators, and which of them stands before or behind a figure.

use std::collections::BTreeMap;

use crate::model::{Basis, Indicator, IndicatorId};

/// Every name and alias of the catalogue.
pub struct Lexicon<'a> {
    pub indicators: &'a [Indicator],
    by_name: BTreeMap<&'a str, IndicatorId>,
    /// In characters.
    longest: usize,
}

/// A name that governs a figure: whose it is, and its first byte in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    pub indicator: IndicatorId,
    pub start: usize,
}

/// What may stand between a name and its figure.
const BETWEEN: [&str; 24] = [
    "达到了",
    "达到",
    "已达",
    "达",
    "分别为",
    "为",
    "是",
    "有",
    "共计",
    "总计",
    "合计",
    "共",
    "实现",
    "完成",
    "提高到",
    "增长到",
    "增加到",
    "上升到",
    "提升到",
    "提升至",
    "提高至",
    "增加至",
    "：",
    ":",
];

impl<'a> Lexicon<'a> {
    pub fn new(indicators: &'a [Indicator]) -> Self {
        let mut by_name = BTreeMap::new();
        for (at, indicator) in indicators.iter().enumerate() {
            let names = indicator.aliases.iter().chain([&indicator.name.zh]);
            for name in names.filter(|name| name.chars().count() > 1) {
                by_name.insert(name.as_str(), IndicatorId(at as u32));
            }
        }
        // 网格员人数 is said as 现有网格员96人 as well: the word for counting falls away.
        for (at, indicator) in indicators.iter().enumerate() {
            let counted =
                ["人数", "户数", "个数", "数"].iter().find_map(|word| indicator.name.zh.strip_suffix(word));
            if let Some(name) = counted.filter(|name| name.chars().count() > 2) {
                by_name.entry(name).or_insert(IndicatorId(at as u32));
            }
        }
        let longest = by_name.keys().map(|name| name.chars().count()).max().unwrap_or_default();
        Lexicon { indicators, by_name, longest }
    }

    pub fn indicator(&self, id: IndicatorId) -> &'a Indicator {
        &self.indicators[id.index()]
    }

    /// The indicator of exactly this name.
    pub fn named(&self, name: &str) -> Option<IndicatorId> {
        self.by_name.get(name).copied()
    }

    /// The longest name that ends right before byte `end`, words such as 达到 passed over.
    pub fn before(&self, text: &str, end: usize) -> Option<Named> {
        let mut head = &text[..end];
        for _ in 0..2 {
            if let Some(found) = self.ending(head) {
                return Some(found);
            }
            let shorter = BETWEEN.iter().find_map(|word| head.trim_end().strip_suffix(word))?;
            head = shorter;
        }
        self.ending(head)
    }

    fn ending(&self, head: &str) -> Option<Named> {
        let head = head.trim_end();
        let starts = head.char_indices().rev().take(self.longest).map(|(at, _)| at);
        // The farthest start gives the longest name.
        let found = starts.filter_map(|start| Some(Named { indicator: self.named(&head[start..])?, start }));
        found.last()
    }

    /// The longest name of something counted that begins right at byte `start`: 27个 行政村. And where it ends.
    pub fn behind(&self, text: &str, start: usize) -> Option<(IndicatorId, usize)> {
        let tail = &text[start..];
        let ends = tail.char_indices().map(|(at, c)| start + at + c.len_utf8()).take(self.longest);
        let counted = |end: &usize| {
            let id = self.named(&text[start..*end])?;
            (self.indicator(id).basis == Basis::Stock).then_some((id, *end))
        };
        ends.filter_map(|end| counted(&end)).last()
    }
}
