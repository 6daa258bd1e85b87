//! The shape of every URL, in one place.

use crate::model::{IndicatorId, KindId, PeersOrigin, PlaceId, ReportId, Site};

/// One page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    Home,
    Place(PlaceId),
    Report(ReportId),
    /// Which years and kinds of reports there are.
    Reports,
    ReportsOfYear(i16),
    /// The shelf of reports whose year is not known.
    ReportsOfNoYear,
    ReportsOfKind(KindId),
    Indicators,
    Indicator(IndicatorId),
    /// Which groups of places can be compared.
    Comparisons,
    /// The matrix of one group: its position in [`Site::peers`].
    Matrix(usize),
    NotFound,
}

impl Route {
    /// The file of the page, from the root of the site, with `/` between folders.
    pub fn path(self, site: &Site) -> String {
        match self {
            Route::Home => "index.html".into(),
            Route::Place(id) => format!("{}/index.html", site.place(id).path),
            Route::Report(id) => format!("{}.html", site.report(id).path),
            Route::Reports => "reports/index.html".into(),
            Route::ReportsOfYear(year) => format!("reports/{year}.html"),
            Route::ReportsOfNoYear => "reports/unknown-year.html".into(),
            Route::ReportsOfKind(id) => format!("reports/kind-{}.html", site.kind(id).key),
            Route::Indicators => "indicators/index.html".into(),
            Route::Indicator(id) => format!("indicators/{}.html", site.indicator(id).key),
            Route::Comparisons => "compare/index.html".into(),
            Route::Matrix(at) => match &site.peers[at].origin {
                PeersOrigin::ChildrenOf(place) => format!("compare/{}/index.html", site.place(*place).path),
                PeersOrigin::Named(key) => format!("compare/{key}.html"),
            },
            Route::NotFound => "404.html".into(),
        }
    }
}

/// Every page of the site, in a fixed order.
pub fn routes(site: &Site) -> Vec<Route> {
    let mut all = vec![Route::Home, Route::Reports, Route::Indicators, Route::Comparisons, Route::NotFound];
    all.extend((0..site.places.len()).map(|at| Route::Place(PlaceId(at as u32))));
    all.extend((0..site.reports.len()).map(|at| Route::Report(ReportId(at as u32))));
    let years: std::collections::BTreeSet<i16> =
        site.reports.iter().filter_map(|report| report.period.year()).collect();
    all.extend(years.into_iter().map(Route::ReportsOfYear));
    if site.reports.iter().any(|report| report.period.year().is_none()) {
        all.push(Route::ReportsOfNoYear);
    }
    let kinds: std::collections::BTreeSet<KindId> = site.reports.iter().map(|report| report.kind).collect();
    all.extend(kinds.into_iter().map(Route::ReportsOfKind));
    all.extend(site.by_indicator.keys().copied().map(Route::Indicator));
    all.extend((0..site.peers.len()).map(Route::Matrix));
    all
}

/// A relative link from the page at `from` to the file at `to`, both from the root of the site.
/// Works in any sub-folder and from a disk, so it never begins with `/` and always names the file.
pub fn href(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let shared = (0..folders.min(to.len() - 1)).take_while(|&at| from[at] == to[at]).count();
    let mut link = "../".repeat(folders - shared);
    for (at, part) in to[shared..].iter().enumerate() {
        if at > 0 {
            link.push('/');
        }
        encode(part, &mut link);
    }
    link
}

/// The part of a link behind `#`, percent-encoded.
pub fn fragment(id: &str) -> String {
    let mut encoded = String::new();
    encode(id, &mut encoded);
    encoded
}

/// Percent-encodes what a path segment cannot hold (RFC 3986, `pchar` without `:`); Han characters are encoded too.
fn encode(segment: &str, out: &mut String) {
    for byte in segment.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_their_file() {
        let check = |from: &str, to: &str, expected: &str| assert_eq!(href(from, to), expected);
        check("index.html", "xiji/index.html", "xiji/index.html");
        check("xiji/jiqiang/a.html", "xiji/index.html", "../index.html");
        check("xiji/jiqiang/a.html", "xiji/jiqiang/b.html", "b.html");
        check("xiji/jiqiang/a.html", "index.html", "../../index.html");
        check("xiji/index.html", "indicators/x.html", "../indicators/x.html");
        check("a/b/index.html", "a/index.html", "../index.html");
        check("a/index.html", "a/b/index.html", "b/index.html");
        check("index.html", "乡/a b.html", "%E4%B9%A1/a%20b.html");
    }
}
