//! Scopes (口径): what a figure covers.

/// What kind of thing a scope names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScopeKind {
    Village,
    Project,
    /// An organisation, a school, a team, an enterprise.
    Unit,
    /// A river, a road, a wood.
    Feature,
}

impl ScopeKind {
    /// Every kind there is.
    pub const ALL: [ScopeKind; 4] =
        [ScopeKind::Village, ScopeKind::Project, ScopeKind::Unit, ScopeKind::Feature];

    /// As written before the colon: `项目:…`.
    pub fn zh(self) -> &'static str {
        match self {
            ScopeKind::Village => "村",
            ScopeKind::Project => "项目",
            ScopeKind::Unit => "单位",
            ScopeKind::Feature => "地物",
        }
    }
}

/// What a figure covers. Only figures of equal scope compare.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The place as a whole (全域).
    Whole,
    /// Its built-up area (建成区, 镇区).
    BuiltUp,
    /// One named thing within it.
    Named(ScopeKind, Box<str>),
}
