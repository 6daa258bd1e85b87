//! Whether a photograph tells where it was taken, as cameras note it in Exif or XMP.

use super::tiff::Tiff;
use super::{Format, jpeg, png, webp};

/// The tag of the directory of positions.
const GPS: u16 = 0x8825;
/// Tags of that directory: latitude and longitude.
const LATITUDE: u16 = 2;
const LONGITUDE: u16 = 4;

pub fn tells(bytes: &[u8]) -> bool {
    let notes = match Format::of(bytes) {
        Some(Format::Jpeg) => jpeg::notes(bytes),
        Some(Format::Png) => png::notes(bytes),
        Some(Format::Webp) => webp::notes(bytes),
        // Of these nothing with a position is published, or nothing can hold one.
        Some(Format::Gif | Format::Avif) | None => Vec::new(),
    };
    notes.into_iter().any(|note| in_exif(note).unwrap_or(false) || in_xmp(note))
}

fn in_exif(note: &[u8]) -> Option<bool> {
    let tiff = Tiff::new(note.strip_prefix(b"Exif\0\0").unwrap_or(note))?;
    let directory = tiff.long(tiff.entry(tiff.first()?, GPS)?.checked_add(8)?)?;
    let has = |tag: u16| tiff.entry(directory, tag).is_some();
    Some(has(LATITUDE) && has(LONGITUDE))
}

fn in_xmp(note: &[u8]) -> bool {
    const NAME: &[u8] = b"GPSLatitude";
    // Of the notes that a picture holds, these begin XMP in JPEG, WebP and PNG.
    let begins: [&[u8]; 3] = [b"http://ns.adobe.com/xap/", b"<", b"XML:com.adobe.xmp\0"];
    begins.iter().any(|begin| note.starts_with(begin))
        && note.windows(NAME.len()).any(|window| window == NAME)
}
