//! Practices that do not fit together: one told of twice by a report, a name that counts other than its parts.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Report, Site, StatedPractice, bare_name};
use crate::say;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for practice in &site.practices {
        for pair in practice.uses.windows(2) {
            let [first, second] = pair else { continue };
            if first.report == second.report {
                let report = site.report(first.report);
                twice(report, first.at, second.at, diagnostics);
            }
        }
    }
    for stated in site.reports.iter().flat_map(|report| &report.practices) {
        parts(stated, diagnostics);
    }
}

fn twice(report: &Report, first: usize, second: usize, diagnostics: &mut Diagnostics) {
    let (Some(first), Some(second)) = (report.practices.get(first), report.practices.get(second)) else {
        return;
    };
    let name = &second.name;
    let message = say!("“{name}”在这份总结里写了两次", "`{name}` is told of twice in this report");
    let help = say!(
        "合成一项，另一种写法放进 aliases；确是两种做法的，把名称写得不同",
        "make it one and put the other name into `aliases`; if they are two practices, name them apart"
    );
    let diagnostic = Diagnostic::error("same-practice", message).at(second.span.clone());
    diagnostics.push(diagnostic.also(first.span.clone(), say!("前一次在这里", "first here")).help(help));
}

fn parts(stated: &StatedPractice, diagnostics: &mut Diagnostics) {
    let listed = stated.parts.len();
    let counts = numerals(&stated.name);
    let fits = counts.contains(&listed) || counts.iter().sum::<usize>() == listed;
    // 结对帮扶、三服务 names its parts; what is a part of a part counts nothing here.
    let bare = bare_name(&stated.name);
    let named = stated.parts.iter().all(|part| bare.contains(&bare_name(part)));
    if named || listed == 0 || counts.is_empty() || fits || stated.parts_note.is_some() {
        return;
    }
    let name = &stated.name;
    let said = counts.iter().map(usize::to_string).collect::<Vec<_>>().join("、");
    let message = say!(
        "“{name}”的名称里说的是 {said}，parts 列了 {listed} 项",
        "the name `{name}` says {said}, but `parts` lists {listed}"
    );
    let help = say!(
        "补齐 parts；原文只列了这些的，用 parts_note 写明",
        "complete `parts`, or say in `parts_note` that the source lists no more"
    );
    diagnostics.push(Diagnostic::warning("practice-parts", message).at(stated.span.clone()).help(help));
}

/// The numbers in a name that may count its parts: 六包 6, 三不两直 3 and 2. 一 counts nothing, and neither do
/// 第一, 百日, 4321 and 3A.
pub(super) fn numerals(name: &str) -> Vec<usize> {
    const HAN: &str = "一二两三四五六七八九十百千万";
    let chars: Vec<char> = name.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let kind = |c: char| if HAN.contains(c) { 1 } else { usize::from(c.is_ascii_digit()) * 2 };
        let own = kind(chars[at]);
        let length = chars[at..].iter().take_while(|c| own > 0 && kind(**c) == own).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let run: String = chars[at..at + length].iter().collect();
        let ordinal = at > 0 && chars[at - 1] == '第';
        let grade = chars.get(at + length).is_some_and(char::is_ascii_alphabetic);
        let value = if own == 1 { small(&run) } else { run.parse().ok() };
        found.extend(value.filter(|value| (2..=20).contains(value) && !ordinal && !grade));
        at += length;
    }
    found
}

/// A Han numeral up to 99: 六, 十, 十二, 二十, 三十六.
fn small(run: &str) -> Option<usize> {
    let digit = |c: char| match c {
        '两' => Some(2),
        _ => "零一二三四五六七八九".chars().position(|known| known == c),
    };
    match run.chars().collect::<Vec<_>>().as_slice() {
        ['十'] => Some(10),
        [one] => digit(*one),
        ['十', one] => Some(10 + digit(*one)?),
        [ten, '十'] => Some(digit(*ten)? * 10),
        [ten, '十', one] => Some(digit(*ten)? * 10 + digit(*one)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_that_count_parts() {
        let check = |name: &str, expected: &[usize]| assert_eq!(numerals(name), expected, "{name}");
        check("六产融合民间博物馆", &[6]);
        check("门前“六包”", &[6]);
        check("三不两直", &[3, 2]);
        check("十二项措施", &[12]);
        check("12项措施", &[12]);
        check("一村一方案", &[]);
        check("第三方垃圾清理协议", &[]);
        check("百日攻坚", &[]);
        check("“4321”长效工作机制", &[]);
        check("3A级景区镇", &[]);
    }
}
