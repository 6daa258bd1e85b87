//! Boards → seasons: the rounds of one series of one place, side by side.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::collation::Collation;
use crate::load::practices::{slug, unused};
use crate::model::{Board, BoardId, Place, PlaceId, Season};

/// The seasons of all boards, by the place that inspects and by name, in pinyin order.
pub fn gather(boards: &[Board], places: &[Place], collation: &Collation) -> Vec<Season> {
    let mut groups: BTreeMap<(PlaceId, &str), Vec<BoardId>> = BTreeMap::new();
    for (at, board) in boards.iter().enumerate() {
        let Some(series) = &board.series else { continue };
        groups.entry((board.place, series)).or_default().push(BoardId(at as u32));
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    let name = |place: PlaceId| &places[place.index()].name.zh;
    groups.sort_by(|((a, a_series), _), ((b, b_series), _)| {
        let by_place = collation.compare(name(*a), name(*b)).then(a.cmp(b));
        by_place.then_with(|| collation.compare(a_series, b_series)).then(a_series.cmp(b_series))
    });
    let mut keys = BTreeSet::new();
    let season = |((place, series), mut rounds): ((PlaceId, &str), Vec<BoardId>)| {
        rounds.sort_by_key(|id| {
            let day = boards[id.index()].period.last_day();
            (day.is_none(), day, *id)
        });
        let key = unused(slug(&format!("{} {series}", name(place)), "season"), &mut keys);
        Season { key, name: series.to_owned(), place, rounds }
    };
    groups.into_iter().map(season).collect()
}
