//! The tests that see townpress whole: its rooms, its pages, its messages, its program, its own content.
//!
//! `BLESS=1 cargo test` writes anew what the cases of `golden` and `errors` expect; read the difference before you keep it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests lay out folders and look at what was written"
)]

mod beginning;
mod boards;
mod builds;
mod checks;
mod editing;
mod conserved;
mod errors;
mod examples;
mod facts;
mod failing;
mod folder;
mod golden;
mod hostile;
mod plans;
mod large;
mod import;
mod importing;
mod records;
mod rooms;
mod serve;
mod serving;
mod schema;
mod shapes;
mod site;
mod ties;
mod word;
