//! The views of picture pairs (前后对比).

use serde::Serialize;

use super::{LinkView, PictureView};

/// The picture pairs of all places.
#[derive(Debug, Clone, Serialize)]
pub struct PicturePairsView {
    pub places: Vec<PairShelf>,
    pub downloads: Vec<LinkView>,
}

/// The pairs of one place.
#[derive(Debug, Clone, Serialize)]
pub struct PairShelf {
    pub place: LinkView,
    pub above: String,
    pub pairs: Vec<PairView>,
}

/// The same thing before and after.
#[derive(Debug, Clone, Serialize)]
pub struct PairView {
    /// On the page of its own report or place.
    pub id: Option<String>,
    pub what: Option<String>,
    pub at: Option<String>,
    /// That nobody labelled which is the earlier one, in a sentence.
    pub unlabelled: Option<String>,
    pub sides: [PairSideView; 2],
    pub note: Option<String>,
    /// Who tells of it.
    pub source: LinkView,
}

/// One of the two.
#[derive(Debug, Clone, Serialize)]
pub struct PairSideView {
    /// 整治前, 整治后, or 图一, 图二 where nobody says which is which.
    pub label: String,
    pub picture: Option<PictureView>,
    pub date: Option<String>,
    pub text: Option<String>,
    /// Why there is no picture.
    pub missing: Option<String>,
}
