//! Pictures in the content folder: their size, and the name they are published under.

use imagesize::ImageType;
use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::files::{Body, Files, extension};
use crate::model::Picture;
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

fn measure(path: &str, bytes: &[u8]) -> Result<Picture, Box<Diagnostic>> {
    let broken = |what| Box::new(Diagnostic::error("picture", what).at(Span::file(path)));
    let kind = imagesize::image_type(bytes)
        .map_err(|_| broken(say!("“{path}”不是能识别的图片", "{path} is not a picture we can read")))?;
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
    let ending = match kind {
        ImageType::Png => "png",
        ImageType::Gif => "gif",
        ImageType::Webp => "webp",
        ImageType::Jpeg => "jpg",
        _ => "avif",
    };
    let hash = blake3::hash(bytes).to_hex();
    Ok(Picture {
        file: path.to_owned(),
        name: format!("{}.{ending}", &hash[..16]),
        width: size.width as u32,
        height: size.height as u32,
    })
}
