//! What a text may refer to, by the names it uses: known before any text is read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::catalogue::Catalogue;
use crate::model::{AssetId, IndicatorId, PlaceId, Reading, ReportId};
use crate::quantity::{Unit, unit};

/// The targets of links, pictures and figures.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By input file: `content/xiji/jiqiang/2021-remediation.md`.
    pub reports: BTreeMap<String, ReportId>,
    /// By folder: `content/xiji/jiqiang`.
    pub places: BTreeMap<String, PlaceId>,
    /// By input file: `content/xiji/jiqiang/photos/a.jpg`.
    pub pictures: BTreeMap<String, AssetId>,
    /// By key: `broken_walls_cleared`.
    pub indicators: BTreeMap<String, IndicatorId>,
    /// The units of the catalogue as they are written, also with 万 and 亿: a site has few and very many figures.
    pub units: BTreeMap<String, Arc<Unit>>,
}

impl Names {
    /// The names of a catalogue; nothing else has one yet.
    pub fn of(catalogue: &Catalogue) -> Names {
        let written =
            catalogue.indicators.iter().flat_map(|indicator| [&indicator.unit.base, &indicator.unit.written]);
        let ways = written.flat_map(|unit| ["", "万", "亿"].map(|lead| format!("{lead}{unit}")));
        let units = ways.filter_map(|written| unit(&written)).map(|unit| (unit.written.clone(), unit.into()));
        Names { indicators: catalogue.by_key.clone(), units: units.collect(), ..Names::default() }
    }

    /// Gives a reading the unit that others have, where it is the same.
    pub fn share_unit(&self, reading: &mut Reading) {
        let Some(quantity) = reading.quantity_mut() else { return };
        // One way of writing may stand for two units.
        if let Some(unit) = self.units.get(&quantity.unit.written).filter(|unit| **unit == quantity.unit) {
            quantity.unit = unit.clone();
        }
    }
}
