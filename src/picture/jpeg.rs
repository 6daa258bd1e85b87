//! JPEG: a file of segments. Kept are those that a decoder needs, the colour profile, and how the picture lies.

use std::borrow::Cow;

use super::{Fault, Turn, orientation, take};

const EXIF: &[u8] = b"Exif\0\0";

pub fn bare(bytes: &[u8]) -> Result<(Vec<u8>, Turn), Fault> {
    let mut rest = bytes;
    take(&mut rest, 2)?;
    let mut out = vec![0xff, 0xd8];
    let mut orientation: Option<u8> = None;
    // Readers look for Exif behind the JFIF head, or at the very beginning.
    let mut behind_head = out.len();
    let (mut framed, mut scanned) = (false, false);
    loop {
        let marker = marker(&mut rest)?;
        match marker {
            0xd9 => break,
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let body = body(&mut rest)?;
        if marker == 0xe1 && orientation.is_none() && body.starts_with(EXIF) {
            orientation = orientation::read(&body[EXIF.len()..]);
        }
        framed |= matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if let Some(body) = kept(marker, body) {
            segment(&mut out, marker, &body);
            if marker == 0xe0 && out.len() == behind_head + 4 + body.len() {
                behind_head = out.len();
            }
        }
        if marker == 0xda {
            scanned = true;
            let pixels = scan(rest);
            out.extend(take(&mut rest, pixels)?);
        }
    }
    if !framed || !scanned {
        return Err(Fault::Broken);
    }
    if let Some(orientation) = orientation {
        let mut note = Vec::new();
        segment(&mut note, 0xe1, &orientation::write(orientation));
        out.splice(behind_head..behind_head, note);
    }
    out.extend([0xff, 0xd9]);
    Ok((out, orientation::turn(orientation)))
}

/// What cameras and programs noted before the pixels: the APP1 segments.
pub fn notes(bytes: &[u8]) -> Vec<&[u8]> {
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut notes = Vec::new();
    while let Ok(marker) = marker(&mut rest) {
        if matches!(marker, 0xd9 | 0xda) {
            break;
        }
        let Ok(body) = body(&mut rest) else { break };
        if marker == 0xe1 {
            notes.push(body);
        }
    }
    notes
}

/// The next marker. Any number of 0xff may stand before it.
fn marker(rest: &mut &[u8]) -> Result<u8, Fault> {
    if take(rest, 1)? != [0xff] {
        return Err(Fault::Broken);
    }
    loop {
        match take(rest, 1)? {
            [0xff] => {}
            [marker] => return Ok(*marker),
            _ => return Err(Fault::Broken),
        }
    }
}

/// What a segment holds; its length counts its own two bytes.
fn body<'b>(rest: &mut &'b [u8]) -> Result<&'b [u8], Fault> {
    let &[high, low, ..] = *rest else { return Err(Fault::Broken) };
    take(rest, usize::from(u16::from_be_bytes([high, low])))?.get(2..).ok_or(Fault::Broken)
}

/// What a decoder needs: tables, frames, scans, and the APP segments that decide the colours.
fn kept(marker: u8, body: &[u8]) -> Option<Cow<'_, [u8]>> {
    match marker {
        // A preview may hang on the head; it would show what was cut off or blurred.
        0xe0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => {
            Some(Cow::Owned([&body[..12], &[0, 0]].concat()))
        }
        0xe2 if body.starts_with(b"ICC_PROFILE\0") => Some(Cow::Borrowed(body)),
        0xee if body.starts_with(b"Adobe") && body.len() >= 12 => Some(Cow::Borrowed(&body[..12])),
        0xc0..=0xc7 | 0xc9..=0xcf | 0xda..=0xdf => Some(Cow::Borrowed(body)),
        _ => None,
    }
}

fn segment(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    // A body comes from a segment, whose length has two bytes, or is the short note on how the picture lies.
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(body);
}

/// How long the compressed pixels are that follow: up to a marker that is none of theirs.
fn scan(rest: &[u8]) -> usize {
    let pairs = rest.windows(2);
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    pairs.into_iter().position(ends).unwrap_or(rest.len())
}
