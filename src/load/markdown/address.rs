//! The destination of a link or picture, taken apart: scheme, path, fragment.

use unicode_normalization::UnicodeNormalization;

/// A destination before anybody looks whether it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    Empty,
    /// `scheme:rest`, the scheme in lower case.
    Absolute {
        scheme: String,
        rest: String,
    },
    /// `//host/…`: another site, by whatever scheme the page came.
    Network,
    /// A path within the site and a fragment, both percent-decoded and in Unicode form C, as the names of files are.
    Relative {
        path: String,
        fragment: Option<String>,
    },
}

pub(super) fn read(destination: &str) -> Address {
    let clean = clean(destination);
    if clean.is_empty() {
        return Address::Empty;
    }
    if let Some((scheme, rest)) = scheme(&clean) {
        return Address::Absolute { scheme, rest: rest.to_owned() };
    }
    if clean.starts_with("//") {
        return Address::Network;
    }
    let (path, fragment) = match clean.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (clean.as_str(), None),
    };
    Address::Relative { path: decoded_name(path), fragment: fragment.map(decoded_name) }
}

/// Browsers drop line ends and tabs from an address before they look for its scheme, and a reader sees none of the
/// invisible characters; with both gone, nothing can hide `javascript:`.
fn clean(destination: &str) -> String {
    let seen = destination.chars().filter(|&c| !(c.is_control() || invisible(c))).collect::<String>();
    seen.trim().to_owned()
}

fn invisible(c: char) -> bool {
    matches!(c as u32, 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xE0000..=0xE007F)
}

/// What stands before the first colon, if it has the form of a scheme (RFC 3986).
pub(super) fn scheme(address: &str) -> Option<(String, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let letter = scheme.bytes().next()?.is_ascii_alphabetic();
    let fits = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'));
    (letter && fits).then(|| (scheme.to_ascii_lowercase(), rest))
}

fn decoded_name(text: &str) -> String {
    percent_decoded(text).nfc().collect()
}

/// Undoes `%E9%95%87`. What does not decode to text is kept as it was written.
pub(super) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high * 16 + low);
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

fn hex(byte: Option<&u8>) -> Option<u8> {
    byte.and_then(|&byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
}

/// An address outside the site with everything percent-encoded that an address may not hold; Chinese may stay.
pub(super) fn outside(scheme: &str, rest: &str) -> String {
    let mut address = format!("{scheme}:");
    // Brackets belong to an IPv6 host, and to nothing behind it.
    let host_end = match rest.strip_prefix("//") {
        Some(host) => host.find(['/', '?', '#']).map_or(rest.len(), |at| at + 2),
        None => 0,
    };
    let bytes = rest.as_bytes();
    let mut fragment = false;
    for (at, c) in rest.char_indices() {
        let kept = match c {
            '%' => hex(bytes.get(at + 1)).is_some() && hex(bytes.get(at + 2)).is_some(),
            '#' => !std::mem::replace(&mut fragment, true),
            '[' | ']' => at < host_end,
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
            c => !c.is_whitespace(),
        };
        if kept {
            address.push(c);
        } else {
            let mut encoded = [0; 4];
            for byte in c.encode_utf8(&mut encoded).bytes() {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    address
}
