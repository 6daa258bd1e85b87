//! A source file as it was read: its paragraphs, tables, notes and pictures, before anybody asks what they mean.

use crate::diag::Words;
use crate::say;

/// Everything a source file holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes, in the order of their first reference.
    pub notes: Vec<String>,
    pub pictures: Vec<Picture>,
    /// The addresses behind words, in their order.
    pub links: Vec<String>,
    /// What was left out while reading, in the order of the source.
    pub dropped: Vec<Dropped>,
    pub unit: Unit,
    /// What the writer should know about the source as a whole.
    pub remarks: Vec<Words>,
}

/// What the places of a source count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    Lines,
    #[default]
    Paragraphs,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// One paragraph. Notes, pictures and the ends of links stand in its text as one character each, see [`sign_of`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// The line of a text file or the paragraph of a document, from 1.
    pub at: usize,
    pub text: String,
    pub look: Look,
}

/// What the typesetting says about a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// The title of the document, by its style or its face.
    pub title: bool,
    /// A heading of this level (from 1) by its style or its face.
    pub level: Option<u8>,
    /// So many bytes at the beginning are set in the face of a heading, the rest is not; 0 where that is not so.
    pub lead: usize,
    /// An item under a bullet.
    pub bullet: bool,
    /// Set in the middle of the line.
    pub centred: bool,
    /// Begins with two spaces or more, as paragraphs do.
    pub indented: bool,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    pub at: usize,
    pub rows: Vec<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `jpg`, `png`, `gif` or `webp`.
    pub ending: &'static str,
    pub bytes: Vec<u8>,
    /// What the source says the picture shows; often nothing.
    pub alt: String,
    pub at: usize,
}

/// Words of the source that are not carried over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    pub at: usize,
    pub text: String,
    pub why: Words,
}

/// Signs of plane 15, which no text uses: a note or a picture moves with the words around it.
const NOTES: u32 = 0xF_0000;
const LINKS: u32 = 0xF_7000;
const PICTURES: u32 = 0xF_8000;
const MOST: u32 = 0x7000;
const MOST_LINKS: usize = 0xF00;

/// The sign behind the last of the words that have an address.
pub const CLOSE: char = '\u{F7FFF}';

/// The sign before the words that have the address at this position of [`Draft::links`]; None when there are too many.
pub fn link_sign(link: usize) -> Option<char> {
    if link < MOST_LINKS { sign(LINKS, link) } else { None }
}

/// The sign of the note at this position of [`Draft::notes`]; None when there are too many.
pub fn note_sign(note: usize) -> Option<char> {
    sign(NOTES, note)
}

/// The sign of the picture at this position of [`Draft::pictures`]; None when there are too many.
pub fn picture_sign(picture: usize) -> Option<char> {
    sign(PICTURES, picture)
}

fn sign(first: u32, at: usize) -> Option<char> {
    let at = u32::try_from(at).ok().filter(|at| *at < MOST)?;
    char::from_u32(first + at)
}

/// What a character of a paragraph stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Note(usize),
    Picture(usize),
    /// Words with an address begin.
    Link(usize),
    /// And end.
    Close,
}

/// A text without the signs of notes, pictures and links.
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| sign_of(*c).is_none()).collect()
}

/// The note, picture or link that a character stands for.
pub fn sign_of(c: char) -> Option<Sign> {
    match u32::from(c) {
        code @ 0xF_0000..=0xF_6FFF => Some(Sign::Note((code - NOTES) as usize)),
        code @ 0xF_7000..=0xF_7EFF => Some(Sign::Link((code - LINKS) as usize)),
        0xF_7FFF => Some(Sign::Close),
        code @ 0xF_8000..=0xF_EFFF => Some(Sign::Picture((code - PICTURES) as usize)),
        _ => None,
    }
}

/// Whether a character may stand in a text at all: what is invisible or has no meaning outside its program may not.
fn is_text(c: char) -> bool {
    let invisible = matches!(c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
        | '\u{fffc}' | '\u{fffe}' | '\u{ffff}');
    let private = matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF);
    !(invisible || private || c.is_control())
}

/// A text without what may not stand in one; a tab is a space. `lost` counts what went.
pub fn readable(text: &str, lost: &mut usize) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => kept.push(' '),
            '\n' => kept.push('\n'),
            c if is_text(c) => kept.push(c),
            _ => *lost += 1,
        }
    }
    kept
}

/// What is said of characters that [`readable`] took out.
pub fn unreadable(lost: usize) -> Option<Words> {
    (lost > 0).then(|| {
        say!(
            "去掉了 {lost} 个看不见或没有定义的字符（零宽空格、控制符、私用区）",
            "{lost} characters that are invisible or undefined were taken out"
        )
    })
}

impl Block {
    pub fn at(&self) -> usize {
        match self {
            Block::Paragraph(paragraph) => paragraph.at,
            Block::Table(table) => table.at,
        }
    }
}
