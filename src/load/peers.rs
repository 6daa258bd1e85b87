//! The groups of places that are compared: the children of a place, and those named in the settings.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Name, Peers, PeersOrigin, PlaceId};
use crate::say;

use super::Names;
use super::collation::Collation;
use super::config::RawPeers;
use super::frame::by_name;
use super::named;
use super::profile::Profile;

/// The children of every place that has two or more, and the groups named in the settings.
pub fn peers(
    places: &[Profile],
    named: &[RawPeers],
    names: &Names,
    collation: &Collation,
    diagnostics: &mut Diagnostics,
) -> Vec<Peers> {
    let mut all = Vec::new();
    for raw in named {
        let mut own: Vec<PlaceId> =
            raw.places.iter().filter_map(|text| named::place(text, names, diagnostics)).collect();
        let unresolved = own.len() < raw.places.len();
        by_name(&mut own, places, collation);
        own.dedup();
        let indicators =
            raw.indicators.iter().filter_map(|text| named::indicator(text, names, diagnostics)).collect();
        // A name that is not known has been told; whether the rest is enough will show when it is mended.
        if own.len() < 2 && !unresolved {
            let message = say!("一个对比组至少要有两个地方", "a group needs two places at least");
            let help = say!(
                "在 places 里写上地方的文件夹，如 places: [xiji/jiqiang, xiji/ma]",
                "list folders of places, such as `places: [xiji/jiqiang, xiji/ma]`"
            );
            diagnostics.push(Diagnostic::error("peers", message).at(raw.span.clone()).help(help));
        }
        all.push(Peers {
            origin: PeersOrigin::Named(raw.key.clone()),
            name: raw.name.clone(),
            places: own,
            indicators,
        });
    }
    for (at, Profile { place, .. }) in places.iter().enumerate() {
        if place.children.len() < 2 {
            continue;
        }
        let origin = PeersOrigin::ChildrenOf(PlaceId(at as u32));
        let name = Name { zh: place.name.zh.clone(), en: place.name.en.clone() };
        all.push(Peers { origin, name, places: place.children.clone(), indicators: Vec::new() });
    }
    all
}
