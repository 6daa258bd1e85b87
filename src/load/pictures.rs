//! Pictures in the content folder: their size, and the name they are published under.

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Body, Files, extension};
use crate::model::Picture;
use crate::picture::{Fault, Format, Turn, bare};
use crate::say;

const ENDINGS: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

/// A picture larger than this each way is a bomb, not a photograph.
const LARGEST: usize = 30_000;

/// All pictures, in the order of their paths. One that cannot be read is an error; something stands in for it, so that
/// no text that uses it is told that it is not there.
pub fn read(files: &Files, diagnostics: &mut Diagnostics) -> Vec<Picture> {
    let found: Vec<(&str, &[u8])> = files
        .under("content")
        .filter_map(|(path, body)| match body {
            Body::Bytes(bytes) if is_picture(path) => Some((path, bytes.as_slice())),
            _ => None,
        })
        .collect();
    let read: Vec<(&str, Result<Picture, Box<Diagnostic>>)> =
        found.into_par_iter().map(|(path, bytes)| (path, measure(path, bytes))).collect();
    let mut pictures = Vec::new();
    for (path, result) in read {
        pictures.push(result.unwrap_or_else(|diagnostic| {
            diagnostics.push(*diagnostic);
            Picture { file: path.to_owned(), name: "broken.png".into(), width: 1, height: 1 }
        }));
    }
    pictures
}

pub fn is_picture(path: &str) -> bool {
    extension(path).is_some_and(|e| ENDINGS.contains(&e.to_ascii_lowercase().as_str()))
}

/// A picture is named after what is published of it, so that one taken twice with different notes is one.
fn measure(path: &str, bytes: &[u8]) -> Result<Picture, Box<Diagnostic>> {
    let broken = |what| Box::new(Diagnostic::error("picture", what).at(Span::file(path)));
    if Format::of(bytes).is_none() {
        return Err(fault(path, Fault::Unknown));
    }
    let size = imagesize::blob_size(bytes).map_err(|_| {
        broken(say!("读不出“{path}”的宽高，文件可能不完整", "the size of {path} cannot be read"))
    })?;
    if size.width == 0 || size.height == 0 || size.width.max(size.height) > LARGEST {
        let (width, height) = (size.width, size.height);
        return Err(broken(say!(
            "“{path}”的尺寸 {width}×{height} 不合理（每边 1 到 {LARGEST} 像素）",
            "{path} is {width}×{height} pixels; each side must be 1 to {LARGEST}"
        )));
    }
    let made = bare(bytes).map_err(|found| fault(path, found))?;
    let (width, height) = match made.turn {
        Turn::Upright => (size.width, size.height),
        Turn::Quarter => (size.height, size.width),
    };
    let hash = blake3::hash(&made.bytes).to_hex();
    Ok(Picture {
        file: path.to_owned(),
        name: format!("{}.{}", &hash[..16], made.format.ending()),
        width: width as u32,
        height: height as u32,
    })
}

fn fault(path: &str, fault: Fault) -> Box<Diagnostic> {
    let (message, help) = match fault {
        Fault::Unknown => (
            say!("“{path}”不是能识别的图片", "{path} is not a picture we can read"),
            say!(
                "换成 jpg、png、gif、webp 或 avif；手机拍的 HEIC 改了扩展名还是 HEIC，要在相册里另存为 jpg",
                "use jpg, png, gif, webp or avif; a HEIC photograph stays one under another name, so export it as jpg"
            ),
        ),
        Fault::Broken => (
            say!("“{path}”不完整或已损坏", "{path} is incomplete or damaged"),
            say!("用看图软件打开，另存一份再用", "open it in an image program and save it anew"),
        ),
        Fault::Inseparable => (
            say!(
                "“{path}”里带着拍摄信息（可能有拍摄位置），这种格式去不掉，不能公布",
                "{path} tells when and where it was taken, which cannot be taken out of this format"
            ),
            say!(
                "另存为 jpg 或 png，拍摄信息会自动去掉；或在导出 avif 时不带拍摄信息",
                "save it as jpg or png, where this is taken out by itself, or export the avif without it"
            ),
        ),
    };
    Box::new(Diagnostic::error("picture", message).at(Span::file(path)).help(help))
}
