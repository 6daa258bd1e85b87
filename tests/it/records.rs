//! The records of this repository's own content: what the seven summaries tell beside indicators.

use std::collections::BTreeMap;

use townpress::compare::LedgerCounts;
use townpress::model::{
    Funding, LedgerEntry, LedgerStatus, PairOrder, Period, PracticeState, Reading, Report, Site, SourceLevel,
    Stage,
};
use townpress::{compare, disk, load};

use crate::folder::repository;
use crate::site::make;

pub fn site() -> Site {
    site_of("")
}

pub fn site_of(folder: &str) -> Site {
    let (files, _) =
        disk::read(&repository().join(folder)).unwrap_or_else(|error| panic!("{}", error.message.en));
    load::load(&files).0
}

pub fn report<'s>(site: &'s Site, path: &str) -> &'s Report {
    let found = site.reports.iter().find(|report| report.path == path);
    found.unwrap_or_else(|| panic!("{path} is a report"))
}

fn written(funding: &Funding) -> &str {
    match &funding.amount {
        Some(reading) => reading.quantity().map_or("", |quantity| &quantity.written),
        None => "",
    }
}

#[test]
fn six_sums_of_one_town_and_no_total() {
    let site = site();
    let town = report(&site, "xiji/jiqiang/2021-remediation");
    let amounts: Vec<&str> = town.funding.iter().map(written).collect();
    assert_eq!(amounts, ["350万元", "380万元", "840万元", "180万元", "900万元", "近2000万元"]);
    assert!(town.funding_total.is_none(), "the summary states no total");
    for row in &town.funding[2..4] {
        assert_eq!(row.source_levels, [SourceLevel::National, SourceLevel::Provincial]);
        assert!(row.uncertain.is_some(), "which of the two came from where is not certain");
    }
}

#[test]
fn sums_without_an_amount_keep_source_and_purpose() {
    let site = site();
    let township = report(&site, "remediation-township/remediation");
    assert_eq!(township.funding.len(), 8);
    for row in &township.funding {
        assert!(!matches!(row.amount, Some(Reading::Amount(_))), "{} has no number", row.source);
        assert!(row.purpose.is_some(), "{} has a purpose", row.source);
    }
    assert_eq!(report(&site, "xianju/medical-device-town/annual").funding.len(), 3);
}

#[test]
fn practices_of_equal_names_are_one() {
    let site = site();
    let stated: usize = site.reports.iter().map(|report| report.practices.len()).sum();
    assert_eq!(stated, 127);
    let places = |name: &str| {
        let found = site.practices.iter().find(|practice| practice.name == name);
        found.unwrap_or_else(|| panic!("{name} is a practice")).uses.len()
    };
    assert_eq!(places("不搞大拆大建"), 2);
    assert_eq!(places("红黑榜"), 2);
    let gates = site.practices.iter().filter(|practice| practice.name.contains("六包"));
    assert_eq!(gates.count(), 1);
    let practices = || site.reports.iter().flat_map(|report| &report.practices);
    let seven = practices().find(|stated| stated.name.contains("七项举措"));
    assert_eq!(seven.map(|stated| stated.parts.len()), Some(7));
    let proposed = practices().filter(|stated| stated.state == Some(PracticeState::Proposed));
    assert_eq!(proposed.count(), 4);
}

#[test]
fn a_title_that_is_pursued_is_not_held() {
    let site = site();
    let honours = || site.places.iter().flat_map(|place| &place.honours);
    let pursued = honours().filter(|honour| honour.stage != Stage::Held);
    assert_eq!(pursued.count(), 11);
    let enterprise = honours().find(|honour| honour.title.contains("小巨人"));
    assert!(enterprise.is_some_and(|honour| honour.holder.is_some()), "the title is the enterprise's");
    let dated = honours().filter(|honour| honour.year == Some(2018)).count();
    assert_eq!(dated, 1, "2018 belongs to the assessment alone");
}

/// The seven summaries tell of projects 71 times. Two of their words are none of the list: 创建中 is told as in progress
/// and 进场 as started, each with the word of the source beside it.
#[test]
fn every_mention_of_a_project_keeps_its_status() {
    let site = site();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for stated in site.reports.iter().flat_map(|report| &report.projects) {
        let status = stated.state.status.unwrap_or_else(|| panic!("{} has a status", stated.names[0]));
        let said = match stated.state.said.as_deref() {
            Some("创建中") => "creating",
            Some("进场") => "mobilised",
            _ => status.id(),
        };
        *counts.entry(said).or_default() += 1;
    }
    let expected = [
        ("accepted", 1),
        ("bidding", 1),
        ("completed", 19),
        ("creating", 1),
        ("funded", 1),
        ("in_operation", 6),
        ("in_progress", 24),
        ("mobilised", 1),
        ("planned", 9),
        ("signed", 1),
        ("started", 5),
        ("substantially_complete", 1),
        ("topped_out", 1),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(expected.iter().map(|(_, count)| count).sum::<usize>(), 71);
}

#[test]
fn one_percentage_of_two_projects_is_shown_at_both() {
    let site = site();
    let town = report(&site, "xiji/jiqiang/2021-remediation");
    let percents: Vec<(&str, usize)> = town
        .projects
        .iter()
        .filter_map(|stated| {
            let quantity = stated.state.percent.as_ref()?.quantity()?;
            Some((quantity.written.as_str(), stated.names.len()))
        })
        .collect();
    assert_eq!(percents, [("91%", 2), ("75%以上", 2)]);
    for name in ["龙王坝乡村振兴项目", "前咀闽宁乡村振兴示范村"] {
        let project = site.projects.iter().find(|project| project.name == name);
        let project = project.unwrap_or_else(|| panic!("{name} is a project"));
        let moments = compare::moments(&site, project);
        let newest = compare::newest(&moments, |state| state.percent.is_some());
        let newest = newest.unwrap_or_else(|| panic!("{name} has a percentage"));
        assert_eq!(newest.stated.names.len(), 2);
        let done = newest.state.percent.as_ref().and_then(|it| compare::progress(it, site.readings));
        let done = done.unwrap_or_else(|| panic!("{name} has a number"));
        assert_eq!(compare::number(done.high), Some(100.into()), "75%以上 may be all of it");
        assert!(compare::schedule(newest, &moments, site.readings).is_none(), "no dates, no light");
    }
}

/// 870 of 2086 projects are completed, and the source gives no rate: none is shown as given.
#[test]
fn nobody_is_said_to_have_published_a_rate() {
    let made = make(repository());
    let computed = "41.7";
    for (path, bytes) in &made.pages {
        let text = String::from_utf8_lossy(bytes);
        let shown = text.contains(&format!("{computed}%")) || text.contains(&format!(">{computed}"));
        assert!(!shown || text.contains("算得"), "{path} shows {computed} % as if it were given");
    }
}

#[test]
fn documents_events_and_organisations_are_those_of_the_summaries() {
    let site = site();
    let check = |path: &str, documents: usize, events: usize, organisations: usize| {
        let it = report(&site, path);
        let found = (it.documents.len(), it.events.len(), it.organisations.len());
        assert_eq!(found, (documents, events, organisations), "{path}");
    };
    check("textile-town/secondment", 0, 4, 4);
    check("industrial-town/secondment", 0, 1, 6);
    check("taishun/zhuli/beautiful-town", 0, 5, 1);
    check("zhejiang/taizhou/2020-beautiful-town", 3, 4, 3);
    check("xianju/medical-device-town/annual", 0, 1, 5);
    check("remediation-township/remediation", 2, 0, 4);
    check("xiji/jiqiang/2021-remediation", 5, 2, 2);
    let city = report(&site, "zhejiang/taizhou/2020-beautiful-town");
    let dated = city.events.iter().filter_map(|event| event.date.as_ref()?.last_day());
    assert_eq!(dated.count(), 2, "two meetings have a year, the two others have words alone");
    let members = city.organisations.iter().filter_map(|it| it.members.as_ref()?.quantity());
    assert_eq!(members.map(|quantity| quantity.written.as_str()).collect::<Vec<_>>(), ["170多人"]);
}

#[test]
fn two_grids_of_one_town_stand_side_by_side() {
    let site = site();
    let grids = &report(&site, "xiji/jiqiang/2021-remediation").grids;
    let levels: Vec<usize> = grids.iter().map(|grid| grid.levels.len()).collect();
    assert_eq!(levels, [3, 4]);
}

#[test]
fn two_pictures_that_nobody_has_are_two_gaps() {
    let site = site();
    let town = report(&site, "xiji/jiqiang/2021-remediation");
    let [pair] = town.picture_pairs.as_slice() else { panic!("one pair") };
    assert_eq!(pair.order, PairOrder::Unknown);
    for side in [&pair.before, &pair.after] {
        assert!(side.picture.is_none() && side.missing.is_some());
        assert_eq!(side.date.as_ref().and_then(Period::year), Some(2020), "the year before the report's");
    }
    assert_eq!(town.period.year(), Some(2021));
    assert_eq!(report(&site, "remediation-township/remediation").picture_pairs.len(), 2);
}

#[test]
fn problems_without_a_deadline_are_kept_and_never_overdue() {
    let site = site();
    assert_eq!(site.as_of, None);
    let entries: Vec<&LedgerEntry> =
        site.places.iter().filter_map(|place| place.ledger.as_ref()).flatten().collect();
    assert_eq!(entries.len(), 9);
    assert!(entries.iter().all(|entry| entry.deadline.is_none() && entry.report.is_some()));
    let closed = entries.iter().filter(|entry| entry.status == Some(LedgerStatus::Closed));
    assert_eq!(closed.count(), 2);
    let counts = LedgerCounts::of(entries, site.as_of);
    assert_eq!((counts.overdue, counts.unstated), (0, 6));
}
