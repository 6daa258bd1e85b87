//! Prose → HTML. Every text is escaped here; nothing a writer wrote becomes markup.

mod official;

use std::fmt::Write;

use tera::escape_html;

use crate::model::Wording;
use crate::pages::prose::{Block, Footnote, Inline, Item, Prose};

use super::code::highlight;

/// The HTML of a text with its footnotes.
pub fn prose(prose: &Prose, wording: &Wording) -> String {
    let mut writer = Writer { out: String::new(), wording, tables: 0 };
    let official = prose.official.as_ref();
    official.iter().for_each(|it| writer.addressee(it));
    writer.blocks(&prose.blocks);
    official.iter().for_each(|it| writer.closing(it));
    writer.footnotes(&prose.footnotes);
    official.iter().for_each(|it| writer.annexes(&it.annexes));
    writer.out
}

struct Writer<'a> {
    out: String,
    wording: &'a Wording,
    /// How many tables there were, for their labels.
    tables: usize,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn text(&mut self, text: &str) {
        // Writing to memory cannot fail.
        let mut escaped = Vec::with_capacity(text.len());
        let _ = escape_html(text, &mut escaped);
        self.out.push_str(&String::from_utf8_lossy(&escaped));
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.put(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.put(key);
            self.put("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, anchor, text } => {
                let name = format!("h{level}");
                self.tag(&name, &[("id", anchor)]);
                self.inlines(text);
                let _ = writeln!(self.out, "</{name}>");
            }
            Block::Paragraph { text } => {
                self.put("<p>");
                self.inlines(text);
                self.put("</p>\n");
            }
            Block::Plain { text } => self.inlines(text),
            Block::Quote { blocks } => {
                self.put("<blockquote>\n");
                self.blocks(blocks);
                self.put("</blockquote>\n");
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Rule => self.put("<hr>\n"),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Item]) {
        match start {
            None => self.put("<ul>\n"),
            Some(1) => self.put("<ol>\n"),
            Some(start) => {
                let _ = writeln!(self.out, "<ol start=\"{start}\">");
            }
        }
        for item in items {
            match item.done {
                None => self.put("<li>"),
                Some(done) => {
                    let checked = if done { " checked" } else { "" };
                    let label = self.wording.get(if done { "task_done" } else { "task_open" }).to_owned();
                    let _ = write!(self.out, "<li class=\"task\"><input type=\"checkbox\" disabled{checked}");
                    self.put(" aria-label=\"");
                    self.text(&label);
                    self.put("\"> ");
                }
            }
            self.blocks(&item.blocks);
            self.put("</li>\n");
        }
        self.put(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    /// A wide table scrolls in its own region, which the keyboard can reach and a screen reader can name.
    fn table(&mut self, alignments: &[&str], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.tables += 1;
        let label = self.wording.fill("table_label", &[("number", &self.tables.to_string())]);
        self.tag(
            "div",
            &[("class", "table-wrap"), ("role", "region"), ("tabindex", "0"), ("aria-label", &label)],
        );
        self.put("<table>\n<thead>\n<tr>");
        self.cells(alignments, head, "th");
        self.put("</tr>\n</thead>\n");
        if !rows.is_empty() {
            self.put("<tbody>\n");
            for row in rows {
                self.put("<tr>");
                self.cells(alignments, row, "td");
                self.put("</tr>\n");
            }
            self.put("</tbody>\n");
        }
        self.put("</table>\n</div>\n");
    }

    fn cells(&mut self, alignments: &[&str], cells: &[Vec<Inline>], name: &str) {
        for (at, cell) in cells.iter().enumerate() {
            let class = match alignments.get(at).copied().unwrap_or_default() {
                "left" => "align-left",
                "center" => "align-center",
                "right" => "align-right",
                _ => "",
            };
            // A head cell without words heads nothing, so it is no head cell.
            let name = if name == "th" && cell.is_empty() { "td" } else { name };
            let mut attributes = Vec::new();
            if name == "th" {
                attributes.push(("scope", "col"));
            }
            if !class.is_empty() {
                attributes.push(("class", class));
            }
            self.tag(name, &attributes);
            self.inlines(cell);
            let _ = write!(self.out, "</{name}>");
        }
    }

    fn code(&mut self, language: Option<&str>, text: &str) {
        self.put("<pre class=\"code\">");
        match language {
            Some(language) => self.tag("code", &[("class", &format!("language-{language}"))]),
            None => self.put("<code>"),
        }
        match language.and_then(|language| highlight(language, text)) {
            Some(highlighted) => self.put(&highlighted),
            None => self.text(text),
        }
        self.put("</code></pre>\n");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Strong { text } => self.wrapped("strong", text),
            Inline::Emphasis { text } => self.wrapped("em", text),
            Inline::Strike { text } => self.wrapped("del", text),
            Inline::Code { text } => {
                self.put("<code>");
                self.text(text);
                self.put("</code>");
            }
            Inline::Link { href, outside, text } => {
                let mut attributes = vec![("href", href.as_str())];
                if *outside {
                    attributes.push(("rel", "noopener nofollow"));
                }
                self.tag("a", &attributes);
                self.inlines(text);
                self.put("</a>");
            }
            Inline::Picture { src, alt, width, height } => {
                let (width, height) = (width.to_string(), height.to_string());
                let attributes = [
                    ("class", "picture"),
                    ("src", src),
                    ("alt", alt),
                    ("width", &width),
                    ("height", &height),
                    ("loading", "lazy"),
                ];
                self.tag("img", &attributes);
            }
            Inline::Figure { id, href, text, status, says, mark } => {
                let class = format!("figure status-{status}");
                let mut attributes =
                    vec![("class", class.as_str()), ("id", id), ("href", href), ("title", says)];
                attributes.extend(mark.as_deref().map(|mark| ("data-status", mark)));
                self.tag("a", &attributes);
                self.text(text);
                self.put("</a>");
            }
            Inline::Said { id, text } => {
                self.tag("span", &[("class", "said"), ("id", id)]);
                self.inlines(text);
                self.put("</span>");
            }
            Inline::FootnoteReference { number, reference } => {
                let id = format!("fnref-{number}-{reference}");
                let href = format!("#fn-{number}");
                self.put("<sup class=\"footnote-ref\">");
                self.tag("a", &[("id", &id), ("href", &href)]);
                let _ = write!(self.out, "{number}</a></sup>");
            }
            Inline::SoftBreak => self.put("\n"),
            Inline::HardBreak => self.put("<br>\n"),
        }
    }

    fn wrapped(&mut self, name: &str, text: &[Inline]) {
        let _ = write!(self.out, "<{name}>");
        self.inlines(text);
        let _ = write!(self.out, "</{name}>");
    }

    fn footnotes(&mut self, footnotes: &[Footnote]) {
        if footnotes.is_empty() {
            return;
        }
        let label = self.wording.get("footnotes_label").to_owned();
        let back = self.wording.get("footnote_back").to_owned();
        self.tag("section", &[("class", "footnotes"), ("aria-label", &label)]);
        self.put("\n<ol>\n");
        for footnote in footnotes {
            let number = footnote.number;
            let _ = write!(self.out, "<li id=\"fn-{number}\">");
            self.blocks(&footnote.blocks);
            for reference in 1..=footnote.references {
                let href = format!("#fnref-{number}-{reference}");
                let label = format!("{back} {number}");
                self.tag("a", &[("class", "footnote-back"), ("href", &href), ("aria-label", &label)]);
                self.put("↩</a>");
            }
            self.put("</li>\n");
        }
        self.put("</ol>\n</section>\n");
    }
}
