//! Site → diagnostics: sense, not form. What each file says is well written; does it fit together?

mod agreement;
mod anchors;
mod prose;

use crate::diag::Diagnostics;
use crate::model::Site;

/// Everything that can be doubted about a site that was read without error.
pub fn check(site: &Site) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    agreement::reports(site, &mut diagnostics);
    agreement::figures(site, &mut diagnostics);
    anchors::check(site, &mut diagnostics);
    prose::check(site, &mut diagnostics);
    diagnostics
}
