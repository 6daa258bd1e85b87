//! The files of a site that are not pages: its style, its script, the pictures its pages use.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::files::Files;
use crate::model::{AssetId, Inline, Link, Site};
use crate::pages::PICTURES;
use crate::picture::bare;

use super::Theme;

/// A file as it is published.
pub struct Asset<'a> {
    /// From the root of the site.
    pub path: String,
    pub bytes: Cow<'a, [u8]>,
}

/// All of them, in a fixed order. Pictures that no page uses stay unpublished; the others tell nothing beside themselves.
pub fn assets<'a>(site: &Site, theme: &'a Theme, files: &'a Files) -> Vec<Asset<'a>> {
    let mut all = furniture(theme);
    let mut published = BTreeSet::new();
    for id in used_pictures(site) {
        // Equal pictures in two folders have one name.
        if published.insert(&site.picture(id).name) {
            all.extend(picture(site, files, id));
        }
    }
    all
}

/// The one at this path, if there is one.
pub fn asset<'a>(site: &Site, theme: &'a Theme, files: &'a Files, path: &str) -> Option<Asset<'a>> {
    if let Some(found) = furniture(theme).into_iter().find(|asset| asset.path == path) {
        return Some(found);
    }
    let name = path.strip_prefix(PICTURES)?.strip_prefix('/')?;
    let named = site.pictures.iter().any(|picture| picture.name == name);
    let mut used = used_pictures(site).into_iter().filter(|_| named);
    picture(site, files, used.find(|id| site.picture(*id).name == name)?)
}

fn furniture(theme: &Theme) -> Vec<Asset<'_>> {
    let mut all = vec![
        Asset { path: theme.furniture.style.clone(), bytes: Cow::Borrowed(&theme.style) },
        Asset { path: theme.furniture.script.clone(), bytes: Cow::Borrowed(&theme.script) },
    ];
    if let Some(path) = &theme.furniture.icon {
        all.push(Asset { path: path.clone(), bytes: Cow::Borrowed(&theme.icon) });
    }
    all
}

/// A picture that cannot be made bare is an error of loading; its file as such is never published.
fn picture<'a>(site: &Site, files: &'a Files, id: AssetId) -> Option<Asset<'a>> {
    let picture = site.picture(id);
    let bare = bare(files.bytes(&picture.file)?).ok()?;
    Some(Asset { path: format!("{PICTURES}/{}", picture.name), bytes: Cow::Owned(bare.bytes) })
}

fn used_pictures(site: &Site) -> BTreeSet<AssetId> {
    let mut used = BTreeSet::new();
    let reports = site.reports.iter().map(|report| &*report.body);
    let places = site.places.iter().map(|place| &*place.about);
    for document in std::iter::once(&site.front).chain(reports).chain(places) {
        document.each_inline(&mut |inline| match inline {
            Inline::Picture { picture, .. } => {
                used.insert(*picture);
            }
            Inline::Link { to, .. } => {
                if let Link::Picture(picture) = **to {
                    used.insert(picture);
                }
            }
            _ => {}
        });
    }
    let registers = site.places.iter().flat_map(|place| &place.projects);
    let projects = site.reports.iter().flat_map(|report| &report.projects).chain(registers);
    let entries = projects.flat_map(|project| &project.entries);
    used.extend(entries.flat_map(|entry| &entry.pictures).map(|shown| shown.picture));
    for pair in site.reports.iter().flat_map(|report| &report.picture_pairs) {
        used.extend([pair.before.picture, pair.after.picture].into_iter().flatten());
    }
    for entry in site.places.iter().filter_map(|place| place.ledger.as_ref()).flatten() {
        used.extend([entry.before, entry.after].into_iter().flatten());
    }
    used
}
