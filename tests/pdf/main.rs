//! PDF files, made by the program and measured with the tools of poppler and qpdf.
//!
//! The fonts come from the folder that TOWNPRESS_FONTS names; `bash tests/run.sh pdf` fetches them and sets it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests lay out folders and look at what was written"
)]

mod book;
#[path = "../it/folder.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod folder;
mod fonts;
mod grid;
mod hard;
mod made;
mod paper;
mod refused;
mod sites;
