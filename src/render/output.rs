//! All that is made of a site and its theme: pages, and files for taking away.

use std::collections::BTreeMap;

use crate::compare::Comparisons;
use crate::diag::Diagnostic;
use crate::model::{PeersOrigin, PlaceId, Site};
use crate::pages::{self, Download, Route, Subject, downloads, routes};

use super::{Theme, data, data_part, render};

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

    /// The group whose leagues it shows most of.
    fn group(self, site: &Site, comparisons: &Comparisons) -> Option<usize> {
        match self {
            Output::Page(Route::Place(id)) => home_group(site, comparisons, id),
            Output::Page(Route::Matrix(group) | Route::Side(group)) => Some(group),
            Output::Page(Route::League { group, .. } | Route::Trend { group, .. }) => Some(group),
            Output::Download(Download::Table(subject, _)) => match subject {
                Subject::League { group, .. }
                | Subject::Matrix(group)
                | Subject::Trend { group, .. }
                | Subject::Bulletin { group, .. } => Some(group),
                Subject::Topic(_)
                | Subject::Board(_)
                | Subject::Season(_)
                | Subject::Observations
                | Subject::Places
                | Subject::Indicators => None,
            },
            Output::Page(_) | Output::Download(Download::Package) => None,
        }
    }
}

/// The group of what lies under a place, which its page adds up; without one, that of the places beside it.
fn home_group(site: &Site, comparisons: &Comparisons, id: PlaceId) -> Option<usize> {
    let of = |place: PlaceId| {
        let child = site.place(place).children.first()?;
        let groups = comparisons.groups_of(*child).iter().copied();
        groups.into_iter().find(|at| site.peers[*at].origin == PeersOrigin::ChildrenOf(place))
    };
    let own = of(id).or_else(|| of(site.place(id).parent?));
    own.or_else(|| comparisons.groups_of(id).first().copied())
}

/// Everything that is made, in a fixed order.
pub fn outputs(site: &Site, comparisons: &Comparisons) -> Vec<Output> {
    each(site, comparisons).collect()
}

fn each(site: &Site, comparisons: &Comparisons) -> impl Iterator<Item = Output> {
    let pages = routes(site, comparisons).into_iter().map(Output::Page);
    pages.chain(downloads(site, comparisons).into_iter().map(Output::Download))
}

/// What is made together, because it shows the same leagues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub group: Option<usize>,
    pub outputs: Vec<Output>,
}

/// What shares no leagues is made in batches of so many.
const SMALL: usize = 64;

/// All outputs, parted into batches; the same ones in the same order for the same site.
pub fn batches(site: &Site, comparisons: &Comparisons) -> Vec<Batch> {
    let mut of_groups: BTreeMap<usize, Vec<Output>> = BTreeMap::new();
    let mut others = Vec::new();
    for output in each(site, comparisons) {
        match output.group(site, comparisons) {
            Some(group) => of_groups.entry(group).or_default().push(output),
            None => others.push(output),
        }
    }
    let others = others.chunks(SMALL).map(|outputs| Batch { group: None, outputs: outputs.to_vec() });
    let groups = of_groups.into_iter().map(|(group, outputs)| Batch { group: Some(group), outputs });
    // The long pages of indicators come last, when the memory of what was read has been given back.
    groups.chain(others).collect()
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

/// In how many parts a file is made: one but for those that may outgrow all others.
pub fn parts(site: &Site, output: Output) -> usize {
    match output {
        Output::Download(Download::Table(subject, _)) => pages::parts(site, subject),
        Output::Page(_) | Output::Download(Download::Package) => 1,
    }
}

/// Makes one part of a file, counted from 0.
pub fn make_part(
    site: &Site,
    comparisons: &Comparisons,
    theme: &Theme,
    output: Output,
    part: usize,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    match output {
        Output::Page(route) => render(site, comparisons, theme, route),
        Output::Download(download) => data_part(site, comparisons, &theme.wording, download, part),
    }
}
