//! All observations of a site as one list, made of parts that the states of a served site share.

use std::ops::{Index, Range};
use std::sync::Arc;

use super::Observation;

/// The observations of a site, by their position. Those of one report, place or data set lie together.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    parts: Vec<Arc<[Observation]>>,
    /// The position of the first observation of each part.
    firsts: Vec<u32>,
    /// The part of each observation.
    part_of: Vec<u32>,
}

impl Observations {
    /// Adds a part, and tells the positions of its observations.
    pub fn add(&mut self, part: Arc<[Observation]>) -> Range<usize> {
        let (first, number) = (self.len(), self.parts.len() as u32);
        self.part_of.resize(first + part.len(), number);
        self.firsts.push(first as u32);
        self.parts.push(part);
        first..self.len()
    }

    pub fn len(&self) -> usize {
        self.part_of.len()
    }

    pub fn is_empty(&self) -> bool {
        self.part_of.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Observation> {
        self.parts.iter().flat_map(|part| part.iter())
    }
}

impl Index<usize> for Observations {
    type Output = Observation;

    fn index(&self, at: usize) -> &Observation {
        let part = self.part_of[at] as usize;
        &self.parts[part][at - self.firsts[part] as usize]
    }
}
