//! Rectification ledgers: what is overdue, open and closed, in one place and in all.

use crate::compare::{LedgerCounts, LedgerStanding, closed_late, standing};
use crate::model::{LedgerEntry, PlaceId, ReportId, Site};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::route::Route;
use super::super::view::{
    LedgerCountsView, LedgerPlace, LedgerRow, LedgerSection, LedgerShelf, LedgerView, LinkView, PairView,
};
use super::{Topic, picture_pairs};

/// How many entries of one state the page of all places shows; each place shows all of its own.
const MOST: usize = 200;

/// The part of a place's page that holds its ledger.
const SECTION: &str = "_ledger";

/// An entry and where it stands: its place, and its position in the place's ledger.
#[derive(Clone, Copy)]
pub struct Kept<'a> {
    pub place: PlaceId,
    pub at: usize,
    pub entry: &'a LedgerEntry,
}

/// Every entry of every ledger, in the order of the site.
pub fn all(site: &Site) -> Vec<Kept<'_>> {
    let places = (0..site.places.len()).map(|at| PlaceId(at as u32));
    places.flat_map(|place| kept(site, place)).collect()
}

fn kept(site: &Site, place: PlaceId) -> impl Iterator<Item = Kept<'_>> {
    let entries = site.place(place).ledger.iter().flatten().enumerate();
    entries.map(move |(at, entry)| Kept { place, at, entry })
}

/// The id of an entry on the page of its place.
pub fn anchor(at: usize) -> String {
    format!("ledger-{}", at + 1)
}

/// The id of the pictures of an entry on the page of its place.
pub fn picture_anchor(at: usize) -> String {
    format!("ledger-{}-pictures", at + 1)
}

pub fn view(context: &Context) -> LedgerView {
    let site = context.site;
    let places = site.places.iter().enumerate().filter_map(|(at, place)| {
        let (id, entries) = (PlaceId(at as u32), place.ledger.as_ref()?);
        let link = context.place_link(id);
        Some(LedgerPlace {
            place: LinkView { href: format!("{}#{SECTION}", link.href), ..link },
            above: context.above(id),
            counts: counts(context, entries),
        })
    });
    LedgerView {
        section: section(context, &all(site), MOST),
        places: places.collect(),
        downloads: context.downloads(Subject::Topic(Topic::Ledger)),
    }
}

/// How many there are and how far, in a sentence.
pub fn sentence(context: &Context) -> String {
    let entries = all(context.site);
    let counts = LedgerCounts::of(entries.iter().map(|kept| kept.entry), context.site.as_of);
    let (total, closed) = (counts.total().to_string(), counts.closed.to_string());
    let (overdue, places) = (counts.overdue.to_string(), context.site.places.iter());
    let places = places.filter(|place| place.ledger.is_some()).count().to_string();
    let values = [
        ("entries", total.as_str()),
        ("places", places.as_str()),
        ("closed", closed.as_str()),
        ("overdue", overdue.as_str()),
    ];
    let word = if context.site.as_of.is_some() { "description_ledger_as_of" } else { "description_ledger" };
    context.fill(word, &values)
}

/// The ledger of one place, whole, each entry with an id that other pages lead to.
pub fn of_place(context: &Context, place: PlaceId) -> Option<LedgerSection> {
    context.site.place(place).ledger.as_ref()?;
    let entries: Vec<Kept> = kept(context.site, place).collect();
    let mut section = section(context, &entries, usize::MAX);
    for row in section.shelves.iter_mut().flat_map(|shelf| &mut shelf.rows) {
        row.id = row.place.href.split_once('#').map(|(_, anchor)| anchor.to_owned());
    }
    let pairs = entries.iter().filter_map(|kept| {
        let pair = picture_pairs::of_entry(context, *kept)?;
        Some(PairView { id: Some(picture_anchor(kept.at)), ..pair })
    });
    section.pairs = pairs.collect();
    Some(section)
}

/// The entries that name a report; their source is the ledger itself.
pub fn of_report(context: &Context, report: ReportId) -> Option<LedgerSection> {
    let own = |(place, at): &(PlaceId, usize)| kept(context.site, *place).nth(*at);
    let entries: Vec<Kept> = context.site.ties.ledger_entries_of(report).iter().filter_map(own).collect();
    if entries.is_empty() {
        return None;
    }
    let mut section = section(context, &entries, usize::MAX);
    for row in section.shelves.iter_mut().flat_map(|shelf| &mut shelf.rows) {
        let text = context.fill("title_ledger", &[]);
        row.report = Some(LinkView { text, href: row.place.href.clone() });
    }
    Some(section)
}

/// Entries by how far they are: what is overdue first, the longest first of all; what is closed last.
fn section(context: &Context, entries: &[Kept], most: usize) -> LedgerSection {
    let as_of = context.site.as_of;
    let mut shelves: Vec<LedgerShelf> = Vec::new();
    let mut sorted: Vec<(LedgerStanding, &Kept)> =
        entries.iter().map(|kept| (standing(kept.entry, as_of), kept)).collect();
    sorted.sort_by_key(|(standing, _)| match standing {
        LedgerStanding::Overdue { days } => (LedgerStanding::Overdue { days: 0 }, -days),
        standing => (*standing, 0),
    });
    for (standing, kept) in sorted {
        let key = key(standing);
        if shelves.last().is_none_or(|shelf| shelf.key != key) {
            shelves.push(LedgerShelf {
                key,
                name: context.ledger_standing(standing).to_owned(),
                entries: 0,
                any_found: false,
                any_responsible: false,
                rows: Vec::new(),
                rest: None,
            });
        }
        if let Some(shelf) = shelves.last_mut() {
            shelf.entries += 1;
            if shelf.rows.len() < most {
                shelf.rows.push(row(context, *kept, standing));
            }
        }
    }
    for shelf in &mut shelves {
        shelf.any_found = shelf.rows.iter().any(|row| row.found.is_some());
        shelf.any_responsible = shelf.rows.iter().any(|row| row.responsible.is_some());
        let more = shelf.entries - shelf.rows.len();
        shelf.rest = (more > 0).then(|| context.fill("ledger_more", &[("entries", &more.to_string())]));
    }
    let counted = counts(context, entries.iter().map(|kept| kept.entry));
    LedgerSection { as_of: judged(context), counts: counted, shelves, pairs: Vec::new() }
}

fn judged(context: &Context) -> String {
    match context.site.as_of {
        Some(day) => context.fill("ledger_as_of", &[("date", &context.date(day))]),
        None => context.fill("ledger_no_as_of", &[]),
    }
}

fn key(standing: LedgerStanding) -> &'static str {
    match standing {
        LedgerStanding::Overdue { .. } => "overdue",
        LedgerStanding::Open => "open",
        LedgerStanding::InProgress => "in-progress",
        LedgerStanding::Unstated => "unstated",
        LedgerStanding::Closed => "closed",
    }
}

fn counts<'a>(context: &Context, entries: impl IntoIterator<Item = &'a LedgerEntry>) -> LedgerCountsView {
    let as_of = context.site.as_of;
    let counts = LedgerCounts::of(entries, as_of);
    LedgerCountsView {
        total: counts.total(),
        overdue: as_of.map(|_| counts.overdue),
        open: counts.open,
        in_progress: counts.in_progress,
        unstated: counts.unstated,
        closed: counts.closed,
    }
}

fn row(context: &Context, kept: Kept, standing: LedgerStanding) -> LedgerRow {
    let Kept { place, at, entry } = kept;
    let link = context.place_link(place);
    let late = match standing {
        LedgerStanding::Overdue { days } => Some(("ledger_days_over", days)),
        _ => closed_late(entry).map(|days| ("ledger_closed_late", days)),
    };
    let date = |date: Option<jiff::civil::Date>| date.map(|date| context.date(date));
    let pictures = entry.before.is_some() || entry.after.is_some();
    LedgerRow {
        id: None,
        number: entry.number.clone(),
        problem: entry.problem.clone(),
        category: entry.category.clone(),
        found: date(entry.found),
        deadline: date(entry.deadline),
        responsible: entry.responsible.as_ref().map(|post| post.text.clone()),
        closed: date(entry.closed),
        late: late.map(|(word, days)| context.fill(word, &[("days", &days.to_string())])),
        pictures: pictures.then(|| format!("{}#{}", context.to(Route::Place(place)), picture_anchor(at))),
        note: entry.note.clone(),
        place: LinkView { href: format!("{}#{}", link.href, anchor(at)), ..link },
        above: context.above(place),
        report: entry.report.map(|report| context.report_link(report)),
    }
}
