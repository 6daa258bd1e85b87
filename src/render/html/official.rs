//! What stands before and behind the text of a report: addressee, attachments, signature, annexes.

use std::fmt::Write;

use crate::pages::prose::{Annex, Official};

use super::Writer;

impl Writer<'_> {
    pub(super) fn addressee(&mut self, official: &Official) {
        if let Some(addressee) = &official.addressee {
            self.line("p", "addressee", addressee);
        }
    }

    /// 附件说明, 署名, 成文日期 and 附注, which paper keeps together with the end of the text.
    pub(super) fn closing(&mut self, official: &Official) {
        self.attachments(&official.attachments);
        let signed = official.issuer.is_some() || official.date.is_some();
        if signed {
            self.put("<div class=\"signature\">\n");
            if let Some(issuer) = &official.issuer {
                self.line("p", "issuer", issuer);
            }
            if let Some(date) = &official.date {
                self.line("p", "date", date);
            }
            self.put("</div>\n");
        }
        if let Some(remark) = &official.remark {
            self.line("p", "remark", remark);
        }
    }

    /// A single attachment has no number.
    fn attachments(&mut self, names: &[String]) {
        if names.is_empty() {
            return;
        }
        self.put("<div class=\"attachments\">\n");
        let label = self.wording.get("official_attachments").to_owned();
        self.line("p", "attachments-label", &label);
        let list = if names.len() == 1 { "ul" } else { "ol" };
        let _ = writeln!(self.out, "<{list}>");
        for name in names {
            self.put("<li>");
            self.text(name);
            self.put("</li>\n");
        }
        let _ = writeln!(self.out, "</{list}>\n</div>");
    }

    pub(super) fn annexes(&mut self, annexes: &[Annex]) {
        for annex in annexes {
            let class = if annex.wide { "annex wide" } else { "annex" };
            self.tag("section", &[("class", class)]);
            self.put("\n");
            self.tag("h2", &[("id", &annex.anchor)]);
            self.put("<span class=\"annex-number\">");
            self.text(&annex.number);
            self.put("</span>");
            if !annex.name.is_empty() {
                self.put(" <span class=\"annex-name\">");
                self.inlines(&annex.name);
                self.put("</span>");
            }
            self.put("</h2>\n");
            self.blocks(&annex.blocks);
            self.put("</section>\n");
        }
    }

    fn line(&mut self, name: &str, class: &str, text: &str) {
        self.tag(name, &[("class", class)]);
        self.text(text);
        let _ = writeln!(self.out, "</{name}>");
    }
}
