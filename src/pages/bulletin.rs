//! The bulletin of projects of a group: each place's row, and the group's own with its weighted rates.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::compare::{
    self, Agreement, Amount, Answer, Bulletin, Entry, Heading, Occasion, Rate, RateHeading, RollUp, Total,
    in_unit_of,
};
use crate::model::{IndicatorId, ObservationId, PlaceId, ProjectRole};
use crate::quantity::decimal;

use super::comparing::plain;
use super::context::Context;
use super::download::Subject;
use super::route::{Route, SlotRef, bulletin_route};
use super::view::{
    BulletinCellView, BulletinColumnView, BulletinRowView, BulletinTotalView, BulletinView, LinkView, Page,
    TabView, View,
};

pub fn page<'a>(context: &Context<'a>, group: usize, slot: SlotRef) -> Page<'a> {
    let site = context.site;
    let occasions = context.comparisons.bulletins.get(group).map(Vec::as_slice).unwrap_or_default();
    let at = slot.at();
    let Some(occasion) = occasions.get(at) else { return super::not_found(context) };
    let found = compare::bulletin(site, &site.peers[group], occasion);
    let silent = silent(&found);
    let period = period(context, occasion);
    let row = |(place, entries): &(PlaceId, Vec<Entry>)| BulletinRowView {
        place: context.place_link(*place),
        above: context.above_in(group, *place),
        cells: {
            let cells = entries.iter().zip(&silent);
            cells.map(|(entry, silent)| if *silent { blank() } else { cell(context, entry) }).collect()
        },
    };
    let view = BulletinView {
        group: context.group_link(group),
        tabs: tabs(context, group, occasions, at),
        columns: found.headings.iter().map(|heading| column(context, group, heading)).collect(),
        rows: found.rows.iter().map(row).collect(),
        total: {
            let totals = found.total.iter().zip(&found.headings);
            totals.map(|(total, heading)| self::total(context, total, heading)).collect()
        },
        downloads: context.downloads(Subject::Bulletin { group, slot }),
        period,
    };
    let values = [("group", view.group.text.as_str()), ("period", view.period.as_str())];
    let title = context.fill("title_bulletin", &values);
    let description = context.fill("description_bulletin", &values);
    let crumbs = context.crumbs_of_group(group);
    let route = Route::Bulletin { group, slot };
    context.page(route, title, description, crumbs, View::Bulletin(view), Vec::new())
}

fn period(context: &Context, occasion: &Occasion) -> String {
    occasion.slot().map_or_else(String::new, |slot| context.period(&slot.standing.period).text)
}

fn tabs(context: &Context, group: usize, occasions: &[Occasion], current: usize) -> Vec<TabView> {
    let tab = |at: usize| {
        let route = bulletin_route(context.site, group, occasions, at)?;
        Some(TabView {
            text: period(context, &occasions[at]),
            href: context.to(route),
            current: at == current,
        })
    };
    if occasions.len() < 2 { Vec::new() } else { (0..occasions.len()).filter_map(tab).collect() }
}

fn column(context: &Context, group: usize, heading: &Heading) -> BulletinColumnView {
    let named = |indicator: IndicatorId| {
        let link = context.indicator_link(indicator);
        context.league_link(group, indicator).unwrap_or(link)
    };
    match heading {
        Heading::Amount(_, slot) => BulletinColumnView {
            name: named(slot.indicator),
            unit: context.site.indicator(slot.indicator).unit.written.clone(),
            is_rate: false,
            made: None,
        },
        Heading::Rate(of) => {
            let RateHeading { role, above, below, published } = of.as_ref();
            let name = |indicator| context.indicator_link(indicator).text;
            let (above, below) = (name(above.indicator), name(below.indicator));
            let made = context.fill("derived_from", &[("above", &above), ("below", &below)]);
            let own = published.as_ref().map(|slot| named(slot.indicator));
            let unnamed = || LinkView { text: context.rate_name(*role).to_owned(), href: String::new() };
            BulletinColumnView {
                name: own.unwrap_or_else(unnamed),
                unit: "%".to_owned(),
                is_rate: true,
                made: Some(made),
            }
        }
    }
}

fn cell(context: &Context, entry: &Entry) -> BulletinCellView {
    match entry {
        Entry::Amount(answer) => amount_cell(context, answer),
        Entry::Rate(rate) => {
            let (published, href) = published(context, rate.published);
            let own =
                rate.published.and_then(|id| compare::amount(context.site, context.site.observation(id)));
            BulletinCellView {
                sort: own.or(rate.computed).map(|amount| decimal(amount.value)),
                published,
                href,
                computed: context.computed_rate(rate),
                remark: context.rate_remark(rate),
            }
        }
    }
}

/// Which columns no place answers: only the place above tells of them, and nobody was asked in vain.
fn silent(found: &Bulletin) -> Vec<bool> {
    let nothing = |at: usize| {
        let mut entries = found.rows.iter().filter_map(|(_, entries)| entries.get(at));
        entries.all(|entry| matches!(entry, Entry::Amount(Answer::Silent | Answer::NotThere)))
    };
    (0..found.headings.len()).map(nothing).collect()
}

fn blank() -> BulletinCellView {
    BulletinCellView { published: None, href: None, computed: None, remark: None, sort: None }
}

fn amount_cell(context: &Context, answer: &Answer) -> BulletinCellView {
    let (published, href) = match answer {
        Answer::Stated(id, _) | Answer::NoNumber(id) => published(context, Some(*id)),
        Answer::Derived { .. } | Answer::Unlike(..) | Answer::Silent => (Some(context.missing()), None),
        Answer::NotThere => (None, None),
    };
    let derived = match answer {
        Answer::Derived { amount, .. } => Some(context.number(amount)),
        _ => None,
    };
    BulletinCellView {
        published: published.filter(|_| derived.is_none()),
        href,
        computed: derived.map(|number| context.fill("bulletin_computed", &[("number", &number)])),
        remark: None,
        sort: answer.amount().map(|amount| decimal(amount.value)),
    }
}

/// A reading as it was published, and the way to it.
fn published(
    context: &Context,
    id: Option<ObservationId>,
) -> (Option<super::view::ReadingView>, Option<String>) {
    let Some(id) = id else { return (None, None) };
    let observation = context.site.observation(id);
    let reading = context.reading(&observation.reading, context.site.indicator(observation.indicator));
    (Some(reading), Some(context.source(observation).href))
}

fn total(context: &Context, total: &Total, heading: &Heading) -> BulletinTotalView {
    match (total, heading) {
        (Total::Amount(rolled, id), Heading::Amount(_, slot)) => {
            let (published, href) = published(context, *id);
            BulletinTotalView {
                computed: rolled.as_ref().map(|rolled| sum(context, rolled, slot.indicator)),
                coverage: rolled.as_ref().and_then(|it| context.partly(it.covered, it.asked)),
                published,
                href,
                remark: rolled.as_ref().and_then(|rolled| differs(context, rolled, slot.indicator)),
            }
        }
        (Total::Rate(rate), _) => {
            let (published, href) = published(context, rate.published);
            BulletinTotalView {
                computed: context.computed_rate(rate),
                coverage: rate.coverage.and_then(|(covered, asked)| context.partly(covered, asked)),
                published,
                href,
                remark: context.rate_remark(rate),
            }
        }
        (Total::Amount(..), Heading::Rate(_)) => {
            BulletinTotalView { computed: None, coverage: None, published: None, href: None, remark: None }
        }
    }
}

/// A sum with gaps is at least what it comes to.
fn sum(context: &Context, rolled: &RollUp, indicator: IndicatorId) -> String {
    let unit = &context.site.indicator(indicator).unit.written;
    let number = format!("{}{unit}", context.number(&rolled.computed));
    let partial = rolled.covered < rolled.asked && rolled.computed.is_exact();
    let number = if partial { context.fill("mark_at_least", &[("number", &number)]) } else { number };
    context.fill("bulletin_sum", &[("number", &number)])
}

fn differs(context: &Context, rolled: &RollUp, indicator: IndicatorId) -> Option<String> {
    let difference = rolled.difference().filter(|difference| difference.value != Decimal::ZERO)?;
    let sign = if difference.value < Decimal::ZERO { "−" } else { "+" };
    let unit = &context.site.indicator(indicator).unit.written;
    let difference = format!("{sign}{}{unit}", plain(difference.value.abs()));
    Some(context.fill("bulletin_differs", &[("difference", &difference)]))
}

impl Context<'_> {
    /// The bulletins of a group's newest time.
    pub fn bulletin_link(&self, group: usize) -> Option<LinkView> {
        let occasions = self.comparisons.bulletins.get(group)?;
        let route = bulletin_route(self.site, group, occasions, 0)?;
        let group = self.group_link(group).text;
        Some(self.route_link(self.fill("link_bulletin", &[("group", &group)]), route))
    }

    /// What a rate of no indicator is called.
    pub fn rate_name(&self, role: ProjectRole) -> &str {
        match role {
            ProjectRole::StartRate => self.word("rate_start"),
            ProjectRole::CompletionRate => self.word("rate_completion"),
            _ => self.word("rate_investment"),
        }
    }

    /// A rate as its figures give it, to the decimals of the published one: 算得 58.7%.
    pub fn computed_rate(&self, rate: &Rate) -> Option<String> {
        let number = self.rate_number(rate.computed.as_ref()?, self.decimals(rate));
        Some(self.fill("bulletin_computed", &[("number", &format!("{number}%"))]))
    }

    fn rate_number(&self, amount: &Amount, decimals: u32) -> String {
        let round = |value: Decimal| {
            let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            let mut shown = rounded;
            shown.rescale(decimals);
            shown
        };
        if amount.is_exact() {
            return round(amount.value).to_string();
        }
        let end = |bound| compare::number(bound).map(round);
        self.number(&Amount {
            value: round(amount.value),
            low: end(amount.low).map_or(std::ops::Bound::Unbounded, std::ops::Bound::Included),
            high: end(amount.high).map_or(std::ops::Bound::Unbounded, std::ops::Bound::Included),
        })
    }

    fn decimals(&self, rate: &Rate) -> u32 {
        let quantity = rate.published.and_then(|id| self.site.observation(id).reading.quantity());
        let number = quantity.and_then(|quantity| quantity.number.as_ref());
        number.map_or(1, |number| number.value.scale()).max(1)
    }

    /// What is to be said where a published rate is not the computed one.
    pub fn rate_remark(&self, rate: &Rate) -> Option<String> {
        match rate.agreement? {
            Agreement::Agrees => None,
            Agreement::WithinRounding => Some(self.word("bulletin_rounding").to_owned()),
            Agreement::Contradicts => Some(self.word("bulletin_contradicts").to_owned()),
        }
    }

    /// How many places a figure covers, where it is not all of them.
    pub fn partly(&self, covered: usize, asked: usize) -> Option<String> {
        let (reported, total) = (covered.to_string(), asked.to_string());
        (covered < asked).then(|| self.fill("participation", &[("reported", &reported), ("total", &total)]))
    }

    /// The number of a published rate, in percent.
    pub fn rate_value(&self, id: ObservationId) -> Option<Decimal> {
        let observation = self.site.observation(id);
        let quantity = match &observation.reading {
            crate::model::Reading::Amount(quantity) => quantity,
            _ => return None,
        };
        in_unit_of(quantity, self.site.indicator(observation.indicator))
    }
}
