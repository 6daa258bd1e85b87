//! Picture pairs: before and after, from front matter and from ledgers, with every gap labelled.

use crate::model::{PairOrder, PairSide, PicturePair, PlaceId, ReportId, Site};

use super::super::context::Context;
use super::super::download::Subject;
use super::super::view::{LinkView, PairShelf, PairSideView, PairView, PicturePairsView};
use super::Topic;
use super::ledger::{self, Kept};

/// A pair and who tells of it: a report, or an entry of a ledger.
pub enum Shown<'a> {
    Report { report: ReportId, at: usize, pair: &'a PicturePair },
    Ledger(Kept<'a>),
}

impl Shown<'_> {
    pub fn place(&self, site: &Site) -> PlaceId {
        match self {
            Shown::Report { report, .. } => site.report(*report).place,
            Shown::Ledger(kept) => kept.place,
        }
    }
}

/// Every pair of the site: those of reports, then those of ledgers.
pub fn all(site: &Site) -> Vec<Shown<'_>> {
    let reports = (0..site.reports.len()).map(|at| ReportId(at as u32));
    let told = reports.flat_map(|report| {
        let pairs = site.report(report).picture_pairs.iter().enumerate();
        pairs.map(move |(at, pair)| Shown::Report { report, at, pair })
    });
    let pictured = |kept: &Kept| kept.entry.before.is_some() || kept.entry.after.is_some();
    told.chain(ledger::all(site).into_iter().filter(pictured).map(Shown::Ledger)).collect()
}

pub fn view(context: &Context) -> PicturePairsView {
    let mut places: Vec<(PlaceId, Vec<PairView>)> = Vec::new();
    for shown in all(context.site) {
        let place = shown.place(context.site);
        let view = match shown {
            Shown::Report { report, at, pair } => Some(of_pair(context, report, at, pair)),
            Shown::Ledger(kept) => of_entry(context, kept),
        };
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, pairs)) => pairs.extend(view),
            None => places.push((place, view.into_iter().collect())),
        }
    }
    places.sort_by_key(|(place, _)| *place);
    let shelf =
        |(place, pairs)| PairShelf { place: context.place_link(place), above: context.above(place), pairs };
    PicturePairsView {
        places: places.into_iter().map(shelf).collect(),
        downloads: context.downloads(Subject::Topic(Topic::PicturePairs)),
    }
}

/// How many pairs there are and how many pictures of them, in a sentence.
pub fn sentence(context: &Context) -> String {
    let pairs = all(context.site);
    let pictures = pairs.iter().map(|shown| match shown {
        Shown::Report { pair, .. } => [pair.before.picture, pair.after.picture],
        Shown::Ledger(kept) => [kept.entry.before, kept.entry.after],
    });
    let there = pictures.flatten().flatten().count();
    let missing = pairs.len() * 2 - there;
    let values = [
        ("pairs", &*pairs.len().to_string()),
        ("pictures", &*there.to_string()),
        ("missing", &*missing.to_string()),
    ];
    context.fill("description_before_after", &values)
}

/// The pairs of one report, each with an id that other pages lead to.
pub fn of_report(context: &Context, report: ReportId) -> Vec<PairView> {
    let pairs = context.site.report(report).picture_pairs.iter().enumerate();
    pairs.map(|(at, pair)| PairView { id: Some(anchor(at)), ..of_pair(context, report, at, pair) }).collect()
}

/// The pairs of all reports of a place.
pub fn of_place(context: &Context, place: PlaceId) -> Vec<PairView> {
    let reports = context.site.place(place).reports.iter();
    reports.flat_map(|report| of_report(context, *report)).map(|pair| PairView { id: None, ..pair }).collect()
}

/// The id of a pair on the page of its report.
pub fn anchor(at: usize) -> String {
    format!("pair-{}", at + 1)
}

fn of_pair(context: &Context, report: ReportId, at: usize, pair: &PicturePair) -> PairView {
    let link = context.report_link(report);
    let labels = match pair.order {
        PairOrder::Stated => ["pair_before", "pair_after"],
        PairOrder::Unknown => ["pair_first", "pair_second"],
    };
    PairView {
        id: None,
        what: pair.what.clone(),
        at: pair.at.clone(),
        unlabelled: (pair.order == PairOrder::Unknown).then(|| context.fill("pair_unlabelled", &[])),
        sides: [side(context, labels[0], &pair.before), side(context, labels[1], &pair.after)],
        note: pair.note.clone(),
        source: LinkView { href: format!("{}#{}", link.href, anchor(at)), ..link },
    }
}

/// The pictures of an entry of a ledger; None where it has none.
pub fn of_entry(context: &Context, kept: Kept) -> Option<PairView> {
    let entry = kept.entry;
    entry.before.or(entry.after)?;
    let side = |label, picture| {
        let values = [("problem", entry.problem.as_str()), ("label", context.word(label))];
        let alt = Some(context.fill("pair_of_entry", &values));
        self::side(context, label, &PairSide { picture, alt, ..PairSide::default() })
    };
    let link = context.place_link(kept.place);
    Some(PairView {
        id: None,
        what: Some(entry.problem.clone()),
        at: None,
        unlabelled: None,
        sides: [side("pair_before", entry.before), side("pair_after", entry.after)],
        note: None,
        source: LinkView {
            href: format!("{}#{}", link.href, ledger::anchor(kept.at)),
            text: context.fill("title_ledger", &[]),
        },
    })
}

fn side(context: &Context, label: &str, side: &PairSide) -> PairSideView {
    let missing = match (&side.missing, side.picture) {
        (_, Some(_)) => None,
        (Some(why), None) => Some(context.fill("pair_missing_because", &[("why", why)])),
        (None, None) => Some(context.fill("pair_missing", &[])),
    };
    PairSideView {
        label: context.fill(label, &[]),
        picture: side
            .picture
            .map(|picture| context.picture(picture, side.alt.as_deref().unwrap_or_default())),
        date: side.date.as_ref().map(|date| context.dated(date)),
        text: side.text.clone(),
        missing,
    }
}
