//! The front matter of an imported report: what the flags or the source itself settle, and nothing else.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::Kind;
use crate::say;

use super::title::Head;

/// Where a value of the front matter comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Flag,
    Source,
}

/// The front matter of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    pub title: String,
    pub kind: (String, Origin),
    pub period: (Period, Origin),
    pub issuer: Option<String>,
    pub date: Option<String>,
}

/// A period as it is written into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Period {
    /// In the grammar of periods: `2021`, `2021-H1`, `unknown`.
    Known(String),
    /// The words of the source where its year is masked.
    Words(String),
}

/// What the call says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flags {
    pub title: Option<String>,
    pub kind: Option<String>,
    pub period: Option<String>,
    pub issuer: Option<String>,
}

/// Puts the front matter together; what is missing is said all at once, with the flag that gives it.
pub fn settle(
    source: &str,
    head: &Head,
    flags: &Flags,
    kinds: &[Kind],
    diagnostics: &mut Diagnostics,
) -> Option<Front> {
    let own = head.title.as_ref().map(|title| title.text.clone());
    let title = flags.title.clone().or_else(|| own.clone());
    if title.is_none() {
        diagnostics.push(no_title(source));
    }
    let named = own.or_else(|| flags.title.clone()).unwrap_or_default();
    let kind = match &flags.kind {
        Some(kind) => Some((kind.clone(), Origin::Flag)),
        None => kind_of(&named, kinds).map(|kind| (kind, Origin::Source)),
    };
    if kind.is_none() {
        diagnostics.push(no_kind(source, kinds));
    }
    let period = match &flags.period {
        Some(period) => Some((Period::Known(period.clone()), Origin::Flag)),
        None => period_of(&named).map(|period| (period, Origin::Source)),
    };
    if period.is_none() {
        diagnostics.push(no_period(source));
    }
    Some(Front {
        title: title?,
        kind: kind?,
        period: period?,
        issuer: flags.issuer.clone().or_else(|| head.issuer.as_ref().map(|issuer| issuer.text.clone())),
        date: head.date.as_ref().map(|(_, date)| date.to_string()),
    })
}

pub fn no_title(source: &str) -> Diagnostic {
    let message = say!("“{source}”里没有找到标题", "no title was found in {source}");
    let help = say!("用 --title 写明，例如 --title 甲镇2021年工作总结", "give it with --title");
    Diagnostic::error("no-title", message).at(Span::file(source)).help(help)
}

fn no_kind(source: &str, kinds: &[Kind]) -> Diagnostic {
    let message = say!("从“{source}”看不出是哪一种总结", "{source} does not tell which kind of report it is");
    let mut diagnostic = Diagnostic::error("no-kind", message).at(Span::file(source));
    let all: Vec<String> = kinds.iter().map(|kind| format!("{}（{}）", kind.key, kind.name.zh)).collect();
    let (zh, first) = (all.join("、"), kinds.first().map_or("annual", |kind| kind.key.as_str()));
    diagnostic = diagnostic
        .help(say!("用 --kind 写明，例如 --kind {first}", "give it with --kind, such as --kind {first}"));
    if kinds.is_empty() {
        let help = say!(
            "先在 townpress.yaml 的 kinds 里写一种，如 annual: {{ zh: 年度工作总结 }}",
            "first add one to `kinds` in townpress.yaml, as annual: {{ zh: 年度工作总结 }}"
        );
        return diagnostic.help(help);
    }
    diagnostic.help(say!("本站的种类有：{zh}", "the kinds of this site are: {zh}"))
}

pub fn no_period(source: &str) -> Diagnostic {
    let message = say!("“{source}”的标题没有写明期间", "the title of {source} does not tell its period");
    let help = say!(
        "用 --period 写明，例如 --period 2021、--period 2021-H1；原文没有年份的写 --period unknown",
        "give it with --period, such as --period 2021 or 2021-H1; where the source names no year, --period unknown"
    );
    Diagnostic::error("no-period", message).at(Span::file(source)).help(help)
}

/// Words that every summary's title has and that tell no kind.
const COMMON: [&str; 12] =
    ["年度", "全年", "工作", "总结", "汇报", "报告", "情况", "乡镇", "述职", "小结", "关于", "的"];

fn core(name: &str) -> String {
    COMMON.iter().fold(name.to_owned(), |core, word| core.replace(word, ""))
}

/// The one kind whose name the title holds; an annual summary is told by a year and nothing between it and 工作总结.
fn kind_of(title: &str, kinds: &[Kind]) -> Option<String> {
    let bare = core(title);
    let mut held: Vec<(usize, &Kind)> = kinds
        .iter()
        .map(|kind| (core(&kind.name.zh), kind))
        .filter(|(core, _)| core.chars().count() >= 2 && bare.contains(core.as_str()))
        .map(|(core, kind)| (core.chars().count(), kind))
        .collect();
    held.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    match held.as_slice() {
        [(_, only)] => return Some(only.key.clone()),
        [(longest, first), (second, _), ..] if longest > second => return Some(first.key.clone()),
        [] => {}
        _ => return None,
    }
    let mut general = kinds.iter().filter(|kind| core(&kind.name.zh).is_empty());
    let (first, second) = (general.next(), general.next());
    first.filter(|_| second.is_none() && is_annual(title)).map(|kind| kind.key.clone())
}

fn is_annual(title: &str) -> bool {
    let after = title.rsplit_once("年度").or_else(|| title.split_once('年')).map(|(_, after)| after);
    let general = ["工作总结", "总结", "政府工作报告", "工作报告", "工作情况", "工作汇报", "党政工作总结"];
    after.is_some_and(|after| {
        general.iter().any(|general| after.trim_start_matches('度').starts_with(general))
    })
}

/// The period that a title states: 2021年, 2021年度, 2023年上半年, 2022年第三季度, 2021年1—6月, xxxx年.
pub fn period_of(title: &str) -> Option<Period> {
    let mut years: Vec<(String, &str)> = Vec::new();
    for (at, _) in title.match_indices('年') {
        let head = &title[..at];
        let written: Vec<char> = head.chars().rev().take_while(|c| is_year_sign(*c)).collect();
        let written: String = written.into_iter().rev().collect();
        let before = head[..head.len() - written.len()].chars().next_back();
        if written.chars().count() != 4 {
            continue;
        }
        if before.is_some_and(|c| "—–-~～至到".contains(c)) {
            return None;
        }
        years.push((written, &title[at + '年'.len_utf8()..]));
    }
    let (year, rest) = match years.as_slice() {
        [one] => one.clone(),
        // 2021年工作总结和2022年工作计划 is the summary of the first.
        [first, second] if is_plan(second.1) && !is_plan(between(title, &first.0, &second.0)) => {
            first.clone()
        }
        _ => return None,
    };
    if year.contains(['*', '×', 'x', 'X', '○', '_']) {
        return Some(Period::Words(format!("{year}年")));
    }
    let year: String = year.chars().map(digit).collect();
    let valid = year.parse::<i16>().is_ok_and(|year| (1949..=2100).contains(&year));
    within(&year, rest).filter(|_| valid).map(Period::Known)
}

fn between<'t>(title: &'t str, first: &str, second: &str) -> &'t str {
    let start = title.find(first).unwrap_or(0);
    let end = title.rfind(second).unwrap_or(title.len());
    title.get(start..end).unwrap_or(title)
}

fn is_plan(words: &str) -> bool {
    ["计划", "打算", "思路", "安排", "要点", "谋划", "工作重点", "任务", "展望"]
        .iter()
        .any(|word| words.contains(word))
}

fn is_year_sign(c: char) -> bool {
    c.is_ascii_digit() || "〇零○一二三四五六七八九０１２３４５６７８９*×xX_".contains(c)
}

fn digit(c: char) -> char {
    let at = |digits: &str| digits.chars().position(|digit| digit == c);
    let value = at("〇一二三四五六七八九")
        .or_else(|| at("０１２３４５６７８９"))
        .or_else(|| at("零").or_else(|| at("○")));
    value.and_then(|value| char::from_digit(value as u32, 10)).unwrap_or(c)
}

/// The part of a year that follows its 年.
fn within(year: &str, rest: &str) -> Option<String> {
    let rest = rest.trim_start();
    if ["以来", "至", "到", "—", "-", "来"].iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let quarters = ["一", "二", "三", "四"];
    for (at, name) in quarters.iter().enumerate() {
        let number = at + 1;
        let written = [format!("第{name}季度"), format!("{name}季度"), format!("第{number}季度")];
        if written.iter().any(|written| rest.starts_with(written.as_str())) {
            return Some(format!("{year}-Q{number}"));
        }
    }
    if rest.starts_with("上半年") {
        return Some(format!("{year}-H1"));
    }
    if rest.starts_with("下半年") {
        return Some(format!("{year}-H2"));
    }
    if rest.starts_with("前三季度") {
        return Some(format!("{year}-01-01..{year}-09-30"));
    }
    months(year, rest).or_else(|| {
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        (!digits).then(|| year.to_owned())
    })
}

/// 6月 and 1—9月.
fn months(year: &str, rest: &str) -> Option<String> {
    let (months, _) = rest.split_once('月')?;
    let parts: Vec<Option<i8>> =
        months.split(['—', '-', '–', '~', '～', '至']).map(|m| m.trim().parse().ok()).collect();
    match parts.as_slice() {
        [Some(month)] if (1..=12).contains(month) => Some(format!("{year}-{month:02}")),
        [Some(first), Some(last)] if 1 <= *first && first < last && *last <= 12 => {
            let end = jiff::civil::Date::new(year.parse().ok()?, *last, 1).ok()?.last_of_month();
            Some(format!("{year}-{first:02}-01..{end}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Name;

    #[test]
    fn titles_tell_their_period() {
        let check = |title: &str, expected: &str| {
            let found = match period_of(title) {
                Some(Period::Known(period)) => period,
                Some(Period::Words(words)) => format!("words {words}"),
                None => "open".to_owned(),
            };
            assert_eq!(found, expected, "{title}");
        };
        check("甲镇2021年人居环境整治工作总结", "2021");
        check("甲镇2021年度工作总结", "2021");
        check("甲镇二〇二一年工作总结", "2021");
        check("甲镇2023年上半年工作总结", "2023-H1");
        check("甲镇2022年第三季度工作总结", "2022-Q3");
        check("甲镇2022年6月工作小结", "2022-06");
        check("甲镇2022年1—9月工作总结", "2022-01-01..2022-09-30");
        check("甲镇2021年工作总结和2022年工作计划", "2021");
        check("甲镇2020—2021年工作总结", "open");
        check("甲镇2021年以来工作总结", "open");
        check("甲镇工作总结", "open");
        check("甲镇xxxx年工作总结", "words xxxx年");
    }

    #[test]
    fn titles_tell_their_kind() {
        let kind = |key: &str, zh: &str| Kind { key: key.into(), name: Name { zh: zh.into(), en: None } };
        let kinds = [
            kind("annual", "年度工作总结"),
            kind("env", "人居环境整治总结"),
            kind("town", "美丽乡村建设总结"),
        ];
        let check = |title: &str, expected: Option<&str>| {
            assert_eq!(kind_of(title, &kinds).as_deref(), expected, "{title}");
        };
        check("甲镇2021年人居环境整治工作总结", Some("env"));
        check("美丽乡村建设工作总结1", Some("town"));
        check("甲镇2021年工作总结", Some("annual"));
        check("甲镇2021年度工作总结及下年打算", Some("annual"));
        check("甲镇2021年农业工作总结", None);
        check("人居环境整治和美丽乡村建设总结", None);
    }
}
