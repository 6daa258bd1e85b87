//! The tree of places: counties of twenty towns, and above them prefectures and provinces where there are many.

use super::draw::Draw;
use super::names;

const TOWNS_OF_COUNTY: usize = 20;
const COUNTIES_OF_PREFECTURE: usize = 10;
const PREFECTURES_OF_PROVINCE: usize = 10;

/// From so many towns on there are prefectures and provinces.
const MANY: usize = 8_000;

/// When the towns were last measured.
pub const AREA_YEAR: u32 = 2020;

/// A place above the towns.
pub struct Area {
    /// Below the content folder.
    pub path: String,
    pub name: String,
    pub level: &'static str,
}

impl Area {
    pub fn yaml(&self) -> String {
        format!("name: {}\nlevel: {}\n", self.name, self.level)
    }
}

/// All counties, and the prefectures and provinces above them.
pub fn above_towns(seed: u64, towns: usize) -> Vec<Area> {
    let counties = towns.div_ceil(TOWNS_OF_COUNTY);
    let county =
        |at| Area { path: county_path(at, towns), name: names::area(seed, "县", at), level: "county" };
    let mut areas: Vec<Area> = (0..counties).map(county).collect();
    if towns >= MANY {
        let prefectures = counties.div_ceil(COUNTIES_OF_PREFECTURE);
        areas.extend((0..prefectures).map(|at| Area {
            path: prefecture_path(at),
            name: names::area(seed, "市", at),
            level: "prefecture",
        }));
        areas.extend((0..prefectures.div_ceil(PREFECTURES_OF_PROVINCE)).map(|at| Area {
            path: province_path(at),
            name: names::area(seed, "省", at),
            level: "province",
        }));
    }
    areas
}

fn province_path(at: usize) -> String {
    format!("s{:02}", at + 1)
}

fn prefecture_path(at: usize) -> String {
    format!("{}/p{:03}", province_path(at / PREFECTURES_OF_PROVINCE), at + 1)
}

fn county_path(at: usize, towns: usize) -> String {
    let own = format!("c{:04}", at + 1);
    if towns >= MANY { format!("{}/{own}", prefecture_path(at / COUNTIES_OF_PREFECTURE)) } else { own }
}

/// A town, with what its reports have in common.
pub struct Town {
    pub number: usize,
    /// Below the content folder.
    pub path: String,
    pub name: String,
    pub county: String,
    /// How large and how well off it is, in hundredths of the usual.
    pub size: usize,
    pub wealth: usize,
    area: usize,
}

impl Town {
    pub fn draw(seed: u64, number: usize, towns: usize) -> Town {
        let (county, at) = (number / TOWNS_OF_COUNTY, number % TOWNS_OF_COUNTY);
        let mut draw = Draw::new(seed, "town", number as u64);
        let spread = draw.between(20, 90);
        Town {
            number,
            path: format!("{}/t{:02}", county_path(county, towns), at + 1),
            name: names::town(seed, county, at),
            county: names::area(seed, "县", county),
            size: 30 + spread + draw.below(spread * 2),
            wealth: 60 + draw.below(90),
            area: draw.between(280, 3100),
        }
    }

    pub fn yaml(&self) -> String {
        let (name, about, area) = (&self.name, self.about(), self.land_area());
        format!(
            "name: {name}\nlevel: town\nabout: {about}\nmetrics:\n  land_area: {{ value: {area}平方公里, as_of: {AREA_YEAR} }}\n"
        )
    }

    pub fn about(&self) -> String {
        format!("{}的一个乡镇，为测速而编。", self.county)
    }

    /// In square kilometres.
    pub fn land_area(&self) -> String {
        format!("{}.{}", self.area / 10, self.area % 10)
    }
}
