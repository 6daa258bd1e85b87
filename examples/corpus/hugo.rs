//! The same corpus as Hugo wants it: places as sections, every figure in the head of its report, what is told of the
//! indicators as data. Heads are TOML, which Hugo reads much faster than YAML.

use serde_json::{Value, json};
use townpress::files::Files;
use townpress::load;
use townpress::model::{Better, Indicator, Site, Sum};

use super::figures::{self, INDICATORS};
use super::places::{AREA_YEAR, Area, Town};

/// What towns state once, beside their reports.
const AREA: &str = "land_area";

/// What the catalogue says of the indicators that occur, in its order.
pub fn indicators() -> String {
    let (site, _) = load::load(&Files::default());
    let told: Vec<Value> = site.indicators.iter().filter_map(|one| indicator(&site, one)).collect();
    lines(&told)
}

/// None for one that no figure is of.
fn indicator(site: &Site, indicator: &Indicator) -> Option<Value> {
    let yearly = indicator.key != AREA;
    let decimals = match INDICATORS.iter().find(|one| one.key == indicator.key) {
        Some(one) => one.decimals,
        None if !yearly => 1,
        None => return None,
    };
    let theme = site.theme_of(indicator.theme);
    let (sum, weight) = match indicator.sum {
        Sum::Add => ("add", None),
        Sum::Mean => ("mean", None),
        Sum::WeightedBy(weight) => ("weighted", Some(&site.indicator(weight).key)),
        Sum::None => ("none", None),
    };
    Some(json!({
        "key": indicator.key,
        "name": indicator.name.zh,
        "name_en": indicator.name.en,
        "unit": indicator.unit.written,
        "better": match indicator.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
            Better::Neither => "neither",
        },
        "basis": indicator.basis.id(),
        "sum": sum,
        "weight": weight,
        "theme": theme.key,
        "theme_name": theme.name.zh,
        "aliases": indicator.aliases,
        "definition": indicator.definition,
        "decimals": decimals,
        "yearly": yearly,
    }))
}

/// The groups of places that are compared: the towns of each county.
pub fn groups(areas: &[Area]) -> String {
    let counties = areas.iter().filter(|area| area.level == "county");
    lines(&counties.map(|area| json!({ "path": area.path, "name": area.name })).collect::<Vec<_>>())
}

/// The years that there are reports of, the last one first. As TOML, since the numbers of JSON are floats to Hugo.
pub fn years(years: impl DoubleEndedIterator<Item = u32>) -> String {
    let years: Vec<String> = years.rev().map(|year| year.to_string()).collect();
    format!("years = [{}]\n", years.join(", "))
}

/// A list with an item on each line.
fn lines(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", items.join(",\n"))
}

pub fn area(area: &Area) -> String {
    format!("+++\ntitle = \"{}\"\ntype = \"area\"\nparams.level = \"{}\"\n+++\n", area.name, area.level)
}

pub fn town(town: &Town) -> String {
    let (name, about, area) = (&town.name, town.about(), town.land_area());
    format!(
        "+++\ntitle = \"{name}\"\ntype = \"town\"\n[params.metrics]\n{AREA} = {{ value = {area}, written = \"{area}平方公里\", year = {AREA_YEAR} }}\n+++\n{about}\n"
    )
}

/// A report of the townpress corpus, with its figures in its head.
pub fn report(seed: u64, town: &Town, year: u32, text: &str) -> String {
    let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
    let mut head = format!(
        "+++\ntitle = \"{name}{year}年工作总结\"\ntype = \"report\"\ndate = {year}-12-25\n[params]\nyear = {year}\nissuer = \"{county}{name}人民政府\"\n[params.metrics]\n",
        name = town.name,
        county = town.county
    );
    for (at, indicator) in INDICATORS.iter().enumerate() {
        if let Some(written) = figures::figure(seed, town, at, year) {
            let prose = body.contains(&format!("](metric:{})", indicator.key));
            head.push_str(&format!("{} = {}\n", indicator.key, figure(&written, prose)));
        }
    }
    format!("{head}+++\n{body}")
}

/// A figure as written: with its number or that it is withheld, and where it is so, that it says “and some more” and
/// that it stands in a sentence.
fn figure(written: &str, prose: bool) -> String {
    let number: String = written.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let value = if number.is_empty() { "withheld = true".to_owned() } else { format!("value = {number}") };
    let more = if written.contains('余') { ", more = true" } else { "" };
    let prose = if prose { ", prose = true" } else { "" };
    format!("{{ written = \"{written}\", {value}{more}{prose} }}")
}
