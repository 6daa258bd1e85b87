//! Whatever a camera tells beside a picture is gone, whatever makes the picture is there byte for byte, and no file
//! of bytes makes the program stop.

use super::*;

/// Stands in everything that must not be published.
const SECRET: &[u8] = b"35.9667N 105.7333E";

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }

    /// 0 to `below` − 1.
    fn of(&mut self, below: usize) -> usize {
        usize::try_from(self.roll() % below as u64).expect("below a usize")
    }

    /// Bytes that are no marker of JPEG.
    fn bytes(&mut self, most: usize) -> Vec<u8> {
        let length = self.of(most + 1);
        (0..length).map(|_| u8::try_from(self.of(255)).expect("a byte")).collect()
    }
}

/// A part of a file, and whether it belongs to the picture.
#[derive(Clone)]
struct Part {
    bytes: Vec<u8>,
    kept: bool,
}

fn kept(bytes: Vec<u8>) -> Part {
    Part { bytes, kept: true }
}

fn told(bytes: Vec<u8>) -> Part {
    Part { bytes, kept: false }
}

fn with_secret(dice: &mut Dice, before: &[u8]) -> Vec<u8> {
    [before, &dice.bytes(20), SECRET, &dice.bytes(20)].concat()
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short body");
    [&[0xff, marker], length.to_be_bytes().as_slice(), body].concat()
}

/// Exif as a camera writes it: little-endian, the orientation, and a position behind it.
fn exif(orientation: u8) -> Vec<u8> {
    let head = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";
    segment(0xe1, &[head.as_slice(), &[orientation, 0, 0, 0, 0, 0, 0, 0], SECRET].concat())
}

fn jpeg(dice: &mut Dice) -> Vec<Part> {
    let mut parts = vec![kept(vec![0xff, 0xd8]), kept(segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"))];
    for marker in [0xdb, 0xe2, 0xc0, 0xc4, 0xdd] {
        for _ in 0..dice.of(3) {
            let marker = [0xe1, 0xe2, 0xed, 0xef, 0xe5, 0xfe][dice.of(6)];
            parts.push(told(segment(marker, &with_secret(dice, b"http://ns.adobe.com/xap/1.0/\0"))));
        }
        let body = dice.bytes(60);
        let profile = [b"ICC_PROFILE\0".as_slice(), &body].concat();
        parts.push(kept(segment(marker, if marker == 0xe2 { &profile } else { &body })));
    }
    for _ in 0..=dice.of(3) {
        parts.push(kept(segment(0xda, &dice.bytes(12))));
        // Compressed pixels: a byte 0xff is followed by 0, and a scan may begin anew.
        parts.push(kept([dice.bytes(300), vec![0xff, 0, 7, 0xff, 0xd3], dice.bytes(300)].concat()));
    }
    parts.push(kept(vec![0xff, 0xd9]));
    parts.push(told(with_secret(dice, b"\xff\xd8 another picture behind")));
    parts
}

fn png_chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("short data");
    [length.to_be_bytes().as_slice(), kind, data, b"sum!"].concat()
}

fn png(dice: &mut Dice) -> Vec<Part> {
    let mut parts = vec![kept(png::SIGNATURE.to_vec()), kept(png_chunk(b"IHDR", &dice.bytes(13)))];
    for kind in [b"gAMA", b"iCCP", b"pHYs", b"PLTE", b"tRNS", b"IDAT", b"IDAT", b"IEND"] {
        for _ in 0..dice.of(3) {
            let kind = [b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME", b"prVt"][dice.of(6)];
            parts.push(told(png_chunk(kind, &with_secret(dice, b"GPS"))));
        }
        parts.push(kept(png_chunk(kind, &dice.bytes(200))));
    }
    parts.push(told(with_secret(dice, b"behind")));
    parts
}

fn gif(dice: &mut Dice) -> Vec<Part> {
    let blocks = |data: &[u8]| {
        let mut out = Vec::new();
        for part in data.chunks(255) {
            out.push(u8::try_from(part.len()).expect("a block"));
            out.extend(part);
        }
        out.push(0);
        out
    };
    let mut parts = vec![kept(b"GIF89a\x01\0\x01\0\x80\0\0abcdef".to_vec())];
    parts.push(kept([b"\x21\xff\x0bNETSCAPE2.0".as_slice(), &blocks(b"\x01\0\0")].concat()));
    for _ in 0..=dice.of(4) {
        parts.push(told([b"\x21\xfe".as_slice(), &blocks(&with_secret(dice, b"comment"))].concat()));
        parts
            .push(told([b"\x21\xff\x0bXMP DataXMP".as_slice(), &blocks(&with_secret(dice, b"<x"))].concat()));
        parts.push(kept([b"\x21\xf9".as_slice(), &blocks(b"\0\0\0\0")].concat()));
        parts.push(kept([b"\x2c\0\0\0\0\x01\0\x01\0\0\x02".as_slice(), &blocks(&dice.bytes(700))].concat()));
    }
    parts.push(kept(vec![0x3b]));
    parts.push(told(with_secret(dice, b"behind")));
    parts
}

fn riff(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("short data");
    let pad: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
    [kind, length.to_le_bytes().as_slice(), data, pad].concat()
}

/// The chunks of a WebP, without the head of the file.
fn webp(dice: &mut Dice) -> Vec<Part> {
    let mut parts = Vec::new();
    for kind in [b"ICCP", b"ANIM", b"ALPH", b"VP8 "] {
        parts.push(told(riff([b"EXIF", b"XMP ", b"note"][dice.of(3)], &with_secret(dice, b""))));
        parts.push(kept(riff(kind, &dice.bytes(200))));
    }
    parts
}

fn whole(parts: &[Part]) -> Vec<u8> {
    parts.iter().flat_map(|part| part.bytes.clone()).collect()
}

fn picture_of(parts: &[Part]) -> Vec<u8> {
    parts.iter().filter(|part| part.kept).flat_map(|part| part.bytes.clone()).collect()
}

fn webp_file(chunks: &[u8]) -> Vec<u8> {
    riff(b"RIFF", &[b"WEBP", chunks].concat())
}

fn holds_secret(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|window| window == SECRET)
}

/// A file made of parts, its picture alone, and the file of a bare picture again.
fn check(file: &[u8], expected: &[u8]) {
    let made = bare(file).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert!(!holds_secret(&made.bytes));
    assert_eq!(made.bytes, expected);
    assert_eq!(bare(&made.bytes).map(|again| again.bytes), Ok(made.bytes));
}

#[test]
fn what_makes_the_picture_stays_byte_for_byte_and_the_rest_goes() {
    for seed in 0..200 {
        let mut dice = Dice(seed);
        for parts in [jpeg(&mut dice), png(&mut dice), gif(&mut dice)] {
            assert!(holds_secret(&whole(&parts)));
            check(&whole(&parts), &picture_of(&parts));
        }
        let parts = webp(&mut dice);
        check(&webp_file(&whole(&parts)), &webp_file(&picture_of(&parts)));
    }
}

#[test]
fn how_a_photograph_lies_is_kept_and_its_position_is_not() {
    let parts = jpeg(&mut Dice(7));
    let photograph = |orientation| {
        let (head, rest) = parts.split_at(2);
        [whole(head), exif(orientation), whole(rest)].concat()
    };
    let check = |orientation: u8, turn: Turn, noted: Option<u8>| {
        let made = bare(&photograph(orientation)).unwrap_or_else(|fault| panic!("{fault:?}"));
        assert!(!holds_secret(&made.bytes));
        assert_eq!(made.turn, turn, "{orientation}");
        let at = made.bytes.windows(6).position(|window| window == b"Exif\0\0");
        assert_eq!(at.and_then(|at| orientation::read(&made.bytes[at + 6..])), noted, "{orientation}");
        assert_eq!(bare(&made.bytes), Ok(made));
    };
    check(1, Turn::Upright, None);
    check(3, Turn::Upright, Some(3));
    check(6, Turn::Quarter, Some(6));
    check(8, Turn::Quarter, Some(8));
    check(9, Turn::Upright, None);
}

#[test]
fn the_preview_in_the_head_of_a_jpeg_goes() {
    let head = segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01".as_slice(), SECRET].concat());
    let parts = jpeg(&mut Dice(1));
    let made = bare(&[vec![0xff, 0xd8], head, whole(&parts[2..])].concat());
    assert_eq!(made.map(|made| made.bytes), Ok(picture_of(&parts)));
}

#[test]
fn an_extended_webp_says_no_more_that_exif_follows() {
    let told = riff(b"EXIF", SECRET);
    let frame = [[0; 16].as_slice(), &told, &riff(b"VP8L", b"pixels")].concat();
    let bare_frame = [[0; 16].as_slice(), &riff(b"VP8L", b"pixels")].concat();
    let file = [riff(b"VP8X", &[0x1e, 0, 0, 0]), riff(b"ANMF", &frame), told].concat();
    let expected = [riff(b"VP8X", &[0x12, 0, 0, 0]), riff(b"ANMF", &bare_frame)].concat();
    check(&webp_file(&file), &webp_file(&expected));
}

fn iso_box(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).expect("a short box");
    [length.to_be_bytes().as_slice(), kind, body].concat()
}

fn avif(items: &[&[u8; 4]], more: &[u8]) -> Vec<u8> {
    let entry =
        |kind: &&[u8; 4]| iso_box(b"infe", &[b"\x02\0\0\0\0\x01\0\0".as_slice(), *kind, b"\0"].concat());
    let entries: Vec<u8> = items.iter().flat_map(entry).collect();
    let iinf = iso_box(b"iinf", &[b"\0\0\0\0\0\x01".as_slice(), &entries].concat());
    let meta = iso_box(b"meta", &[b"\0\0\0\0".as_slice(), &iso_box(b"hdlr", b"pict"), &iinf].concat());
    let head = iso_box(b"ftyp", b"mif1\0\0\0\0avifmif1");
    [head, meta, iso_box(b"mdat", b"pixels"), more.to_vec()].concat()
}

#[test]
fn an_avif_that_tells_more_than_a_picture_is_refused() {
    let check = |file: Vec<u8>, expected: Result<(), Fault>| {
        assert_eq!(bare(&file).map(|made| assert_eq!(made.bytes, file)), expected);
    };
    check(avif(&[b"av01"], b""), Ok(()));
    check(avif(&[b"av01", b"grid"], &iso_box(b"free", b"")), Ok(()));
    check(avif(&[b"av01", b"Exif"], b""), Err(Fault::Inseparable));
    check(avif(&[b"av01", b"mime"], b""), Err(Fault::Inseparable));
    check(avif(&[b"av01"], &iso_box(b"uuid", SECRET)), Err(Fault::Inseparable));
    let track = iso_box(b"trak", &iso_box(b"udta", SECRET));
    check(avif(&[b"av01"], &iso_box(b"moov", &track)), Err(Fault::Inseparable));
    check(iso_box(b"ftyp", b"heic\0\0\0\0mif1heic"), Err(Fault::Unknown));
    check(iso_box(b"ftyp", b"avif\0\0\0\0"), Err(Fault::Broken));
}

#[test]
fn a_damaged_file_is_refused_and_never_stops_the_program() {
    let mut dice = Dice(42);
    for _ in 0..100 {
        let chunks = webp_file(&whole(&webp(&mut dice)));
        let files = [
            whole(&jpeg(&mut dice)),
            whole(&png(&mut dice)),
            whole(&gif(&mut dice)),
            chunks,
            avif(&[b"av01"], b""),
        ];
        for file in files {
            let mut damaged = file.clone();
            for _ in 0..=dice.of(5) {
                let at = dice.of(damaged.len());
                damaged[at] = dice.bytes(1).first().copied().unwrap_or(0xff);
            }
            let _ = bare(&damaged);
            let _ = bare(&file[..dice.of(file.len())]);
        }
    }
    let check = |file: &[u8], fault: Fault| assert_eq!(bare(file), Err(fault));
    let parts = jpeg(&mut dice);
    check(&whole(&parts[..parts.len() - 2]), Fault::Broken);
    check(&[0xff, 0xd8, 0xff, 0xd9], Fault::Broken);
    check(png::SIGNATURE, Fault::Broken);
    check(b"GIF89a", Fault::Broken);
    check(b"RIFF\x04\0\0\0WEBP", Fault::Broken);
    check(b"II*\0\x08\0\0\0", Fault::Unknown);
    check(b"", Fault::Unknown);
}

/// Exif with a directory of positions: latitude and longitude, or only the version of the directory.
fn exif_with_position(tags: &[u16]) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0".to_vec();
    tiff.extend((tags.len() as u16).to_be_bytes());
    for tag in tags {
        tiff.extend(tag.to_be_bytes());
        tiff.extend([0, 5, 0, 0, 0, 3, 0, 0, 0, 0]);
    }
    tiff
}

#[test]
fn a_position_is_found_in_every_format() {
    let check = |bytes: &[u8], expected: bool, what: &str| {
        assert_eq!(super::tells_position(bytes), expected, "{what}");
    };
    let (both, none) = (exif_with_position(&[0, 2, 4]), exif_with_position(&[0]));
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"35,1N\"/>";
    let in_jpeg = |note: &[u8]| [&[0xff, 0xd8], segment(0xe1, note).as_slice(), &[0xff, 0xd9]].concat();
    let exif = |tiff: &[u8]| [b"Exif\0\0", tiff].concat();
    check(&in_jpeg(&exif(&both)), true, "Exif in JPEG");
    check(&in_jpeg(&exif(&none)), false, "Exif in JPEG without a position");
    check(&in_jpeg(xmp), true, "XMP in JPEG");
    check(&in_jpeg(b"http://ns.adobe.com/xap/1.0/\0<x/>"), false, "XMP without a position");
    let in_png = |tiff: &[u8]| [super::png::SIGNATURE, &png_chunk(b"eXIf", tiff)].concat();
    check(&in_png(&both), true, "PNG");
    check(&in_png(&none), false, "PNG without a position");
    check(&webp_file(&riff(b"EXIF", &both)), true, "WebP");
    check(&webp_file(&riff(b"EXIF", &none)), false, "WebP without a position");
    check(b"\xff\xd8\xff\xe1\xff", false, "damaged");
    let mut dice = Dice(7);
    let whole = whole(&jpeg(&mut dice));
    let bare = super::bare(&whole).expect("a sound picture");
    check(&bare.bytes, false, "what is published");
}
