//! Headings without a marker: lines that name what follows them, and titles in front of their text.

use super::headline::{self, Headline, Lone};
use super::marker::Kind;
use super::outline::{Line, Role};

/// Ranks beside those of markers: a title in front of its text, a line that names what follows, and one that stands over
/// such lines.
const LEAD: u32 = 45;
const BELOW: u32 = 44;
const OVER: u32 = 43;
const FIRST: u32 = 8;

/// Finds lines without a marker that name what follows them.
pub fn lines(lines: &mut [Line]) {
    let found: Vec<(usize, Lone)> =
        (0..lines.len()).filter_map(|at| Some((at, lone_at(lines, at)?))).collect();
    let sentences = found.iter().filter(|(_, lone)| *lone == Lone::Sentence).count();
    let heads: Vec<(usize, Lone)> =
        found.into_iter().filter(|(_, lone)| *lone == Lone::Line || sentences >= 3).collect();
    let ranked = Ranked::of(lines, &heads);
    let ranks: Vec<(usize, u32)> = heads.iter().map(|(at, _)| (*at, ranked.rank(&lines[*at]))).collect();
    for (at, rank) in ranks {
        let end = lines[at].paragraph.map_or(0, |paragraph| paragraph.text.len());
        lines[at].role = Role::Heading { rank, end };
    }
    if sentences >= 3 {
        run_on(lines, &heads);
    }
}

/// What decides the ranks of all such lines of a text.
struct Ranked {
    /// 一、 or 第一部分 stand above them.
    han: bool,
    /// One names a chapter right above another: then all names of chapters stand over the others.
    stacked: bool,
    /// （一） or 1. counts anew under each.
    counted: bool,
}

impl Ranked {
    fn of(lines: &[Line], heads: &[(usize, Lone)]) -> Ranked {
        let han = |line: &Line| matches!((line.role, line.marker), (Role::Heading { .. }, Some(m)) if matches!(m.kind, Kind::Han | Kind::Chapter));
        let counts = |at: usize| {
            let next = lines.get(at + 1).and_then(|line| line.marker);
            next.is_some_and(|marker| {
                marker.number == 1 && marker.kind != Kind::Ordinal && marker.kind != Kind::Han
            })
        };
        Ranked {
            han: lines.iter().any(han),
            stacked: heads.windows(2).any(|pair| pair[0].0 + 1 == pair[1].0),
            counted: heads.iter().any(|(at, _)| counts(*at)),
        }
    }

    fn rank(&self, line: &Line) -> u32 {
        let chapter = self.stacked && words(line).is_some_and(headline::is_chapter);
        match (chapter, !self.han && (self.counted || chapter)) {
            (_, true) if chapter || !self.stacked => FIRST,
            (_, true) => FIRST + 1,
            (true, false) => OVER,
            (false, false) => BELOW,
        }
    }
}

fn words<'l>(line: &Line<'l>) -> Option<&'l str> {
    line.paragraph.filter(|_| line.marker.is_none() && line.role == Role::Text).map(|line| line.text.trim())
}

fn lone_at(lines: &[Line], at: usize) -> Option<Lone> {
    let text = words(&lines[at])?;
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
    // A row of names of chapters is a table of contents, and no chapter over another.
    let over = lone == Lone::Line
        && headline::is_chapter(text)
        && !headline::is_chapter(below)
        && lone_at(lines, at + 1).is_some();
    (begins || longer || over).then_some(lone)
}

/// 党的建设全面加强。坚持…… below a row of such sentences that have lines of their own: the last ones run into their text.
fn run_on(lines: &mut [Line], heads: &[(usize, Lone)]) {
    for at in 2..lines.len() {
        let below =
            lines[at - 1].role == Role::Text && heads.binary_search(&(at - 2, Lone::Sentence)).is_ok();
        let end = words(&lines[at]).filter(|_| below).and_then(|text| {
            let end = text.find('。')? + '。'.len_utf8();
            let one = headline::lone(&text[..end]) == Some(Lone::Sentence);
            let much = text[end..].chars().count() >= 25;
            (one && much && !headline::states(&text[..end])).then_some(end)
        });
        if let (Some(end), Role::Heading { rank, .. }) = (end, lines[at - 2].role) {
            lines[at].role = Role::Heading { rank, end };
        }
    }
}

/// Finds titles without markers in front of their text: two in a row below a heading, three in a row anywhere.
pub fn leads(lines: &mut [Line]) {
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
