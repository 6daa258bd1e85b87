//! The catalogue of indicators: the built-in one, and what `content/indicators.yaml` adds or overrides.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::Files;
use crate::model::{Basis, Better, Indicator, IndicatorId, Name, ProjectRole, Sum, Theme, ThemeId};
use crate::quantity;
use crate::say;

use super::fields::{Fields, Text, choose, nearest, plain_key, scalar};
use super::keys;
use super::yaml::{self, Key, Node, Value};

const BUILT_IN: &str = include_str!("catalogue.yaml");

/// Where messages about the built-in catalogue point.
const BUILT_IN_FILE: &str = "(built in) catalogue.yaml";

/// The site's own additions.
pub const SITE_FILE: &str = "content/indicators.yaml";

#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub themes: Vec<Theme>,
    pub indicators: Vec<Indicator>,
    pub by_key: BTreeMap<String, IndicatorId>,
}

/// An indicator before its references are resolved.
struct Draft {
    key: String,
    span: Span,
    origin: Origin,
    name: Name,
    unit: quantity::Unit,
    better: Better,
    basis: Basis,
    sum: DraftSum,
    ratio: Option<(Text, Text)>,
    part_of: Option<Text>,
    rank_of: Option<Text>,
    share_of: Option<Text>,
    growth_of: Option<Text>,
    most: Option<Decimal>,
    project: Option<ProjectRole>,
    theme: Text,
    aliases: Vec<String>,
    definition: Option<String>,
    sensitive: Option<String>,
}

/// Whose an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    BuiltIn,
    /// The site's own, of which the built-in catalogue knows nothing.
    Added,
}

enum DraftSum {
    Plain(Sum),
    WeightedBy(Text),
}

/// Reads both catalogues; the later definition of a key replaces the earlier.
pub fn read(files: &Files, diagnostics: &mut Diagnostics) -> Catalogue {
    let mut themes: Vec<Theme> = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    let sources = [(BUILT_IN_FILE, Some(BUILT_IN)), (SITE_FILE, files.text(SITE_FILE))];
    for (file, text) in sources {
        let Some(text) = text else { continue };
        match yaml::parse(file, text, 0..text.len()) {
            Ok(root) => read_file(file, &root, &mut themes, &mut drafts, diagnostics),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    settle(themes, drafts, diagnostics)
}

fn read_file(
    file: &str,
    root: &Node,
    themes: &mut Vec<Theme>,
    drafts: &mut Vec<Draft>,
    diagnostics: &mut Diagnostics,
) {
    let mut fields = Fields::of(file, root, &keys::CATALOGUE, diagnostics);
    for (key, node) in fields.map("themes", diagnostics) {
        let mut theme = Fields::of(file, node, &keys::NAMED, diagnostics);
        let name = name(&mut theme, diagnostics);
        theme.finish(diagnostics);
        let Some(name) = name else { continue };
        match themes.iter_mut().find(|theme| theme.key == key.name) {
            Some(theme) => theme.name = name,
            None => themes.push(Theme { key: key.name.clone(), name }),
        }
    }
    for (key, node) in fields.map("indicators", diagnostics) {
        let Some(draft) = draft(file, key, node, diagnostics) else { continue };
        match drafts.iter_mut().find(|other| other.key == draft.key) {
            Some(earlier) => *earlier = Draft { origin: earlier.origin, ..draft },
            None => drafts.push(draft),
        }
    }
    fields.finish(diagnostics);
}

/// `zh` (required) and `en` of a thing that has a name.
pub fn name(fields: &mut Fields, diagnostics: &mut Diagnostics) -> Option<Name> {
    let zh = fields.required("zh", diagnostics);
    let en = fields.text("en", diagnostics);
    Some(Name { zh: zh?.text, en: en.map(|text| text.text) })
}

/// Which end of an indicator is the better one.
pub const BETTER: [(&str, Better); 3] =
    [("higher", Better::Higher), ("lower", Better::Lower), ("neither", Better::Neither)];

fn draft(file: &str, key: &Key, node: &Node, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let span = Span::new(file, key.range.clone());
    plain_key(&key.name, &TAKEN, span.clone(), diagnostics);
    let mut fields = Fields::of(file, node, &keys::INDICATOR, diagnostics);
    let name = name(&mut fields, diagnostics);
    let unit = fields.required("unit", diagnostics).and_then(|text| unit(&text, diagnostics));
    let better = fields.choice("better", &BETTER, diagnostics).unwrap_or(Better::Neither);
    let basis = fields.text("basis", diagnostics).and_then(|text| super::metric::basis(&text, diagnostics));
    let sum = fields.node("sum").map_or(DraftSum::Plain(Sum::None), |node| sum(file, node, diagnostics));
    let ratio = fields.node("ratio").and_then(|node| ratio(file, node, diagnostics));
    let part_of = fields.text("part_of", diagnostics);
    let rank_of = fields.text("rank_of", diagnostics);
    let share_of = fields.text("share_of", diagnostics);
    let growth_of = fields.text("growth_of", diagnostics);
    let most = fields.text("most", diagnostics).and_then(|text| most(&text, diagnostics));
    let roles = ProjectRole::ALL.map(|role| (role.id(), role));
    let project = fields.choice("project", &roles, diagnostics);
    let theme = fields.required("theme", diagnostics);
    let aliases = fields.list("aliases");
    let aliases = aliases.into_iter().filter_map(|node| scalar(file, node, diagnostics)).map(|t| t.text);
    let aliases = aliases.collect();
    let definition = fields.text("definition", diagnostics).map(|text| text.text);
    let sensitive = fields.text("sensitive", diagnostics).map(|text| text.text);
    fields.finish(diagnostics);
    Some(Draft {
        key: key.name.clone(),
        span,
        origin: if file == SITE_FILE { Origin::Added } else { Origin::BuiltIn },
        name: name?,
        unit: unit?,
        better,
        basis: basis.unwrap_or(Basis::InPeriod),
        sum,
        ratio,
        part_of,
        rank_of,
        share_of,
        growth_of,
        most,
        project,
        theme: theme?,
        aliases,
        definition,
        sensitive,
    })
}

/// What the site calls files of its own beside those that are named after indicators.
const TAKEN: [&str; 4] = ["index", "matrix", "project-bulletin", "side-by-side"];

fn unit(text: &Text, diagnostics: &mut Diagnostics) -> Option<quantity::Unit> {
    let found = quantity::unit(&text.text);
    if found.is_none() {
        let written = &text.text;
        let message = say!("不认识单位“{written}”", "`{written}` is not a unit");
        let help =
            say!("写成常用单位，如 元、亩、人、公里、%", "write a common unit such as 元, 亩, 人, 公里, %");
        diagnostics.push(Diagnostic::error("unit", message).at(text.span.clone()).help(help));
    }
    found
}

fn sum(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> DraftSum {
    if matches!(node.value, Value::Map(_)) {
        let mut fields = Fields::of(file, node, &keys::WEIGHT, diagnostics);
        let weight = fields.required("weight", diagnostics);
        fields.finish(diagnostics);
        return weight.map_or(DraftSum::Plain(Sum::None), DraftSum::WeightedBy);
    }
    let choices = [("add", Sum::Add), ("mean", Sum::Mean), ("none", Sum::None)];
    let chosen = scalar(file, node, diagnostics).and_then(|text| choose(&text, "sum", &choices, diagnostics));
    DraftSum::Plain(chosen.unwrap_or(Sum::None))
}

fn ratio(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<(Text, Text)> {
    let parts: Vec<Text> = match &node.value {
        Value::List(items) => items.iter().filter_map(|item| scalar(file, item, diagnostics)).collect(),
        _ => Vec::new(),
    };
    match <[Text; 2]>::try_from(parts) {
        Ok([above, below]) => Some((above, below)),
        Err(_) => {
            let message = say!("ratio 要写两个指标", "`ratio` takes two indicators");
            let help = say!("写成 ratio: [分子, 分母]", "write `ratio: [above, below]`");
            let at = super::fields::span(file, node);
            diagnostics.push(Diagnostic::error("shape", message).at(at).help(help));
            None
        }
    }
}

fn most(text: &Text, diagnostics: &mut Diagnostics) -> Option<Decimal> {
    let found = text.text.parse().ok();
    if found.is_none() {
        let message = say!("most 应当是一个数", "`most` must be a number");
        diagnostics.push(Diagnostic::error("unknown-value", message).at(text.span.clone()));
    }
    found
}

/// Resolves themes and weights, and sets the indicators in the order of their themes.
fn settle(themes: Vec<Theme>, mut drafts: Vec<Draft>, diagnostics: &mut Diagnostics) -> Catalogue {
    drafts.retain(|draft| {
        let known = themes.iter().any(|theme| theme.key == draft.theme.text);
        if !known {
            unknown("theme", &draft.theme, themes.iter().map(|theme| theme.key.as_str()), diagnostics);
        }
        known
    });
    let place_of = |draft: &Draft| themes.iter().position(|theme| theme.key == draft.theme.text);
    drafts.sort_by_key(place_of);
    let by_key: BTreeMap<String, IndicatorId> =
        drafts.iter().enumerate().map(|(at, draft)| (draft.key.clone(), IndicatorId(at as u32))).collect();
    let indicators: Vec<_> = drafts
        .into_iter()
        .map(|draft| {
            let theme = place_of(&draft).expect("drafts of unknown themes were dropped above");
            let mut names = vec![draft.name.zh.clone()];
            names.extend(draft.aliases.iter().cloned());
            (draft.span.clone(), names, resolve(draft, ThemeId(theme as u32), &by_key, diagnostics))
        })
        .collect();
    shared_names(&indicators, diagnostics);
    let indicators = indicators.into_iter().map(|(_, _, indicator)| indicator).collect();
    Catalogue { themes, indicators, by_key }
}

/// A draft with what it refers to.
fn resolve(
    draft: Draft,
    theme: ThemeId,
    by_key: &BTreeMap<String, IndicatorId>,
    diagnostics: &mut Diagnostics,
) -> Indicator {
    let mut refer = |text: &Text, field: &str| match by_key.get(&text.text) {
        Some(id) => Some(*id),
        None => {
            unknown(field, text, by_key.keys().map(String::as_str), diagnostics);
            None
        }
    };
    let sum = match &draft.sum {
        DraftSum::Plain(sum) => *sum,
        DraftSum::WeightedBy(weight) => refer(weight, "weight").map_or(Sum::None, Sum::WeightedBy),
    };
    let ratio = draft.ratio.as_ref();
    Indicator {
        ratio: ratio.and_then(|(above, below)| Some((refer(above, "ratio")?, refer(below, "ratio")?))),
        part_of: draft.part_of.as_ref().and_then(|whole| refer(whole, "part_of")),
        rank_of: draft.rank_of.as_ref().and_then(|figure| refer(figure, "rank_of")),
        share_of: draft.share_of.as_ref().and_then(|figure| refer(figure, "share_of")),
        growth_of: draft.growth_of.as_ref().and_then(|figure| refer(figure, "growth_of")),
        added: (draft.origin == Origin::Added).then_some(draft.span),
        key: draft.key,
        name: draft.name,
        unit: draft.unit,
        better: draft.better,
        basis: draft.basis,
        sum,
        most: draft.most,
        project: draft.project,
        theme,
        aliases: draft.aliases,
        definition: draft.definition,
        sensitive: draft.sensitive,
    }
}

/// Two indicators under one name could not be told apart in a table.
fn shared_names(indicators: &[(Span, Vec<String>, Indicator)], diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<&str, &(Span, Vec<String>, Indicator)> = BTreeMap::new();
    for entry in indicators {
        let (span, names, indicator) = entry;
        for name in names {
            let Some(other) = first.insert(name, entry) else { continue };
            if other.2.key == indicator.key {
                continue;
            }
            let (key, theirs) = (&indicator.key, &other.2.key);
            let message = say!(
                "“{name}”同时是 {theirs} 和 {key} 的名称或别名",
                "“{name}” names both `{theirs}` and `{key}`"
            );
            let diagnostic = Diagnostic::error("shared-name", message).at(span.clone());
            diagnostics.push(if *other.0.file == *SITE_FILE {
                diagnostic
                    .also(other.0.clone(), say!("另一个在这里", "the other is here"))
                    .help(say!("改掉其中一个", "rename one of them"))
            } else {
                diagnostic.help(say!(
                    "内置目录里已有 {theirs}：直接用它，或给 {key} 换个名称",
                    "`{theirs}` is built in: use it, or take another name for `{key}`"
                ))
            });
        }
    }
}

fn unknown<'n>(
    field: &str,
    text: &Text,
    known: impl Iterator<Item = &'n str>,
    diagnostics: &mut Diagnostics,
) {
    let written = &text.text;
    let message = say!("{field} 不认识“{written}”", "unknown {field} `{written}`");
    let mut diagnostic = Diagnostic::error("unknown-value", message).at(text.span.clone());
    if let Some(near) = nearest(written, known) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    diagnostics.push(diagnostic);
}
