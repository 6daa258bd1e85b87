//! Readings and observations as they are shown.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compare;
use crate::model::{Indicator, Observation, ObservationId, PlaceId, Reading, Scope, Source};
use crate::quantity::{self, Qualifier, Quantity};

use super::context::Context;
use super::route::Route;
use super::view::{LinkView, ObservationView, PeriodView, ReadingView, StatusCount, ThemeGroup};

/// A line of 亩 below this many square kilometres is given in hectares.
const ONE_SQUARE_KILOMETRE: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
const ONE_HECTARE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

impl Context<'_> {
    pub fn reading(&self, reading: &Reading, indicator: &Indicator) -> ReadingView {
        let status = reading.id();
        let amount = match reading {
            Reading::Amount(quantity) => Some(quantity),
            _ => None,
        };
        let shown = match amount {
            Some(quantity) => amount_text(quantity, indicator),
            None => self.status_word(status).to_owned(),
        };
        let written =
            reading.quantity().map(|q| q.written.clone()).filter(|w| amount.is_none() && *w != shown);
        let qualifier = reading.quantity().map_or(Qualifier::Exact, |q| q.qualifier);
        ReadingView {
            shown,
            status,
            qualifier: qualifier.id(),
            qualifier_word: amount.and_then(|q| self.qualifier_word(q.qualifier)).map(str::to_owned),
            written,
            converted: amount.and_then(|q| converted(q, indicator)),
            sort: amount.and_then(|q| compare::in_unit_of(q, indicator)).map(quantity::decimal),
        }
    }

    pub fn missing(&self) -> ReadingView {
        let shown = self.status_word(Reading::Missing.id()).to_owned();
        ReadingView {
            shown,
            status: Reading::Missing.id(),
            qualifier: Qualifier::Exact.id(),
            qualifier_word: None,
            written: None,
            converted: None,
            sort: None,
        }
    }

    /// One observation as a row. `id` is the id the row takes on this page.
    pub fn observation(&self, id: ObservationId, row: Option<String>) -> ObservationView {
        let observation = self.site.observation(id);
        let indicator = self.site.indicator(observation.indicator);
        ObservationView {
            id: row,
            place: self.place_link(observation.place),
            above: self.above(observation.place),
            indicator: self.indicator_link(observation.indicator),
            unit: indicator.unit.written.clone(),
            reading: self.reading(&observation.reading, indicator),
            // What was inferred of a report's year is told on the report, not at each of its figures.
            period: PeriodView { inferred: None, ..self.period(&observation.period) },
            scope: self.scope(&observation.scope),
            whole: observation.scope == Scope::Whole,
            basis: self.basis(observation.basis).to_owned(),
            note: observation.note.as_deref().map(str::to_owned),
            source: self.source(observation),
            in_prose: matches!(observation.source, Source::Prose { .. }),
            rank: None,
            change: None,
            spark: None,
            contradiction: self.contradiction(id),
        }
    }

    /// The id of a figure on the page that states it.
    pub fn anchor(&self, observation: &Observation) -> String {
        observation.source.anchor(self.site.indicator(observation.indicator))
    }

    /// The link to the place that states an observation.
    pub fn source(&self, observation: &Observation) -> LinkView {
        let anchor = self.anchor(observation);
        let (text, route) = match &observation.source {
            Source::Prose { report, .. } | Source::FrontMatter { report, .. } => {
                (self.site.report(*report).title.clone(), Route::Report(*report))
            }
            Source::Cell { set, .. } => (self.site.data_set(*set).title.clone(), Route::DataSet(*set)),
            Source::Profile { .. } => {
                (self.word("source_profile").to_owned(), Route::Place(observation.place))
            }
        };
        let page = route.path(self.site);
        let href =
            if page == self.here { format!("#{anchor}") } else { format!("{}#{anchor}", self.to(route)) };
        LinkView { text, href }
    }

    /// Observations under their themes, in the order of the catalogue. `row` gives each row its id,
    /// `dress` adds what a page shows of it beyond the rest.
    pub fn by_theme(
        &self,
        ids: &[ObservationId],
        row: impl Fn(&Observation) -> Option<String>,
        dress: impl Fn(ObservationId, ObservationView) -> ObservationView,
    ) -> Vec<ThemeGroup> {
        let mut sorted = ids.to_vec();
        sorted.sort_by_key(|id| (self.site.observation(*id).indicator, *id));
        let mut groups: Vec<ThemeGroup> = Vec::new();
        for id in sorted {
            let observation = self.site.observation(id);
            let theme = self.site.theme_of(self.site.indicator(observation.indicator).theme);
            if groups.last().is_none_or(|group| group.key != theme.key) {
                let name = self.name(&theme.name).to_owned();
                groups.push(ThemeGroup { theme: name, key: theme.key.clone(), rows: Vec::new() });
            }
            let view = dress(id, self.observation(id, row(observation)));
            if let Some(group) = groups.last_mut() {
                group.rows.push(view);
            }
        }
        groups
    }

    /// How many of some observations have each status; statuses that none has are left out.
    pub fn statuses(&self, ids: impl IntoIterator<Item = ObservationId>) -> Vec<StatusCount> {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for id in ids {
            *counts.entry(self.site.observation(id).reading.id()).or_default() += 1;
        }
        self.status_counts(&counts)
    }

    /// The same of readings that were counted before.
    pub fn status_counts(&self, counts: &BTreeMap<&'static str, usize>) -> Vec<StatusCount> {
        const ORDER: [&str; 5] = ["reported", "withheld", "lost", "missing", "not-applicable"];
        let counts = ORDER.into_iter().filter_map(|status| Some((status, *counts.get(status)?)));
        counts
            .map(|(status, count)| StatusCount { status, word: self.status_word(status).to_owned(), count })
            .collect()
    }
}

/// The id of a place's first row on the page of an indicator. Folders may hold what an id may not, such as spaces;
/// every such byte is spelt out, so that two places never share an id.
pub fn row_of_place(context: &Context, id: PlaceId) -> String {
    let mut row = "at-".to_owned();
    for c in context.site.place(id).path.chars() {
        match c {
            '/' => row.push('.'),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => row.push(c),
            c if c.is_alphanumeric() => row.push(c),
            c => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    row.push_str(&format!("_{byte:02X}"));
                }
            }
        }
    }
    row
}

/// As written; a bare number gets the unit of its indicator, or nobody could read it.
fn amount_text(quantity: &Quantity, indicator: &Indicator) -> String {
    let bare = quantity.unit.dimension == quantity::Dimension::None;
    if bare { format!("{}{}", quantity.written, indicator.unit.written) } else { quantity.written.clone() }
}

/// The amount in other words: in the unit of its indicator where that is another one, 亩 also as 公顷 or 平方公里.
fn converted(quantity: &Quantity, indicator: &Indicator) -> Option<String> {
    let number = quantity.number.as_ref()?;
    let mut said = Vec::new();
    let bare = quantity.unit.dimension == quantity::Dimension::None;
    let (from, to) = (&quantity.unit, &indicator.unit);
    // 处 and 个, 人 and 名 are one unit under two names: there is nothing to convert.
    let other = (from.multiplier, &from.base, from.factor) != (to.multiplier, &to.base, to.factor);
    let measured = from.multiplier != to.multiplier || from.factor != to.factor || from.base == "立方米";
    let renamed = from.base == to.base && from.written != to.written;
    if !bare && (other && measured || renamed && from.dimension == quantity::Dimension::Volume) {
        let value = quantity::grouped(quantity.in_unit(to)?.normalize());
        let upper = number.upper.and_then(|upper| {
            let far = quantity::Number { value: upper, upper: None };
            Quantity { number: Some(far), ..quantity.clone() }.in_unit(to)
        });
        let range =
            upper.map(|upper| format!("—{}", quantity::grouped(upper.normalize()))).unwrap_or_default();
        said.push(format!("{value}{range}{}", to.written));
    }
    if from.base == "亩" && number.upper.is_none() {
        said.extend(square_metres(quantity));
    }
    (!said.is_empty()).then(|| said.join(" · "))
}

fn square_metres(quantity: &Quantity) -> Option<String> {
    let area = quantity.in_unit(&quantity::unit("平方米")?)?;
    let (value, unit) = if area >= ONE_SQUARE_KILOMETRE {
        (area / ONE_SQUARE_KILOMETRE, "平方公里")
    } else if area >= ONE_HECTARE {
        (area / ONE_HECTARE, "公顷")
    } else {
        (area, "平方米")
    };
    Some(format!("{}{unit}", quantity::grouped(value.round_dp(2).normalize())))
}
