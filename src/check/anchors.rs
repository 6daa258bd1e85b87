//! Links to a heading of another report: the heading must be there.

use super::prose::each_report;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{Inline, Link, Site};
use crate::say;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    each_report(site, |file, document| {
        document.each_inline(&mut |inline| {
            let Inline::Link { to: Link::Report { report, anchor: Some(anchor) }, .. } = inline else {
                return;
            };
            let target = site.report(*report);
            if target.body.headings().any(|heading| heading.anchor == *anchor) {
                return;
            }
            let theirs = &target.file;
            let message = say!("{theirs} 里没有标题 #{anchor}", "{theirs} has no heading #{anchor}");
            let known: Vec<&str> = target.body.headings().map(|heading| heading.anchor.as_str()).collect();
            let known = known.join(", ");
            let help = say!("那里的标题有：{known}", "its headings are: {known}");
            diagnostics.push(Diagnostic::error("dead-link", message).at(Span::file(file)).help(help));
        });
    });
}
