//! From comparisons to charts: which marks, which texts, on which axis.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::compare::{self, League, Series, Value};
use crate::model::{IndicatorId, ObservationId, PlaceId, Reading, Scope};
use crate::quantity::Dimension;

use super::charts::{
    Bar, BarKey, Base, Break, Caption, Chart, Label, Legend, Mark, Moment, Multiples, Panel, Span, Spark,
    Strip, StripPoint, Time,
};
use super::comparing::plain;
use super::context::Context;
use super::route::Route;

/// Fewer places than this are not spread over anything.
const STRIP: usize = 3;

fn mark(value: &Value) -> Mark {
    match value {
        Value::Amount(it) => Mark::Amount(*it),
        Value::Withheld => Mark::Withheld,
        Value::Gap => Mark::Nothing,
    }
}

impl Context<'_> {
    fn legend(&self) -> Legend {
        let word = |key| self.word(key).to_owned();
        Legend {
            uncertain: word("legend_uncertain"),
            open: word("legend_open"),
            withheld: word("legend_withheld"),
            gap: word("legend_gap"),
            interruption: word("legend_interruption"),
        }
    }

    /// The bars of a league, one for each row, and the strip that shows how the places are spread.
    pub fn league_charts(&self, league: &League, sentence: &str) -> Vec<(String, Chart)> {
        if !has_size(self, league) {
            return Vec::new();
        }
        let marks: Vec<Mark> = league.ranked.iter().map(|entry| Mark::Amount(entry.amount)).collect();
        let span = Span::from_zero(&marks);
        let bar = |(at, mark): (usize, &Mark)| {
            (format!("bar-{at}"), Chart::Bar(Bar { span, mark: *mark, title: None }))
        };
        let mut charts: Vec<(String, Chart)> = marks.iter().enumerate().map(bar).collect();
        charts.push(("bar-key".to_owned(), Chart::BarKey(BarKey { legend: self.legend(), marks })));
        if has_strip(self, league) {
            charts.push(("strip".to_owned(), Chart::Strip(self.strip(league, sentence))));
        }
        charts
    }

    fn strip(&self, league: &League, sentence: &str) -> Strip {
        let indicator = league.slot.indicator;
        let name = self.name(&self.site.indicator(indicator).name);
        let end = |place: PlaceId, amount: &compare::Amount, key| {
            let shown = self.number(amount);
            self.fill(key, &[("place", self.place_name(place)), ("number", &shown)])
        };
        let by_value = || league.ranked.iter();
        let least = by_value().min_by_key(|entry| entry.amount.value);
        let most = by_value().max_by_key(|entry| entry.amount.value);
        Strip {
            caption: Caption {
                title: self.fill("strip_title", &[("indicator", name)]),
                subtitle: self.subtitle(indicator, &self.period(&league.slot.standing.period).text),
                sentence: sentence.to_owned(),
            },
            legend: self.legend(),
            points: {
                let points = league.ranked.iter();
                points.map(|entry| StripPoint { amount: entry.amount, chosen: None }).collect()
            },
            median: league.median.map(|median| Label {
                at: median,
                text: self.fill("strip_median", &[("number", &plain(median))]),
            }),
            lowest: least.map(|e| end(e.place, &e.amount, "strip_lowest")).unwrap_or_default(),
            highest: most.map(|e| end(e.place, &e.amount, "strip_highest")).unwrap_or_default(),
        }
    }

    fn subtitle(&self, indicator: IndicatorId, period: &str) -> String {
        let unit = &self.site.indicator(indicator).unit.written;
        self.fill("chart_subtitle", &[("unit", unit), ("period", period)])
    }

    /// The small line of an observation on the page of its place; None where there is only one point.
    pub fn spark(&self, id: ObservationId) -> Option<(String, Chart)> {
        let observation = self.site.observation(id);
        if observation.scope != Scope::Whole || !matches!(observation.reading, Reading::Amount(_)) {
            return None;
        }
        let series = compare::series(self.site, observation.place, observation.indicator);
        let moments: Vec<Moment> =
            series.points.iter().map(|point| Moment { at: point.day, mark: mark(&point.value) }).collect();
        (moments.len() > 1)
            .then(|| (spark_key(id), Chart::Spark(Spark { moments, base: Base::Zero, title: None })))
    }

    /// The panels of a trend, one for each place.
    pub fn multiples(
        &self,
        indicator: IndicatorId,
        all: &[Series],
        columns: &BTreeMap<Date, String>,
        sentence: &str,
    ) -> Chart {
        let name = self.name(&self.site.indicator(indicator).name);
        let mut notes: Vec<String> = Vec::new();
        let short = short(columns.keys());
        let panels = all.iter().map(|series| self.panel(series, &short, &mut notes)).collect();
        let span = match (short.values().next(), short.values().next_back()) {
            (Some(first), Some(last)) if first != last => format!("{first}—{last}"),
            (first, _) => first.cloned().unwrap_or_default(),
        };
        Chart::Multiples(Multiples {
            caption: Caption {
                title: self.fill("multiples_title", &[("indicator", name)]),
                subtitle: self.subtitle(indicator, &span),
                sentence: sentence.to_owned(),
            },
            legend: self.legend(),
            times: short.iter().map(|(at, text)| Time { at: *at, text: text.clone() }).collect(),
            panels,
            base: Base::Zero,
            notes,
        })
    }

    fn panel(&self, series: &Series, columns: &BTreeMap<Date, String>, notes: &mut Vec<String>) -> Panel {
        let at = |day: &Date| series.points.iter().find(|point| point.day == *day);
        let latest = series.points.iter().rev().find_map(|point| match point.value {
            Value::Amount(amount) => Some((point.day, amount)),
            _ => None,
        });
        let latest = latest.map(|(day, amount)| {
            let when = columns.get(&day).map(String::as_str).unwrap_or_default();
            self.fill("panel_latest", &[("number", &self.number(&amount)), ("period", when)])
        });
        let place = self.place_name(series.place).to_owned();
        let mut breaks = Vec::new();
        for found in &series.breaks {
            let Some(note) = super::trend::history(self, series.place) else { continue };
            notes.push(note);
            breaks.push(Break { at: found.day, note: notes.len() });
        }
        Panel {
            href: Some(self.to(Route::Place(series.place))),
            sentence: format!("{place} {}", latest.as_deref().unwrap_or_default()),
            place,
            latest: latest.unwrap_or_default(),
            marks: columns
                .keys()
                .map(|day| at(day).map_or(Mark::Nothing, |point| mark(&point.value)))
                .collect(),
            breaks,
        }
    }
}

/// Dates short enough for an axis: years where they tell all apart, else months, else days.
fn short<'d>(days: impl Iterator<Item = &'d Date> + Clone) -> BTreeMap<Date, String> {
    let forms: [fn(&Date) -> String; 3] = [
        |day| day.year().to_string(),
        |day| format!("{}-{:02}", day.year(), day.month()),
        |day| day.to_string(),
    ];
    let told_apart = |form: &fn(&Date) -> String| {
        let mut texts: Vec<String> = days.clone().map(form).collect();
        let all = texts.len();
        texts.dedup();
        texts.len() == all
    };
    let form = forms.iter().find(|form| told_apart(form)).unwrap_or(&forms[2]);
    days.map(|day| (*day, form(day))).collect()
}

/// Whether a league has enough places to be worth a strip.
pub fn has_strip(context: &Context, league: &League) -> bool {
    has_size(context, league) && league.ranked.len() >= STRIP
}

/// A rank is a place in a row, not a size: a bar of it would say that the last is the most.
pub fn has_size(context: &Context, league: &League) -> bool {
    context.site.indicator(league.slot.indicator).unit.dimension != Dimension::Rank
}

/// The name of an observation's small line among the charts of its page.
pub fn spark_key(id: ObservationId) -> String {
    format!("spark-{}", id.0)
}
