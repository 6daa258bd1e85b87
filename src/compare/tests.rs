//! Comparisons over small sites written out in full: what is said, and what must come of it.

use super::*;
use crate::files::Files;
use crate::load::load;
use crate::model::{IndicatorId, PlaceId, Site};

const SETTINGS: &str = "title: 试验\nkinds:\n  annual: { zh: 年度总结 }\n";

const CATALOGUE: &str = "
indicators:
  lamps: { zh: 路灯试, unit: 盏, theme: environment, better: higher, basis: period, sum: add }
  petitions_x: { zh: 信访试, unit: 件, theme: governance, better: lower, basis: period, sum: add }
  area_x: { zh: 面积试, unit: 亩, theme: overview, better: neither, basis: stock, sum: add }
  people_x: { zh: 人口试, unit: 人, theme: overview, better: neither, basis: stock, sum: add }
  revenue_x: { zh: 收入试, unit: 万元, theme: finance, better: higher, basis: period, sum: add }
  per_head_x: { zh: 人均收入试, unit: 元/人, theme: finance, better: higher, basis: period, sum: { weight: people_x }, ratio: [revenue_x, people_x] }
  rate_x: { zh: 完成率试, unit: '%', theme: projects, better: higher, basis: period, sum: { weight: people_x } }
";

/// A town: its folder, lines for its place.yaml, and for each year the lines of its metrics.
type Town<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// A county of towns.
fn county(towns: &[Town]) -> Site {
    let mut files = Files::default();
    files.insert("townpress.yaml", SETTINGS.into());
    files.insert("content/indicators.yaml", CATALOGUE.into());
    files.insert("content/c/place.yaml", "name: 县\nlevel: county\n".into());
    for (town, place, years) in towns {
        let level = if place.contains("level:") { "" } else { "level: town\n" };
        files.insert(
            format!("content/c/{town}/place.yaml"),
            format!("name: {town}\n{level}{place}").into_bytes(),
        );
        for (period, metrics) in *years {
            let lines: String = metrics.lines().map(|line| format!("  {}\n", line.trim())).collect();
            let text = format!("---\ntitle: 总结\nkind: annual\nperiod: {period}\nmetrics:\n{lines}---\n");
            let name = period.replace([':', '{', '}', ' '], "");
            files.insert(format!("content/c/{town}/r{name}.md"), text.into_bytes());
        }
    }
    let (site, diagnostics) = load(&files);
    let said: Vec<&str> = diagnostics.iter().map(|d| d.message.zh.as_str()).collect();
    assert!(said.is_empty(), "{said:?}");
    site
}

fn key(site: &Site, key: &str) -> IndicatorId {
    site.indicator_by_key(key).expect("the indicator is in the catalogue above")
}

fn name(site: &Site, id: PlaceId) -> &str {
    &site.place(id).name.zh
}

/// The league of the newest slot in words: `甲 1-1 30`, then who is outside and why.
fn told(site: &Site, indicator: &str) -> String {
    let peers = &site.peers[0];
    let slots = slots(site, peers, key(site, indicator));
    let Some(slot) = slots.first() else { return "no slot".into() };
    let league = league(site, peers, slot);
    let ranked = league.ranked.iter().map(|entry| {
        let rank = entry.rank.map(|rank| format!(" {}-{}", rank.first, rank.last)).unwrap_or_default();
        format!("{}{rank} {}", name(site, entry.place), entry.amount.value.normalize())
    });
    let outside = league.outside.iter().map(|entry| {
        let why = match &entry.answer {
            Answer::NoNumber(id) => site.observation(*id).reading.id().to_owned(),
            Answer::Unlike(_, obstacle) => format!("{obstacle:?}"),
            other => format!("{other:?}"),
        };
        format!("{}:{why}", name(site, entry.place))
    });
    let all: Vec<String> = ranked.chain(outside).collect();
    format!("{}/{} {}", league.ranked.len(), league.asked, all.join(", "))
}

#[test]
fn leagues_rank_what_compares_and_say_why_the_rest_does_not() {
    let check = |towns: &[Town], indicator: &str, expected: &str| {
        assert_eq!(told(&county(towns), indicator), expected);
    };
    check(
        &[
            ("a", "", &[("2021", "lamps: 620余盏")]),
            ("b", "", &[("2021", "lamps: 625盏")]),
            ("d", "", &[("2021", "lamps: 未公开")]),
            ("e", "", &[("2021", "lamps: { value: 900盏, scope: 建成区 }")]),
            ("f", "", &[("2020", "lamps: 700盏")]),
            ("g", "", &[]),
            ("h", "", &[("2021", "lamps: 不适用")]),
            ("i", "", &[("2021-H1", "lamps: 100盏")]),
        ],
        "lamps",
        "2/7 a 1-2 620, b 1-2 625, d:withheld, e:Scope, f:PeriodDiffers, g:Silent, h:not-applicable, i:PeriodLength",
    );
    // Where less is better the least comes first.
    check(
        &[("a", "", &[("2021", "petitions_x: 3件")]), ("b", "", &[("2021", "petitions_x: 1件")])],
        "petitions_x",
        "2/2 b 1-1 1, a 2-2 3",
    );
    // Neither way is better: no rank, the largest first. 万亩 and 亩 are one unit.
    check(
        &[("a", "", &[("2021", "area_x: 900亩")]), ("b", "", &[("2021", "area_x: 1.2万亩")])],
        "area_x",
        "2/2 b 12000, a 900",
    );
    // A period that is not known is in no league.
    check(
        &[("a", "", &[("unknown", "lamps: 5盏")]), ("b", "", &[("2021", "lamps: 4盏")])],
        "lamps",
        "1/2 b 4, a:PeriodUnknown",
    );
    // Revenue of the year per head at its end, both stated: 300万元 per 1000人 is 3000元/人.
    check(
        &[
            ("a", "", &[("2021", "revenue_x: 300万元\npeople_x: 1000人")]),
            ("b", "", &[("2021", "revenue_x: 0.05亿元\npeople_x: 1000人")]),
            ("d", "", &[("2021", "revenue_x: 300万元\npeople_x: 未公开")]),
            ("e", "", &[("2021", "revenue_x: 300万元"), ("2020", "people_x: 1000人")]),
        ],
        "per_head_x",
        "2/4 b 1-1 5000, a 2-2 3000, d:Silent, e:Silent",
    );
}

/// The change of a town's newest answer: direction, verdict, difference, percent.
fn changed(site: &Site, indicator: &str) -> String {
    let place = site.peers[0].places[0];
    let slots = slots(site, &site.peers[0], key(site, indicator));
    let (_, change) = answer_and_change(site, place, &slots[0]);
    let Some(change) = change else { return "none".into() };
    let percent = change.percent.map_or("-".into(), |p| p.value.round_dp(1).normalize().to_string());
    let difference = change.difference.value.normalize();
    format!("{:?} {:?} {difference} {percent}", change.direction, change.verdict)
}

#[test]
fn changes_are_certain_only_where_the_figures_are() {
    let check = |place: &str, years: &[(&str, &str)], indicator: &str, expected: &str| {
        let site = county(&[("a", place, years), ("b", "", &[])]);
        assert_eq!(changed(&site, indicator), expected, "{years:?}");
    };
    check("", &[("2021", "lamps: 120盏"), ("2020", "lamps: 100盏")], "lamps", "Up BetterNow 20 20");
    check(
        "",
        &[("2021", "petitions_x: 12件"), ("2020", "petitions_x: 10件")],
        "petitions_x",
        "Up WorseNow 2 20",
    );
    check("", &[("2021", "lamps: 100盏"), ("2020", "lamps: 100盏")], "lamps", "Same None 0 0");
    check("", &[("2021", "lamps: 5盏"), ("2020", "lamps: 0盏")], "lamps", "Up BetterNow 5 -");
    check("", &[("2021", "lamps: 5盏"), ("2020", "lamps: 未公开")], "lamps", "none");
    check("", &[("2021", "lamps: 5盏"), ("2020-H1", "lamps: 4盏")], "lamps", "none");
    check("", &[("2021", "lamps: 5盏"), ("2019", "lamps: 4盏")], "lamps", "Up BetterNow 1 25");
    // 620余 lies in [620, 630): against 625 nobody can tell, against 600 it rose.
    check("", &[("2021", "lamps: 620余盏"), ("2020", "lamps: 625盏")], "lamps", "Unsure None -5 -0.8");
    check("", &[("2021", "lamps: 620余盏"), ("2020", "lamps: 600盏")], "lamps", "Up BetterNow 20 3.3");
    // A town made anew in between is not compared with what bore its name before.
    check("since: 2021-05-01\n", &[("2021", "lamps: 120盏"), ("2020", "lamps: 100盏")], "lamps", "none");
}

#[test]
fn roll_ups_carry_bounds_and_coverage() {
    let check = |towns: &[Town], indicator: &str, expected: &str| {
        let site = county(towns);
        let peers = &site.peers[0];
        let slots = slots(&site, peers, key(&site, indicator));
        let rolled = roll_up(&site, &peers.places, &slots[0]).expect("it adds up");
        let sum = rolled.computed;
        let said = format!(
            "{} {:?} {:?} {}/{}",
            sum.value.normalize(),
            sum.low,
            sum.high,
            rolled.covered,
            rolled.asked
        );
        assert_eq!(said, expected);
    };
    check(
        &[("a", "", &[("2021", "lamps: 600余盏")]), ("b", "", &[("2021", "lamps: 25盏")])],
        "lamps",
        "625 Included(625) Excluded(725) 2/2",
    );
    check(
        &[
            ("a", "", &[("2021", "lamps: 10盏")]),
            ("b", "", &[("2021", "lamps: 未公开")]),
            ("d", "until: 2019-12-31\n", &[]),
        ],
        "lamps",
        "10 Included(10) Included(10) 1/2",
    );
    // A rate is weighed, never averaged: (50 × 100 + 100 × 300) ÷ 400.
    check(
        &[
            ("a", "", &[("2021", "rate_x: 50%\npeople_x: 100人")]),
            ("b", "", &[("2021", "rate_x: 100%\npeople_x: 300人")]),
            ("d", "", &[("2021", "rate_x: 10%")]),
        ],
        "rate_x",
        "87.5 Included(87.5000) Included(87.5000) 2/3",
    );
}

#[test]
fn shares_are_given_only_of_a_whole_group() {
    let shares = |towns: &[Town]| {
        let site = county(towns);
        let peers = &site.peers[0];
        let slots = slots(&site, peers, key(&site, "people_x"));
        let league = league(&site, peers, &slots[0]);
        let said = league.ranked.iter().map(|entry| match entry.share {
            Some(share) => share.value.round_dp(1).normalize().to_string(),
            None => "-".into(),
        });
        said.collect::<Vec<_>>().join(" ")
    };
    let all: &[Town] =
        &[("a", "", &[("2021", "people_x: 100人")]), ("b", "", &[("2021", "people_x: 300人")])];
    assert_eq!(shares(all), "75 25");
    let some: &[Town] =
        &[("a", "", &[("2021", "people_x: 100人")]), ("b", "", &[("2021", "people_x: 未公开")])];
    assert_eq!(shares(some), "-");
}

#[test]
fn series_keep_their_gaps_and_break_where_a_place_changed() {
    let site = county(&[
        (
            "a",
            "",
            &[
                ("2021", "lamps: 5盏"),
                ("2020", "lamps: 未公开"),
                ("2019", "lamps: 3盏"),
                ("2018-H1", "lamps: 1盏"),
            ],
        ),
        ("new", "since: 2021-01-01\nsucceeds: [c/old]\n", &[("2021", "lamps: 9盏")]),
        ("old", "until: 2020-12-31\n", &[("2020", "lamps: 8盏"), ("2019", "lamps: 7盏")]),
    ]);
    let told = |town: &str| {
        let place = site.places.iter().position(|place| place.name.zh == town).expect("a town above");
        let series = series(&site, PlaceId(place as u32), key(&site, "lamps"));
        let points = series.points.iter().map(|point| {
            let value = match point.value {
                Value::Amount(amount) => amount.value.normalize().to_string(),
                Value::Withheld => "withheld".into(),
                Value::Gap => "gap".into(),
            };
            format!("{}:{value}", point.day.year())
        });
        let points: Vec<String> = points.collect();
        format!(
            "{} | breaks {} | until {:?}",
            points.join(" "),
            series.breaks.len(),
            series.until.map(|d| d.year())
        )
    };
    assert_eq!(told("a"), "2019:3 2020:withheld 2021:5 | breaks 0 | until None");
    assert_eq!(told("new"), "2019:7 2020:8 2021:9 | breaks 1 | until None");
    assert_eq!(told("old"), "2019:7 2020:8 | breaks 0 | until Some(2020)");
}
