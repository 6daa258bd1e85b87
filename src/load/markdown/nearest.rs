//! The name a writer probably meant.

use crate::files;

/// The candidate most like what was written, if any is like it at all.
pub(super) fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// Comparing takes the product of both lengths; a name longer than this is no name.
    const LONGEST: usize = 120;
    const LIKE: f64 = 0.5;
    let wanted: String = wanted.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let alike = strsim::normalized_damerau_levenshtein(&wanted, &candidate.to_lowercase());
        if alike >= LIKE && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The path most like `wanted` in its own folder, else one of the same name elsewhere.
pub(super) fn nearest_path<'a>(
    wanted: &str,
    candidates: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let (folder, name) = (files::folder(wanted), files::name(wanted));
    let beside = candidates.clone().filter(|path| files::folder(path) == folder);
    match nearest(name, beside.map(files::name)) {
        Some(found) => {
            candidates.into_iter().find(|path| files::folder(path) == folder && files::name(path) == found)
        }
        None => candidates.into_iter().find(|path| files::name(path) == name),
    }
}

/// A path of the site as a link in `file` would name it: short where it lies below the file's own folder.
pub(super) fn seen_from<'a>(file: &str, path: &'a str) -> &'a str {
    path.strip_prefix(files::folder(file)).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path)
}
