//! Published ranks and shares against what the figures give.

use crate::compare::{Comparisons, Computed, contradictions};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::Site;
use crate::say;

pub fn check(site: &Site, comparisons: &Comparisons, diagnostics: &mut Diagnostics) {
    for found in contradictions(site, comparisons) {
        let observation = site.observation(found.published);
        let place = &site.place(observation.place).name.zh;
        let about = &site.indicator(found.about).name.zh;
        let name = &site.indicator(observation.indicator).name.zh;
        let stated = observation.reading.quantity().map(|q| q.written.clone()).unwrap_or_default();
        let message = match found.computed {
            Computed::Rank(rank) if rank.first == rank.last => {
                let rank = rank.first;
                say!(
                    "{place}的“{name}”写的是{stated}，按“{about}”算是第{rank}名",
                    "{name} of {place} is given as {stated}, but {about} makes it no. {rank}"
                )
            }
            Computed::Rank(rank) => {
                let (first, last) = (rank.first, rank.last);
                say!(
                    "{place}的“{name}”写的是{stated}，按“{about}”算在第{first}到第{last}名之间",
                    "{name} of {place} is given as {stated}, but {about} makes it no. {first} to {last}"
                )
            }
            Computed::Share(share) => {
                let share = crate::quantity::decimal(share.value.round_dp(3));
                say!(
                    "{place}的“{name}”写的是{stated}，按“{about}”算是 {share}%",
                    "{name} of {place} is given as {stated}, but {about} makes it {share}%"
                )
            }
        };
        let help = say!(
            "核对原件；原件就是这样写的，可以保留，网站会把两个数都列出来",
            "check the source; if it says so, keep it: the site shows both"
        );
        diagnostics
            .push(Diagnostic::warning("contradiction", message).at(observation.span.clone()).help(help));
    }
}
