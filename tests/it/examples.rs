//! The examples on real figures: each builds, its tables stay as they are, and its sums are those its source prints.
//!
//! `tests/examples/<name>/` holds the CSV files that the example must give; the pages show the same figures.

use townpress::compare::{self, Comparisons};
use townpress::diag::Tongue;
use townpress::{disk, load};

use crate::folder::{Tree, blessing, difference, repository, rewrite, tree};
use crate::site::{make, told};

const EXAMPLES: [&str; 6] = ["nanan", "wuxue", "xiangxi", "xuchang", "yuechi", "zhongshan"];

#[test]
fn the_tables_of_every_example_stay_as_they_are() {
    let mut wrong = Vec::new();
    for name in EXAMPLES {
        let made = make(&repository().join("examples").join(name));
        if made.diagnostics.errors() > 0 {
            wrong.push(format!("{name} does not build\n{}", told(&made, Tongue::English)));
            continue;
        }
        let tables = made.pages.into_iter().filter(|(path, _)| path.ends_with(".csv"));
        let tables: Tree = tables.collect();
        assert!(!tables.is_empty(), "{name} gives no table");
        let expected = repository().join("tests/examples").join(name);
        if blessing() {
            rewrite(&expected, &tables);
        } else if let Some(difference) = difference(&tree(&expected), &tables) {
            wrong.push(format!("{name}:\n{difference}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n(BLESS=1 cargo test rewrites what is expected)", wrong.join("\n\n"));
}

/// The sum of a group for an indicator in the slot that ends on a day, and how many places it covers.
fn sum(example: &str, place: &str, indicator: &str, day: &str) -> String {
    let root = repository().join("examples").join(example);
    let (files, _) = disk::read(&root).unwrap_or_else(|error| panic!("{}", error.message.en));
    let (site, _) = load::load(&files);
    let comparisons = Comparisons::of(&site);
    let indicator = site.indicator_by_key(indicator).expect("the example knows the indicator");
    let group = site.peers.iter().position(|peers| match peers.origin {
        townpress::model::PeersOrigin::ChildrenOf(id) => site.place(id).path == place,
        townpress::model::PeersOrigin::Named(_) => false,
    });
    let group = group.expect("the place has places under it");
    let question = comparisons.question(group, indicator).expect("the group can be asked for it");
    let of_day = |slot: &&compare::Slot| compare::day(slot).is_some_and(|found| found.to_string() == day);
    let slot = question.slots.iter().find(of_day).expect("there are figures for the day");
    let rolled = compare::roll_up(&site, &site.peers[group].places, slot).expect("the indicator adds up");
    format!("{} {}/{}", rolled.computed.value.normalize(), rolled.covered, rolled.asked)
}

#[test]
fn towns_add_up_to_what_their_county_prints() {
    let check = |example: &str, place: &str, indicator: &str, day: &str, expected: &str| {
        assert_eq!(sum(example, place, indicator, day), expected, "{example} {indicator} {day}");
    };
    check("xiangxi", "xiangxi", "project_count", "2021-09-30", "316 10/10");
    check("xiangxi", "xiangxi", "investment_completed", "2021-09-30", "474.5 10/10");
    check("xiangxi", "xiangxi", "annual_investment_plan", "2021-09-30", "640.7 10/10");
    check("yuechi", "yuechi", "resident_population", "2020-11-01", "742747 27/27");
    check("zhongshan", "zhongshan", "resident_population", "2000-11-01", "2363322 24/24");
    check("zhongshan", "zhongshan", "resident_population", "2021-12-31", "4466900 22/22");
}

#[test]
fn published_ranks_that_the_scores_contradict_are_told() {
    let made = make(&repository().join("examples/nanan"));
    let told = told(&made, Tongue::Chinese);
    assert_eq!(told.matches("[contradiction]").count(), 2, "{told}");
    assert!(told.contains("铺顶村") && told.contains("双溪村"), "{told}");
    let page = &made.pages["compare/nanan/fengzhou/sanitation_inspection_rank.html"];
    let page = String::from_utf8_lossy(page);
    assert_eq!(page.matches("class=\"aside contradiction\"").count(), 2, "the page says so too");
}

/// The mean of the ten rates is 76.9 %; the prefecture prints 74.1 %, which is its sum per its sum.
#[test]
fn the_rate_of_a_group_is_its_sum_per_its_sum() {
    let root = repository().join("examples/xiangxi");
    let (files, _) = disk::read(&root).unwrap_or_else(|error| panic!("{}", error.message.en));
    let (site, _) = load::load(&files);
    let comparisons = Comparisons::of(&site);
    let occasion = comparisons.bulletins[0].first().expect("the group has a bulletin");
    let found = compare::bulletin(&site, &site.peers[0], occasion);
    let rates: Vec<&compare::Rate> = found
        .total
        .iter()
        .filter_map(|total| match total {
            compare::Total::Rate(rate) => Some(rate),
            compare::Total::Amount(..) => None,
        })
        .collect();
    let shown = |rate: &compare::Rate| {
        let computed = rate.computed.map(|amount| amount.value.round_dp(2).to_string());
        (computed.unwrap_or_default(), rate.agreement)
    };
    let agrees = Some(compare::Agreement::Agrees);
    assert_eq!(shown(rates[0]), ("92.09".to_owned(), agrees), "291 of 316 have started");
    assert_eq!(shown(rates[1]), ("74.06".to_owned(), agrees), "474.5 of 640.7 is invested");
}

#[test]
fn a_published_rate_that_its_figures_do_not_give_is_told() {
    let made = make(&repository().join("examples/xiangxi"));
    let told = told(&made, Tongue::Chinese);
    assert_eq!(told.matches("[contradiction]").count(), 1, "{told}");
    assert!(told.contains("州直") && told.contains("58.8%") && told.contains("58.71%"), "{told}");
    let page = &made.pages["compare/xiangxi/project-bulletin.html"];
    let page = String::from_utf8_lossy(page);
    assert_eq!(page.matches("class=\"aside contradiction\"").count(), 1, "the page says so too");
    assert!(page.contains("78.9%") && page.contains("算得78.9%"), "吉首 is given both ways");
}
