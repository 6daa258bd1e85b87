//! What a site began and did not finish: reports without an issuer beside those that have one, indicators without figures.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::model::{IndicatorId, Site, Sum};
use crate::say;

pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    issuers(site, diagnostics);
    indicators(site, diagnostics);
}

/// A site that names nobody anywhere means to; among others that do, one was forgotten.
fn issuers(site: &Site, diagnostics: &mut Diagnostics) {
    let named = site.reports.iter().filter(|report| report.issuer.is_some()).count();
    if named * 2 <= site.reports.len() {
        return;
    }
    for report in site.reports.iter().filter(|report| report.issuer.is_none()) {
        let message = say!("没有写明是谁印发的", "the report does not say who issued it");
        let help = say!("在开头加上 issuer: 单位名称", "add `issuer: …` to the front matter");
        let at = Span::file(report.file.as_str());
        diagnostics.push(Diagnostic::warning("no-issuer", message).at(at).help(help));
    }
}

fn indicators(site: &Site, diagnostics: &mut Diagnostics) {
    let used = used(site);
    // What is made of two others needs no figure of its own.
    let made = |at: usize| site.indicators[at].ratio.is_some() || used.contains(&IndicatorId(at as u32));
    for (at, indicator) in site.indicators.iter().enumerate() {
        let Some(span) = indicator.added.as_ref().filter(|_| !made(at)) else {
            continue;
        };
        let name = &indicator.name.zh;
        let message = say!("没有哪个地方报过“{name}”", "no place states `{name}`");
        let help = say!(
            "用它登记数字，或从 indicators.yaml 里删去",
            "register a figure, or remove it from indicators.yaml"
        );
        diagnostics.push(Diagnostic::warning("unused-indicator", message).at(span.clone()).help(help));
    }
}

/// Those with figures, and those that others, plans or frameworks refer to.
fn used(site: &Site) -> BTreeSet<IndicatorId> {
    let mut used: BTreeSet<IndicatorId> = site.by_indicator.keys().copied().collect();
    for indicator in &site.indicators {
        let ratio = indicator.ratio.into_iter().flat_map(|(above, below)| [above, below]);
        let others = [indicator.part_of, indicator.rank_of, indicator.share_of, indicator.growth_of];
        let others = others.into_iter().flatten();
        used.extend(ratio.chain(others));
        if let Sum::WeightedBy(weight) = indicator.sum {
            used.insert(weight);
        }
    }
    for report in &site.reports {
        let targets = report.plans.iter().filter_map(|plan| plan.target.as_ref());
        used.extend(targets.map(|target| target.indicator));
        let parts = report.frameworks.iter().flat_map(|framework| &framework.parts);
        used.extend(parts.flat_map(|part| part.indicators.iter().copied()));
    }
    used
}
