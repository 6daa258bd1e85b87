//! Picture files without what they tell beside the picture: camera, time, position, owner, comments.
//!
//! Each format keeps a list of what a picture needs to look as it does; everything else is left out, known or not.
//! The compressed pixels are copied byte for byte.

mod avif;
mod gif;
mod jpeg;
mod orientation;
mod png;
mod position;
mod tiff;
mod webp;

#[cfg(test)]
mod tests;

/// A kind of picture file that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Avif,
    Gif,
    Jpeg,
    Png,
    Webp,
}

impl Format {
    /// The format of a file, by its first bytes; its name may lie.
    pub fn of(bytes: &[u8]) -> Option<Format> {
        if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Format::Jpeg)
        } else if bytes.starts_with(png::SIGNATURE) {
            Some(Format::Png)
        } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
            Some(Format::Gif)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Format::Webp)
        } else {
            avif::is_avif(bytes).then_some(Format::Avif)
        }
    }

    /// The ending it is published under.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Avif => "avif",
            Format::Gif => "gif",
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::Webp => "webp",
        }
    }
}

/// A picture and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    pub format: Format,
    pub bytes: Vec<u8>,
    pub turn: Turn,
}

/// How a picture lies in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Upright,
    /// Shown with width and height exchanged: the camera was held on its side.
    Quarter,
}

/// Why a file cannot be made bare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Of no format that is published.
    Unknown,
    /// It ends too early, or its parts do not add up.
    Broken,
    /// It holds more than a picture, and the format does not let the rest be taken out.
    Inseparable,
}

/// Takes out of a picture all that is no picture. How it lies (the orientation that cameras note) is kept for JPEG.
pub fn bare(bytes: &[u8]) -> Result<Bare, Fault> {
    let format = Format::of(bytes).ok_or(Fault::Unknown)?;
    let upright = |bytes| Bare { format, bytes, turn: Turn::Upright };
    match format {
        Format::Avif => avif::check(bytes).map(|()| upright(bytes.to_vec())),
        Format::Gif => gif::bare(bytes).map(upright),
        Format::Jpeg => jpeg::bare(bytes).map(|(bytes, turn)| Bare { format, bytes, turn }),
        Format::Png => png::bare(bytes).map(upright),
        Format::Webp => webp::bare(bytes).map(upright),
    }
}

/// Whether the file tells where it was taken. What [`bare`] gives never does.
pub fn tells_position(bytes: &[u8]) -> bool {
    position::tells(bytes)
}

/// Takes bytes off the front of a file.
fn take<'b>(rest: &mut &'b [u8], length: usize) -> Result<&'b [u8], Fault> {
    let (taken, left) = rest.split_at_checked(length).ok_or(Fault::Broken)?;
    *rest = left;
    Ok(taken)
}
