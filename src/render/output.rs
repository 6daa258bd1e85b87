//! All that is made of a site and its theme: pages, and files for taking away.

use crate::compare::Comparisons;
use crate::diag::Diagnostic;
use crate::model::Site;
use crate::pages::{Download, Route, downloads, routes};

use super::{Theme, data, render};

/// One file of the site that is made, not copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Output {
    Page(Route),
    Download(Download),
}

impl Output {
    /// The file, from the root of the site, with `/` between folders.
    pub fn path(self, site: &Site) -> String {
        match self {
            Output::Page(route) => route.path(site),
            Output::Download(download) => download.path(site),
        }
    }
}

/// Everything that is made, in a fixed order.
pub fn outputs(site: &Site, comparisons: &Comparisons) -> Vec<Output> {
    let pages = routes(site, comparisons).into_iter().map(Output::Page);
    pages.chain(downloads(site, comparisons).into_iter().map(Output::Download)).collect()
}

/// Makes one file.
pub fn make(
    site: &Site,
    comparisons: &Comparisons,
    theme: &Theme,
    output: Output,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    match output {
        Output::Page(route) => render(site, comparisons, theme, route),
        Output::Download(download) => data(site, comparisons, &theme.wording, download),
    }
}
