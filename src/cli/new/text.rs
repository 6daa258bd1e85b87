//! The text of new files, made from what is known. Nothing is read or written here.

use crate::diag::{Tongue, Words};
use crate::import::{Begins, escape, yaml};
use crate::say;

/// What tells an editor which schema a file follows, that many folders below the site's.
pub fn schema_line(name: &str, depth: usize) -> String {
    format!("{SCHEMA_LINE}{}schemas/{name}.json\n", "../".repeat(depth))
}

/// The comment that editors look for.
pub const SCHEMA_LINE: &str = "# yaml-language-server: $schema=";

/// `townpress.yaml`.
pub fn settings(title: &str, tongue: Tongue) -> String {
    let (title, language) = (yaml(title), if tongue == Tongue::English { "en" } else { "zh-CN" });
    let kinds = say!("总结的种类；每份总结的 kind 是其中一个", "the kinds of reports; each report names one");
    let more = say!("还可以写（去掉行首的 # 就生效）：", "there is more (take the # away):");
    let day = say!("按哪一天判断整改台账里哪些超期", "the day by which it is judged what is overdue");
    let address = say!("站点的公开地址", "the public address of the site");
    let (kinds, more) = (kinds.get(tongue), more.get(tongue));
    let (day, address) = (day.get(tongue), address.get(tongue));
    format!(
        "title: {title}\n\
         language: {language}\n\
         # {kinds}\n\
         kinds:\n\
         \x20 annual: {{ zh: 年度工作总结, en: Annual work summary }}\n\
         \x20 half-year: {{ zh: 半年工作总结, en: Half-year work summary }}\n\
         \x20 special: {{ zh: 专项工作总结, en: Report on a special task }}\n\
         # {more}\n\
         # as_of: 2024-06-30                   # {day}\n\
         # base_url: https://example.cn/zj/    # {address}\n"
    )
}

/// `content/index.md`.
pub fn front_page(title: &str, tongue: Tongue) -> String {
    let words = say!(
        "这里收录各乡镇的工作总结。每个数字都照原样保留，点开就能回到写出它的那句话。",
        "Work summaries of townships. Every figure is kept as it was written and leads back to its sentence."
    );
    format!("---\ntitle: {}\n---\n{}\n", yaml(title), words.get(tongue))
}

/// `place.yaml`.
pub fn place(name: &str, level: &str, tongue: Tongue) -> String {
    let more = say!("还可以写（去掉行首的 # 就生效）：", "there is more (take the # away):");
    let code = say!("区划代码，6、9 或 12 位，照抄，不要编", "the division code: 6, 9 or 12 digits");
    let about = say!("一段介绍", "an introduction");
    let (more, code, about) = (more.get(tongue), code.get(tongue), about.get(tongue));
    format!(
        "name: {}\n\
         level: {level}\n\
         # {more}\n\
         # code: \"…\"                           # {code}\n\
         # about: |\n\
         #   {about}\n",
        yaml(name)
    )
}

/// A report as it begins.
#[derive(Debug, Default)]
pub struct Fresh {
    pub title: String,
    pub kind: String,
    pub period: String,
    pub issuer: Option<String>,
    pub addressee: Option<String>,
    /// The file of the last report that it takes its chapters from.
    pub last: Option<String>,
    /// The plans of the last report: as an answer names them, and their texts.
    pub plans: Vec<(String, String)>,
    /// Figures of the front matter.
    pub entries: Vec<Asked>,
    pub chapters: Vec<Chapter>,
}

/// A heading, and what the text below it is asked for.
#[derive(Debug, Default)]
pub struct Chapter {
    /// Its level and its words; None before the first heading.
    pub heading: Option<(u8, String)>,
    pub figures: Vec<Asked>,
}

/// A figure that the last report stated and that this one has not stated yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub key: String,
    pub name: String,
    pub unit: String,
    /// What is said of it beside its value: `scope`, `as_of`, `basis`.
    pub terms: Vec<(&'static str, String)>,
}

/// The word for a figure that nobody has given.
const UNREPORTED: &str = "未报";

/// A report.
pub fn report(fresh: &Fresh, tongue: Tongue) -> String {
    let mut out = String::from("---\n");
    let mut line = |key: &str, value: &str| out.push_str(&format!("{key}: {value}\n"));
    line("title", &yaml(&fresh.title));
    line("kind", &yaml(&fresh.kind));
    line("period", &fresh.period);
    for (key, value) in [("issuer", &fresh.issuer), ("addressee", &fresh.addressee)] {
        if let Some(value) = value {
            line(key, &yaml(value));
        }
    }
    comment(
        &mut out,
        &say!("date: 印发日期，如 2022-12-20", "date: the day of issue, such as 2022-12-20"),
        tongue,
    );
    if let Some(last) = &fresh.last {
        comment(
            &mut out,
            &say!(
                "章节和指标照 {last}；每个“未报”改成今年的数，没有的留着或整行删去",
                "chapters and indicators are those of {last}; write this year's figure over each 未报"
            ),
            tongue,
        );
    }
    answers(&fresh.plans, &mut out, tongue);
    entries(&fresh.entries, &mut out);
    out.push_str("---\n");
    for chapter in &fresh.chapters {
        if let Some((level, words)) = &chapter.heading {
            out.push_str(&format!("\n{} {}\n", "#".repeat(usize::from(*level)), escaped(words)));
        }
        for (at, figure) in chapter.figures.iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { "" });
            out.push_str(&linked(figure));
        }
    }
    out
}

/// The plans to be answered, behind `#`: what has become of them only the writer knows.
fn answers(plans: &[(String, String)], out: &mut String, tongue: Tongue) {
    if plans.is_empty() {
        return;
    }
    let words = say!(
        "上一期的打算：去掉行首的 # ，state 写 done 已完成、partly 部分完成、not_done 未完成、dropped 不再做",
        "plans of the last report: take the # away; the state is done, partly, not_done or dropped"
    );
    comment(out, &words, tongue);
    out.push_str("# answers:\n");
    for (name, text) in plans {
        let told = if name == text { String::new() } else { format!("    # {}", one_line(text)) };
        out.push_str(&format!("#   - plan: {}{told}\n#     state:\n", yaml(&one_line(name))));
    }
}

fn entries(asked: &[Asked], out: &mut String) {
    if asked.is_empty() {
        return;
    }
    out.push_str("metrics:\n");
    let mut done: Vec<&str> = Vec::new();
    for Asked { key, name, unit, .. } in asked {
        if done.contains(&key.as_str()) {
            continue;
        }
        done.push(key);
        let same: Vec<&Asked> = asked.iter().filter(|other| other.key == *key).collect();
        if let [one] = same.as_slice()
            && one.terms.is_empty()
        {
            out.push_str(&format!("  {key}: {UNREPORTED}    # {name}（{unit}）\n"));
            continue;
        }
        out.push_str(&format!("  {key}:    # {name}（{unit}）\n"));
        for one in same {
            let terms = one.terms.iter().map(|(term, value)| format!(", {term}: {}", yaml(value)));
            out.push_str(&format!("    - {{ value: {UNREPORTED}{} }}\n", terms.collect::<String>()));
        }
    }
}

/// `- 行政区域面积：[未报](metric:land_area)`
fn linked(figure: &Asked) -> String {
    let Asked { key, name, terms, .. } = figure;
    let scope = terms.iter().find(|(term, _)| *term == "scope");
    let scope = scope.map_or(String::new(), |(_, scope)| format!("（{}）", escaped(scope)));
    let terms: Vec<String> = terms.iter().map(|(term, value)| format!("{term}={}", encoded(value))).collect();
    let terms = if terms.is_empty() { String::new() } else { format!("?{}", terms.join("&")) };
    format!("- {}{scope}：[{UNREPORTED}](metric:{key}{terms})\n", escaped(name))
}

fn comment(out: &mut String, words: &Words, tongue: Tongue) {
    out.push_str(&format!("# {}\n", words.get(tongue)));
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(&one_line(text), Begins::Within, &mut out);
    out
}

/// A value behind `?` in a link: what would end it or part it goes in hexadecimal.
fn encoded(value: &str) -> String {
    let mut out = String::new();
    for c in value.chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && !"-_.:/".contains(c) {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}
