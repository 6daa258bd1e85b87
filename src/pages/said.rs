//! The way from a record to the sentence that tells of it, or to its own row where no sentence is named.

use crate::model::{ReportId, Said};

use super::context::Context;
use super::view::LinkView;

/// The id of the sentence on the page of its report, else that of the record's row there.
pub fn place(said: Option<&Said>, row: String) -> String {
    said.and_then(|said| said.anchor.clone()).unwrap_or(row)
}

/// The link from a row on the page of the report itself.
pub fn sentence(said: Option<&Said>) -> Option<String> {
    said.and_then(|said| said.anchor.as_ref()).map(|anchor| format!("#{anchor}"))
}

impl Context<'_> {
    /// The link from another page: the report, at the sentence or at the row.
    pub fn told_in(&self, report: ReportId, said: Option<&Said>, row: String) -> LinkView {
        let link = self.report_link(report);
        LinkView { href: format!("{}#{}", link.href, place(said, row)), ..link }
    }
}
