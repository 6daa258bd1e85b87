//! The shape of every URL, in one place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::compare::{Comparisons, Occasion, Slot};
use crate::model::{
    Basis, BoardId, DataSetId, Grain, IndicatorId, KindId, Peers, PeersOrigin, PlaceId, PracticeId,
    ProjectId, Report, ReportId, SchemeId, SeasonId, Site, Time,
};

use super::topics::practices::has_themes;
use super::topics::{Topic, topics};

/// One page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    Home,
    /// Every place there is.
    Places,
    Place(PlaceId),
    Report(ReportId),
    /// A table that a place gathered, as written.
    DataSet(DataSetId),
    /// Which years and kinds of reports there are.
    Reports,
    /// The reports of one shelf, from a page of it, counted from 0.
    Shelf(Shelf, usize),
    Indicators,
    Indicator(IndicatorId),
    /// More of its readings, where one page would be too long: counted from 1, the page itself being 0.
    IndicatorPart(IndicatorId, usize),
    /// Which groups of places can be compared.
    Comparisons,
    /// The matrix of one group: its position in [`Site::peers`].
    Matrix(usize),
    /// Any two to four places of a group, chosen in the page.
    Side(usize),
    /// The league of a group for an indicator, in one of its slots.
    League {
        group: usize,
        indicator: IndicatorId,
        slot: SlotRef,
    },
    /// An indicator over time, place by place.
    Trend {
        group: usize,
        indicator: IndicatorId,
    },
    /// The projects of a group in one period: planned, started, completed, invested.
    Bulletin {
        group: usize,
        slot: SlotRef,
    },
    /// Which records there are beside reports and indicators.
    Topics,
    /// One kind of record, across all places.
    Topic(Topic),
    /// The index of practices in its second order.
    PracticesByTheme,
    /// One practice, with every place that tells of it.
    Practice(PracticeId),
    /// One project, with everything said of it.
    Project(ProjectId),
    /// One round of an inspection.
    Board(BoardId),
    /// The rounds of one series, side by side.
    Season(SeasonId),
    Scheme(SchemeId),
    NotFound,
}

/// Which reports stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    Year(i16),
    /// Those whose year is not known.
    NoYear,
    Kind(KindId),
}

/// How many reports stand on one page of a shelf.
pub const SHELF: usize = 200;

impl Shelf {
    /// Whether a report stands on it.
    pub fn holds(self, report: &Report) -> bool {
        match self {
            Shelf::Year(year) => report.period.year() == Some(year),
            Shelf::NoYear => report.period.year().is_none(),
            Shelf::Kind(kind) => report.kind == kind,
        }
    }

    fn stem(self, site: &Site) -> String {
        match self {
            Shelf::Year(year) => year.to_string(),
            Shelf::NoYear => "unknown-year".into(),
            Shelf::Kind(id) => format!("kind-{}", site.kind(id).key),
        }
    }
}

/// Which slot of a question: the newest has the address of the question itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlotRef {
    Newest,
    Earlier { at: usize, key: SlotKey },
}

impl SlotRef {
    /// Its position among the slots.
    pub fn at(self) -> usize {
        match self {
            SlotRef::Newest => 0,
            SlotRef::Earlier { at, .. } => at,
        }
    }
}

/// The part of an address that tells a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SlotKey {
    time: SlotTime,
    /// Named only where it is not the indicator's own.
    basis: Option<Basis>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum SlotTime {
    Calendar {
        first: Date,
        last: Date,
        grain: Grain,
    },
    /// The time of a table that does not say which it is.
    Round(DataSetId),
}

impl SlotKey {
    /// The key of a slot; None for one that has no time at all, which no question has.
    fn of(site: &Site, slot: &Slot) -> Option<SlotKey> {
        let time = match (&slot.standing.period.time, slot.standing.round) {
            (Time::During { first, last, grain }, _) => {
                SlotTime::Calendar { first: *first, last: *last, grain: *grain }
            }
            (Time::AsOf { date, grain }, _) => {
                SlotTime::Calendar { first: *date, last: *date, grain: *grain }
            }
            (Time::Unknown { .. }, Some(set)) => SlotTime::Round(set),
            (Time::Unknown { .. }, None) => return None,
        };
        let own = site.indicator(slot.indicator).basis;
        Some(SlotKey { time, basis: Some(slot.standing.basis).filter(|basis| *basis != own) })
    }

    fn text(self, site: &Site) -> String {
        let time = match self.time {
            SlotTime::Calendar { first, last, grain } => calendar(first, last, grain),
            SlotTime::Round(set) => site.data_set(set).path.replace('/', "."),
        };
        match self.basis {
            Some(basis) => format!("{time}-{}", basis.id()),
            None => time,
        }
    }
}

fn calendar(first: Date, last: Date, grain: Grain) -> String {
    let (year, month) = (last.year(), last.month());
    match grain {
        Grain::Year => year.to_string(),
        Grain::Half => format!("{year}-h{}", if month <= 6 { 1 } else { 2 }),
        Grain::Quarter => format!("{year}-q{}", (month + 2) / 3),
        Grain::Month => format!("{year}-{month:02}"),
        Grain::Day if first == last => last.to_string(),
        Grain::Day => format!("{first}--{last}"),
    }
}

/// The route to a slot of a question, by its position among the slots.
pub fn league_route(site: &Site, group: usize, slots: &[Slot], at: usize) -> Option<Route> {
    let slot = slots.get(at)?;
    let slot_ref = match at {
        0 => SlotRef::Newest,
        _ => SlotRef::Earlier { at, key: SlotKey::of(site, slot)? },
    };
    Some(Route::League { group, indicator: slot.indicator, slot: slot_ref })
}

/// The route to a bulletin of a group, by its position among the occasions.
pub fn bulletin_route(site: &Site, group: usize, occasions: &[Occasion], at: usize) -> Option<Route> {
    let slot = occasions.get(at)?.slot()?;
    let slot_ref = match at {
        0 => SlotRef::Newest,
        _ => SlotRef::Earlier { at, key: SlotKey::of(site, slot)? },
    };
    Some(Route::Bulletin { group, slot: slot_ref })
}

/// The folder of a group's pages, from the root of the site.
pub fn group_folder(site: &Site, peers: &Peers) -> String {
    match &peers.origin {
        PeersOrigin::ChildrenOf(place) => format!("compare/{}", site.place(*place).path),
        PeersOrigin::Named(key) => format!("compare/{key}"),
    }
}

impl Route {
    /// The file of the page, from the root of the site, with `/` between folders.
    pub fn path(self, site: &Site) -> String {
        match self {
            Route::Home => "index.html".into(),
            Route::Places => "places/index.html".into(),
            Route::Place(id) => format!("{}/index.html", site.place(id).path),
            Route::Report(id) => format!("{}.html", site.report(id).path),
            Route::DataSet(id) => format!("{}.html", site.data_set(id).path),
            Route::Reports => "reports/index.html".into(),
            Route::Shelf(shelf, 0) => format!("reports/{}.html", shelf.stem(site)),
            // A folder of its own: a kind may be called annual-2.
            Route::Shelf(shelf, page) => format!("reports/{}/{}.html", shelf.stem(site), page + 1),
            Route::Indicators => "indicators/index.html".into(),
            Route::Indicator(id) => format!("indicators/{}.html", site.indicator(id).key),
            Route::IndicatorPart(id, part) => {
                format!("indicators/{}/{}.html", site.indicator(id).key, part + 1)
            }
            Route::Comparisons => "compare/index.html".into(),
            Route::Matrix(at) => format!("{}/index.html", group_folder(site, &site.peers[at])),
            Route::Side(at) => format!("{}/side-by-side.html", group_folder(site, &site.peers[at])),
            Route::League { group, indicator, slot } => {
                let folder = group_folder(site, &site.peers[group]);
                let key = &site.indicator(indicator).key;
                match slot {
                    SlotRef::Newest => format!("{folder}/{key}.html"),
                    SlotRef::Earlier { key: slot, .. } => format!("{folder}/{key}/{}.html", slot.text(site)),
                }
            }
            Route::Trend { group, indicator } => {
                let folder = group_folder(site, &site.peers[group]);
                format!("{folder}/{}/trend.html", site.indicator(indicator).key)
            }
            Route::Bulletin { group, slot } => {
                let folder = group_folder(site, &site.peers[group]);
                match slot {
                    SlotRef::Newest => format!("{folder}/project-bulletin.html"),
                    SlotRef::Earlier { key, .. } => {
                        format!("{folder}/project-bulletin/{}.html", key.text(site))
                    }
                }
            }
            Route::Topics => "topics/index.html".into(),
            Route::Topic(topic) => format!("topics/{}.html", topic.key()),
            // Not in the folder of the practices, whose names may be anything.
            Route::PracticesByTheme => "topics/practices-by-theme.html".into(),
            Route::Practice(id) => format!("topics/practices/{}.html", site.practice(id).key),
            Route::Project(id) => format!("topics/projects/{}.html", site.project(id).key),
            Route::Board(id) => format!("{}.html", site.board(id).path),
            Route::Season(id) => format!("topics/boards/{}.html", site.season(id).key),
            Route::Scheme(id) => format!("{}.html", site.scheme(id).path),
            Route::NotFound => "404.html".into(),
        }
    }
}

/// The readings of an indicator go on on another page after so many places of the site.
const PLACES_OF_PART: usize = 200;

/// The page that holds the readings of a place for an indicator.
pub fn indicator_of_place(id: IndicatorId, place: PlaceId) -> Route {
    indicator_part(id, place.index() / PLACES_OF_PART)
}

/// A part of the pages of an indicator, counted from 0.
pub fn indicator_part(id: IndicatorId, part: usize) -> Route {
    if part == 0 { Route::Indicator(id) } else { Route::IndicatorPart(id, part) }
}

/// The parts that the readings of an indicator lie in; the first is always one of them.
pub fn parts_of_indicator(comparisons: &Comparisons, id: IndicatorId) -> BTreeSet<usize> {
    let part = |place: &PlaceId| place.index() / PLACES_OF_PART;
    std::iter::once(0).chain(comparisons.coverage_of(id).places.iter().map(part)).collect()
}

/// Every page of the site, in a fixed order.
pub fn routes(site: &Site, comparisons: &Comparisons) -> Vec<Route> {
    let mut all = vec![
        Route::Home,
        Route::Places,
        Route::Reports,
        Route::Indicators,
        Route::Comparisons,
        Route::NotFound,
    ];
    all.push(Route::Topics);
    all.extend(topics(site).map(Route::Topic));
    if has_themes(site) {
        all.push(Route::PracticesByTheme);
    }
    all.extend((0..site.practices.len()).map(|at| Route::Practice(PracticeId(at as u32))));
    all.extend((0..site.projects.len()).map(|at| Route::Project(ProjectId(at as u32))));
    all.extend((0..site.boards.len()).map(|at| Route::Board(BoardId(at as u32))));
    all.extend((0..site.seasons.len()).map(|at| Route::Season(SeasonId(at as u32))));
    all.extend((0..site.schemes.len()).map(|at| Route::Scheme(SchemeId(at as u32))));
    all.extend((0..site.places.len()).map(|at| Route::Place(PlaceId(at as u32))));
    all.extend((0..site.reports.len()).map(|at| Route::Report(ReportId(at as u32))));
    all.extend((0..site.data_sets.len()).map(|at| Route::DataSet(DataSetId(at as u32))));
    all.extend(shelves(site));
    for id in site.by_indicator.keys().copied() {
        all.extend(parts_of_indicator(comparisons, id).into_iter().map(|part| indicator_part(id, part)));
    }
    for (group, questions) in comparisons.groups.iter().enumerate() {
        all.push(Route::Matrix(group));
        all.push(Route::Side(group));
        let occasions = comparisons.bulletins.get(group).map(Vec::as_slice).unwrap_or_default();
        all.extend((0..occasions.len()).filter_map(|at| bulletin_route(site, group, occasions, at)));
        for question in questions {
            let slots = &question.slots;
            all.extend((0..slots.len()).filter_map(|at| league_route(site, group, slots, at)));
            if slots.len() > 1 {
                all.push(Route::Trend { group, indicator: question.indicator });
            }
        }
    }
    all
}

/// The pages of every shelf that holds a report.
fn shelves(site: &Site) -> impl Iterator<Item = Route> {
    let mut counts: BTreeMap<Shelf, usize> = BTreeMap::new();
    for report in &site.reports {
        let year = report.period.year().map_or(Shelf::NoYear, Shelf::Year);
        for shelf in [year, Shelf::Kind(report.kind)] {
            *counts.entry(shelf).or_default() += 1;
        }
    }
    let pages =
        |(shelf, count): (Shelf, usize)| (0..count.div_ceil(SHELF)).map(move |at| Route::Shelf(shelf, at));
    counts.into_iter().flat_map(pages)
}

/// A relative link from the page at `from` to the file at `to`, both from the root of the site.
/// Works in any sub-folder and from a disk, so it never begins with `/` and always names the file.
pub fn href(from: &str, to: &str) -> String {
    let alike = from.bytes().zip(to.bytes()).take_while(|(one, other)| one == other).count();
    let shared = from.as_bytes()[..alike].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let up = from.as_bytes()[shared..].iter().filter(|byte| **byte == b'/').count();
    let mut link = String::with_capacity(3 * up + to.len() - shared);
    (0..up).for_each(|_| link.push_str("../"));
    encode(&to[shared..], |byte| byte == b'/', &mut link);
    link
}

/// The part of a link behind `#`, percent-encoded.
pub fn fragment(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    encode(id, |_| false, &mut encoded);
    encoded
}

/// Percent-encodes what a path segment cannot hold (RFC 3986, `pchar` without `:`); Han characters are encoded too.
/// What is `kept` beside stays as it is.
fn encode(text: &str, kept: impl Fn(u8) -> bool, out: &mut String) {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) || kept(byte);
    if text.bytes().all(plain) {
        out.push_str(text);
        return;
    }
    for byte in text.bytes() {
        match byte {
            _ if plain(byte) => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_their_file() {
        let check = |from: &str, to: &str, expected: &str| assert_eq!(href(from, to), expected);
        check("index.html", "xiji/index.html", "xiji/index.html");
        check("xiji/jiqiang/a.html", "xiji/index.html", "../index.html");
        check("xiji/jiqiang/a.html", "xiji/jiqiang/b.html", "b.html");
        check("xiji/jiqiang/a.html", "index.html", "../../index.html");
        check("xiji/index.html", "indicators/x.html", "../indicators/x.html");
        check("a/b/index.html", "a/index.html", "../index.html");
        check("a/index.html", "a/b/index.html", "b/index.html");
        check("a/b.html", "ab/b.html", "../ab/b.html");
        check("乡/index.html", "乐/index.html", "../%E4%B9%90/index.html");
        check("index.html", "乡/a b.html", "%E4%B9%A1/a%20b.html");
    }
}
