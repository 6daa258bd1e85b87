//! The fonts of the machine and of a folder: what there is is looked up at once, a font is read when it is first used.

use std::path::{Path, PathBuf};

use typst_kit::fonts::{FontStore, scan, system};

use super::DiskError;
use crate::say;

/// Where fonts are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontPlaces {
    /// The fonts of the machine, and of a folder of the site.
    Machine { beside: Option<PathBuf> },
    /// This folder alone, so that two machines give the same files.
    Only(PathBuf),
}

/// Debian keeps the free 仿宋 with TeX, where no other program looks for fonts.
const OF_TEX: &str = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol";

/// Finds all fonts. A folder that was named and is not there is an error; one without fonts is not.
pub fn fonts(places: &FontPlaces) -> Result<FontStore, DiskError> {
    let mut store = FontStore::new();
    match places {
        FontPlaces::Only(folder) => store.extend(scan(must_be_there(folder)?)),
        FontPlaces::Machine { beside } => {
            if let Some(folder) = beside {
                store.extend(scan(must_be_there(folder)?));
            }
            store.extend(system());
            store.extend(scan(Path::new(OF_TEX)));
        }
    }
    Ok(store)
}

fn must_be_there(folder: &Path) -> Result<&Path, DiskError> {
    match std::fs::read_dir(folder) {
        Ok(_) => Ok(folder),
        Err(error) => {
            let shown = folder.display().to_string();
            let failed =
                DiskError::system(say!("不能读取字体文件夹", "cannot read the font folder"), &shown, &error);
            Err(failed.help(say!(
                "检查命令行的 --fonts，或 townpress.yaml 里的 fonts_dir",
                "check --fonts, or fonts_dir in townpress.yaml"
            )))
        }
    }
}
