//! A site that could be built, held in memory: any one of its files is made when it is asked for.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use rayon::prelude::*;

use crate::compare::Comparisons;
use crate::diag::{Diagnostic, line_column};
use crate::files::Files;
use crate::model::{Observation, Site, Source};
use crate::pages::Route;
use crate::render::{Output, Theme, asset, endless, make, outputs};

/// What a build of these files would write.
pub struct Edition {
    files: Files,
    site: Site,
    comparisons: Comparisons,
    pub(super) theme: Arc<Theme>,
    outputs: Index,
}

/// The outputs by the hashes of their paths: tens of thousands of paths would take longer to sort than all else that
/// follows a save, and are quickly made again.
struct Index {
    sorted: Vec<(u64, Output)>,
}

impl Index {
    fn of(outputs: Vec<Output>, site: &Site) -> Index {
        let hashed = outputs.into_par_iter().map(|output| (hash(&output.path(site)), output));
        let mut sorted: Vec<(u64, Output)> = hashed.collect();
        sorted.par_sort_unstable_by_key(|(hash, _)| *hash);
        Index { sorted }
    }

    fn find(&self, path: &str, site: &Site) -> Option<Output> {
        let wanted = hash(path);
        let first = self.sorted.partition_point(|(hash, _)| *hash < wanted);
        let alike = self.sorted[first..].iter().take_while(|(hash, _)| *hash == wanted);
        alike.map(|(_, output)| *output).find(|output| output.path(site) == path)
    }
}

fn hash(path: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    path.hash(&mut hasher);
    hasher.finish()
}

/// Where a figure is stated: the input file, and its line from 1 where the file has lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    pub file: String,
    pub line: Option<usize>,
}

impl Edition {
    pub(super) fn new(files: Files, site: Site, comparisons: Comparisons, theme: Arc<Theme>) -> Edition {
        let outputs = Index::of(outputs(&site, &comparisons), &site);
        Edition { files, site, comparisons, theme, outputs }
    }

    /// Whether other files give the same theme: all that a theme is made of is the same.
    pub(super) fn is_dressed_as(&self, files: &Files, site: &Site) -> bool {
        let folder = site.theme.as_ref().map(|name| format!("themes/{name}"));
        let same_files = folder.is_none_or(|folder| self.files.under(&folder).eq(files.under(&folder)));
        (&self.site.theme, self.site.language) == (&site.theme, site.language) && same_files
    }

    /// The paths of all pages and downloads, from the root of the site.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        self.outputs.sorted.iter().map(|(_, output)| output.path(&self.site))
    }

    /// Whether a page or a download has this path.
    pub(super) fn makes(&self, path: &str) -> bool {
        self.outputs.find(path, &self.site).is_some()
    }

    /// The bytes that a build would write at this path; None where it would write nothing.
    pub fn file(&self, path: &str) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        if let Some(output) = self.outputs.find(path, &self.site) {
            return Some(make(&self.site, &self.comparisons, &self.theme, output));
        }
        asset(&self.site, &self.theme, &self.files, path).map(|asset| Ok(asset.bytes.into_owned()))
    }

    /// What is said of a page at this path that never comes to its end; None where no template makes what is there.
    pub(super) fn endless(&self, path: &str) -> Option<Diagnostic> {
        match self.outputs.find(path, &self.site)? {
            Output::Page(route) => Some(endless(&self.site, &self.comparisons, &self.theme, route)),
            Output::Download(_) => None,
        }
    }

    /// Where the figure with this id on this page was written.
    pub fn stated(&self, path: &str, anchor: &str) -> Option<Stated> {
        let Output::Page(route) = self.outputs.find(path, &self.site)? else { return None };
        let observation = self
            .on_page(route)
            .find(|found| found.source.anchor(self.site.indicator(found.indicator)) == anchor)?;
        let span = &observation.span;
        let line = self.files.text(&span.file).map(|text| line_column(text, span.start).0);
        Some(Stated { file: span.file.to_string(), line })
    }

    /// The observations that a page states itself, which gives each of them an id.
    fn on_page(&self, route: Route) -> Box<dyn Iterator<Item = &Observation> + '_> {
        let site = &self.site;
        match route {
            Route::Report(id) => {
                Box::new(site.report(id).observations.iter().map(|id| site.observation(*id)))
            }
            Route::Place(id) => {
                let all = site.place(id).observations.iter().map(|id| site.observation(*id));
                Box::new(all.filter(|found| matches!(found.source, Source::Profile { .. })))
            }
            Route::DataSet(id) => Box::new(
                site.observations
                    .iter()
                    .filter(move |found| matches!(&found.source, Source::Cell { set, .. } if *set == id)),
            ),
            _ => Box::new(std::iter::empty()),
        }
    }
}
