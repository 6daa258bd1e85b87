//! Addresses behind words: which of them a page may lead to.

use std::collections::BTreeMap;

use super::xml::Element;

/// The addresses behind any words of an element, by a relation or by the code of a field.
pub fn within(element: &Element, relations: &BTreeMap<String, String>) -> Vec<String> {
    let own = match element.name.as_str() {
        "w:hyperlink" => element.attribute("r:id").and_then(|id| relations.get(id)).cloned(),
        "w:fldSimple" => element.attribute("w:instr").and_then(of_field).map(str::to_owned),
        "w:instrText" => of_field(&element.text()).map(str::to_owned),
        _ => None,
    };
    own.into_iter().chain(element.elements().flat_map(|inner| within(inner, relations))).collect()
}

/// The address in the code of a field: `HYPERLINK "https://…" \\o "…"`.
pub fn of_field(code: &str) -> Option<&str> {
    let rest = code.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix(['"', '“']) {
        Some(quoted) => quoted.split(['"', '”']).next()?,
        None => rest.split_whitespace().next()?,
    };
    // \l leads to a place within the document.
    (!address.is_empty() && !address.starts_with('\\')).then_some(address)
}

/// An address of the web as it may stand in Markdown; None for a file on somebody's computer, for mail, and for an
/// address that hides a name and a password.
pub fn safe(address: &str) -> Option<String> {
    let address = address.trim();
    let scheme = ["http://", "https://"]
        .iter()
        .find(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    let host = address[scheme.len()..].split(['/', '?', '#']).next()?;
    let whole = !host.is_empty() && !host.contains('@') && address.len() <= 2000;
    let clean = !address.chars().any(|c| c.is_whitespace() || c.is_control());
    let escape = |c: char| match c {
        '(' => "%28".to_owned(),
        ')' => "%29".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '"' => "%22".to_owned(),
        '\\' => "%5C".to_owned(),
        c => c.to_string(),
    };
    (whole && clean).then(|| address.chars().map(escape).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_are_told_from_others() {
        for (address, expected) in [
            ("https://www.example.com/a.html", Some("https://www.example.com/a.html")),
            ("HTTP://example.com/a(1).html", Some("HTTP://example.com/a%281%29.html")),
            ("file:///C:/a.xls", None),
            ("mailto:a@example.com", None),
            ("javascript:alert(1)", None),
            ("https://user:secret@example.com/", None),
            ("https://", None),
            ("https://example.com/a b", None),
        ] {
            assert_eq!(safe(address).as_deref(), expected, "{address}");
        }
        for (code, expected) in [
            (" HYPERLINK \"https://example.com/\" \\o \"看\" ", Some("https://example.com/")),
            (" HYPERLINK https://example.com/ ", Some("https://example.com/")),
            (" HYPERLINK \\l \"_Toc1\" ", None),
            (" PAGE ", None),
        ] {
            assert_eq!(of_field(code), expected, "{code}");
        }
    }
}
