//! Which paragraphs are headings, and of which level.
//!
//! Officials nest 一、 （一） 1. （1）, and every writer leaves some of them out. So a marker has a rank and no
//! level: the level is how many headings of higher rank stand above it.

use std::collections::BTreeMap;

use super::draft::{Block, Paragraph, Table};
use super::enumerate::starts;
use super::headline::{self, Headline, Lone};
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
struct Line<'a> {
    /// None for a table.
    paragraph: Option<&'a Paragraph>,
    marker: Option<Marker>,
    headline: Headline,
    role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Text,
    Item,
    /// Up to this byte it is a heading, of this rank.
    Heading {
        rank: u32,
        end: usize,
    },
}

/// Ranks beside those of markers: a title in front of its text, and a line that names what follows.
const LEAD: u32 = 45;
const LONE_BELOW: u32 = 44;
const LONE_ABOVE: u32 = 8;

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
    lone_lines(&mut lines);
    leads(&mut lines);
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

/// Lines without a marker that name what follows them.
fn lone_lines(lines: &mut [Line]) {
    let found: Vec<(usize, Lone)> =
        (0..lines.len()).filter_map(|at| Some((at, lone_at(lines, at)?))).collect();
    let sentences = found.iter().filter(|(_, lone)| *lone == Lone::Sentence).count();
    let heads: Vec<usize> = found
        .into_iter()
        .filter(|(_, lone)| *lone == Lone::Line || sentences >= 3)
        .map(|(at, _)| at)
        .collect();
    // Where （一） or 1. counts anew under each such line, the lines stand above them.
    let is_first = |at: usize| {
        let next = lines.get(at + 1).and_then(|line| line.marker);
        next.is_some_and(|marker| {
            marker.number == 1 && marker.kind != Kind::Ordinal && marker.kind != Kind::Han
        })
    };
    let han = lines.iter().any(|line| {
        matches!((line.role, line.marker), (Role::Heading { .. }, Some(m)) if matches!(m.kind, Kind::Han | Kind::Chapter))
    });
    let over = heads.iter().filter(|at| is_first(**at)).count();
    let rank = if !han && over > 0 { LONE_ABOVE } else { LONE_BELOW };
    for at in heads {
        let end = lines[at].paragraph.map_or(0, |paragraph| paragraph.text.len());
        lines[at].role = Role::Heading { rank, end };
    }
}

fn lone_at(lines: &[Line], at: usize) -> Option<Lone> {
    let line = &lines[at];
    let text = line.paragraph.filter(|_| line.marker.is_none() && line.role == Role::Text)?.text.trim();
    let lone = headline::lone(text)?;
    // After a colon stands what was announced, and after a list its next item.
    let before = at.checked_sub(1).and_then(|at| lines[at].paragraph).map_or("", |before| before.text.trim());
    if before.ends_with(['：', ':', '，', '、', '；']) {
        return None;
    }
    let next = lines.get(at + 1)?;
    let below = next.paragraph?.text.trim();
    let count = |text: &str| text.chars().count();
    let begins =
        next.marker.is_some_and(|marker| marker.number == 1) && lone == Lone::Line && count(text) <= 16;
    let longer = next.marker.is_none_or(|marker| marker.number == 1)
        && count(below) >= 30
        && count(below) * 2 >= count(text) * 3;
    (begins || longer).then_some(lone)
}

/// Titles without markers in front of their text: two in a row below a heading, three in a row anywhere.
fn leads(lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        let row = (at..lines.len()).take_while(|at| lead_at(&lines[*at]).is_some()).count();
        let under = at.checked_sub(1).map(|above| lines[above].role);
        let under_heading = matches!(under, Some(Role::Heading { rank, end })
            if rank <= 10 && lines[at - 1].paragraph.is_some_and(|above| end >= above.text.len()));
        let typed = row > 0 && lines[at].paragraph.is_some_and(|paragraph| paragraph.look.lead > 0);
        if row >= 3 || row >= 2 && (under_heading || typed) {
            for line in &mut lines[at..at + row] {
                if let Some(end) = lead_at(line) {
                    line.role = Role::Heading { rank: LEAD, end };
                }
            }
        }
        at += row.max(1);
    }
}

fn lead_at(line: &Line) -> Option<usize> {
    let paragraph = line.paragraph.filter(|_| line.marker.is_none() && line.role == Role::Text)?;
    match line.headline {
        Headline::Lead(end) if end == paragraph.look.lead => Some(end),
        _ => headline::unmarked(&paragraph.text),
    }
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
