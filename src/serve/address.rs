//! The path of a request → the file of the site that it asks for.

use percent_encoding::percent_decode_str;

use super::edition::Edition;

/// What a path asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A file of the site, from its root; it need not exist.
    File(String),
    /// A folder that was asked for like a file: links on its page would lead astray without the `/` behind it.
    Folder,
    /// Nothing that any site has.
    Nowhere,
}

/// Reads the path of a request: a folder stands for its `index.html`.
pub fn address(edition: &Edition, path: &str) -> Address {
    let Some(path) = path.strip_prefix('/') else { return Address::Nowhere };
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return Address::Nowhere };
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() };
    if file.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Address::Nowhere;
    }
    if !edition.makes(&file) && edition.makes(&format!("{file}/index.html")) {
        return Address::Folder;
    }
    Address::File(file)
}

/// Whether the `Host` of a request names this computer itself: a page of another site that has pointed its own name
/// at us would say that name.
pub fn is_own_name(host: &str) -> bool {
    let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((name, _)) => name,
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let is_loopback = name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    is_loopback || name == "localhost" || name.ends_with(".localhost")
}

/// The type of a file, by its ending.
pub fn content_type(path: &str) -> &'static str {
    let ending = crate::files::extension(path).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf" => "application/pdf",
        "svg" => "image/svg+xml",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_ours() {
        let check = |host: &str, expected: bool| assert_eq!(is_own_name(host), expected, "{host}");
        check("127.0.0.1:8000", true);
        check("127.0.0.1", true);
        check("localhost:8000", true);
        check("LocalHost.", true);
        check("town.localhost:80", true);
        check("[::1]:8000", true);
        check("[::1]", true);
        check("evil.example", false);
        check("evil.example:8000", false);
        check("127.0.0.1.evil.example", false);
        check("localhost.evil.example", false);
        check("192.168.1.7:8000", false);
        check("", false);
    }

    #[test]
    fn types_go_by_the_ending() {
        let check = |path: &str, expected: &str| assert_eq!(content_type(path), expected, "{path}");
        check("xiji/index.html", "text/html; charset=utf-8");
        check("assets/a.CSS", "text/css; charset=utf-8");
        check("compare/a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        check("a", "application/octet-stream");
    }
}
