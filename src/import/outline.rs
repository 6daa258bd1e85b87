//! Which paragraphs are headings, and of which level.
//!
//! Officials nest 一、 （一） 1. （1）, and every writer leaves some of them out. So a marker has a rank and no
//! level: the level is how many headings of higher rank stand above it.

use std::collections::BTreeMap;

use super::draft::{Block, Paragraph, Table};
use super::enumerate::starts;
use super::headline::{self, Headline};
use super::lone;
use super::marker::{self, Kind, Marker};

/// A text whose headings are known.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// `level` from 2.
    Heading {
        at: usize,
        level: u8,
        text: String,
    },
    Text {
        at: usize,
        text: String,
    },
    /// A paragraph that counts or is set under a bullet; its marker is still in it.
    Item {
        at: usize,
        text: String,
        marker: Option<Marker>,
    },
    Table(Table),
}

/// A paragraph and what was found out about it.
pub struct Line<'a> {
    /// None for a table.
    pub paragraph: Option<&'a Paragraph>,
    pub marker: Option<Marker>,
    pub headline: Headline,
    pub role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Text,
    Item,
    /// Up to this byte it is a heading, of this rank.
    Heading {
        rank: u32,
        end: usize,
    },
}

fn rank(kind: Kind) -> u32 {
    match kind {
        Kind::Chapter => 7,
        Kind::Han => 10,
        Kind::HanParen => 20,
        Kind::Arabic => 30,
        Kind::Decimal => 35,
        Kind::ArabicParen => 40,
        Kind::Ordinal => 50,
    }
}

/// Finds the headings of one summary.
pub fn outline(blocks: &[Block]) -> Vec<Piece> {
    let mut lines: Vec<Line> = blocks.iter().map(line).collect();
    by_style(&mut lines);
    by_marker(&mut lines);
    lone::lines(&mut lines);
    lone::leads(&mut lines);
    pieces(blocks, &lines)
}

fn line(block: &Block) -> Line<'_> {
    let Block::Paragraph(paragraph) = block else {
        return Line { paragraph: None, marker: None, headline: Headline::None, role: Role::Text };
    };
    let marker = marker::read(&paragraph.text);
    let mut headline = headline::read(&paragraph.text, marker.as_ref());
    // （1）…；（2）… in one paragraph is a list and no heading.
    if marker.is_some_and(|marker| marker.kind == Kind::ArabicParen) && !starts(&paragraph.text).is_empty() {
        headline = Headline::None;
    }
    let lead = paragraph.look.lead;
    // The type says where the title ends, and it knows better than the words.
    if lead > marker.map_or(6, |marker| marker.length) && paragraph.text[..lead].chars().count() <= 60 {
        headline = Headline::Lead(lead);
    }
    let role = if paragraph.look.bullet { Role::Item } else { Role::Text };
    Line { paragraph: Some(paragraph), marker, headline, role }
}

/// Headings by style and by type. One with a marker has the rank of its marker, and so have those of the same style.
fn by_style(lines: &mut [Line]) {
    let mut ranks: BTreeMap<u8, u32> = BTreeMap::new();
    for line in lines.iter() {
        if let (Some(level), Some(marker)) = (styled(line), line.marker) {
            ranks.entry(level).or_insert(rank(marker.kind));
        }
    }
    for line in lines.iter_mut() {
        let (Some(level), Some(paragraph)) = (styled(line), line.paragraph) else { continue };
        let own = line.marker.map(|marker| rank(marker.kind));
        let rank = own.or_else(|| ranks.get(&level).copied()).unwrap_or(10 * u32::from(level) - 5);
        line.role = Role::Heading { rank, end: paragraph.text.len() };
    }
}

fn styled(line: &Line) -> Option<u8> {
    let paragraph = line.paragraph?;
    let counted = !matches!(line.marker, Some(Marker { kind: Kind::Ordinal, .. }));
    paragraph.look.level.filter(|_| counted && paragraph.text.chars().count() <= 80)
}

/// A row of markers of one kind under one heading.
#[derive(Default)]
struct Group {
    members: Vec<usize>,
    /// How many headings and markers stand above it.
    depth: usize,
    rank: u32,
}

fn by_marker(lines: &mut [Line]) {
    let groups = groups(lines);
    let ranks: BTreeMap<usize, u32> =
        groups.iter().flat_map(|(_, group)| group.members.iter().map(|at| (*at, group.rank))).collect();
    for (kind, group) in groups {
        let titled: Vec<usize> = group
            .members
            .iter()
            .copied()
            .filter(|at| match lines[*at].headline {
                Headline::Whole => has_text_below(lines, *at, &ranks),
                Headline::Lead(_) => true,
                Headline::None => false,
            })
            .collect();
        let mostly = titled.len() * 5 >= group.members.len() * 4;
        for at in &group.members {
            let Some(paragraph) = lines[*at].paragraph else { continue };
            if matches!(lines[*at].role, Role::Heading { .. }) {
                continue;
            }
            let (named, whole) = (titled.contains(at), lines[*at].headline == Headline::Whole);
            let heads = match kind {
                Kind::Chapter | Kind::Han => named || whole,
                Kind::HanParen => named || whole && !titled.is_empty(),
                // One number alone is an item that lost its brothers.
                Kind::Arabic | Kind::Decimal | Kind::ArabicParen => {
                    mostly && named && (group.members.len() > 1 || !whole)
                }
                Kind::Ordinal => mostly && named && group.members.len() > 1 && group.depth <= 1,
            };
            lines[*at].role = match lines[*at].headline {
                Headline::Lead(end) if heads => Role::Heading { rank: group.rank, end },
                _ if heads => Role::Heading { rank: group.rank, end: paragraph.text.len() },
                _ => Role::Item,
            };
        }
    }
}

/// A heading or a marker that later lines stand under.
struct Above {
    rank: u32,
    kind: Option<Kind>,
    at: usize,
}

fn groups(lines: &[Line]) -> Vec<(Kind, Group)> {
    let mut groups: BTreeMap<(usize, Kind, usize), Group> = BTreeMap::new();
    let mut rows: BTreeMap<(usize, Kind), usize> = BTreeMap::new();
    let mut above: Vec<Above> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let (own, counted) = match (line.role, line.marker) {
            (Role::Heading { rank, .. }, marker) => (rank, marker),
            (_, Some(marker)) => (rank(marker.kind), Some(marker)),
            _ => continue,
        };
        let own = nest(&mut above, own, counted);
        if let Some(marker) = counted {
            let parent = above.last().map_or(0, |above| above.at + 1);
            // A row that begins with 1 again is another row.
            let row = rows.entry((parent, marker.kind)).or_default();
            *row += usize::from(marker.number == 1);
            let row = *row;
            let group = groups.entry((parent, marker.kind, row)).or_default();
            group.members.push(at);
            (group.depth, group.rank) = (above.len(), own);
        }
        above.push(Above { rank: own, kind: counted.map(|marker| marker.kind), at });
    }
    groups.into_iter().map(|((_, kind, _), group)| (kind, group)).collect()
}

/// Leaves in `above` what the line stands under, and gives its rank.
fn nest(above: &mut Vec<Above>, own: u32, marker: Option<Marker>) -> u32 {
    let kind = marker.map(|marker| marker.kind);
    if let Some(same) = above.iter().rposition(|above| kind.is_some() && above.kind == kind) {
        let rank = above[same].rank;
        // The next of its row, unless a heading of higher rank stands between.
        above.truncate(same);
        return rank;
    }
    // 一是 has no fixed place: a row that begins under it, 1. 2. 3., is below it.
    let floats = above.last().is_some_and(|above| above.kind == Some(Kind::Ordinal));
    let begins = marker.is_some_and(|marker| {
        marker.number == 1 && matches!(marker.kind, Kind::Arabic | Kind::Decimal | Kind::ArabicParen)
    });
    if floats && begins {
        return above.last().map_or(own, |above| above.rank + 1);
    }
    while above.last().is_some_and(|above| above.rank >= own) {
        above.pop();
    }
    own
}

/// Whether something stands under a line before the next line of its rank.
fn has_text_below(lines: &[Line], at: usize, ranks: &BTreeMap<usize, u32>) -> bool {
    let own = ranks.get(&at);
    at + 1 < lines.len() && ranks.get(&(at + 1)).is_none_or(|below| Some(below) > own)
}

/// No page needs more levels, and Markdown has no more.
const DEEPEST: u8 = 6;

fn pieces(blocks: &[Block], lines: &[Line]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut above: Vec<u32> = Vec::new();
    for (block, line) in blocks.iter().zip(lines) {
        let paragraph = match block {
            Block::Table(table) => {
                pieces.push(Piece::Table(table.clone()));
                continue;
            }
            Block::Paragraph(paragraph) => paragraph,
        };
        let (at, text) = (paragraph.at, &paragraph.text);
        match line.role {
            Role::Text => pieces.push(Piece::Text { at, text: text.clone() }),
            Role::Item => pieces.push(Piece::Item { at, text: text.clone(), marker: line.marker }),
            Role::Heading { rank, end } => {
                while above.last().is_some_and(|other| *other >= rank) {
                    above.pop();
                }
                above.push(rank);
                let level = u8::try_from(above.len() + 1).unwrap_or(DEEPEST).min(DEEPEST);
                let heading = text[..end].trim().to_owned();
                pieces.push(Piece::Heading { at, level, text: heading });
                let rest = text[end..].trim();
                if !rest.is_empty() {
                    pieces.push(Piece::Text { at, text: rest.to_owned() });
                }
            }
        }
    }
    pieces
}
