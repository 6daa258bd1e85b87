//! The doubts that a site may switch: what each is about, and whether it is an error, a warning or silent.

use std::collections::BTreeMap;

use super::{Diagnostics, Severity, Words};

/// How a doubt is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Off,
    Warning,
    Error,
}

/// One kind of doubt that a site may switch by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    pub code: &'static str,
    /// What it is about, in a few words.
    pub zh: &'static str,
    pub en: &'static str,
    /// Whether it is told where the settings say nothing.
    pub unasked: Unasked,
}

/// What becomes of a doubt that the settings do not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unasked {
    Told,
    Silent,
}

impl Rule {
    pub fn words(&self) -> Words {
        Words { zh: self.zh.to_owned(), en: self.en.to_owned() }
    }
}

const fn told(code: &'static str, zh: &'static str, en: &'static str) -> Rule {
    Rule { code, zh, en, unasked: Unasked::Told }
}

const fn silent(code: &'static str, zh: &'static str, en: &'static str) -> Rule {
    Rule { code, zh, en, unasked: Unasked::Silent }
}

/// Every doubt that can be switched, sorted by code. Mistakes of form cannot: what cannot be read cannot be shown.
pub const RULES: &[Rule] = &[
    told("after-as-of", "日期晚于 as_of", "a date after `as_of`"),
    told("attachment-name", "附件名称带序号或句末标点", "an attachment's name with a number or a full stop"),
    told("bank-card", "银行卡号", "a bank card number"),
    told("closed-undated", "已销号而没有日期", "closed without a date"),
    told(
        "contradiction",
        "公布的名次、比重或率与数字不合",
        "a published rank, share or rate that figures contradict",
    ),
    told("doubled-punctuation", "标点重复", "doubled punctuation"),
    told("email", "电子邮箱", "an e-mail address"),
    told("footnote-missing", "没有这个脚注", "a footnote that is not there"),
    told("footnote-unused", "没有用到的脚注", "a footnote that nothing refers to"),
    told("fraction", "数据表里像分数的比例", "a share that looks like a fraction"),
    told("grid-levels", "网格的级数对不上", "levels of a grid that do not fit"),
    told("growth", "写的增速和两期数字算出的不合", "a stated growth that the two levels contradict"),
    told("heading-empty", "空标题", "an empty heading"),
    told("heading-level", "标题级别", "the level of a heading"),
    told("home-address", "住址写到门牌号", "an address of a home down to its door"),
    told("household-size", "户均人口不合常理", "an unlikely number of people in a household"),
    told("id-number", "居民身份证号", "an identity number"),
    told("jump", "和上一期差十倍以上", "ten times the figure of the period before"),
    told("latin-punctuation", "汉字之间的半角标点", "Latin punctuation between Han characters"),
    told("leftover", "复制时带进来的残留", "what copying left in the text"),
    told("literal-asterisks", "没有配对的 **", "unpaired **"),
    told("long-text", "正文过长", "a very long text"),
    told("mixed-width", "半角和全角混用", "half-width and full-width characters mixed"),
    told("no-alt-text", "图片没有说明", "a picture without alternative text"),
    told("no-description", "数据表没有描述", "a table without a description"),
    told("no-issuer", "总结没有写明谁印发", "a report without an issuer"),
    told("no-total", "没有合计行", "no row of totals"),
    told("over-hundred", "比重超过 100%", "a share over 100 %"),
    told("part", "部分大于整体", "a part that exceeds its whole"),
    told("person", "人名", "the name of a person"),
    told("phone-number", "手机号和固定电话", "a telephone number"),
    told("picture-position", "图片文件带着拍摄位置", "a picture file that tells where it was taken"),
    told(
        "practice-parts",
        "做法名称里的数和组成部分对不上",
        "a numeral in the name of a practice that its parts contradict",
    ),
    told("same-number", "编号重复", "a number used twice"),
    told("sheet", "没有写明工作表", "an unnamed sheet"),
    told("single-star", "单个星号", "a single asterisk"),
    told("total", "合计不合", "a total that is not the sum"),
    silent("unmarked-figure", "正文里没有登记的数字", "a figure of the prose that is not registered"),
    told("unused-indicator", "自己加的指标没有用到", "an indicator of the site that nothing uses"),
    told("vehicle-plate", "车牌号", "a number plate"),
    told("yml", "扩展名是 .yml", "a file that ends in .yml"),
];

/// The rule of a code, if it is one that can be switched.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.code.cmp(code)).ok().map(|at| &RULES[at])
}

/// What the settings of a site say of doubts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checks {
    pub levels: BTreeMap<&'static str, Level>,
    /// Numbers, addresses and names that may be public, as their writer wrote them.
    pub allow: Vec<String>,
}

impl Checks {
    /// The level of a code; None where the settings do not name it.
    pub fn level(&self, code: &str) -> Option<Level> {
        let silent = || rule(code).filter(|rule| rule.unasked == Unasked::Silent).map(|_| Level::Off);
        self.levels.get(code).copied().or_else(silent)
    }

    /// The diagnostics as the settings want them told.
    pub fn grade(&self, found: Diagnostics) -> Diagnostics {
        let mut graded = Diagnostics::default();
        for mut diagnostic in found.all {
            match self.level(diagnostic.code) {
                Some(Level::Off) => continue,
                Some(Level::Warning) => diagnostic.severity = Severity::Warning,
                Some(Level::Error) => diagnostic.severity = Severity::Error,
                None => {}
            }
            graded.push(diagnostic);
        }
        graded
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostic;
    use crate::say;

    #[test]
    fn rules_are_sorted_so_that_they_are_found() {
        assert!(RULES.is_sorted_by(|a, b| a.code < b.code));
    }

    #[test]
    fn the_settings_grade_what_was_found() {
        let check = |code: &'static str, level: Option<Level>, expected: Option<Severity>| {
            let mut found = Diagnostics::default();
            found.push(Diagnostic::error(code, say!("错", "wrong")));
            let levels = level.map(|level| (code, level)).into_iter().collect();
            let graded = Checks { levels, allow: Vec::new() }.grade(found);
            assert_eq!(graded.iter().next().map(|d| d.severity), expected, "{code} {level:?}");
        };
        check("phone-number", None, Some(Severity::Error));
        check("phone-number", Some(Level::Off), None);
        check("phone-number", Some(Level::Warning), Some(Severity::Warning));
        check("total", Some(Level::Error), Some(Severity::Error));
        check("unmarked-figure", None, None);
        check("unmarked-figure", Some(Level::Warning), Some(Severity::Warning));
        check("yaml", None, Some(Severity::Error));
    }
}
