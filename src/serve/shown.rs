//! What is shown now: the last site that could be built, and what is wrong since. Pure: the same files and the same
//! state before give the same state.

use std::sync::Arc;

use crate::check;
use crate::compare::Comparisons;
use crate::diag::Diagnostics;
use crate::files::Files;
use crate::load::{self, load_again};
use crate::model::Site;
use crate::render::Theme;

use super::edition::Edition;

/// What was read, compared and found before, so that only what changed is looked at again. All three are of one state.
#[derive(Default)]
pub struct Kept {
    read: Option<load::Kept>,
    comparisons: Comparisons,
    found: check::Kept,
}

/// The state of a served site.
pub struct Shown {
    /// Counts the editions; 0 before the first.
    pub number: u64,
    /// The last site without errors; it stays while its successor is being mended.
    pub edition: Option<Arc<Edition>>,
    /// The files as they are now, which may be wrong.
    pub files: Files,
    /// What is wrong with them.
    pub diagnostics: Diagnostics,
}

impl Shown {
    /// The state before any file was read.
    pub fn nothing() -> Shown {
        Shown { number: 0, edition: None, files: Files::default(), diagnostics: Diagnostics::default() }
    }

    /// The state after files changed; `read` is what is wrong with the files themselves.
    ///
    /// Kept is only what follows from files that are the same: see [`load_again`], [`Comparisons::again`] and
    /// [`check::check_again`].
    pub fn next(&self, files: &Files, read: Diagnostics, kept: &mut Kept) -> Shown {
        let mut diagnostics = read;
        let (site, found, since) = load_again(files, &mut kept.read);
        diagnostics.extend(found);
        let comparisons = Comparisons::again(&site, &since, &kept.comparisons);
        kept.comparisons = comparisons.clone();
        let around = check::Around::of(files, &site);
        diagnostics.extend(check::check_again(&around, &comparisons, &since, &mut kept.found));
        let theme = match self.theme(files, &site) {
            Ok(theme) => Some(theme),
            Err(found) => {
                diagnostics.extend(found);
                None
            }
        };
        let theme = theme.filter(|_| diagnostics.errors() == 0);
        let (number, edition) = match theme {
            Some(theme) => {
                let edition = Edition::new(files.clone(), site, comparisons, theme);
                (self.number + 1, Some(Arc::new(edition)))
            }
            None => (self.number, self.edition.clone()),
        };
        Shown { number, edition, files: files.clone(), diagnostics }
    }

    /// The theme of the edition, if the new files say the same of it, else a new one.
    fn theme(&self, files: &Files, site: &Site) -> Result<Arc<Theme>, Diagnostics> {
        match &self.edition {
            Some(edition) if edition.is_dressed_as(files, site) => Ok(edition.theme.clone()),
            _ => Theme::new(files, site).map(Arc::new),
        }
    }
}
