//! One stated figure → one observation: from a metric link in prose or an entry of front matter.

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Span, Words};
use crate::model::{
    Basis, Indicator, IndicatorId, Observation, Period, PlaceId, Reading, Scope, ScopeKind, Source, Time,
};
use crate::quantity::{self, Dimension, NotAQuantity, Quantity, Status, Unit, Written};
use crate::say;

use super::fields::{Text, choose, nearest};
use super::names::Names;

/// A stated figure as written: its text, the indicator it names, and what else is said of it.
#[derive(Clone)]
pub struct Stated {
    pub indicator: Text,
    pub value: Text,
    pub parameters: Vec<(Text, Text)>,
    /// The whole statement, for messages that concern all of it.
    pub span: Span,
}

/// What a statement takes from where it stands.
pub struct Standing<'a> {
    pub place: PlaceId,
    /// The period of the report; a figure without one of its own belongs to it.
    pub period: &'a Arc<Period>,
    pub names: &'a Names,
    pub indicators: &'a [Indicator],
}

/// Lowers a statement; every mistake in it is reported, and None comes back if there was one.
pub fn observe(
    stated: &Stated,
    source: Source,
    standing: &Standing,
    diagnostics: &mut Diagnostics,
) -> Option<Observation> {
    let indicator = indicator(&stated.indicator, standing, diagnostics);
    let reading = reading(&stated.value, quantity::parse(&stated.value.text), diagnostics);
    let terms = terms(&stated.parameters, standing.period, diagnostics)?;
    let (id, mut reading) = (indicator?, reading?);
    standing.names.share_unit(&mut reading);
    let definition = &standing.indicators[id.index()];
    if !fits(&reading, definition, &stated.value, diagnostics) {
        return None;
    }
    Some(Observation {
        place: standing.place,
        indicator: id,
        reading,
        period: terms.period,
        basis: terms.basis.unwrap_or(definition.basis),
        scope: terms.scope,
        note: terms.note,
        source,
        span: stated.span.clone(),
    })
}

fn indicator(text: &Text, standing: &Standing, diagnostics: &mut Diagnostics) -> Option<IndicatorId> {
    let found = standing.names.indicators.get(&text.text).copied();
    if found.is_none() {
        unknown_indicator(text, standing.indicators, diagnostics);
    }
    found
}

/// Reports an indicator that nobody defined, with those that the writer may have meant.
pub fn unknown_indicator(text: &Text, indicators: &[Indicator], diagnostics: &mut Diagnostics) {
    let written = &text.text;
    let message = say!("没有“{written}”这个指标", "there is no indicator `{written}`");
    let mut diagnostic = Diagnostic::error("unknown-indicator", message).at(text.span.clone());
    let candidates = candidates(written, indicators);
    if !candidates.is_empty() {
        let list = candidates.join("、");
        diagnostic = diagnostic.help(say!("相近的有：{list}", "near ones: {list}"));
    }
    diagnostic = diagnostic.help(say!(
        "目录里没有的指标，在 content/indicators.yaml 里加上",
        "define an indicator that the catalogue lacks in content/indicators.yaml"
    ));
    diagnostics.push(diagnostic);
}

/// Up to three indicators that the writer may have meant, by key or by Chinese name.
fn candidates(written: &str, indicators: &[Indicator]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let shown = |indicator: &Indicator| format!("{}（{}）", indicator.key, indicator.name.zh);
    let by_name = |i: &&Indicator| i.name.zh == written || i.aliases.iter().any(|alias| alias == written);
    found.extend(indicators.iter().filter(by_name).map(shown));
    let mut keys: Vec<&str> = indicators.iter().map(|i| i.key.as_str()).collect();
    while found.len() < 3 {
        let Some(key) = nearest(written, keys.iter().copied()) else { break };
        keys.retain(|other| *other != key);
        found.extend(indicators.iter().find(|i| i.key == key).map(shown));
    }
    found.dedup();
    found
}

/// The reading that a field, a link text or a cell was parsed to, or why it is none.
pub fn reading(
    text: &Text,
    parsed: Result<Written, NotAQuantity>,
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    match parsed {
        Ok(Written::Quantity(quantity)) => Some(match quantity.status {
            Status::Reported => Reading::Amount(quantity),
            Status::Withheld => Reading::Withheld(quantity),
            Status::Lost => Reading::Lost(quantity),
        }),
        Ok(Written::Withheld) => Some(Reading::Withheld(Quantity::blank(text.text.trim(), Status::Withheld))),
        Ok(Written::Lost) => Some(Reading::Lost(Quantity::blank(text.text.trim(), Status::Lost))),
        Ok(Written::Missing) => Some(Reading::Missing),
        Ok(Written::NotApplicable) => Some(Reading::NotApplicable),
        Err(why) => {
            let written = &text.text;
            let message = refusal(written, &why);
            let help = say!(
                "写成 620余处、18.9万亩、75%以上；不公开写 未公开，原文丢失写 原文缺失，没报写 未报，不适用写 不适用",
                "write 620余处, 18.9万亩, 75%以上; or 未公开, 原文缺失, 未报, 不适用"
            );
            let diagnostic = Diagnostic::error("quantity", message).at(text.span.clone());
            let one_too_many = matches!(why, NotAQuantity::SeveralFound { .. });
            diagnostics.push(if one_too_many { diagnostic } else { diagnostic.help(help) });
            None
        }
    }
}

/// Why a text is not one figure.
fn refusal(written: &str, why: &NotAQuantity) -> Words {
    match why {
        NotAQuantity::NothingFound { .. } => {
            say!("“{written}”里没有数量", "there is no quantity in `{written}`")
        }
        NotAQuantity::SeveralFound { figures, .. } => {
            let all = figures.join("、");
            say!(
                "“{written}”里有不止一个数量（{all}），每个要单独写一个链接",
                "`{written}` holds more than one quantity ({all}); give each a link of its own"
            )
        }
        NotAQuantity::LeftOver { figure, rest, .. } => say!(
            "“{written}”里除了 {figure}，还剩下看不懂的“{rest}”",
            "in `{written}`, `{rest}` is left over beside {figure}"
        ),
        NotAQuantity::TwoMagnitudes { column, .. } => say!(
            "“{written}”所在的列已经以“{column}”计，写的是哪一个？",
            "`{written}` stands in a column that is already counted in {column}: which one is meant?"
        ),
    }
}

/// A figure without a unit takes the indicator's; one with a unit must be of its dimension and within its bound.
pub fn fits(reading: &Reading, indicator: &Indicator, value: &Text, diagnostics: &mut Diagnostics) -> bool {
    let Some(quantity) = reading.quantity() else { return true };
    unit_fits(&quantity.unit, indicator, value, diagnostics)
        && within(quantity, indicator, value, diagnostics)
}

/// Whether a unit measures what the indicator measures.
pub fn unit_fits(unit: &Unit, indicator: &Indicator, at: &Text, diagnostics: &mut Diagnostics) -> bool {
    if unit.dimension == Dimension::None || quantity::compatible(unit, &indicator.unit) {
        return true;
    }
    let (name, wants, got) = (&indicator.name.zh, &indicator.unit.written, &unit.written);
    let (want_kind, got_kind) = (indicator.unit.dimension.zh(), unit.dimension.zh());
    let (want_id, got_id) = (indicator.unit.dimension.id(), unit.dimension.id());
    let message = say!(
        "“{name}”的单位是{wants}（{want_kind}），这里写的是{got}（{got_kind}）",
        "`{name}` is measured in {wants} ({want_id}), but {got} ({got_id}) is written here"
    );
    let help = say!("检查指标是否选对，或改成同类单位", "check the indicator, or write a unit of its kind");
    diagnostics.push(Diagnostic::error("dimension", message).at(at.span.clone()).help(help));
    false
}

/// A share of a whole cannot be more than the whole.
fn within(quantity: &Quantity, indicator: &Indicator, value: &Text, diagnostics: &mut Diagnostics) -> bool {
    let Some(most) = indicator.most else { return true };
    let Some(found) = indicator.amount(quantity).filter(|found| *found > most) else { return true };
    let (name, unit) = (&indicator.name.zh, &indicator.unit.written);
    let (found, most) = (quantity::decimal(found), quantity::decimal(most));
    let message = say!(
        "“{name}”最多是 {most}{unit}，这里写的是 {found}{unit}",
        "`{name}` is {most}{unit} at most, but {found}{unit} is written here"
    );
    let help = say!(
        "改正数字；确实可以超过的，去掉指标目录里的 most",
        "mend the figure, or remove `most` from the indicator if it may be exceeded"
    );
    diagnostics.push(Diagnostic::error("too-much", message).at(value.span.clone()).help(help));
    false
}

/// The keys that may stand behind a figure.
pub const KEYS: [&str; 6] = ["scope", "period", "as_of", "when", "basis", "note"];

/// What a figure covers, and when.
#[derive(Debug, Clone)]
pub struct Terms {
    pub scope: Scope,
    pub period: Arc<Period>,
    /// None: the indicator's own.
    pub basis: Option<Basis>,
    pub note: Option<Box<str>>,
}

/// Reads the keys behind a figure; without a period among them it belongs to `period`.
pub fn terms(
    parameters: &[(Text, Text)],
    period: &Arc<Period>,
    diagnostics: &mut Diagnostics,
) -> Option<Terms> {
    let before = diagnostics.errors();
    let mut scope = Scope::Whole;
    let (mut time, mut when, mut chosen, mut note) = (None, None, None, None);
    for (key, value) in parameters {
        match key.text.as_str() {
            "scope" => scope = self::scope(value, diagnostics).unwrap_or(Scope::Whole),
            "period" => time = Some((value, super::period::stretch(value, diagnostics))),
            "as_of" => time = Some((value, super::period::as_of(value, diagnostics))),
            "when" => when = Some(value.text.clone()),
            "basis" => chosen = basis(value, diagnostics),
            "note" => note = Some(value.text.as_str().into()),
            _ => unknown_key(key, diagnostics),
        }
    }
    let doubled = parameters.iter().enumerate().find(|(at, (key, _))| {
        parameters[..*at].iter().any(|(earlier, _)| {
            earlier.text == key.text
                || [&earlier.text, &key.text].iter().all(|k| *k == "period" || *k == "as_of")
        })
    });
    if let Some((_, (key, _))) = doubled {
        let name = &key.text;
        let message =
            say!("“{name}”说了两次（period 和 as_of 只写一个）", "`{name}` is said twice (period or as_of)");
        diagnostics.push(Diagnostic::error("metric-key", message).at(key.span.clone()));
    }
    let period = match (time, when) {
        (Some((_, time)), when) => Period { time, when }.into(),
        (None, Some(when)) => Period { time: Time::Unknown { inferred: None }, when: Some(when) }.into(),
        (None, None) => period.clone(),
    };
    (diagnostics.errors() == before).then_some(Terms { scope, period, basis: chosen, note })
}

fn unknown_key(key: &Text, diagnostics: &mut Diagnostics) {
    let (name, all) = (&key.text, KEYS.join(", "));
    let message = say!("指标后面没有“{name}”这个参数", "a figure has no parameter `{name}`");
    let mut diagnostic = Diagnostic::error("metric-key", message).at(key.span.clone());
    if let Some(near) = nearest(name, KEYS) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    diagnostics.push(diagnostic.help(say!("可以写：{all}", "it may be: {all}")));
}

/// A basis by its id or its Chinese name.
pub fn basis(text: &Text, diagnostics: &mut Diagnostics) -> Option<Basis> {
    let choices = [
        ("period", Basis::InPeriod),
        ("cumulative", Basis::Cumulative),
        ("stock", Basis::Stock),
        ("本期", Basis::InPeriod),
        ("累计", Basis::Cumulative),
        ("时点", Basis::Stock),
    ];
    choose(text, "basis", &choices, diagnostics)
}

/// A scope as written: 全域, 建成区 (镇区), or a kind and a name: 项目:幸福路.
fn scope(text: &Text, diagnostics: &mut Diagnostics) -> Option<Scope> {
    match text.text.trim() {
        "全域" => return Some(Scope::Whole),
        "建成区" | "镇区" => return Some(Scope::BuiltUp),
        _ => {}
    }
    let named = text.text.split_once([':', '：']).and_then(|(kind, name)| {
        let kind = ScopeKind::ALL.into_iter().find(|k| k.zh() == kind.trim())?;
        let name = name.trim();
        (!name.is_empty()).then(|| Scope::Named(kind, name.into()))
    });
    if named.is_none() {
        let written = &text.text;
        let message = say!("看不懂口径“{written}”", "`{written}` is not a scope");
        let help = say!(
            "写成 全域、建成区、村:名称、项目:名称、单位:名称 或 地物:名称",
            "write 全域, 建成区, 村:NAME, 项目:NAME, 单位:NAME or 地物:NAME"
        );
        diagnostics.push(Diagnostic::error("scope", message).at(text.span.clone()).help(help));
    }
    named
}
