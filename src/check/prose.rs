//! Doubts about texts: emphasis marks left standing, pictures without words.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{Document, Inline, Site};
use crate::say;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    each_report(site, |file, document| {
        document.each_inline(&mut |inline| match inline {
            Inline::Text(text) if text.contains("**") && masks_nothing(text) => {
                let message = say!(
                    "正文里留有“**”，读者会看到星号：{text}",
                    "`**` is left in the text, and readers will see it: {text}"
                );
                let help = say!(
                    "加粗的两组 ** 要成对、紧贴文字；要写星号本身，写成 \\*\\*",
                    "a pair of ** must touch the words it makes bold; for asterisks write \\*\\*"
                );
                diagnostics
                    .push(Diagnostic::warning("literal-asterisks", message).at(Span::file(file)).help(help));
            }
            Inline::Picture { picture, alt } if alt.trim().is_empty() => {
                let name = &site.picture(*picture).file;
                let message = say!("图片 {name} 没有文字说明", "the picture {name} has no alternative text");
                let help =
                    say!("在 ![ ] 的方括号里写一句说明", "write a sentence between the brackets of ![ ]");
                diagnostics.push(Diagnostic::warning("no-alt-text", message).at(Span::file(file)).help(help));
            }
            _ => {}
        });
    });
}

/// A mask is made of asterisks alone, beside the unit or the name that it hides: `**镇`, `**平方公里`.
/// Emphasis gone wrong comes in two runs with words between.
fn masks_nothing(text: &str) -> bool {
    text.matches("**").count() >= 2
}

/// Every text of the site with the file it comes from.
pub fn each_report<'a>(site: &'a Site, mut visit: impl FnMut(&'a str, &'a Document)) {
    visit(crate::load::FRONT_PAGE, &site.front);
    for report in &site.reports {
        visit(&report.file, &report.body);
    }
}
