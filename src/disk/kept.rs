//! Files of the old site that are kept unmade: each would be made from the same inputs again, and is still as it was made.

use std::fs;

use super::DiskError;
use super::manifest::State;
use super::stage::{Put, Stage};

impl Stage {
    /// Takes a file of the old site into the new one, if it was made from these inputs and nobody has changed it.
    pub fn keep(&self, path: &str, inputs: &blake3::Hash) -> Result<Option<Put>, DiskError> {
        match self.as_made(path, inputs) {
            Some(bytes) => self.put_made(path, &bytes, inputs).map(Some),
            None => Ok(None),
        }
    }

    /// Writes one file of the new site and remembers what it was made from.
    pub fn put_made(&self, path: &str, bytes: &[u8], inputs: &blake3::Hash) -> Result<Put, DiskError> {
        Ok(Put { made_from: Some(*inputs), ..self.put(path, bytes)? })
    }

    fn as_made(&self, path: &str, inputs: &blake3::Hash) -> Option<Vec<u8>> {
        let old = self.old.as_ref().filter(|old| old.state == State::Complete)?;
        let entry = old.files.get(path).filter(|_| old.made_from.get(path) == Some(inputs))?;
        let place = self.target.path.join(path);
        let is_likely = place.symlink_metadata().is_ok_and(|it| it.is_file() && it.len() == entry.size);
        let bytes = fs::read(place).ok().filter(|_| is_likely)?;
        (blake3::hash(&bytes) == entry.hash).then_some(bytes)
    }
}
