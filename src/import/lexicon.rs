//! The names under which texts speak of indicators, and which of them stands before or behind a figure.

use std::collections::BTreeMap;

use crate::model::{Basis, Indicator, IndicatorId};

/// Every name and alias of the catalogue.
pub struct Lexicon<'a> {
    pub indicators: &'a [Indicator],
    by_name: BTreeMap<String, IndicatorId>,
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
const BETWEEN: [&str; 37] = [
    "总额",
    "总量",
    "总数",
    "等活动",
    "等",
    "稳定在",
    "保持在",
    "累计达到",
    "约为",
    "增至",
    "升至",
    "了",
    "扩大到",
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

/// What names of indicators end with and texts leave out: 造林面积1600亩 is said as 造林1600亩.
const MEASURES: [&str; 22] = [
    "面积", "里程", "长度", "量", "处数", "份数", "条数", "棵数", "宗数", "间数", "件数", "篇数", "次数",
    "场次", "人次", "台次", "盏数", "人数", "户数", "个数", "金额", "额",
];

/// Verbs that stand before their noun in texts, and behind it in names: 硬化道路, 道路硬化.
pub const VERBS: [&str; 16] = [
    "硬化", "改造", "整治", "流转", "确权", "清理", "拆除", "新建", "绿化", "调处", "化解", "整改", "治理",
    "改建", "种植", "播种",
];

/// Verbs that say the same of rubbish.
const CLEARING: [&str; 3] = ["清理", "清运", "清除"];

/// The ways in which texts vary a name.
fn variants(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    // 网格员人数 is said as 现有网格员96人 as well: the word for counting falls away.
    let counted = ["人数", "户数", "个数", "数"].iter().find_map(|word| name.strip_suffix(word));
    found.extend(counted.filter(|stem| stem.chars().count() > 2).map(str::to_owned));
    let longest = MEASURES.iter().filter(|word| name.ends_with(**word)).max_by_key(|word| word.len());
    let stem = longest.map(|word| &name[..name.len() - word.len()]);
    let length = |text: &str| text.chars().count();
    // 低保 alone is more than a number of people; 造林 and 林地 are told by their unit.
    let enough =
        |stem: &&str| length(stem) > 2 || length(stem) == 2 && longest.is_some_and(|word| *word == "面积");
    found.extend(stem.filter(enough).map(str::to_owned));
    for text in found.clone().into_iter().chain([name.to_owned()]) {
        let verb = VERBS.iter().find_map(|verb| Some((text.strip_suffix(verb)?, verb)));
        found.extend(verb.filter(|(noun, _)| length(noun) >= 2).map(|(noun, verb)| format!("{verb}{noun}")));
    }
    for text in found.clone().into_iter().chain([name.to_owned()]) {
        let noun = CLEARING.iter().find_map(|verb| text.strip_prefix(verb));
        found.extend(CLEARING.iter().filter_map(|verb| Some(format!("{verb}{}", noun?))));
    }
    found
}

impl<'a> Lexicon<'a> {
    pub fn new(indicators: &'a [Indicator]) -> Self {
        let mut by_name = BTreeMap::new();
        let names = |indicator: &'a Indicator| indicator.aliases.iter().chain([&indicator.name.zh]);
        for (at, indicator) in indicators.iter().enumerate() {
            for name in names(indicator).filter(|name| name.chars().count() > 1) {
                by_name.insert(name.clone(), IndicatorId(at as u32));
            }
        }
        // A variant counts where no name is the same, and where it is that of one indicator alone.
        let mut varied: BTreeMap<String, Option<IndicatorId>> = BTreeMap::new();
        for (at, indicator) in indicators.iter().enumerate() {
            let id = IndicatorId(at as u32);
            for variant in names(indicator).flat_map(|name| variants(name)) {
                let known = varied.entry(variant).or_insert(Some(id));
                *known = known.filter(|known| *known == id);
            }
        }
        for (variant, id) in varied {
            if let Some(id) = id {
                by_name.entry(variant).or_insert(id);
            }
        }
        let longest = by_name.keys().map(|name| name.chars().count()).max().unwrap_or_default();
        Lexicon { indicators, by_name, longest }
    }

    /// The indicator of how much another one grows: 税收收入增速 of 税收收入.
    pub fn growth_of(&self, id: IndicatorId) -> Option<IndicatorId> {
        const GROWTH: [&str; 6] = ["增速", "增长率", "增幅", "同比增长", "同比变化", "增长速度"];
        let indicator = self.indicator(id);
        let names = [&indicator.name.zh].into_iter().chain(&indicator.aliases);
        names
            .flat_map(|name| GROWTH.iter().map(move |word| format!("{name}{word}")))
            .find_map(|name| self.named(&name))
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
        let mut head = text[..end].trim_end();
        for _ in 0..3 {
            if let Some(found) = self.ending(head).or_else(|| self.filled(head)) {
                return Some(found);
            }
            let shorter = BETWEEN.iter().find_map(|word| head.strip_suffix(word))?;
            head = shorter.trim_end();
        }
        None
    }

    /// 化解各类信访 is 化解信访.
    fn filled(&self, head: &str) -> Option<Named> {
        const FILLERS: [&str; 4] = ["各类", "各种", "各项", "大小"];
        let first = head.char_indices().rev().take(self.longest + 2).last().map_or(0, |(at, _)| at);
        let tail = &head[first..];
        let (at, word) = FILLERS.iter().filter_map(|word| Some((tail.rfind(word)?, word))).max()?;
        let without = format!("{}{}", &tail[..at], &tail[at + word.len()..]);
        let named = self.ending(&without).filter(|named| named.start < at)?;
        Some(Named { start: first + named.start, ..named })
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
