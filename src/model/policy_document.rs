//! Policy documents (文件): what a report names as issued, by its title.

use super::Period;

/// One document that a report names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDocument {
    /// As written, without 《》.
    pub title: String,
    /// 文号, as written: 西政发〔2021〕12号.
    pub number: Option<String>,
    /// 通知, 方案, 办法, …, as the office says.
    pub kind: Option<String>,
    pub issuer: Option<String>,
    /// The day or the stretch of time it was issued in; None where the report gives none.
    pub date: Option<Period>,
    pub note: Option<String>,
}
