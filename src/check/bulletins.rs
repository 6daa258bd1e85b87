//! Published rates of projects against what their two figures give.

use std::collections::BTreeSet;

use crate::compare::{self, Agreement, Comparisons, Entry, Rate, Total};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{ObservationId, Site};
use crate::quantity::decimal;
use crate::say;

pub fn check(site: &Site, comparisons: &Comparisons, diagnostics: &mut Diagnostics) {
    let mut told: BTreeSet<ObservationId> = BTreeSet::new();
    for (peers, occasions) in site.peers.iter().zip(comparisons.bulletins.iter()) {
        for occasion in occasions {
            let found = compare::bulletin(site, peers, occasion);
            let own = found.rows.iter().flat_map(|(_, entries)| entries).filter_map(|entry| match entry {
                Entry::Rate(rate) => Some(rate),
                Entry::Amount(_) => None,
            });
            let of_group = found.total.iter().filter_map(|total| match total {
                Total::Rate(rate) => Some(rate),
                Total::Amount(..) => None,
            });
            for rate in own.chain(of_group) {
                // A place stands in several groups, and says what it says once.
                if rate.published.is_some_and(|id| told.insert(id)) {
                    disagrees(site, rate, diagnostics);
                }
            }
        }
    }
}

fn disagrees(site: &Site, rate: &Rate, diagnostics: &mut Diagnostics) {
    let (Some(id), Some(computed), Some(agreement)) = (rate.published, rate.computed, rate.agreement) else {
        return;
    };
    if agreement == Agreement::Agrees {
        return;
    }
    let observation = site.observation(id);
    let place = &site.place(observation.place).name.zh;
    let name = &site.indicator(observation.indicator).name.zh;
    let stated = observation.reading.quantity().map(|q| q.written.clone()).unwrap_or_default();
    let computed = decimal(computed.value.round_dp(2));
    let message = match agreement {
        Agreement::WithinRounding => say!(
            "{place}的“{name}”写的是{stated}，按所写的两个数算是 {computed}%；两个数四舍五入过，差别也许由此而来",
            "{name} of {place} is given as {stated}, but its two figures make it {computed}%; rounding may be the cause"
        ),
        Agreement::Agrees | Agreement::Contradicts => say!(
            "{place}的“{name}”写的是{stated}，按所写的两个数算是 {computed}%",
            "{name} of {place} is given as {stated}, but its two figures make it {computed}%"
        ),
    };
    let help = say!(
        "核对原件；原件就是这样写的，可以保留，网站会把两个数都列出来",
        "check the source; if it says so, keep it: the site shows both"
    );
    diagnostics.push(Diagnostic::warning("contradiction", message).at(observation.span.clone()).help(help));
}
