//! PNG: a file of chunks. Kept are those that decide how it looks; text, time, Exif and what nobody knows are not.

use super::{Fault, take};

pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Pixels, palette, transparency, colours, density, and the frames of a moving picture. In order.
const KEPT: [&[u8; 4]; 20] = [
    b"IDAT", b"IEND", b"IHDR", b"PLTE", b"acTL", b"bKGD", b"cHRM", b"cICP", b"cLLI", b"fcTL", b"fdAT",
    b"gAMA", b"hIST", b"iCCP", b"mDCV", b"pHYs", b"sBIT", b"sPLT", b"sRGB", b"tRNS",
];

/// What cameras and programs noted beside the pixels.
pub fn notes(bytes: &[u8]) -> Vec<&[u8]> {
    let mut rest = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    let mut notes = Vec::new();
    while let Ok(head) = take(&mut rest, 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Ok(data) = take(&mut rest, length) else { break };
        if matches!(&head[4..], b"eXIf" | b"iTXt") {
            notes.push(data);
        }
        if take(&mut rest, 4).is_err() {
            break;
        }
    }
    notes
}

pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes;
    let mut out = take(&mut rest, SIGNATURE.len())?.to_vec();
    let (mut first, mut pixels) = (true, false);
    loop {
        let start = rest;
        let length = take(&mut rest, 4)?.try_into().map(u32::from_be_bytes).map_err(|_| Fault::Broken)?;
        let kind = take(&mut rest, 4)?;
        // The four bytes behind the data are its checksum, which stays true.
        let length = usize::try_from(length).ok().and_then(|length| length.checked_add(4));
        take(&mut rest, length.ok_or(Fault::Broken)?)?;
        let chunk = &start[..start.len() - rest.len()];
        let known = KEPT.iter().any(|kept| kept.as_slice() == kind);
        // What begins with a capital is needed to show the picture, and the head comes first.
        if first != (kind == b"IHDR") || !known && kind[0].is_ascii_uppercase() {
            return Err(Fault::Broken);
        }
        if known {
            out.extend(chunk);
        }
        first = false;
        pixels |= kind == b"IDAT";
        if kind == b"IEND" {
            return if pixels { Ok(out) } else { Err(Fault::Broken) };
        }
    }
}
