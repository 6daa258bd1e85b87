//! townpress turns a git folder of township work summaries into a static site whose every figure can be traced.
//!
//! The rooms stand in reading order: a module may use those above it, never those below (a test holds this).
#![forbid(unsafe_code)]

pub mod files;
pub mod diag;
pub mod quantity;
pub mod picture;
pub mod model;
pub mod load;
pub mod compare;
pub mod check;
pub mod pages;
pub mod render;
pub mod disk;
pub mod import;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod serve;
pub mod cli;
