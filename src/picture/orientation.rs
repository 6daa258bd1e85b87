//! How a photograph lies, as a camera notes it in Exif: the one thing that is needed to show it.

use super::Turn;
use super::tiff::Tiff;

/// The number of the orientation tag in TIFF, which Exif is.
const TAG: u16 = 0x0112;

/// 2 to 8: mirrored, turned or both. 1, which is upright, and what cannot be read give none.
pub fn read(tiff: &[u8]) -> Option<u8> {
    let tiff = Tiff::new(tiff)?;
    let found = tiff.entry(tiff.first()?, TAG)?;
    let value = tiff.short(found.checked_add(8)?)?;
    u8::try_from(value).ok().filter(|value| (2..=8).contains(value))
}

/// Exif that says how a picture lies, and nothing else.
pub fn write(orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif
}

/// 5 to 8 lie on their side.
pub fn turn(orientation: Option<u8>) -> Turn {
    match orientation {
        Some(5..=8) => Turn::Quarter,
        _ => Turn::Upright,
    }
}
