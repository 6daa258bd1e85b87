//! A file of the new site that is written part by part.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use super::DiskError;
use super::manifest::Entry;
use super::stage::{Put, Stage, with_folder};

/// A file that grows in the staging folder.
pub struct Growing<'s> {
    stage: &'s Stage,
    path: String,
    file: File,
    hasher: blake3::Hasher,
    size: u64,
}

impl<'s> Growing<'s> {
    pub(super) fn begin(stage: &'s Stage, path: &str, place: &Path) -> io::Result<Growing<'s>> {
        let file = with_folder(place, || File::create_new(place))?;
        Ok(Growing { stage, path: path.to_owned(), file, hasher: blake3::Hasher::new(), size: 0 })
    }

    /// Adds bytes to its end.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), DiskError> {
        self.file.write_all(bytes).map_err(|error| self.stage.failed(&self.path, &error))?;
        self.hasher.update(bytes);
        self.size += bytes.len() as u64;
        Ok(())
    }

    /// The file is whole.
    pub fn finish(self) -> Result<Put, DiskError> {
        let Growing { stage, path, hasher, size, .. } = self;
        let hash = hasher.finalize();
        let fate = stage.end(&path, Entry { size, hash })?;
        Ok(Put { path, hash, size, fate, made_from: None })
    }
}
