//! The PDF files that a build makes with its pages, where they are asked for.

use std::path::Path;

#[cfg(feature = "pdf")]
use crate::diag::Diagnostics;
use crate::diag::Tongue;
use crate::disk::{DiskError, Stage};

use super::{Made, Paper, Spine};

#[cfg(feature = "pdf")]
pub fn typesetting(_: &Paper) -> std::result::Result<(), DiskError> {
    Ok(())
}

#[cfg(not(feature = "pdf"))]
pub fn typesetting(paper: &Paper) -> std::result::Result<(), DiskError> {
    match paper {
        Paper::Without => Ok(()),
        Paper::With { .. } => Err(super::super::no_typesetting()),
    }
}

/// Makes all PDF files, if they are asked for. A site that lacks one of its files is not published.
#[cfg(feature = "pdf")]
pub fn print(
    root: &Path,
    spine: &Spine,
    paper: &Paper,
    stage: &Stage,
    tongue: Tongue,
) -> std::result::Result<Made, DiskError> {
    use crate::pages::{books, papers};
    let Paper::With { fonts } = paper else { return Ok(Made::All(Vec::new())) };
    let Spine { site, comparisons, theme, files } = *spine;
    let fonts = super::super::pdf::places(root, fonts.as_deref(), site);
    let fonts = crate::pdf::Fonts::of(crate::disk::fonts(&fonts)?);
    let work = crate::pdf::Work { site, comparisons, theme, files, fonts: &fonts };
    let mut all = papers(site, comparisons);
    all.extend(books(site));
    let standard = crate::pdf::Standard::default();
    let made = super::super::pdf::all(&all, tongue, |paper| {
        let path = paper.path(site);
        let sheet = crate::pdf::sheet(&work, paper);
        let inputs = crate::pdf::inputs(&work, &sheet, standard);
        if let Some(kept) = stage.keep(&path, &inputs).transpose() {
            return Ok(kept);
        }
        let bytes = crate::pdf::typeset(&work, &path, sheet, standard);
        bytes.map(|bytes| stage.put_made(&path, &bytes, &inputs))
    })?;
    let mut puts = Vec::with_capacity(made.len());
    let mut failed = Diagnostics::default();
    for one in made {
        match one {
            Ok(put) => puts.push(put?),
            Err(found) => found.into_iter().for_each(|diagnostic| failed.push(diagnostic)),
        }
    }
    Ok(if failed.errors() > 0 { Made::Failed(failed) } else { Made::All(puts) })
}

#[cfg(not(feature = "pdf"))]
pub fn print(_: &Path, _: &Spine, _: &Paper, _: &Stage, _: Tongue) -> std::result::Result<Made, DiskError> {
    Ok(Made::All(Vec::new()))
}
