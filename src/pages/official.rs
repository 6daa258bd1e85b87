//! The text of a report as an official document: numbered headings, and what stands before and behind the text.

use crate::model::{Report, inline_text};

use super::context::Context;
use super::prose::{Block, Inline, Official, Prose};
use super::view::OutlineEntry;
use super::{annexes, numbering};

/// The text of a report's page.
pub fn text(context: &Context, report: &Report) -> Prose {
    let mut prose = context.prose(&report.body, &report.figures);
    let mut numbers = numbering::numbers(&report.body).into_iter();
    for block in &mut prose.blocks {
        if let Block::Heading { text, .. } = block
            && let Some(number) = numbers.next().filter(|number| !number.is_empty())
        {
            text.insert(0, Inline::Text { text: number });
        }
    }
    let addressee = report.addressee.as_ref();
    prose.official = Some(Official {
        addressee: addressee.map(|name| context.fill("official_addressee", &[("name", name)])),
        attachments: report.attachments.clone(),
        issuer: report.issuer.clone(),
        date: report.date.map(|date| context.date(date)),
        remark: remark(context, report),
        annexes: annexes::split(&mut prose.blocks),
    });
    prose
}

/// The headings that a reader jumps to: two levels.
pub fn outline(report: &Report) -> Vec<OutlineEntry> {
    let headings = report.body.headings().zip(numbering::numbers(&report.body));
    let shown = headings.filter(|(heading, _)| heading.level <= 3);
    shown
        .map(|(heading, number)| OutlineEntry {
            level: heading.level,
            text: number + &inline_text(&heading.text),
            href: format!("#{}", heading.anchor),
        })
        .collect()
}

/// A period that nobody stated, or that somebody concluded, is told on paper too.
fn remark(context: &Context, report: &Report) -> Option<String> {
    let period = context.period(&report.period);
    if period.known {
        return None;
    }
    let text = match period.inferred {
        Some(inferred) => context
            .fill("official_period_inferred", &[("period", period.text.as_str()), ("inferred", &inferred)]),
        None => context.fill("official_period", &[("period", period.text.as_str())]),
    };
    Some(text)
}
