//! Figures that cannot be, or hardly: a share over 100 %, a household of twelve.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Around, sources};
use crate::compare::amount;
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Indicator, IndicatorId, Observation, PlaceId, Scope, Site};
use crate::quantity::{Dimension, decimal};
use crate::say;

/// How the names of shares of a whole end. Growth and completion may go beyond it.
const SHARES: [&str; 17] = [
    "占比",
    "比重",
    "份额",
    "覆盖率",
    "普及率",
    "满意率",
    "满意度",
    "合格率",
    "达标率",
    "利用率",
    "参保率",
    "化解率",
    "入学率",
    "优良率",
    "整改率",
    "办结率",
    "城镇化率",
];

pub fn check(place: PlaceId, around: &Around, diagnostics: &mut Diagnostics) {
    let site = around.site;
    for (indicator, id) in &site.place(place).by_indicator {
        if around.shares.contains(indicator) {
            share(site, site.observation(*id), diagnostics);
        }
    }
    for (people, homes) in &around.households {
        households(site, place, (*people, *homes), diagnostics);
    }
}

/// The indicators that are shares of a whole.
pub fn shares(site: &Site) -> BTreeSet<IndicatorId> {
    let all = site.indicators.iter().enumerate().filter(|(_, indicator)| is_share(indicator));
    all.map(|(at, _)| IndicatorId(at as u32)).collect()
}

fn is_share(indicator: &Indicator) -> bool {
    let named = SHARES.iter().any(|ending| indicator.name.zh.ends_with(ending));
    indicator.unit.dimension == Dimension::Share && (indicator.share_of.is_some() || named)
}

fn share(site: &Site, observation: &Observation, diagnostics: &mut Diagnostics) {
    let indicator = site.indicator(observation.indicator);
    let whole =
        if indicator.unit.written.contains('‰') { Decimal::ONE_THOUSAND } else { Decimal::ONE_HUNDRED };
    let over = amount(site, observation).is_some_and(|amount| amount.value > whole);
    if !over {
        return;
    }
    let (name, place) = (&indicator.name.zh, &site.place(observation.place).name.zh);
    let figure = sources::figure(site, observation);
    let (zh, en) = (figure.zh, figure.en);
    let message = say!(
        "{place}的“{name}”是 {zh}，超过了全部",
        "{name} of {place} is {en}, which is more than the whole"
    );
    let help = say!("检查小数点和指标", "check the decimal point and the indicator");
    diagnostics.push(Diagnostic::warning("over-hundred", message).at(observation.span.clone()).help(help));
}

/// The pairs of people and households that are held against each other.
const HOMES: [(&str, &str); 2] =
    [("registered_population", "registered_households"), ("household_population", "household_count")];

/// The same as indicators of a site.
pub fn homes(site: &Site) -> Vec<(IndicatorId, IndicatorId)> {
    let pairs = HOMES.into_iter();
    pairs
        .filter_map(|(people, homes)| site.indicator_by_key(people).zip(site.indicator_by_key(homes)))
        .collect()
}

/// Fewer than one or more than eight to a household is a slip in one of the two.
fn households(
    site: &Site,
    place: PlaceId,
    (people, homes): (IndicatorId, IndicatorId),
    diagnostics: &mut Diagnostics,
) {
    for homes in site.place(place).stated(homes).map(|id| site.observation(id)) {
        let stated = site.place(place).stated(people).map(|id| site.observation(id));
        let mut same = stated.filter(|other| other.period == homes.period && other.scope == homes.scope);
        if let Some(people) = same.next().filter(|_| homes.scope == Scope::Whole) {
            household(site, people, homes, diagnostics);
        }
    }
}

fn household(site: &Site, people: &Observation, homes: &Observation, diagnostics: &mut Diagnostics) {
    let (Some(heads), Some(doors)) = (amount(site, people), amount(site, homes)) else { return };
    let Some(size) = heads.value.checked_div(doors.value) else { return };
    if (Decimal::ONE..=Decimal::from(8)).contains(&size) {
        return;
    }
    let place = &site.place(people.place).name.zh;
    let (left, right, size) = (sources::written(people), sources::written(homes), decimal(size.round_dp(2)));
    let message = say!(
        "{place} {left}、{right}，平均每户 {size} 人，不合常理",
        "{place} has {left} in {right}: {size} people to a household"
    );
    let diagnostic = Diagnostic::warning("household-size", message)
        .at(people.span.clone())
        .also(homes.span.clone(), say!("户数在这里", "the households are here"))
        .help(say!("检查单位（人和万人）和口径", "check the unit (人 or 万人) and the scope"));
    diagnostics.push(diagnostic);
}
