//! Policy documents: title, number, issuer, date.

use crate::model::{PolicyDocument, Report};

use super::super::context::Context;
use super::Topic;
use super::lists::Listed;

impl Listed for PolicyDocument {
    const TOPIC: Topic = Topic::Documents;
    const SUBJECT: &'static str = "data_document";
    const COLUMNS: &'static [&'static str] = &["data_document_number", "data_issuer", "data_date"];
    const CAPTION: &'static str = "caption_documents";

    fn of(report: &Report) -> &[PolicyDocument] {
        &report.documents
    }

    fn subject(&self, context: &Context) -> String {
        context.fill("document_title", &[("title", &self.title)])
    }

    fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    fn cells(&self, context: &Context) -> Vec<String> {
        let date = self.date.as_ref().map(|date| context.dated(date));
        [self.number.clone(), self.issuer.clone(), date].map(Option::unwrap_or_default).into()
    }

    fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}
