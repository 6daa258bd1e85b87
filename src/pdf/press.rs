//! What Typst may see: the templates, the data, the pictures and drawings of one document, and the fonts. No disk, no
//! network, no clock.

use std::collections::{BTreeMap, HashMap};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::fonts::Fonts;

/// The world of one document.
pub struct Press<'a> {
    library: &'a LazyHash<Library>,
    fonts: &'a Fonts,
    main: FileId,
    /// Looked up by id only: their order reaches nothing.
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl<'a> Press<'a> {
    /// A world with templates and files, all by their names from the root; `main` is one of the templates.
    /// None where a name is no path, or `main` is not there.
    pub fn new<'s>(
        library: &'a LazyHash<Library>,
        fonts: &'a Fonts,
        main: &str,
        templates: impl Iterator<Item = (&'s str, &'s str)>,
        files: BTreeMap<String, Bytes>,
    ) -> Option<Press<'a>> {
        let main = id(main)?;
        let mut sources = HashMap::new();
        for (name, text) in templates {
            let id = id(name)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        let mut bytes = HashMap::new();
        for (name, content) in files {
            bytes.insert(id(&name)?, content);
        }
        sources.contains_key(&main).then_some(Press { library, fonts, main, sources, files: bytes })
    }

    /// The name of a file, from the root, without a slash in front.
    pub fn name(id: FileId) -> String {
        id.get().vpath().get_without_slash().to_owned()
    }
}

fn id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(Press::name(id).into())
}

impl World for Press<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    /// Dates come from the content.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
