//! The short lists of keys that some columns hold, each with its word.

use crate::model::{Basis, Better, Level, ScopeKind};
use crate::quantity::Qualifier;

use super::Context;

/// A key and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub key: &'static str,
    pub word: String,
}

/// What a place may say, in the order in which it is told.
pub const STATUSES: [&str; 5] = ["reported", "withheld", "lost", "missing", "not-applicable"];

pub const QUALIFIERS: [Qualifier; 7] = [
    Qualifier::Exact,
    Qualifier::SomewhatMore,
    Qualifier::AtLeast,
    Qualifier::JustUnder,
    Qualifier::About,
    Qualifier::AtMost,
    Qualifier::Between,
];

pub fn statuses(context: &Context) -> Vec<Term> {
    let term = |key| Term { key, word: context.status_word(key).to_owned() };
    STATUSES.into_iter().map(term).collect()
}

pub fn qualifiers(context: &Context) -> Vec<Term> {
    let exact = || context.fill("data_exact", &[]);
    let word = |qualifier| context.qualifier_word(qualifier).map_or_else(exact, str::to_owned);
    let term = |qualifier: Qualifier| Term { key: qualifier.id(), word: word(qualifier) };
    QUALIFIERS.into_iter().map(term).collect()
}

pub fn bases(context: &Context) -> Vec<Term> {
    Basis::ALL.into_iter().map(|one| Term { key: one.id(), word: context.basis(one).to_owned() }).collect()
}

pub fn levels(context: &Context) -> Vec<Term> {
    Level::ALL.into_iter().map(|one| Term { key: one.id(), word: context.level(one).to_owned() }).collect()
}

pub fn better_id(better: Better) -> &'static str {
    match better {
        Better::Higher => "higher",
        Better::Lower => "lower",
        Better::Neither => "neither",
    }
}

pub fn directions(context: &Context) -> Vec<Term> {
    let all = [Better::Higher, Better::Lower, Better::Neither];
    all.map(|one| Term { key: better_id(one), word: context.better(one).to_owned() }).into()
}

pub fn scope_kind_id(kind: ScopeKind) -> &'static str {
    match kind {
        ScopeKind::Village => "village",
        ScopeKind::Project => "project",
        ScopeKind::Unit => "unit",
        ScopeKind::Feature => "feature",
    }
}

pub fn scopes(context: &Context) -> Vec<Term> {
    let words = [
        ("whole", "scope_whole"),
        ("built-up", "scope_built_up"),
        ("village", "scope_village"),
        ("project", "scope_project"),
        ("unit", "scope_unit"),
        ("feature", "scope_feature"),
    ];
    words.map(|(key, word)| Term { key, word: context.fill(word, &[]) }).into()
}
