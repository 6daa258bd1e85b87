//! Prose → nodes for paper: the same blocks, with clean texts, levels without gaps, links that lead somewhere from paper,
//! pictures in millimetres and tables with a shape.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::diag::width;
use crate::pages::PICTURES;
use crate::pages::prose::{Block, Footnote, Inline, Item, Official, Prose};

use super::breaks::{clean, clean_lines};
use super::columns::{Room, longest, shape};

/// The largest picture on paper, in millimetres: as wide as the text, and with room for some of it.
const LARGEST: (f64, f64) = (156.0, 180.0);
/// How large a pixel is where there is room: 96 to an inch.
const PIXEL: f64 = 25.4 / 96.0;

/// What is nested deeper has no room on paper: it stands where its surroundings stand.
const DEEPEST: usize = 6;

/// A text for paper, and what it needs.
pub struct Fitted {
    pub nodes: Value,
    /// What stands before and behind the text of a report; null around other texts.
    pub official: Value,
    /// Names of pictures, as they are published.
    pub pictures: BTreeSet<String>,
}

/// What surrounds a text.
pub struct Setting<'a> {
    /// The page that shows the same, from the root of the site.
    pub here: &'a str,
    /// The public address of the site, ending in `/`; without one, links within the site are plain text.
    pub base: Option<&'a str>,
    /// The indicator of each figure, by its anchor.
    pub indicators: &'a BTreeMap<String, String>,
    /// How deep headings begin: 1, or 2 in a book, where the title of the report is the first.
    pub top: u8,
}

/// Fits a text.
pub fn fit(prose: &Prose, setting: &Setting) -> Fitted {
    let mut ranks = BTreeSet::new();
    let mut anchors = BTreeSet::new();
    outline(&prose.blocks, &mut ranks, &mut anchors);
    for annex in prose.official.iter().flat_map(|official| &official.annexes) {
        // Its own heading stands where the first headings of the text stand.
        ranks.insert(2);
        anchors.insert(annex.anchor.clone());
        outline(&annex.blocks, &mut ranks, &mut anchors);
    }
    let mut fitter = Fitter {
        setting,
        notes: &prose.footnotes,
        ranks: ranks.into_iter().collect(),
        anchors,
        level: 0,
        depth: 0,
        pictures: BTreeSet::new(),
    };
    let nodes = fitter.blocks(&prose.blocks);
    let official = prose.official.as_ref().map_or(Value::Null, |official| fitter.official(official));
    Fitted { nodes, official, pictures: fitter.pictures }
}

fn outline(blocks: &[Block], ranks: &mut BTreeSet<u8>, anchors: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Heading { level, anchor, .. } => {
                ranks.insert(*level);
                anchors.insert(anchor.clone());
            }
            Block::Quote { blocks } => outline(blocks, ranks, anchors),
            Block::List { items, .. } => {
                items.iter().for_each(|item| outline(&item.blocks, ranks, anchors));
            }
            _ => {}
        }
    }
}

struct Fitter<'a> {
    setting: &'a Setting<'a>,
    notes: &'a [Footnote],
    /// The levels that occur, from the top.
    ranks: Vec<u8>,
    anchors: BTreeSet<String>,
    /// Of the last heading; no level may be skipped on the way down.
    level: u8,
    /// How many quotes, lists and emphases are around.
    depth: usize,
    pictures: BTreeSet<String>,
}

impl Fitter<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Value {
        let mut nodes = Vec::new();
        self.gather(blocks, &mut nodes);
        nodes.into()
    }

    fn gather(&mut self, blocks: &[Block], nodes: &mut Vec<Value>) {
        for block in blocks {
            match block {
                Block::Quote { blocks } if self.depth >= DEEPEST => self.gather(blocks, nodes),
                Block::List { items, .. } if self.depth >= DEEPEST => {
                    items.iter().for_each(|item| self.gather(&item.blocks, nodes));
                }
                _ => nodes.push(self.block(block)),
            }
        }
    }

    fn within(&mut self, blocks: &[Block]) -> Value {
        self.depth += 1;
        let nodes = self.blocks(blocks);
        self.depth -= 1;
        nodes
    }

    fn block(&mut self, block: &Block) -> Value {
        match block {
            Block::Heading { level, anchor, text } => {
                let rank = self.ranks.iter().position(|known| known == level).unwrap_or(0);
                let rank = u8::try_from(rank).unwrap_or(u8::MAX).saturating_add(1);
                self.level = rank.min(self.level + 1);
                let level = self.level + self.setting.top - 1;
                json!({ "block": "heading", "level": level, "anchor": anchor, "text": self.inlines(text) })
            }
            Block::Paragraph { text } if is_pictures(text) => {
                let all = text.iter().filter(|inline| matches!(inline, Inline::Picture { .. }));
                let all: Value = all.map(|inline| self.inline(inline)).collect();
                json!({ "block": "pictures", "pictures": all })
            }
            Block::Paragraph { text } => json!({ "block": "paragraph", "text": self.inlines(text) }),
            Block::Plain { text } => json!({ "block": "plain", "text": self.inlines(text) }),
            Block::Quote { blocks } => json!({ "block": "quote", "blocks": self.within(blocks) }),
            Block::List { start, items } => {
                let items: Value = items.iter().map(|item| self.item(item)).collect();
                json!({ "block": "list", "start": start, "items": items, "depth": self.depth })
            }
            Block::Table { alignments, head, rows } => {
                let wide = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| width(&plain(cell))).collect();
                let room = if self.depth == 0 { Room::Open } else { Room::Within };
                let shape = shape(&longest(std::iter::once(head).chain(rows).map(wide)), room);
                let head = self.cells(head);
                let rows: Value = rows.iter().map(|row| self.cells(row)).collect();
                json!({ "block": "table", "alignments": alignments, "shape": shape, "head": head, "rows": rows })
            }
            Block::Code { text, .. } => json!({ "block": "code", "text": clean_lines(text) }),
            Block::Rule => json!({ "block": "rule" }),
        }
    }

    fn official(&mut self, official: &Official) -> Value {
        let annexes = official.annexes.iter().map(|annex| {
            self.level = 1;
            json!({
                "anchor": annex.anchor,
                "level": self.setting.top,
                "number": clean(&annex.number),
                "name": self.inlines(&annex.name),
                "blocks": self.blocks(&annex.blocks),
            })
        });
        let annexes: Value = annexes.collect();
        let text = |text: &Option<String>| text.as_deref().map(clean);
        json!({
            "addressee": text(&official.addressee),
            "attachments": official.attachments.iter().map(|name| clean(name)).collect::<Vec<_>>(),
            "issuer": text(&official.issuer),
            "date": text(&official.date),
            "remark": text(&official.remark),
            "annexes": annexes,
        })
    }

    fn item(&mut self, item: &Item) -> Value {
        json!({ "done": item.done, "blocks": self.within(&item.blocks) })
    }

    fn cells(&mut self, row: &[Vec<Inline>]) -> Value {
        row.iter().map(|cell| self.inlines(cell)).collect()
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Value {
        if self.depth >= 2 * DEEPEST {
            return json!([{ "inline": "text", "text": clean(&plain(inlines)) }]);
        }
        self.depth += 1;
        let nodes = inlines.iter().map(|inline| self.inline(inline)).collect();
        self.depth -= 1;
        nodes
    }

    fn inline(&mut self, inline: &Inline) -> Value {
        match inline {
            Inline::Text { text } => json!({ "inline": "text", "text": clean(text) }),
            Inline::Strong { text } => json!({ "inline": "strong", "text": self.inlines(text) }),
            Inline::Emphasis { text } => json!({ "inline": "emphasis", "text": self.inlines(text) }),
            Inline::Strike { text } => json!({ "inline": "strike", "text": self.inlines(text) }),
            Inline::Code { text } => json!({ "inline": "code", "text": clean(text) }),
            Inline::Link { href, outside, text } => self.link(href, *outside, text),
            Inline::Picture { src, alt, width, height } => self.picture(src, alt, (*width, *height)),
            Inline::Figure { id, text, mark, .. } => {
                let indicator = self.setting.indicators.get(id);
                json!({ "inline": "figure", "text": clean(text), "mark": mark, "indicator": indicator })
            }
            // Nothing on paper leads to it.
            Inline::Said { text, .. } => json!({ "inline": "link", "text": self.inlines(text) }),
            Inline::FootnoteReference { number, reference } => self.reference(*number, *reference),
            Inline::SoftBreak => json!({ "inline": "soft-break" }),
            Inline::HardBreak => json!({ "inline": "hard-break" }),
        }
    }

    /// The first reference to a note brings it; what a note says is set as lines, since it stands at the foot.
    fn reference(&mut self, number: usize, reference: usize) -> Value {
        let known = self.notes.iter().find(|note| note.number == number);
        let Some(note) = known.filter(|_| reference == 1) else {
            return json!({ "inline": "footnote-reference", "number": number, "known": known.is_some() });
        };
        let mut lines = Vec::new();
        flatten(&note.blocks, &mut lines);
        // A note within a note is named by its number.
        let notes = std::mem::take(&mut self.notes);
        let lines: Vec<Value> = lines.into_iter().map(|line| self.inlines(line)).collect();
        self.notes = notes;
        json!({ "inline": "footnote-reference", "number": number, "known": true, "lines": lines })
    }

    fn link(&mut self, href: &str, outside: bool, text: &[Inline]) -> Value {
        let mut node = json!({ "inline": "link", "text": self.inlines(text) });
        if outside {
            node["url"] = href.into();
        } else if let Some(anchor) = href.strip_prefix('#') {
            if self.anchors.contains(anchor) {
                node["anchor"] = anchor.into();
            }
        } else if let Some(base) = self.setting.base {
            node["url"] = absolute(base, self.setting.here, href).into();
        }
        node
    }

    fn picture(&mut self, src: &str, alt: &str, (width, height): (u32, u32)) -> Value {
        let name = src.rsplit('/').next().unwrap_or(src);
        self.pictures.insert(name.to_owned());
        let (width, height) = (f64::from(width) * PIXEL, f64::from(height) * PIXEL);
        let scale = (LARGEST.0 / width).min(LARGEST.1 / height).min(1.0);
        let file = format!("/{PICTURES}/{name}");
        json!({
            "inline": "picture", "file": file, "alt": clean(alt),
            "width": width * scale, "height": height * scale,
        })
    }
}

/// Pictures that stand alone stand between paragraphs.
fn is_pictures(inlines: &[Inline]) -> bool {
    let breaks = |inline: &Inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak);
    let mut others = inlines.iter().filter(|inline| !breaks(inline)).peekable();
    others.peek().is_some() && others.all(|inline| matches!(inline, Inline::Picture { .. }))
}

/// The lines of a note: each paragraph, item and row is one.
fn flatten<'a>(blocks: &'a [Block], lines: &mut Vec<&'a [Inline]>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } | Block::Plain { text } => {
                lines.push(text)
            }
            Block::Quote { blocks } => flatten(blocks, lines),
            Block::List { items, .. } => items.iter().for_each(|item| flatten(&item.blocks, lines)),
            Block::Table { head, rows, .. } => {
                lines.extend(std::iter::once(head).chain(rows).flatten().map(Vec::as_slice));
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn plain(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Figure { text, .. } => text.clone(),
            Inline::Strong { text }
            | Inline::Emphasis { text }
            | Inline::Strike { text }
            | Inline::Said { text, .. }
            | Inline::Link { text, .. } => plain(text),
            _ => String::new(),
        })
        .collect()
}

/// The address of a relative link of the page `here`.
fn absolute(base: &str, here: &str, href: &str) -> String {
    let mut folders: Vec<&str> = here.split('/').collect();
    folders.pop();
    let mut rest = href;
    while let Some(after) = rest.strip_prefix("../") {
        folders.pop();
        rest = after;
    }
    let folders: String = folders.iter().map(|folder| format!("{folder}/")).collect();
    format!("{base}{folders}{rest}")
}
