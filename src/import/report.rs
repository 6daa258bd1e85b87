//! One summary → the files of one report: its Markdown, its pictures, and the record of what was done.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Span, Words};
use crate::files::Files;
use crate::model::{Place, Site};
use crate::say;

use super::conceal::{self, Concealed};
use super::draft::{Draft, Dropped, Sign, sign_of, visible};
use super::enumerate::{Shape, Shaped, enumerate};
use super::figures::{Around, Dated, Link, Plain, judge};
use super::front::{Front, Period, period_of, settle};
use super::lexicon::Lexicon;
use super::log::{self, Record};
use super::markdown::{self, Body, Written};
use super::outline::outline;
use super::split::Part;
use super::tidy::Doubt;
use super::title::{self, Found, Head};
use super::trial::try_with;
use super::{New, Request};

/// One summary of a file, with what was left out of it.
pub struct One<'a> {
    /// The name of the source file; with the number of the summary where there are several.
    pub label: String,
    pub part: Part,
    pub draft: &'a Draft,
    pub dropped: Vec<Dropped>,
    pub doubts: Vec<Doubt>,
    /// What is put behind the name of the file where there are several.
    pub suffix: String,
}

/// A report that was made.
pub struct Made {
    pub files: Vec<New>,
    pub said: Words,
}

/// Makes one report and puts it into `files`; the mistakes are all that keep it from being part of the site.
pub fn make(
    mut one: One,
    request: &Request,
    site: &Site,
    place: &Place,
    files: &mut Files,
) -> Result<Made, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut head = title::take(&mut one.part);
    without_signs(&mut head, one.draft);
    let front = settle(&one.label, &head, &request.flags, &site.kinds, &mut diagnostics);
    let Some(front) = front else { return Err(diagnostics) };
    let stem = stem(&front, request, &one.suffix);
    let path = format!("content/{}/{stem}.md", place.path);
    if let Some(taken) = taken(&path, files) {
        diagnostics.push(taken);
        return Err(diagnostics);
    }
    let mut text =
        Text { shapes: enumerate(outline(&one.part.blocks)), front, draft: Cow::Borrowed(one.draft) };
    let (judged, written, concealed) = settle_text(&mut text, request, site, place, &stem, &path, files)?;
    let Text { shapes, front, draft } = text;
    let record = Record {
        source: &one.label,
        front: &front,
        head: &head,
        shapes: &shapes,
        links: &judged.links,
        plain: &judged.plain,
        indicators: &site.indicators,
        dropped: &one.dropped,
        doubts: &one.doubts,
        remarks: &judged.remarks,
        concealed: &concealed,
        pictures: written.pictures.len(),
        unit: one.draft.unit,
        tongue: request.tongue,
    };
    let log = conceal::in_record(&log::write(&record), site);
    let mut made = pictures(&written, &draft, &path);
    made.push(New { path: path.replace(".md", ".import.txt"), bytes: log.into_bytes() });
    let said = said(&path, &shapes, &judged, &one, concealed.len());
    // The report comes last: without it, nothing of an import that was cut off counts.
    made.push(New { path, bytes: written.text.into_bytes() });
    Ok(Made { files: made, said })
}

/// What is written of a summary, as long as it is being settled.
struct Text<'a> {
    shapes: Vec<Shaped>,
    front: Front,
    draft: Cow<'a, Draft>,
}

/// Writes the text, and conceals what is private in it, until the site takes it.
fn settle_text(
    text: &mut Text,
    request: &Request,
    site: &Site,
    place: &Place,
    stem: &str,
    path: &str,
    files: &mut Files,
) -> Result<(Judged, Written, Vec<Concealed>), Diagnostics> {
    let lexicon = Lexicon::new(&site.indicators);
    let mut concealed = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let mut judged = Judged::of(&text.shapes, &around(&text.front, place, &lexicon), site);
        judged.remarks.extend(text.draft.remarks.iter().cloned());
        judged.remarks.extend(contradicted(&text.front, request, place));
        let errors = match settle_links(text, &mut judged, stem, path, files) {
            Ok(written) => return Ok((judged, written, concealed)),
            Err(errors) => errors,
        };
        let Some(found) = conceal::in_the_way(&errors, path, files) else { return Err(errors) };
        let now = conceal::conceal(&found, &mut text.shapes, &mut text.front, text.draft.to_mut());
        if now.is_empty() {
            return Err(errors);
        }
        concealed.extend(now);
    }
    Err(Diagnostics::default())
}

fn said(path: &str, shapes: &[Shaped], judged: &Judged, one: &One, concealed: usize) -> Words {
    let headings = shapes.iter().filter(|shaped| matches!(shaped.shape, Shape::Heading { .. })).count();
    let links: usize = judged.links.iter().map(Vec::len).sum();
    let plain: usize = judged.plain.iter().map(Vec::len).sum();
    let dropped = one.dropped.len();
    let said = say!(
        "{path}：标题 {headings} 个，登记了 {links} 个数，{plain} 个没有登记，略去 {dropped} 处",
        "{path}: {headings} headings, {links} figures registered, {plain} left plain, {dropped} pieces left out"
    );
    if concealed == 0 {
        return said;
    }
    let (zh, en) = (said.zh, said.en);
    say!("{zh}，遮住个人信息 {concealed} 处", "{en}, {concealed} private pieces masked")
}

/// The links of every shape with the keys of their indicators, and the figures that stay plain.
struct Judged {
    links: Vec<Vec<(Link, String)>>,
    plain: Vec<Vec<Plain>>,
    remarks: Vec<Words>,
}

impl Judged {
    fn of(shapes: &[Shaped], around: &Around, site: &Site) -> Judged {
        let mut judged = Judged { links: Vec::new(), plain: Vec::new(), remarks: Vec::new() };
        let mut above: Vec<(u8, &str)> = Vec::new();
        let mut stated: BTreeSet<(u32, Option<String>, String)> = BTreeSet::new();
        for shaped in shapes {
            if let Shape::Heading { level } = shaped.shape {
                above.retain(|(other, _)| *other < level);
                above.push((level, &shaped.text));
                judged.links.push(Vec::new());
                judged.plain.push(Vec::new());
                continue;
            }
            let heading: Vec<&str> = above.iter().map(|(_, text)| *text).collect();
            let (found, mut plain) = judge(&shaped.text, &heading.join("\n"), around);
            let mut links = Vec::new();
            for link in found {
                if is_within_link(&shaped.text[..link.range.start]) {
                    let why = say!("在网址链接的文字里", "it stands in the words of a web link");
                    plain.push(Plain { range: link.range, why });
                    continue;
                }
                let words = shaped.text[link.range.clone()].to_owned();
                if stated.insert((link.indicator.0, link.parameter.clone(), words)) {
                    let key = site.indicators[link.indicator.index()].key.clone();
                    links.push((link, key));
                } else {
                    let why = say!("前面已经登记", "it was registered before");
                    plain.push(Plain { range: link.range, why });
                }
            }
            plain.sort_by_key(|plain| plain.range.start);
            judged.links.push(links);
            judged.plain.push(plain);
        }
        judged
    }

    /// Takes links back: what the site says of them goes into the record.
    fn plain(&mut self, shape: usize, number: usize, why: Words) {
        let (link, _) = self.links[shape].remove(number);
        self.plain[shape].push(Plain { range: link.range, why });
        self.plain[shape].sort_by_key(|plain| plain.range.start);
    }
}

/// Whether the words of a link have begun and not ended.
fn is_within_link(before: &str) -> bool {
    let last =
        before.chars().rev().filter_map(sign_of).find(|sign| matches!(sign, Sign::Link(_) | Sign::Close));
    matches!(last, Some(Sign::Link(_)))
}

/// Words of the head are kept as plain text, so notes and links of a title have no place there and are told.
fn without_signs(head: &mut Head, draft: &Draft) {
    let mut lost = Vec::new();
    let own =
        head.title.iter_mut().chain(&mut head.issuer).chain(head.date.iter_mut().map(|(found, _)| found));
    for found in own {
        for sign in found.text.chars().filter_map(sign_of) {
            let (text, why) = match sign {
                Sign::Note(note) => {
                    (draft.notes.get(note).cloned(), say!("标题的脚注", "a note on the title"))
                }
                Sign::Link(link) => {
                    (draft.links.get(link).cloned(), say!("标题的链接地址", "a link of the title"))
                }
                Sign::Picture(_) | Sign::Close => continue,
            };
            lost.extend(text.map(|text| (Found { at: found.at, text }, why)));
        }
        found.text = visible(&found.text);
    }
    head.besides.extend(lost);
}

/// Where the call says one thing and the title another: the call holds, and the writer is told.
fn contradicted(front: &Front, request: &Request, place: &Place) -> Vec<Words> {
    let mut said = Vec::new();
    let stated = period_of(&front.title);
    if let (Some(flag), Some(Period::Known(stated))) = (&request.flags.period, stated)
        && *flag != stated
    {
        said.push(say!(
            "标题写的期间是 {stated}，命令行写的是 {flag}：按命令行",
            "the title says {stated} and the flag {flag}: the flag holds"
        ));
    }
    let (title, name) = (&front.title, &place.name.zh);
    let own = name.trim_end_matches(['镇', '乡', '县', '市', '村']).trim_end_matches("街道");
    let names_a_town = ["镇", "乡", "街道"].iter().any(|word| {
        let head = title.split(word).next().filter(|head| head.len() < title.len()).unwrap_or_default();
        let before: Vec<char> = head.chars().rev().take(2).collect();
        before.len() == 2
            && before.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
            && !head.ends_with('乡')
    });
    if names_a_town
        && !title.contains(own)
        && !["乡镇", "城镇", "村镇", "集镇", "美丽"].iter().any(|w| title.contains(w))
    {
        said.push(say!(
            "标题里没有“{name}”：看看 --place 是不是选对了",
            "the title does not name {name}: see whether --place is right"
        ));
    }
    said
}

fn around<'a>(front: &Front, place: &'a Place, lexicon: &'a Lexicon<'a>) -> Around<'a> {
    let (year, dated) = match &front.period.0 {
        Period::Known(period) if period == "unknown" => (None, Dated::Unknown),
        Period::Known(period) => (period.parse().ok(), Dated::Known),
        Period::Words(_) => (None, Dated::Unknown),
    };
    Around { lexicon, place: &place.name.zh, level: place.level, year, dated }
}

/// One round finds nearly everything; a report that is never settled is refused.
const MOST_ROUNDS: usize = 20;

/// Writes the report and loads the site with it, until no link is in the way.
fn settle_links(
    text: &Text,
    judged: &mut Judged,
    stem: &str,
    path: &str,
    files: &mut Files,
) -> Result<Written, Diagnostics> {
    let Text { shapes, front, draft } = text;
    let mut rounds = 0;
    loop {
        let body = Body { front, shapes, links: &judged.links, draft, stem };
        let written = markdown::write(&body);
        for new in pictures(&written, draft, path) {
            files.insert(new.path, new.bytes);
        }
        files.insert(path, written.text.clone().into_bytes());
        let ranges: Vec<Range<usize>> = written.links.iter().map(|(_, _, range)| range.clone()).collect();
        let verdict = try_with(files, path, &ranges);
        if verdict.errors.errors() > 0 {
            return Err(verdict.errors);
        }
        if verdict.links.is_empty() {
            judged.remarks.extend(counted(verdict.warnings));
            return Ok(written);
        }
        let mut refused = verdict.links;
        // From the back, so that the numbers of the others stay.
        refused.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        refused.dedup_by_key(|(at, _)| *at);
        rounds += 1;
        if rounds > MOST_ROUNDS {
            return Err(refused.into_iter().fold(Diagnostics::default(), |mut all, (_, diagnostic)| {
                all.push(diagnostic);
                all
            }));
        }
        for (at, diagnostic) in refused {
            let (shape, number, _) = written.links[at];
            judged.plain(shape, number, diagnostic.message);
        }
    }
}

/// What the site doubts, each once, with how often.
fn counted(warnings: Vec<Diagnostic>) -> Vec<Words> {
    let mut said: Vec<(Words, usize)> = Vec::new();
    for Diagnostic { message, .. } in warnings {
        match said.iter_mut().find(|(other, _)| *other == message) {
            Some((_, times)) => *times += 1,
            None => said.push((message, 1)),
        }
    }
    let told = |(words, times): (Words, usize)| {
        let (zh, en) = (words.zh, words.en);
        if times == 1 { Words { zh, en } } else { say!("{zh}（{times} 处）", "{en} ({times} places)") }
    };
    said.into_iter().map(told).collect()
}

/// `2021-annual`, unless the call says otherwise.
fn stem(front: &Front, request: &Request, suffix: &str) -> String {
    let kind = &front.kind.0;
    let stem = match (&request.name, &front.period.0) {
        (Some(name), _) => name.clone(),
        (None, Period::Known(period)) if period != "unknown" => {
            let first = period.split("..").next().unwrap_or(period);
            format!("{first}-{kind}")
        }
        (None, _) => kind.clone(),
    };
    format!("{stem}{suffix}")
}

/// Whether any file of the report would lie on another one.
fn taken(path: &str, files: &Files) -> Option<Diagnostic> {
    let log = path.replace(".md", ".import.txt");
    let there = [path, log.as_str()].into_iter().find(|path| files.contains(path))?;
    let message = say!("{there} 已经有了，不会覆盖", "{there} exists and will not be overwritten");
    let help = say!("用 --name 换一个文件名，例如 --name 2021-annual-2", "give another name with --name");
    Some(Diagnostic::error("exists", message).at(Span::file(there)).help(help))
}

fn pictures(written: &Written, draft: &Draft, path: &str) -> Vec<New> {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let pictures = written.pictures.iter().enumerate();
    pictures
        .filter_map(|(at, picture)| {
            let picture = draft.pictures.get(*picture)?;
            let path = format!("{stem}-{}.{}", at + 1, picture.ending);
            Some(New { path, bytes: picture.bytes.clone() })
        })
        .collect()
}
