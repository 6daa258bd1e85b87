//! AVIF: boxes within boxes that name each other by their place in the file, so nothing can be taken out without
//! writing it anew. A file that holds more than pictures is refused.

use super::{Fault, take};

/// The kinds of items that are pictures or made of pictures.
const PICTURES: [&[u8; 4]; 5] = [b"av01", b"grid", b"iden", b"iovl", b"tmap"];

/// Boxes that hold what somebody tells of the picture.
const TOLD: [&[u8; 4]; 3] = [b"meta", b"udta", b"uuid"];

/// Boxes of a moving picture that hold other boxes.
const NESTS: [&[u8; 4]; 5] = [b"edts", b"mdia", b"minf", b"stbl", b"trak"];

pub fn is_avif(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let Ok((b"ftyp", mut brands)) = next(&mut rest) else { return false };
    let Ok(major) = take(&mut brands, 4) else { return false };
    let ours = |brand: &[u8]| brand == b"avif" || brand == b"avis";
    // Four bytes of version stand between the first brand and the others.
    ours(major) || brands.get(4..).unwrap_or_default().chunks(4).any(ours)
}

/// Whether the file holds pictures and nothing else.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut rest = bytes;
    let mut items = false;
    while !rest.is_empty() {
        let (kind, body) = next(&mut rest)?;
        match kind {
            b"ftyp" | b"mdat" | b"free" | b"skip" => {}
            b"meta" => {
                meta(body)?;
                items = true;
            }
            b"moov" => moving(body, 0)?,
            _ => return Err(Fault::Inseparable),
        }
    }
    if items { Ok(()) } else { Err(Fault::Broken) }
}

/// The next box: its kind and what it holds.
fn next<'b>(rest: &mut &'b [u8]) -> Result<(&'b [u8], &'b [u8]), Fault> {
    let whole = *rest;
    let short = number(take(rest, 4)?);
    let kind = take(rest, 4)?;
    let length = match short {
        0 => whole.len(),
        1 => number(take(rest, 8)?),
        length => length,
    };
    let head = whole.len() - rest.len();
    let body = take(rest, length.checked_sub(head).ok_or(Fault::Broken)?)?;
    Ok((kind, body))
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number: usize, byte| number.saturating_mul(256).saturating_add(usize::from(*byte)))
}

/// The items of the file, each of which must be a picture.
fn meta(body: &[u8]) -> Result<(), Fault> {
    let mut rest = body;
    take(&mut rest, 4)?;
    while !rest.is_empty() {
        let (kind, body) = next(&mut rest)?;
        if TOLD.iter().any(|told| told.as_slice() == kind) {
            return Err(Fault::Inseparable);
        }
        if kind != b"iinf" {
            continue;
        }
        let mut entries = body;
        let version = take(&mut entries, 4)?[0];
        take(&mut entries, if version == 0 { 2 } else { 4 })?;
        while !entries.is_empty() {
            let (_, entry) = next(&mut entries)?;
            item(entry)?;
        }
    }
    Ok(())
}

fn item(entry: &[u8]) -> Result<(), Fault> {
    let mut rest = entry;
    // Its number is two bytes long, or four; two more are for protection.
    let before = match take(&mut rest, 4)?[0] {
        2 => 4,
        3 => 6,
        _ => return Err(Fault::Inseparable),
    };
    take(&mut rest, before)?;
    let kind = take(&mut rest, 4)?;
    if PICTURES.iter().any(|picture| picture.as_slice() == kind) { Ok(()) } else { Err(Fault::Inseparable) }
}

/// A moving picture must not tell anything either, however deep.
fn moving(body: &[u8], depth: usize) -> Result<(), Fault> {
    let mut rest = body;
    while !rest.is_empty() {
        let (kind, inside) = next(&mut rest)?;
        if TOLD.iter().any(|told| told.as_slice() == kind) || depth > NESTS.len() {
            return Err(Fault::Inseparable);
        }
        if NESTS.iter().any(|nest| nest.as_slice() == kind) {
            moving(inside, depth + 1)?;
        }
    }
    Ok(())
}
