//! How a photograph lies, as a camera notes it in Exif: the one thing that is needed to show it.

use super::Turn;

/// The number of the orientation tag in TIFF, which Exif is.
const TAG: u16 = 0x0112;

/// 2 to 8: mirrored, turned or both. 1, which is upright, and what cannot be read give none.
pub fn read(tiff: &[u8]) -> Option<u8> {
    let order = match tiff.get(..4)? {
        b"II*\0" => u16::from_le_bytes as fn([u8; 2]) -> u16,
        b"MM\0*" => u16::from_be_bytes,
        _ => return None,
    };
    let short = |at: usize| Some(order([*tiff.get(at)?, *tiff.get(at.checked_add(1)?)?]));
    let little = tiff.starts_with(b"II");
    let (low, high) = if little { (short(4)?, short(6)?) } else { (short(6)?, short(4)?) };
    let first = usize::from(high) << 16 | usize::from(low);
    let entries = usize::from(short(first)?);
    let entry = (0..entries).map(|at| first.saturating_add(2 + at * 12));
    let found = entry.into_iter().find(|at| short(*at) == Some(TAG))?;
    let value = short(found.checked_add(8)?)?;
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
