//! The spine as the program walks it, in memory: files → site → doubts → theme → pages.

use std::path::Path;

use rayon::prelude::*;
use townpress::compare::Comparisons;
use townpress::diag::{Diagnostics, Ink, Tongue, draw_all};
use townpress::disk;
use townpress::files::Files;
use townpress::model::Site;
use townpress::render::{Theme, assets, make as make_one, outputs};
use townpress::{check, load};

use crate::folder::Tree;

/// What comes of a folder: the files it was read from, all that is told, and the site if nothing was wrong.
pub struct Made {
    pub files: Files,
    pub diagnostics: Diagnostics,
    /// Empty where there was an error.
    pub pages: Tree,
    /// The style and the script: their names change with every change of the default theme.
    pub furniture: [String; 2],
}

/// Reads a folder and makes all it can.
pub fn make(root: &Path) -> Made {
    let (files, diagnostics) = disk::read(root).unwrap_or_else(|error| panic!("{}", error.message.en));
    make_of(files, diagnostics)
}

/// Makes all it can of files that were read; `diagnostics` is what reading them told.
pub fn make_of(files: Files, mut diagnostics: Diagnostics) -> Made {
    let (site, found) = load::load(&files);
    diagnostics.extend(found);
    diagnostics.extend(check::check(&files, &site, &Comparisons::of(&site)));
    let mut made = Made { files, diagnostics, pages: Tree::new(), furniture: Default::default() };
    match Theme::new(&made.files, &site) {
        Ok(theme) if made.diagnostics.errors() == 0 => pages(&site, &theme, &mut made),
        Ok(_) => {}
        Err(found) => made.diagnostics.extend(found),
    }
    made
}

fn pages(site: &Site, theme: &Theme, made: &mut Made) {
    let comparisons = Comparisons::of(site);
    let rendered: Vec<_> = outputs(site, &comparisons)
        .into_par_iter()
        .map(|output| (output.path(site), make_one(site, &comparisons, theme, output)))
        .collect();
    for (path, page) in rendered {
        match page {
            Ok(bytes) => {
                let twice = made.pages.insert(path.clone(), bytes).is_some();
                assert!(!twice, "two pages want the address {path}");
            }
            Err(diagnostic) => made.diagnostics.push(*diagnostic),
        }
    }
    if made.diagnostics.errors() > 0 {
        made.pages.clear();
        return;
    }
    for asset in assets(site, theme, &made.files) {
        made.pages.insert(asset.path, asset.bytes.into_owned());
    }
    made.furniture = [theme.furniture.style.clone(), theme.furniture.script.clone()];
}

/// What the author reads.
pub fn told(made: &Made, tongue: Tongue) -> String {
    draw_all(&made.diagnostics, &made.files, tongue, Ink::Plain)
}
