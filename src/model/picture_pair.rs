//! Picture pairs (前后对比): the same thing before and after, and what is missing of it.

use super::{AssetId, Period};

/// Two pictures of one thing; each may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PicturePair {
    /// What is shown: 街道改造.
    pub what: Option<String>,
    /// Where it was taken.
    pub at: Option<String>,
    pub order: PairOrder,
    pub before: PairSide,
    pub after: PairSide,
    pub note: Option<String>,
}

/// Whether it is known which of the two is the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairOrder {
    Stated,
    /// The source shows two pictures and labels neither.
    Unknown,
}

impl PairOrder {
    /// Every order there is.
    pub const ALL: [PairOrder; 2] = [PairOrder::Stated, PairOrder::Unknown];

    /// As written in front matter.
    pub fn id(self) -> &'static str {
        match self {
            PairOrder::Stated => "stated",
            PairOrder::Unknown => "unknown",
        }
    }
}

/// One of the two. Without a picture it is a gap, which says what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairSide {
    pub picture: Option<AssetId>,
    /// What the picture shows, for those who cannot see it.
    pub alt: Option<String>,
    pub date: Option<Period>,
    /// What the source says of this side in words: 空闲地.
    pub text: Option<String>,
    /// Why there is no picture.
    pub missing: Option<String>,
}
