//! The forty indicators of a report, and what a town says of each.

use super::draw::Draw;
use super::places::Town;

/// An indicator of the built-in catalogue and where the figures of a middling town lie.
pub struct Indicator {
    pub key: &'static str,
    unit: &'static str,
    /// In the unit, times ten to the power of `decimals`.
    low: usize,
    high: usize,
    pub decimals: usize,
    follows: Follows,
    /// Yearly growth in thousandths.
    growth: usize,
}

/// What makes the figures of one town larger than those of another.
#[derive(Clone, Copy)]
enum Follows {
    Size,
    Wealth,
    /// A rate, which stays in its bounds.
    Neither,
}
use Follows::{Neither, Size, Wealth};

const fn of(
    key: &'static str,
    unit: &'static str,
    decimals: usize,
    bounds: (usize, usize),
    follows: Follows,
    growth: usize,
) -> Indicator {
    Indicator { key, unit, low: bounds.0, high: bounds.1, decimals, follows, growth }
}

pub const INDICATORS: [Indicator; 40] = [
    of("resident_population", "人", 0, (9_000, 62_000), Size, 2),
    of("registered_population", "人", 0, (10_000, 70_000), Size, 1),
    of("household_count", "户", 0, (3_100, 21_000), Size, 3),
    of("gdp", "万元", 0, (42_000, 880_000), Wealth, 58),
    of("gdp_growth", "%", 1, (31, 94), Neither, 0),
    of("rural_disposable_income", "元", 0, (13_200, 33_000), Wealth, 66),
    of("retail_sales", "万元", 0, (8_000, 190_000), Wealth, 52),
    of("fixed_asset_investment", "万元", 0, (9_000, 260_000), Wealth, 44),
    of("market_entities", "户", 0, (420, 6_800), Wealth, 61),
    of("village_collective_income", "万元", 0, (180, 4_600), Wealth, 97),
    of("migrant_workers", "人", 0, (1_500, 13_000), Size, 4),
    of("grain_sown_area", "亩", 0, (6_000, 88_000), Size, 3),
    of("grain_output", "吨", 0, (2_100, 39_000), Size, 8),
    of("vegetable_output", "吨", 0, (1_100, 52_000), Size, 21),
    of("pigs_slaughtered", "头", 0, (1_800, 64_000), Size, 12),
    of("high_standard_farmland", "亩", 0, (2_400, 41_000), Size, 33),
    of("cooperatives", "个", 0, (9, 180), Wealth, 24),
    of("family_farms", "个", 0, (12, 260), Size, 40),
    of("above_scale_industrial_output", "万元", 0, (6_000, 940_000), Wealth, 63),
    of("above_scale_enterprises", "家", 0, (2, 70), Wealth, 35),
    of("general_budget_revenue", "万元", 0, (900, 36_000), Wealth, 47),
    of("tax_revenue", "万元", 0, (700, 29_000), Wealth, 45),
    of("sanitation_inspection_score", "分", 1, (812, 978), Neither, 0),
    of("household_toilets_upgraded", "户", 0, (60, 1_900), Size, 6),
    of("sanitary_toilet_coverage", "%", 1, (702, 976), Neither, 0),
    of("garbage_cleared", "吨", 0, (900, 14_000), Size, 11),
    of("clutter_spots_cleared", "处", 0, (70, 2_400), Size, 5),
    of("road_hardened_length", "公里", 1, (31, 388), Size, 9),
    of("street_lamps", "盏", 0, (120, 5_200), Wealth, 28),
    of("tap_water_coverage", "%", 1, (803, 989), Neither, 0),
    of("low_income_recipients", "人", 0, (110, 3_300), Size, 1),
    of("medical_insurance_rate", "%", 1, (921, 991), Neither, 0),
    of("new_employment", "人", 0, (60, 2_100), Size, 13),
    of("students_enrolled", "人", 0, (420, 9_800), Size, 2),
    of("forest_coverage", "%", 1, (118, 771), Neither, 0),
    of("petitions", "件次", 0, (8, 260), Size, 1),
    of("disputes_handled", "件", 0, (40, 790), Size, 2),
    of("party_members", "名", 0, (480, 3_900), Size, 7),
    of("tourist_arrivals", "人次", 0, (3_000, 960_000), Wealth, 74),
    of("attracted_investment", "万元", 0, (1_500, 92_000), Wealth, 31),
];

/// What a report says of an indicator, as it is written; None where it says nothing.
pub fn figure(seed: u64, town: &Town, at: usize, year: u32) -> Option<String> {
    let indicator = &INDICATORS[at];
    let mut lasting = Draw::new(seed, indicator.key, town.number as u64);
    let range = indicator.high - indicator.low;
    let base = indicator.low + lasting.below(range) / 2 + lasting.below(range) / 2;
    let mut draw = Draw::new(seed, indicator.key, (town.number as u64) << 16 | u64::from(year));
    match draw.below(1000) {
        0..30 => return None,
        30..36 => return Some("未公开".to_owned()),
        _ => {}
    }
    let years = (year - 2000) as usize;
    let grown = base * (1000 + indicator.growth * years) / 1000;
    let scaled = match indicator.follows {
        Size => grown * town.size / 100,
        Wealth => grown * town.wealth / 100,
        Neither => base,
    };
    let wobble =
        if matches!(indicator.follows, Neither) { 990 + draw.below(11) } else { 960 + draw.below(80) };
    let value = (scaled * wobble / 1000).max(1);
    let unit = indicator.unit;
    Some(match indicator.decimals {
        0 if value > 200 && draw.percent(5) => format!("{}余{unit}", value / 100 * 100),
        0 => format!("{value}{unit}"),
        _ => format!("{}.{}{unit}", value / 10, value % 10),
    })
}

/// Whether a figure may stand in a sentence as it is; a withheld one belongs into the head of the report.
pub fn is_number(figure: &str) -> bool {
    figure.starts_with(|letter: char| letter.is_ascii_digit())
}
