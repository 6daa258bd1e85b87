//! Pictures without what cameras and programs write into them: place, time, device, author, thumbnail.
//!
//! Only what a picture needs to be shown is kept, by a list of what is kept: a kind of note that nobody knows yet is
//! dropped as well. The picture itself is never decoded.

use crate::diag::Words;
use crate::say;

/// The ending of the picture's true kind, and its bytes without notes; or why it cannot be used.
pub fn clean(bytes: &[u8]) -> Result<(&'static str, Vec<u8>), Words> {
    let cleaned = if bytes.starts_with(&[0xFF, 0xD8]) {
        jpeg(bytes).map(|bytes| ("jpg", bytes))
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes).map(|bytes| ("png", bytes))
    } else if bytes.starts_with(b"GIF8") {
        gif(bytes).map(|bytes| ("gif", bytes))
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(bytes).map(|bytes| ("webp", bytes))
    } else {
        return Err(say!(
            "这种图片网页不能显示（多半是 EMF、WMF、BMP 或 TIFF），另存为 PNG 再放进来",
            "a picture that no web page shows (EMF, WMF, BMP or TIFF): save it as PNG and add it by hand"
        ));
    };
    cleaned.ok_or_else(|| say!("图片已损坏", "a damaged picture"))
}

/// Up to the end of the image; phones append further pictures, each with its own notes.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xFF, 0xD8];
    let mut at = 2;
    loop {
        while bytes.get(at) == Some(&0xFF) && bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let (0xFF, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?) else { return None };
        if marker == 0xD9 {
            out.extend([0xFF, 0xD9]);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let end = at + 2 + length.max(2);
        let segment = bytes.get(at..end)?;
        match marker {
            0xE1 => out.extend(orientation(&segment[4..]).into_iter().flat_map(turned)),
            0xE0 | 0xEE => out.extend(segment),
            0xE2 if segment[4..].starts_with(b"ICC_PROFILE") => out.extend(segment),
            0xE2..=0xEF | 0xFE => {}
            _ => out.extend(segment),
        }
        at = end;
        if marker == 0xDA {
            let scan = scan(bytes, at)?;
            out.extend(&bytes[at..scan]);
            at = scan;
        }
    }
}

/// The end of the compressed data that starts at `at`: the next marker that is no restart.
fn scan(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// How the camera was held (2 to 8), from the notes of the camera; 1 and nothing need no word.
fn orientation(segment: &[u8]) -> Option<u8> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let two = |at: usize| {
        let both = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little { u16::from_le_bytes(both) } else { u16::from_be_bytes(both) })
    };
    let first = if little { two(4)? } else { two(6)? };
    let directory = usize::from(first);
    for entry in 0..usize::from(two(directory)?) {
        let at = directory + 2 + 12 * entry;
        if two(at)? == 0x0112 {
            let held = two(at + 8)?;
            return u8::try_from(held).ok().filter(|held| (2..=8).contains(held));
        }
    }
    None
}

/// Notes of a camera that say how it was held and nothing else.
fn turned(held: u8) -> [u8; 36] {
    let mut segment = [0; 36];
    segment[..4].copy_from_slice(&[0xFF, 0xE1, 0, 34]);
    segment[4..10].copy_from_slice(b"Exif\0\0");
    segment[10..18].copy_from_slice(b"MM\0\x2a\0\0\0\x08");
    segment[18..20].copy_from_slice(&[0, 1]);
    segment[20..28].copy_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1]);
    segment[29] = held;
    segment
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8]; 13] = [
        b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"pHYs", b"sBIT", b"bKGD", b"hIST", b"acTL",
        b"fcTL", b"fdAT",
    ];
    let mut out = bytes[..8].to_vec();
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let end = at.checked_add(length)?.checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        let name = &chunk[4..8];
        // What the image itself is made of has a capital letter first.
        if name[0].is_ascii_uppercase() || KEPT.contains(&name) {
            out.extend(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        at = end;
    }
}

fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let colours = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let (end, kept) = match *bytes.get(at)? {
            0x3B => {
                out.push(0x3B);
                return Some(out);
            }
            0x2C => (blocks(bytes, at + 11 + colours(*bytes.get(at + 9)?))?, Kept::Yes),
            0x21 => {
                let end = blocks(bytes, at + 2)?;
                let animation = bytes.get(at + 3..at + 14) == Some(b"NETSCAPE2.0");
                let shown = matches!(bytes.get(at + 1)?, 0xF9 | 0x01) || animation;
                (end, if shown { Kept::Yes } else { Kept::No })
            }
            _ => return None,
        };
        if kept == Kept::Yes {
            out.extend(&bytes[at..end]);
        }
        at = end;
    }
}

#[derive(PartialEq)]
enum Kept {
    Yes,
    No,
}

/// The end of a row of blocks, each with its length in front; an empty one ends it.
fn blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += length + 1;
        if length == 0 {
            return Some(at);
        }
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    let mut out = bytes[..12].to_vec();
    let mut at = 12;
    while let Some(name) = bytes.get(at..at + 4) {
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let chunk = bytes.get(at..end)?;
        if KEPT.contains(&name) {
            let start = out.len();
            out.extend(chunk);
            if name == b"VP8X" {
                // It promises notes that are gone.
                *out.get_mut(start + 8)? &= !0x0C;
            }
        }
        at = end;
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
        let length = (data.len() + 2) as u16;
        [&[0xFF, marker][..], &length.to_be_bytes(), data].concat()
    }

    #[test]
    fn a_photograph_keeps_how_it_is_held_and_nothing_else() {
        let exif = |held: u8| {
            let mut data = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
            data.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, held, 0, 0, 0]);
            data.extend(b"\x25\x88\x04\0\x01\0\0\0\0\0\0\0GPS-SECRET");
            data
        };
        let picture = |held: u8| {
            [
                vec![0xFF, 0xD8],
                segment(0xE0, b"JFIF\0"),
                segment(0xE1, &exif(held)),
                segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0GPS-SECRET"),
                segment(0xED, b"Photoshop GPS-SECRET"),
                segment(0xFE, b"GPS-SECRET"),
                segment(0xDB, b"table"),
                segment(0xDA, b"head"),
                b"data\xFF\x00more\xFF\xD0rest\xFF\xD9tail GPS-SECRET".to_vec(),
            ]
            .concat()
        };
        let check = |held: u8, kept: Option<u8>| {
            let (ending, cleaned) = clean(&picture(held)).expect("a sound picture");
            let shown = String::from_utf8_lossy(&cleaned);
            assert!(ending == "jpg" && !shown.contains("SECRET"), "{shown:?}");
            assert!(cleaned.ends_with(b"data\xFF\x00more\xFF\xD0rest\xFF\xD9"));
            let notes = cleaned.windows(6).position(|window| window == b"Exif\0\0");
            assert_eq!(notes.and_then(|at| orientation(&cleaned[at..])), kept);
        };
        check(1, None);
        check(6, Some(6));
    }

    #[test]
    fn drawings_lose_their_notes() {
        let chunk =
            |name: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes()[..], name, data, &[0; 4]].concat();
        let png = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", b"0123456789abc"),
            chunk(b"tEXt", b"SECRET"),
            chunk(b"eXIf", b"SECRET"),
            chunk(b"IDAT", b"data"),
            chunk(b"IEND", b""),
            b"SECRET".to_vec(),
        ]
        .concat();
        let gif = [
            &b"GIF89a\x01\0\x01\0\0\0\0"[..],
            b"\x21\xFE\x06SECRET\0",
            b"\x21\xFF\x0BXMP DataXMP\x06SECRET\0",
            b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0",
            b"\x3BSECRET",
        ]
        .concat();
        let webp = [
            &b"RIFF\0\0\0\0WEBP"[..],
            b"VP8X\x0A\0\0\0\x0C\0\0\0\0\0\0\0\0\0",
            b"VP8L\x04\0\0\0data",
            b"EXIF\x06\0\0\0SECRET",
        ]
        .concat();
        for (bytes, kind) in [(png, "png"), (gif, "gif"), (webp, "webp")] {
            let (ending, cleaned) = clean(&bytes).unwrap_or_else(|why| panic!("{kind}: {}", why.en));
            assert_eq!(ending, kind);
            assert!(!String::from_utf8_lossy(&cleaned).contains("SECRET"), "{kind}");
        }
    }

    #[test]
    fn damaged_pictures_are_refused() {
        let check = |bytes: &[u8]| assert!(clean(bytes).is_err(), "{bytes:?}");
        check(b"");
        check(b"BM......");
        check(b"\xFF\xD8");
        check(b"\xFF\xD8\xFF\xE1\xFF\xFFshort");
        check(b"\xFF\xD8\xFF\xE1\x00\x00");
        check(b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFIHDR");
        check(b"GIF89a");
        check(b"RIFF\0\0\0\0WEBPVP8 \xFF\xFF\xFF\xFF");
    }
}
