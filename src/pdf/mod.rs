//! Paper: the view of a page, as data, through a Typst template to a PDF file.
//!
//! Pure but for the fonts, which are read from the machine when they are first used. What a writer wrote goes in as data
//! and never as Typst source, so nothing in it can become markup.

mod breaks;
mod columns;
mod complaint;
mod fit;
mod fonts;
mod glyphs;
mod leagues;
mod press;
mod sheet;
mod signature;
mod title;
mod typeset;

pub use fonts::{Fonts, Style};
pub use sheet::{Sheet, sheet};
pub use typeset::{Standard, Work, inputs, typeset};
