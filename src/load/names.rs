//! What a text may refer to, by the names it uses: known before any text is read.

use std::collections::BTreeMap;

use crate::model::{AssetId, IndicatorId, PlaceId, ReportId};

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
}
