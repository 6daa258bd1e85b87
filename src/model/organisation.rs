//! Organisations (组织): leading groups, task forces, offices and associations, with their posts and never their people.

use super::Reading;
use crate::diag::Span;

/// A post or a unit as written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub text: String,
    pub span: Span,
}

/// One organisation that a report tells of.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub name: String,
    /// 领导小组, 专班, 办公室, 群团, …, as the office says.
    pub kind: Option<String>,
    /// The posts in it and who holds them by office: 组长：镇纪委书记.
    pub roles: Vec<Post>,
    /// How many people belong to it; in persons.
    pub members: Option<Reading>,
    pub detail: Option<String>,
    pub note: Option<String>,
}
