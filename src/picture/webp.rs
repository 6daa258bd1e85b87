//! WebP: a RIFF file of chunks. Kept are pixels, transparency, colour profile and frames; Exif, XMP and others are not.

use super::{Fault, take};

/// Bits in the head of an extended file that say that Exif and XMP follow.
const TOLD_BESIDE: u8 = 0x08 | 0x04;

pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes;
    take(&mut rest, 4)?;
    let length = length(&mut rest)?;
    // What lies behind the file's own length is not the picture's.
    let mut body = rest.get(..length).ok_or(Fault::Broken)?;
    let mut chunks = take(&mut body, 4)?.to_vec();
    let pixels = filter(body, &mut chunks)?;
    if pixels == 0 {
        return Err(Fault::Broken);
    }
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(chunks.len()).map_err(|_| Fault::Broken)?.to_le_bytes());
    out.extend(chunks);
    Ok(out)
}

/// What cameras and programs noted beside the pixels.
pub fn notes(bytes: &[u8]) -> Vec<&[u8]> {
    let mut rest = bytes.get(12..).unwrap_or_default();
    let mut notes = Vec::new();
    while let Ok(kind) = take(&mut rest, 4) {
        let Ok(data) = length(&mut rest).and_then(|length| take(&mut rest, length)) else { break };
        if matches!(kind, b"EXIF" | b"XMP ") {
            notes.push(data);
        }
        if data.len() % 2 == 1 && take(&mut rest, 1).is_err() {
            break;
        }
    }
    notes
}

fn length(rest: &mut &[u8]) -> Result<usize, Fault> {
    let written = take(rest, 4)?.try_into().map(u32::from_le_bytes).map_err(|_| Fault::Broken)?;
    usize::try_from(written).map_err(|_| Fault::Broken)
}

/// Copies what is kept, and counts the chunks of pixels.
fn filter(mut rest: &[u8], out: &mut Vec<u8>) -> Result<usize, Fault> {
    let mut pixels = 0;
    while !rest.is_empty() {
        let kind = take(&mut rest, 4)?;
        let length = length(&mut rest)?;
        let data = take(&mut rest, length)?;
        if length % 2 == 1 && !rest.is_empty() {
            take(&mut rest, 1)?;
        }
        match kind {
            b"VP8 " | b"VP8L" => {
                pixels += 1;
                chunk(kind, data, out);
            }
            b"ALPH" | b"ANIM" | b"ICCP" => chunk(kind, data, out),
            b"VP8X" => {
                let mut head = data.to_vec();
                *head.first_mut().ok_or(Fault::Broken)? &= !TOLD_BESIDE;
                chunk(kind, &head, out);
            }
            b"ANMF" => {
                let mut inside = data;
                let mut frame = take(&mut inside, 16)?.to_vec();
                pixels += filter(inside, &mut frame)?;
                chunk(kind, &frame, out);
            }
            _ => {}
        }
    }
    Ok(pixels)
}

fn chunk(kind: &[u8], data: &[u8], out: &mut Vec<u8>) {
    out.extend(kind);
    // It is no longer than the chunk it was read from, whose length has four bytes.
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
}
