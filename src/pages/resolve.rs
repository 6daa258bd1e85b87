//! Document → Prose: links, pictures and figures as they stand on one page.

use crate::model::{self, Document, Link, ObservationId};

use super::context::{Context, PICTURES};
use super::prose::{Block, Footnote, Inline, Item, Prose, alignment};
use super::readings::row_of_place;
use super::route::Route;

impl Context<'_> {
    /// Resolves a text for this page. `figures` are the observations its figures count into.
    pub fn prose(&self, document: &Document, figures: &[Option<ObservationId>]) -> Prose {
        let resolver = Resolver { context: self, figures };
        Prose {
            blocks: resolver.blocks(&document.blocks),
            footnotes: document
                .footnotes
                .iter()
                .enumerate()
                .map(|(at, footnote)| Footnote {
                    number: at + 1,
                    blocks: resolver.blocks(&footnote.blocks),
                    references: footnote.references,
                })
                .collect(),
            official: None,
        }
    }
}

struct Resolver<'c, 'a> {
    context: &'c Context<'a>,
    figures: &'c [Option<ObservationId>],
}

impl Resolver<'_, '_> {
    fn blocks(&self, blocks: &[model::Block]) -> Vec<Block> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &model::Block) -> Block {
        match block {
            model::Block::Heading(heading) => Block::Heading {
                level: heading.level,
                anchor: heading.anchor.clone(),
                text: self.inlines(&heading.text),
            },
            model::Block::Paragraph(text) => Block::Paragraph { text: self.inlines(text) },
            model::Block::Plain(text) => Block::Plain { text: self.inlines(text) },
            model::Block::Quote(blocks) => Block::Quote { blocks: self.blocks(blocks) },
            model::Block::List { start, items } => {
                let items = items.iter();
                let item = |item: &model::Item| Item { done: item.done, blocks: self.blocks(&item.blocks) };
                Block::List { start: *start, items: items.map(item).collect() }
            }
            model::Block::Table { alignments, head, rows } => Block::Table {
                alignments: alignments.iter().copied().map(alignment).collect(),
                head: self.cells(head),
                rows: rows.iter().map(|row| self.cells(row)).collect(),
            },
            model::Block::Code { language, text } => {
                Block::Code { language: language.clone(), text: text.clone() }
            }
            model::Block::Rule => Block::Rule,
        }
    }

    fn cells(&self, cells: &[Vec<model::Inline>]) -> Vec<Vec<Inline>> {
        cells.iter().map(|cell| self.inlines(cell)).collect()
    }

    fn inlines(&self, inlines: &[model::Inline]) -> Vec<Inline> {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &model::Inline) -> Inline {
        match inline {
            model::Inline::Text(text) => Inline::Text { text: text.clone() },
            model::Inline::Strong(text) => Inline::Strong { text: self.inlines(text) },
            model::Inline::Emphasis(text) => Inline::Emphasis { text: self.inlines(text) },
            model::Inline::Strike(text) => Inline::Strike { text: self.inlines(text) },
            model::Inline::Code(text) => Inline::Code { text: text.clone() },
            model::Inline::Link { to, text } => Inline::Link {
                href: self.href(to),
                outside: matches!(**to, Link::Outside(_)),
                text: self.inlines(text),
            },
            model::Inline::Picture { picture, alt } => {
                let picture = self.context.site.picture(*picture);
                Inline::Picture {
                    src: self.context.to_file(&format!("{PICTURES}/{}", picture.name)),
                    alt: alt.to_string(),
                    width: picture.width,
                    height: picture.height,
                }
            }
            model::Inline::Figure { figure, text } => self.figure(*figure, text),
            model::Inline::Said(sentence) => {
                Inline::Said { id: sentence.anchor.clone(), text: self.inlines(&sentence.text) }
            }
            model::Inline::FootnoteReference { footnote, reference } => {
                Inline::FootnoteReference { number: footnote + 1, reference: reference + 1 }
            }
            model::Inline::SoftBreak => Inline::SoftBreak,
            model::Inline::HardBreak => Inline::HardBreak,
        }
    }

    /// A figure leads to its indicator, at the row of its place, and says which indicator that is.
    fn figure(&self, figure: usize, text: &str) -> Inline {
        let context = self.context;
        let Some(id) = self.figures.get(figure).copied().flatten() else {
            return Inline::Text { text: text.to_owned() };
        };
        let observation = context.site.observation(id);
        let indicator = context.site.indicator(observation.indicator);
        let reading = context.reading(&observation.reading, indicator);
        let link = context.indicator_link(observation.indicator);
        let mut values = vec![("indicator", link.text.as_str()), ("reading", reading.shown.as_str())];
        let says = match &reading.qualifier_word {
            Some(word) => {
                values.push(("qualifier", word));
                context.fill("figure_says_more", &values)
            }
            None => context.fill("figure_says", &values),
        };
        Inline::Figure {
            id: context.anchor(observation),
            href: format!(
                "{}#{}",
                context.to(super::route::indicator_of_place(observation.indicator, observation.place)),
                super::route::fragment(&row_of_place(context, observation.place))
            ),
            text: text.to_owned(),
            status: observation.reading.id(),
            mark: (reading.status != "reported" && reading.shown != text).then_some(reading.shown),
            says,
        }
    }

    fn href(&self, link: &Link) -> String {
        let context = self.context;
        match link {
            Link::Outside(url) => url.clone(),
            Link::Report { report, anchor: None } => context.to(Route::Report(*report)),
            Link::Report { report, anchor: Some(anchor) } => {
                format!("{}#{anchor}", context.to(Route::Report(*report)))
            }
            Link::Place(id) => context.to(Route::Place(*id)),
            // The page of an indicator that nobody has answered does not exist; the list does.
            Link::Indicator(id) if !context.site.by_indicator.contains_key(id) => {
                context.to(Route::Indicators)
            }
            Link::Indicator(id) => context.to(Route::Indicator(*id)),
            Link::Picture(id) => context.to_file(&format!("{PICTURES}/{}", context.site.picture(*id).name)),
            Link::Within(anchor) => format!("#{anchor}"),
            Link::Home => context.to(Route::Home),
        }
    }
}
