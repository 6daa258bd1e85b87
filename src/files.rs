//! Every input file in memory, by its path from the site's root.
//!
//! Text is decoded and normalised once, on the way in: UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030;
//! line ends become `\n`. All offsets elsewhere are byte offsets into this normalised text.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

/// The encoding a text file was found to be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    Gb18030,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A text file, decoded and with `\n` line ends.
    Text { text: String, encoding: Encoding },
    /// A file that should be text but is in no encoding we read; `at` is the first byte that does not fit UTF-8.
    Undecodable { at: usize },
    /// Pictures and everything else that is passed on as it is.
    Bytes(Vec<u8>),
}

/// The input files of one site. Paths use `/`, have no leading `./`, and are unique.
///
/// A copy shares what the files hold, so that the next state of a site can grow beside the one that is shown.
#[derive(Debug, Clone, Default)]
pub struct Files {
    by_path: BTreeMap<Arc<str>, Arc<Body>>,
}

/// File endings that are read as text; all others stay bytes.
const TEXT_ENDINGS: &[&str] = &["css", "csv", "html", "js", "md", "svg", "txt", "typ", "yaml", "yml"];

impl Files {
    /// Adds a file; text endings are decoded here. A path given twice keeps the later bytes;
    /// if they are the same, it keeps the body it had.
    pub fn insert(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        let path = path.into();
        let body = if is_text(&path) { decode(bytes) } else { Body::Bytes(bytes) };
        if self.get(&path) != Some(&body) {
            self.by_path.insert(path.into(), Arc::new(body));
        }
    }

    pub fn remove(&mut self, path: &str) {
        self.by_path.remove(path);
    }

    /// Gives back the memory of the files that are not `wanted` any more: they are as if they had never been there.
    pub fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        self.by_path.retain(|path, _| wanted(path));
    }

    pub fn get(&self, path: &str) -> Option<&Body> {
        self.shared(path).map(|body| &**body)
    }

    /// What a file holds, to keep: two that are one in memory (`Arc::ptr_eq`) are equal without being compared.
    pub fn shared(&self, path: &str) -> Option<&Arc<Body>> {
        self.by_path.get(path)
    }

    /// The normalised text of a file, if it is a text file that could be decoded.
    pub fn text(&self, path: &str) -> Option<&str> {
        match self.get(path) {
            Some(Body::Text { text, .. }) => Some(text),
            _ => None,
        }
    }

    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        match self.get(path)? {
            Body::Bytes(bytes) => Some(bytes),
            Body::Text { text, .. } => Some(text.as_bytes()),
            Body::Undecodable { .. } => None,
        }
    }

    pub fn contains(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Body)> {
        self.by_path.iter().map(|(path, body)| (&**path, &**body))
    }

    /// The files below a folder (`folder` without a trailing `/`), in the order of their paths.
    pub fn under<'a>(&'a self, folder: &str) -> impl Iterator<Item = (&'a str, &'a Body)> {
        let prefix = format!("{folder}/");
        self.by_path
            .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(&prefix))
            .map(|(path, body)| (&**path, &**body))
    }
}

/// The folder part of a path; empty for a file at the root.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of a path.
pub fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The ending of a file name, without its dot.
pub fn extension(path: &str) -> Option<&str> {
    let (stem, ending) = name(path).rsplit_once('.')?;
    (!stem.is_empty()).then_some(ending)
}

/// Whether a file of this name is read as text.
pub fn is_text(path: &str) -> bool {
    extension(path).is_some_and(|ending| TEXT_ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// Resolves a relative path written in the file `from`: `photos/a.jpg`, `./b.md`, `../c/d.md`.
/// `None` when it would leave the root or is absolute.
pub fn resolve(from: &str, relative: &str) -> Option<String> {
    if relative.starts_with('/') || relative.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = folder(from).split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

fn decode(bytes: Vec<u8>) -> Body {
    match decode_text(bytes) {
        Ok((text, encoding)) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            Body::Text { text: normalise(text), encoding }
        }
        Err(at) => Body::Undecodable { at },
    }
}

/// Text as it stands in a file: line ends as they are, and a byte order mark as its first character.
/// The error is the first byte that does not fit UTF-8, in a file that fits no other encoding either.
pub fn decode_text(bytes: Vec<u8>) -> Result<(String, Encoding), usize> {
    if let Some((encoding, bom)) = encoding_rs::Encoding::for_bom(&bytes)
        && encoding != encoding_rs::UTF_8
    {
        let (text, malformed) = encoding.decode_without_bom_handling(&bytes[bom..]);
        let text = format!("\u{feff}{text}");
        return if malformed { Err(bom) } else { Ok((text, Encoding::Utf16)) };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, Encoding::Utf8)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            match encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(&bytes) {
                Some(text) => Ok((text.into_owned(), Encoding::Gb18030)),
                None => Err(at),
            }
        }
    }
}

/// YAML counts a lone CR as a line break and `str::lines` does not, so one form is kept for everybody.
fn normalise(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(bytes: &[u8]) -> Body {
        let mut files = Files::default();
        files.insert("a.md", bytes.to_vec());
        files.get("a.md").cloned().expect("just inserted")
    }

    #[test]
    fn text_is_decoded_and_normalised() {
        let check = |bytes: &[u8], text: &str, encoding: Encoding| {
            assert_eq!(body(bytes), Body::Text { text: text.into(), encoding });
        };
        check("吉强镇".as_bytes(), "吉强镇", Encoding::Utf8);
        check("\u{feff}吉强镇\r\n二\r三".as_bytes(), "吉强镇\n二\n三", Encoding::Utf8);
        let (gbk, _, _) = encoding_rs::GB18030.encode("西吉县吉强镇");
        check(&gbk, "西吉县吉强镇", Encoding::Gb18030);
        check(b"\xff\xfeA\0", "A", Encoding::Utf16);
        assert_eq!(body(b"ab\xff\xff"), Body::Undecodable { at: 2 });
    }

    #[test]
    fn relative_paths_stay_inside() {
        let check = |from: &str, relative: &str, expected: Option<&str>| {
            assert_eq!(resolve(from, relative).as_deref(), expected, "{from} + {relative}");
        };
        check("content/a/b.md", "photos/x.jpg", Some("content/a/photos/x.jpg"));
        check("content/a/b.md", "../c/./d.md", Some("content/c/d.md"));
        check("content/a/b.md", "../../../etc/passwd", None);
        check("content/a/b.md", "/etc/passwd", None);
        check("content/a/b.md", "..\\x", None);
    }
}
