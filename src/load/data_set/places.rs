//! Which place a row speaks of: one below the place whose data set it is.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::PlaceId;

use super::super::place::RawPlace;
use super::describe::Naming;
use super::squeezed;

/// The places below one place, by all the ways a table may name them.
pub struct Below<'a> {
    places: &'a [RawPlace],
    naming: Naming,
    by_name: BTreeMap<String, Vec<PlaceId>>,
    by_path: BTreeMap<String, Vec<PlaceId>>,
    by_code: BTreeMap<String, Vec<PlaceId>>,
    /// The level right below, which a table usually lists whole.
    next: Vec<PlaceId>,
}

impl<'a> Below<'a> {
    pub fn of(home: PlaceId, places: &'a [RawPlace], naming: Naming) -> Below<'a> {
        let above = format!("{}/", places[home.index()].path);
        let mut below = Below {
            places,
            naming,
            by_name: BTreeMap::new(),
            by_path: BTreeMap::new(),
            by_code: BTreeMap::new(),
            next: Vec::new(),
        };
        for (at, place) in places.iter().enumerate() {
            let Some(path) = place.path.strip_prefix(&above) else { continue };
            let id = PlaceId(at as u32);
            below.by_name.entry(squeezed(&place.name.zh)).or_default().push(id);
            below.by_path.entry(path.to_owned()).or_default().push(id);
            below.by_path.entry(place.path.clone()).or_default().push(id);
            if let Some((_, slug)) = path.rsplit_once('/') {
                below.by_path.entry(slug.to_owned()).or_default().push(id);
            }
            if let Some(code) = &place.code {
                below.by_code.entry(code.clone()).or_default().push(id);
            }
        }
        below.next = below.next_level();
        below
    }

    /// The places that have none between them and the home of the table.
    fn next_level(&self) -> Vec<PlaceId> {
        let all: Vec<PlaceId> = self.by_name.values().flatten().copied().collect();
        let level = all.iter().map(|id| self.place(*id).level).min();
        let mut next: Vec<PlaceId> =
            all.into_iter().filter(|id| Some(self.place(*id).level) == level).collect();
        next.sort();
        next
    }

    pub fn place(&self, id: PlaceId) -> &'a RawPlace {
        &self.places[id.index()]
    }

    /// The places of the next level, in the order of their paths.
    pub fn next(&self) -> &[PlaceId] {
        &self.next
    }

    /// The places that a table may mean: none, one, or several of one name.
    pub fn named(&self, written: &str) -> &[PlaceId] {
        let name = squeezed(written);
        let maps = match self.naming {
            Naming::Name => vec![&self.by_name, &self.by_path, &self.by_code],
            Naming::Path => vec![&self.by_path],
            Naming::Code => vec![&self.by_code],
        };
        maps.into_iter().find_map(|map| map.get(&name)).map_or(&[], Vec::as_slice)
    }

    /// All that may stand in the column, for a name that is like none of them but one.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        let map = match self.naming {
            Naming::Name => &self.by_name,
            Naming::Path => &self.by_path,
            Naming::Code => &self.by_code,
        };
        map.keys().map(String::as_str)
    }

    /// Of several places of one name, the one that existed on a day: a merged town may keep the name of one of its parts.
    pub fn living(&self, candidates: &[PlaceId], day: Option<Date>) -> Option<PlaceId> {
        if let [only] = candidates {
            return Some(*only);
        }
        let day = day?;
        let lives = |id: &&PlaceId| {
            let place = self.place(**id);
            place.since.is_none_or(|since| since <= day) && place.until.is_none_or(|until| day <= until)
        };
        let mut living = candidates.iter().filter(lives);
        match (living.next(), living.next()) {
            (Some(only), None) => Some(*only),
            _ => None,
        }
    }
}
