//! GIF: kept are colours, frames, their timing and how often they are repeated; comments, XMP and the like are not.

use super::{Fault, take};

/// The application extensions that say how often a moving picture is repeated.
const REPEATS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut rest = bytes;
    let head = take(&mut rest, 13)?;
    let mut out = head.to_vec();
    out.extend(colours(&mut rest, head[10])?);
    let mut frames = 0;
    loop {
        let start = rest;
        let kept = match take(&mut rest, 1)? {
            b"\x3b" => break,
            b"\x2c" => {
                let descriptor = take(&mut rest, 9)?;
                colours(&mut rest, descriptor[8])?;
                take(&mut rest, 1)?;
                blocks(&mut rest)?;
                frames += 1;
                true
            }
            b"\x21" => {
                let label = take(&mut rest, 1)?;
                let first = rest;
                blocks(&mut rest)?;
                let repeats = || REPEATS.iter().any(|name| first.get(1..12) == Some(name));
                label == b"\xf9" || label == b"\xff" && repeats()
            }
            _ => return Err(Fault::Broken),
        };
        if kept {
            out.extend(&start[..start.len() - rest.len()]);
        }
    }
    out.push(0x3b);
    if frames > 0 { Ok(out) } else { Err(Fault::Broken) }
}

/// The table of colours that a byte of flags announces.
fn colours<'b>(rest: &mut &'b [u8], flags: u8) -> Result<&'b [u8], Fault> {
    let length = if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) };
    take(rest, length)
}

/// Passes over blocks, each with its length before it, up to the empty one.
fn blocks(rest: &mut &[u8]) -> Result<(), Fault> {
    loop {
        match take(rest, 1)? {
            [0] => return Ok(()),
            length => take(rest, usize::from(length[0]))?,
        };
    }
}
